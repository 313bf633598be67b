/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words a renewal from the assessment alone: no body is known here. */
#include "renewal.h"

#include <string.h>

static char *
describe_anchor(const CeuPool *pool)
{
    int month;

    if (pool->due_basis == CEU_BASIS_OVERRIDE)
        return g_strdup("the date you stated");
    if (pool->anchor_rule == NULL || pool->anchor_rule->kind != CEU_RULE_ANCHOR)
        return NULL;
    ceu_date_to_ymd(pool->cycle.last, NULL, &month, NULL);
    switch (pool->anchor_rule->anchor.kind) {
    case CEU_ANCHOR_MEMBERSHIP:
        if (pool->anchor_rule->anchor.parity)
            return g_strdup_printf("%s month, %s years", month % 2 == 1 ? "odd" : "even",
                                   month % 2 == 1 ? "odd" : "even");
        break;
    case CEU_ANCHOR_EARNED:
        if (pool->length_rule != NULL && pool->length_rule->kind == CEU_RULE_LENGTH)
            return g_strdup_printf("every %d months from the day certified",
                                   pool->length_rule->length.months);
        break;
    case CEU_ANCHOR_FIXED:
    case CEU_ANCHOR_BIRTH:
    case CEU_ANCHOR_PERIOD:
    case CEU_ANCHOR_STATED:
        break;
    }
    return NULL;
}

char *
cli_describe_renewal(const CeuPool *pool)
{
    char day[CEU_DATE_TEXT_SIZE];
    g_autofree char *anchor = NULL;

    if (!pool->has_cycle)
        return NULL;
    ceu_date_format(pool->cycle.last, day);
    if (pool->due_assumption != NULL && pool->anchor_rule != NULL &&
        pool->anchor_rule->kind == CEU_RULE_ANCHOR &&
        pool->anchor_rule->anchor.kind == CEU_ANCHOR_MEMBERSHIP)
        day[strlen("YYYY-MM")] = '\0'; /* the day itself was never stated */
    anchor = describe_anchor(pool);
    if (anchor == NULL)
        return g_strdup_printf("%s renews %s", pool->body->name, day);
    return g_strdup_printf("%s renews %s (%s)", pool->body->name, day, anchor);
}

void
cli_add_questions(const GPtrArray *notices, GPtrArray *lines)
{
    unsigned i;

    for (i = 0; i < notices->len; i++) {
        const CeuNotice *notice = g_ptr_array_index(notices, i);

        if (notice->kind != CEU_NOTICE_ASK)
            continue;
        if (notice->remedy == NULL)
            g_ptr_array_add(lines, g_strdup(notice->text));
        else
            g_ptr_array_add(lines, g_strdup_printf("%s: %s", notice->text, notice->remedy));
    }
}

GPtrArray *
cli_renewal_lines(const CliContext *context, const char *body, GError **error)
{
    g_autoptr(CeuView) view = ceu_tracker_view(context->tracker, context->today, error);
    GPtrArray *lines;
    unsigned i;

    if (view == NULL)
        return NULL;
    lines = g_ptr_array_new_with_free_func(g_free);
    for (i = 0; i < view->assessment->pools->len; i++) {
        const CeuPool *pool = g_ptr_array_index(view->assessment->pools, i);
        g_autofree char *line = NULL;

        if (strcmp(pool->body->id, body) != 0)
            continue;
        line = cli_describe_renewal(pool);
        if (line != NULL)
            g_ptr_array_add(lines, g_steal_pointer(&line));
        cli_add_questions(pool->notices, lines);
    }
    cli_add_questions(view->assessment->notices, lines);
    return lines;
}

static bool
holds_credential(const CeuPool *pool, int64_t id)
{
    unsigned i;

    for (i = 0; i < pool->credentials->len; i++) {
        if (((const CeuCredential *) g_ptr_array_index(pool->credentials, i))->id == id)
            return true;
    }
    return false;
}

char *
cli_renewal_line_of_credential(const CliContext *context, int64_t id, GError **error)
{
    g_autoptr(CeuView) view = ceu_tracker_view(context->tracker, context->today, error);
    g_autoptr(GPtrArray) questions = g_ptr_array_new_with_free_func(g_free);
    unsigned i;

    if (view == NULL)
        return NULL;
    for (i = 0; i < view->assessment->pools->len; i++) {
        const CeuPool *pool = g_ptr_array_index(view->assessment->pools, i);

        if (!holds_credential(pool, id))
            continue;
        if (pool->has_cycle)
            return cli_describe_renewal(pool);
        cli_add_questions(pool->notices, questions);
    }
    cli_add_questions(view->assessment->notices, questions);
    return g_strdup(questions->len == 0 ? "see: ceu status" : g_ptr_array_index(questions, 0));
}
