/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One small file that other programs may read at any moment: read, compared, and replaced as a whole. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <sys/types.h>
#include <unistd.h>

#define CEU_WHOLE_MODE_NEW 0600
#define CEU_WHOLE_MODE_DIRECTORY 0700

typedef int Descriptor;

static inline void
descriptor_clear(Descriptor *descriptor)
{
    if (*descriptor >= 0)
        (void) close(*descriptor);
    *descriptor = -1;
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Descriptor, descriptor_clear)

/**
 * ceu_whole_replace:
 * @directory: open, or AT_FDCWD
 * @name: below @directory; what it names is replaced, whatever it is
 * @temporary: on the same file system; fixed, so that a crash leaves at most one
 * @data: (array length=size): the whole content
 * @mode: of the file
 *
 * Temporary file, fsync, rename. A lock on the temporary file keeps a second writer out.
 *
 * Returns: false with errno set, and nothing changed.
 */
bool ceu_whole_replace(int directory, const char *name, const char *temporary, const char *data,
                       size_t size, mode_t mode);

/* fsync of the open @directory, so that its names last; false with errno set. */
bool ceu_whole_sync(int directory);
