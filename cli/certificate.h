/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file of a certificate → what it says, and from there to an activity. */
#pragma once

#include "command.h"

#define CLI_CERTIFICATE_MAX_BYTES ((size_t) 50 * 1024 * 1024) /* as large as evidence may be */

/* What one file says. */
typedef struct CliCertificate {
    char *path;
    char *sha256;
    CeuCertificate *read; /* NULL: it is known */
    bool scanned;         /* by OCR */
    GPtrArray *remarks;   /* (element-type utf8): why something could not be read */
    int64_t known;        /* the activity that has this very file; 0: none */
} CliCertificate;

/* How many of the command's files are certificates, by their names or first bytes: all of them, or none, else @error. */
bool cli_count_certificates(const CliContext *context, unsigned *out_count, GError **error);

/**
 * cli_certificate_read:
 * @context: its tracker, if there is one, says which files are known: these are not read again
 * @path: the file's name
 * @bytes: what is in it
 * @error: CEU_ERROR_FAILED or _NOT_FOUND if the helper cannot be run, CEU_ERROR_RULE for faulty packs
 *
 * By the confined helper. What makes a file unreadable is no error: its fields are missing then, and a remark says why.
 *
 * Returns: (transfer full)
 */
CliCertificate *cli_certificate_read(const CliContext *context, const char *path,
                                     const GString *bytes, GError **error);
void cli_certificate_free(CliCertificate *certificate);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CliCertificate, cli_certificate_free)

/* The activity as read; what is missing is not set. It points into @certificate. */
CeuActivity cli_certificate_activity(const CliCertificate *certificate);
/* Whether an activity cannot be without it. */
bool cli_certificate_requires(CeuCertificateField field);

/* The command, all whose files are certificates. Returns: the exit code. */
int cli_import_certificates(CliContext *context, GError **error);
