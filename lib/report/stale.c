/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A notice that follows from the pack and the day alone; the engine is not asked. */
#include "report/stale.h"

#include <ceu/look.h>

char *
ceu_stale_text(const CeuBody *body, CeuDate today)
{
    char day[CEU_DATE_TEXT_SIZE];

    if (!ceu_body_is_stale(body, today))
        return NULL;
    return g_strdup_printf(
        "that the rules of %s still stand as on %s, when they were last checked, "
        "more than %d months ago",
        body->name, ceu_date_format(body->verified, day), CEU_STALE_MONTHS);
}
