/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines about a proof: what is missing, the command that mends it, and how long it is kept. */
#include <ceu/report.h>

#include "fixture.h"

static const struct {
    unsigned missing, excused;
    bool or_certificate;
    const char *line, *lacks;
} rows[] = {
    { 0, 0, true, NULL, NULL },
    { CEU_FIELD_INDEX, 0, true,
      "Board asks each certificate to show the index number: not recorded yet — ceu edit 12 "
      "--index …, or "
      "ceu attach 12 FILE",
      "Board: no index number" },
    { CEU_FIELD_INDEX, 0, false,
      "Board asks each certificate to show the index number: not recorded yet — ceu edit 12 "
      "--index …",
      "Board: no index number" },
    { CEU_FIELD_INDEX | CEU_FIELD_PROVIDER, 0, true,
      "Board asks each certificate to show the index number and provider: not recorded yet — ceu "
      "edit 12 "
      "--index … --provider …",
      "Board: no index number and provider" },
    { 0, CEU_FIELD_INDEX, true,
      "Board asks each certificate to show the index number: not recorded; the file you keep will "
      "do "
      "instead",
      NULL },
    { CEU_FIELD_CERTIFICATE, 0, false,
      "Board asks you to keep the certificate: none is kept yet — ceu attach 12 FILE", NULL },
    { CEU_FIELD_CERTIFICATE | CEU_FIELD_PROVIDER, 0, false,
      "Board asks each certificate to show the provider: not recorded yet — ceu edit 12 --provider "
      "…, and "
      "ceu attach 12 FILE",
      "Board: no provider" },
    { CEU_FIELD_HOLDER | CEU_FIELD_DESCRIPTION | CEU_FIELD_ATTESTATION, 0, false,
      "Board asks each certificate to show the description, holder's name and attestation: not "
      "recorded yet "
      "— ceu attach 12 FILE",
      NULL },
    { CEU_FIELD_DESCRIPTION, 0, false,
      "Board asks each certificate to show the description: not recorded yet — ceu edit 12 --note "
      "…",
      "Board: no description" },
};

static GArray *
looks_of(const CeuPool *pool, const CeuRule *asks, size_t row)
{
    GArray *looks = g_array_new(FALSE, FALSE, sizeof(CeuProofLook));
    CeuProofLook look = { .pool = pool,
                          .asks = asks,
                          .missing = rows[row].missing,
                          .excused = rows[row].excused,
                          .keep = CEU_DATE_NONE };

    /* Two pools of one body say it once. */
    g_array_append_val(looks, look);
    g_array_append_val(looks, look);
    return looks;
}

static void
test_lines(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        CeuBody body = { .id = (char *) "board", .name = (char *) "Board" };
        CeuPool pool = { .body = &body };
        CeuRule asks = { .kind = CEU_RULE_EVIDENCE,
                         .evidence.index_or_certificate = rows[i].or_certificate };
        g_autoptr(GArray) looks = looks_of(&pool, &asks, i);
        g_autoptr(GPtrArray) lines = ceu_report_proof_missing(looks, 12);

        g_test_message("row %zu", i);
        g_assert_cmpuint(lines->len, ==, rows[i].line == NULL ? 0 : 1);
        if (rows[i].line != NULL)
            g_assert_cmpstr(g_ptr_array_index(lines, 0), ==, rows[i].line);
    }
}

static void
test_lacks(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        CeuBody body = { .id = (char *) "board", .name = (char *) "Board" };
        CeuPool pool = { .body = &body };
        CeuRule asks = { .kind = CEU_RULE_EVIDENCE };
        g_autoptr(GArray) looks = looks_of(&pool, &asks, i);
        g_autofree char *with_file = NULL, *without = NULL, *want = NULL;

        g_array_set_size(looks, 1);
        with_file = ceu_report_proof_lacks(looks, true);
        without = ceu_report_proof_lacks(looks, false);
        want = rows[i].lacks == NULL ? g_strdup("no file")
                                     : g_strconcat("no file; ", rows[i].lacks, NULL);
        g_test_message("row %zu", i);
        g_assert_cmpstr(with_file, ==, rows[i].lacks);
        g_assert_cmpstr(without, ==, want);
    }
}

static void
test_keep(void)
{
    CeuBody body = { .id = (char *) "board", .name = (char *) "Board" };
    CeuPool pool = { .body = &body };
    CeuRule keeps = { .kind = CEU_RULE_RETAIN, .id = (char *) "B7" };
    g_autoptr(GArray) looks = looks_of(&pool, NULL, 0);
    g_autoptr(GPtrArray) unknown = ceu_report_proof_keep(looks);
    g_autoptr(GPtrArray) known = NULL;

    g_assert_cmpuint(unknown->len, ==, 1);
    g_assert_cmpstr(g_ptr_array_index(unknown, 0), ==,
                    "Board: for how long is not known, no rule says it");
    for (guint i = 0; i < looks->len; i++) {
        g_array_index(looks, CeuProofLook, i).keep = fixture_day("2027-09-30");
        g_array_index(looks, CeuProofLook, i).keeps = &keeps;
    }
    known = ceu_report_proof_keep(looks);
    g_assert_cmpuint(known->len, ==, 1);
    g_assert_cmpstr(g_ptr_array_index(known, 0), ==, "Board: until 2027-09-30, by rule B7");
}

static void
test_fields(void)
{
    g_autoptr(GPtrArray) none = ceu_report_proof_fields(0);
    g_autoptr(GPtrArray) two = ceu_report_proof_fields(CEU_FIELD_DATE | CEU_FIELD_ATTESTATION);

    g_assert_cmpuint(none->len, ==, 0);
    g_assert_cmpuint(two->len, ==, 2);
    g_assert_cmpstr(g_ptr_array_index(two, 0), ==, "date");
    g_assert_cmpstr(g_ptr_array_index(two, 1), ==, "attestation");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/report/proof/lines", test_lines);
    g_test_add_func("/report/proof/lacks", test_lacks);
    g_test_add_func("/report/proof/keep", test_keep);
    g_test_add_func("/report/proof/fields", test_fields);
    return g_test_run();
}
