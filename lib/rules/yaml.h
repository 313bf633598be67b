/* SPDX-License-Identifier: GPL-3.0-or-later */
/* YAML text to a flat document. The only door to libyaml. */
#pragma once

#include "rules/nodes.h"

/**
 * ceu_yaml_parse:
 * @text: bytes of a file
 * @size: how many
 * @path: name for messages
 * @faults: (element-type CeuFault): the first fault of the syntax is added
 *
 * One document of scalars, lists and maps: no anchor, alias or tag, at most %CEU_PACK_DEPTH_MAX deep and
 * %CEU_PACK_SIZE_MAX bytes long. Scalars stay text; nothing is resolved.
 *
 * Returns: (transfer full) (nullable): NULL with a fault.
 */
CeuNodes *ceu_yaml_parse(const char *text, size_t size, const char *path, GPtrArray *faults);
