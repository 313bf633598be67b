/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Damage is found, wherever it hides: in records, history, its end, evidence, or any bit of the file. */
#include "fixture.h"

/* One reminder, one published item. */
static void
fill_state(CeuStore *store)
{
    g_autoptr(CeuReminder) reminder = ceu_reminder_new("pool/units/due/1");
    g_autoptr(GPtrArray) items = g_ptr_array_new();
    CeuPublished *item = ceu_published_new();

    item->uid = g_strdup("uid");
    item->pool = g_strdup("pool");
    item->summary = g_strdup("s");
    item->description = g_strdup("d");
    item->stage_day.days = item->day.days = 20000;
    g_ptr_array_add(items, item);
    fixture_begin(store);
    g_assert_true(ceu_store_put_reminder(store, reminder, NULL));
    g_assert_true(ceu_store_save_published(store, items, NULL));
    fixture_commit(store, NULL);
    ceu_published_free(item);
}

/* Three activities, an edit, an undo, a membership, two files of evidence. */
static void
fill(const Fixture *fixture)
{
    g_autoptr(CeuStore) store = fixture_open(fixture, CEU_STORE_CREATE);
    g_autofree char *file = g_build_filename(fixture->home, "proof.txt", NULL);
    CeuMembership membership = ceu_membership_init();
    CeuActivity activity = fixture_activity("edited");
    g_autofree char *summary = NULL;
    int64_t number = 0;

    for (int i = 0; i < 3; i++) {
        g_autofree char *sha256 = NULL;
        g_autofree char *text = g_strdup_printf("proof %d", i);
        int64_t size = 0;

        activity.id = fixture_log(store, text);
        g_assert_true(g_file_set_contents(file, text, -1, NULL));
        fixture_begin(store);
        g_assert_true(ceu_store_import_evidence(store, file, &sha256, &size, NULL));
        g_assert_true(
            ceu_store_attach(store, activity.id, sha256, text, size, fixture_now(), NULL));
        fixture_commit(store, "attach");
    }
    membership.body = "body";
    fixture_begin(store);
    g_assert_true(ceu_store_put_membership(store, &membership, NULL));
    g_assert_true(ceu_store_put_activity(store, &activity, NULL));
    fixture_commit(store, "edit");
    fixture_begin(store);
    g_assert_true(ceu_store_undo(store, &number, &summary, NULL));
    g_assert_true(ceu_store_commit(store, summary, number, NULL));
    fill_state(store);
}

#define MAY_CHANGE "DROP TRIGGER journal_keeps; DROP TRIGGER journal_stays; "
#define NO_KEYS "PRAGMA foreign_keys = OFF; "

/* What each kind of damage is called. */
static const struct {
    const char *sql, *says;
} damage[] = {
    { "UPDATE activity SET milli = milli + 1 WHERE id = 2", "records: activity 2 differs" },
    { "UPDATE activity SET title = 'Proof 0' WHERE id = 1", "records: activity 1 differs" },
    { NO_KEYS "DELETE FROM evidence WHERE id = 1",
      "records: evidence 1 is in the history and has gone" },
    { NO_KEYS "DELETE FROM activity WHERE id = 1", "references: " },
    { "UPDATE sqlite_sequence SET name = 'activitx' WHERE name = 'activity'",
      "records: every activity is taken for none" },
    { "DELETE FROM sqlite_sequence WHERE name = 'evidence'",
      "records: every evidence is taken for none" },
    { "INSERT INTO membership (uid, holder_id, body) VALUES ('u', 1, 'b')",
      "records: membership 2 is not in" },
    { "PRAGMA ignore_check_constraints = ON; UPDATE activity SET unit = 'x'",
      "records: activity 1 differs" },
    { "PRAGMA ignore_check_constraints = ON; UPDATE reminder SET state = 'x'",
      "reminders and calendar: " },
    { "PRAGMA ignore_check_constraints = ON; UPDATE published SET kind = 'x'",
      "reminders and calendar: " },
    { MAY_CHANGE "UPDATE journal SET summary = 'x' WHERE number = 2",
      "history: entry 2 was changed" },
    { MAY_CHANGE "UPDATE journal SET at_ms = at_ms + 1 WHERE number = 2",
      "history: entry 2 was changed" },
    { MAY_CHANGE "UPDATE journal SET changes = replace(changes, '1500', '2500') WHERE number = 1",
      "history: entry 1 was changed" },
    { MAY_CHANGE "UPDATE journal SET undoes = 1 WHERE number = 8", "history: entry 8 was changed" },
    { MAY_CHANGE NO_KEYS "DELETE FROM journal WHERE number = 8", "history: it ends with entry 7" },
    { MAY_CHANGE NO_KEYS "DELETE FROM journal WHERE number = 3", "history: entry 3 is missing" },
    { MAY_CHANGE NO_KEYS "DELETE FROM journal", "history: it ends with entry 0" },
    { "UPDATE journal_head SET hash = CASE WHEN hash LIKE '0%' THEN '1' ELSE '0' END || "
      "substr(hash, 2)",
      "history: its last entry is not" },
    { "DELETE FROM journal_head", "lost the end of its history" },
    { MAY_CHANGE "UPDATE journal SET changes = '[' WHERE number = 1",
      "history: entry 1 was changed" },
};

static void
test_damage(Fixture *fixture, gconstpointer data)
{
    g_autofree char *pristine = NULL;
    gsize size = 0;

    (void) data;
    fill(fixture);
    fixture_assert_fine(fixture);
    g_assert_true(g_file_get_contents(fixture->path, &pristine, &size, NULL));
    for (size_t i = 0; i < G_N_ELEMENTS(damage); i++) {
        fixture_raw(fixture->path, damage[i].sql);
        g_autofree char *complaint = fixture_complaint(fixture);
        if (complaint == NULL || strstr(complaint, damage[i].says) == NULL)
            g_error("%s: “%s” instead of “%s”", damage[i].sql, complaint, damage[i].says);
        g_assert_true(g_file_set_contents(fixture->path, pristine, (gssize) size, NULL));
    }
    fixture_assert_fine(fixture);
}

/* The first evidence file below the folder. (transfer full) */
static char *
some_file(const Fixture *fixture)
{
    g_autoptr(GDir) groups = g_dir_open(fixture->evidence, 0, NULL);
    g_autofree char *group = g_build_filename(fixture->evidence, g_dir_read_name(groups), NULL);
    g_autoptr(GDir) files = g_dir_open(group, 0, NULL);

    return g_build_filename(group, g_dir_read_name(files), NULL);
}

static void
assert_evidence_complaint(const Fixture *fixture, const char *says)
{
    g_autofree char *complaint = fixture_complaint(fixture);

    g_assert_nonnull(complaint);
    g_assert_true(g_str_has_prefix(complaint, "evidence "));
    g_assert_nonnull(strstr(complaint, says));
}

static void
test_evidence(Fixture *fixture, gconstpointer data)
{
    (void) data;
    fill(fixture);
    g_autofree char *file = some_file(fixture);
    g_autofree char *content = NULL;
    g_assert_true(g_file_get_contents(file, &content, NULL, NULL));
    g_autofree char *changed = g_strdup(content);
    changed[0] ^= 1;
    g_assert_true(g_file_set_contents(file, changed, -1, NULL));
    assert_evidence_complaint(fixture, "has changed");
    g_assert_true(g_file_set_contents(file, "", -1, NULL));
    assert_evidence_complaint(fixture, "0 bytes instead of 7");
    g_assert_cmpint(g_unlink(file), ==, 0);
    assert_evidence_complaint(fixture, "missing");
    g_assert_cmpint(symlink("/dev/null", file), ==, 0);
    assert_evidence_complaint(fixture, "symbolic link");
    g_assert_cmpint(g_unlink(file), ==, 0);
    g_assert_true(g_file_set_contents(file, content, -1, NULL));
    fixture_assert_fine(fixture);
}

/* A file that no record needs is told, but is no damage. */
static void
test_orphan(Fixture *fixture, gconstpointer data)
{
    g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func(fixture_finding_free);
    g_autofree char *orphan = g_build_filename(fixture->evidence, ".new-left", NULL);
    bool told = false;

    (void) data;
    fill(fixture);
    g_assert_true(g_file_set_contents(orphan, "x", -1, NULL));
    g_autoptr(CeuStore) store = fixture_open(fixture, CEU_STORE_READ);
    g_assert_true(ceu_store_verify(store, findings, NULL));
    for (guint i = 0; i < findings->len; i++) {
        const CeuFinding *finding = g_ptr_array_index(findings, i);

        g_assert_true(finding->ok);
        told = told || strstr(finding->detail, ".new-left") != NULL;
    }
    g_assert_true(told);
}

/* What a user would miss: every value of every record and of the history. "" if it cannot be read. */
static char *
content(const Fixture *fixture)
{
    g_autoptr(CeuStore) store = fixture_try_open(fixture, CEU_STORE_READ, NULL);
    g_autoptr(CeuFacts) facts = store != NULL ? ceu_store_load_facts(store, NULL) : NULL;
    g_autoptr(GPtrArray) history = facts != NULL ? ceu_store_history(store, 0, NULL) : NULL;
    g_autoptr(GString) text = g_string_new(NULL);
    uint32_t count = 0;

    if (history == NULL)
        return g_strdup("");
    const CeuActivity *activities = ceu_facts_activities(facts, &count);
    for (uint32_t i = 0; i < count; i++)
        g_string_append_printf(text, "%d %s %s %s %d %d %d %u\n", (int) activities[i].id,
                               activities[i].uid, activities[i].title, activities[i].provider,
                               (int) activities[i].done.days, (int) activities[i].units.milli,
                               (int) activities[i].planned, activities[i].proofs);
    const CeuMembership *memberships = ceu_facts_memberships(facts, &count);
    for (uint32_t i = 0; i < count; i++)
        g_string_append_printf(text, "%s %s\n", memberships[i].body, memberships[i].uid);
    for (guint i = 0; i < history->len; i++) {
        const CeuHistoryEntry *entry = g_ptr_array_index(history, i);

        g_string_append_printf(text, "%d %s %d\n", (int) entry->number, entry->summary,
                               (int) entry->at.usec);
    }
    return g_string_free(g_steal_pointer(&text), FALSE);
}

/* One bit anywhere: either verify complains, or nothing that is recorded has changed (unused space, counters). */
static void
test_bit_rot(Fixture *fixture, gconstpointer data)
{
    const bool longer = g_strcmp0(g_getenv("CEU_TEST_LONG"), "1") == 0;
    const unsigned rounds = longer ? 10000 : 300;
    g_autofree char *journal = g_strconcat(fixture->path, "-journal", NULL);
    g_autofree char *bytes = NULL;
    unsigned detected = 0;
    gsize size = 0;

    (void) data;
    fill(fixture);
    g_autofree char *before = content(fixture);
    g_assert_true(g_file_get_contents(fixture->path, &bytes, &size, NULL));
    for (unsigned i = 0; i < rounds; i++) {
        gsize at = (gsize) g_test_rand_int_range(0, (gint32) size);
        int bit = 1 << g_test_rand_int_range(0, 8);

        bytes[at] = (char) (bytes[at] ^ bit);
        g_assert_true(g_file_set_contents(fixture->path, bytes, (gssize) size, NULL));
        g_autofree char *complaint = fixture_complaint(fixture);
        g_autofree char *after = content(fixture);
        if (complaint == NULL && !g_str_equal(before, after))
            g_error("bit %d of byte %" G_GSIZE_FORMAT " is not noticed", bit, at);
        detected += complaint != NULL ? 1 : 0;
        bytes[at] = (char) (bytes[at] ^ bit);
        (void) g_unlink(journal);
    }
    g_test_message("%u of %u flipped bits are damage, and all of these are found", detected,
                   rounds);
    g_assert_cmpuint(detected, >, 0);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    FIXTURE_TEST("/store/verify/damage", test_damage);
    FIXTURE_TEST("/store/verify/evidence", test_evidence);
    FIXTURE_TEST("/store/verify/orphan", test_orphan);
    FIXTURE_TEST("/store/verify/bit-rot", test_bit_rot);
    return g_test_run();
}
