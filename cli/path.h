/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way to one credential: what is recorded of it, what the command line states, and both together judged. */
#pragma once

#include "command.h"

typedef struct CliPath {
    CliContext *context;
    const CeuBody *body;
    const CeuCredentialType *type;
    CeuFacts *facts;                 /* what is recorded; NULL: there is no store */
    const CeuCredential *credential; /* of those facts: pursued or held; NULL: not recorded */
    bool candidate;                  /* it is pursued */
    GArray *steps;                   /* CeuPathStep stated now, of the credential */
    GPtrArray *met;                  /* char *: prerequisites stated now, by rule */
    CeuDate met_on;
    GArray *claims;            /* CeuExperienceClaim: recorded and stated */
    CeuFacts *all;             /* recorded and stated; NULL: no candidate */
    CeuAssessment *assessment; /* of those; NULL: no candidate */
    const CeuPool *pool;       /* the candidate's; NULL: none */
} CliPath;

/* path-stated.c */

/* Reads --claim, --approved, --extended … into @path; mistakes are CLI_USAGE_ERROR. */
bool cli_path_read_stated(CliPath *path, GError **error);
/* Recorded and stated together: claims, and of a candidate the judgement. */
void cli_path_judge(CliPath *path, const CeuRulebook *rulebook);

/* path-record.c */

/* Records what is stated in one step of undo, and says what follows from it. */
int cli_path_record(CliPath *path, GError **error);
/* Takes back one recorded step. */
int cli_path_remove_step(CliPath *path, GError **error);

/* path-show.c */

/* The rules with what they count, the days, and what comes next. */
void cli_path_show(const CliPath *path);
/* Whether the rules ask for experience, and all of it is there. */
bool cli_path_is_complete(const CliPath *path);
/* "approved 2026-11-23", "course", "job, 12 months": a step for people. (transfer full) */
char *cli_path_describe_step(const CeuPathStep *step);
