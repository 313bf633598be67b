/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Base64 in pieces, strictly: GLib's own decoder passes over what does not belong there. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

typedef struct Base64Read {
    uint32_t bits;    /* of the group under way */
    unsigned digits;  /* of the group under way, padding included: 0 to 3 */
    unsigned padding; /* of the last group: 0 to 2; nothing may follow it */
} Base64Read;

/* At most three bytes for four characters, and those of a group that was begun. */
#define BASE64_READ_SPACE(characters) (((characters) / 4 + 1) * 3)

/**
 * base64_read:
 * @self: zeroed before the first piece
 * @text: characters
 * @size: how many
 * @out: gets the bytes
 * @out_size: (out): how many came out
 *
 * Returns: how many characters were read: less than @size if the next one does not belong there.
 */
size_t base64_read(Base64Read *self, const char *text, size_t size, unsigned char *out,
                   size_t *out_size);

/* Whether the text may end here. */
bool base64_read_is_whole(const Base64Read *self);
