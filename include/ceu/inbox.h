/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The user's folder of new certificates: what lies there, and how a file becomes a draft without ever being lost. */
#pragma once

#include <ceu/tracker.h>

G_BEGIN_DECLS

#define CEU_INBOX_DONE "done"     /* folder below it: what was taken in */
#define CEU_INBOX_STILL_SECONDS 3 /* a file that did not change for so long is whole */
#define CEU_INBOX_FILES_MAX 1000  /* looked at in one look */

typedef enum {
    CEU_INBOX_READY,   /* to be taken in */
    CEU_INBOX_GROWING, /* changed a moment ago, or a download beside it is under way: later */
    CEU_INBOX_REFUSED, /* it cannot be taken in, and stays where it is: @why */
} CeuInboxState;

/* One entry of the folder; hidden ones, partial downloads and %CEU_INBOX_DONE are none. */
typedef struct CeuInboxFile {
    char *name; /* any bytes but '/' */
    char *path;
    CeuInboxState state;
    char *why;     /* REFUSED: "is a folder", "is empty" …; else NULL */
    uint64_t mark; /* another one whenever the file changed */
} CeuInboxFile;

CEU_API void ceu_inbox_file_free(CeuInboxFile *file);

/**
 * ceu_inbox_look:
 * @folder: the folder
 * @now: the present: what changed less than %CEU_INBOX_STILL_SECONDS ago is still growing
 * @error: NOT_FOUND: there is no such folder; IO: it cannot be read
 *
 * Opens no file and changes nothing.
 *
 * Returns: (transfer full) (element-type CeuInboxFile): by name, at most %CEU_INBOX_FILES_MAX; NULL on error
 */
CEU_API GPtrArray *ceu_inbox_look(const char *folder, CeuInstant now, GError **error);

/**
 * ceu_inbox_take:
 * @tracker: opened for writing
 * @file: of ceu_inbox_look(), READY
 * @found: (out): the draft, or for what its content is kept already
 * @error: STATE: it changed meanwhile, and stays for the next time; else as ceu_edit_add_draft()
 *
 * Copies the file in and records a draft, one step of undo, on disk for good when this returns. The file stays.
 *
 * Returns: true once its content is in the store.
 */
CEU_API bool ceu_inbox_take(CeuTracker *tracker, const CeuInboxFile *file, CeuDraftFound *found,
                            GError **error);

/**
 * ceu_inbox_put_away:
 * @folder: the folder of @file
 * @file: what was taken in
 * @error: IO, READ_ONLY: it stays where it is, and is known when it is seen again
 *
 * Moves the file to %CEU_INBOX_DONE below @folder, under another name if that is taken there. Nothing is overwritten and
 * nothing deleted: the file is the user's.
 */
CEU_API bool ceu_inbox_put_away(const char *folder, const CeuInboxFile *file, GError **error);

/* Makes the folder, private, if it is that of the default; false: it is missing or cannot be made. */
CEU_API bool ceu_inbox_prepare(const CeuPaths *paths, const CeuConfig *config, GError **error);

/**
 * ceu_tracker_confirm_draft:
 * @tracker: opened for writing
 * @key: of the draft's reminder
 * @error: NOT_FOUND: it is gone; STATE: something is to be stated by a person first; EXISTS: the same event is logged
 *
 * What the button does: as ceu_edit_confirm_draft() with what was read, one step of undo.
 */
CEU_API bool ceu_tracker_confirm_draft(CeuTracker *tracker, const char *key, GError **error);
/* The copy of the file of the draft whose reminder has @key. (transfer full): NULL: that is no draft, or it is gone */
CEU_API char *ceu_tracker_draft_file(CeuTracker *tracker, const char *key);

G_END_DECLS
