/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything the user told us as one JSON text that other programs can read for years, a record at a time. */
#include <ceu/exchange.h>

#include <stdlib.h>
#include <string.h>

#include "exchange/archive-file.h"
#include "exchange/archive-objects.h"
#include "exchange/archive-words.h"

#define PENDING_BYTES (64 * 1024)
#define FILE_BYTES (48 * 1024) /* a multiple of 3: each piece is whole in base64 */

typedef struct Writer {
    const CeuFacts *facts;
    const GPtrArray *evidence; /* (nullable) */
    bool with_contents;
    CeuWriteFunc write;
    gpointer data;
    GString *pending;   /* not handed on yet */
    bool list_is_empty; /* of the list under way */
} Writer;

static bool
flush(Writer *writer, GError **error)
{
    const bool done =
        writer->write(writer->data, writer->pending->str, writer->pending->len, error);

    g_string_truncate(writer->pending, 0);
    return done;
}

static bool
put(Writer *writer, const char *text, GError **error)
{
    g_string_append(writer->pending, text);
    return writer->pending->len < PENDING_BYTES || flush(writer, error);
}

static bool
begin_list(Writer *writer, const char *name, GError **error)
{
    g_autofree char *head = g_strdup_printf("  \"%s\": [", name);

    writer->list_is_empty = true;
    return put(writer, head, error);
}

static bool
begin_record(Writer *writer, GError **error)
{
    const bool first = writer->list_is_empty;

    writer->list_is_empty = false;
    return put(writer, first ? "\n    " : ",\n    ", error);
}

static bool
end_list(Writer *writer, GError **error)
{
    return put(writer, writer->list_is_empty ? "],\n" : "\n  ],\n", error);
}

/* Takes @object. A text has no line feed of its own in JSON, so that each is one of the layout. */
static bool
put_object(Writer *writer, json_t *object, GError **error)
{
    char *dumped = json_dumps(object, JSON_INDENT(2) | JSON_SORT_KEYS);
    g_auto(GStrv) lines = g_strsplit(dumped, "\n", -1);
    g_autofree char *text = g_strjoinv("\n    ", lines);

    free(dumped);
    json_decref(object);
    return begin_record(writer, error) && put(writer, text, error);
}

static bool
put_facts(Writer *writer, const ArchiveList *list, GError **error)
{
    json_t *object;

    for (uint32_t i = 0; (object = list->object_at(writer->facts, i)) != NULL; i++) {
        if (!put_object(writer, object, error))
            return false;
    }
    return true;
}

static bool
put_evidence(Writer *writer, GError **error)
{
    for (guint i = 0; writer->evidence != NULL && i < writer->evidence->len; i++) {
        const CeuEvidence *evidence = g_ptr_array_index(writer->evidence, i);

        /* The file of a draft is of no activity: its record is the draft. */
        if (evidence->activity_id != 0 &&
            !put_object(writer, archive_evidence_object(evidence), error))
            return false;
    }
    return true;
}

typedef struct Piece {
    Writer *writer;
    const char *media_type; /* NULL before the first piece */
} Piece;

static bool
put_piece(gpointer data, const guchar *bytes, size_t size, GError **error)
{
    Piece *piece = data;
    g_autofree char *text = g_base64_encode(bytes, size);

    if (piece->media_type == NULL)
        piece->media_type = archive_media_type(bytes, size);
    return put(piece->writer, text, error);
}

static bool
put_content(Writer *writer, const CeuEvidence *evidence, GError **error)
{
    Piece piece = { .writer = writer };
    g_autofree char *tail = NULL;

    if (!begin_record(writer, error) ||
        !put(writer,
             writer->with_contents ? "{\n      \"base64\": \"" : "{\n      \"base64\": null",
             error))
        return false;
    if (writer->with_contents &&
        (!archive_file_read(evidence, FILE_BYTES, put_piece, &piece, error) ||
         !put(writer, "\"", error)))
        return false;
    if (writer->with_contents && piece.media_type == NULL)
        piece.media_type = archive_media_type(NULL, 0);
    tail = g_strdup_printf(",\n      \"media_type\": %s%s%s,\n      \"sha256\": \"%s\",\n"
                           "      \"size\": %" G_GINT64_FORMAT "\n    }",
                           piece.media_type == NULL ? "" : "\"",
                           piece.media_type == NULL ? "null" : piece.media_type,
                           piece.media_type == NULL ? "" : "\"", evidence->sha256, evidence->size);
    return put(writer, tail, error);
}

static int
compare_contents(gconstpointer a, gconstpointer b)
{
    const CeuEvidence *const *left = a, *const *right = b;

    return strcmp((*left)->sha256, (*right)->sha256);
}

/* Each content once, by its hash. (transfer container) (element-type CeuEvidence) */
static GPtrArray *
contents_of(const GPtrArray *evidence)
{
    GPtrArray *contents = g_ptr_array_new();
    guint kept = 0;

    for (guint i = 0; evidence != NULL && i < evidence->len; i++)
        g_ptr_array_add(contents, g_ptr_array_index(evidence, i));
    g_ptr_array_sort(contents, compare_contents);
    for (guint i = 0; i < contents->len; i++) {
        if (kept == 0 || compare_contents(&contents->pdata[i], &contents->pdata[kept - 1]) != 0)
            contents->pdata[kept++] = contents->pdata[i];
    }
    g_ptr_array_set_size(contents, (gint) kept);
    return contents;
}

static bool
put_contents(Writer *writer, GError **error)
{
    g_autoptr(GPtrArray) contents = contents_of(writer->evidence);

    for (guint i = 0; i < contents->len; i++) {
        if (!put_content(writer, g_ptr_array_index(contents, i), error))
            return false;
    }
    return true;
}

static bool
put_list(Writer *writer, const ArchiveList *list, GError **error)
{
    bool done;

    if (!begin_list(writer, list->name, error))
        return false;
    if (list->object_at != NULL)
        done = put_facts(writer, list, error);
    else if (strcmp(list->name, ARCHIVE_EVIDENCE) == 0)
        done = put_evidence(writer, error);
    else
        done = put_contents(writer, error);
    return done && end_list(writer, error);
}

static bool
put_root(Writer *writer, GError **error)
{
    if (!put(writer, "{\n", error))
        return false;
    for (const ArchiveList *list = archive_lists; list->name != NULL; list++) {
        if (!put_list(writer, list, error))
            return false;
    }
    return put(writer, "  \"schema\": \"" ARCHIVE_SCHEMA "\"\n}\n", error) && flush(writer, error);
}

bool
ceu_archive_write_to(const CeuFacts *facts, const GPtrArray *evidence, bool with_contents,
                     CeuWriteFunc write, gpointer data, GError **error)
{
    Writer writer = {
        .facts = facts,
        .evidence = evidence,
        .with_contents = with_contents,
        .write = write,
        .data = data,
    };
    bool done;

    g_return_val_if_fail(facts != NULL && write != NULL, false);

    writer.pending = g_string_sized_new(PENDING_BYTES);
    done = put_root(&writer, error);
    g_string_free(writer.pending, TRUE);
    return done;
}

static bool
append(gpointer data, const char *bytes, size_t size, GError **error)
{
    (void) error;
    g_string_append_len(data, bytes, (gssize) size);
    return true;
}

char *
ceu_archive_write(const CeuFacts *facts, const GPtrArray *evidence)
{
    GString *text = g_string_new(NULL);

    g_return_val_if_fail(facts != NULL, NULL);

    (void) ceu_archive_write_to(facts, evidence, false, append, text, NULL);
    return g_string_free(text, FALSE);
}

bool
ceu_archive_check_contents(const GPtrArray *evidence, GError **error)
{
    g_autoptr(GPtrArray) contents = contents_of(evidence);

    for (guint i = 0; i < contents->len; i++) {
        if (!archive_file_read(g_ptr_array_index(contents, i), FILE_BYTES, NULL, NULL, error))
            return false;
    }
    return true;
}
