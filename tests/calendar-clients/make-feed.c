/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes a feed of made-up items and what a reader must find in it: make-feed COUNT FEED EXPECTED */
#include "calendar/items.h"

#include <stdlib.h>
#include <string.h>

static void
append_hex(GString *out, const char *text)
{
    for (; *text != '\0'; text++)
        g_string_append_printf(out, "%02x", (unsigned) (unsigned char) *text);
}

/* One line an item: UID, day, sequence, whether cancelled, summary and description as hexadecimal bytes. */
static char *
expectation_of(const GPtrArray *items)
{
    GString *out = g_string_new(NULL);

    for (guint i = 0; i < items->len; i++) {
        const CeuPublished *item = items->pdata[i];
        char day[CEU_DATE_TEXT_SIZE];

        g_string_append_printf(out, "%s\t%s\t%d\t%d\t", item->uid, ceu_date_format(item->day, day),
                               item->sequence, (int) item->cancelled);
        append_hex(out, item->summary);
        g_string_append_c(out, '\t');
        append_hex(out, item->description);
        g_string_append_c(out, '\n');
    }
    return g_string_free(out, FALSE);
}

int
main(int argc, char **argv)
{
    static const int alarms[] = { 7, 0 };
    CeuIcsOptions options = { .alarms_days = alarms, .n_alarms = 2, .method = true };
    g_autoptr(GPtrArray) items = NULL;
    g_autoptr(GBytes) bytes = NULL;
    g_autoptr(GError) error = NULL;
    g_autofree char *expected = NULL;
    guint64 count;

    if (argc != 4 || !g_ascii_string_to_unsigned(argv[1], 10, 0, 10000, &count, &error))
        return 2;
    items = items_new((unsigned) count);
    bytes = ceu_ics_serialize(items, &options, &error);
    g_assert_no_error(error);
    g_assert_true(ceu_feed_write(argv[2], bytes, NULL, &error));
    expected = expectation_of(items);
    g_assert_true(g_file_set_contents(argv[3], expected, -1, &error));
    return EXIT_SUCCESS;
}
