/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Foreign files → activities, and back. Nothing here touches the store. */
#pragma once

#include <ceu/facts.h>

G_BEGIN_DECLS

#define CEU_IMPORT_MAX_BYTES (5 * 1024 * 1024)
#define CEU_IMPORT_MAX_ROWS 100000
#define CEU_IMPORT_MAX_FIELD_BYTES (64 * 1024)
#define CEU_IMPORT_MAX_COLUMNS 100

/* What separates whole units from parts of one. */
typedef enum { CEU_DECIMAL_AUTO, CEU_DECIMAL_POINT, CEU_DECIMAL_COMMA } CeuDecimal;

typedef enum {
    CEU_ENCODING_AUTO, /* byte-order mark, or UTF-16 by its zero bytes, or UTF-8, or else Windows-1252 */
    CEU_ENCODING_UTF8,
    CEU_ENCODING_UTF16LE,
    CEU_ENCODING_UTF16BE,
    CEU_ENCODING_WINDOWS,
    CEU_ENCODING_COUNT
} CeuEncoding;

/* "utf-8", "utf-16le" …; also the values of --encoding. "auto" for AUTO. */
CEU_API const char *ceu_encoding_name(CeuEncoding encoding);
CEU_API bool ceu_encoding_from_name(const char *name, CeuEncoding *out);

typedef struct CeuCsvOptions {
    const char *map; /* "title=Course,done=3": by heading or number; NULL: by the headings only */
    CeuDateOrder
        date_order; /* AUTO: decided by the whole file, US order if nothing speaks against it, and said */
    CeuDecimal decimal; /* AUTO: decided by the whole file; what stays open is a fault */
    CeuEncoding encoding;
    char delimiter; /* 0: found; else ',', ';', '|' or TAB */
    bool no_header; /* the first line is a row; the map names columns by number */
} CeuCsvOptions;

/* One column of a file, as it was understood. */
typedef struct CeuImportColumn {
    int number;        /* from 1 */
    char *heading;     /* "": none */
    const char *field; /* "done", "title" …; NULL: not used */
} CeuImportColumn;

/* A fault of one row: the row is not imported. */
typedef struct CeuImportFault {
    int line;    /* physical line, from 1 */
    int column;  /* character column in that line, from 1 */
    char *field; /* header of the column; NULL: the whole row */
    char *message;
} CeuImportFault;

/* One readable row. */
typedef struct CeuImportRow {
    int line;
    CeuActivity
        activity; /* strings owned by the import; id 0; uid NULL, or what tells it from all others for ever */
} CeuImportRow;

typedef struct CeuImport {
    char *path;        /* name for messages */
    bool calendar;     /* rows are planned: events of a calendar */
    GArray *rows;      /* CeuImportRow, in file order */
    GPtrArray *faults; /* CeuImportFault, in file order */
    GPtrArray *
        remarks; /* char *: what was understood: "column “Completed” is the date (US order)", ignored columns … */
    GPtrArray *columns;   /* CeuImportColumn; empty for a calendar */
    bool own;             /* written by ceu_csv_write(): identical rows were different activities */
    CeuEncoding encoding; /* of a CSV; never AUTO */
    char delimiter;       /* of a CSV */
    CeuDateOrder date_order; /* of a CSV; AUTO: no date depends on it */
    CeuDecimal decimal;      /* of a CSV; AUTO: no number depends on it */
    GStringChunk *strings;
} CeuImport;

/**
 * ceu_csv_read:
 * @text: the file's bytes
 * @size: at most CEU_IMPORT_MAX_BYTES
 * @path: name for messages
 * @options: (nullable)
 * @error: CEU_ERROR_PARSE if the file as a whole cannot be read (no header, required column missing,
 *   unterminated quote), CEU_ERROR_LIMIT
 *
 * Comma, semicolon, bar or tab; quotes by RFC 4180; LF or CRLF; lines above the headings and a line of totals are passed
 * over with a remark. Columns: see ceu(1), "CSV".
 *
 * Returns: (transfer full): rows and faults; NULL only with @error.
 */
CEU_API CeuImport *ceu_csv_read(const char *text, size_t size, const char *path,
                                const CeuCsvOptions *options, GError **error);
CEU_API void ceu_import_free(CeuImport *import);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CeuImport, ceu_import_free)

#define CEU_EVENTS_MAX_BYTES (32 * 1024 * 1024)

/**
 * ceu_events_read:
 * @json: what the helper ceu-extract wrote; it is believed in nothing
 * @size: at most CEU_EVENTS_MAX_BYTES
 * @path: name of the calendar for messages
 * @most_series: CEU_ERROR_LIMIT beyond so many different events, with how to choose among them; 0: any number
 * @error: the helper's own (CEU_ERROR_PARSE, CEU_ERROR_LIMIT, CEU_ERROR_FAILED), or CEU_ERROR_FAILED for what
 *   is not "ceu.extract/1"
 *
 * Planned activities, one for each event and day, done on the day it ends. Units are its length in hours, one hour where
 * the calendar says none; the note says that they are to be confirmed. The uid comes from the event's own UID and its
 * day in a series: the same event has the same one in each file.
 *
 * Returns: (transfer full): rows and faults; NULL only with @error.
 */
CEU_API CeuImport *ceu_events_read(const char *json, size_t size, const char *path,
                                   unsigned most_series, GError **error);

/**
 * ceu_csv_write:
 * @facts: activities are written in order
 * @excel: begin with a BOM
 *
 * RFC 4180 with CRLF; ceu_csv_read() of the result gives the same activities. Text cells that a spreadsheet
 * would run as a formula (= + - @ TAB CR) get a leading apostrophe, which ceu_csv_read() takes off again.
 *
 * Returns: (transfer full)
 */
CEU_API char *ceu_csv_write(const CeuFacts *facts, bool excel);

/* Takes a piece of a text; false with @error stops the writer. */
typedef bool (*CeuWriteFunc)(gpointer data, const char *bytes, size_t size, GError **error);

/**
 * ceu_archive_write:
 * @facts: everything
 * @evidence: (nullable) (element-type CeuEvidence): every file attached, and those of drafts; NULL: none
 *
 * Complete export as JSON, schema "ceu.archive/1" of docs/cli-json.md: dates YYYY-MM-DD, units as strings; the files
 * attached by name and hash, without their content.
 *
 * Returns: (transfer full): sorted keys, indented, ends with a line feed.
 */
CEU_API char *ceu_archive_write(const CeuFacts *facts, const GPtrArray *evidence);

/**
 * ceu_archive_write_to:
 * @facts: everything
 * @evidence: (element-type CeuEvidence): every file attached, and those of drafts
 * @with_contents: read each file at its path and put its content in, once
 * @write: gets the text in pieces: one record, or 48 KiB of a file, is in memory at a time
 * @data: for @write
 * @error: of @write, or CEU_ERROR_CORRUPT for a file that is missing or is not what was attached
 *
 * What ceu_archive_write() returns, with the content of the files if asked for.
 */
CEU_API bool ceu_archive_write_to(const CeuFacts *facts, const GPtrArray *evidence,
                                  bool with_contents, CeuWriteFunc write, gpointer data,
                                  GError **error);

/**
 * ceu_archive_check_contents:
 * @evidence: (element-type CeuEvidence): every file attached, and those of drafts
 * @error: CEU_ERROR_CORRUPT for the first file that is missing or is not what was attached
 *
 * To be asked before anything is written where a half text could be taken for a whole one.
 */
CEU_API bool ceu_archive_check_contents(const GPtrArray *evidence, GError **error);

/* Reads the whole file and compares it with what was attached. Returns: (nullable) (transfer none): "is missing" and the
 * like; NULL: it is whole. */
CEU_API const char *ceu_evidence_fault(const CeuEvidence *evidence);

/* One content of an archive, which any number of files attached may have. */
typedef struct CeuArchiveContent {
    char *sha256; /* 64 hex digits */
    int64_t size; /* bytes, at most CEU_EVIDENCE_MAX_BYTES */
    bool
        here; /* it was in the archive, and was what it should be; false: the archive was written without it */
} CeuArchiveContent;

/* What an archive says. */
typedef struct CeuArchive {
    CeuFacts *facts;
    GPtrArray *evidence;  /* CeuEvidence, without paths */
    GHashTable *contents; /* sha256 → CeuArchiveContent */
    bool lists_evidence;  /* false: of a version that only counted the files attached */
} CeuArchive;

CEU_API void ceu_archive_free(CeuArchive *archive);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CeuArchive, ceu_archive_free)

/* Takes the contents of an archive while it is read. Nothing about them is known to be right before the end. */
typedef struct CeuArchiveSink {
    bool (*bytes)(gpointer data, const void *bytes, size_t size, GError **error); /* in order */
    bool (*end)(gpointer data, const char *sha256,
                GError **error); /* of the bytes since the last end */
    gpointer data;
} CeuArchiveSink;

#define CEU_ARCHIVE_MAX_RECORD_BYTES (1024 * 1024) /* of one record, without a content */
#define CEU_ARCHIVE_MAX_BYTES (64 * 1024 * 1024)   /* of all records, without contents */

/* An archive that comes in pieces. */
typedef struct CeuArchiveReader CeuArchiveReader;

/* @path: name for messages; @sink: (nullable): NULL: contents are only checked. (transfer full) */
CEU_API CeuArchiveReader *ceu_archive_reader_new(const char *path, const CeuArchiveSink *sink);
CEU_API void ceu_archive_reader_free(CeuArchiveReader *reader);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CeuArchiveReader, ceu_archive_reader_free)

/**
 * ceu_archive_reader_push:
 * @reader: without a failure so far
 * @bytes: the next piece, cut anywhere
 * @size: how many
 * @error: CEU_ERROR_PARSE with the place: a line and column, or a record and its key; CEU_ERROR_LIMIT; of the sink
 *
 * One record and the facts so far are in memory, never a content.
 */
CEU_API bool ceu_archive_reader_push(CeuArchiveReader *reader, const char *bytes, size_t size,
                                     GError **error);

/**
 * ceu_archive_reader_end:
 * @reader: without a failure so far
 * @error: CEU_ERROR_PARSE: it was cut off, is of another schema, or its parts do not fit together
 *
 * What ceu_archive_write_to() wrote; writing the result gives the same bytes. A key that is not known is a fault, since
 * what it says would be lost. Whether numbers are unique and refer to something is the store's part.
 *
 * Returns: (transfer full): NULL on error.
 */
CEU_API CeuArchive *ceu_archive_reader_end(CeuArchiveReader *reader, GError **error);

/* All of it at once, from memory; contents are checked and dropped. (transfer full) */
CEU_API CeuArchive *ceu_archive_read(const char *text, size_t size, const char *path,
                                     GError **error);

/**
 * ceu_export_write_file:
 * @path: the file; whatever it names is replaced
 * @content: (array length=size): the whole content
 * @size: bytes
 * @error: CEU_ERROR_NOT_FOUND for a folder that does not exist, _FULL, _READ_ONLY, _IO; what was there stays
 *
 * Atomic and durable, readable by the user alone (0600).
 */
CEU_API bool ceu_export_write_file(const char *path, const char *content, size_t size,
                                   GError **error);

/* The same for a content that comes in pieces: beside the file until it is whole. */
typedef struct CeuExportFile CeuExportFile;

/* @error as above. (transfer full) */
CEU_API CeuExportFile *ceu_export_file_new(const char *path, GError **error);
/* A CeuWriteFunc for ceu_export_file_new()'s. */
CEU_API bool ceu_export_file_write(gpointer file, const char *bytes, size_t size, GError **error);
/* The file is there under its name, for good. */
CEU_API bool ceu_export_file_commit(CeuExportFile *file, GError **error);
/* Without a commit what was there stays. */
CEU_API void ceu_export_file_free(CeuExportFile *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CeuExportFile, ceu_export_file_free)

G_END_DECLS
