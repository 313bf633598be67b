/* SPDX-License-Identifier: GPL-3.0-or-later */
/* answer: what the rules ask the holder, and what was answered. */
#include "cmd.h"

#include "questions.h"
#include "renewal.h"

#include <string.h>

#define NOT_ANSWERED "none" /* takes an answer back */

/* Whether the holder is a member of @body, or holds or pursues a credential of it. */
static bool
is_of_holder(const CeuFacts *facts, const CeuBody *body, CeuDate today)
{
    const CeuMembership *membership = ceu_facts_membership_of(facts, body->id);
    uint32_t count, i;
    const CeuCredential *credentials = ceu_facts_credentials(facts, &count);

    if (membership != NULL &&
        (!ceu_date_is_set(membership->ended) || ceu_date_compare(membership->ended, today) > 0))
        return true;
    for (i = 0; i < count; i++) {
        if (strcmp(credentials[i].body, body->id) == 0 &&
            (!ceu_date_is_set(credentials[i].retired) ||
             ceu_date_compare(credentials[i].retired, today) > 0))
            return true;
    }
    return false;
}

/* One question: @trait NULL if no rule asks it (any more), then @id names it. @body NULL: the holder's own. */
static void
print_question(CliPrinter *printer, const char *body, const CeuTrait *trait, const char *id,
               const char *value)
{
    g_autoptr(GPtrArray) values = g_ptr_array_new();
    g_autofree char *possible = trait == NULL ? NULL : cli_possible_answers(trait);
    unsigned i;

    for (i = 0; trait != NULL && trait->values != NULL && trait->values[i] != NULL; i++)
        g_ptr_array_add(values, trait->values[i]);
    cli_print_begin_row(printer);
    cli_print_text(printer, "body", "Body", body);
    cli_print_text(printer, "trait", "Question", trait == NULL ? id : trait->id);
    cli_print_text(printer, "title", "In words", trait == NULL ? NULL : trait->title);
    cli_print_strings(printer, "values", NULL, values);
    if (!printer->json)
        cli_print_text(printer, "possible", "Possible", possible);
    cli_print_text(printer, "value", "Answer", value);
    cli_print_end_row(printer);
}

/* The questions of @only, or of every body of the holder. Each that is printed is added to @asked: "body/trait". */
static void
print_questions(CliContext *context, const CeuView *view, const char *only, GHashTable *asked)
{
    bool birth = false;
    uint32_t i;
    unsigned k;

    for (i = 0; i < ceu_rulebook_count(view->rulebook); i++) {
        const CeuBody *body = ceu_rulebook_nth(view->rulebook, i);

        if (only != NULL ? strcmp(only, body->id) != 0
                         : !is_of_holder(view->facts, body, context->today))
            continue;
        birth = birth || cli_asks_birth(body);
        for (k = 0; k < body->traits->len; k++) {
            const CeuTrait *trait = g_ptr_array_index(body->traits, k);

            print_question(context->printer, body->id, trait, NULL,
                           ceu_facts_answer(view->facts, body->id, trait->id));
            g_hash_table_add(asked, g_strdup_printf("%s/%s", body->id, trait->id));
        }
    }
    if (birth) {
        print_question(context->printer, NULL, cli_birth_trait(), NULL,
                       ceu_facts_answer(view->facts, "", CEU_TRAIT_BIRTH));
        g_hash_table_add(asked, g_strdup("/" CEU_TRAIT_BIRTH));
    }
}

/* Answers that no question of the list asks for: they can be taken back. */
static void
print_others(CliContext *context, const CeuFacts *facts, GHashTable *asked)
{
    uint32_t count, i;
    const CeuAnswer *answers = ceu_facts_answers(facts, &count);

    for (i = 0; i < count; i++) {
        const CeuAnswer *answer = &answers[i];
        g_autofree char *key =
            g_strdup_printf("%s/%s", answer->body == NULL ? "" : answer->body, answer->trait);

        if (!g_hash_table_contains(asked, key))
            print_question(context->printer, answer->body, NULL, answer->trait, answer->value);
    }
}

static int
list_questions(CliContext *context, GError **error)
{
    const char *name = context->word_count == 0 ? NULL : context->words[0];
    g_autoptr(GHashTable) asked = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    const CeuView *view = cli_view(context, error);
    const CeuBody *only = NULL;

    if (view == NULL)
        return CEU_EXIT_FAILED;
    if (name != NULL)
        only = cli_find_body(view->rulebook, name, error);
    if (name != NULL && only == NULL)
        return CEU_EXIT_FAILED;
    cli_print_begin(context->printer, "ceu.questions/1");
    cli_print_begin_list(context->printer, "questions", "The rules ask nothing.");
    print_questions(context, view, only == NULL ? NULL : only->id, asked);
    if (only == NULL)
        print_others(context, view->facts, asked);
    cli_print_end_list(context->printer);
    cli_print_end(context->printer);
    return CEU_EXIT_OK;
}

typedef struct AnswerWork {
    const char *body;  /* NULL: the holder's own */
    const char *trait; /* as the rules spell it */
    const char *value; /* NULL: taken back */
    int64_t id;        /* out */
} AnswerWork;

static const CeuAnswer *
stored_answer(const CeuFacts *facts, const AnswerWork *work)
{
    uint32_t count, i;
    const CeuAnswer *answers = ceu_facts_answers(facts, &count);

    for (i = 0; i < count; i++) {
        if (g_strcmp0(answers[i].body, work->body) == 0 &&
            strcmp(answers[i].trait, work->trait) == 0)
            return &answers[i];
    }
    return NULL;
}

static bool
remove_answer(CeuEdit *edit, const AnswerWork *work, GError **error)
{
    const CeuFacts *facts = ceu_edit_facts(edit, error);
    const CeuAnswer *stored = facts == NULL ? NULL : stored_answer(facts, work);

    if (stored != NULL)
        return ceu_edit_remove_answer(edit, stored->id, error);
    if (facts != NULL)
        g_set_error(error, CEU_ERROR, CEU_ERROR_NOT_FOUND, "%s is not answered; see: ceu answer",
                    work->trait);
    return false;
}

static bool
put_answer(CeuEdit *edit, gpointer data, GError **error)
{
    AnswerWork *work = data;
    CeuAnswer answer = { .body = work->body, .trait = work->trait, .value = work->value };

    if (work->value == NULL)
        return remove_answer(edit, work, error);
    if (!ceu_edit_put_answer(edit, &answer, error))
        return false;
    work->id = answer.id;
    return true;
}

/* What is now known of the renewals of @body, or of every body that asks for the birthday. (transfer full) */
static GPtrArray *
effects(CliContext *context, const char *body)
{
    g_autoptr(CeuView) view = ceu_tracker_view(context->tracker, context->today, NULL);
    GPtrArray *all = g_ptr_array_new_with_free_func(g_free);
    uint32_t i;
    unsigned k;

    for (i = 0; view != NULL && i < ceu_rulebook_count(view->rulebook); i++) {
        const CeuBody *asking = ceu_rulebook_nth(view->rulebook, i);
        g_autoptr(GPtrArray) lines = NULL;

        if (body != NULL ? strcmp(asking->id, body) != 0 : !cli_asks_birth(asking))
            continue;
        lines = cli_renewal_lines(context, asking->id, NULL);
        for (k = 0; lines != NULL && k < lines->len; k++) {
            const char *line = g_ptr_array_index(lines, k);

            if (!g_ptr_array_find_with_equal_func(all, line, g_str_equal, NULL))
                g_ptr_array_add(all, g_strdup(line));
        }
    }
    return all;
}

static int
record_answer(CliContext *context, AnswerWork *work, GError **error)
{
    g_autofree char *whose = g_strconcat(work->body == NULL ? "" : work->body,
                                         work->body == NULL ? "" : " ", work->trait, NULL);
    g_autofree char *summary =
        g_strdup_printf("answer %s: %s", whose, work->value == NULL ? NOT_ANSWERED : work->value);
    g_autoptr(GPtrArray) lines = NULL;

    if (!ceu_tracker_change(context->tracker, summary, put_answer, work, error))
        return CEU_EXIT_FAILED;
    lines = effects(context, work->body);
    if (work->value == NULL)
        cli_print_result(context, true, 0, lines, "%s is not answered any more", whose);
    else
        cli_print_result(context, true, work->id, lines, "%s: %s", whose, work->value);
    return CEU_EXIT_OK;
}

/* A question that the rules ask no more can only be taken back. */
static bool
find_question(CliContext *context, AnswerWork *work, const CeuTrait **out_trait, GError **error)
{
    const char *name = context->words[1];
    g_autoptr(GError) local = NULL;
    const CeuView *view = cli_view(context, error);
    const CeuBody *body = view == NULL ? NULL : cli_find_body(view->rulebook, work->body, error);

    if (body == NULL)
        return false;
    work->body = body->id;
    work->trait = name;
    *out_trait = cli_find_trait(body, name, &local);
    if (*out_trait == NULL && strcmp(context->words[2], NOT_ANSWERED) == 0 &&
        stored_answer(view->facts, work) != NULL)
        return true;
    if (*out_trait != NULL)
        return true;
    g_propagate_error(error, g_steal_pointer(&local));
    return false;
}

int
cli_run_answer(CliContext *context, GError **error)
{
    const bool own =
        context->word_count == 2 && g_ascii_strcasecmp(context->words[0], CEU_TRAIT_BIRTH) == 0;
    AnswerWork work = { .body = NULL };
    const CeuTrait *trait = cli_birth_trait();
    g_autofree char *value = NULL;
    const char *text;

    if (context->word_count < 2)
        return list_questions(context, error);
    if (context->word_count == 2 && !own) {
        g_set_error_literal(error, CLI_USAGE_ERROR, 0,
                            "“answer” needs BODY TRAIT ANSWER, or birth and a day; the questions: "
                            "ceu answer");
        return CEU_EXIT_USAGE;
    }
    work.body = context->words[0];
    if (!own && !find_question(context, &work, &trait, error))
        return CEU_EXIT_FAILED;
    if (trait == cli_birth_trait()) /* nobody is born twice */
        work.body = NULL;
    if (trait != NULL)
        work.trait = trait->id;
    text = context->words[own ? 1 : 2];
    if (strcmp(text, NOT_ANSWERED) != 0) {
        if (!cli_read_answer(trait, text, context->today, &value, error))
            return CEU_EXIT_USAGE;
        work.value = value;
    }
    return record_answer(context, &work, error);
}
