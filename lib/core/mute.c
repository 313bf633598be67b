/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A pool is silent if it is muted itself, or if nobody in it wants to be heard. Pure. */
#include "core/mute.h"

static bool
is_earlier(CeuDate left, CeuDate right)
{
    return ceu_date_is_set(left) && (!ceu_date_is_set(right) || ceu_date_compare(left, right) < 0);
}

/* One reason for silence. Of several the one that ends last is told: before that nothing is heard again. */
static void
silence(CeuPool *pool, CeuDate until)
{
    if (!pool->muted || is_earlier(pool->muted_until, until))
        pool->muted_until = until;
    pool->muted = true;
}

static void
silence_by_name(CeuPool *pool, const CeuFacts *facts, const char *name, CeuDate today)
{
    const CeuMute *mute = ceu_facts_mute_of(facts, name, today);

    if (mute != NULL)
        silence(pool, mute->until);
}

/* All credentials together are one reason: it ends with the first of them that is heard again. */
static void
silence_by_credentials(CeuPool *pool, const CeuFacts *facts, CeuDate today)
{
    CeuDate until = CEU_DATE_NONE;

    for (guint i = 0; i < pool->credentials->len; i++) {
        const CeuCredential *credential = g_ptr_array_index(pool->credentials, i);
        const CeuMute *mute = ceu_facts_mute_of(facts, credential->type, today);

        if (mute == NULL)
            return;
        if (is_earlier(mute->until, until))
            until = mute->until;
    }
    if (pool->credentials->len > 0)
        silence(pool, until);
}

void
ceu_mute_pool(CeuPool *pool, const CeuFacts *facts, CeuDate today)
{
    pool->muted = false;
    pool->muted_until = CEU_DATE_NONE;
    silence_by_name(pool, facts, pool->id, today);
    silence_by_name(pool, facts, pool->body->id, today);
    silence_by_credentials(pool, facts, today);
}
