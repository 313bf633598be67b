/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is put in comes out, whatever the texts hold; what does not fit changes nothing. */
#include "fixture.h"

static const char *const hostile[] = {
    "plain",       "“quoted” – ünï ☃ 日本", "'; DROP TABLE activity; --",
    "\x1b[31mred", "line\nfeed\ttab",       "unit\x1fseparator",
    "\x1f",        "a\x1f\x1f-b",           "%s %n",
    " ",
};

static CeuActivity
full_activity(const char *text)
{
    CeuActivity activity = fixture_activity(text);

    activity.provider = text;
    activity.index = text;
    activity.format = text;
    activity.topics = text;
    activity.origin = text;
    activity.accepted_by = text;
    activity.pin_for = text;
    activity.note = text;
    activity.unit = CEU_UNIT_IACET;
    activity.planned = true;
    activity.pin = ceu_date_from_ymd(1999, 12, 31);
    return activity;
}

static void
assert_same_activity(const CeuActivity *got, const CeuActivity *want)
{
    g_assert_cmpint(got->id, ==, want->id);
    g_assert_cmpstr(got->uid, ==, want->uid);
    g_assert_cmpstr(got->title, ==, want->title);
    g_assert_cmpstr(got->provider, ==, want->provider);
    g_assert_cmpstr(got->index, ==, want->index);
    g_assert_cmpstr(got->format, ==, want->format);
    g_assert_cmpstr(got->topics, ==, want->topics);
    g_assert_cmpstr(got->origin, ==, want->origin);
    g_assert_cmpstr(got->accepted_by, ==, want->accepted_by);
    g_assert_cmpstr(got->pin_for, ==, want->pin_for);
    g_assert_cmpstr(got->note, ==, want->note);
    g_assert_cmpint(got->done.days, ==, want->done.days);
    g_assert_cmpint(got->pin.days, ==, want->pin.days);
    g_assert_cmpint(got->units.milli, ==, want->units.milli);
    g_assert_cmpint(got->unit, ==, want->unit);
    g_assert_cmpint(got->planned, ==, want->planned);
    g_assert_cmpuint(got->proofs, ==, want->proofs);
}

static void
put_and_compare(CeuStore *store, CeuActivity *activity)
{
    g_autoptr(GError) error = NULL;

    fixture_begin(store);
    (void) ceu_store_put_activity(store, activity, &error);
    g_assert_no_error(error);
    fixture_commit(store, "put");
    g_assert_cmpint(activity->id, >, 0);
    g_assert_true(g_uuid_string_is_valid(activity->uid));
    g_autoptr(CeuFacts) facts = fixture_facts(store);
    assert_same_activity(ceu_facts_activity_by_id(facts, activity->id), activity);
}

static void
test_activity(Fixture *fixture, gconstpointer data)
{
    g_autoptr(CeuStore) store = fixture_open(fixture, CEU_STORE_CREATE);

    (void) data;
    for (size_t i = 0; i < G_N_ELEMENTS(hostile); i++) {
        CeuActivity bare = fixture_activity(hostile[i]);
        CeuActivity full = full_activity(hostile[i]);

        put_and_compare(store, &bare);
        put_and_compare(store, &full);
        full.title = "changed";
        full.provider = NULL;
        full.pin = CEU_DATE_NONE;
        full.pin_for = NULL;
        put_and_compare(store, &full);
    }
    fixture_assert_fine(fixture);
}

static void
test_extremes(Fixture *fixture, gconstpointer data)
{
    g_autoptr(CeuStore) store = fixture_open(fixture, CEU_STORE_CREATE);
    g_autofree char *long_text = g_strnfill(100000, 'x');
    CeuActivity activity = full_activity(long_text);

    (void) data;
    put_and_compare(store, &activity);
    activity.done = ceu_date_from_ymd(1900, 1, 1);
    activity.pin = ceu_date_from_ymd(2199, 12, 31);
    activity.units.milli = 0;
    put_and_compare(store, &activity);
    activity.units.milli = CEU_UNITS_MAX_MILLI;
    activity.done = ceu_date_from_ymd(1970, 1, 1);
    for (CeuUnit unit = 0; unit < CEU_UNIT_COUNT; unit++) {
        activity.unit = unit;
        put_and_compare(store, &activity);
    }
}

/* By day, then number, however they came in. */
static void
test_order(Fixture *fixture, gconstpointer data)
{
    static const int days[] = { 5, -3, 9, 5, -3, 0 };
    static const int64_t want[] = { 2, 5, 6, 1, 4, 3 };
    g_autoptr(CeuStore) store = fixture_open(fixture, CEU_STORE_CREATE);
    uint32_t count = 0;

    (void) data;
    fixture_begin(store);
    for (size_t i = 0; i < G_N_ELEMENTS(days); i++) {
        CeuActivity activity = fixture_activity("x");

        activity.done.days = days[i];
        g_assert_true(ceu_store_put_activity(store, &activity, NULL));
    }
    fixture_commit(store, "six");
    g_autoptr(CeuFacts) facts = fixture_facts(store);
    const CeuActivity *activities = ceu_facts_activities(facts, &count);
    g_assert_cmpuint(count, ==, G_N_ELEMENTS(want));
    for (uint32_t i = 0; i < count; i++)
        g_assert_cmpint(activities[i].id, ==, want[i]);
}

static void
put_others(CeuStore *store, const char *text)
{
    g_autoptr(GError) error = NULL;
    CeuMembership membership = ceu_membership_init();
    CeuCredential credential = ceu_credential_init();
    CeuFiling filing = ceu_filing_init();
    CeuOverride override = ceu_override_init();

    membership.body = "body";
    membership.number = text;
    membership.renews_year = 2027;
    membership.renews_month = 3;
    membership.renews_day = 31;
    membership.dues_paid_to.days = 1;
    membership.standing.days = 2;
    membership.ended.days = 3;
    credential.body = "body";
    credential.type = "TYPE";
    credential.number = text;
    credential.category = text;
    credential.earned.days = 4;
    credential.standing.days = 5;
    credential.retired.days = 6;
    filing.pool = "body/TYPE";
    filing.cycle_day.days = 7;
    filing.submitted.days = 8;
    filing.accepted.days = 9;
    override.pool = "body";
    override.kind = CEU_OVERRIDE_MINIMUM;
    override.subject = text;
    override.units.milli = 2500;
    override.day.days = 10;
    override.cycle_day.days = 11;
    fixture_begin(store);
    g_assert_true(ceu_store_put_membership(store, &membership, &error));
    g_assert_true(ceu_store_put_credential(store, &credential, &error));
    g_assert_true(ceu_store_put_filing(store, &filing, &error));
    g_assert_true(ceu_store_put_override(store, &override, &error));
    g_assert_cmpint(membership.id * credential.id * filing.id * override.id, ==, 1);
    fixture_commit(store, "others");
}

static void
test_others(Fixture *fixture, gconstpointer data)
{
    const char *text = "it's “so”";
    g_autoptr(CeuStore) store = fixture_open(fixture, CEU_STORE_CREATE);
    uint32_t counts[4] = { 0 };

    (void) data;
    put_others(store, text);
    g_autoptr(CeuFacts) facts = fixture_facts(store);
    const CeuMembership *membership = ceu_facts_memberships(facts, &counts[0]);
    const CeuCredential *credential = ceu_facts_credentials(facts, &counts[1]);
    const CeuFiling *filing = ceu_facts_filings(facts, &counts[2]);
    const CeuOverride *override = ceu_facts_overrides(facts, &counts[3]);
    for (size_t i = 0; i < G_N_ELEMENTS(counts); i++)
        g_assert_cmpuint(counts[i], ==, 1);
    g_assert_cmpstr(membership->body, ==, "body");
    g_assert_cmpstr(membership->number, ==, text);
    g_assert_cmpint(membership->renews_year, ==, 2027);
    g_assert_cmpint(membership->renews_month, ==, 3);
    g_assert_cmpint(membership->renews_day, ==, 31);
    g_assert_cmpint(membership->dues_paid_to.days, ==, 1);
    g_assert_cmpint(membership->standing.days, ==, 2);
    g_assert_cmpint(membership->ended.days, ==, 3);
    g_assert_cmpstr(credential->type, ==, "TYPE");
    g_assert_cmpstr(credential->number, ==, text);
    g_assert_cmpstr(credential->category, ==, text);
    g_assert_cmpint(credential->earned.days, ==, 4);
    g_assert_cmpint(credential->standing.days, ==, 5);
    g_assert_cmpint(credential->retired.days, ==, 6);
    g_assert_cmpstr(filing->pool, ==, "body/TYPE");
    g_assert_cmpint(filing->cycle_day.days, ==, 7);
    g_assert_cmpint(filing->submitted.days, ==, 8);
    g_assert_cmpint(filing->accepted.days, ==, 9);
    g_assert_cmpint(override->kind, ==, CEU_OVERRIDE_MINIMUM);
    g_assert_cmpstr(override->subject, ==, text);
    g_assert_cmpint(override->units.milli, ==, 2500);
    g_assert_cmpint(override->day.days, ==, 10);
    g_assert_cmpint(override->cycle_day.days, ==, 11);
    g_assert_true(g_uuid_string_is_valid(membership->uid));
}

/* Everything that may be left out is left out again. */
static void
test_bare(Fixture *fixture, gconstpointer data)
{
    g_autoptr(CeuStore) store = fixture_open(fixture, CEU_STORE_CREATE);
    CeuMembership membership = ceu_membership_init();
    CeuCredential credential = ceu_credential_init();
    uint32_t count = 0;

    (void) data;
    membership.body = "body";
    credential.body = "body";
    credential.type = "TYPE";
    fixture_begin(store);
    g_assert_true(ceu_store_put_membership(store, &membership, NULL));
    g_assert_true(ceu_store_put_credential(store, &credential, NULL));
    fixture_commit(store, "bare");
    g_autoptr(CeuFacts) facts = fixture_facts(store);
    const CeuMembership *got = ceu_facts_memberships(facts, &count);
    g_assert_null(got->number);
    g_assert_cmpint(got->renews_year + got->renews_month + got->renews_day, ==, 0);
    g_assert_false(ceu_date_is_set(got->dues_paid_to) || ceu_date_is_set(got->standing) ||
                   ceu_date_is_set(got->ended));
    const CeuCredential *held = ceu_facts_credentials(facts, &count);
    g_assert_null(held->number);
    g_assert_null(held->category);
    g_assert_false(ceu_date_is_set(held->earned) || ceu_date_is_set(held->standing) ||
                   ceu_date_is_set(held->retired));
}

static void
test_entry(Fixture *fixture, gconstpointer data)
{
    g_autoptr(CeuStore) store = fixture_open(fixture, CEU_STORE_CREATE);
    int64_t id = fixture_log(store, "x");
    CeuEntry entry = { id, "body", { 20 }, CEU_DATE_NONE };
    uint32_t count = 0;

    (void) data;
    fixture_begin(store);
    g_assert_true(ceu_store_put_entry(store, &entry, NULL));
    entry.accepted.days = 21;
    g_assert_true(ceu_store_put_entry(store, &entry, NULL));
    fixture_commit(store, "entered");
    g_autoptr(CeuFacts) facts = fixture_facts(store);
    const CeuEntry *got = ceu_facts_entries(facts, &count);
    g_assert_cmpuint(count, ==, 1);
    g_assert_cmpint(got->activity_id, ==, id);
    g_assert_cmpstr(got->body, ==, "body");
    g_assert_cmpint(got->entered.days, ==, 20);
    g_assert_cmpint(got->accepted.days, ==, 21);
}

static void
put_answer(CeuStore *store, const char *body, const char *trait, const char *value, int64_t want_id)
{
    CeuAnswer answer = { .body = body, .trait = trait, .value = value };
    g_autoptr(GError) error = NULL;

    fixture_begin(store);
    (void) ceu_store_put_answer(store, &answer, &error);
    g_assert_no_error(error);
    g_assert_cmpint(answer.id, ==, want_id);
    g_assert_true(g_uuid_string_is_valid(answer.uid));
    fixture_commit(store, "answer");
}

/* One answer a body and question; a new one takes its place, and undo brings the old one back. */
static void
test_answers(Fixture *fixture, gconstpointer data)
{
    g_autoptr(CeuStore) store = fixture_open(fixture, CEU_STORE_CREATE);
    uint32_t count = 0;

    (void) data;
    put_answer(store, "body", "supervises", "no", 1);
    put_answer(store, NULL, "birth", "1984-11-05", 2);
    put_answer(store, "body", "birth", "1984-11", 3);
    put_answer(store, "body", "supervises", "yes", 1);
    put_answer(store, NULL, "birth", "1984-11-06", 2);
    g_autoptr(CeuFacts) facts = fixture_facts(store);
    const CeuAnswer *answers = ceu_facts_answers(facts, &count);
    g_assert_cmpuint(count, ==, 3);
    g_assert_null(answers[0].body);
    g_assert_cmpstr(ceu_facts_answer(facts, "body", "supervises"), ==, "yes");
    g_assert_cmpstr(ceu_facts_answer(facts, "body", "birth"), ==, "1984-11");
    g_assert_cmpstr(ceu_facts_answer(facts, "other", "birth"), ==, "1984-11-06");
    fixture_undo(store);
    fixture_undo(store);
    fixture_begin(store);
    g_assert_true(ceu_store_remove(store, CEU_RECORD_ANSWER, 3, NULL));
    fixture_commit(store, "remove");
    g_autoptr(CeuFacts) back = fixture_facts(store);
    g_assert_cmpstr(ceu_facts_answer(back, "body", "supervises"), ==, "no");
    g_assert_cmpstr(ceu_facts_answer(back, "body", "birth"), ==, "1984-11-05");
    fixture_assert_fine(fixture);
}

/* By day, then number. */
static void
test_deeds(Fixture *fixture, gconstpointer data)
{
    static const int days[] = { 30, 10, 30 };
    static const int64_t want[] = { 2, 1, 3 };
    g_autoptr(CeuStore) store = fixture_open(fixture, CEU_STORE_CREATE);
    uint32_t count = 0;

    (void) data;
    fixture_begin(store);
    for (size_t i = 0; i < G_N_ELEMENTS(days); i++) {
        CeuDeed deed = { .pool = "body/TYPE", .subject = "E1", .day = { days[i] } };

        deed.note = i == 1 ? "it's “so”" : NULL;
        g_assert_true(ceu_store_put_deed(store, &deed, NULL));
        g_assert_cmpint(deed.id, ==, (int64_t) i + 1);
    }
    fixture_commit(store, "three");
    g_autoptr(CeuFacts) facts = fixture_facts(store);
    const CeuDeed *deeds = ceu_facts_deeds(facts, &count);
    g_assert_cmpuint(count, ==, G_N_ELEMENTS(want));
    for (uint32_t i = 0; i < count; i++)
        g_assert_cmpint(deeds[i].id, ==, want[i]);
    g_assert_cmpstr(deeds[0].pool, ==, "body/TYPE");
    g_assert_cmpstr(deeds[0].subject, ==, "E1");
    g_assert_cmpint(deeds[0].day.days, ==, 10);
    g_assert_cmpstr(deeds[0].note, ==, "it's “so”");
    g_assert_null(deeds[1].note);
    fixture_assert_fine(fixture);
}

/* A credential with a step of every kind; its number. */
static int64_t
put_candidate(CeuStore *store)
{
    CeuCredential candidate = ceu_credential_init();

    candidate.body = "body";
    candidate.type = "TYPE";
    fixture_begin(store);
    g_assert_true(ceu_store_put_credential(store, &candidate, NULL));
    for (CeuPathStepKind kind = 0; kind < CEU_PATH_KIND_COUNT; kind++) {
        bool experience = kind == CEU_PATH_EXPERIENCE;
        CeuPathStep step = { .credential_id = candidate.id, .kind = kind, .note = "note" };

        step.part = experience ? "coding" : NULL;
        step.amount = experience || kind == CEU_PATH_EXTENDED ? 12 : 0;
        step.day = experience ? CEU_DATE_NONE : (CeuDate){ 100 - (int) kind };
        g_assert_true(ceu_store_put_path_step(store, &step, NULL));
    }
    fixture_commit(store, "candidate");
    return candidate.id;
}

/* By day; they go with their credential, and come back with it. */
static void
test_path_steps(Fixture *fixture, gconstpointer data)
{
    g_autoptr(CeuStore) store = fixture_open(fixture, CEU_STORE_CREATE);
    int64_t id = put_candidate(store);
    uint32_t count = 0;

    (void) data;
    fixture_begin(store);
    g_assert_true(ceu_store_remove(store, CEU_RECORD_CREDENTIAL, id, NULL));
    fixture_commit(store, "remove");
    g_autoptr(CeuFacts) none = fixture_facts(store);
    (void) ceu_facts_path_steps(none, &count);
    g_assert_cmpuint(count, ==, 0);
    fixture_assert_fine(fixture);
    fixture_undo(store);
    g_autoptr(CeuFacts) facts = fixture_facts(store);
    const CeuPathStep *steps = ceu_facts_path_steps(facts, &count);
    g_assert_cmpuint(count, ==, CEU_PATH_KIND_COUNT);
    g_assert_cmpint(steps[0].kind, ==, CEU_PATH_EXPERIENCE);
    g_assert_cmpstr(steps[0].part, ==, "coding");
    g_assert_false(ceu_date_is_set(steps[0].day));
    for (uint32_t i = 1; i < count; i++) { /* the later kinds are the earlier days */
        g_assert_cmpint(steps[i].kind, ==, CEU_PATH_KIND_COUNT - i);
        g_assert_cmpint(steps[i].day.days, ==, 100 - (int) steps[i].kind);
        g_assert_cmpint(steps[i].amount, ==, steps[i].kind == CEU_PATH_EXTENDED ? 12 : 0);
        g_assert_cmpint(steps[i].credential_id, ==, id);
        g_assert_cmpstr(steps[i].note, ==, "note");
        g_assert_null(steps[i].part);
    }
    fixture_assert_fine(fixture);
}

/* Rows of put_row() about what schema 2 brought. */
static bool
put_newer_row(CeuStore *store, unsigned row, GError **error)
{
    CeuAnswer answer = { .id = row == 13 ? 99 : 0, .trait = "birth", .value = "1984" };
    CeuDeed deed = { .pool = "body", .subject = "E1", .day = CEU_DATE_NONE };
    CeuPathStep step = { .credential_id = 99, .kind = CEU_PATH_PAID, .day = { 1 } };

    switch (row) {
    case 13:
        return ceu_store_put_answer(store, &answer, error);
    case 14:
        answer.value = "";
        return ceu_store_put_answer(store, &answer, error);
    case 15:
        return ceu_store_put_deed(store, &deed, error);
    case 16:
        return ceu_store_put_path_step(store, &step, error);
    case 17:
        step.part = "coding";
        return ceu_store_put_path_step(store, &step, error);
    case 18:
        step.day = CEU_DATE_NONE;
        return ceu_store_put_path_step(store, &step, error);
    case 19:
        step.amount = -1;
        return ceu_store_put_path_step(store, &step, error);
    default:
        g_assert_not_reached();
    }
}

static bool
put_row(CeuStore *store, unsigned row, GError **error)
{
    CeuActivity activity = fixture_activity("x");
    CeuMembership membership = ceu_membership_init();
    CeuEntry entry = { 99, "body", CEU_DATE_NONE, CEU_DATE_NONE };

    membership.body = "body";
    switch (row) {
    case 0:
        activity.title = "bad \xff byte";
        return ceu_store_put_activity(store, &activity, error);
    case 1:
        activity.units.milli = -1;
        return ceu_store_put_activity(store, &activity, error);
    case 2:
        activity.units.milli = CEU_UNITS_MAX_MILLI + 1;
        return ceu_store_put_activity(store, &activity, error);
    case 3:
        activity.done = CEU_DATE_NONE;
        return ceu_store_put_activity(store, &activity, error);
    case 4:
        activity.done.days = 84006;
        return ceu_store_put_activity(store, &activity, error);
    case 5:
        activity.id = 99;
        return ceu_store_put_activity(store, &activity, error);
    case 6:
        return ceu_store_put_entry(store, &entry, error);
    case 7:
        return ceu_store_put_membership(store, &membership, NULL) &&
               (membership.id = 0, ceu_store_put_membership(store, &membership, error));
    case 8:
        membership.renews_month = 13;
        return ceu_store_put_membership(store, &membership, error);
    case 9:
        return ceu_store_remove(store, CEU_RECORD_FILING, 99, error);
    case 10:
        return ceu_store_remove(store, CEU_RECORD_ACTIVITY, 99, error);
    case 11:
        membership.body = "";
        return ceu_store_put_membership(store, &membership, error);
    case 12:
        activity.title = "";
        return ceu_store_put_activity(store, &activity, error);
    default:
        return put_newer_row(store, row, error);
    }
}

static void
test_refused(Fixture *fixture, gconstpointer data)
{
    static const CeuError want[] = {
        CEU_ERROR_PARSE,     CEU_ERROR_RANGE,     CEU_ERROR_RANGE,     CEU_ERROR_RANGE,
        CEU_ERROR_RANGE,     CEU_ERROR_NOT_FOUND, CEU_ERROR_NOT_FOUND, CEU_ERROR_EXISTS,
        CEU_ERROR_RANGE,     CEU_ERROR_NOT_FOUND, CEU_ERROR_NOT_FOUND, CEU_ERROR_RANGE,
        CEU_ERROR_RANGE,     CEU_ERROR_NOT_FOUND, CEU_ERROR_RANGE,     CEU_ERROR_RANGE,
        CEU_ERROR_NOT_FOUND, CEU_ERROR_RANGE,     CEU_ERROR_RANGE,     CEU_ERROR_RANGE,
    };
    g_autoptr(CeuStore) store = fixture_open(fixture, CEU_STORE_CREATE);

    (void) data;
    for (unsigned i = 0; i < G_N_ELEMENTS(want); i++) {
        g_autofree char *before = fixture_sha256(fixture->path);
        g_autoptr(GError) error = NULL;

        fixture_begin(store);
        g_assert_false(put_row(store, i, &error));
        g_assert_error(error, CEU_ERROR, (int) want[i]);
        ceu_store_rollback(store);
        ceu_store_rollback(store);
        g_autofree char *after = fixture_sha256(fixture->path);
        g_assert_cmpstr(after, ==, before);
    }
    g_assert_cmpuint(fixture_count(store), ==, 0);
}

/* The same again is no change: no history, no byte. */
static void
test_unchanged(Fixture *fixture, gconstpointer data)
{
    g_autoptr(CeuStore) store = fixture_open(fixture, CEU_STORE_CREATE);
    CeuActivity activity = full_activity("same");
    uint32_t version_before = 0, version_after = 0;

    (void) data;
    put_and_compare(store, &activity);
    g_autofree char *before = fixture_sha256(fixture->path);
    fixture_begin(store);
    g_assert_true(ceu_store_put_activity(store, &activity, NULL));
    fixture_commit(store, NULL);
    g_autofree char *after = fixture_sha256(fixture->path);
    g_assert_cmpstr(after, ==, before);
    g_assert_true(ceu_store_version(store, &version_before, NULL));
    (void) fixture_log(store, "more");
    g_assert_true(ceu_store_version(store, &version_after, NULL));
    g_assert_cmpuint(version_after, >, version_before);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    FIXTURE_TEST("/store/facts/activity", test_activity);
    FIXTURE_TEST("/store/facts/extremes", test_extremes);
    FIXTURE_TEST("/store/facts/order", test_order);
    FIXTURE_TEST("/store/facts/others", test_others);
    FIXTURE_TEST("/store/facts/bare", test_bare);
    FIXTURE_TEST("/store/facts/entry", test_entry);
    FIXTURE_TEST("/store/facts/answers", test_answers);
    FIXTURE_TEST("/store/facts/deeds", test_deeds);
    FIXTURE_TEST("/store/facts/path-steps", test_path_steps);
    FIXTURE_TEST("/store/facts/refused", test_refused);
    FIXTURE_TEST("/store/facts/unchanged", test_unchanged);
    return g_test_run();
}
