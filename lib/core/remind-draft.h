/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Certificates that wait for a word, as reminders. */
#pragma once

#include <ceu/remind.h>

/* Adds a CeuDueReminder for each draft of @facts that was tried to be read, or was found before @today. */
void ceu_remind_add_drafts(GPtrArray *due, const CeuFacts *facts, const CeuRemindPolicy *policy,
                           CeuDate today);
