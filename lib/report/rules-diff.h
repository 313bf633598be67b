/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two versions of a rule pack, element by element. */
#pragma once

#include <ceu/report.h>

typedef enum { CEU_CHANGE_ADDED, CEU_CHANGE_REMOVED, CEU_CHANGE_CHANGED } CeuChangeKind;

/* One property of an element that differs, or is on one side only. */
typedef struct CeuFieldChange {
    const char *field;    /* "text", "confidence" …; also in JSON */
    char *before, *after; /* NULL: not stated */
} CeuFieldChange;

/* One element of a pack: the pack itself, a credential, a category, a source, a rule … */
typedef struct CeuElementChange {
    CeuChangeKind kind;
    const char *what;  /* "pack", "credential", "rule" …; also in JSON */
    char *id;          /* of the element */
    char *version;     /* of a rule: the first day this version is in force; NULL: always was */
    GPtrArray *fields; /* CeuFieldChange; of one added or removed all that are stated */
} CeuElementChange;

/* In the order of @older, what was added last within each sort. Returns: (transfer full) (element-type CeuElementChange) */
GPtrArray *ceu_rules_diff(const CeuBody *older, const CeuBody *newer);
/* Stable word: "added", "removed", "changed". */
const char *ceu_change_name(CeuChangeKind kind);
