/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line about what the daemon does at present, for the service manager. */
#pragma once

#include <ceu/tracker.h>

/* @fault (nullable): what is wrong; @next: when it looks again. (transfer full) */
char *status_text(const char *fault, bool has_records, bool has_server, CeuInstant next);
