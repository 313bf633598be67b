/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The last gate before a notification server: whatever the text was, it is harmless and short. */
#pragma once

#include <ceu/remind.h>

/* One line of at most 100 characters; no server reads markup in a summary. (transfer full) */
char *bubble_text_summary(const char *text);

/* @by_hand (nullable): a last line that is never cut. At most 400 bytes, control characters made visible, line feeds
   kept; then escaped, once, if @markup: only a server that reads markup undoes it. (transfer full) */
char *bubble_text_body(const char *body, const char *by_hand, bool markup);
