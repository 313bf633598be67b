/* SPDX-License-Identifier: GPL-3.0-or-later */
/* path: the way to a credential, from what is stated on the command line alone. */
#include "cmd.h"
#include "credential.h"

#include <string.h>

#define CLAIM_MONTHS_MAX 1200

const CliOption cli_path_options[] = {
    { "claim", 0, CLI_STRINGS, "PART[=MONTHS]", "experience you can show" },
    { "approved", 0, CLI_DAY, "DATE", "the application for the exam was approved" },
    { "failed", 0, CLI_DAY, "DATE", "an attempt failed" },
    { "enrolled", 0, CLI_DAY, "DATE", "the day of the enrolment" },
    { "paid", 0, CLI_DAY, "DATE", "the exam was paid" },
    { "body", 0, CLI_STRING, "BODY", "the body, if several have the credential" },
    { NULL, 0, CLI_FLAG, NULL, NULL },
};

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

/* The path of one credential. */
typedef struct Path {
    CliContext *context;
    const CeuBody *body;
    const CeuCredentialType *type;
    GArray *claims;        /* CeuExperienceClaim */
    GStringChunk *strings; /* the claims' parts */
} Path;

static const CeuExperiencePart *
find_part(const Path *path, const char *id)
{
    for (guint i = 0; i < path->body->rules->len; i++) {
        const CeuRule *rule = g_ptr_array_index(path->body->rules, i);

        if (rule->kind != CEU_RULE_EXPERIENCE ||
            !ceu_path_rule_applies(rule, path->type, path->context->today))
            continue;
        for (guint k = 0; k < rule->experience.parts->len; k++) {
            const CeuExperiencePart *part =
                &g_array_index(rule->experience.parts, CeuExperiencePart, k);

            if (g_ascii_strcasecmp(part->id, id) == 0)
                return part;
        }
    }
    return NULL;
}

static bool
check_claim(const Path *path, const char *id, const char *months, GError **error)
{
    const CeuExperiencePart *part = find_part(path, id);

    if (part == NULL)
        g_set_error(error, CLI_USAGE_ERROR, 0,
                    "the rules of %s have no part “%s”; see: ceu path %s", path->type->id, id,
                    path->type->id);
    else if (part->months > 0 && months != NULL)
        g_set_error(error, CLI_USAGE_ERROR, 0,
                    "“%s” always counts %d months; state it without a number", id, part->months);
    else if (part->months == 0 && months == NULL)
        g_set_error(error, CLI_USAGE_ERROR, 0, "how many months? --claim %s=MONTHS", id);
    else
        return true;
    return false;
}

static bool
read_claim(const Path *path, const char *text, GError **error)
{
    g_auto(GStrv) halves = g_strsplit(text, "=", 2);
    const char *part = halves[0] != NULL ? halves[0] : "";
    const char *months = halves[0] != NULL ? halves[1] : NULL;
    CeuExperienceClaim claim;
    int64_t number = 0;

    if (!check_claim(path, part, months, error))
        return false;
    if (months != NULL && !cli_parse_number(months, &number, NULL))
        number = 0;
    if (months != NULL && (number == 0 || number > CLAIM_MONTHS_MAX)) {
        g_set_error(error, CLI_USAGE_ERROR, 0, "“%s” is no number of months from 1 to %d", months,
                    CLAIM_MONTHS_MAX);
        return false;
    }
    claim = (CeuExperienceClaim){ g_string_chunk_insert(path->strings, part), (int) number };
    g_array_append_val(path->claims, claim);
    return true;
}

static bool
read_claims(const Path *path, GError **error)
{
    GStrv list = cli_list(path->context, "claim");

    for (guint i = 0; list != NULL && list[i] != NULL; i++) {
        if (!read_claim(path, list[i], error))
            return false;
    }
    return true;
}

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
print_experience(const Path *path, const CeuRule *rule)
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
    if (met)
        cli_print_line(printer, "  %d of %d months: met", counted, need);
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
day_of_term(const Path *path, const CeuRule *rule, CeuExamTerm term)
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
is_exam_shown(const Path *path, const CeuRule *rule)
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
print_exam(const Path *path, const CeuRule *rule)
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

/* How many rules of @kind there were. */
static unsigned
print_rules(const Path *path, CeuRuleKind kind, const char *key)
{
    unsigned count = 0;

    cli_print_begin_list(path->context->printer, key, NULL);
    for (guint i = 0; i < path->body->rules->len; i++) {
        const CeuRule *rule = g_ptr_array_index(path->body->rules, i);

        if (rule->kind != kind)
            continue;
        if (kind == CEU_RULE_EXPERIENCE &&
            ceu_path_rule_applies(rule, path->type, path->context->today))
            print_experience(path, rule);
        else if (kind == CEU_RULE_EXAM && is_exam_shown(path, rule))
            print_exam(path, rule);
        else
            continue;
        count++;
    }
    cli_print_end_list(path->context->printer);
    return count;
}

int
cli_run_path(CliContext *context, GError **error)
{
    g_autoptr(CeuRulebook) rulebook = cli_load_rulebook(context, error);
    g_autoptr(GArray) claims = g_array_new(FALSE, FALSE, sizeof(CeuExperienceClaim));
    g_autoptr(GStringChunk) strings = g_string_chunk_new(64);
    Path path = { .context = context, .claims = claims, .strings = strings };
    unsigned count;

    if (rulebook == NULL)
        return CEU_EXIT_FAILED;
    path.body =
        cli_find_type(rulebook, context->words[0], cli_text(context, "body"), &path.type, error);
    if (path.body == NULL || !read_claims(&path, error))
        return CEU_EXIT_FAILED;
    cli_print_begin(context->printer, "ceu.path/1");
    cli_print_text(context->printer, "type", NULL, path.type->id);
    cli_print_text(context->printer, "body", NULL, path.body->id);
    count = print_rules(&path, CEU_RULE_EXPERIENCE, "experience");
    count += print_rules(&path, CEU_RULE_EXAM, "exams");
    if (count == 0)
        cli_print_line(context->printer, "No rule of %s counts months or days on the way to %s.",
                       path.body->name, path.type->id);
    cli_print_end(context->printer);
    return CEU_EXIT_OK;
}
