/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One rule in words: its payload, and on what it depends. The only place that turns a rule into a sentence. */
#include "report/describe.h"

void
ceu_describe_append_or(GString *out, const char *const *words)
{
    for (; words != NULL && *words != NULL; words++) {
        g_string_append(out, *words);
        if (words[1] != NULL)
            g_string_append(out, words[2] != NULL ? ", " : " or ");
    }
}

void
ceu_describe_append_ordinal(GString *out, int number)
{
    static const char *const words[] = { "first", "second",  "third",  "fourth", "fifth",
                                         "sixth", "seventh", "eighth", "ninth",  "tenth" };
    static const char *const endings[] = { "th", "st", "nd", "rd" };
    int last = number % 10;

    if (number >= 1 && number <= (int) G_N_ELEMENTS(words)) {
        g_string_append(out, words[number - 1]);
        return;
    }
    if (last > 3 || number % 100 / 10 == 1)
        last = 0;
    g_string_append_printf(out, "%d%s", number, endings[last]);
}

static void
describe_pool(GString *out, const CeuRule *rule)
{
    g_string_append(out, rule->pool_each
                             ? "each credential has a cycle and a total of its own"
                             : "all credentials of the body share one cycle and one total");
}

static void
describe_duty(GString *out, const CeuRule *rule)
{
    g_string_append(out, rule->duty.title != NULL ? rule->duty.title : "a duty");
}

static void
describe_act(GString *out, const CeuRule *rule)
{
    g_string_append(out, rule->act.title != NULL ? rule->act.title : "an act");
    g_string_append(out, rule->act.satisfies_all
                             ? ": once recorded, it stands for all units of the cycle"
                             : ": once recorded, other rules of the cycle depend on it");
}

static void
describe_evidence(GString *out, const CeuRule *rule)
{
    g_string_append(out, "a proof shows ");
    ceu_words_append_fields(out, rule->evidence.fields);
    if (rule->evidence.index_or_certificate)
        g_string_append(out, "; without an index number the certificate will do");
}

static bool
is_stated(CeuOffset offset)
{
    return offset.months != 0 || offset.days != 0;
}

static void
describe_retain(GString *out, const CeuRule *rule)
{
    const CeuRetain *retain = &rule->retain;
    unsigned terms = 0;

    g_string_append(out, "keep proofs");
    if (is_stated(retain->after_due) || (!is_stated(retain->after_done) && retain->periods == 0)) {
        terms++;
        g_string_append(out, " until ");
        ceu_words_append_offset(out, retain->after_due);
        g_string_append(out, " after the due date");
    }
    if (is_stated(retain->after_done)) {
        g_string_append(out, terms++ > 0 ? ", until " : " until ");
        ceu_words_append_offset(out, retain->after_done);
        g_string_append(out, " after completion");
    }
    if (retain->periods > 0) {
        g_string_append(out, terms++ > 0 ? ", for the " : " for the ");
        g_string_append_printf(out,
                               retain->periods == 1 ? "most recent cycle" : "%d most recent cycles",
                               retain->periods);
    }
    if (terms > 1)
        g_string_append(out, "; the longest of these holds");
}

static void
describe_note(GString *out, const CeuRule *rule)
{
    g_string_append(out, rule->note != NULL ? rule->note : "nothing is stated");
}

static const CeuDescribe describers[] = {
    [CEU_RULE_POOL] = describe_pool,
    [CEU_RULE_ANCHOR] = ceu_describe_anchor,
    [CEU_RULE_LENGTH] = ceu_describe_length,
    [CEU_RULE_TOTAL] = ceu_describe_total,
    [CEU_RULE_ABSORB] = ceu_describe_absorb,
    [CEU_RULE_PRORATE] = ceu_describe_prorate,
    [CEU_RULE_REQUIRE] = ceu_describe_require,
    [CEU_RULE_COUNT] = ceu_describe_count,
    [CEU_RULE_CARRY] = ceu_describe_carry,
    [CEU_RULE_DEFICIT] = ceu_describe_deficit,
    [CEU_RULE_WINDOW] = ceu_describe_window,
    [CEU_RULE_LADDER] = ceu_describe_ladder,
    [CEU_RULE_DUTY] = describe_duty,
    [CEU_RULE_ACT] = describe_act,
    [CEU_RULE_EVIDENCE] = describe_evidence,
    [CEU_RULE_RETAIN] = describe_retain,
    [CEU_RULE_EXPERIENCE] = ceu_describe_experience,
    [CEU_RULE_EXAM] = ceu_describe_exam,
    [CEU_RULE_PREREQUISITE] = ceu_describe_prerequisite,
    [CEU_RULE_NOTE] = describe_note,
};
_Static_assert(G_N_ELEMENTS(describers) == CEU_RULE_KIND_COUNT, "words for every kind");

/* On the holder, and on what was done: told of every kind alike. */
static void
append_conditions(GString *out, const CeuRule *rule)
{
    for (guint i = 0; rule->conditions != NULL && i < rule->conditions->len; i++) {
        const CeuCondition *condition = &g_array_index(rule->conditions, CeuCondition, i);

        g_string_append_printf(out, "; %s if “%s” is ", condition->negated ? "not" : "only",
                               condition->trait);
        ceu_describe_append_or(out, (const char *const *) condition->values);
    }
    if (rule->after_act != NULL)
        g_string_append_printf(out, "; only once %s is recorded for the cycle", rule->after_act);
}

char *
ceu_rule_describe(const CeuRule *rule)
{
    GString *out;

    g_return_val_if_fail(rule != NULL && rule->kind < CEU_RULE_KIND_COUNT, NULL);

    out = g_string_new(NULL);
    describers[rule->kind](out, rule);
    append_conditions(out, rule);
    return g_string_free(out, FALSE);
}
