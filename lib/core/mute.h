/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which pools the user does not want to be reminded of. Private to core. */
#pragma once

#include <ceu/assess.h>

/* Sets muted and muted_until: by the pool's id, its body's, or because every credential of it is muted. */
void ceu_mute_pool(CeuPool *pool, const CeuFacts *facts, CeuDate today);
