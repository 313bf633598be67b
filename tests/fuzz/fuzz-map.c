/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A column map is taken or refused with a reason; it never reads a cell that is not there. */
#include <ceu/exchange.h>

#include <string.h>

#include "fuzz.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char text[] = "When,\"What, and why\",How much,Date\n2026-01-15,T,2 h,1/2/2026\n";
    g_autofree char *map = g_strndup((const char *) data, size);
    CeuCsvOptions options = { .map = map };
    g_autoptr(GError) error = NULL;
    g_autoptr(CeuImport) import = NULL;

    if (!g_utf8_validate(map, -1, NULL))
        return 0;
    import = ceu_csv_read(text, strlen(text), "fuzz", &options, &error);
    g_assert_true((import == NULL) == (error != NULL));
    if (error != NULL)
        g_assert_true(g_utf8_validate(error->message, -1, NULL));
    return 0;
}
