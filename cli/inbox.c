/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a draft is told, and what is to be typed about it. */
#include "inbox.h"

static const struct {
    CeuFields field;
    const char *word, *option;
} fields[] = {
    { CEU_FIELD_TITLE, "title", " --title …" },
    { CEU_FIELD_UNITS, "units", " --units …" },
    { CEU_FIELD_DATE, "date", " --on …" },
};

char *
cli_draft_options(unsigned lacks)
{
    GString *out = g_string_new(NULL);
    size_t i;

    for (i = 0; i < G_N_ELEMENTS(fields); i++) {
        if ((lacks & (unsigned) fields[i].field) != 0)
            g_string_append(out, fields[i].option);
    }
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
    g_autofree char *words = cli_draft_fields(lacks), *options = cli_draft_options(lacks);

    if (lacks == 0)
        return g_strdup_printf("draft %" G_GINT64_FORMAT
                               ": %s, %s: ceu inbox confirm %" G_GINT64_FORMAT,
                               draft->id, draft->name, draft->title, draft->id);
    return g_strdup_printf("draft %" G_GINT64_FORMAT
                           ": %s, to be stated: %s: ceu inbox confirm %" G_GINT64_FORMAT "%s",
                           draft->id, draft->name, words, draft->id, options);
}
