/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a record must be before it is stored, whoever made it: command line, import or bus. */
#include "tracker/private.h"

#include <string.h>

#define TEXT_MAX_BYTES (64 * 1024)
#define AMOUNT_MAX 36500 /* months or days of a path step, as in the schema */

/* @text may be NULL. */
static bool
check_text(const char *field, const char *text, GError **error)
{
    if (text == NULL)
        return true;
    if (strlen(text) > TEXT_MAX_BYTES) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_LIMIT, "the %s is longer than %d bytes", field,
                    TEXT_MAX_BYTES);
        return false;
    }
    if (!g_utf8_validate(text, -1, NULL)) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_PARSE, "the %s is not valid UTF-8 text", field);
        return false;
    }
    return true;
}

static bool
is_blank(const char *text)
{
    while (text != NULL && g_ascii_isspace(*text))
        text++;
    return text == NULL || *text == '\0';
}

/* @text must say something. */
static bool
check_stated(const char *field, const char *text, GError **error)
{
    if (is_blank(text)) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_PARSE, "the %s is empty", field);
        return false;
    }
    return check_text(field, text, error);
}

/* A name that other names are built from ("BODY/units/due/…"). */
static bool
check_body(const char *body, GError **error)
{
    if (!check_stated("body", body, error))
        return false;
    for (const char *c = body; *c != '\0'; c++) {
        if (g_ascii_isgraph(*c) && *c != '/')
            continue;
        g_set_error(error, CEU_ERROR, CEU_ERROR_PARSE,
                    "“%.32s” cannot be a body's name: letters, digits and hyphens only", body);
        return false;
    }
    return true;
}

static bool
check_day(const char *field, CeuDate day, GError **error)
{
    if (ceu_date_is_set(day))
        return true;
    g_set_error(error, CEU_ERROR, CEU_ERROR_RANGE, "the %s is not stated", field);
    return false;
}

static bool
check_units(CeuUnits units, int64_t least_milli, GError **error)
{
    if (units.milli >= least_milli && units.milli <= CEU_UNITS_MAX_MILLI)
        return true;
    g_set_error(error, CEU_ERROR, CEU_ERROR_RANGE, "the units must be %s and 100,000 at most",
                least_milli > 0 ? "more than 0" : "0 or more");
    return false;
}

bool
ceu_check_membership(const CeuMembership *membership, GError **error)
{
    int month = membership->renews_month;
    int day = membership->renews_day;

    if (month < 0 || month > 12 || day < 0 || day > 31) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_RANGE, "there is no day %d of month %d", day,
                    month);
        return false;
    }
    if (day > 0 && month > 0 && day > ceu_date_days_in_month(2000, month)) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_RANGE, "month %d has no day %d", month, day);
        return false;
    }
    return check_body(membership->body, error) &&
           check_text("member number", membership->number, error);
}

bool
ceu_check_credential(const CeuCredential *credential, GError **error)
{
    return check_body(credential->body, error) &&
           check_stated("credential type", credential->type, error) &&
           check_text("credential number", credential->number, error) &&
           check_text("category", credential->category, error);
}

bool
ceu_check_activity(const CeuActivity *activity, GError **error)
{
    return check_stated("title", activity->title, error) &&
           check_text("provider", activity->provider, error) &&
           check_text("index number", activity->index, error) &&
           check_text("format", activity->format, error) &&
           check_text("topics", activity->topics, error) &&
           check_text("origin", activity->origin, error) &&
           check_text("list of bodies", activity->accepted_by, error) &&
           check_text("list of credentials", activity->pin_for, error) &&
           check_text("note", activity->note, error) && check_units(activity->units, 1, error) &&
           (activity->planned || check_day("completion date", activity->done, error));
}

bool
ceu_check_filing(const CeuFiling *filing, GError **error)
{
    return check_stated("pool", filing->pool, error) &&
           check_day("cycle of the renewal", filing->cycle_day, error);
}

bool
ceu_check_override(const CeuOverride *override, GError **error)
{
    if (!check_stated("pool", override->pool, error))
        return false;
    switch (override->kind) {
    case CEU_OVERRIDE_DUE:
        return check_day("due date", override->day, error);
    case CEU_OVERRIDE_TOTAL:
        return check_units(override->units, 0, error);
    case CEU_OVERRIDE_MINIMUM:
        return check_stated("requirement", override->subject, error) &&
               check_units(override->units, 0, error);
    case CEU_OVERRIDE_COUNT:
        break;
    }
    g_return_val_if_reached(false);
}

bool
ceu_check_answer(const CeuAnswer *answer, GError **error)
{
    return (answer->body == NULL || check_body(answer->body, error)) &&
           check_stated("question", answer->trait, error) &&
           check_stated("answer", answer->value, error);
}

bool
ceu_check_deed(const CeuDeed *deed, GError **error)
{
    return check_stated("pool", deed->pool, error) && check_stated("duty", deed->subject, error) &&
           check_text("note", deed->note, error) && check_day("day", deed->day, error);
}

bool
ceu_check_draft(const CeuDraft *draft, GError **error)
{
    return check_stated("content", draft->sha256, error) &&
           check_stated("name of the file", draft->name, error) &&
           check_text("title", draft->title, error) &&
           check_text("provider", draft->provider, error) &&
           check_text("index number", draft->index, error) &&
           (draft->units.milli == 0 || check_units(draft->units, 1, error)) &&
           (!ceu_date_is_set(draft->done) || check_day("completion date", draft->done, error));
}

bool
ceu_check_mute(const CeuMute *mute, GError **error)
{
    return check_stated("subject", mute->subject, error) && check_text("note", mute->note, error);
}

static bool
check_amount(const CeuPathStep *step, GError **error)
{
    bool counted = step->kind == CEU_PATH_EXPERIENCE || step->kind == CEU_PATH_EXTENDED;
    int least = step->kind == CEU_PATH_EXTENDED ? 1 : 0;
    int most = counted ? AMOUNT_MAX : 0;

    if (step->amount >= least && step->amount <= most)
        return true;
    g_set_error(error, CEU_ERROR, CEU_ERROR_RANGE, "the %s must be %d to %d",
                step->kind == CEU_PATH_EXTENDED ? "days" : "months", least, most);
    return false;
}

bool
ceu_check_path_step(const CeuPathStep *step, GError **error)
{
    bool experience = step->kind == CEU_PATH_EXPERIENCE;

    g_return_val_if_fail(step->kind < CEU_PATH_KIND_COUNT, false);
    g_return_val_if_fail(experience || step->part == NULL, false);
    return check_amount(step, error) && check_text("note", step->note, error) &&
           (experience ? check_stated("part", step->part, error)
                       : check_day("day", step->day, error));
}
