/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the readers of foreign files fill. */
#pragma once

#include <ceu/exchange.h>

/* Empty. (transfer full) */
CeuImport *ceu_import_new(const char *path);

/* @message: (transfer full); @field: (nullable) */
void ceu_import_add_fault(CeuImport *import, int line, int column, const char *field,
                          char *message);
