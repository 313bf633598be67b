/* SPDX-License-Identifier: GPL-3.0-or-later */
/* On what of the holder a rule depends: traits that the pack declares, and answers that are possible. */
#include "rules/pack.h"

#include <string.h>

/* (nullable): NULL if it is not known, or known only to a base that is not at hand. */
static const CeuTrait *
find_trait(const PackReader *reader, const char *id)
{
    const CeuTrait *trait = ceu_body_trait(reader->body, id);

    if (trait == NULL && reader->base != NULL)
        trait = ceu_body_trait(reader->base, id);
    return trait;
}

static bool
check_answer(PackReader *reader, uint32_t at, const CeuTrait *trait, const char *answer)
{
    CeuNearest nearest = ceu_nearest_init(answer);
    g_autofree char *known = NULL;
    g_autofree char *suggestion = NULL;

    if (g_strv_contains((const char *const *) trait->values, answer))
        return true;
    for (guint i = 0; trait->values[i] != NULL; i++)
        ceu_nearest_offer(&nearest, trait->values[i]);
    known = g_strjoinv(", ", trait->values);
    suggestion = pack_suggestion(&nearest);
    return pack_fault(reader, at, "“%s” cannot be “%s” (known: %s)%s", trait->id, answer, known,
                      suggestion);
}

/* Each element of the list at @at, or the one text there. */
static bool
check_answers(PackReader *reader, uint32_t at, const CeuTrait *trait)
{
    uint32_t end = ceu_nodes_next(reader->nodes, at);
    bool good = true;

    for (uint32_t i = at; i < end; i++) {
        const char *text = ceu_nodes_text(reader->nodes, i);

        if (text != NULL)
            good = check_answer(reader, i, trait, text) && good;
    }
    return good;
}

static bool
is_stated(const CeuRule *rule, const char *trait, bool negated)
{
    for (guint i = 0; rule->conditions != NULL && i < rule->conditions->len; i++) {
        const CeuCondition *condition = &g_array_index(rule->conditions, CeuCondition, i);

        if (condition->negated == negated && strcmp(condition->trait, trait) == 0)
            return true;
    }
    return false;
}

static bool
check_trait(PackReader *reader, uint32_t at, const char *id, const CeuTrait **out_trait)
{
    *out_trait = find_trait(reader, id);
    if (strcmp(id, CEU_TRAIT_BIRTH) == 0 || (*out_trait != NULL && (*out_trait)->values == NULL))
        return pack_fault(reader, at, "“%s” is a day: a rule cannot depend on it", id);
    return pack_check_reference(reader, at, PACK_REF_TRAIT, id);
}

static bool
read_condition(PackReader *reader, uint32_t at, const PackKey *key, CeuRule *rule, bool negated)
{
    const char *id = ceu_nodes_key(reader->nodes, at);
    const PackKey answers = { .name = id };
    const CeuTrait *trait;
    g_auto(GStrv) values = NULL;

    if (!check_trait(reader, at, id, &trait) || !pack_read_list(reader, at + 1, &answers, &values))
        return false;
    if (trait != NULL && !check_answers(reader, at + 1, trait))
        return false;
    if (is_stated(rule, id, negated))
        return pack_fault(reader, at, "“%s” is stated twice in “%s”", id, key->name);
    ceu_rule_add_condition(rule, id, (const char *const *) values, negated);
    return true;
}

static bool
read_if_pair(PackReader *reader, uint32_t at, const PackKey *key, void *target)
{
    return read_condition(reader, at, key, target, false);
}

static bool
read_unless_pair(PackReader *reader, uint32_t at, const PackKey *key, void *target)
{
    return read_condition(reader, at, key, target, true);
}

bool
pack_read_if(PackReader *reader, uint32_t at, const PackKey *key, void *target)
{
    return pack_read_pairs(reader, at, key, target, "a trait and its answers", read_if_pair);
}

bool
pack_read_unless(PackReader *reader, uint32_t at, const PackKey *key, void *target)
{
    return pack_read_pairs(reader, at, key, target, "a trait and its answers", read_unless_pair);
}
