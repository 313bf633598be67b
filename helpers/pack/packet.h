/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a packet is made of, one entry after the other, and its list of checksums at the end. */
#pragma once

#include <jansson.h>

#include "pack/zip.h"

/**
 * packet_write:
 * @list: "ceu.pack/1", see packet.c
 * @path: (nullable): as zip_new()
 * @error: CEU_ERROR_PARSE for a list that is none, CEU_ERROR_CORRUPT for a file that is not what the list says; then
 *   nothing is written under @path
 *
 * One piece of a file is in memory at a time.
 */
bool packet_write(const json_t *list, const char *path, GError **error);
