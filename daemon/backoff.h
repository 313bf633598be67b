/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long to wait after the n-th failure in a row: 5 s, 30 s, 5 min, then every 15 min. */
#pragma once

#include <ceu/date.h>

static inline CeuInstant
backoff_after(unsigned failures, CeuInstant now)
{
    static const int64_t steps_s[] = { 5, 30, 300, 900 };
    unsigned step = MIN(failures, (unsigned) G_N_ELEMENTS(steps_s));

    if (step == 0)
        return now;
    return (CeuInstant){ now.usec + steps_s[step - 1] * G_USEC_PER_SEC };
}
