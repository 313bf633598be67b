/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the Confirm button of a draft does. */
#include "confirm.h"

#include "hooks.h"

#include <ceu/inbox.h>

void
confirm_draft(CeuTracker *tracker, GError *error, const GPtrArray *keys, Notices *notices)
{
    g_autoptr(GError) fault = error;

    hook("before-confirm");
    if (tracker != NULL && keys->len == 1)
        (void) ceu_tracker_confirm_draft(tracker, g_ptr_array_index(keys, 0), &fault);
    hook("after-confirm");
    notices_set(notices, NOTICE_INBOX,
                g_error_matches(fault, CEU_ERROR, CEU_ERROR_NOT_FOUND) ? NULL : fault);
}
