/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drafts beside evidence: the files that only drafts refer to. */
#pragma once

#include "store/private.h"

/* Adds the file of every draft to @files, which is a list of ceu_store_evidence(). */
bool ceu_drafts_add_files(CeuStore *store, GPtrArray *files, GError **error);
