/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which activities `ceu list` shows, in which order, and in which groups. */
#pragma once

#include "command.h"

/* Units of one kind, added up. */
typedef struct CliAmount {
    CeuUnit unit;
    CeuUnits units;
} CliAmount;

/* Activities that have one thing in common. */
typedef struct CliListGroup {
    char *key;             /* "2026-11", "aapc", a name as it was first written; NULL: of none */
    char *title;           /* for people */
    GPtrArray *activities; /* (element-type CeuActivity) (transfer none): in the list's order */
} CliListGroup;

/* Facts that the list is of; with what only the judgement knows if an option asks for it. */
typedef struct CliListSource {
    const CeuFacts *facts;
    const CeuView *view;             /* NULL: nothing asks for it */
    bool missing;                    /* only those whose proof lacks something */
    const CeuBody *body;             /* --body; NULL: any */
    const CeuCredential *credential; /* --credential; NULL: any */
} CliListSource;

/* Those that every option lets through, in facts order. (transfer full) (element-type CeuActivity) */
GPtrArray *cli_list_select(const CliContext *context, const CliListSource *source);
/* Whether @activity counts in the present cycle of @pool, or is planned and may come to. */
bool cli_list_counts(const CliListSource *source, const CeuPool *pool, const CeuActivity *activity);

/* Sorts by "units,-date"; @order NULL: not at all. A field that there is not is CLI_USAGE_ERROR. */
bool cli_list_sort(GPtrArray *activities, const char *order, GError **error);

/* @by: "month", "year", "body", "provider", "category". (transfer full) (element-type CliListGroup): each in key order, those
   of none last; an activity of several is in each of them. */
GPtrArray *cli_list_group(const CliListSource *source, const GPtrArray *activities, const char *by);
/* (transfer full) (element-type CliAmount): what those that are done, or those that are @planned, sum up to, unit by unit. */
GArray *cli_list_sum(const GPtrArray *activities, bool planned);
/* "3 activities, 4.5 CEU, 90 minutes, 6 CEU planned". (transfer full) */
char *cli_list_describe_sum(const GPtrArray *activities);
