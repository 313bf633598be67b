/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said at once: one notification an obligation, or one digest instead of a flood. */
#include <ceu/remind.h>
#include <ceu/text.h>

#include <stdint.h>
#include <string.h>

#define CRITICAL_ALONE_MAX 2
#define DIGEST_LINES_MAX 5
#define DIGEST_TAG "digest"

void
ceu_bubble_free(CeuBubble *bubble)
{
    if (bubble == NULL)
        return;
    g_free(bubble->tag);
    g_ptr_array_unref(bubble->keys);
    g_free(bubble->summary);
    g_free(bubble->body);
    g_free(bubble);
}

static CeuBubble *
bubble_new(const char *tag)
{
    CeuBubble *bubble = g_new0(CeuBubble, 1);

    bubble->tag = g_strdup(tag);
    bubble->keys = g_ptr_array_new_with_free_func(g_free);
    return bubble;
}

static bool
is_repeated(const GPtrArray *repeated, const char *key)
{
    for (guint i = 0; repeated != NULL && i < repeated->len; i++) {
        if (strcmp(g_ptr_array_index(repeated, i), key) == 0)
            return true;
    }
    return false;
}

/* "%s (repeated)" or @text itself, still no longer than a summary may be. @text is taken. (transfer full) */
static char *
mark_repeated(const CeuLanguage *language, char *text, bool repeated)
{
    g_autofree char *plain = text;
    g_autofree char *marked = NULL;
    g_autofree char *shorter = NULL;
    glong length, excess;

    if (!repeated)
        return g_steal_pointer(&plain);
    /* Translators: behind the title of a notification that was shown before. */
    marked = g_strdup_printf(ceu_say(language, "%s (repeated)"), plain);
    length = g_utf8_strlen(plain, -1);
    excess = g_utf8_strlen(marked, -1) - CEU_SUMMARY_MAX_CHARACTERS;
    if (excess <= 0)
        return g_steal_pointer(&marked);
    /* The mark stays: it tells that this is not news. */
    shorter = ceu_text_cut(plain, (size_t) MAX(length - excess, 3), SIZE_MAX);
    return g_strdup_printf(ceu_say(language, "%s (repeated)"), shorter);
}

static CeuBubble *
single(const CeuDueReminder *due, const GPtrArray *repeated, const CeuRemindPolicy *policy)
{
    const CeuLanguage *language = policy->language;
    CeuBubble *bubble = bubble_new(due->key);

    g_ptr_array_add(bubble->keys, g_strdup(due->key));
    bubble->urgency = due->urgency;
    bubble->draft = due->kind == CEU_REMIND_DRAFT;
    /* Nobody confirms what is not shown. */
    bubble->can_confirm = due->can_confirm && !policy->hide_details;
    bubble->summary = g_strdup(
        policy->hide_details ? ceu_say(language, "A renewal needs your attention") : due->summary);
    bubble->summary = mark_repeated(language, bubble->summary, is_repeated(repeated, due->key));
    bubble->body = g_strdup(
        policy->hide_details ? ceu_say(language, "Open it, or run: ceu reminders") : due->body);
    return bubble;
}

/* "and 3 more. All of them: ceu reminders". (transfer full) */
static char *
digest_end(const CeuLanguage *language, guint more)
{
    const char *where = ceu_say(language, "All of them: ceu reminders");
    g_autofree char *rest = NULL;

    if (more == 0)
        return g_strdup(where);
    rest = g_strdup_printf(ceu_say_n(language, "and %u more. ", "and %u more. ", more), more);
    return g_strconcat(rest, where, NULL);
}

/* As many lines of those from @first on as a body has room for, and where the rest is. (transfer full) */
static char *
digest_body(const GPtrArray *due, guint first, const CeuRemindPolicy *policy)
{
    GString *body = g_string_new(NULL);
    guint count = due->len - first, lines = 0;
    g_autofree char *longest = digest_end(policy->language, count);
    g_autofree char *end = NULL;

    for (; lines < MIN(count, DIGEST_LINES_MAX); lines++) {
        const CeuDueReminder *reminder = g_ptr_array_index(due, first + lines);

        if (body->len + strlen(reminder->summary) + 1 + strlen(longest) > CEU_BODY_MAX_BYTES)
            break;
        g_string_append_printf(body, "%s\n", reminder->summary);
    }
    end = digest_end(policy->language, count - lines);
    g_string_append(body, end);
    return g_string_free(body, FALSE);
}

static CeuBubble *
digest(const GPtrArray *due, const GPtrArray *repeated, guint first, const CeuRemindPolicy *policy)
{
    const CeuLanguage *language = policy->language;
    CeuBubble *bubble = bubble_new(DIGEST_TAG);
    bool again = false, renewals = true;
    guint count = due->len - first;

    for (guint i = first; i < due->len; i++) {
        const CeuDueReminder *reminder = g_ptr_array_index(due, i);

        g_ptr_array_add(bubble->keys, g_strdup(reminder->key));
        bubble->urgency = MAX(bubble->urgency, reminder->urgency);
        again |= is_repeated(repeated, reminder->key);
        renewals &= reminder->kind != CEU_REMIND_DRAFT &&
                    (reminder->pool == NULL || !reminder->pool->candidate);
    }
    if (policy->hide_details)
        bubble->summary = g_strdup(ceu_say(language, "Renewals need your attention"));
    else if (renewals)
        bubble->summary = g_strdup_printf(
            ceu_say_n(language, "%u renewal reminder", "%u renewal reminders", count), count);
    else
        bubble->summary =
            g_strdup_printf(ceu_say_n(language, "%u reminder", "%u reminders", count), count);
    bubble->summary = mark_repeated(language, bubble->summary, again);
    bubble->body = policy->hide_details
                       ? g_strdup(ceu_say(language, "Open it, or run: ceu reminders"))
                       : digest_body(due, first, policy);
    return bubble;
}

GPtrArray *
ceu_remind_bubbles(const GPtrArray *due, const GPtrArray *repeated, const CeuRemindPolicy *policy)
{
    GPtrArray *bubbles = g_ptr_array_new_with_free_func((GDestroyNotify) ceu_bubble_free);
    guint alone = 0;

    /* Most urgent first: the critical ones lead. */
    while (alone < MIN(due->len, CRITICAL_ALONE_MAX) &&
           ((const CeuDueReminder *) g_ptr_array_index(due, alone))->urgency == CEU_BUBBLE_CRITICAL)
        alone++;
    if (due->len - alone <= policy->flood_limit)
        alone = due->len;
    for (guint i = 0; i < alone; i++)
        g_ptr_array_add(bubbles, single(g_ptr_array_index(due, i), repeated, policy));
    if (alone < due->len)
        g_ptr_array_add(bubbles, digest(due, repeated, alone, policy));
    return bubbles;
}
