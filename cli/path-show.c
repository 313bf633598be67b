/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows the way to a credential: each rule with what it counts, the days, and what comes next. */
#include "path.h"

/* Which option a term counts from, and how its day is told. */
static const struct {
    const char *option, *words;
} terms[] = {
    [CEU_EXAM_ELIGIBLE] = { "approved", "sit the exam by" },
    [CEU_EXAM_ELIGIBLE_EXTENDED] = { "approved", "with the longest extension by" },
    [CEU_EXAM_RETEST] = { "failed", "another attempt from" },
    [CEU_EXAM_FINISH] = { "enrolled", "finish by" },
    [CEU_EXAM_COMPLETE] = { "paid", "complete by" },
};
_Static_assert(G_N_ELEMENTS(terms) == CEU_EXAM_TERM_COUNT, "a row for every term");

static void
print_origin(CliPrinter *printer, const CeuRule *rule)
{
    g_autoptr(GPtrArray) sources = g_ptr_array_new();
    g_autofree char *joined =
        rule->sources != NULL ? g_strjoinv(", ", rule->sources) : g_strdup("none");

    for (guint i = 0; rule->sources != NULL && rule->sources[i] != NULL; i++)
        g_ptr_array_add(sources, rule->sources[i]);
    cli_print_text(printer, "confidence", NULL, rule->confidence);
    cli_print_strings(printer, "sources", NULL, sources);
    cli_print_line(printer, "  confidence %s, sources %s", rule->confidence, joined);
}

static void
print_rule(CliPrinter *printer, const CeuRule *rule)
{
    g_autofree char *words = ceu_rule_describe(rule);

    cli_print_text(printer, "rule", NULL, rule->id);
    cli_print_text(printer, "text", NULL, words);
    cli_print_line(printer, "%s: %s", rule->id, words);
}

static void
print_experience(const CliPath *path, const CeuRule *rule)
{
    CliPrinter *printer = path->context->printer;
    const CeuExperienceClaim *claims = (const CeuExperienceClaim *) (void *) path->claims->data;
    const int need = rule->experience.need_months;
    const int counted = ceu_experience_months(rule, claims, path->claims->len);
    const bool met = ceu_experience_met(rule, claims, path->claims->len);

    cli_print_begin_row(printer);
    print_rule(printer, rule);
    cli_print_number(printer, "need_months", NULL, need);
    cli_print_number(printer, "counted_months", NULL, counted);
    cli_print_number(printer, "missing_months", NULL, met ? 0 : need - counted);
    cli_print_flag(printer, "met", NULL, met);
    cli_print_flag(printer, "recommended", NULL, rule->experience.recommended);
    if (met)
        cli_print_line(printer, "  %d of %d months: met", counted, need);
    else if (rule->experience.recommended)
        cli_print_line(printer, "  %d of %d months: %d missing, but it is only recommended",
                       counted, need, need - counted);
    else
        cli_print_line(printer, "  %d of %d months: %d missing", counted, need, need - counted);
    print_origin(printer, rule);
    cli_print_end_row(printer);
}

/* Whether @rule states @term; a day far from both ends of the calendar has an answer. */
static bool
states(const CeuRule *rule, CeuExamTerm term)
{
    return ceu_date_is_set(ceu_exam_day(rule, term, ceu_date_from_ymd(2000, 1, 1)));
}

/* The day that @term counts from, if it is stated and the rule is in force on it. */
static CeuDate
day_of_term(const CliPath *path, const CeuRule *rule, CeuExamTerm term)
{
    CeuDate from = cli_day(path->context, terms[term].option, CEU_DATE_NONE);

    if (!ceu_date_is_set(from) || !states(rule, term) ||
        !ceu_path_rule_applies(rule, path->type, from))
        return CEU_DATE_NONE;
    return from;
}

static void
print_term(CliPrinter *printer, const CeuRule *rule, CeuExamTerm term, CeuDate from)
{
    char from_text[CEU_DATE_TEXT_SIZE], day_text[CEU_DATE_TEXT_SIZE];
    CeuDate day = ceu_exam_day(rule, term, from);

    cli_print_begin_row(printer);
    cli_print_text(printer, "term", NULL, ceu_exam_term_name(term));
    cli_print_day(printer, "from", NULL, from);
    cli_print_day(printer, "day", NULL, day);
    cli_print_line(printer, "  %s %s: %s %s", terms[term].option, ceu_date_format(from, from_text),
                   terms[term].words, ceu_date_format(day, day_text));
    cli_print_end_row(printer);
}

/* A rule that was in force on a stated day is shown even if it is not today. */
static bool
is_exam_shown(const CliPath *path, const CeuRule *rule)
{
    if (ceu_path_rule_applies(rule, path->type, path->context->today))
        return true;
    for (int term = 0; term < CEU_EXAM_TERM_COUNT; term++) {
        if (ceu_date_is_set(day_of_term(path, rule, (CeuExamTerm) term)))
            return true;
    }
    return false;
}

static void
print_exam(const CliPath *path, const CeuRule *rule)
{
    CliPrinter *printer = path->context->printer;

    cli_print_begin_row(printer);
    print_rule(printer, rule);
    cli_print_begin_list(printer, "days", NULL);
    for (int term = 0; term < CEU_EXAM_TERM_COUNT; term++) {
        CeuDate from = day_of_term(path, rule, (CeuExamTerm) term);

        if (ceu_date_is_set(from))
            print_term(printer, rule, (CeuExamTerm) term, from);
    }
    cli_print_end_list(printer);
    print_origin(printer, rule);
    cli_print_end_row(printer);
}

/* Of a candidate the judgement of a prerequisite; NULL: nothing is recorded. */
static const CeuRequirement *
line_of(const CliPath *path, const CeuRule *rule)
{
    for (guint i = 0; path->pool != NULL && i < path->pool->requirements->len; i++) {
        const CeuRequirement *line = g_ptr_array_index(path->pool->requirements, i);

        if (line->rule == rule)
            return line;
    }
    return NULL;
}

static void
print_prerequisite(const CliPath *path, const CeuRule *rule)
{
    CliPrinter *printer = path->context->printer;
    const CeuRequirement *line = line_of(path, rule);
    const bool met = line != NULL && line->met;
    char day[CEU_DATE_TEXT_SIZE];

    cli_print_begin_row(printer);
    print_rule(printer, rule);
    cli_print_flag(printer, "recommended", NULL, rule->prerequisite.recommended);
    cli_print_flag(printer, "met", NULL, met);
    cli_print_day(printer, "done", NULL,
                  met && line->deed != NULL ? line->deed->day : CEU_DATE_NONE);
    if (met)
        cli_print_line(printer, "  done%s%s%s%s", line->deed != NULL ? " " : "",
                       line->deed != NULL ? ceu_date_format(line->deed->day, day) : "",
                       line->arithmetic != NULL ? ": " : "",
                       line->arithmetic != NULL ? line->arithmetic : "");
    else if (path->pool != NULL && !rule->prerequisite.recommended)
        cli_print_line(printer, "  needed%s",
                       rule->prerequisite.group != NULL ? ", or one like it" : "");
    print_origin(printer, rule);
    cli_print_end_row(printer);
}

static bool
print_rule_of(const CliPath *path, const CeuRule *rule)
{
    const bool today = ceu_path_rule_applies(rule, path->type, path->context->today);

    if (rule->kind == CEU_RULE_PREREQUISITE && today)
        print_prerequisite(path, rule);
    else if (rule->kind == CEU_RULE_EXPERIENCE && today)
        print_experience(path, rule);
    else if (rule->kind == CEU_RULE_EXAM && is_exam_shown(path, rule))
        print_exam(path, rule);
    else
        return false;
    return true;
}

/* How many rules of @kind there were. */
static unsigned
print_rules(const CliPath *path, CeuRuleKind kind, const char *key)
{
    unsigned count = 0;

    cli_print_begin_list(path->context->printer, key, NULL);
    for (guint i = 0; i < path->body->rules->len; i++) {
        const CeuRule *rule = g_ptr_array_index(path->body->rules, i);

        if (rule->kind == kind && print_rule_of(path, rule))
            count++;
    }
    cli_print_end_list(path->context->printer);
    return count;
}

/* "pursued", "held"; of a credential that is not recorded the rules alone are shown. */
static void
print_standing(const CliPath *path)
{
    CliPrinter *printer = path->context->printer;
    const char *standing = "none";

    if (path->candidate)
        standing = "candidate";
    else if (path->credential != NULL)
        standing = "held";
    cli_print_text(printer, "standing", NULL, standing);
    if (path->pool == NULL)
        return;
    cli_print_line(printer, "%s of %s: you are a candidate%s", path->type->id, path->body->name,
                   path->pool->requirements->len > 0 && path->pool->complete
                       ? ", with all that is needed before the exam"
                       : "");
}

static void
print_steps(const CliPath *path)
{
    CliPrinter *printer = path->context->printer;
    const CeuPathStep *steps = NULL;
    uint32_t count = 0;

    if (path->credential != NULL)
        steps = ceu_facts_path_steps(path->facts, &count);
    cli_print_begin_list(printer, "steps", NULL);
    for (uint32_t i = 0; i < count; i++) {
        g_autofree char *text = NULL;

        if (steps[i].credential_id != path->credential->id)
            continue;
        text = cli_path_describe_step(&steps[i]);
        cli_print_begin_row(printer);
        cli_print_number(printer, "id", NULL, steps[i].id);
        cli_print_text(printer, "kind", NULL, ceu_path_step_kind_name(steps[i].kind));
        cli_print_text(printer, "part", NULL, steps[i].part);
        cli_print_number(printer, "amount", NULL, steps[i].amount);
        cli_print_day(printer, "day", NULL, steps[i].day);
        cli_print_line(printer, "  step %" G_GINT64_FORMAT ": %s", steps[i].id, text);
        cli_print_end_row(printer);
    }
    cli_print_end_list(printer);
}

static const char *
state_in_words(const CeuStage *stage)
{
    if (stage->state == CEU_STAGE_MET)
        return ", over";
    return stage->state == CEU_STAGE_PAST ? ", passed" : "";
}

static void
print_stages(const CliPath *path)
{
    CliPrinter *printer = path->context->printer;

    cli_print_begin_list(printer, "stages", NULL);
    for (guint i = 0; path->pool != NULL && i < path->pool->stages->len; i++) {
        const CeuStage *stage = g_ptr_array_index(path->pool->stages, i);
        const char *title = ceu_stage_title(stage->kind, stage->clock);
        char day[CEU_DATE_TEXT_SIZE];

        cli_print_begin_row(printer);
        cli_print_text(printer, "kind", NULL, ceu_stage_kind_name(stage->kind));
        cli_print_text(printer, "title", NULL, title);
        cli_print_day(printer, "day", NULL, stage->day);
        cli_print_number(printer, "days_left", NULL,
                         ceu_date_days_between(path->context->today, stage->day));
        cli_print_text(printer, "state", NULL, ceu_stage_state_name(stage->state));
        cli_print_text(printer, "rule", NULL, stage->rule != NULL ? stage->rule->id : NULL);
        cli_print_text(printer, "assumption", NULL, stage->assumption);
        cli_print_line(printer, "%s  %s%s", ceu_date_format(stage->day, day), title,
                       state_in_words(stage));
        cli_print_end_row(printer);
    }
    cli_print_end_list(printer);
}

static void
print_notices(const CliPath *path)
{
    CliPrinter *printer = path->context->printer;

    cli_print_begin_list(printer, "notices", NULL);
    for (guint i = 0; path->pool != NULL && i < path->pool->notices->len; i++) {
        const CeuNotice *notice = g_ptr_array_index(path->pool->notices, i);

        cli_print_begin_row(printer);
        cli_print_text(printer, "kind", NULL, ceu_notice_kind_name(notice->kind));
        cli_print_text(printer, "text", NULL, notice->text);
        cli_print_text(printer, "remedy", NULL, notice->remedy);
        cli_print_text(printer, "rule", NULL, notice->rule != NULL ? notice->rule->id : NULL);
        cli_print_line(printer, "%s: %s", notice->kind == CEU_NOTICE_NEXT ? "next" : "note",
                       notice->text);
        if (notice->remedy != NULL)
            cli_print_line(printer, "  %s", notice->remedy);
        cli_print_end_row(printer);
    }
    cli_print_end_list(printer);
}

bool
cli_path_is_complete(const CliPath *path)
{
    const CeuExperienceClaim *claims = (const CeuExperienceClaim *) (void *) path->claims->data;
    bool found = false;

    for (guint i = 0; i < path->body->rules->len; i++) {
        const CeuRule *rule = g_ptr_array_index(path->body->rules, i);

        if (rule->kind != CEU_RULE_EXPERIENCE ||
            !ceu_path_rule_applies(rule, path->type, path->context->today))
            continue;
        if (!ceu_experience_met(rule, claims, path->claims->len))
            return false;
        found = true;
    }
    return found;
}

void
cli_path_show(const CliPath *path)
{
    CliPrinter *printer = path->context->printer;
    unsigned count;

    cli_print_begin(printer, "ceu.path/1");
    cli_print_text(printer, "type", NULL, path->type->id);
    cli_print_text(printer, "body", NULL, path->body->id);
    print_standing(path);
    print_steps(path);
    (void) print_rules(path, CEU_RULE_PREREQUISITE, "prerequisites");
    count = print_rules(path, CEU_RULE_EXPERIENCE, "experience");
    count += print_rules(path, CEU_RULE_EXAM, "exams");
    print_stages(path);
    print_notices(path);
    if (path->credential != NULL && !path->candidate && cli_path_is_complete(path))
        cli_print_line(printer, "The experience that %s waits for is complete: show it to %s.",
                       path->type->id, path->body->name);
    if (count == 0 && !path->candidate)
        cli_print_line(printer, "No rule of %s counts months or days on the way to %s.",
                       path->body->name, path->type->id);
    if (path->candidate && (path->steps->len > 0 || path->met->len > 0))
        cli_print_line(printer, "%s", "Nothing of what you stated is recorded: add --record.");
    cli_print_end(printer);
}
