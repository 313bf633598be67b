/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Blocks of memory cut from the front, and a table of what is in them. GStringChunk does the same at three times
 * the instructions, and loading 10,000 activities copies 70,000 strings.
 */
#include "core/strings.h"

#include <stdint.h>
#include <string.h>

#define BLOCK_BYTES ((size_t) 16 * 1024)
#define FIRST_SLOTS 64 /* a power of two */

struct CeuStrings {
    GPtrArray *blocks;  /* owned memory */
    char *free;         /* the rest of the newest block … */
    size_t left;        /* … in bytes */
    const char **slots; /* interned strings by hash, open addressing; NULL: empty */
    size_t slot_count;  /* a power of two */
    size_t interned;
};

CeuStrings *
ceu_strings_new(void)
{
    CeuStrings *strings = g_new0(CeuStrings, 1);

    strings->blocks = g_ptr_array_new_with_free_func(g_free);
    strings->slot_count = FIRST_SLOTS;
    strings->slots = g_new0(const char *, FIRST_SLOTS);
    return strings;
}

void
ceu_strings_free(CeuStrings *strings)
{
    if (strings == NULL)
        return;
    g_ptr_array_unref(strings->blocks);
    g_free(strings->slots);
    g_free(strings);
}

char *
ceu_strings_hold(CeuStrings *strings, const char *text, size_t length)
{
    size_t bytes = length + 1;
    char *copy;

    if (bytes > strings->left) {
        strings->left = MAX(bytes, BLOCK_BYTES);
        strings->free = g_malloc(strings->left);
        g_ptr_array_add(strings->blocks, strings->free);
    }
    copy = strings->free;
    memcpy(copy, text, length);
    copy[length] = '\0';
    strings->free += bytes;
    strings->left -= bytes;
    return copy;
}

const char *
ceu_strings_copy(CeuStrings *strings, const char *text)
{
    return text == NULL ? NULL : ceu_strings_hold(strings, text, strlen(text));
}

static uint64_t
mix(uint64_t hash, uint64_t word)
{
    hash ^= word;
    hash ^= hash >> 32; /* or else the last characters never reach the bits in use */
    return hash * UINT64_C(0x9e3779b97f4a7c15);
}

/* Eight bytes at a time, the last ones twice. */
static size_t
hash_of(const char *text)
{
    size_t length = strlen(text);
    uint64_t word = 0, hash = length;

    for (size_t at = 0; at + sizeof word < length; at += sizeof word) {
        memcpy(&word, text + at, sizeof word);
        hash = mix(hash, word);
    }
    memcpy(&word, text + (length > sizeof word ? length - sizeof word : 0),
           MIN(length, sizeof word));
    return (size_t) (mix(hash, word) >> 32);
}

/* The slot of @text, or the empty one where it belongs. */
static const char **
slot_of(const CeuStrings *strings, const char *text)
{
    size_t mask = strings->slot_count - 1;
    size_t at = hash_of(text) & mask;

    while (strings->slots[at] != NULL && strcmp(strings->slots[at], text) != 0)
        at = (at + 1) & mask;
    return &strings->slots[at];
}

static void
grow(CeuStrings *strings)
{
    g_autofree const char **old = strings->slots;
    size_t old_count = strings->slot_count;

    strings->slot_count *= 2;
    strings->slots = g_new0(const char *, strings->slot_count);
    for (size_t i = 0; i < old_count; i++) {
        if (old[i] != NULL)
            *slot_of(strings, old[i]) = old[i];
    }
}

const char *
ceu_strings_intern(CeuStrings *strings, const char *text)
{
    const char **slot;

    if (text == NULL)
        return NULL;
    slot = slot_of(strings, text);
    if (*slot != NULL)
        return *slot;
    if (2 * (strings->interned + 1) > strings->slot_count) {
        grow(strings);
        slot = slot_of(strings, text);
    }
    strings->interned++;
    *slot = ceu_strings_copy(strings, text);
    return *slot;
}
