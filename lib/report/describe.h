/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The payloads of rules in words, by subject; ceu_rule_describe() puts them together. */
#pragma once

#include "report/words.h"

typedef void (*CeuDescribe)(GString *out, const CeuRule *rule);

/* describe-clock.c */
void ceu_describe_anchor(GString *out, const CeuRule *rule);
void ceu_describe_length(GString *out, const CeuRule *rule);
void ceu_describe_window(GString *out, const CeuRule *rule);
void ceu_describe_ladder(GString *out, const CeuRule *rule);

/* describe-amount.c */
void ceu_describe_total(GString *out, const CeuRule *rule);
void ceu_describe_absorb(GString *out, const CeuRule *rule);
void ceu_describe_prorate(GString *out, const CeuRule *rule);
void ceu_describe_require(GString *out, const CeuRule *rule);

/* describe-count.c */
void ceu_describe_count(GString *out, const CeuRule *rule);
void ceu_describe_carry(GString *out, const CeuRule *rule);
void ceu_describe_deficit(GString *out, const CeuRule *rule);

/* describe-path.c */
void ceu_describe_experience(GString *out, const CeuRule *rule);
void ceu_describe_exam(GString *out, const CeuRule *rule);
void ceu_describe_prerequisite(GString *out, const CeuRule *rule);

/* describe.c: "a, b or c". */
void ceu_describe_append_or(GString *out, const char *const *words);
/* "first", "second" … "tenth"; above that "11th", "22nd" … @number: 1 or more. */
void ceu_describe_append_ordinal(GString *out, int number);
