/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a draft is told, and what is to be typed about it. */
#include "inbox.h"

static const struct {
    CeuFields field;
    const char *word;
} fields[] = {
    { CEU_FIELD_TITLE, "title" },
    { CEU_FIELD_UNITS, "units" },
    { CEU_FIELD_DATE, "date" },
};

/* What was read, though not for sure, need not be typed again. */
char *
cli_draft_options(const CeuDraft *draft, unsigned lacks)
{
    GString *out = g_string_new(NULL);
    char day[CEU_DATE_TEXT_SIZE], units[CEU_UNITS_TEXT_SIZE];

    if ((lacks & CEU_FIELD_TITLE) != 0)
        g_string_append(out, " --title …");
    if ((lacks & CEU_FIELD_UNITS) != 0 && draft->units.milli > 0)
        g_string_append_printf(out, " --units %s%s", ceu_units_format(draft->units, units),
                               ceu_unit_name(draft->unit));
    else if ((lacks & CEU_FIELD_UNITS) != 0)
        g_string_append(out, " --units …");
    if ((lacks & CEU_FIELD_DATE) != 0)
        g_string_append_printf(out, " --on %s",
                               ceu_date_is_set(draft->done) ? ceu_date_format(draft->done, day)
                                                            : "…");
    return g_string_free(out, FALSE);
}

char *
cli_draft_fields(unsigned lacks)
{
    GString *out = g_string_new(NULL);
    size_t i;

    for (i = 0; i < G_N_ELEMENTS(fields); i++) {
        if ((lacks & (unsigned) fields[i].field) != 0)
            g_string_append_printf(out, "%s%s", out->len > 0 ? ", " : "", fields[i].word);
    }
    return g_string_free(out, FALSE);
}

char *
cli_describe_draft(const CeuDraft *draft)
{
    const unsigned lacks = ceu_draft_lacks(draft);
    g_autofree char *words = cli_draft_fields(lacks), *options = cli_draft_options(draft, lacks);
    char day[CEU_DATE_TEXT_SIZE], units[CEU_UNITS_TEXT_SIZE];

    if (lacks == 0)
        return g_strdup_printf(
            "draft %" G_GINT64_FORMAT ": %s, %s %s “%s” on %s: ceu inbox confirm %" G_GINT64_FORMAT,
            draft->id, draft->name, ceu_units_format(draft->units, units),
            ceu_unit_name(draft->unit), draft->title, ceu_date_format(draft->done, day), draft->id);
    return g_strdup_printf("draft %" G_GINT64_FORMAT
                           ": %s, to be stated: %s: ceu inbox confirm %" G_GINT64_FORMAT "%s",
                           draft->id, draft->name, words, draft->id, options);
}
