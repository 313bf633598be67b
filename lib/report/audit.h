/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of an audit packet's index. */
#pragma once

#include "report/outline.h"

/* audit-files.c: "certificates/0012-2026-11-03-icd-10-cm-updates.pdf"; @nth of its activity, from 1. (transfer full) */
char *ceu_audit_file_name(const CeuActivity *activity, const CeuEvidence *evidence, unsigned nth);
/* The files of one activity, one after the other, as far as they are whole: "a.pdf, b.png". (transfer full) */
char *ceu_audit_file_names(const CeuAudit *audit, int64_t activity_id);
/* What the proof of @activity lacks: "no file; AAPC: no index number". (transfer full): NULL: nothing */
char *ceu_audit_lacks(const CeuAudit *audit, const CeuActivity *activity);
/* Of what does not count, whether it belongs to another cycle, and so not into this packet. */
bool ceu_audit_is_elsewhere(const CeuItem *item);
