/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A certificate on its way to an activity: what was read, what the options say, what a person answers. */
#pragma once

#include "activity.h"
#include "certificate.h"

typedef struct CliProposal {
    const CliCertificate *certificate;
    CeuActivity activity;
    GStringChunk *strings;                    /* what it points to beside the certificate */
    GPtrArray *remarks;                       /* (element-type utf8): what was guessed of a day */
    bool stated[CEU_CERTIFICATE_FIELD_COUNT]; /* by an option or an answer */
} CliProposal;

/* Options that belong to certificates alone, by name; ends with NULL. */
extern const char *const cli_certificate_options[];

/* What the file and the options say; CLI_USAGE_ERROR for an option that says what cannot be. (transfer full) */
CliProposal *cli_proposal_new(const CliContext *context, const CliCertificate *certificate,
                              GError **error);
void cli_proposal_free(CliProposal *proposal);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CliProposal, cli_proposal_free)

/* Whether a person has to say @field before anything is recorded: it is not sure, or missing and needed. */
bool cli_proposal_needs(const CliProposal *proposal, CeuCertificateField field);
/* "missing", "unsure", "sure" or "stated". */
const char *cli_proposal_certainty(const CliProposal *proposal, CeuCertificateField field);
/* As it is shown, and as an answer gives it: "1.5 ceu", "2026-11-14"; NULL: missing. (transfer full) */
char *cli_proposal_value(const CliProposal *proposal, CeuCertificateField field);
/* The option that states @field: "on". */
const char *cli_proposal_option(CeuCertificateField field);
/* The command line that states all that is needed, what is missing in capitals. (transfer full) */
char *cli_proposal_command(const CliContext *context, const CliProposal *proposal);
/* Shows what was read and asks for what is not sure; false with @error if there is no answer. */
bool cli_proposal_ask(const CliContext *context, CliProposal *proposal, GError **error);
