/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of the status screen. */
#pragma once

#include "report/paint.h"

/* Columns of the requirement rows, the same for all pools so that numbers stand under each other. */
typedef struct CeuRowLayout {
    int title;    /* columns of a title; a longer one takes a line of its own */
    int counted;  /* columns of "29.5" */
    int required; /* columns of "30" */
    int bar;
    bool stacked; /* too narrow: every title takes a line of its own */
} CeuRowLayout;

CeuRowLayout ceu_status_layout(const CeuAssessment *assessment, int width);
/* All requirements of a pool: a bar each, duties with a check mark, then basis and assumption where they matter. */
void ceu_status_requirements(CeuPaint *paint, const CeuPool *pool, const CeuRowLayout *layout);
/* Colour of a pool's urgency. */
CeuColour ceu_status_colour(CeuUrgency urgency);
/* "What to do next", with command lines. */
void ceu_status_next_steps(CeuPaint *paint, const CeuAssessment *assessment);
/* The first of them for one pool, without its command: "AAPC: earn and log 6.5 more". (transfer full) (nullable) */
char *ceu_status_next_step(const CeuPool *pool);
