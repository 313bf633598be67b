/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Free texts that were typed before, so that they are spelled the same again, and the words that the rules know them by. */
#include "complete.h"

#include <stddef.h>
#include <string.h>

#define TEXTS_MAX 200 /* of one kind: more are no help to anybody */

/* Offers @text once, in the spelling that comes first. It is @seen from then on; texts that would have to be escaped are left
   to the keyboard. */
static void
offer_once(const Completion *self, GHashTable *seen, const char *text, const char *help)
{
    g_autofree char *visible = ceu_text_visible(text);

    if (text[0] == '\0' || !g_str_equal(text, visible) || g_hash_table_size(seen) >= TEXTS_MAX ||
        !g_hash_table_add(seen, g_utf8_casefold(text, -1)))
        return;
    cli_offer(self, text, help);
}

/* A topic each, of "icd-10;auditing". */
static void
offer_parts(const Completion *self, GHashTable *seen, const char *texts, const char *separator)
{
    g_auto(GStrv) parts = g_strsplit(texts, separator, -1);

    for (unsigned i = 0; parts[i] != NULL; i++)
        offer_once(self, seen, g_strstrip(parts[i]), NULL);
}

/* @field: offset of a text in CeuActivity. @separator: (nullable): between several in one */
static void
offer_recorded(const Completion *self, GHashTable *seen, size_t field, const char *separator)
{
    g_autoptr(CeuFacts) facts = cli_completion_facts(self);
    const CeuActivity *activities = NULL;
    uint32_t count = 0;

    if (facts != NULL)
        activities = ceu_facts_activities(facts, &count);
    for (uint32_t i = count; i > 0; i--) {
        const char *text = G_STRUCT_MEMBER(const char *, &activities[i - 1], field);

        if (text == NULL)
            continue;
        if (separator == NULL)
            offer_once(self, seen, text, NULL);
        else
            offer_parts(self, seen, text, separator);
    }
}

static bool
is_held(const CeuFacts *facts, const CeuBody *body)
{
    uint32_t count;
    const CeuCredential *credentials = ceu_facts_credentials(facts, &count);

    for (uint32_t i = 0; i < count; i++) {
        if (g_str_equal(credentials[i].body, body->id) && !ceu_date_is_set(credentials[i].retired))
            return true;
    }
    return false;
}

/* @field: offset of a list of CeuTag in CeuBody. */
static void
offer_tags(const Completion *self, GHashTable *seen, size_t field)
{
    g_autoptr(CeuFacts) facts = cli_completion_facts(self);
    g_autoptr(CeuRulebook) rulebook = facts == NULL ? NULL : cli_load_rulebook(self->context, NULL);

    for (uint32_t i = 0; rulebook != NULL && i < ceu_rulebook_count(rulebook); i++) {
        const CeuBody *body = ceu_rulebook_nth(rulebook, i);
        const GPtrArray *tags = G_STRUCT_MEMBER(GPtrArray *, body, field);

        for (guint k = 0; is_held(facts, body) && k < tags->len; k++) {
            const CeuTag *tag = g_ptr_array_index(tags, k);
            g_autofree char *help = g_strdup_printf("%s: %s", body->name, tag->title);

            offer_once(self, seen, tag->id, help);
        }
    }
}

static GHashTable *
seen_new(void)
{
    return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
}

void
cli_offer_titles(const Completion *self)
{
    g_autoptr(GHashTable) seen = seen_new();

    offer_recorded(self, seen, offsetof(CeuActivity, title), NULL);
}

void
cli_offer_providers(const Completion *self)
{
    g_autoptr(GHashTable) seen = seen_new();

    offer_recorded(self, seen, offsetof(CeuActivity, provider), NULL);
}

void
cli_offer_topics(const Completion *self)
{
    g_autoptr(GHashTable) seen = seen_new();

    offer_tags(self, seen, offsetof(CeuBody, categories));
    offer_recorded(self, seen, offsetof(CeuActivity, topics), ";");
}

void
cli_offer_formats(const Completion *self)
{
    g_autoptr(GHashTable) seen = seen_new();

    offer_tags(self, seen, offsetof(CeuBody, formats));
    offer_recorded(self, seen, offsetof(CeuActivity, format), NULL);
}

void
cli_offer_origins(const Completion *self)
{
    g_autoptr(GHashTable) seen = seen_new();

    offer_tags(self, seen, offsetof(CeuBody, origins));
}
