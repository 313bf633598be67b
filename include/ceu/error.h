/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One error domain for the whole library; each code has one exit code and one bus name. */
#pragma once

#include <glib.h>

#if defined(__GNUC__)
#define CEU_API __attribute__((visibility("default")))
#else
#define CEU_API
#endif

G_BEGIN_DECLS

/**
 * CeuError:
 * @CEU_ERROR_FAILED: anything without a better name
 * @CEU_ERROR_PARSE: text that is not what it should be (date, number, YAML, CSV …)
 * @CEU_ERROR_RANGE: a value outside its documented range
 * @CEU_ERROR_RULE: a rule pack that cannot be used, or says nothing about the case
 * @CEU_ERROR_NOT_FOUND: no record, file, credential or body of that name
 * @CEU_ERROR_EXISTS: it is there already
 * @CEU_ERROR_STATE: not possible in the present state (nothing to undo …)
 * @CEU_ERROR_IO: reading or writing failed
 * @CEU_ERROR_FULL: no space left, quota reached
 * @CEU_ERROR_READ_ONLY: the place cannot be written
 * @CEU_ERROR_BUSY: another program holds the store
 * @CEU_ERROR_CORRUPT: the store or an evidence file is damaged
 * @CEU_ERROR_NEWER: the store was written by a newer version
 * @CEU_ERROR_LIMIT: input larger than the documented limit
 *
 * The message is one sentence for the user; it names the place (file, line, column, field).
 */
typedef enum {
    CEU_ERROR_FAILED,
    CEU_ERROR_PARSE,
    CEU_ERROR_RANGE,
    CEU_ERROR_RULE,
    CEU_ERROR_NOT_FOUND,
    CEU_ERROR_EXISTS,
    CEU_ERROR_STATE,
    CEU_ERROR_IO,
    CEU_ERROR_FULL,
    CEU_ERROR_READ_ONLY,
    CEU_ERROR_BUSY,
    CEU_ERROR_CORRUPT,
    CEU_ERROR_NEWER,
    CEU_ERROR_LIMIT,
    CEU_ERROR_COUNT /*< number of codes, not a code >*/
} CeuError;

#define CEU_ERROR (ceu_error_quark())
CEU_API GQuark ceu_error_quark(void);

/* Process exit codes, documented in ceu(1). */
enum {
    CEU_EXIT_OK = 0,
    CEU_EXIT_FAILED = 1,
    CEU_EXIT_USAGE = 2,
    CEU_EXIT_DUE_SOON = 3,      /* only `status --check` */
    CEU_EXIT_OVERDUE = 4,       /* only `status --check`: overdue or short */
    CEU_EXIT_CANNOT_WRITE = 73, /* disk full, read-only */
    CEU_EXIT_IO = 74,
    CEU_EXIT_BUSY = 75,
    CEU_EXIT_DAMAGED = 76, /* corrupt, or written by a newer version */
};

/**
 * ceu_error_exit_code:
 * @error: any error, or NULL
 *
 * Returns: the exit code for @error; %CEU_EXIT_OK for NULL, %CEU_EXIT_FAILED for a foreign domain.
 */
CEU_API int ceu_error_exit_code(const GError *error);

/**
 * ceu_error_from_errno:
 * @system_error: an errno value
 * @otherwise: the code for a reason that has none of its own, such as %CEU_ERROR_IO
 *
 * Returns: %CEU_ERROR_FULL for no room (disk, quota, file size), %CEU_ERROR_READ_ONLY for no right to write, else @otherwise.
 */
CEU_API CeuError ceu_error_from_errno(int system_error, CeuError otherwise);

/**
 * ceu_error_bus_name:
 * @code: one of #CeuError
 *
 * Returns: (transfer none): "org.ceud.Ceud1.Error.NotFound" and the like.
 */
CEU_API const char *ceu_error_bus_name(CeuError code);

/**
 * ceu_error_word:
 * @error: of any domain
 *
 * Returns: (transfer none): "not-found" and the like, for programs to compare; "failed" for what is not a #CeuError.
 */
CEU_API const char *ceu_error_word(const GError *error);

G_END_DECLS
