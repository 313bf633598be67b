/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random holders: archived, restored into a home without records, archived again with the same bytes, taken back.
 * 10,000 of them with CEU_TEST_LONG=1. */
#include "tracker/home.h"

#define HOLDERS 150
#define HOLDERS_LONG 10000
#define TEXT_BYTES 64
#define TEXTS 4096

typedef struct Draw {
    GRand *rand;
    char (*texts)[TEXT_BYTES];
    unsigned n_texts, n_uids;
    int64_t id;   /* rises, with gaps */
    int32_t days; /* rises, so that the records are in the order of the store */
} Draw;

static int
below(Draw *draw, int limit)
{
    return g_rand_int_range(draw->rand, 0, limit);
}

/* A text that says something, ordered by when it was drawn. */
static const char *
text(Draw *draw)
{
    static const char *const tails[] = {
        "", "=1+1", "\"q\" \\", "\n\r\t\x01", "é漢🙂", "\u202e"
    };
    char *held = draw->texts[draw->n_texts % TEXTS];

    (void) g_snprintf(held, TEXT_BYTES, "%05u%s", draw->n_texts++,
                      tails[below(draw, G_N_ELEMENTS(tails))]);
    return held;
}

static const char *
maybe(Draw *draw)
{
    return below(draw, 2) ? text(draw) : NULL;
}

static const char *
uid(Draw *draw)
{
    char *held = draw->texts[draw->n_texts++ % TEXTS];

    (void) g_snprintf(held, TEXT_BYTES, "00000000-0000-4000-8000-%012u", draw->n_uids++);
    return held;
}

static int64_t
next_id(Draw *draw)
{
    return draw->id += 1 + below(draw, 3);
}

static CeuDate
next_day(Draw *draw)
{
    return (CeuDate){ draw->days += below(draw, 40) };
}

static CeuDate
maybe_day(Draw *draw)
{
    return below(draw, 2) ? (CeuDate){ below(draw, 84005) - 25567 } : CEU_DATE_NONE;
}

static void
add_holder(Draw *draw, CeuFacts *facts)
{
    const CeuMembership membership = { .id = next_id(draw),
                                       .uid = uid(draw),
                                       .body = below(draw, 2) ? "aapc" : "ahima",
                                       .number = maybe(draw),
                                       .renews_year = below(draw, 2) * 2027,
                                       .renews_month = below(draw, 13),
                                       .renews_day = below(draw, 29),
                                       .dues_paid_to = maybe_day(draw),
                                       .standing = maybe_day(draw),
                                       .ended = maybe_day(draw) };

    ceu_facts_add_membership(facts, &membership);
}

/* A credential and a step to it, an answer, a mute. */
static void
add_credential(Draw *draw, CeuFacts *facts)
{
    const CeuCredential credential = { next_id(draw),   uid(draw),       "aapc",
                                       text(draw),      maybe(draw),     maybe(draw),
                                       maybe_day(draw), maybe_day(draw), maybe_day(draw) };
    const CeuAnswer answer = { next_id(draw), uid(draw), NULL, text(draw), text(draw) };
    const CeuMute mute = { next_id(draw), uid(draw), text(draw), maybe_day(draw), maybe(draw) };
    const CeuPathStep step = { .id = next_id(draw),
                               .uid = uid(draw),
                               .credential_id = credential.id,
                               .kind = CEU_PATH_EXPERIENCE,
                               .part = text(draw),
                               .amount = below(draw, 36501),
                               .day = maybe_day(draw),
                               .note = maybe(draw) };

    ceu_facts_add_credential(facts, &credential);
    ceu_facts_add_answer(facts, &answer);
    ceu_facts_add_mute(facts, &mute);
    ceu_facts_add_path_step(facts, &step);
}

static void
add_work(Draw *draw, CeuFacts *facts)
{
    const CeuOverrideKind kind = below(draw, 2) ? CEU_OVERRIDE_DUE : CEU_OVERRIDE_MINIMUM;
    const bool due = kind == CEU_OVERRIDE_DUE;
    const CeuActivity activity = { .id = next_id(draw),
                                   .uid = uid(draw),
                                   .title = text(draw),
                                   .provider = maybe(draw),
                                   .index = maybe(draw),
                                   .format = maybe(draw),
                                   .topics = maybe(draw),
                                   .origin = maybe(draw),
                                   .accepted_by = maybe(draw),
                                   .note = maybe(draw),
                                   .done = next_day(draw),
                                   .units = { 1 + below(draw, (int) CEU_UNITS_MAX_MILLI) },
                                   .unit = (CeuUnit) below(draw, CEU_UNIT_COUNT),
                                   .planned = below(draw, 2),
                                   .pin = maybe_day(draw),
                                   .pin_for = maybe(draw) };
    const CeuEntry entry = { activity.id, "aapc", maybe_day(draw), maybe_day(draw) };
    const CeuFiling filing = { next_id(draw),  uid(draw),       text(draw),
                               next_day(draw), maybe_day(draw), maybe_day(draw) };
    const CeuOverride override = { .id = next_id(draw),
                                   .uid = uid(draw),
                                   .pool = text(draw),
                                   .kind = kind,
                                   .subject = due ? NULL : text(draw),
                                   .units = { due ? 0 : below(draw, 100000) },
                                   .day = due ? next_day(draw) : CEU_DATE_NONE,
                                   .cycle_day = maybe_day(draw) };
    const CeuDeed deed = { next_id(draw), uid(draw),      text(draw),
                           text(draw),    next_day(draw), maybe(draw) };

    ceu_facts_add_activity(facts, &activity);
    ceu_facts_add_entry(facts, &entry);
    ceu_facts_add_filing(facts, &filing);
    ceu_facts_add_override(facts, &override);
    ceu_facts_add_deed(facts, &deed);
}

/* (transfer full) */
static CeuFacts *
random_holder(Draw *draw)
{
    CeuFacts *facts = ceu_facts_new();

    draw->id = 0;
    draw->n_texts = 0;
    draw->n_uids = 0;
    draw->days = -20000;
    add_holder(draw, facts);
    for (int left = below(draw, 4); left > 0; left--)
        add_credential(draw, facts);
    for (int left = below(draw, 8); left > 0; left--)
        add_work(draw, facts);
    return facts;
}

static char *
archive_of(CeuTracker *tracker)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(CeuFacts) facts = ceu_tracker_facts(tracker, &error);

    g_assert_no_error(error);
    return ceu_archive_write(facts);
}

static void
restore_and_take_back(CeuTracker *tracker, const CeuFacts *holder)
{
    g_autofree char *written = ceu_archive_write(holder), *again = NULL, *undone = NULL;
    g_autoptr(GError) error = NULL;
    g_autoptr(CeuFacts) facts = ceu_archive_read(written, strlen(written), "archive", &error);

    g_assert_no_error(error);
    (void) ceu_tracker_restore(tracker, facts, false, &error);
    g_assert_no_error(error);
    again = archive_of(tracker);
    g_assert_cmpstr(again, ==, written);
    undone = ceu_tracker_undo(tracker, &error);
    g_assert_no_error(error);
    g_assert_cmpstr(undone, ==, "import an archive");
}

static void
test_random(Home *home, gconstpointer data)
{
    const unsigned holders = g_getenv("CEU_TEST_LONG") != NULL ? HOLDERS_LONG : HOLDERS;
    g_autoptr(CeuTracker) tracker = home_open(home, CEU_TRACKER_CREATE);
    g_autofree char *empty = archive_of(tracker), *last = NULL;
    Draw draw = { .rand = g_rand_new_with_seed(20261126), .texts = g_malloc(TEXTS * TEXT_BYTES) };

    (void) data;
    for (unsigned i = 0; i < holders; i++) {
        g_autoptr(CeuFacts) holder = random_holder(&draw);

        restore_and_take_back(tracker, holder);
    }
    last = archive_of(tracker);
    g_assert_cmpstr(last, ==, empty);
    g_test_message("%u holders", holders);
    g_rand_free(draw.rand);
    g_free(draw.texts);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add("/restore/random", Home, NULL, home_up, test_random, home_down);
    return g_test_run();
}
