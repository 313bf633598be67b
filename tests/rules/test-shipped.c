/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The packs that are shipped: no fault, no warning, and the figures of their sources. */
#include "fixture.h"

static CeuRulebook *
load_shipped(void)
{
    const char *directories[] = { SHIPPED_DIRECTORY, NULL };
    g_autoptr(GPtrArray) faults = faults_new();
    g_autoptr(GError) error = NULL;
    CeuRulebook *rulebook = ceu_rulebook_load(directories, NULL, NULL, faults, &error);
    g_autofree char *text = faults_text(faults);

    g_assert_cmpstr(text, ==, "");
    g_assert_no_error(error);
    g_assert_nonnull(rulebook);
    return rulebook;
}

static void
test_no_faults(void)
{
    g_autoptr(CeuRulebook) rulebook = load_shipped();

    g_assert_cmpuint(ceu_rulebook_count(rulebook), ==, 3);
    g_assert_nonnull(ceu_rulebook_body(rulebook, "aapc"));
    g_assert_nonnull(ceu_rulebook_body(rulebook, "ahima"));
    g_assert_nonnull(ceu_rulebook_body(rulebook, "amba"));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/shipped/no-faults", test_no_faults);
    return g_test_run();
}
