/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of one reminder. Private to core. */
#pragma once

#include <ceu/assess.h>

/* Plain text, at most 100 characters. (transfer full) */
char *ceu_remind_summary(const CeuPool *pool, const CeuStage *stage, int32_t days_left);
/* Plain text, at most 400 bytes: what is at stake, the next step. (transfer full) */
char *ceu_remind_body(const CeuPool *pool, const CeuStage *stage);
