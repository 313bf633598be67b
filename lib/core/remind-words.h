/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of one reminder. Private to core. */
#pragma once

#include <ceu/assess.h>
#include <ceu/language.h>

/* Plain text, at most 100 characters. (transfer full) */
char *ceu_remind_summary(const CeuLanguage *language, const CeuPool *pool, const CeuStage *stage,
                         int32_t days_left);
/* Plain text, at most 400 bytes: what is at stake, the next step. (transfer full) */
char *ceu_remind_body(const CeuLanguage *language, const CeuPool *pool, const CeuStage *stage);

/* The same in parts, for other places that speak of a stage. All (transfer full). */
/* "29 Jun 2027: the credential is revoked. "; "": nothing is stated. */
char *ceu_remind_loss(const CeuLanguage *language, const CeuPool *pool, const CeuStage *stage);
/* "submit, then ceu submit aapc --on DATE" */
char *ceu_remind_next_step(const CeuLanguage *language, const CeuPool *pool, const CeuStage *stage);
/* "3 of 12 CEUs missing", of all or in one line. */
char *ceu_remind_missing(const CeuLanguage *language, const CeuPool *pool,
                         const CeuRequirement *requirement);

/* The body, or body and credential where that stands alone. (transfer full) */
char *ceu_remind_name(const CeuPool *pool);
/* "31 Mar 2027". (transfer full) */
char *ceu_remind_day(const CeuLanguage *language, CeuDate date);
/* The unit in which the pool's body counts, behind a number that may be any. (transfer none) */
const char *ceu_remind_unit(const CeuLanguage *language, const CeuPool *pool);
/* Without control characters, and cut between characters to what a summary, or a body, may have: one line.
   @text is taken. (transfer full) */
char *ceu_remind_cut_summary(char *text);
char *ceu_remind_cut_body(char *text);
