/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random holders: archived, restored into a home without records, archived again with the same bytes, taken back.
 * 10,000 of them with CEU_TEST_LONG=1. */
#include "amount.h"
#include "tracker/home.h"

#define HOLDERS 100
#define HOLDERS_LONG 10000
#define TEXT_BYTES 64
#define TEXTS 4096
#define FILES 6

typedef struct Draw {
    GRand *rand;
    char (*texts)[TEXT_BYTES];
    unsigned n_texts, n_uids;
    int64_t id;          /* rises, with gaps */
    int32_t days;        /* rises, so that the records are in the order of the store */
    GPtrArray *evidence; /* CeuEvidence of the holder under way */
    CeuEvidence *files;  /* FILES contents */
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

/* Up to two files, in the order of their hashes. Returns: how many. */
static uint32_t
attach(Draw *draw, int64_t activity_id)
{
    uint32_t count = 0;

    for (int i = below(draw, FILES * 4); i < FILES && count < 2; i += 1 + below(draw, FILES)) {
        CeuEvidence *copy = g_new0(CeuEvidence, 1);

        *copy = (CeuEvidence){ .id = next_id(draw),
                               .uid = g_strdup(uid(draw)),
                               .activity_id = activity_id,
                               .sha256 = g_strdup(draw->files[i].sha256),
                               .name = g_strdup(text(draw)),
                               .size = draw->files[i].size,
                               .added = { INT64_C(1000) * below(draw, 1000000) },
                               .path = g_strdup(draw->files[i].path) };
        g_ptr_array_add(draw->evidence, copy);
        count++;
    }
    return count;
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
                                   .pin_for = maybe(draw),
                                   .proofs = attach(draw, draw->id) };
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
    g_ptr_array_set_size(draw->evidence, 0);
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

static bool
append(gpointer text, const char *bytes, size_t size, GError **error)
{
    (void) error;
    g_string_append_len(text, bytes, (gssize) size);
    return true;
}

/* With every file in it. (transfer full) */
static GString *
archive_of_facts(const CeuFacts *facts, const GPtrArray *evidence)
{
    GString *text = g_string_new(NULL);
    g_autoptr(GError) error = NULL;

    (void) ceu_archive_write_to(facts, evidence, true, append, text, &error);
    g_assert_no_error(error);
    return text;
}

static GString *
archive_of(CeuTracker *tracker)
{
    g_autoptr(CeuFacts) facts = NULL;
    g_autoptr(GPtrArray) evidence = NULL;
    g_autoptr(GError) error = NULL;

    (void) ceu_tracker_snapshot(tracker, &facts, &evidence, &error);
    g_assert_no_error(error);
    return archive_of_facts(facts, evidence);
}

static CeuRestoreReport *
restore(CeuTracker *tracker, const char *archive, bool without_proofs, GError **error)
{
    const CeuRestoreRequest request = { .path = "archive",
                                        .head = archive,
                                        .head_size = strlen(archive),
                                        .fd = -1,
                                        .without_proofs = without_proofs };

    return ceu_tracker_restore(tracker, &request, error);
}

static void
take_back(CeuTracker *tracker)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *undone = ceu_tracker_undo(tracker, &error);

    g_assert_no_error(error);
    g_assert_cmpstr(undone, ==, "import an archive");
}

static void
restore_and_take_back(CeuTracker *tracker, const Draw *draw, const CeuFacts *holder)
{
    GString *written = archive_of_facts(holder, draw->evidence), *again;
    g_autoptr(GError) error = NULL;
    g_autoptr(CeuRestoreReport) report = restore(tracker, written->str, false, &error);

    g_assert_no_error(error);
    g_assert_cmpuint(report->proofs, ==, draw->evidence->len);
    g_assert_cmpuint(report->missing->len, ==, 0);
    again = archive_of(tracker);
    g_assert_cmpstr(again->str, ==, written->str);
    take_back(tracker);
    g_string_free(written, TRUE);
    g_string_free(again, TRUE);
}

static void
make_files(Draw *draw, const Home *home)
{
    for (int i = 0; i < FILES; i++) {
        g_autofree char *content = g_strdup_printf("content %d", i);
        g_autofree char *name = g_strdup_printf("file-%d", i);
        CeuEvidence *file = &draw->files[i];

        file->size = (int64_t) strlen(content);
        file->path = g_build_filename(home->directory, name, NULL);
        file->sha256 = g_compute_checksum_for_string(G_CHECKSUM_SHA256, content, -1);
        g_assert_true(g_file_set_contents(file->path, content, -1, NULL));
    }
}

static int
compare_files(gconstpointer a, gconstpointer b)
{
    return strcmp(((const CeuEvidence *) a)->sha256, ((const CeuEvidence *) b)->sha256);
}

static void
draw_up(Draw *draw, const Home *home)
{
    *draw = (Draw){ .rand = g_rand_new_with_seed(20261126),
                    .texts = g_malloc(TEXTS * TEXT_BYTES),
                    .evidence = g_ptr_array_new_with_free_func((GDestroyNotify) ceu_evidence_free),
                    .files = g_new0(CeuEvidence, FILES) };
    make_files(draw, home);
    qsort(draw->files, FILES, sizeof *draw->files, compare_files);
}

static void
draw_down(Draw *draw)
{
    for (int i = 0; i < FILES; i++) {
        g_free(draw->files[i].path);
        g_free(draw->files[i].sha256);
    }
    g_free(draw->files);
    g_ptr_array_unref(draw->evidence);
    g_rand_free(draw->rand);
    g_free(draw->texts);
}

static void
test_random(Home *home, gconstpointer data)
{
    const unsigned holders = ceu_test_amount(HOLDERS, HOLDERS_LONG);
    g_autoptr(CeuTracker) tracker = home_open(home, CEU_TRACKER_CREATE);
    GString *empty = archive_of(tracker), *last;
    unsigned attached = 0;
    Draw draw;

    (void) data;
    draw_up(&draw, home);
    for (unsigned i = 0; i < holders; i++) {
        g_autoptr(CeuFacts) holder = random_holder(&draw);

        restore_and_take_back(tracker, &draw, holder);
        attached += draw.evidence->len;
    }
    last = archive_of(tracker);
    g_assert_cmpstr(last->str, ==, empty->str);
    g_test_message("%u holders, %u files attached", holders, attached);
    g_assert_cmpuint(attached, >, holders / 2);
    g_string_free(empty, TRUE);
    g_string_free(last, TRUE);
    draw_down(&draw);
}

static unsigned
count_files(const char *path)
{
    g_autoptr(GDir) directory = g_dir_open(path, 0, NULL);
    unsigned count = 0;
    const char *name;

    while (directory != NULL && (name = g_dir_read_name(directory)) != NULL) {
        g_autofree char *child = g_build_filename(path, name, NULL);

        count += g_file_test(child, G_FILE_TEST_IS_DIR) ? count_files(child) : 1;
    }
    return count;
}

/* (transfer full): one activity with a file; @damaged: an unknown key of the last list. */
static GString *
one_file(Draw *draw, bool damaged)
{
    g_autoptr(CeuFacts) facts = ceu_facts_new();
    CeuActivity activity = ceu_activity_init();
    GString *text;

    draw->id = 0;
    g_ptr_array_set_size(draw->evidence, 0);
    while (draw->evidence->len == 0)
        activity.proofs = attach(draw, 7);
    activity.id = 7;
    activity.uid = "u-7";
    activity.title = "One";
    activity.done = (CeuDate){ 20000 };
    activity.units = (CeuUnits){ 1000 };
    ceu_facts_add_activity(facts, &activity);
    text = archive_of_facts(facts, draw->evidence);
    if (damaged)
        (void) g_string_replace(text, "\"path_steps\": []", "\"path_steps\": [7]", 0);
    return text;
}

/* A fault behind the contents: nothing of them stays, and what lay there before stays. */
static void
test_damaged(Home *home, gconstpointer data)
{
    g_autoptr(CeuTracker) tracker = home_open(home, CEU_TRACKER_CREATE);
    g_autoptr(GError) error = NULL;
    GString *damaged;
    Draw draw;

    (void) data;
    draw_up(&draw, home);
    damaged = one_file(&draw, true);
    g_assert_null(restore(tracker, damaged->str, true, &error));
    g_assert_error(error, CEU_ERROR, CEU_ERROR_PARSE);
    g_assert_cmpuint(count_files(home->paths->evidence), ==, 0);
    g_string_free(damaged, TRUE);
    draw_down(&draw);
}

/* Without contents: refused, or taken with each file said; those that lie there already are not missing. */
static void
test_without(Home *home, gconstpointer data)
{
    g_autoptr(CeuTracker) tracker = home_open(home, CEU_TRACKER_CREATE);
    g_autoptr(GError) error = NULL;
    g_autoptr(CeuRestoreReport) lacking = NULL, whole = NULL, present = NULL;
    g_autofree char *without = NULL;
    g_autoptr(CeuArchive) archive = NULL;
    GString *with;
    Draw draw;

    (void) data;
    draw_up(&draw, home);
    with = one_file(&draw, false);
    archive = ceu_archive_read(with->str, with->len, "archive", &error);
    g_assert_no_error(error);
    without = ceu_archive_write(archive->facts, archive->evidence);
    g_assert_null(restore(tracker, without, false, &error));
    g_assert_error(error, CEU_ERROR, CEU_ERROR_NOT_FOUND);
    g_clear_error(&error);
    lacking = restore(tracker, without, true, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(lacking->missing->len, ==, draw.evidence->len);
    take_back(tracker);
    whole = restore(tracker, with->str, false, &error);
    g_assert_no_error(error);
    take_back(tracker);
    present = restore(tracker, without, false, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(present->proofs, ==, draw.evidence->len);
    g_string_free(with, TRUE);
    draw_down(&draw);
}

/* An archive of the first version only counts the files. */
static void
test_untold(Home *home, gconstpointer data)
{
    static const char archive[] =
        "{\"schema\":\"ceu.archive/1\",\"activities\":[{\"id\":7,\"uid\":\"u\",\"title\":\"T\","
        "\"done\":\"2026-01-05\",\"units\":\"1\",\"unit\":\"ceu\",\"planned\":false,"
        "\"proofs\":2}]}";
    g_autoptr(CeuTracker) tracker = home_open(home, CEU_TRACKER_CREATE);
    g_autoptr(GError) error = NULL;
    g_autoptr(CeuRestoreReport) report = NULL;

    (void) data;
    g_assert_null(restore(tracker, archive, false, &error));
    g_assert_error(error, CEU_ERROR, CEU_ERROR_NOT_FOUND);
    g_clear_error(&error);
    report = restore(tracker, archive, true, &error);
    g_assert_no_error(error);
    g_assert_cmpstr(g_ptr_array_index(report->missing, 0), ==,
                    "activity 7 “T”: 2 files were attached, and the archive does not tell which");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add("/restore/random", Home, NULL, home_up, test_random, home_down);
    g_test_add("/restore/damaged", Home, NULL, home_up, test_damaged, home_down);
    g_test_add("/restore/without", Home, NULL, home_up, test_without, home_down);
    g_test_add("/restore/untold", Home, NULL, home_up, test_untold, home_down);
    return g_test_run();
}
