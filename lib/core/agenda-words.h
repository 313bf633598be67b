/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of one calendar item. Private to core. */
#pragma once

#include <ceu/assess.h>
#include <ceu/language.h>

/* What is spoken of. */
typedef struct CeuAgendaSaying {
    const CeuLanguage *language;
    const CeuPool *pool;
    const CeuPool
        *judged; /* the same cycle, judged on a day that depends on facts alone; NULL: none */
    const CeuStage *stage;
    int lead_days; /* 0: the stage itself; else a milestone */
} CeuAgendaSaying;

/* "AAPC: CEUs due (CPC, CRC)": one line, no number of a member. (transfer full) */
char *ceu_agenda_summary(const CeuAgendaSaying *saying);
/* What is at stake, what is recorded and missing, the next step, the source: lines. (transfer full) */
char *ceu_agenda_description(const CeuAgendaSaying *saying);
