/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parts of ceu_store_load_facts(). */
#pragma once

#include "store/private.h"

/*
 * Which tables ever had a row, as bits 1 << CeuTable. Most stores use few of them, and to prepare a statement costs
 * more than the rows of most tables.
 */
bool ceu_load_used(CeuStore *store, unsigned *out_used, GError **error);

/* Adds every activity by day, then number, with the count of its evidence files. @used: of ceu_load_used() */
bool ceu_load_activities(CeuStore *store, unsigned used, CeuFacts *facts, GError **error);
