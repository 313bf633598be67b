/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When the next push to the calendar server is: a table of waits, and nothing else. */
#include <ceu/push.h>

#define SETTLE_USEC (5 * G_USEC_PER_SEC)   /* several changes are one push */
#define SPACING_USEC (30 * G_USEC_PER_SEC) /* a server is not asked more often */
#define GRAIN_USEC G_USEC_PER_SEC          /* as exact as the time of a file is taken for */
#define FIRST_USEC (15 * G_TIME_SPAN_MINUTE)
#define LONGEST_USEC (6 * G_TIME_SPAN_HOUR)
#define FAULT_USEC G_TIME_SPAN_DAY
#define NETWORK_USEC (30 * G_USEC_PER_SEC) /* what a network takes to come up */
#define NEVER ((CeuInstant){ INT64_MAX })

void
ceu_push_free(CeuPush *push)
{
    if (push == NULL)
        return;
    g_free(push->account);
    g_free(push->message);
    g_free(push);
}

static int64_t
wait_usec(const CeuPush *last)
{
    int64_t wait = FIRST_USEC;

    if (last->result == CEU_PUSH_FAULT)
        return FAULT_USEC;
    for (unsigned i = 1; i < last->failures && wait < LONGEST_USEC; i++)
        wait *= 2;
    return MIN(wait, LONGEST_USEC);
}

static CeuInstant
after_failure(const CeuPush *last, const CeuPushNeed *need, CeuInstant now)
{
    int64_t wait = wait_usec(last);
    int64_t at = last->began.usec + wait;

    if (last->result != CEU_PUSH_FAULT && last->began.usec < need->resumed.usec)
        at = MIN(at, MAX(last->began.usec + FIRST_USEC, need->resumed.usec + NETWORK_USEC));
    /* Begun in the future: the clock was set back. */
    return (CeuInstant){ MIN(at, now.usec + wait) };
}

CeuInstant
ceu_push_next(const CeuPush *last, const CeuPushNeed *need, CeuInstant now)
{
    CeuInstant settled = { need->changed.usec + SETTLE_USEC };

    if (last == NULL || g_strcmp0(last->account, need->account) != 0)
        return settled;
    if (last->result != CEU_PUSH_DONE && last->began.usec < need->settings.usec)
        return now;
    if (last->result != CEU_PUSH_DONE)
        return after_failure(last, need, now);
    if (last->pushed.usec >= need->changed.usec + GRAIN_USEC)
        return NEVER;
    return (CeuInstant){ MAX(settled.usec, MIN(last->pushed.usec, now.usec) + SPACING_USEC) };
}

CeuPushResult
ceu_push_result_of(const GError *error, unsigned failed)
{
    if (error == NULL)
        return failed > 0 ? CEU_PUSH_PARTLY : CEU_PUSH_DONE;
    if (g_error_matches(error, CEU_ERROR, CEU_ERROR_IO) ||
        g_error_matches(error, CEU_ERROR, CEU_ERROR_BUSY))
        return CEU_PUSH_LATER;
    return CEU_PUSH_FAULT;
}
