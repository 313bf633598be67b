/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parts of ceu_store_load_facts(). */
#pragma once

#include "store/private.h"

/* Adds every activity by day, then number, with the count of its evidence files. */
bool ceu_load_activities(CeuStore *store, CeuFacts *facts, GError **error);
