/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A pool is silent if it is muted itself, or if nobody in it wants to be heard. Pure. */
#include "core/mute.h"

/* The earlier end of two; none is without an end. */
static CeuDate
earlier_end(CeuDate left, CeuDate right)
{
    if (!ceu_date_is_set(left))
        return right;
    return ceu_date_is_set(right) && ceu_date_compare(right, left) < 0 ? right : left;
}

static bool
mute_by_credentials(CeuPool *pool, const CeuFacts *facts, CeuDate today)
{
    CeuDate until = CEU_DATE_NONE;

    for (guint i = 0; i < pool->credentials->len; i++) {
        const CeuCredential *credential = g_ptr_array_index(pool->credentials, i);
        const CeuMute *mute = ceu_facts_mute_of(facts, credential->type, today);

        if (mute == NULL)
            return false;
        until = earlier_end(until, mute->until);
    }
    pool->muted_until = until;
    return pool->credentials->len > 0;
}

void
ceu_mute_pool(CeuPool *pool, const CeuFacts *facts, CeuDate today)
{
    const CeuMute *mute = ceu_facts_mute_of(facts, pool->id, today);

    if (mute == NULL)
        mute = ceu_facts_mute_of(facts, pool->body->id, today);
    pool->muted_until = mute == NULL ? CEU_DATE_NONE : mute->until;
    pool->muted = mute != NULL || mute_by_credentials(pool, facts, today);
}
