/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One rule's payload in words: the only place that turns a rule into a sentence. */
#include "report/words.h"

static void
append_words_or(GString *out, const char *const *words)
{
    for (; words != NULL && *words != NULL; words++) {
        g_string_append(out, *words);
        if (words[1] != NULL)
            g_string_append(out, words[2] != NULL ? ", " : " or ");
    }
}

static void
describe_anchor(GString *out, const CeuAnchor *anchor)
{
    switch (anchor->kind) {
    case CEU_ANCHOR_MEMBERSHIP:
        g_string_append(out, "the membership's renewal month or date");
        break;
    case CEU_ANCHOR_EARNED:
        g_string_append(out, "the day the first credential was earned");
        break;
    case CEU_ANCHOR_FIXED:
        g_string_append(out, "the same day every time");
        break;
    case CEU_ANCHOR_BIRTH:
        g_string_append(out, "the birth month");
        break;
    case CEU_ANCHOR_PERIOD:
        g_string_append(out, "a stated period");
        break;
    case CEU_ANCHOR_STATED:
        g_string_append(out, "the due date that you state");
        break;
    }
    if (anchor->parity == CEU_PARITY_MONTH)
        g_string_append(out, "; an odd month renews in odd years, an even month in even years");
    if (anchor->or_year_end)
        g_string_append(out, "; it may be 31 December instead: the earlier is used");
}

static void
describe_length(GString *out, const CeuLength *length)
{
    ceu_words_append_offset(out, (CeuOffset){ .months = length->months });
    switch (length->last_day) {
    case CEU_LAST_DAY_SAME:
        break;
    case CEU_LAST_DAY_BEFORE:
        g_string_append(out, ", to the day before the anniversary");
        break;
    case CEU_LAST_DAY_UNKNOWN:
        g_string_append(out, "; the anniversary or the day before is not stated: the earlier is "
                             "used");
        break;
    }
    if (length->leap_day == CEU_MONTH_NEXT)
        g_string_append(out, "; 29 February becomes 1 March in other years");
}

static void
describe_by_count(GString *out, const GArray *by_count)
{
    for (guint i = 0; i < by_count->len; i++) {
        if (i > 0)
            g_string_append(out, i + 1 == by_count->len ? ", then " : ", ");
        ceu_words_append_units(out, g_array_index(by_count, CeuUnits, i));
    }
    g_string_append(out, by_count->len > 1 ? " units by number of credentials"
                                           : " units, however many credentials");
}

static void
describe_highest_plus(GString *out, const CeuTotal *total)
{
    g_string_append(out, "the highest of ");
    for (guint i = 0; i < total->base->len; i++) {
        const CeuTypeUnits *entry = &g_array_index(total->base, CeuTypeUnits, i);

        g_string_append(out, i > 0 ? ", " : "");
        g_string_append(out, entry->type);
        g_string_append_c(out, ' ');
        ceu_words_append_units(out, entry->units);
    }
    if (total->extra.milli > 0) {
        g_string_append(out, ", plus ");
        ceu_words_append_units(out, total->extra);
        g_string_append(out, " for each further credential");
    }
    if (total->cap.milli > 0) {
        g_string_append(out, ", at most ");
        ceu_words_append_units(out, total->cap);
    }
}

static void
describe_total(GString *out, const CeuTotal *total)
{
    switch (total->kind) {
    case CEU_TOTAL_FLAT:
        ceu_words_append_units(out, total->flat);
        g_string_append(out, " units");
        return;
    case CEU_TOTAL_BY_COUNT:
        describe_by_count(out, total->by_count);
        return;
    case CEU_TOTAL_HIGHEST_PLUS:
        describe_highest_plus(out, total);
        return;
    case CEU_TOTAL_RAMP:
        g_string_append(out, "units by full cycles held");
        return;
    }
}

static void
describe_absorb(GString *out, const CeuAbsorb *absorb)
{
    g_string_append(out, absorb->winner);
    g_string_append(out, " covers ");
    ceu_words_append_list(out, (const char *const *) absorb->losers);
    g_string_append(out, ": no units of their own are needed for it");
}

static void
describe_prorate(GString *out, const CeuProrate *prorate)
{
    g_string_append(out, "a shorter first cycle needs its share of the total, by months, rounded "
                         "up");
    if (prorate->round_up_to.milli > 0) {
        g_string_append(out, " to a multiple of ");
        ceu_words_append_units(out, prorate->round_up_to);
    }
    if (!prorate->rounding_known)
        g_string_append(out, "; how it is rounded is not stated");
}

static void
describe_require(GString *out, const CeuRequire *require)
{
    g_string_append(out, require->bound == CEU_BOUND_MIN ? "at least " : "at most ");
    if (require->percent_milli > 0) {
        ceu_words_append_units(out, (CeuUnits){ require->percent_milli });
        g_string_append(out, " % of the required total");
    } else {
        ceu_words_append_units(out, require->amount);
        g_string_append(out, " units");
    }
    if (require->outside)
        g_string_append(out, " outside");
    if (require->own_category)
        g_string_append(out, require->outside ? " the credential's own category"
                                              : " in the credential's own category");
    if (require->category != NULL) {
        g_string_append(out, require->outside ? " " : " in ");
        g_string_append(out, require->category);
    }
    if (require->origins != NULL) {
        g_string_append(out, " from ");
        append_words_or(out, (const char *const *) require->origins);
    }
    if (require->providers != NULL) {
        g_string_append(out, "; only these providers count here: ");
        append_words_or(out, (const char *const *) require->providers);
    }
    if (require->each)
        g_string_append(out, ", for each credential held");
}

static void
describe_unit(GString *out, const CeuCount *count)
{
    g_string_append(out, "one unit is ");
    ceu_words_append_units(out, (CeuUnits){ count->minutes * 1000 });
    g_string_append(out, " minutes");
    if (count->step.milli == 0)
        return;
    g_string_append(out, ", counted in steps of ");
    ceu_words_append_units(out, count->step);
    if (count->remainder_minutes == 0) {
        g_string_append(out, ", rounded down");
        return;
    }
    g_string_append(out, "; a remainder of ");
    ceu_words_append_units(out, (CeuUnits){ count->remainder_minutes * 1000 });
    g_string_append(out, " minutes or more earns one step more");
}

static const char *
once_words(CeuOnce once)
{
    switch (once) {
    case CEU_ONCE_EVER:
        return "the same course counts once for ever";
    case CEU_ONCE_CYCLE:
        return "the same course counts once in a cycle";
    case CEU_ONCE_UNKNOWN:
        return "the same course counts once; whether in a cycle or for ever is not stated: for "
               "ever is used";
    }
    return "";
}

static const char *
reuse_words(CeuReuse reuse)
{
    switch (reuse) {
    case CEU_REUSE_NEVER:
        return "a unit counts for one credential only";
    case CEU_REUSE_ALWAYS:
        return "a unit counts for every credential it fits";
    case CEU_REUSE_ONE_CORE_ONE_SPECIALTY:
        return "a unit counts for one core and one specialty credential at a time";
    }
    return "";
}

static void
describe_count(GString *out, const CeuCount *count)
{
    switch (count->aspect) {
    case CEU_COUNT_UNIT:
        describe_unit(out, count);
        return;
    case CEU_COUNT_DATE:
        g_string_append(out, "the completion date decides in which cycle an activity counts");
        return;
    case CEU_COUNT_NOT_BEFORE:
        g_string_append(out, "nothing done before the certification date counts");
        return;
    case CEU_COUNT_ONCE:
        g_string_append(out, once_words(count->once));
        return;
    case CEU_COUNT_REUSE:
        g_string_append(out, reuse_words(count->reuse));
        return;
    case CEU_COUNT_ONLY_FOR:
        g_string_append(out, "units from ");
        g_string_append(out, count->origin);
        g_string_append(out, " count only for credentials of the group ");
        append_words_or(out, (const char *const *) count->groups);
        return;
    case CEU_COUNT_OVERLAP:
        g_string_append(out, "units of the renewal month count in this cycle or the next");
        return;
    case CEU_COUNT_EARLY:
    case CEU_COUNT_HEAD_START:
    case CEU_COUNT_MULTIPLY:
    case CEU_COUNT_CONVERT:
    case CEU_COUNT_EXPIRES:
        return;
    }
}

static void
describe_carry(GString *out, const CeuCarry *carry)
{
    if (carry->cap.milli == 0) {
        g_string_append(out, "no unit is carried into the next cycle");
        return;
    }
    g_string_append(out, "at most ");
    ceu_words_append_units(out, carry->cap);
    g_string_append(out, " units are carried into the next cycle");
}

static void
describe_ladder(GString *out, const CeuLadder *ladder)
{
    ceu_words_append_offset(out, ladder->after);
    g_string_append(out, " after ");
    if (ladder->base == CEU_STAGE_DUE)
        g_string_append(out, "the due date");
    else
        g_string_append_printf(out, "“%s”", ceu_words_stage(ladder->base));
    g_string_append(out, ": ");
    g_string_append(out, ceu_words_stage(ladder->stage));
    if (ladder->may_earn)
        g_string_append(out, "; units earned until then still count");
    if (ladder->stakes != NULL) {
        g_string_append(out, ". ");
        g_string_append(out, ladder->stakes);
    }
}

static void
describe_evidence(GString *out, const CeuEvidenceRule *evidence)
{
    g_string_append(out, "a proof shows ");
    ceu_words_append_fields(out, evidence->fields);
    if (evidence->index_or_certificate)
        g_string_append(out, "; without an index number the certificate will do");
}

static void
describe_period(GString *out, const char *before, CeuOffset offset, const char *after)
{
    g_string_append(out, before);
    ceu_words_append_offset(out, offset);
    g_string_append(out, after);
}

static void
describe_experience(GString *out, const CeuExperience *experience)
{
    ceu_words_append_offset(out, (CeuOffset){ .months = experience->need_months });
    g_string_append(out, ", made up of ");
    for (guint i = 0; i < experience->parts->len; i++) {
        const CeuExperiencePart *part = &g_array_index(experience->parts, CeuExperiencePart, i);

        if (i > 0)
            g_string_append(out, i + 1 == experience->parts->len ? " and " : ", ");
        g_string_append(out, part->title);
        if (part->months == 0)
            g_string_append_printf(out, " (%s, as many as there are)", part->id);
        else
            g_string_append_printf(out, " (%s, counts %d)", part->id, part->months);
    }
}

/* One term; @out grows by a clause. */
static void
append_term(GString *out, size_t start, const char *before, CeuOffset offset, const char *after)
{
    if (offset.days == 0 && offset.months == 0)
        return;
    if (out->len > start)
        g_string_append(out, "; ");
    g_string_append(out, before);
    ceu_words_append_offset(out, offset);
    g_string_append(out, after);
}

static void
describe_exam(GString *out, const CeuExam *exam)
{
    const size_t start = out->len;

    append_term(out, start, "the exam must be sat within ",
                (CeuOffset){ .days = exam->eligible_days }, " of the approval");
    append_term(out, start, "that can be extended in steps of ",
                (CeuOffset){ .days = exam->extend_days }, "");
    append_term(out, start, "the extensions together are at most ",
                (CeuOffset){ .days = exam->extend_max_days }, "");
    append_term(out, start, "", (CeuOffset){ .days = exam->retest_days },
                " to wait after a failed attempt");
    append_term(out, start, "it must be finished within ", (CeuOffset){ .days = exam->finish_days },
                " of the enrolment");
    append_term(out, start, "it must be completed within ",
                (CeuOffset){ .months = exam->complete_months }, " of the payment");
    if (out->len == start)
        g_string_append(out, "no term is stated");
}

static void
append_payload(GString *out, const CeuRule *rule)
{
    switch (rule->kind) {
    case CEU_RULE_POOL:
        g_string_append(out, rule->pool_each
                                 ? "each credential has a cycle and a total of its own"
                                 : "all credentials of the body share one cycle and one total");
        return;
    case CEU_RULE_ANCHOR:
        describe_anchor(out, &rule->anchor);
        return;
    case CEU_RULE_LENGTH:
        describe_length(out, &rule->length);
        return;
    case CEU_RULE_TOTAL:
        describe_total(out, &rule->total);
        return;
    case CEU_RULE_ABSORB:
        describe_absorb(out, &rule->absorb);
        return;
    case CEU_RULE_PRORATE:
        describe_prorate(out, &rule->prorate);
        return;
    case CEU_RULE_REQUIRE:
        describe_require(out, &rule->require);
        return;
    case CEU_RULE_COUNT:
        describe_count(out, &rule->count);
        return;
    case CEU_RULE_CARRY:
        describe_carry(out, &rule->carry);
        return;
    case CEU_RULE_WINDOW:
        describe_period(out, "a submission can be made from ", rule->window.opens_before,
                        " before the due date on");
        return;
    case CEU_RULE_LADDER:
        describe_ladder(out, &rule->ladder);
        return;
    case CEU_RULE_DUTY:
        g_string_append(out, rule->duty.title != NULL ? rule->duty.title : "a duty");
        return;
    case CEU_RULE_EVIDENCE:
        describe_evidence(out, &rule->evidence);
        return;
    case CEU_RULE_RETAIN:
        describe_period(out, "keep proofs until ", rule->retain.after_due, " after the due date");
        return;
    case CEU_RULE_EXPERIENCE:
        describe_experience(out, &rule->experience);
        return;
    case CEU_RULE_EXAM:
        describe_exam(out, &rule->exam);
        return;
    case CEU_RULE_DEFICIT:
    case CEU_RULE_ACT:
    case CEU_RULE_PREREQUISITE:
        return;
    case CEU_RULE_NOTE:
        g_string_append(out, rule->note != NULL ? rule->note : "nothing is stated");
        return;
    case CEU_RULE_KIND_COUNT:
        return;
    }
}

char *
ceu_rule_describe(const CeuRule *rule)
{
    GString *out;

    g_return_val_if_fail(rule != NULL && rule->kind < CEU_RULE_KIND_COUNT, NULL);

    out = g_string_new(NULL);
    append_payload(out, rule);
    return g_string_free(out, FALSE);
}
