/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the running process can really do: a setting of the unit may be ignored without a word. */
#pragma once

/**
 * sandbox_report:
 *
 * Tries each thing, leaves nothing behind, and cannot be ended by what it tries: the unit's filter answers EPERM.
 *
 * Returns: (transfer full): one line: "home=writable|denied network=open|denied exec-memory=open|denied
 *   namespaces=open|denied seccomp=N no-new-privs=N".
 */
char *sandbox_report(void);
