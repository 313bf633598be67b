/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of words, and phrases made of numbers and days. */
#include "report/words.h"

#include <string.h>

static const char *const urgency_words[] = {
    [CEU_URGENCY_MET] = "met",
    [CEU_URGENCY_LATER] = "open",
    [CEU_URGENCY_SOON] = "due soon",
    [CEU_URGENCY_OVERDUE] = "overdue",
};
_Static_assert(G_N_ELEMENTS(urgency_words) == CEU_URGENCY_COUNT, "words for every urgency");

static const char *const basis_words[] = {
    [CEU_BASIS_RULE] = "the rule", [CEU_BASIS_OVERRIDE] = "your own word"
};
static const char *const basis_names[] = {
    [CEU_BASIS_RULE] = "rule", [CEU_BASIS_OVERRIDE] = "override"
};

static const char *const notice_words[] = {
    [CEU_NOTICE_ASSUMED] = "assumed",      [CEU_NOTICE_CONFLICT] = "sources disagree",
    [CEU_NOTICE_PROOF] = "proof",          [CEU_NOTICE_CATEGORY] = "no category",
    [CEU_NOTICE_SUBMIT] = "not submitted", [CEU_NOTICE_REPEATED] = "repeated course",
    [CEU_NOTICE_PERISHES] = "perishes",    [CEU_NOTICE_ASK] = "needs an answer",
    [CEU_NOTICE_NEXT] = "next step",
};
_Static_assert(G_N_ELEMENTS(notice_words) == CEU_NOTICE_KIND_COUNT, "words for every notice");

static const char *const rule_kind_words[] = {
    [CEU_RULE_POOL] = "What is counted together",
    [CEU_RULE_ANCHOR] = "Where the cycle starts",
    [CEU_RULE_LENGTH] = "How long a cycle is",
    [CEU_RULE_TOTAL] = "How many units",
    [CEU_RULE_ABSORB] = "Credentials that need nothing of their own",
    [CEU_RULE_PRORATE] = "A shorter first cycle",
    [CEU_RULE_REQUIRE] = "Minimums and maximums",
    [CEU_RULE_COUNT] = "How an activity counts",
    [CEU_RULE_CARRY] = "Units left over",
    [CEU_RULE_DEFICIT] = "Units missing",
    [CEU_RULE_WINDOW] = "When to submit",
    [CEU_RULE_LADDER] = "After the due date",
    [CEU_RULE_DUTY] = "Other duties",
    [CEU_RULE_ACT] = "Acts that stand for units",
    [CEU_RULE_EVIDENCE] = "What a proof must show",
    [CEU_RULE_RETAIN] = "How long to keep proofs",
    [CEU_RULE_EXPERIENCE] = "Experience to show",
    [CEU_RULE_EXAM] = "Terms of the exam",
    [CEU_RULE_PREREQUISITE] = "Needed before the exam",
    [CEU_RULE_NOTE] = "Good to know",
};
_Static_assert(G_N_ELEMENTS(rule_kind_words) == CEU_RULE_KIND_COUNT, "words for every rule kind");

static const char *const clock_words[] = { [CEU_CLOCK_UNITS] = "units", [CEU_CLOCK_DUES] = "dues" };
_Static_assert(G_N_ELEMENTS(clock_words) == CEU_CLOCK_COUNT, "words for every clock");

static const char *const by_words[] = {
    [CEU_BY_CALENDAR] = "by calendar date",
    [CEU_BY_CYCLE_START] = "by the first day of the cycle",
    [CEU_BY_DUE] = "by the due date",
};
static const char *const by_names[] = {
    [CEU_BY_CALENDAR] = "calendar", [CEU_BY_CYCLE_START] = "cycle-start", [CEU_BY_DUE] = "due"
};

static const char *const stage_words[] = {
    [CEU_STAGE_SUBMISSION_OPENS] = "submission opens",
    [CEU_STAGE_PART_DUE] = "a year's minimum is due",
    [CEU_STAGE_DUE] = "the due date",
    [CEU_STAGE_REPORT_DUE] = "the report is due",
    [CEU_STAGE_GRACE_ENDS] = "the grace time ends",
    [CEU_STAGE_LATE_FEE] = "a late fee is due",
    [CEU_STAGE_EXTENSION_ENDS] = "an extension ends",
    [CEU_STAGE_FINAL_NOTICE] = "the final notice is sent",
    [CEU_STAGE_INACTIVE] = "the credential becomes inactive",
    [CEU_STAGE_SUSPENDED] = "the credential is suspended",
    [CEU_STAGE_REVOKED] = "the credential is revoked",
    [CEU_STAGE_REINSTATEMENT_ENDS] = "reinstatement is no longer possible",
    [CEU_STAGE_EXAM_EXTENSION] = "an extension can no longer be asked for",
    [CEU_STAGE_EXAM_BY] = "the exam can no longer be sat",
    [CEU_STAGE_EXAM_APPOINTMENT] = "the exam",
    [CEU_STAGE_EXAM_RETEST] = "another attempt is possible",
    [CEU_STAGE_EXAM_FINISH] = "the exam must be finished",
    [CEU_STAGE_EXAM_COMPLETE] = "the exam must be completed",
};
_Static_assert(G_N_ELEMENTS(stage_words) == CEU_STAGE_KIND_COUNT, "words for every stage");

static const char *const state_words[] = { [CEU_STAGE_PAST] = "passed",
                                           [CEU_STAGE_NEXT] = "next",
                                           [CEU_STAGE_LATER] = "later",
                                           [CEU_STAGE_MET] = "met" };

static const struct {
    const char *grade, *words;
} confidence_words[] = {
    { "A", "stated by the body itself, recent or stable" },
    { "A-", "stated by the body itself, almost sure" },
    { "B+", "stated by the body itself, but undated" },
    { "B", "stated by the body itself, but old or undated" },
    { "C+", "third parties only, several agree" },
    { "C", "third parties only" },
    { "U", "unknown: no source says it" },
};

static const struct {
    const char *name, *words;
} marks[CEU_WORDS_MARKS] = {
    { "no-proof", "proof incomplete" },
    { "converted", "converted from another unit" },
    { "no-category", "no topic matches a required category" },
    { "entered", "entered with the body" },
    { "accepted", "accepted by the body" },
    { "multiplied", "counts several times" },
};
_Static_assert(CEU_MARK_MULTIPLIED == 1 << (CEU_WORDS_MARKS - 1), "words for every mark");

static const struct {
    const char *name, *words;
} fields[CEU_WORDS_FIELDS] = {
    { "index", "index number" },
    { "provider", "provider" },
    { "title", "title" },
    { "units", "units" },
    { "date", "date" },
    { "certificate", "certificate" },
    { "description", "description" },
    { "holder", "holder's name" },
    { "attestation", "attestation" },
};
_Static_assert(CEU_FIELD_ATTESTATION == 1 << (CEU_WORDS_FIELDS - 1), "words for every field");

static const char *const unit_words[] = {
    [CEU_UNIT_CEU] = "CEU",
    [CEU_UNIT_HOUR] = "hours",
    [CEU_UNIT_MINUTE] = "minutes",
    [CEU_UNIT_IACET] = "IACET CEU",
    [CEU_UNIT_SEMESTER] = "semester hours",
};
_Static_assert(G_N_ELEMENTS(unit_words) == CEU_UNIT_COUNT, "words for every unit");

static const char *const requirement_names[] = {
    [CEU_REQUIREMENT_TOTAL] = "total",
    [CEU_REQUIREMENT_MINIMUM] = "minimum",
    [CEU_REQUIREMENT_MAXIMUM] = "maximum",
    [CEU_REQUIREMENT_DUTY] = "duty",
    [CEU_REQUIREMENT_PREREQUISITE] = "prerequisite",
    [CEU_REQUIREMENT_EXPERIENCE] = "experience",
};
_Static_assert(G_N_ELEMENTS(requirement_names) == CEU_REQUIREMENT_KIND_COUNT,
               "a name for every kind of requirement");

const char *
ceu_words_urgency(CeuUrgency urgency)
{
    g_return_val_if_fail(urgency < CEU_URGENCY_COUNT, NULL);

    return urgency_words[urgency];
}

const char *
ceu_words_basis(CeuBasis basis)
{
    g_return_val_if_fail(basis < G_N_ELEMENTS(basis_words), NULL);

    return basis_words[basis];
}

const char *
ceu_words_notice(CeuNoticeKind kind)
{
    g_return_val_if_fail(kind < CEU_NOTICE_KIND_COUNT, NULL);

    return notice_words[kind];
}

const char *
ceu_words_rule_kind(CeuRuleKind kind)
{
    g_return_val_if_fail(kind < CEU_RULE_KIND_COUNT, NULL);

    return rule_kind_words[kind];
}

const char *
ceu_words_clock(CeuClock clock)
{
    g_return_val_if_fail(clock < CEU_CLOCK_COUNT, NULL);

    return clock_words[clock];
}

const char *
ceu_words_by(CeuBy by)
{
    g_return_val_if_fail(by < G_N_ELEMENTS(by_words), NULL);

    return by_words[by];
}

const char *
ceu_words_stage(CeuStageKind kind)
{
    g_return_val_if_fail(kind < CEU_STAGE_KIND_COUNT, NULL);

    return stage_words[kind];
}

const char *
ceu_words_stage_state(CeuStageState state)
{
    g_return_val_if_fail(state < G_N_ELEMENTS(state_words), NULL);

    return state_words[state];
}

const char *
ceu_words_confidence(const char *confidence)
{
    for (size_t i = 0; confidence != NULL && i < G_N_ELEMENTS(confidence_words); i++) {
        if (strcmp(confidence_words[i].grade, confidence) == 0)
            return confidence_words[i].words;
    }
    return NULL;
}

const char *
ceu_words_mark(unsigned bit)
{
    g_return_val_if_fail(bit < CEU_WORDS_MARKS, NULL);

    return marks[bit].words;
}

const char *
ceu_words_field(unsigned bit)
{
    g_return_val_if_fail(bit < CEU_WORDS_FIELDS, NULL);

    return fields[bit].words;
}

const char *
ceu_words_unit(CeuUnit unit)
{
    g_return_val_if_fail(unit < CEU_UNIT_COUNT, NULL);

    return unit_words[unit];
}

const char *
ceu_name_requirement_kind(CeuRequirementKind kind)
{
    g_return_val_if_fail(kind < G_N_ELEMENTS(requirement_names), NULL);

    return requirement_names[kind];
}

const char *
ceu_name_basis(CeuBasis basis)
{
    g_return_val_if_fail(basis < G_N_ELEMENTS(basis_names), NULL);

    return basis_names[basis];
}

const char *
ceu_name_clock(CeuClock clock)
{
    return ceu_words_clock(clock);
}

const char *
ceu_name_by(CeuBy by)
{
    g_return_val_if_fail(by < G_N_ELEMENTS(by_names), NULL);

    return by_names[by];
}

const char *
ceu_name_mark(unsigned bit)
{
    g_return_val_if_fail(bit < CEU_WORDS_MARKS, NULL);

    return marks[bit].name;
}

const char *
ceu_name_field(unsigned bit)
{
    g_return_val_if_fail(bit < CEU_WORDS_FIELDS, NULL);

    return fields[bit].name;
}

static void
append_number(GString *out, int64_t number)
{
    char buffer[CEU_UNITS_TEXT_SIZE];

    g_string_append(out, ceu_units_format((CeuUnits){ number * 1000 }, buffer));
}

static void
append_counted(GString *out, int64_t number, const char *one, const char *many)
{
    append_number(out, number);
    g_string_append_c(out, ' ');
    g_string_append(out, number == 1 ? one : many);
}

void
ceu_words_append_days_left(GString *out, int32_t days)
{
    if (days == 0) {
        g_string_append(out, "today is the last day");
        return;
    }
    append_counted(out, ABS((int64_t) days), "day", "days");
    g_string_append(out, days > 0 ? " left" : " overdue");
}

void
ceu_words_append_distance(GString *out, int32_t days)
{
    if (days == 0) {
        g_string_append(out, "today");
        return;
    }
    if (days > 0)
        g_string_append(out, "in ");
    append_counted(out, ABS((int64_t) days), "day", "days");
    if (days < 0)
        g_string_append(out, " ago");
}

void
ceu_words_append_day(GString *out, CeuDate day)
{
    char buffer[CEU_DATE_TEXT_SIZE];

    g_string_append(out, ceu_date_format(day, buffer));
}

void
ceu_words_append_units(GString *out, CeuUnits units)
{
    char buffer[CEU_UNITS_TEXT_SIZE];

    g_string_append(out, ceu_units_format(units, buffer));
}

void
ceu_words_append_amount(GString *out, CeuUnits units, const CeuBody *body)
{
    const char *unit = ceu_body_unit_name(body);
    bool word = *unit != '\0' && g_ascii_islower(unit[strlen(unit) - 1]);

    ceu_words_append_units(out, units);
    g_string_append_printf(out, " %s%s", unit, word && units.milli != 1000 ? "s" : "");
}

void
ceu_words_append_offset(GString *out, CeuOffset offset)
{
    if (offset.months != 0)
        append_counted(out, offset.months, "month", "months");
    if (offset.months != 0 && offset.days != 0)
        g_string_append(out, " and ");
    if (offset.days != 0 || offset.months == 0)
        append_counted(out, offset.days, "day", "days");
}

void
ceu_words_append_list(GString *out, const char *const *words)
{
    for (; words != NULL && *words != NULL; words++) {
        g_string_append(out, *words);
        if (words[1] != NULL)
            g_string_append(out, words[2] != NULL ? ", " : " and ");
    }
}

void
ceu_words_append_fields(GString *out, unsigned set)
{
    const char *words[CEU_WORDS_FIELDS + 1] = { NULL };
    unsigned count = 0;

    for (unsigned bit = 0; bit < CEU_WORDS_FIELDS; bit++) {
        if ((set & (1U << bit)) != 0)
            words[count++] = fields[bit].words;
    }
    ceu_words_append_list(out, words);
}

char *
ceu_words_basis_of(CeuBasis basis, const CeuRule *rule)
{
    if (basis == CEU_BASIS_OVERRIDE && rule == NULL)
        return g_strdup("your own word");
    if (basis == CEU_BASIS_OVERRIDE)
        return g_strdup_printf("your own word, in place of rule %s", rule->id);
    if (rule == NULL)
        return g_strdup("no rule");
    return g_strdup_printf("rule %s", rule->id);
}

void
ceu_words_append_rule(GString *out, const CeuRule *rule)
{
    const char *separator = " (";

    g_string_append(out, "rule ");
    g_string_append(out, rule->id);
    if (rule->confidence != NULL) {
        g_string_append(out, separator);
        g_string_append(out, "confidence ");
        g_string_append(out, rule->confidence);
        separator = ", ";
    }
    for (guint i = 0; rule->sources != NULL && rule->sources[i] != NULL; i++) {
        if (i == 0) {
            g_string_append(out, separator);
            g_string_append(out, rule->sources[1] != NULL ? "sources " : "source ");
            separator = ", ";
        } else {
            g_string_append(out, ", ");
        }
        g_string_append(out, rule->sources[i]);
    }
    if (separator[0] == ',')
        g_string_append_c(out, ')');
}

void
ceu_words_append_validity(GString *out, const CeuRule *rule)
{
    if (!ceu_date_is_set(rule->from) && !ceu_date_is_set(rule->until))
        return;
    if (ceu_date_is_set(rule->from)) {
        g_string_append(out, "from ");
        ceu_words_append_day(out, rule->from);
    }
    if (ceu_date_is_set(rule->until)) {
        g_string_append(out, ceu_date_is_set(rule->from) ? " until " : "until ");
        ceu_words_append_day(out, rule->until);
    } else {
        g_string_append(out, " on");
    }
    g_string_append(out, ", ");
    g_string_append(out, ceu_words_by(rule->by));
}

char *
ceu_words_pool(const CeuPool *pool)
{
    const bool alone = pool->candidate || (pool->id != NULL && strchr(pool->id, '/') != NULL);
    const CeuCredential *credential =
        alone && pool->credentials->len > 0 ? g_ptr_array_index(pool->credentials, 0) : NULL;

    return credential == NULL ? g_strdup(pool->body->name)
                              : g_strdup_printf("%s %s", pool->body->name, credential->type);
}

const CeuStage *
ceu_words_exam_stage(const CeuPool *pool)
{
    const CeuStage *retest = NULL;

    for (guint i = 0; pool->candidate && i < pool->stages->len; i++) {
        const CeuStage *stage = g_ptr_array_index(pool->stages, i);
        const bool ahead = stage->state == CEU_STAGE_NEXT || stage->state == CEU_STAGE_LATER;

        if ((stage->state != CEU_STAGE_MET && ceu_stage_is_exam_deadline(stage->kind)) ||
            (ahead && stage->kind == CEU_STAGE_EXAM_APPOINTMENT))
            return stage;
        if (ahead && stage->kind == CEU_STAGE_EXAM_RETEST)
            retest = stage;
    }
    return retest;
}

void
ceu_words_append_exam(GString *out, const CeuStage *stage)
{
    const char *title = ceu_stage_title(stage->kind, stage->clock);
    const char *preposition = " by ";

    if (stage->kind == CEU_STAGE_EXAM_APPOINTMENT)
        preposition = " on ";
    if (stage->kind == CEU_STAGE_EXAM_RETEST)
        preposition = " from ";
    g_string_append_c(out, g_ascii_tolower(title[0]));
    g_string_append(out, title + 1);
    g_string_append(out, preposition);
    ceu_words_append_day(out, stage->day);
}
