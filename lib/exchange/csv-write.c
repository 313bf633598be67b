/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Activities → CSV that a spreadsheet opens safely and ceu_csv_read() takes back unchanged. */
#include "exchange/csv-columns.h"
#include "exchange/csv-formula.h"

const CeuCsvFieldId ceu_csv_written[] = {
    CEU_CSV_DONE, CEU_CSV_TITLE,   CEU_CSV_PROVIDER, CEU_CSV_INDEX,  CEU_CSV_UNITS,
    CEU_CSV_UNIT, CEU_CSV_FORMAT,  CEU_CSV_TOPICS,   CEU_CSV_ORIGIN, CEU_CSV_ACCEPTED_BY,
    CEU_CSV_PIN,  CEU_CSV_PIN_FOR, CEU_CSV_PLANNED,  CEU_CSV_NOTE,
};
_Static_assert(G_N_ELEMENTS(ceu_csv_written) == CEU_CSV_FIELD_COUNT, "every field is written");

/* Text is always quoted, so that its blanks and line breaks stay what they are. */
static void
append_text(GString *out, const char *text)
{
    g_autofree char *valid = NULL;

    if (text == NULL || *text == '\0')
        return;
    if (!g_utf8_validate(text, -1, NULL))
        text = valid = g_utf8_make_valid(text, -1);
    g_string_append_c(out, '"');
    if (ceu_csv_is_formula(text))
        g_string_append_c(out, '\'');
    for (; *text != '\0'; text++) {
        if (*text == '"')
            g_string_append_c(out, '"');
        g_string_append_c(out, *text);
    }
    g_string_append_c(out, '"');
}

static void
append_date(GString *out, CeuDate date)
{
    char buffer[CEU_DATE_TEXT_SIZE];

    if (ceu_date_is_set(date))
        g_string_append(out, ceu_date_format(date, buffer));
}

static void
append_cell(GString *out, const CeuActivity *activity, CeuCsvFieldId field)
{
    char units[CEU_UNITS_TEXT_SIZE];

    switch (field) {
    case CEU_CSV_DONE:
        append_date(out, activity->done);
        return;
    case CEU_CSV_TITLE:
        append_text(out, activity->title);
        return;
    case CEU_CSV_UNITS:
        g_string_append(out, ceu_units_format(activity->units, units));
        return;
    case CEU_CSV_UNIT:
        g_string_append(out, ceu_unit_name(activity->unit));
        return;
    case CEU_CSV_PROVIDER:
        append_text(out, activity->provider);
        return;
    case CEU_CSV_INDEX:
        append_text(out, activity->index);
        return;
    case CEU_CSV_FORMAT:
        append_text(out, activity->format);
        return;
    case CEU_CSV_TOPICS:
        append_text(out, activity->topics);
        return;
    case CEU_CSV_ACCEPTED_BY:
        append_text(out, activity->accepted_by);
        return;
    case CEU_CSV_ORIGIN:
        append_text(out, activity->origin);
        return;
    case CEU_CSV_PLANNED:
        g_string_append(out, activity->planned ? "yes" : "");
        return;
    case CEU_CSV_PIN:
        append_date(out, activity->pin);
        return;
    case CEU_CSV_PIN_FOR:
        append_text(out, activity->pin_for);
        return;
    case CEU_CSV_NOTE:
        append_text(out, activity->note);
        return;
    case CEU_CSV_FIELD_COUNT:
        break;
    }
    g_assert_not_reached();
}

char *
ceu_csv_write(const CeuFacts *facts, bool excel)
{
    GString *out;
    const CeuActivity *activities;
    uint32_t count;

    g_return_val_if_fail(facts != NULL, NULL);

    out = g_string_new(excel ? "\xEF\xBB\xBF" : "");
    activities = ceu_facts_activities(facts, &count);
    for (size_t i = 0; i < G_N_ELEMENTS(ceu_csv_written); i++)
        g_string_append_printf(out, "%s%s", i > 0 ? "," : "",
                               ceu_csv_field_heading(ceu_csv_written[i]));
    g_string_append(out, "\r\n");
    for (uint32_t row = 0; row < count; row++) {
        for (size_t i = 0; i < G_N_ELEMENTS(ceu_csv_written); i++) {
            if (i > 0)
                g_string_append_c(out, ',');
            append_cell(out, &activities[row], ceu_csv_written[i]);
        }
        g_string_append(out, "\r\n");
    }
    return g_string_free(out, FALSE);
}
