/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `ceud --probe`: what the session offers, for `ceu doctor`. */
#pragma once

#include <ceu/tracker.h>

/**
 * probe_report:
 * @paths: where the lock is
 *
 * Asks the bus and the notification server with short limits; starts nothing.
 *
 * Returns: (transfer full): lines "key=value": session-bus=ok|missing, notification-server=name version|none|silent,
 *   do-not-disturb=on|off|unknown, capabilities=a b c, ceud=running|absent, ceud-bus=running|absent.
 */
char *probe_report(const CeuPaths *paths);

/**
 * probe_test:
 * @wait_seconds: for an answer, 1 to 300
 *
 * Lets the running daemon show a notification, and waits.
 *
 * Returns: (transfer full): lines "key=value": test=seen|accepted|failed|silent|busy|absent (no daemon on the bus),
 *   detail=why, milliseconds=N.
 */
char *probe_test(unsigned wait_seconds);
