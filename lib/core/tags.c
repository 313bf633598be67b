/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which categories and origins of a body an activity belongs to: by topic, by provider, once per distinct text. */
#include "core/engine.h"

#include <string.h>

#define CACHE_SLOTS 64 /* a power of two */

/* What one text means, by its address: facts hold equal topics and providers once. */
typedef struct Known {
    const char *text;
    uint64_t bits;
} Known;

/* Looked at twice for every activity and pool: a slot costs a tenth of a hash table's look-up. */
typedef struct Cache {
    Known recent[CACHE_SLOTS];
    GHashTable *all; /* address of a text → Known, owned */
} Cache;

struct CeuTagger {
    const CeuBody *body;
    uint64_t *parents; /* per category: the bits of all that hold it; NULL: none has a parent */
    Cache topics, providers, formats;
};

/* For each category the bits of those above it; a circle ends by itself. */
static uint64_t *
find_parents(const GPtrArray *categories)
{
    uint64_t *parents = NULL;

    for (guint i = 0; i < categories->len && i < CEU_TAGS_MAX; i++) {
        const CeuTag *tag = g_ptr_array_index(categories, i);
        uint64_t bits = 0;

        while (tag != NULL && tag->parent != NULL) {
            uint64_t bit = ceu_tag_bit(categories, tag->parent);

            if (bit == 0 || (bits & bit) != 0)
                break;
            bits |= bit;
            tag = g_ptr_array_index(categories, (guint) __builtin_ctzll(bit));
        }
        if (bits == 0)
            continue;
        if (parents == NULL)
            parents = g_new0(uint64_t, CEU_TAGS_MAX);
        parents[i] = bits;
    }
    return parents;
}

uint64_t
ceu_tagger_with_parents(const CeuTagger *tagger, uint64_t bits)
{
    uint64_t all = bits;

    if (tagger->parents == NULL)
        return bits;
    for (; bits != 0; bits &= bits - 1) {
        int index = __builtin_ctzll(bits);

        if (index < CEU_TAGS_MAX)
            all |= tagger->parents[index];
    }
    return all;
}

CeuTagger *
ceu_tagger_new(const CeuBody *body)
{
    CeuTagger *tagger = g_new0(CeuTagger, 1);

    tagger->body = body;
    tagger->parents = find_parents(body->categories);
    tagger->topics.all = g_hash_table_new_full(g_direct_hash, g_direct_equal, NULL, g_free);
    tagger->formats.all = g_hash_table_new_full(g_direct_hash, g_direct_equal, NULL, g_free);
    tagger->providers.all = g_hash_table_new_full(g_direct_hash, g_direct_equal, NULL, g_free);
    return tagger;
}

void
ceu_tagger_free(CeuTagger *tagger)
{
    if (tagger == NULL)
        return;
    g_hash_table_unref(tagger->topics.all);
    g_hash_table_unref(tagger->providers.all);
    g_hash_table_unref(tagger->formats.all);
    g_free(tagger->parents);
    g_free(tagger);
}

bool
ceu_pattern_match(const char *pattern, const char *text)
{
    const char *star = NULL;  /* after the last '*' seen … */
    const char *retry = NULL; /* … and where its run may end next */

    while (*text != '\0') {
        if (*pattern == '*') {
            star = ++pattern;
            retry = text;
        } else if (g_ascii_tolower(*pattern) == g_ascii_tolower(*text)) {
            pattern++;
            text++;
        } else if (star != NULL) {
            pattern = star;
            text = ++retry;
        } else {
            return false;
        }
    }
    while (*pattern == '*')
        pattern++;
    return *pattern == '\0';
}

static bool
tag_has(const CeuTag *tag, const char *word)
{
    if (g_ascii_strcasecmp(tag->id, word) == 0)
        return true;
    for (guint i = 0; tag->patterns != NULL && tag->patterns[i] != NULL; i++) {
        if (ceu_pattern_match(tag->patterns[i], word))
            return true;
    }
    return false;
}

static uint64_t
bits_of_word(const GPtrArray *tags, const char *word)
{
    uint64_t bits = 0;

    for (guint i = 0; i < tags->len && i < CEU_TAGS_MAX; i++) {
        if (tag_has(g_ptr_array_index(tags, i), word))
            bits |= UINT64_C(1) << i;
    }
    return bits;
}

uint64_t
ceu_tag_bit(const GPtrArray *tags, const char *id)
{
    for (guint i = 0; i < tags->len && i < CEU_TAGS_MAX; i++) {
        const CeuTag *tag = g_ptr_array_index(tags, i);

        if (g_ascii_strcasecmp(tag->id, id) == 0)
            return UINT64_C(1) << i;
    }
    return 0;
}

uint64_t
ceu_tag_bits(const GPtrArray *tags, GStrv ids)
{
    uint64_t bits = 0;

    for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
        bits |= ceu_tag_bit(tags, ids[i]);
    return bits;
}

static uint64_t
bits_of_topics(const CeuBody *body, const char *topics)
{
    g_auto(GStrv) words = g_strsplit(topics, ";", -1);
    uint64_t bits = 0;

    for (guint i = 0; words[i] != NULL; i++)
        bits |= bits_of_word(body->categories, g_strstrip(words[i]));
    return bits;
}

static uint64_t
bits_of_provider(const CeuBody *body, const char *provider)
{
    g_autofree char *word = g_strstrip(g_strdup(provider));

    return bits_of_word(body->origins, word);
}

static uint64_t
bits_of_format(const CeuBody *body, const char *format)
{
    g_autofree char *word = g_strstrip(g_strdup(format));

    return bits_of_word(body->formats, word);
}

static uint64_t
remember(const CeuBody *body, Cache *cache, const char *text,
         uint64_t (*compute)(const CeuBody *, const char *))
{
    Known *recent = &cache->recent[((uintptr_t) text >> 4) & (CACHE_SLOTS - 1)];
    Known *known;

    if (recent->text == text)
        return recent->bits;
    known = g_hash_table_lookup(cache->all, text);
    if (known == NULL) {
        known = g_new(Known, 1);
        *known = (Known){ text, compute(body, text) };
        g_hash_table_insert(cache->all, (gpointer) text, known);
    }
    *recent = *known;
    return known->bits;
}

uint64_t
ceu_tagger_categories(CeuTagger *tagger, const char *topics)
{
    if (topics == NULL)
        return 0;
    return ceu_tagger_with_parents(tagger,
                                   remember(tagger->body, &tagger->topics, topics, bits_of_topics));
}

uint64_t
ceu_tagger_origins(CeuTagger *tagger, const CeuActivity *activity)
{
    if (activity->origin != NULL)
        return ceu_tag_bit(tagger->body->origins, activity->origin);
    if (activity->provider == NULL)
        return 0;
    return remember(tagger->body, &tagger->providers, activity->provider, bits_of_provider);
}

uint64_t
ceu_tagger_formats(CeuTagger *tagger, const CeuActivity *activity)
{
    if (activity->format == NULL || tagger->body->formats->len == 0)
        return 0;
    return remember(tagger->body, &tagger->formats, activity->format, bits_of_format);
}
