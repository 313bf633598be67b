/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the Confirm button of a draft does. */
#pragma once

#include "notice.h"

#include <ceu/tracker.h>

/* @tracker NULL: @error says why there is none; taken. One that is gone was confirmed or discarded elsewhere: a late click. */
void confirm_draft(CeuTracker *tracker, GError *error, const GPtrArray *keys, Notices *notices);
