/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of completion share: the word under the cursor, and how a candidate for it is said. */
#pragma once

#include "command.h"

typedef struct Completion {
    CliContext *context;
    GString *out;       /* a line for each candidate: the word, then what it is behind a tab */
    const char *word;   /* the word under the cursor, or the part of it behind @prefix */
    const char *prefix; /* "--format=" or "aapc," in front of each candidate; "" otherwise */
} Completion;

/* Says @candidate if it begins as the word does, letter case ignored. @help: (nullable): what it is */
void cli_offer(const Completion *self, const char *candidate, const char *help);
/* First words of all commands. */
void cli_offer_first_words(const Completion *self);
/* @spec: "BODY", "ics|csv|json", "[BODY|CREDENTIAL|NUMBER]", "FILE…". */
void cli_offer_for_spec(const Completion *self, const char *spec);
/* What @option takes, which is one of @command or a common one. */
void cli_offer_for_option(const Completion *self, const CliCommand *command,
                          const CliOption *option);

/* All that may stand for @spec, as lines. (transfer full) */
char *cli_offers_for_spec(CliContext *context, const char *spec);

/* (nullable) (transfer full): what is recorded, if there is a store. */
CeuFacts *cli_completion_facts(const Completion *self);
/* Whether @word stands anywhere on the line, letter case ignored. */
bool cli_completion_says(const Completion *self, const char *word);

/* Texts as they were recorded, the newest first, and what the rules of the bodies at hand call such things. */
void cli_offer_titles(const Completion *self);
void cli_offer_providers(const Completion *self);
void cli_offer_topics(const Completion *self);
void cli_offer_formats(const Completion *self);
void cli_offer_origins(const Completion *self);
