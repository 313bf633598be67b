/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * An archive in pieces: each record is cut out as it comes and read alone, each content goes straight on; what is left,
 * a skeleton with {} for each record, shows at the end whether the whole was JSON.
 */
#include <ceu/exchange.h>

#include <string.h>

#include "exchange/archive-content.h"
#include "exchange/archive-records.h"

#define RECORD_DEPTH 3 /* the root, a list, a record */
#define NAME_BYTES 32

/* From @offset of a kept text on, it stood at this place of the file. */
typedef struct Place {
    size_t offset;
    int line, column; /* of the character before, from 1; column 0: none yet */
} Place;

struct CeuArchiveReader {
    char *path;
    CeuArchiveSink sink;
    bool has_sink;
    CeuArchive *archive;
    GString *skeleton, *record;
    GArray *skeleton_places, *record_places; /* Place */
    size_t bytes;                            /* of all records */
    Place at;                                /* what was read last; offset unused */
    unsigned depth;
    bool root_is_object, in_list, in_record;
    bool in_text, escaped, after_colon;
    GString *text;         /* the text under way, up to NAME_BYTES, escapes as they are */
    char list[NAME_BYTES]; /* the root's key under way */
    char key[NAME_BYTES];  /* the record's */
    size_t index;          /* of the record in its list */
    bool in_content;
    ArchiveIntake intake;
};

void
ceu_archive_free(CeuArchive *archive)
{
    if (archive == NULL)
        return;
    ceu_facts_free(archive->facts);
    g_ptr_array_unref(archive->evidence);
    g_hash_table_unref(archive->contents);
    g_free(archive);
}

static void
content_free(gpointer data)
{
    CeuArchiveContent *content = data;

    g_free(content->sha256);
    g_free(content);
}

static CeuArchive *
archive_new(void)
{
    CeuArchive *archive = g_new0(CeuArchive, 1);

    archive->facts = ceu_facts_new();
    archive->evidence = g_ptr_array_new_with_free_func((GDestroyNotify) ceu_evidence_free);
    archive->contents = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, content_free);
    return archive;
}

static GArray *
places_new(void)
{
    static const Place first = { .line = 1 };
    GArray *places = g_array_new(FALSE, FALSE, sizeof(Place));

    g_array_append_val(places, first);
    return places;
}

CeuArchiveReader *
ceu_archive_reader_new(const char *path, const CeuArchiveSink *sink)
{
    CeuArchiveReader *reader = g_new0(CeuArchiveReader, 1);

    g_return_val_if_fail(path != NULL, NULL);

    reader->path = g_strdup(path);
    reader->has_sink = sink != NULL;
    if (sink != NULL)
        reader->sink = *sink;
    reader->archive = archive_new();
    reader->skeleton = g_string_new(NULL);
    reader->record = g_string_new(NULL);
    reader->text = g_string_new(NULL);
    reader->skeleton_places = places_new();
    reader->record_places = places_new();
    reader->at.line = 1;
    return reader;
}

void
ceu_archive_reader_free(CeuArchiveReader *reader)
{
    if (reader == NULL)
        return;
    g_free(reader->path);
    ceu_archive_free(reader->archive);
    g_string_free(reader->skeleton, TRUE);
    g_string_free(reader->record, TRUE);
    g_string_free(reader->text, TRUE);
    g_array_unref(reader->skeleton_places);
    g_array_unref(reader->record_places);
    archive_intake_clear(&reader->intake);
    g_free(reader);
}

/* @place as it is after @c. */
static void
advance(Place *place, char c)
{
    if (c == '\n') {
        place->line++;
        place->column = 0;
    } else if (((unsigned char) c & 0xC0) != 0x80) {
        place->column++;
    }
}

static void
note_place(GArray *places, size_t offset, const Place *at)
{
    const Place place = { offset, at->line, at->column };

    g_array_append_val(places, place);
}

/* Where byte @offset of @text stood in the file. */
static Place
place_of(const GArray *places, const GString *text, size_t offset)
{
    unsigned i = places->len - 1;
    Place place;

    while (i > 0 && g_array_index(places, Place, i).offset > offset)
        i--;
    place = g_array_index(places, Place, i);
    for (size_t n = place.offset; n < offset && n < text->len; n++)
        advance(&place, text->str[n]);
    return place;
}

static void
set_fault(const CeuArchiveReader *reader, const Place *place, const char *reason, GError **error)
{
    g_set_error(error, CEU_ERROR, CEU_ERROR_PARSE, "%s:%d:%d: %s", reader->path, place->line,
                MAX(place->column, 1), reason);
}

static json_t *
parse(const CeuArchiveReader *reader, const GString *text, const GArray *places, GError **error)
{
    json_error_t fault;
    json_t *json = json_loadb(text->str, text->len, JSON_REJECT_DUPLICATES, &fault);
    Place place;

    if (json != NULL)
        return json;
    place = place_of(places, text, fault.position < 0 ? 0 : (size_t) fault.position);
    set_fault(reader, &place, fault.text, error);
    return NULL;
}

static bool
refuse_list(const char *list, GError **error)
{
    g_set_error(error, CEU_ERROR, CEU_ERROR_PARSE,
                "%s: no list that this version knows; it would be lost", list);
    return false;
}

/* The record that has just ended; in the skeleton {} stands for it. */
static bool
end_record(CeuArchiveReader *reader, GError **error)
{
    ArchiveRecord record = { .list = reader->list, .index = reader->index };
    bool done;

    record.object = parse(reader, reader->record, reader->record_places, error);
    if (record.object == NULL)
        return false;
    if (reader->intake.ended) {
        record.sha256 = reader->intake.sha256;
        record.size = reader->intake.size;
    }
    done = archive_is_list(reader->list) ? archive_read_record(&record, reader->archive, error)
                                         : refuse_list(reader->list, error);
    if (!done)
        g_prefix_error(error, "%s: ", reader->path);
    json_decref(record.object);
    g_string_truncate(reader->record, 0);
    g_array_set_size(reader->record_places, 0);
    archive_intake_clear(&reader->intake);
    reader->intake.ended = false;
    reader->in_record = false;
    g_string_append(reader->skeleton, "{}");
    note_place(reader->skeleton_places, reader->skeleton->len, &reader->at);
    return done;
}

static void
open_container(CeuArchiveReader *reader, char c)
{
    reader->depth++;
    reader->after_colon = false;
    if (reader->depth == 1)
        reader->root_is_object = c == '{';
    if (reader->depth == 2) {
        reader->in_list = reader->root_is_object && c == '[';
        reader->index = 0;
    }
    if (reader->depth != RECORD_DEPTH || !reader->in_list || c != '{')
        return;
    reader->in_record = true;
    *reader->key = '\0';
}

static void
begin_text(CeuArchiveReader *reader)
{
    reader->in_text = true;
    g_string_truncate(reader->text, 0);
    if (!reader->in_record || reader->depth != RECORD_DEPTH || !reader->after_colon ||
        strcmp(reader->list, ARCHIVE_CONTENTS) != 0 || strcmp(reader->key, ARCHIVE_BASE64) != 0 ||
        reader->intake.ended)
        return;
    reader->in_content = true;
    archive_intake_begin(&reader->intake, reader->has_sink ? &reader->sink : NULL);
}

/* Keys of root and record are remembered: they say what is in there. */
static void
end_text(CeuArchiveReader *reader)
{
    reader->in_text = false;
    if (reader->after_colon)
        return;
    if (reader->depth == 1)
        g_strlcpy(reader->list, reader->text->str, NAME_BYTES);
    if (reader->in_record && reader->depth == RECORD_DEPTH)
        g_strlcpy(reader->key, reader->text->str, NAME_BYTES);
}

/* Inside a text. */
static void
step_text(CeuArchiveReader *reader, char c)
{
    if (c == '"' && !reader->escaped) {
        end_text(reader);
        return;
    }
    reader->escaped = c == '\\' && !reader->escaped;
    if (reader->text->len < NAME_BYTES)
        g_string_append_c(reader->text, c);
}

static bool
close_container(CeuArchiveReader *reader, GError **error)
{
    if (reader->depth > 0)
        reader->depth--;
    if (!reader->in_record || reader->depth >= RECORD_DEPTH)
        return true;
    return end_record(reader, error);
}

/* Outside of texts. */
static bool
step_between(CeuArchiveReader *reader, char c, GError **error)
{
    switch (c) {
    case '"':
        begin_text(reader);
        return true;
    case ':':
        reader->after_colon = true;
        return true;
    case ',':
        reader->after_colon = false;
        if (reader->depth == 2)
            reader->index++;
        return true;
    case '}':
    case ']':
        return close_container(reader, error);
    default:
        return true;
    }
}

static bool
check_limits(CeuArchiveReader *reader, GError **error)
{
    reader->bytes++;
    if (reader->record->len <= CEU_ARCHIVE_MAX_RECORD_BYTES &&
        reader->bytes <= CEU_ARCHIVE_MAX_BYTES)
        return true;
    if (reader->bytes > CEU_ARCHIVE_MAX_BYTES)
        g_set_error(error, CEU_ERROR, CEU_ERROR_LIMIT,
                    "%s: its records have more than %d MiB, certificates not counted", reader->path,
                    CEU_ARCHIVE_MAX_BYTES / (1024 * 1024));
    else
        g_set_error(error, CEU_ERROR, CEU_ERROR_LIMIT,
                    "%s:%d: %s[%" G_GSIZE_FORMAT "] has more than %d KiB", reader->path,
                    reader->at.line, reader->list, reader->index,
                    CEU_ARCHIVE_MAX_RECORD_BYTES / 1024);
    return false;
}

/* Keeps @c where it belongs, and moves on. */
static bool
step(CeuArchiveReader *reader, char c, GError **error)
{
    const bool opens = !reader->in_text && (c == '{' || c == '[');

    if (opens)
        open_container(reader, c);
    if (reader->in_record && reader->record->len == 0)
        note_place(reader->record_places, 0, &reader->at);
    g_string_append_c(reader->in_record ? reader->record : reader->skeleton, c);
    advance(&reader->at, c);
    if (!check_limits(reader, error))
        return false;
    if (opens)
        return true;
    if (!reader->in_text)
        return step_between(reader, c, error);
    step_text(reader, c);
    return true;
}

/* Instead of a content the record says true. */
static bool
push_content(CeuArchiveReader *reader, const char *bytes, size_t size, size_t *out_used,
             GError **error)
{
    const bool done = archive_intake_push(&reader->intake, bytes, size, out_used, error);

    reader->at.column += (int) *out_used;
    if (!done) {
        reader->at.column++;
        g_prefix_error(error, "%s:%d:%d: %s[%" G_GSIZE_FORMAT "].%s: ", reader->path,
                       reader->at.line, reader->at.column, reader->list, reader->index,
                       ARCHIVE_BASE64);
        return false;
    }
    if (!reader->intake.ended)
        return true;
    reader->in_content = reader->in_text = false;
    g_string_truncate(reader->record, reader->record->len - 1);
    g_string_append(reader->record, "true");
    note_place(reader->record_places, reader->record->len, &reader->at);
    return true;
}

bool
ceu_archive_reader_push(CeuArchiveReader *reader, const char *bytes, size_t size, GError **error)
{
    size_t i = 0, used;

    g_return_val_if_fail(reader != NULL && bytes != NULL, false);

    while (i < size) {
        if (reader->in_content) {
            if (!push_content(reader, bytes + i, size - i, &used, error))
                return false;
            i += used;
        } else if (!step(reader, bytes[i++], error)) {
            return false;
        }
    }
    return true;
}

/* What is in a list of the skeleton beside the records that were cut out. */
static bool
check_list(const CeuArchiveReader *reader, const char *key, json_t *list, GError **error)
{
    if (!archive_is_list(key) || !json_is_array(list)) {
        (void) refuse_list(key, error);
        g_prefix_error(error, "%s: ", reader->path);
        return false;
    }
    for (size_t i = 0; i < json_array_size(list); i++) {
        if (json_is_object(json_array_get(list, i)))
            continue;
        g_set_error(error, CEU_ERROR, CEU_ERROR_PARSE,
                    "%s: %s[%" G_GSIZE_FORMAT "]: a record is expected", reader->path, key, i);
        return false;
    }
    return true;
}

/* Every list of the archive is known, and the schema is ours. */
static bool
check_root(CeuArchiveReader *reader, json_t *root, GError **error)
{
    const char *schema = json_string_value(json_object_get(root, "schema"));
    const char *key;
    json_t *value;

    if (g_strcmp0(schema, ARCHIVE_SCHEMA) != 0) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_PARSE, "%s: schema: %s is expected", reader->path,
                    ARCHIVE_SCHEMA);
        return false;
    }
    json_object_foreach(root, key, value)
    {
        if (strcmp(key, "schema") != 0 && !check_list(reader, key, value, error))
            return false;
    }
    reader->archive->lists_evidence = json_object_get(root, ARCHIVE_EVIDENCE) != NULL;
    return true;
}

/* The content of one record is listed, with the same size. */
static bool
check_content_of(const CeuArchiveReader *reader, const char *list, guint index, const char *sha256,
                 int64_t size, GError **error)
{
    const CeuArchiveContent *content = g_hash_table_lookup(reader->archive->contents, sha256);

    if (content != NULL && content->size == size)
        return true;
    g_set_error(error, CEU_ERROR, CEU_ERROR_PARSE, "%s: %s[%u].%s: %s", reader->path, list, index,
                content == NULL ? "sha256" : "size",
                content == NULL ? "no content of that SHA-256 is listed"
                                : "its content has another size");
    return false;
}

/* Every file attached, and that of every draft, has its content listed, and no content is there for nothing. */
static bool
check_contents(const CeuArchiveReader *reader, GError **error)
{
    const CeuArchive *archive = reader->archive;
    g_autoptr(GHashTable) used = g_hash_table_new(g_str_hash, g_str_equal);
    uint32_t count;
    const CeuDraft *drafts = ceu_facts_drafts(archive->facts, &count);

    for (guint i = 0; i < archive->evidence->len; i++) {
        const CeuEvidence *evidence = g_ptr_array_index(archive->evidence, i);

        g_hash_table_add(used, evidence->sha256);
        if (evidence->activity_id != 0 &&
            !check_content_of(reader, ARCHIVE_EVIDENCE, i, evidence->sha256, evidence->size, error))
            return false;
    }
    for (uint32_t i = 0; i < count; i++) {
        if (!check_content_of(reader, ARCHIVE_DRAFTS, i, drafts[i].sha256, drafts[i].size, error))
            return false;
    }
    if (g_hash_table_size(used) == g_hash_table_size(archive->contents))
        return true;
    g_set_error(error, CEU_ERROR, CEU_ERROR_PARSE,
                "%s: contents: a content belongs to no record of the lists “evidence” and “drafts” "
                "and would be lost",
                reader->path);
    return false;
}

CeuArchive *
ceu_archive_reader_end(CeuArchiveReader *reader, GError **error)
{
    json_t *root;
    bool done;

    g_return_val_if_fail(reader != NULL && reader->archive != NULL, NULL);

    if (reader->depth > 0) {
        set_fault(reader, &reader->at, "the archive ends before it is whole: it was cut off",
                  error);
        return NULL;
    }
    root = parse(reader, reader->skeleton, reader->skeleton_places, error);
    if (root == NULL)
        return NULL;
    done = check_root(reader, root, error) && check_contents(reader, error);
    json_decref(root);
    return done ? g_steal_pointer(&reader->archive) : NULL;
}

CeuArchive *
ceu_archive_read(const char *text, size_t size, const char *path, GError **error)
{
    g_autoptr(CeuArchiveReader) reader = NULL;

    g_return_val_if_fail(text != NULL && path != NULL, NULL);

    reader = ceu_archive_reader_new(path, NULL);
    return ceu_archive_reader_push(reader, text, size, error)
               ? ceu_archive_reader_end(reader, error)
               : NULL;
}
