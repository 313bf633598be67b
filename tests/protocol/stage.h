/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests and the shim inside the daemon share: the clock as it shows, and the moment asked for. */
#pragma once

#include <stdatomic.h>
#include <stdint.h>

#define STAGE_FD_NAME "CEU_STAGE_FD"   /* descriptor of the memory with the Stage */
#define STAGE_WAKE_NAME "CEU_WAKE_FD"  /* eventfd that plays the timerfd */
#define STAGE_ORDERS_NAME "CEU_ORDERS" /* socket of the nursery; absent: an ordinary start */

/* Written to the eventfd, it means that the clock was set: read() answers ECANCELED. */
#define STAGE_CLOCK_SET (UINT64_C(1) << 32)

typedef struct Stage {
    _Atomic int64_t now_usec;   /* since 1970, as the wall clock shows */
    _Atomic int64_t armed_usec; /* wanted by timerfd_settime(); 0: not armed */
    _Atomic uint32_t arms;      /* how often it was armed */
    _Atomic uint32_t naps;      /* threads that sleep, but not for want of work */
} Stage;

/* To the nursery: be born, with these wishes. Answered by the number of the process, later by its wait status. */
typedef struct StageOrder {
    char kill_at[32]; /* place of a hook; empty: none */
    uint64_t file_limit_bytes;
} StageOrder;

/* From the nursery. */
typedef struct StageReport {
    int32_t pid;
    int32_t status; /* of wait(); -1: it was born */
} StageReport;
