/* SPDX-License-Identifier: GPL-3.0-or-later */
/* inbox confirm: a draft becomes an activity with its file as the proof, or the proof of one that is there. */
#include "cmd.h"

#include "activity.h"
#include "ask.h"
#include "complete.h"
#include "day.h"
#include "inbox.h"

const CliOption cli_inbox_confirm_options[] = {
    { "title", 0, CLI_STRING, "TEXT", "what it was" },
    { "units", 0, CLI_STRING, "UNITS", "how many: 1.5, 90min, 1 iacet" },
    CLI_ACTIVITY_OPTIONS,
    { "proof-of", 0, CLI_NUMBER, "NUMBER",
      "it is the proof of this activity, which is logged already" },
    { "again", 0, CLI_FLAG, NULL, "log it although the same event is there already" },
    { NULL, 0, CLI_FLAG, NULL, NULL },
};

typedef struct ConfirmWork {
    CliContext *context;
    int64_t draft;
    CeuActivity activity;
    char *described; /* out */
} ConfirmWork;

static bool
refuse_twin(CeuEdit *edit, const ConfirmWork *work, GError **error)
{
    CeuTwins twins;

    if (!ceu_edit_find_twins(edit, &work->activity, &twins, error))
        return false;
    if (twins.alike == 0)
        return true;
    g_set_error(error, CEU_ERROR, CEU_ERROR_EXISTS,
                "number %" G_GINT64_FORMAT
                " of this day has the same title; nothing was added. If the file is its proof: "
                "ceu inbox confirm %" G_GINT64_FORMAT " --proof-of %" G_GINT64_FORMAT
                " (if it is another event, add --again)",
                twins.alike, work->draft, twins.alike);
    return false;
}

static bool
confirm_draft(CeuEdit *edit, gpointer data, GError **error)
{
    ConfirmWork *work = data;
    g_autofree char *summary = NULL;

    work->activity.id = 0; /* a second attempt after a busy store */
    work->activity.uid = NULL;
    if (!cli_given(work->context, "again") && !refuse_twin(edit, work, error))
        return false;
    g_free(work->described);
    work->described = cli_describe_activity(&work->activity);
    summary =
        g_strdup_printf("confirm draft %" G_GINT64_FORMAT ": %s", work->draft, work->described);
    ceu_edit_set_summary(edit, summary);
    return ceu_edit_confirm_draft(edit, work->draft, &work->activity, error);
}

/* ---- what is missing is asked for ---- */

/* One field: the question, and what reads the answer into the activity. */
typedef struct Question {
    CeuFields field;
    const char *text;
    const char *spec; /* what Tab completes; NULL: nothing */
    bool (*read)(ConfirmWork *work, const CliActivityReading *reading, const char *answer,
                 GError **error);
} Question;

static bool
read_title(ConfirmWork *work, const CliActivityReading *reading, const char *answer, GError **error)
{
    (void) error;
    work->activity.title = g_string_chunk_insert(reading->strings, answer);
    return true;
}

static bool
read_units(ConfirmWork *work, const CliActivityReading *reading, const char *answer, GError **error)
{
    (void) reading;
    return cli_read_units(work->context, answer, &work->activity.units, &work->activity.unit,
                          error);
}

static bool
read_day(ConfirmWork *work, const CliActivityReading *reading, const char *answer, GError **error)
{
    return cli_read_near_day(work->context, answer, "the day", reading->ahead, reading->remarks,
                             &work->activity.done, error);
}

static const Question questions[] = {
    { CEU_FIELD_TITLE, "Title", "TITLE", read_title },
    { CEU_FIELD_UNITS, "Units on the certificate (1.5, 90min, 1 iacet)", NULL, read_units },
    { CEU_FIELD_DATE, "Completed on (2026-11-03, yesterday)", "DATE", read_day },
};

/* What was read, though not for sure; NULL: nothing. (transfer full) */
static char *
read_value(const CeuActivity *activity, CeuFields field)
{
    char day[CEU_DATE_TEXT_SIZE], units[CEU_UNITS_TEXT_SIZE];

    if (field == CEU_FIELD_DATE)
        return ceu_date_is_set(activity->done) ? g_strdup(ceu_date_format(activity->done, day))
                                               : NULL;
    if (field == CEU_FIELD_TITLE)
        return g_strdup(activity->title);
    if (activity->units.milli == 0)
        return NULL;
    return g_strdup_printf("%s%s", ceu_units_format(activity->units, units),
                           activity->unit == CEU_UNIT_CEU ? "" : ceu_unit_name(activity->unit));
}

/* Asks until it is answered well; Enter alone takes what was read. false: no answer came. */
static bool
ask_one(ConfirmWork *work, const CliActivityReading *reading, const Question *question)
{
    g_autofree char *offers =
        question->spec == NULL ? NULL : cli_offers_for_spec(work->context, question->spec);

    for (;;) {
        g_autofree char *value = read_value(&work->activity, question->field);
        g_autofree char *shown = value == NULL ? NULL : ceu_text_visible(value);
        g_autofree char *line = shown == NULL ? g_strdup_printf("%s: ", question->text)
                                              : g_strdup_printf("%s [%s]: ", question->text, shown);
        const CliQuestion asked = { line, offers, "" };
        g_autofree char *answer = NULL;
        g_autoptr(GError) error = NULL;

        if (!cli_ask(work->context, &asked, &answer, NULL))
            return false;
        if (answer[0] == '\0' && value != NULL)
            return true;
        if (answer[0] == '\0')
            continue;
        if (cli_check_text(answer, "the answer", &error) &&
            question->read(work, reading, answer, &error))
            return true;
        cli_note("%s", error->message);
    }
}

static bool
ask_missing(ConfirmWork *work, const CeuDraft *draft, const CliActivityReading *reading,
            unsigned lacks, GError **error)
{
    CliContext *context = work->context;
    g_autofree char *words = cli_draft_fields(lacks), *options = cli_draft_options(draft, lacks);
    bool answered = cli_can_ask(context);
    size_t i;

    for (i = 0; answered && i < G_N_ELEMENTS(questions); i++) {
        if ((lacks & (unsigned) questions[i].field) != 0)
            answered = ask_one(work, reading, &questions[i]);
    }
    if (answered)
        return true;
    g_set_error(error, CLI_USAGE_ERROR, 0,
                "draft %" G_GINT64_FORMAT " needs what is not sure yet (%s); nothing was recorded: "
                "ceu inbox confirm %" G_GINT64_FORMAT "%s",
                work->draft, words, work->draft, options);
    return false;
}

/* ---- putting it together ---- */

static void
take_draft(CeuActivity *activity, const CeuDraft *draft)
{
    activity->title = draft->title;
    activity->provider = draft->provider;
    activity->index = draft->index;
    activity->done = draft->done;
    activity->units = draft->units;
    activity->unit = draft->unit;
}

/* What was stated is sure. */
static unsigned
still_lacking(const CliContext *context, const CeuDraft *draft)
{
    unsigned lacks = ceu_draft_lacks(draft);

    if (cli_given(context, "title"))
        lacks &= ~(unsigned) CEU_FIELD_TITLE;
    if (cli_given(context, "units"))
        lacks &= ~(unsigned) CEU_FIELD_UNITS;
    if (cli_given(context, "on"))
        lacks &= ~(unsigned) CEU_FIELD_DATE;
    return lacks;
}

/* A certificate is about what was done. */
static bool
check_past(const CliContext *context, const CeuActivity *activity, GError **error)
{
    char day[CEU_DATE_TEXT_SIZE];

    if (cli_given(context, "yes") || ceu_date_compare(activity->done, context->today) <= 0)
        return cli_confirm_done(context, activity, error);
    g_set_error(
        error, CLI_USAGE_ERROR, 0,
        "%s is in the future, and a certificate is about what was done; if the date is right, "
        "add --yes",
        ceu_date_format(activity->done, day));
    return false;
}

static bool
read_work(ConfirmWork *work, const CeuDraft *draft, const CliActivityReading *reading,
          GError **error)
{
    CliContext *context = work->context;
    CeuActivity *activity = &work->activity;
    const char *title = cli_text(context, "title"), *units = cli_text(context, "units");
    unsigned lacks = still_lacking(context, draft);

    take_draft(activity, draft);
    if (title != NULL)
        activity->title = title;
    if (units != NULL && !cli_read_units(context, units, &activity->units, &activity->unit, error))
        return false;
    return cli_read_activity(context, activity, reading, error) &&
           (lacks == 0 || ask_missing(work, draft, reading, lacks, error)) &&
           check_past(context, activity, error);
}

static int
confirm_as_activity(ConfirmWork *work, const CeuDraft *draft, GError **error)
{
    CliContext *context = work->context;
    g_autoptr(GStringChunk) strings = g_string_chunk_new(256);
    g_autoptr(GPtrArray) remarks = g_ptr_array_new_with_free_func(g_free);
    const CliActivityReading reading = { strings, false, remarks };
    g_autofree char *described = NULL;
    GPtrArray *effects;
    bool done;

    work->activity = ceu_activity_init();
    if (!read_work(work, draft, &reading, error))
        return CEU_EXIT_FAILED;
    done = ceu_tracker_change(context->tracker, "confirm a draft", confirm_draft, work, error);
    described = g_steal_pointer(&work->described);
    if (!done)
        return CEU_EXIT_FAILED;
    effects = cli_effects_of_activity(context, work->activity.id, NULL);
    if (effects != NULL)
        g_ptr_array_extend_and_steal(remarks, effects);
    cli_print_result(context, true, work->activity.id, remarks, "%" G_GINT64_FORMAT ": %s",
                     work->activity.id, described);
    return CEU_EXIT_OK;
}

static bool
attach_draft(CeuEdit *edit, gpointer data, GError **error)
{
    const ConfirmWork *work = data;
    const int64_t activity = cli_value(work->context->values, "proof-of")->number;
    g_autofree char *summary = g_strdup_printf(
        "attach draft %" G_GINT64_FORMAT " to %" G_GINT64_FORMAT, work->draft, activity);

    ceu_edit_set_summary(edit, summary);
    return ceu_edit_attach_draft(edit, work->draft, activity, error);
}

static int
confirm_as_proof(ConfirmWork *work, GError **error)
{
    const CliContext *context = work->context;
    const int64_t activity = cli_value(context->values, "proof-of")->number;

    if (!ceu_tracker_change(context->tracker, "attach a draft", attach_draft, work, error))
        return CEU_EXIT_FAILED;
    cli_print_result(context, true, activity, NULL,
                     "%" G_GINT64_FORMAT ": the file is kept as its proof", activity);
    return CEU_EXIT_OK;
}

int
cli_run_inbox_confirm(CliContext *context, GError **error)
{
    ConfirmWork work = { .context = context };
    g_autoptr(CeuFacts) facts = NULL;
    const CeuDraft *draft;

    if (!cli_parse_number(context->words[0], &work.draft, error))
        return CEU_EXIT_USAGE;
    facts = ceu_tracker_facts(context->tracker, error);
    draft = facts == NULL ? NULL : ceu_facts_draft_by_id(facts, work.draft);
    if (facts == NULL)
        return CEU_EXIT_FAILED;
    if (draft == NULL) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_NOT_FOUND,
                    "there is no draft %" G_GINT64_FORMAT "; see: ceu inbox", work.draft);
        return CEU_EXIT_FAILED;
    }
    if (cli_given(context, "proof-of"))
        return confirm_as_proof(&work, error);
    return confirm_as_activity(&work, draft, error);
}
