/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Base64 in pieces, strictly. */
#include "exchange/base64-read.h"

/* -1: no digit. */
static int
value_of(char c)
{
    if (c >= 'A' && c <= 'Z')
        return c - 'A';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 26;
    if (c >= '0' && c <= '9')
        return c - '0' + 52;
    if (c == '+')
        return 62;
    return c == '/' ? 63 : -1;
}

/* Padding takes the place of the last one or two digits of a group, whose unused bits are zero. */
static bool
pad(Base64Read *self)
{
    const uint32_t unused = self->digits == 2 ? 0xf : 0x3;

    if (self->digits < 2 || (self->padding == 0 && (self->bits & unused) != 0))
        return false;
    self->padding++;
    return true;
}

static bool
take(Base64Read *self, char c)
{
    const int value = value_of(c);

    if (c == '=') {
        if (!pad(self))
            return false;
    } else if (value < 0 || self->padding > 0) {
        return false;
    }
    self->bits = self->bits << 6 | (uint32_t) (value < 0 ? 0 : value);
    self->digits++;
    return true;
}

size_t
base64_read(Base64Read *self, const char *text, size_t size, unsigned char *out, size_t *out_size)
{
    size_t i;

    *out_size = 0;
    for (i = 0; i < size && take(self, text[i]); i++) {
        if (self->digits < 4)
            continue;
        for (unsigned byte = 0; byte < 3 - self->padding; byte++)
            out[(*out_size)++] = (unsigned char) (self->bits >> (16 - 8 * byte));
        self->digits = 0;
        self->bits = 0;
    }
    return i;
}

bool
base64_read_is_whole(const Base64Read *self)
{
    return self->digits == 0;
}
