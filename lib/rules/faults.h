/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Faults of a pack with their place, and the word that was probably meant. */
#pragma once

#include <ceu/rules.h>

#include "core/nearest.h"

/* Adds a fault at @line:@column of @path. */
void ceu_faults_add(GPtrArray *faults, const char *path, uint32_t line, uint32_t column,
                    bool warning, const char *message);

/* Puts the faults from index @first on in file order; those of one place keep their order. */
void ceu_faults_sort(GPtrArray *faults, guint first);

/* How many from index @first on are no warnings. */
unsigned ceu_faults_errors(const GPtrArray *faults, guint first);
