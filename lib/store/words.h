/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Enumerations as the words that the schema allows; a word it does not is damage (CORRUPT). */
#pragma once

#include <ceu/agenda.h>
#include <ceu/facts.h>
#include <ceu/remind.h>

bool ceu_word_to_unit(const char *word, CeuUnit *out, GError **error);
const char *ceu_word_of_override(CeuOverrideKind kind);
bool ceu_word_to_override(const char *word, CeuOverrideKind *out, GError **error);
bool ceu_word_to_path_step(const char *word, CeuPathStepKind *out, GError **error);
const char *ceu_word_of_reminder(CeuReminderState state);
bool ceu_word_to_reminder(const char *word, CeuReminderState *out, GError **error);
const char *ceu_word_of_clock(CeuClock clock);
bool ceu_word_to_clock(const char *word, CeuClock *out, GError **error);
bool ceu_word_to_stage(const char *word, CeuStageKind *out, GError **error);
