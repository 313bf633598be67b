/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How to answer where a server has no buttons. */
#pragma once

#include <ceu/tracker.h>

/* The commands for @bubble: with its number if it is about one reminder. (transfer full) */
char *by_hand_text(CeuTracker *tracker, const CeuRemindPolicy *policy, const CeuBubble *bubble);
