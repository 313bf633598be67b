/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two assessments side by side: what differs, pool by pool. */
#pragma once

#include "report/json.h"
#include "report/paint.h"

typedef enum {
    CEU_DIFFERS_CREDENTIALS,
    CEU_DIFFERS_DUE,
    CEU_DIFFERS_REQUIREMENT,
    CEU_DIFFERS_CARRIES,
    CEU_DIFFERS_LEFT,
    CEU_DIFFERS_STAGE,
    CEU_DIFFERS_QUESTION, /* one that only one side asks */
    CEU_DIFFERS_COUNT
} CeuDiffersKind;

/* One figure that differs, or is on one side only. */
typedef struct CeuDifference {
    CeuDiffersKind kind;
    char *id;                       /* of the requirement or stage; NULL: none */
    char *title;                    /* for people */
    char *before, *after;           /* NULL: not there */
    const CeuRequirement *was, *is; /* of a requirement; NULL: not there */
} CeuDifference;

/* A pool whose figures differ. */
typedef struct CeuPoolChange {
    const CeuPool *before, *after; /* NULL: there is no such pool */
    GPtrArray *differences;        /* CeuDifference */
} CeuPoolChange;

void ceu_pool_change_free(CeuPoolChange *change);

/* Pools that differ, those of @before first. Returns: (transfer full) (element-type CeuPoolChange) */
GPtrArray *ceu_compare(const CeuAssessment *before, const CeuAssessment *after);
/* Stable word: "requirement", "due" … */
const char *ceu_differs_name(CeuDiffersKind kind);

/* The changes as a table of now and then. */
void ceu_compare_paint(CeuPaint *paint, const GPtrArray *changes);
/* The changes as a list of objects. Returns a new reference. */
json_t *ceu_compare_json(const GPtrArray *changes);
