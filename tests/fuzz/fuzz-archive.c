/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Archives: any bytes are read or refused with a place, whatever pieces they come in, and what was read is written and
 * read again with the same bytes. */
#include "fuzz.h"

#include <ceu/ceu.h>
#include <string.h>

/* The contents that come out, for a comparison. */
typedef struct Taken {
    GString *bytes;
    unsigned count;
} Taken;

static bool
take_bytes(gpointer data, const void *bytes, size_t size, GError **error)
{
    (void) error;
    g_string_append_len(((Taken *) data)->bytes, bytes, (gssize) size);
    return true;
}

static bool
take_end(gpointer data, const char *sha256, GError **error)
{
    (void) error;
    g_assert_cmpuint(strlen(sha256), ==, 64);
    ((Taken *) data)->count++;
    return true;
}

/* In pieces of @piece bytes. */
static CeuArchive *
read_in_pieces(const char *text, size_t size, size_t piece, Taken *taken, GError **error)
{
    const CeuArchiveSink sink = { take_bytes, take_end, taken };
    g_autoptr(CeuArchiveReader) reader = ceu_archive_reader_new("fuzz.json", &sink);

    for (size_t from = 0; from < size; from += piece) {
        if (!ceu_archive_reader_push(reader, text + from, MIN(piece, size - from), error))
            return NULL;
    }
    return ceu_archive_reader_end(reader, error);
}

static void
check_contents(const CeuArchive *archive)
{
    for (guint i = 0; i < archive->evidence->len; i++) {
        const CeuEvidence *evidence = g_ptr_array_index(archive->evidence, i);

        g_assert_nonnull(g_hash_table_lookup(archive->contents, evidence->sha256));
        g_assert_cmpuint(strspn(evidence->sha256, "0123456789abcdef"), ==, 64);
    }
}

static void
check_again(const CeuArchive *archive)
{
    g_autofree char *first = ceu_archive_write(archive->facts, archive->evidence), *second = NULL;
    g_autoptr(GError) error = NULL;
    g_autoptr(CeuArchive) again = ceu_archive_read(first, strlen(first), "again.json", &error);

    g_assert_no_error(error);
    second = ceu_archive_write(again->facts, again->evidence);
    g_assert_cmpstr(first, ==, second);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *text = (const char *) data;
    g_autoptr(GError) error = NULL, other = NULL;
    Taken whole = { g_string_new(NULL), 0 }, pieces = { g_string_new(NULL), 0 };
    g_autoptr(CeuArchive) archive = read_in_pieces(text, size, size + 1, &whole, &error);
    g_autoptr(CeuArchive) again = read_in_pieces(text, size, 1 + size % 7, &pieces, &other);

    g_assert_true((archive == NULL) == (error != NULL));
    g_assert_true((again == NULL) == (other != NULL));
    g_assert_cmpstr(error == NULL ? NULL : error->message, ==,
                    other == NULL ? NULL : other->message);
    g_assert_true(whole.count == pieces.count && g_string_equal(whole.bytes, pieces.bytes));
    if (error != NULL)
        g_assert_true(g_str_has_prefix(error->message, "fuzz.json:"));
    if (archive != NULL) {
        check_contents(archive);
        check_again(archive);
    }
    g_string_free(whole.bytes, TRUE);
    g_string_free(pieces.bytes, TRUE);
    return 0;
}
