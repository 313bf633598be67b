/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the rules ask the holder, and what they name to be done: for answer, done and completion. */
#pragma once

#include "command.h"

/* "yes or no", or how a day is written. (transfer full) */
char *cli_possible_answers(const CeuTrait *trait);
/* Whether a rule of @body starts from the holder's birthday. */
bool cli_asks_birth(const CeuBody *body);
/* The question of the holder's birthday, which no pack declares. (transfer none) */
const CeuTrait *cli_birth_trait(void);
/* A trait of @body; NOT_FOUND names the nearest, or all. */
const CeuTrait *cli_find_trait(const CeuBody *body, const char *name, GError **error);
/**
 * cli_read_answer:
 * @trait: the question
 * @text: as typed
 * @today: no birthday is later
 * @out: (out) (transfer full): the answer in the rules' spelling
 * @error: CLI_USAGE_ERROR with a suggestion
 */
bool cli_read_answer(const CeuTrait *trait, const char *text, CeuDate today, char **out,
                     GError **error);

/* Whether `ceu done` records @rule: a duty of the units' clock, an act, a prerequisite. */
bool cli_is_duty(const CeuRule *rule);
/* What @rule calls it: "Membership dues". (transfer none) */
const char *cli_duty_title(const CeuRule *rule);
/* The newest version of the duty @id of @body; NOT_FOUND names the nearest, or all. */
const CeuRule *cli_find_duty(const CeuBody *body, const char *id, GError **error);
