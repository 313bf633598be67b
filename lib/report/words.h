/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The wording of all reports in one place: for people (ceu_words_*) and the stable words of JSON (ceu_name_*). */
#pragma once

#include <ceu/report.h>

/* Marks of an item and fields of a proof are sets: every bit below the count has its words. */
#define CEU_WORDS_MARKS 6
#define CEU_WORDS_FIELDS 9

/* For people. (transfer none) */
const char *ceu_words_urgency(CeuUrgency urgency);
const char *ceu_words_basis(CeuBasis basis);
const char *ceu_words_notice(CeuNoticeKind kind);
const char *ceu_words_rule_kind(CeuRuleKind kind);
const char *ceu_words_clock(CeuClock clock);
const char *ceu_words_by(CeuBy by);
const char *ceu_words_stage(CeuStageKind kind);
const char *ceu_words_stage_state(CeuStageState state);
/* What "B+" means; NULL: not a known grade. */
const char *ceu_words_confidence(const char *confidence);
const char *ceu_words_mark(unsigned bit);
const char *ceu_words_field(unsigned bit);
const char *ceu_words_unit(CeuUnit unit);

/* Stable words of JSON. (transfer none) */
const char *ceu_name_requirement_kind(CeuRequirementKind kind);
const char *ceu_name_basis(CeuBasis basis);
const char *ceu_name_clock(CeuClock clock);
const char *ceu_name_by(CeuBy by);
const char *ceu_name_mark(unsigned bit);
const char *ceu_name_field(unsigned bit);

/* "128 days left", "last day today", "12 days overdue". */
void ceu_words_append_days_left(GString *out, int32_t days);
/* "in 97 days", "today", "12 days ago". */
void ceu_words_append_distance(GString *out, int32_t days);
void ceu_words_append_day(GString *out, CeuDate day);
void ceu_words_append_units(GString *out, CeuUnits units);
/* "8.3 CEU", "1 hour", "9.8 hours": in the body's unit; an abbreviation takes no s. */
void ceu_words_append_amount(GString *out, CeuUnits units, const CeuBody *body);
/* "2 months", "45 days", "1 month and 10 days". */
void ceu_words_append_offset(GString *out, CeuOffset offset);
/* "a, b and c". */
void ceu_words_append_list(GString *out, const char *const *words);
/* "index number, date and certificate" of a set of CeuFields. */
void ceu_words_append_fields(GString *out, unsigned fields);
/* "AHIMA"; of a candidate "AHIMA CCS". (transfer full) */
char *ceu_words_pool(const CeuPool *pool);
/* Of a candidate the day that matters most: a deadline or an appointment, else that of another attempt; NULL: none. (transfer none) */
const CeuStage *ceu_words_exam_stage(const CeuPool *pool);
/* "sit the exam by 2027-03-23". */
void ceu_words_append_exam(GString *out, const CeuStage *stage);
/* "rule A6", "your own amount": what a number rests on. Returns: (transfer full) */
char *ceu_words_basis_of(CeuBasis basis, const CeuRule *rule);
/* "rule A6 (confidence A, sources S1, S4)". */
void ceu_words_append_rule(GString *out, const CeuRule *rule);
/* "from 2025-01-01 on, by the first day of the cycle"; nothing if it always was and still is in force. */
void ceu_words_append_validity(GString *out, const CeuRule *rule);
