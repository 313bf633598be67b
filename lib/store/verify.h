/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings of `ceu verify`, one check a function. Each adds what it found; false only if it could not look. */
#pragma once

#include <ceu/tracker.h>

#include "store/private.h"

/* Takes over nothing; copies the texts. @remedy NULL: none needed. */
void ceu_verify_add(GPtrArray *findings, bool ok, const char *what, const char *detail,
                    const char *remedy);

/* Numbers, hashes and end of the history; what it says against the records as they are. */
bool ceu_verify_history(CeuStore *store, GPtrArray *findings, GError **error);
/* Every evidence file read again; files that no record refers to. */
bool ceu_verify_evidence(CeuStore *store, GPtrArray *findings, GError **error);

#define CEU_VERIFY_RESTORE "keep the store as it is, and restore your newest backup"
