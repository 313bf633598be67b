/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The members of one archived record, taken strictly: what is missing, wrong or unknown is a fault with its place. */
#pragma once

#include <ceu/exchange.h>
#include <jansson.h>

#define ARCHIVE_MAX_KEYS 24

/* One record. The first fault is kept; what is taken after it is empty. */
typedef struct ArchiveRecord {
    const char *list; /* "activities" */
    size_t index;     /* from 0 */
    json_t *object;
    const char *sha256; /* of the content that stood in it; NULL: none */
    int64_t size;       /* of that content, bytes */
    const char *taken[ARCHIVE_MAX_KEYS];
    unsigned n_taken;
    GError *error;
} ArchiveRecord;

/* NULL: null. */
const json_t *archive_value(ArchiveRecord *record, const char *key);
/* Each belongs to the JSON; null is not allowed. */
const char *archive_text(ArchiveRecord *record, const char *key);
/* NULL: null. */
const char *archive_text_or_null(ArchiveRecord *record, const char *key);
/* @least to @most; null is not allowed. */
int64_t archive_number(ArchiveRecord *record, const char *key, int64_t least, int64_t most);
/* 0: null. From 1 to @most. */
int archive_part(ArchiveRecord *record, const char *key, int most);
bool archive_flag(ArchiveRecord *record, const char *key);
/* None: null. */
CeuDate archive_day(ArchiveRecord *record, const char *key);
CeuUnits archive_units(ArchiveRecord *record, const char *key);
/* No amount: null. */
CeuUnits archive_units_or_null(ArchiveRecord *record, const char *key);

/* @reason at the place of @key. */
void archive_fail(ArchiveRecord *record, const char *key, const char *reason);
/* After the last key: a key that nobody took is a fault, since it would be lost. false with @error. */
bool archive_record_end(ArchiveRecord *record, GError **error);
