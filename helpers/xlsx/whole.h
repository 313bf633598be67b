/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a workbook is whole. libxlsxwriter does not see that its temporary files were cut by a full disk. */
#pragma once

#include <glib.h>
#include <stdbool.h>

/**
 * workbook_check_whole:
 * @workbook: the bytes of the file
 * @cells: how many cells were written, in all sheets
 * @error: CEU_ERROR_FULL: something is cut or missing
 *
 * Unpacks every part, reads it as XML to its end, and counts the cells.
 */
bool workbook_check_whole(GBytes *workbook, size_t cells, GError **error);
