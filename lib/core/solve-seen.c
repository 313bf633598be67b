/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The memory of a search: where it was, so that it does not go there twice. A full memory forgets what comes new. */
#include "core/solve-private.h"

#include <string.h>

#define WORDS_MAX (1u << 21) /* 16 MiB */

static uint64_t
hash_place(const int64_t *place, size_t length)
{
    uint64_t hash = length;

    for (size_t n = 0; n < length; n++) {
        hash = (hash ^ (uint64_t) place[n]) * UINT64_C(0x9e3779b97f4a7c15);
        hash ^= hash >> 29;
    }
    return hash;
}

/* The slot of a place, or the free one where it belongs. */
static uint32_t *
find_slot(const CeuSeen *seen, const int64_t *place, size_t length)
{
    for (uint64_t at = hash_place(place, length);; at++) {
        uint32_t *slot = &seen->slots[at & (seen->n_slots - 1)];
        const int64_t *words;

        if (*slot == 0)
            return slot;
        words = seen->words + *slot - 1;
        if (words[1] == (int64_t) length && memcmp(words + 2, place, length * sizeof *place) == 0)
            return slot;
    }
}

/* Room for one more place of @length; false: enough is remembered. */
static bool
make_room(CeuSeen *seen, size_t length)
{
    if (seen->n_words + length + 2 > WORDS_MAX)
        return false;
    if (seen->n_words + length + 2 > seen->words_size) {
        seen->words_size = 2 * seen->words_size + length + 2;
        seen->words = g_renew(int64_t, seen->words, seen->words_size);
    }
    if (2 * (seen->n_places + 1) <= seen->n_slots)
        return true;
    g_free(seen->slots);
    seen->n_slots = MAX(256, 2 * seen->n_slots);
    seen->slots = g_new0(uint32_t, seen->n_slots);
    for (size_t at = 0; at < seen->n_words; at += (size_t) seen->words[at + 1] + 2)
        *find_slot(seen, seen->words + at + 2, (size_t) seen->words[at + 1]) = (uint32_t) at + 1;
    return true;
}

bool
ceu_seen_before(CeuSeen *seen, const int64_t *place, size_t length, int64_t left)
{
    bool room = make_room(seen, length);
    uint32_t *slot;

    if (seen->n_slots == 0)
        return false;
    slot = find_slot(seen, place, length);
    if (*slot != 0) {
        int64_t *before = seen->words + *slot - 1;

        if (*before >= left)
            return true;
        *before = left;
        return false;
    }
    if (!room)
        return false;
    seen->words[seen->n_words] = left;
    seen->words[seen->n_words + 1] = (int64_t) length;
    memcpy(seen->words + seen->n_words + 2, place, length * sizeof *place);
    *slot = (uint32_t) seen->n_words + 1;
    seen->n_words += length + 2;
    seen->n_places++;
    return false;
}

void
ceu_seen_forget(CeuSeen *seen)
{
    seen->n_words = seen->n_places = 0;
    if (seen->n_slots > 0)
        memset(seen->slots, 0, seen->n_slots * sizeof *seen->slots);
}

void
ceu_seen_clear(CeuSeen *seen)
{
    g_free(seen->words);
    g_free(seen->slots);
    *seen = (CeuSeen){ 0 };
}
