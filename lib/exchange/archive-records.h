/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lists of an archive, and what a record of each is. */
#pragma once

#include "exchange/archive-fields.h"
#include "exchange/archive-words.h"

/* Whether there is a list of that name. */
bool archive_is_list(const char *name);

/* Adds one record of a known list to @archive. false with @error: the place and what is wrong with it. */
bool archive_read_record(ArchiveRecord *record, CeuArchive *archive, GError **error);
