/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much of what a test may repeat without end. */
#pragma once

#include <glib.h>

/*
 * @usual; @longer with CEU_TEST_LONG=1; an eighth of the usual, but at least one, where CEU_TEST_BRIEF is set: in builds in which
 * everything is slow and which look for another kind of fault.
 */
static inline unsigned
ceu_test_amount(unsigned usual, unsigned longer)
{
    if (g_getenv("CEU_TEST_LONG") != NULL)
        return longer;
    return g_getenv("CEU_TEST_BRIEF") != NULL ? MAX(usual / 8, 1u) : usual;
}
