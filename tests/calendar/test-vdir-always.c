/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The folder of items says what is published after any sequence of changes, and after a kill at any moment. */
#include "amount.h"
#include "calendar/vdir-place.h"

#include <signal.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#define STEPS 300
#define STEPS_LONG 5000
#define ITEMS_MAX 12

/* Names that others use, and names that look like ours. */
static const char *const foreign_names[] = {
    "khal.ics",       "todo-5f0c.ics",
    "color",          ".hidden.ics",
    "note.txt",       "not-a-uuid@ceud.ics",
    "@ceud.ics",      "5f0c9a4e@ceud.ics",
    "x@ceud",         ".Trash@ceud.ics",
    "a b ü@ceud.ics", "UPPER@CEUD.ICS",
    "renewals.ics",   "5f0c9a4e-7a55-4a1e-9d2b-999999999999@ceud.ics",
};

static GPtrArray *
random_items(GRand *rand)
{
    GPtrArray *items = g_ptr_array_new_with_free_func((GDestroyNotify) ceu_published_free);

    for (unsigned i = 0; i < ITEMS_MAX; i++) {
        CeuPublished *item;

        if (g_rand_int_range(rand, 0, 3) == 0)
            continue;
        item = item_new(i);
        item->sequence += g_rand_int_range(rand, 0, 3);
        item->day = ceu_date_add_days(item->day, g_rand_int_range(rand, 0, 2));
        item->cancelled = g_rand_int_range(rand, 0, 4) == 0;
        g_ptr_array_add(items, item);
    }
    return items;
}

static void
do_something_foreign(const Place *place, GRand *rand, GHashTable *foreign)
{
    const char *name = foreign_names[g_rand_int_range(rand, 0, G_N_ELEMENTS(foreign_names))];
    g_autofree char *path = g_build_filename(place->vdir, name, NULL);
    g_autofree char *text = g_strdup_printf("PRODID:-//other//EN\nUID:%u\n", g_rand_int(rand));

    if (g_rand_boolean(rand)) {
        g_assert_true(g_file_set_contents(path, text, -1, NULL));
        g_hash_table_insert(foreign, g_strdup(name), g_bytes_new(text, strlen(text)));
    } else if (g_hash_table_remove(foreign, name)) {
        g_assert_cmpint(g_unlink(path), ==, 0);
    }
}

/* Some other program takes away or damages one of ours, without making it its own. */
static void
do_something_to_ours(const Place *place, GRand *rand)
{
    g_autoptr(GPtrArray) items = items_new(ITEMS_MAX);
    g_autofree char *path = path_of(place, items->pdata[g_rand_int_range(rand, 0, ITEMS_MAX)]);
    g_autofree char *text = NULL;
    gsize size;

    if (!g_file_get_contents(path, &text, &size, NULL))
        return;
    g_assert_cmpint(g_unlink(path), ==, 0);
    if (g_rand_boolean(rand)) {
        g_autofree char *longer = g_strconcat(text, "X-LONGER:1\r\n", NULL);

        g_assert_true(g_file_set_contents(path, longer, -1, NULL));
    }
}

static void
copy_into(GHashTable *model, GHashTable *others)
{
    GHashTableIter iter;
    gpointer name, bytes;

    g_hash_table_iter_init(&iter, others);
    while (g_hash_table_iter_next(&iter, &name, &bytes))
        g_hash_table_insert(model, g_strdup(name), g_bytes_ref(bytes));
}

static void
test_any_sequence(Place *place, gconstpointer unused)
{
    int steps = (int) ceu_test_amount(STEPS, STEPS_LONG);
    g_autoptr(GRand) rand = g_rand_new_with_seed(20261123);
    g_autoptr(GHashTable) foreign = model_new();

    (void) unused;
    for (int step = 0; step < steps; step++) {
        g_autoptr(GPtrArray) items = random_items(rand);
        g_autoptr(GHashTable) model = model_of(items);
        g_autoptr(GError) error = NULL;

        g_assert_true(put_as(CALENDAR_UID, place, items, NULL, &error));
        copy_into(model, foreign);
        assert_folder(place, model);
        put(place, items, 0, 0);
        do_something_foreign(place, rand, foreign);
        do_something_to_ours(place, rand);
    }
}

/* ---- killed at any moment ---- */

#define KILLS 150
#define KILLS_LONG 5000
#define LIFE_MAX_USEC 20000 /* of a writer, until it is killed */

typedef struct Score {
    gint reads, broken, stop;
} Score;

/* Publication number @n of those the killed writers write: other items, other texts. */
static GPtrArray *
numbered_items(unsigned n)
{
    GPtrArray *items = items_new(ITEMS_MAX);

    for (guint i = 0; i < items->len; i++) {
        CeuPublished *item = items->pdata[i];

        item->sequence = (int) n;
        g_free(item->description);
        item->description = g_strnfill(1 + n % 40 * 500, (char) ('a' + n % 26));
    }
    g_ptr_array_remove_index(items, n % ITEMS_MAX);
    return items;
}

G_GNUC_NORETURN static void
write_for_ever(const Place *place, unsigned n)
{
    for (;; n++) {
        g_autoptr(GPtrArray) items = numbered_items(n % 1000);

        if (!put_as(CALENDAR_UID, place, items, NULL, NULL))
            _exit(1);
    }
}

/* Whole: its sequence number says how long the description has to be. */
static bool
is_whole(const char *path, const char *text)
{
    const char *sequence = strstr(text, "\r\nSEQUENCE:");
    unsigned n;

    if (sequence == NULL)
        return false;
    n = (unsigned) g_ascii_strtoull(sequence + strlen("\r\nSEQUENCE:"), NULL, 10);
    g_autoptr(GPtrArray) items = numbered_items(n);
    for (guint i = 0; i < items->len; i++) {
        g_autofree char *name = name_of(items->pdata[i]);
        g_autoptr(GBytes) want = NULL;

        if (!g_str_has_suffix(path, name))
            continue;
        want = bytes_of(items->pdata[i]);
        return strlen(text) == g_bytes_get_size(want) &&
               memcmp(text, g_bytes_get_data(want, NULL), strlen(text)) == 0;
    }
    return false;
}

G_GNUC_NORETURN static void
read_for_ever(const Place *place, Score *score)
{
    g_autoptr(GPtrArray) all = items_new(ITEMS_MAX);

    for (guint i = 0; g_atomic_int_get(&score->stop) == 0; i++) {
        g_autofree char *path = path_of(place, all->pdata[i % all->len]);
        g_autofree char *text = NULL;

        if (!g_file_get_contents(path, &text, NULL, NULL))
            continue; /* not published just now */
        g_atomic_int_inc(&score->reads);
        if (!is_whole(path, text))
            g_atomic_int_inc(&score->broken);
    }
    _exit(0);
}

static void
kill_writers(const Place *place, int kills)
{
    g_autoptr(GRand) rand = g_rand_new_with_seed(9);

    for (int i = 0; i < kills; i++) {
        unsigned first = (unsigned) g_rand_int_range(rand, 0, 1000);
        pid_t writer = fork();
        int status;

        if (writer == 0)
            write_for_ever(place, first);
        g_usleep((gulong) g_rand_int_range(rand, 0, LIFE_MAX_USEC));
        g_assert_cmpint(kill(writer, SIGKILL), ==, 0);
        g_assert_cmpint(waitpid(writer, &status, 0), ==, writer);
        g_assert_true(WIFSIGNALED(status)); /* no error stopped it */
    }
}

/* 150 kills; 5,000 with CEU_TEST_LONG=1. A reader finds whole items alone, and the next run puts all right. */
static void
test_killed(Place *place, gconstpointer unused)
{
    int kills = (int) ceu_test_amount(KILLS, KILLS_LONG);
    g_autoptr(GPtrArray) items = numbered_items(1001);
    g_autoptr(GHashTable) model = model_of(items);
    g_autofree char *foreign = NULL;
    Score *score =
        mmap(NULL, sizeof *score, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    pid_t reader;
    int status;

    (void) unused;
    g_assert_true(score != MAP_FAILED);
    put(place, items, ITEMS_MAX - 1, 0);
    foreign = g_build_filename(place->vdir, "theirs.ics", NULL);
    g_assert_true(g_file_set_contents(foreign, "theirs", -1, NULL));
    g_hash_table_insert(model, g_strdup("theirs.ics"), g_bytes_new_static("theirs", 6));
    reader = fork();
    if (reader == 0)
        read_for_ever(place, score);
    kill_writers(place, kills);
    g_atomic_int_set(&score->stop, 1);
    g_assert_cmpint(waitpid(reader, &status, 0), ==, reader);
    g_assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    g_test_message("%d kills, %d reads", kills, score->reads);
    g_assert_cmpint(score->broken, ==, 0);
    g_assert_cmpint(score->reads, >, 10);
    g_assert_true(put_as(CALENDAR_UID, place, items, NULL, NULL));
    assert_folder(place, model);
    g_assert_cmpint(munmap(score, sizeof *score), ==, 0);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    ADD("any-sequence", test_any_sequence);
    ADD("killed", test_killed);
    return g_test_run();
}
