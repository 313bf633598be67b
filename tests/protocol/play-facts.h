/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The records of the play: its templates, what is due by them on a day, and what is changed in them. */
#pragma once

#include "subject.h"
#include "witness.h"

typedef struct Facts Facts;

/* Makes the templates; the clock shows the first moment of the play. */
Facts *facts_new(Subject *subject);
void facts_free(Facts *self);
void facts_begin(Facts *self, const char *template_name);

/* (element-type DueItem): valid until the facts change. */
const GPtrArray *facts_due(Facts *self, CeuDate day);

bool facts_acknowledge(Facts *self, const GPtrArray *keys, CeuInstant now);
void facts_log(Facts *self);
/* Sends in what is due first. Returns: (transfer full) (nullable): its key; NULL: nothing to be sent in. */
char *facts_submit(Facts *self);
