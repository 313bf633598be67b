/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Adding a credential: for `credential add` and `init`. */
#pragma once

#include "command.h"

/**
 * cli_find_type:
 * @rulebook: all packs
 * @type: as typed, letter case ignored
 * @body_name: (nullable): --body, where several bodies have the type
 * @out_type: (out) (transfer none): the type of the pack
 * @error: NOT_FOUND with a suggestion; CLI_USAGE_ERROR if several bodies have it
 *
 * Returns: (transfer none): the body.
 */
const CeuBody *cli_find_type(const CeuRulebook *rulebook, const char *type, const char *body_name,
                             const CeuCredentialType **out_type, GError **error);
/* (nullable) (transfer none): by number or type; a held one is preferred to a retired one of the same type. */
const CeuCredential *cli_find_credential(const CeuFacts *facts, const char *name, GError **error);
/* The type of @type whatever the body, where only its spelling matters. NOT_FOUND with a suggestion. (transfer none) */
const CeuCredentialType *cli_find_any_type(const CeuRulebook *rulebook, const char *type,
                                           GError **error);
/* Adds it, in one step of undo; EXISTS if it is held already. The new number is written back. */
bool cli_add_credential(const CliContext *context, CeuCredential *credential, GError **error);
/* A day certified that cannot be: in the future. */
bool cli_check_earned(const CliContext *context, CeuDate earned, GError **error);
