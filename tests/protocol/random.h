/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers by chance that are the same on every machine: splitmix64. */
#pragma once

#include <stdint.h>

typedef struct Random {
    uint64_t state;
} Random;

static inline uint64_t
random_next(Random *self)
{
    uint64_t z = self->state += UINT64_C(0x9e3779b97f4a7c15);

    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

/* 0 to @count - 1. */
static inline unsigned
random_below(Random *self, unsigned count)
{
    return (unsigned) (random_next(self) % count);
}
