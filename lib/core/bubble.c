/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said at once: one notification an obligation, or one digest instead of a flood. */
#include <ceu/remind.h>

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

static CeuBubble *
single(const CeuDueReminder *due, const GPtrArray *repeated)
{
    CeuBubble *bubble = bubble_new(due->key);

    g_ptr_array_add(bubble->keys, g_strdup(due->key));
    bubble->urgency = due->urgency;
    bubble->summary = is_repeated(repeated, due->key)
                          ? g_strdup_printf("%s (repeated)", due->summary)
                          : g_strdup(due->summary);
    bubble->body = g_strdup(due->body);
    return bubble;
}

static CeuBubble *
digest(const GPtrArray *due, const GPtrArray *repeated, guint first)
{
    CeuBubble *bubble = bubble_new(DIGEST_TAG);
    GString *body = g_string_new(NULL);
    bool again = false, renewals = true;
    guint count = due->len - first;

    for (guint i = first; i < due->len; i++) {
        const CeuDueReminder *reminder = g_ptr_array_index(due, i);

        g_ptr_array_add(bubble->keys, g_strdup(reminder->key));
        bubble->urgency = MAX(bubble->urgency, reminder->urgency);
        again |= is_repeated(repeated, reminder->key);
        renewals &= reminder->pool == NULL || !reminder->pool->candidate;
        if (i - first < DIGEST_LINES_MAX)
            g_string_append_printf(body, "%s\n", reminder->summary);
    }
    if (count > DIGEST_LINES_MAX)
        g_string_append_printf(body, "and %u more. ", count - DIGEST_LINES_MAX);
    g_string_append(body, "All of them: ceu reminders");
    bubble->summary = g_strdup_printf("%u %sreminders%s", count, renewals ? "renewal " : "",
                                      again ? " (repeated)" : "");
    bubble->body = g_string_free(body, FALSE);
    return bubble;
}

GPtrArray *
ceu_remind_bubbles(const GPtrArray *due, const GPtrArray *repeated, unsigned flood_limit)
{
    GPtrArray *bubbles = g_ptr_array_new_with_free_func((GDestroyNotify) ceu_bubble_free);
    guint alone = due->len;

    if (due->len > flood_limit) { /* most urgent first: the critical ones lead */
        alone = 0;
        while (alone < MIN(due->len, CRITICAL_ALONE_MAX) &&
               ((const CeuDueReminder *) g_ptr_array_index(due, alone))->urgency ==
                   CEU_BUBBLE_CRITICAL)
            alone++;
    }
    for (guint i = 0; i < alone; i++)
        g_ptr_array_add(bubbles, single(g_ptr_array_index(due, i), repeated));
    if (alone < due->len)
        g_ptr_array_add(bubbles, digest(due, repeated, alone));
    return bubbles;
}
