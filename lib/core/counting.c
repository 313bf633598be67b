/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which credentials of a pool need units: held by a day, and not absorbed by a higher one that is held by then. */
#include "core/engine.h"

static bool
is_held_by(const CeuPoolWork *work, const char *type, CeuDate by)
{
    for (guint i = 0; i < work->pool->credentials->len; i++) {
        const CeuCredential *credential = g_ptr_array_index(work->pool->credentials, i);

        if (g_ascii_strcasecmp(credential->type, type) == 0 &&
            ceu_date_compare(credential->earned, by) <= 0)
            return true;
    }
    return false;
}

/* Whether a higher credential of the pool makes @type need nothing (K25). */
static bool
is_absorbed(const CeuPoolWork *work, const char *type, CeuDate by)
{
    for (guint i = 0; i < work->body->rules->len; i++) {
        const CeuRule *rule = g_ptr_array_index(work->body->rules, i);

        if (rule->kind == CEU_RULE_ABSORB && !rule->absorb.renews &&
            ceu_rule_in_force(rule, work->today, NULL) &&
            is_held_by(work, rule->absorb.winner, by) &&
            g_strv_contains((const char *const *) rule->absorb.losers, type))
            return true;
    }
    return false;
}

GPtrArray *
ceu_counting_by(const CeuPoolWork *work, CeuDate by)
{
    GPtrArray *counting = g_ptr_array_new();

    for (guint i = 0; i < work->pool->credentials->len; i++) {
        CeuCredential *credential = g_ptr_array_index(work->pool->credentials, i);

        if (ceu_date_compare(credential->earned, by) <= 0 &&
            !is_absorbed(work, credential->type, by))
            g_ptr_array_add(counting, credential);
    }
    return counting;
}

bool
ceu_counting_differs(const CeuPoolWork *work, CeuDate by)
{
    for (guint i = 0; i < work->pool->credentials->len; i++) {
        const CeuCredential *credential = g_ptr_array_index(work->pool->credentials, i);

        if (ceu_date_compare(credential->earned, by) > 0)
            return true;
    }
    return false;
}
