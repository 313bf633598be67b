/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One rule of a pack, and what only shows when all its rules are read: versions and ladders. */
#include "rules/pack.h"

#include <string.h>

#define NUMBER_DIGITS 10

static const PackWord clock_words[] = { { "units", CEU_CLOCK_UNITS },
                                        { "dues", CEU_CLOCK_DUES },
                                        { 0 } };
static const PackWord by_words[] = { { "calendar", CEU_BY_CALENDAR },
                                     { "cycle-start", CEU_BY_CYCLE_START },
                                     { "due", CEU_BY_DUE },
                                     { 0 } };
static const PackWord confidence_words[] = {
    { "A", 0 }, { "A-", 0 }, { "B+", 0 }, { "B", 0 }, { "C+", 0 }, { "C", 0 }, { "U", 0 }, { 0 },
};

enum {
    RULE_ID,
    RULE_FOR,
    RULE_CLOCK,
    RULE_FROM,
    RULE_UNTIL,
    RULE_BY,
    RULE_SOURCE,
    RULE_CONFIDENCE,
    RULE_NOTE,
    RULE_UNKNOWN,
    RULE_IF,
    RULE_UNLESS,
    RULE_AFTER_ACT,
};

static const PackKey rule_keys[] = {
    [RULE_ID] = { .name = "id",
                  .read = pack_read_id,
                  .offset = offsetof(CeuRule, id),
                  .required = true },
    [RULE_FOR] = { .name = "for",
                   .read = pack_read_list,
                   .offset = offsetof(CeuRule, applies_to),
                   .ref = PACK_REF_TYPE_OR_GROUP },
    [RULE_CLOCK] = { .name = "clock",
                     .read = pack_read_word,
                     .offset = offsetof(CeuRule, clock),
                     .words = clock_words },
    [RULE_FROM] = { .name = "from", .read = pack_read_date, .offset = offsetof(CeuRule, from) },
    [RULE_UNTIL] = { .name = "until", .read = pack_read_date, .offset = offsetof(CeuRule, until) },
    [RULE_BY] = { .name = "by",
                  .read = pack_read_word,
                  .offset = offsetof(CeuRule, by),
                  .words = by_words },
    [RULE_SOURCE] = { .name = "source",
                      .read = pack_read_list,
                      .offset = offsetof(CeuRule, sources),
                      .ref = PACK_REF_SOURCE },
    [RULE_CONFIDENCE] = { .name = "confidence",
                          .read = pack_read_choice,
                          .offset = offsetof(CeuRule, confidence),
                          .words = confidence_words,
                          .required = true },
    [RULE_NOTE] = { .name = "note", .read = pack_read_text, .offset = offsetof(CeuRule, note) },
    [RULE_UNKNOWN] = { .name = "unknown",
                       .read = pack_read_text,
                       .offset = offsetof(CeuRule, unknown) },
    [RULE_IF] = { .name = "if", .read = pack_read_if },
    [RULE_UNLESS] = { .name = "unless", .read = pack_read_unless },
    [RULE_AFTER_ACT] = { .name = "after-act",
                         .read = pack_read_id,
                         .offset = offsetof(CeuRule, after_act),
                         .ref = PACK_REF_DEED,
                         .later = true },
};

/* A rule is made for its one kind before it is read: the payload of another would overwrite it. */
static bool
admit_kind(PackReader *reader, uint32_t at, const PackKey *key, void *target)
{
    const CeuRule *rule = target;
    const char *stated = pack_kinds[rule->kind].name;

    if (key == &pack_kinds[rule->kind])
        return true;
    return pack_fault(reader, at, "a rule states one thing: “%s” or “%s”, not both", stated,
                      key->name);
}

const PackTable pack_rule_table = { .what = "a rule",
                                    .keys = rule_keys,
                                    .count = G_N_ELEMENTS(rule_keys),
                                    .more = pack_kinds,
                                    .more_count = G_N_ELEMENTS(pack_kinds),
                                    .admit = admit_kind };

/* The kind of the first key that names one. */
static CeuRuleKind
find_kind(const PackReader *reader, uint32_t at)
{
    const CeuNode *map = &reader->nodes->nodes[at];

    for (uint32_t i = at + 1; i < map->value; i = ceu_nodes_next(reader->nodes, i + 1)) {
        const char *name = ceu_nodes_key(reader->nodes, i);

        for (CeuRuleKind kind = 0; kind < CEU_RULE_NOTE; kind++) {
            if (pack_kinds[kind].name != NULL && pack_kinds[kind].name[0] == name[0] &&
                strcmp(pack_kinds[kind].name, name) == 0)
                return kind;
        }
    }
    return CEU_RULE_NOTE;
}

static char *
put_number(char *end, uint32_t number)
{
    char digits[NUMBER_DIGITS];
    unsigned count = 0;

    do {
        digits[count++] = (char) ('0' + number % 10);
        number /= 10;
    } while (number > 0);
    while (count > 0)
        *end++ = digits[--count];
    return end;
}

/* "aapc.yaml:41:5", by hand: each rule has one and printf would cost more than all its other fields. */
static char *
make_place(const PackReader *reader, uint32_t at)
{
    const CeuNode *node = &reader->nodes->nodes[at];
    size_t length = strlen(reader->name);
    char *place = g_malloc(length + 2 * (NUMBER_DIGITS + 1) + 1);
    char *end = place + length;

    memcpy(place, reader->name, length);
    *end++ = ':';
    end = put_number(end, node->line);
    *end++ = ':';
    end = put_number(end, node->column);
    *end = '\0';
    return place;
}

static bool
has_dues_clock(CeuRuleKind kind)
{
    return kind == CEU_RULE_ANCHOR || kind == CEU_RULE_LENGTH || kind == CEU_RULE_WINDOW ||
           kind == CEU_RULE_LADDER || kind == CEU_RULE_DUTY || kind == CEU_RULE_NOTE;
}

static void
check_rule(PackReader *reader, uint32_t at, const CeuRule *rule)
{
    uint64_t seen = reader->seen;

    if (rule->kind == CEU_RULE_NOTE && (seen & (1U << RULE_NOTE | 1U << RULE_UNKNOWN)) == 0)
        pack_fault(reader, at, "the rule states nothing: no kind (%s …), no “note”, no “unknown”",
                   "“anchor”, “total”, “require”");
    if ((seen & (1U << RULE_SOURCE)) == 0 && g_strcmp0(rule->confidence, "U") != 0)
        pack_fault(reader, at, "a rule lacks “source” (only confidence U may do without)");
    if (ceu_date_is_set(rule->from) && ceu_date_is_set(rule->until) &&
        ceu_date_compare(rule->from, rule->until) > 0)
        pack_fault(reader, at, "“from” is after “until”");
    if ((seen & (1U << RULE_BY)) != 0 && (seen & (1U << RULE_FROM | 1U << RULE_UNTIL)) == 0)
        pack_fault(reader, at, "“by” needs “from” or “until”");
    if (rule->clock == CEU_CLOCK_DUES && !has_dues_clock(rule->kind))
        pack_fault(reader, at, "a rule of the kind “%s” cannot be about dues",
                   pack_kinds[rule->kind].name);
    if (rule->after_act != NULL && g_strcmp0(rule->after_act, rule->id) == 0)
        pack_fault(reader, pack_key_place(reader, at, "after-act"),
                   "a rule cannot wait for itself");
}

static void
read_rule(PackReader *reader, uint32_t at)
{
    CeuRule *rule;

    if (reader->nodes->nodes[at].kind != CEU_NODE_MAP) {
        pack_fault(reader, at, "a rule must be a map of keys and values");
        return;
    }
    rule = ceu_rule_new(find_kind(reader, at));
    rule->place = make_place(reader, at);
    g_ptr_array_add(reader->body->rules, rule);
    g_array_append_val(reader->rule_nodes, at);
    pack_read_map(reader, at, &pack_rule_table, rule);
    check_rule(reader, at, rule);
}

static bool
validity_overlaps(const CeuRule *a, const CeuRule *b)
{
    bool a_ends = ceu_date_is_set(a->until) && ceu_date_is_set(b->from) &&
                  ceu_date_compare(a->until, b->from) < 0;
    bool b_ends = ceu_date_is_set(b->until) && ceu_date_is_set(a->from) &&
                  ceu_date_compare(b->until, a->from) < 0;

    return !a_ends && !b_ends;
}

static void
check_version(PackReader *reader, guint index, guint other)
{
    const CeuRule *rule = g_ptr_array_index(reader->body->rules, index);
    const CeuRule *older = g_ptr_array_index(reader->body->rules, other);
    uint32_t at = g_array_index(reader->rule_nodes, uint32_t, index);
    uint32_t line = reader->nodes->nodes[g_array_index(reader->rule_nodes, uint32_t, other)].line;

    if (rule->kind != older->kind)
        pack_fault(reader, at, "rule “%s” is of another kind than its version in line %u", rule->id,
                   line);
    else if (rule->by != older->by)
        pack_fault(reader, at, "rule “%s” and its version in line %u have different “by”", rule->id,
                   line);
    else if (validity_overlaps(rule, older))
        pack_fault(reader, at, "rule “%s” is in force at the same time as its version in line %u",
                   rule->id, line);
}

/* Rules of one id are versions of each other: at most one may be in force on any day. */
static void
check_versions(PackReader *reader)
{
    const GPtrArray *rules = reader->body->rules;
    g_autoptr(GHashTable) last_of_id = g_hash_table_new(g_str_hash, g_str_equal);
    g_autofree guint *previous = g_new0(guint, rules->len + 1); /* index + 1; 0: none */

    for (guint i = 0; i < rules->len; i++) {
        const CeuRule *rule = g_ptr_array_index(rules, i);

        if (rule->id == NULL)
            continue;
        previous[i] = GPOINTER_TO_UINT(g_hash_table_lookup(last_of_id, rule->id));
        for (guint other = previous[i]; other > 0; other = previous[other - 1])
            check_version(reader, i, other - 1);
        g_hash_table_replace(last_of_id, rule->id, GUINT_TO_POINTER(i + 1));
    }
}

static bool
has_stage(const CeuBody *body, CeuStageKind stage, CeuClock clock)
{
    for (guint i = 0; body != NULL && i < body->rules->len; i++) {
        const CeuRule *rule = g_ptr_array_index(body->rules, i);

        if (rule->kind == CEU_RULE_LADDER && rule->ladder.stage == stage && rule->clock == clock)
            return true;
    }
    return false;
}

/* A rung that counts from another needs that other one. */
static void
check_ladders(PackReader *reader)
{
    for (guint i = 0; i < reader->body->rules->len; i++) {
        const CeuRule *rule = g_ptr_array_index(reader->body->rules, i);

        if (rule->kind != CEU_RULE_LADDER || rule->ladder.base <= CEU_STAGE_DUE ||
            has_stage(reader->body, rule->ladder.base, rule->clock) ||
            has_stage(reader->base, rule->ladder.base, rule->clock))
            continue;
        pack_fault(reader, g_array_index(reader->rule_nodes, uint32_t, i),
                   "counts from “%s”, but no rule of its clock states that stage",
                   ceu_stage_kind_name(rule->ladder.base));
    }
}

void
pack_read_rules(PackReader *reader, uint32_t at)
{
    pack_read_each(reader, at, "rules", read_rule);
    check_versions(reader);
    if (!reader->references_open)
        check_ladders(reader);
}
