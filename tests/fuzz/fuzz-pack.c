/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rule packs: any bytes become a body or faults that name their place. */
#include "fuzz.h"

#include <ceu/ceu.h>

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autoptr(GPtrArray) faults = g_ptr_array_new_with_free_func((GDestroyNotify) ceu_fault_free);
    g_autoptr(CeuBody) body = ceu_pack_parse((const char *) data, size, "fuzz.yaml", faults);
    unsigned grave = 0;

    for (guint i = 0; i < faults->len; i++) {
        const CeuFault *fault = g_ptr_array_index(faults, i);

        g_assert_cmpint(fault->line, >=, 0);
        g_assert_true(g_utf8_validate(fault->message, -1, NULL));
        grave += !fault->warning;
    }
    g_assert_true((body == NULL) == (grave > 0));
    ceu_rules_check((const char *) data, size, "fuzz.yaml", faults);
    return 0;
}
