/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words of certificates, of one pack or of none. */
#pragma once

#include "rules/nodes.h"

/* What two lists say, @first in front. Takes both, NULL is an empty one. (transfer full) (nullable) */
GStrv ceu_labels_join(GStrv first, GStrv second);

/* Whether the document is a file of words: it speaks of certificates and of no body. */
bool ceu_labels_are_meant(const CeuNodes *nodes);

/* The words of such a file; NULL with a fault. (transfer full) */
CeuLabels *ceu_labels_read(const CeuNodes *nodes, const char *path, GPtrArray *faults);
