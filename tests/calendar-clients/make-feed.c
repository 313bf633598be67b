/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes a feed of made-up items and what a reader must find in it: make-feed COUNT FEED EXPECTED [FOLDER [tasks]] */
#include "calendar/ics.h"
#include "calendar/items.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void
append_hex(GString *out, const char *text)
{
    for (; *text != '\0'; text++)
        g_string_append_printf(out, "%02x", (unsigned) (unsigned char) *text);
}

/* One line an item: UID, day, sequence, whether cancelled, summary and description as hexadecimal bytes; of a task
 * its state and the day when it was done, or -, besides. */
static char *
expectation_of(const GPtrArray *items, bool tasks)
{
    GString *out = g_string_new(NULL);

    for (guint i = 0; i < items->len; i++) {
        const CeuPublished *item = items->pdata[i];
        char day[CEU_DATE_TEXT_SIZE], done[CEU_DATE_TEXT_SIZE] = "-";
        g_autofree char *uid = NULL;

        if (tasks && item->task == CEU_TASK_NONE)
            continue;
        if (ceu_date_is_set(item->done))
            ceu_date_format(item->done, done);
        uid = ceu_ics_uid(item->uid, tasks);
        g_string_append_printf(out, "%s\t%s\t%d\t%d\t", uid, ceu_date_format(item->day, day),
                               item->sequence, (int) item->cancelled);
        append_hex(out, item->summary);
        g_string_append_c(out, '\t');
        append_hex(out, item->description);
        if (tasks)
            g_string_append_printf(out, "\t%d\t%s", (int) item->task, done);
        g_string_append_c(out, '\n');
    }
    return g_string_free(out, FALSE);
}

int
main(int argc, char **argv)
{
    static const int alarms[] = { 7, 0 };
    CeuIcsOptions options = { .alarms_days = alarms,
                              .n_alarms = 2,
                              .method = true,
                              .uid = "5f0c9a4e-7a55-8a1e-9d2b-ca1e9da40000@ceud",
                              .tasks = argc == 6 };
    g_autoptr(GPtrArray) items = NULL;
    g_autoptr(GBytes) bytes = NULL;
    g_autoptr(GError) error = NULL;
    g_autofree char *expected = NULL;
    guint64 count;

    if (argc < 4 || argc > 6 || !g_ascii_string_to_unsigned(argv[1], 10, 0, 10000, &count, &error))
        return 2;
    items = items_new((unsigned) count);
    bytes = ceu_ics_serialize(items, &options, &error);
    g_assert_no_error(error);
    g_assert_true(ceu_feed_write(argv[2], bytes, NULL, &error));
    expected = expectation_of(items, options.tasks);
    g_assert_true(g_file_set_contents(argv[3], expected, -1, &error));
    if (argc > 4 && !ceu_vdir_write(argv[4], items, &options, NULL, &error)) {
        (void) fprintf(stderr, "%s\n", error->message);
        return EXIT_FAILURE;
    }
    return EXIT_SUCCESS;
}
