/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is counted, missing and due, in few words. */
#include "xlsx/pool-words.h"

#include <stdlib.h>

char *
pool_credentials(const CeuPool *pool)
{
    GString *out = g_string_new(NULL);

    for (guint i = 0; i < pool->credentials->len; i++) {
        const CeuCredential *credential = g_ptr_array_index(pool->credentials, i);

        g_string_append_printf(out, "%s%s", i > 0 ? ", " : "", credential->type);
    }
    if (pool->candidate)
        g_string_append(out, " (candidate)");
    return g_string_free(out, FALSE);
}

CeuDate
pool_due_day(const CeuPool *pool, const CeuRequirement *requirement)
{
    const CeuClock clock = requirement->rule == NULL ? CEU_CLOCK_UNITS : requirement->rule->clock;

    for (guint i = 0; i < pool->stages->len; i++) {
        const CeuStage *stage = g_ptr_array_index(pool->stages, i);

        if (pool->candidate ? ceu_stage_is_exam_deadline(stage->kind)
                            : stage->kind == CEU_STAGE_DUE && stage->clock == clock)
            return stage->day;
    }
    return pool->has_cycle && !pool->candidate ? pool->cycle.last : CEU_DATE_NONE;
}

static char *
maximum_words(const CeuRequirement *requirement)
{
    const int64_t free_milli = requirement->required.milli - requirement->counted.milli;
    char buffer[CEU_UNITS_TEXT_SIZE];

    if (free_milli == 0)
        return g_strdup("max reached");
    (void) ceu_units_format((CeuUnits){ llabs(free_milli) }, buffer);
    return free_milli < 0 ? g_strdup_printf("%s over the max", buffer)
                          : g_strdup_printf("max, %s free", buffer);
}

char *
requirement_words(const CeuRequirement *requirement)
{
    char buffer[CEU_UNITS_TEXT_SIZE];

    if (requirement->kind == CEU_REQUIREMENT_MAXIMUM)
        return maximum_words(requirement);
    if (requirement->met)
        return g_strdup("met");
    if (requirement->recommended)
        return g_strdup("recommended");
    if (requirement->kind == CEU_REQUIREMENT_DUTY)
        return g_strdup("open");
    if (requirement->kind == CEU_REQUIREMENT_PREREQUISITE)
        return g_strdup("needed");
    return g_strdup_printf("%s%s missing", ceu_units_format(requirement->missing, buffer),
                           requirement->kind == CEU_REQUIREMENT_EXPERIENCE ? " months" : "");
}

Look
requirement_look(const CeuPool *pool, const CeuRequirement *requirement)
{
    if (requirement->kind == CEU_REQUIREMENT_MAXIMUM)
        return requirement->counted.milli > requirement->required.milli ? LOOK_WARNING : LOOK_PLAIN;
    if (requirement->met)
        return LOOK_GOOD;
    if (requirement->recommended)
        return LOOK_PLAIN;
    if (pool->urgency == CEU_URGENCY_OVERDUE)
        return LOOK_BAD;
    return pool->urgency == CEU_URGENCY_SOON ? LOOK_WARNING : LOOK_PLAIN;
}
