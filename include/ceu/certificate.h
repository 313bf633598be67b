/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text of a certificate → what an activity needs, each with how sure it is. */
#pragma once

#include <ceu/facts.h>
#include <ceu/rules.h>

G_BEGIN_DECLS

#define CEU_CERTIFICATE_MAX_BYTES (64 * 1024) /* of its text; what is beyond is not looked at */

typedef enum {
    CEU_CERTIFICATE_TITLE,
    CEU_CERTIFICATE_DONE,
    CEU_CERTIFICATE_UNITS, /* the number and its unit */
    CEU_CERTIFICATE_PROVIDER,
    CEU_CERTIFICATE_INDEX,
    CEU_CERTIFICATE_FIELD_COUNT
} CeuCertificateField;

typedef enum {
    CEU_CERTAINTY_MISSING, /* nothing was found */
    CEU_CERTAINTY_UNSURE,  /* to be looked at by a person */
    CEU_CERTAINTY_SURE,
} CeuCertainty;

/* What was read. */
typedef struct CeuCertificate {
    char *title, *provider, *index; /* NULL: missing */
    CeuDate done;                   /* CEU_DATE_NONE: missing */
    CeuUnits units;                 /* 0: missing */
    CeuUnit unit;
    CeuCertainty certainty[CEU_CERTIFICATE_FIELD_COUNT];
    char *why
        [CEU_CERTIFICATE_FIELD_COUNT]; /* what makes it unsure, or how it was worked out; NULL: nothing to say */
} CeuCertificate;

typedef struct CeuCertificateReading {
    const CeuLabels *labels;     /* the words of any body; NULL: none */
    const CeuRulebook *rulebook; /* a body that the text names adds its own; NULL: none */
    CeuDateOrder
        date_order; /* AUTO: what 01/02/2027 means is unsure, unless another date of the page says it */
    CeuDate today; /* a day after it is never sure */
    bool scanned;  /* the text was seen in a picture: nothing is sure */
} CeuCertificateReading;

/**
 * ceu_certificate_read:
 * @text: any bytes: lines as they stand on the page, columns apart by two blanks or more
 * @size: bytes
 * @reading: how
 *
 * Looks for the words of @reading: beside them, below them and above them stands what they announce. What no word
 * announces is a guess, and never sure; nor is a choice among several. Pure.
 *
 * Returns: (transfer full): texts valid UTF-8 without control characters, at most 200 characters each.
 */
CEU_API CeuCertificate *ceu_certificate_read(const char *text, size_t size,
                                             const CeuCertificateReading *reading);
CEU_API void ceu_certificate_free(CeuCertificate *certificate);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CeuCertificate, ceu_certificate_free)

/**
 * ceu_certificate_text:
 * @json: what the helper ceu-extract wrote; it is believed in nothing
 * @size: bytes
 * @error: the helper's own words: CEU_ERROR_NOT_FOUND a program is not installed, CEU_ERROR_PARSE the file cannot be
 *   read, CEU_ERROR_LIMIT it takes too much; CEU_ERROR_FAILED for what is not "ceu.extract/1", or if nothing could be read
 *
 * Returns: (transfer full): the text of a certificate, valid UTF-8; NULL on error.
 */
CEU_API char *ceu_certificate_text(const char *json, size_t size, GError **error);

/* "title", "done", "units", "provider", "index". */
CEU_API const char *ceu_certificate_field_name(CeuCertificateField field);
/* "missing", "unsure", "sure". */
CEU_API const char *ceu_certainty_name(CeuCertainty certainty);

G_END_DECLS
