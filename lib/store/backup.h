/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies of a store that are whole and checked before they get their name. */
#pragma once

#include "store/db.h"

/* Copies the store at @from as last committed to @to, which must not exist (EXISTS). Others may go on writing. */
bool ceu_backup_file(const char *from, const char *to, GError **error);
