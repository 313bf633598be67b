/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stating a membership: for `membership set` and `init`. */
#pragma once

#include "command.h"

/* What is to change; the "given" flags say which. Strings are the caller's. */
typedef struct CliMembershipChange {
    CeuMembership stated; /* body is always set */
    bool renews, number, dues_paid_to, ended;
    CeuDate standing;  /* none: today for a new membership, unchanged for an old one */
    GArray *overrides; /* (nullable) CeuOverride: set */
    GArray *cleared;   /* (nullable) CeuOverride: pool, kind and subject of what is taken back */
    int64_t id;        /* out: the membership's number */
} CliMembershipChange;

/* "2027-03", "2027-03-31", "03" into the three fields. */
bool cli_parse_renews(const char *text, CeuDate today, CeuMembership *out, GError **error);
/* One step of undo. */
bool cli_change_membership(const CliContext *context, CliMembershipChange *change, GError **error);
/* What a stated year that the rules do not follow deserves: a note. */
void cli_note_renewal_year(const CliContext *context, const CeuMembership *stated);
