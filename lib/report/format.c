/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `ceu status --format`: a small template language for whatever draws a status bar. */
#include "report/format.h"

#include <string.h>

#include <ceu/text.h>

#include "core/nearest.h"
#include "report/brief.h"
#include "report/status.h"
#include "report/words.h"

#define OPENING "%{"

static void
append_body(GString *out, const CeuBar *bar)
{
    g_autofree char *name = ceu_words_pool(bar->pool);

    ceu_text_append_visible(out, name);
}

static void
append_credentials(GString *out, const CeuBar *bar)
{
    for (guint i = 0; i < bar->pool->credentials->len; i++) {
        const CeuCredential *credential = g_ptr_array_index(bar->pool->credentials, i);

        g_string_append(out, i > 0 ? ", " : "");
        ceu_text_append_visible(out, credential->type);
    }
}

static void
append_counted(GString *out, const CeuBar *bar)
{
    const CeuRequirement *total = ceu_brief_total(bar->pool);

    if (total != NULL)
        ceu_words_append_units(out, total->counted);
}

static void
append_required(GString *out, const CeuBar *bar)
{
    const CeuRequirement *total = ceu_brief_total(bar->pool);

    if (total != NULL)
        ceu_words_append_units(out, total->required);
}

static void
append_missing(GString *out, const CeuBar *bar)
{
    const CeuRequirement *total = ceu_brief_total(bar->pool);

    if (total != NULL)
        ceu_words_append_units(out, total->missing);
}

static void
append_percent(GString *out, const CeuBar *bar)
{
    if (ceu_brief_total(bar->pool) != NULL)
        g_string_append_printf(out, "%d", ceu_bar_percent(bar));
}

static void
append_due(GString *out, const CeuBar *bar)
{
    const CeuDate day = ceu_brief_day(bar->pool);

    if (ceu_date_is_set(day))
        ceu_words_append_day(out, day);
}

static void
append_days(GString *out, const CeuBar *bar)
{
    const CeuDate day = ceu_brief_day(bar->pool);

    if (ceu_date_is_set(day))
        g_string_append_printf(out, "%d", ceu_date_days_between(bar->assessment->today, day));
}

static void
append_urgency(GString *out, const CeuBar *bar)
{
    g_string_append(out, ceu_urgency_name(bar->pool->urgency));
}

static void
append_urgent(GString *out, const CeuBar *bar)
{
    g_string_append_printf(out, "%u", ceu_bar_urgent(bar));
}

static void
append_summary(GString *out, const CeuBar *bar)
{
    ceu_brief_append_pool(out, bar->assessment, bar->pool);
}

static void
append_next(GString *out, const CeuBar *bar)
{
    g_autofree char *step = ceu_status_next_step(bar->pool);

    if (step != NULL)
        ceu_text_append_visible(out, step);
}

static const struct {
    const char *name;
    void (*append)(GString *out, const CeuBar *bar);
} placeholders[] = {
    { "body", append_body },       { "credentials", append_credentials },
    { "counted", append_counted }, { "required", append_required },
    { "missing", append_missing }, { "percent", append_percent },
    { "due", append_due },         { "days", append_days },
    { "urgency", append_urgency }, { "urgent", append_urgent },
    { "summary", append_summary }, { "next", append_next },
};

int
ceu_bar_percent(const CeuBar *bar)
{
    const CeuRequirement *total = bar->pool == NULL ? NULL : ceu_brief_total(bar->pool);

    if (total == NULL)
        return 0;
    if (total->missing.milli <= 0 || total->required.milli <= 0)
        return 100;
    return (int) MIN(total->counted.milli * 100 / total->required.milli, 99);
}

unsigned
ceu_bar_urgent(const CeuBar *bar)
{
    unsigned count = 0;

    for (guint i = 0; bar->assessment != NULL && i < bar->assessment->pools->len; i++)
        count += ceu_brief_is_urgent(g_ptr_array_index(bar->assessment->pools, i)) ? 1 : 0;
    return count;
}

/* The placeholder that stands at @at, or the percent sign and what follows it. (transfer full) */
static char *
word_at(const char *at)
{
    const char *closing = strchr(at, '}');

    if (!g_str_has_prefix(at, OPENING))
        return g_utf8_substring(at, 0, MIN(g_utf8_strlen(at, -1), 2));
    return closing == NULL ? g_strdup(at) : g_strndup(at, (size_t) (closing - at) + 1);
}

/* Columns are counted in characters from 1. */
static bool
set_fault(const char *format, const char *at, const char *nearest, GError **error)
{
    g_autofree char *word = word_at(at);
    const glong column = g_utf8_pointer_to_offset(format, at) + 1;

    if (nearest != NULL)
        g_set_error(error, CEU_ERROR, CEU_ERROR_PARSE,
                    "column %ld: there is no “%.64s”; did you mean “%%{%s}”?", column, word,
                    nearest);
    else
        g_set_error(error, CEU_ERROR, CEU_ERROR_PARSE,
                    "column %ld: there is no “%.64s”; a percent sign itself is “%%%%”", column,
                    word);
    return false;
}

/* @at is "%{…": the index of its placeholder, and where the text goes on. */
static bool
find_placeholder(const char *format, const char *at, size_t *out_index, const char **out_end,
                 GError **error)
{
    const char *name = at + strlen(OPENING), *end = strchr(name, '}');
    g_autofree char *word = g_strndup(name, end == NULL ? strlen(name) : (size_t) (end - name));
    CeuNearest nearest = ceu_nearest_init(word);

    for (size_t i = 0; i < G_N_ELEMENTS(placeholders); i++) {
        if (end != NULL && strcmp(placeholders[i].name, word) == 0) {
            *out_index = i;
            *out_end = end + 1;
            return true;
        }
        ceu_nearest_offer(&nearest, placeholders[i].name);
    }
    return set_fault(format, at, nearest.best, error);
}

bool
ceu_bar_expand(GString *out, const char *format, const CeuBar *bar, GError **error)
{
    const char *at = format;

    while (*at != '\0') {
        const size_t plain = strcspn(at, "%");
        size_t index;

        g_string_append_len(out, at, (gssize) plain);
        at += plain;
        if (*at == '\0')
            break;
        if (at[1] == '%') {
            g_string_append_c(out, '%');
            at += 2;
            continue;
        }
        if (at[1] != '{')
            return set_fault(format, at, NULL, error);
        if (!find_placeholder(format, at, &index, &at, error))
            return false;
        if (bar->pool != NULL)
            placeholders[index].append(out, bar);
    }
    return true;
}

static bool
is_selected(const CeuPool *pool, unsigned flags)
{
    return (flags & CEU_BAR_URGENT) == 0 || ceu_brief_is_urgent(pool);
}

static char *
render_template(const CeuBar *whole, const char *format, unsigned flags, GError **error)
{
    g_autoptr(GString) out = g_string_new(NULL);
    CeuBar bar = *whole;

    bar.pool = NULL;
    if (!ceu_bar_expand(out, format, &bar, error)) /* checked even if nothing is shown */
        return NULL;
    g_string_truncate(out, 0);
    for (guint i = 0; bar.assessment != NULL && i < bar.assessment->pools->len; i++) {
        bar.pool = g_ptr_array_index(bar.assessment->pools, i);
        if (!is_selected(bar.pool, flags))
            continue;
        if (!ceu_bar_expand(out, format, &bar, error))
            return NULL;
        g_string_append_c(out, '\n');
        if ((flags & CEU_BAR_EACH) == 0)
            break;
    }
    return g_string_free(g_steal_pointer(&out), FALSE);
}

/* The most urgent of those to show. */
static const CeuPool *
first_pool(const CeuAssessment *assessment, unsigned flags)
{
    for (guint i = 0; assessment != NULL && i < assessment->pools->len; i++) {
        const CeuPool *pool = g_ptr_array_index(assessment->pools, i);

        if (is_selected(pool, flags))
            return pool;
    }
    return NULL;
}

char *
ceu_report_format(const CeuAssessment *assessment, const char *format, unsigned flags,
                  GError **error)
{
    const CeuBar bar = { assessment, first_pool(assessment, flags) };
    CeuNearest nearest = ceu_nearest_init(format);

    if (strchr(format, '%') != NULL)
        return render_template(&bar, format, flags, error);
    for (size_t i = 0; i < ceu_n_bars; i++) {
        if (strcmp(ceu_bars[i].name, format) == 0)
            return ceu_bars[i].render(&bar);
        ceu_nearest_offer(&nearest, ceu_bars[i].name);
    }
    if (nearest.best != NULL)
        g_set_error(error, CEU_ERROR, CEU_ERROR_PARSE,
                    "there is no format “%.64s”; did you mean “%s”?", format, nearest.best);
    else
        g_set_error(error, CEU_ERROR, CEU_ERROR_PARSE,
                    "“%.64s” is no format that we know, and as a template it shows nothing: it has "
                    "no placeholder such as “%%{summary}”",
                    format);
    return NULL;
}
