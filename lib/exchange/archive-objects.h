/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every fact as an object of the archive. */
#pragma once

#include <ceu/facts.h>
#include <jansson.h>

/* One list of the archive. */
typedef struct ArchiveList {
    const char *name;
    json_t *(*object_at)(const CeuFacts *facts, uint32_t index); /* (transfer full), NULL behind the
                                                                    last; NULL: not of the facts */
} ArchiveList;

/* By name; ends with a NULL name. */
extern const ArchiveList archive_lists[];

/* (transfer full) */
json_t *archive_evidence_object(const CeuEvidence *evidence);
