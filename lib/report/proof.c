/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the proof of an activity lacks for each renewal, what to type about it, and how long it is to be kept. */
#include <ceu/report.h>

#include "report/words.h"

/* A file alone can show these: there is nothing to type for them. */
#define ON_A_FILE ((unsigned) (CEU_FIELD_CERTIFICATE | CEU_FIELD_HOLDER | CEU_FIELD_ATTESTATION))

static const struct {
    CeuFields field;
    const char *option;
} options[] = {
    { CEU_FIELD_INDEX, " --index …" }, { CEU_FIELD_PROVIDER, " --provider …" },
    { CEU_FIELD_TITLE, " --title …" }, { CEU_FIELD_UNITS, " --units …" },
    { CEU_FIELD_DATE, " --on …" },     { CEU_FIELD_DESCRIPTION, " --note …" },
};

/* What of @missing is to be typed: a file shows the description as well as a note. */
static unsigned
to_type(unsigned missing)
{
    unsigned typed = missing & ~ON_A_FILE;

    return (missing & ON_A_FILE) != 0 ? typed & ~(unsigned) CEU_FIELD_DESCRIPTION : typed;
}

/* " — ceu edit 12 --index …, or ceu attach 12 FILE". */
static void
append_remedy(GString *out, const CeuProofLook *look, int64_t id)
{
    const unsigned typed = to_type(look->missing);
    const bool file = (look->missing & ON_A_FILE) != 0;

    g_string_append(out, " — ");
    if (typed != 0)
        g_string_append_printf(out, "ceu edit %" G_GINT64_FORMAT, id);
    for (size_t i = 0; i < G_N_ELEMENTS(options); i++) {
        if ((typed & (unsigned) options[i].field) != 0)
            g_string_append(out, options[i].option);
    }
    if (file)
        g_string_append_printf(out, "%sceu attach %" G_GINT64_FORMAT " FILE",
                               typed != 0 ? ", and " : "", id);
    else if (look->asks->evidence.index_or_certificate && typed == CEU_FIELD_INDEX)
        g_string_append_printf(out, ", or ceu attach %" G_GINT64_FORMAT " FILE", id);
}

static char *
missing_line(const CeuProofLook *look, int64_t id)
{
    GString *out = g_string_new(look->pool->body->name);
    unsigned shown = look->missing & ~(unsigned) CEU_FIELD_CERTIFICATE;

    if (shown != 0) {
        g_string_append(out, " asks each certificate to show the ");
        ceu_words_append_fields(out, shown);
        g_string_append(out, ": not recorded yet");
    } else {
        g_string_append(out, " asks you to keep the certificate: none is kept yet");
    }
    append_remedy(out, look, id);
    return g_string_free(out, FALSE);
}

/* A17, X16: allowed with the certificate on file, and said all the same. */
static char *
excused_line(const CeuProofLook *look)
{
    GString *out = g_string_new(look->pool->body->name);

    g_string_append(out, " asks each certificate to show the ");
    ceu_words_append_fields(out, look->excused);
    g_string_append(out, ": not recorded; the file you keep will do instead");
    return g_string_free(out, FALSE);
}

static void
add_once(GPtrArray *lines, char *line)
{
    if (g_ptr_array_find_with_equal_func(lines, line, g_str_equal, NULL))
        g_free(line);
    else
        g_ptr_array_add(lines, line);
}

GPtrArray *
ceu_report_proof_missing(const GArray *looks, int64_t id)
{
    GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);

    for (guint i = 0; i < looks->len; i++) {
        const CeuProofLook *look = &g_array_index(looks, CeuProofLook, i);

        if (look->missing != 0)
            add_once(lines, missing_line(look, id));
        else if (look->excused != 0)
            add_once(lines, excused_line(look));
    }
    return lines;
}

GPtrArray *
ceu_report_proof_keep(const GArray *looks)
{
    GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);

    for (guint i = 0; i < looks->len; i++) {
        const CeuProofLook *look = &g_array_index(looks, CeuProofLook, i);
        GString *out = g_string_new(look->pool->body->name);

        if (ceu_date_is_set(look->keep)) {
            g_string_append(out, ": until ");
            ceu_words_append_day(out, look->keep);
            g_string_append(out, ", by ");
            ceu_words_append_rule(out, look->keeps);
        } else {
            g_string_append(out, ": for how long is not known, no rule says it");
        }
        add_once(lines, g_string_free(out, FALSE));
    }
    return lines;
}

GPtrArray *
ceu_report_proof_fields(unsigned fields)
{
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);

    for (unsigned bit = 0; bit < CEU_WORDS_FIELDS; bit++) {
        if ((fields & (1U << bit)) != 0)
            g_ptr_array_add(names, g_strdup(ceu_name_field(bit)));
    }
    return names;
}

char *
ceu_report_proof_lacks(const GArray *looks, bool has_file)
{
    GString *out = g_string_new(has_file ? NULL : "no file");

    for (guint i = 0; i < looks->len; i++) {
        const CeuProofLook *look = &g_array_index(looks, CeuProofLook, i);
        const unsigned typed = to_type(look->missing);

        if (typed == 0)
            continue;
        g_string_append_printf(out, "%s%s: no ", out->len > 0 ? "; " : "", look->pool->body->name);
        ceu_words_append_fields(out, typed);
    }
    return g_string_free(out, out->len == 0);
}
