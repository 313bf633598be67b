/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Continuing-education units as exact decimals: thousandths in an integer, never floating point. */
#pragma once

#include <ceu/date.h>

G_BEGIN_DECLS

/* Thousandths of a unit. */
typedef struct {
    int64_t milli;
} CeuUnits;

#define CEU_UNITS_MAX_MILLI INT64_C(100000000) /* 100,000 units: more is a typing error */
#define CEU_UNITS_TEXT_SIZE 24

/**
 * ceu_units_parse:
 * @text: decimal with a point, at most three decimals, no sign, no blanks: "1", "1.5", "0.125"
 * @out: (out): untouched on failure
 * @error: CEU_ERROR_PARSE for the spelling, CEU_ERROR_RANGE above 100,000
 */
CEU_API bool ceu_units_parse(const char *text, CeuUnits *out, GError **error);

/* Shortest exact text for people: "36", "1.5", "0.125", "-2". @buffer: CEU_UNITS_TEXT_SIZE; returns it. */
CEU_API char *ceu_units_format(CeuUnits units, char *buffer);

/* What a number on a certificate means. */
typedef enum {
    CEU_UNIT_CEU,      /* the body's own unit: one contact hour at AAPC and AHIMA */
    CEU_UNIT_HOUR,     /* contact hours of 60 minutes */
    CEU_UNIT_MINUTE,   /* minutes */
    CEU_UNIT_IACET,    /* IACET or ACPE CEU: ten contact hours */
    CEU_UNIT_SEMESTER, /* college semester hours: worth what the body's rules say, else nothing */
    CEU_UNIT_COUNT     /*< number of units >*/
} CeuUnit;

/* "ceu", "hour", "minute", "iacet", "semester"; also the spelling in the store, CSV and JSON. */
CEU_API const char *ceu_unit_name(CeuUnit unit);

/* Reads a name or a usual synonym ("hours", "h", "min", "contact hours"), any case. false: not a unit. */
CEU_API bool ceu_unit_from_name(const char *name, CeuUnit *out);

/**
 * ceu_units_to_minutes:
 * @units: 0 or more
 * @unit: what they are
 * @out_milli_minutes: (out): thousandths of a minute
 *
 * Returns: false on overflow (never for values up to %CEU_UNITS_MAX_MILLI), and for semester hours, which
 *   have no length of their own.
 */
CEU_API bool ceu_units_to_minutes(CeuUnits units, CeuUnit unit, int64_t *out_milli_minutes);

G_END_DECLS
