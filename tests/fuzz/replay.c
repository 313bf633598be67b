/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs a fuzz target on the files of the directories named, where there is no libFuzzer: the corpus as a test. */
#include "fuzz.h"

#include <glib.h>

int
main(int argc, char **argv)
{
    unsigned count = 0;

    for (int i = 1; i < argc; i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(GDir) directory = g_dir_open(argv[i], 0, &error);
        const char *name;

        g_assert_no_error(error);
        while ((name = g_dir_read_name(directory)) != NULL) {
            g_autofree char *path = g_build_filename(argv[i], name, NULL);
            g_autofree char *text = NULL;
            gsize size;

            g_file_get_contents(path, &text, &size, &error);
            g_assert_no_error(error);
            g_assert_cmpint(LLVMFuzzerTestOneInput((const uint8_t *) text, size), ==, 0);
            count++;
        }
    }
    g_print("%u inputs\n", count);
    return count > 0 ? 0 : 1;
}
