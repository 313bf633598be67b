/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Facts out of the store: each table once, straight into the core's records. */
#include "store/load.h"
#include "store/record.h"
#include "store/words.h"

/* Reads the rows of one statement that takes the holder; @add gets each. */
typedef bool (*RowFunc)(CeuStatement *row, CeuFacts *facts, GError **error);

static bool
add_membership(CeuStatement *row, CeuFacts *facts, GError **error)
{
    CeuMembership membership = ceu_membership_init();

    (void) error;
    membership.id = ceu_statement_int(row, 0);
    membership.uid = ceu_statement_text(row, 1);
    membership.body = ceu_statement_text(row, 2);
    membership.number = ceu_statement_text(row, 3);
    membership.renews_year = (int) ceu_statement_int(row, 4);
    membership.renews_month = (int) ceu_statement_int(row, 5);
    membership.renews_day = (int) ceu_statement_int(row, 6);
    membership.dues_paid_to = ceu_statement_date(row, 7);
    membership.standing = ceu_statement_date(row, 8);
    membership.ended = ceu_statement_date(row, 9);
    ceu_facts_add_membership(facts, &membership);
    return true;
}

static bool
add_credential(CeuStatement *row, CeuFacts *facts, GError **error)
{
    CeuCredential credential = ceu_credential_init();

    (void) error;
    credential.id = ceu_statement_int(row, 0);
    credential.uid = ceu_statement_text(row, 1);
    credential.body = ceu_statement_text(row, 2);
    credential.type = ceu_statement_text(row, 3);
    credential.number = ceu_statement_text(row, 4);
    credential.category = ceu_statement_text(row, 5);
    credential.earned = ceu_statement_date(row, 6);
    credential.standing = ceu_statement_date(row, 7);
    credential.retired = ceu_statement_date(row, 8);
    ceu_facts_add_credential(facts, &credential);
    return true;
}

static bool
add_entry(CeuStatement *row, CeuFacts *facts, GError **error)
{
    CeuEntry entry = { .activity_id = ceu_statement_int(row, 2),
                       .body = ceu_statement_text(row, 3) };

    (void) error;
    entry.entered = ceu_statement_date(row, 4);
    entry.accepted = ceu_statement_date(row, 5);
    ceu_facts_add_entry(facts, &entry);
    return true;
}

static bool
add_filing(CeuStatement *row, CeuFacts *facts, GError **error)
{
    CeuFiling filing = ceu_filing_init();

    (void) error;
    filing.id = ceu_statement_int(row, 0);
    filing.uid = ceu_statement_text(row, 1);
    filing.pool = ceu_statement_text(row, 2);
    filing.cycle_day = ceu_statement_date(row, 3);
    filing.submitted = ceu_statement_date(row, 4);
    filing.accepted = ceu_statement_date(row, 5);
    ceu_facts_add_filing(facts, &filing);
    return true;
}

static bool
add_override(CeuStatement *row, CeuFacts *facts, GError **error)
{
    CeuOverride override = ceu_override_init();

    override.id = ceu_statement_int(row, 0);
    override.uid = ceu_statement_text(row, 1);
    override.pool = ceu_statement_text(row, 2);
    if (!ceu_word_to_override(ceu_statement_text(row, 3), &override.kind, error))
        return false;
    override.subject = ceu_statement_text(row, 4);
    override.units.milli = ceu_statement_int(row, 5);
    override.day = ceu_statement_date(row, 6);
    override.cycle_day = ceu_statement_date(row, 7);
    ceu_facts_add_override(facts, &override);
    return true;
}

static bool
add_answer(CeuStatement *row, CeuFacts *facts, GError **error)
{
    CeuAnswer answer = { .id = ceu_statement_int(row, 0), .uid = ceu_statement_text(row, 1) };

    (void) error;
    answer.body = ceu_statement_text(row, 2);
    answer.trait = ceu_statement_text(row, 3);
    answer.value = ceu_statement_text(row, 4);
    ceu_facts_add_answer(facts, &answer);
    return true;
}

static bool
add_deed(CeuStatement *row, CeuFacts *facts, GError **error)
{
    CeuDeed deed = ceu_deed_init();

    (void) error;
    deed.id = ceu_statement_int(row, 0);
    deed.uid = ceu_statement_text(row, 1);
    deed.pool = ceu_statement_text(row, 2);
    deed.subject = ceu_statement_text(row, 3);
    deed.day = ceu_statement_date(row, 4);
    deed.note = ceu_statement_text(row, 5);
    ceu_facts_add_deed(facts, &deed);
    return true;
}

static bool
add_path_step(CeuStatement *row, CeuFacts *facts, GError **error)
{
    CeuPathStep step = ceu_path_step_init();

    step.id = ceu_statement_int(row, 0);
    step.uid = ceu_statement_text(row, 1);
    step.credential_id = ceu_statement_int(row, 2);
    if (!ceu_word_to_path_step(ceu_statement_text(row, 3), &step.kind, error))
        return false;
    step.part = ceu_statement_text(row, 4);
    step.amount = (int) ceu_statement_int(row, 5);
    step.day = ceu_statement_date(row, 6);
    step.note = ceu_statement_text(row, 7);
    ceu_facts_add_path_step(facts, &step);
    return true;
}

static bool
add_mute(CeuStatement *row, CeuFacts *facts, GError **error)
{
    CeuMute mute = ceu_mute_init();

    (void) error;
    mute.id = ceu_statement_int(row, 0);
    mute.uid = ceu_statement_text(row, 1);
    mute.subject = ceu_statement_text(row, 2);
    mute.until = ceu_statement_date(row, 3);
    mute.note = ceu_statement_text(row, 4);
    ceu_facts_add_mute(facts, &mute);
    return true;
}

static bool
add_draft(CeuStatement *row, CeuFacts *facts, GError **error)
{
    CeuDraft draft = ceu_draft_init();
    const char *unit = ceu_statement_text(row, 11);

    draft.id = ceu_statement_int(row, 0);
    draft.uid = ceu_statement_text(row, 1);
    draft.sha256 = ceu_statement_text(row, 2);
    draft.name = ceu_statement_text(row, 3);
    draft.size = ceu_statement_int(row, 4);
    draft.found = (CeuInstant){ ceu_statement_int(row, 5) * 1000 };
    draft.title = ceu_statement_text(row, 6);
    draft.provider = ceu_statement_text(row, 7);
    draft.index = ceu_statement_text(row, 8);
    draft.done = ceu_statement_date(row, 9);
    draft.units.milli = ceu_statement_int(row, 10);
    draft.unsure = (unsigned) ceu_statement_int(row, 12);
    draft.tried = ceu_statement_int(row, 13) != 0;
    if (unit != NULL && !ceu_unit_from_name(unit, &draft.unit)) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_CORRUPT,
                    "draft %" G_GINT64_FORMAT " is in an unknown unit; run `ceu verify`", draft.id);
        return false;
    }
    ceu_facts_add_draft(facts, &draft);
    return true;
}

static const struct {
    CeuTable table;
    RowFunc add;
} tables[] = {
    { CEU_TABLE_MEMBERSHIP, add_membership },
    { CEU_TABLE_CREDENTIAL, add_credential },
    { CEU_TABLE_ENTRY, add_entry },
    { CEU_TABLE_FILING, add_filing },
    { CEU_TABLE_OVERRIDE, add_override },
    { CEU_TABLE_ANSWER, add_answer },
    { CEU_TABLE_DEED, add_deed },
    { CEU_TABLE_PATH_STEP, add_path_step },
    { CEU_TABLE_MUTE, add_mute },
    { CEU_TABLE_DRAFT, add_draft },
};

bool
ceu_load_used(CeuStore *store, unsigned *out_used, GError **error)
{
    g_autoptr(CeuStatement) names = ceu_db_statement(store->db, CEU_SQL_tables_used, error);
    unsigned used = 0;
    CeuStep step;

    if (names == NULL)
        return false;
    while ((step = ceu_statement_step(names, error)) == CEU_STEP_ROW) {
        CeuTable table;

        if (ceu_table_from_name(ceu_statement_text(names, 0), &table))
            used |= 1U << table;
    }
    *out_used = used;
    return step == CEU_STEP_DONE;
}

static bool
load_table(CeuStore *store, size_t row, CeuFacts *facts, GError **error)
{
    g_autoptr(CeuStatement) all =
        ceu_db_statement(store->db, ceu_tables[tables[row].table].all, error);
    CeuStep step;

    if (all == NULL)
        return false;
    ceu_statement_bind_int(all, ":holder", store->holder_id);
    while ((step = ceu_statement_step(all, error)) == CEU_STEP_ROW) {
        if (!tables[row].add(all, facts, error))
            return false;
    }
    return step == CEU_STEP_DONE;
}

static CeuFacts *
load_all(CeuStore *store, GError **error)
{
    g_autoptr(CeuFacts) facts = ceu_facts_new();
    unsigned used = 0;

    if (!ceu_load_used(store, &used, error) || !ceu_load_activities(store, used, facts, error))
        return NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(tables); i++) {
        if ((used & 1U << tables[i].table) != 0 && !load_table(store, i, facts, error))
            return NULL;
    }
    return g_steal_pointer(&facts);
}

CeuFacts *
ceu_store_load_facts(CeuStore *store, GError **error)
{
    /* Inside a write its transaction is the one moment that all tables are read at. */
    if (ceu_db_in_transaction(store->db))
        return load_all(store, error);
    if (!ceu_db_run(store->db, CEU_SQL_begin_read, error))
        return NULL;
    g_autoptr(CeuFacts) facts = load_all(store, error);
    if (!ceu_db_run(store->db, facts != NULL ? CEU_SQL_commit : CEU_SQL_rollback,
                    facts != NULL ? error : NULL))
        return NULL;
    return g_steal_pointer(&facts);
}
