/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The list: {"schema": "ceu.pack/1", "folder": NAME, "day": DAY, "entries": [ENTRY…]}; an entry has a "name" and
 * "text": its content; or "uri", "sha256" and "size": a file, which must be so; or "descriptor": an open file.
 */
#include "pack/packet.h"

#include "common/output.h"

#include <ceu/date.h>
#include <ceu/error.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define SCHEMA "ceu.pack/1"
#define SUMS "SHA256SUMS"
#define PIECE_BYTES (64 * 1024)
#define DAY_SECONDS 86400
#define NOON 43200

/* A packet as it grows. */
typedef struct Packet {
    Zip *zip;
    GString *sums;     /* "HASH  NAME" lines */
    GHashTable *names; /* (element-type utf8): those used */
    char *piece;       /* PIECE_BYTES */
} Packet;

static bool
fault(GError **error, const char *what)
{
    g_set_error(error, CEU_ERROR, CEU_ERROR_PARSE, "%s", what);
    return false;
}

/* Nothing that a system, a shell or the list of checksums could read something into, nor a way out of the folder. */
static bool
is_plain(const char *name)
{
    static const char letters[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-/";

    return *name != '\0' && *name != '/' && *name != '-' && *name != '.' &&
           strspn(name, letters) == strlen(name) && strstr(name, "..") == NULL &&
           strstr(name, "//") == NULL && !g_str_has_suffix(name, "/");
}

static bool
take_name(Packet *packet, const char *name, GError **error)
{
    if (!is_plain(name) || strcmp(name, SUMS) == 0)
        return fault(error, "a name is not a plain one");
    if (!g_hash_table_add(packet->names, g_strdup(name)))
        return fault(error, "a name is there twice");
    return true;
}

static void
add_sum(Packet *packet, GChecksum *checksum, const char *name)
{
    g_string_append_printf(packet->sums, "%s  %s\n", g_checksum_get_string(checksum), name);
}

static bool
pack_text(Packet *packet, const char *name, const char *text, GError **error)
{
    g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);
    const size_t size = strlen(text);

    g_checksum_update(checksum, (const guchar *) text, (gssize) size);
    add_sum(packet, checksum, name);
    return zip_begin(packet->zip, name, (int64_t) size, error) &&
           zip_write(packet->zip, text, size, error) && zip_end(packet->zip, error);
}

static bool
fail_changed(const char *name, GError **error)
{
    g_set_error(error, CEU_ERROR, CEU_ERROR_CORRUPT,
                "the file for %s is gone, or was changed or damaged just now; try again, and see: "
                "ceu verify",
                name);
    return false;
}

/* @sha256: (nullable): what it must be. */
static bool
pack_descriptor(Packet *packet, const char *name, int fd, int64_t size, const char *sha256,
                GError **error)
{
    g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);
    int64_t left = size;

    if (!zip_begin(packet->zip, name, size, error))
        return false;
    while (left > 0) {
        const ssize_t got = read(fd, packet->piece, (size_t) MIN(left, PIECE_BYTES));

        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return fail_changed(name, error);
        g_checksum_update(checksum, (const guchar *) packet->piece, got);
        if (!zip_write(packet->zip, packet->piece, (size_t) got, error))
            return false;
        left -= got;
    }
    if (sha256 != NULL && strcmp(g_checksum_get_string(checksum), sha256) != 0)
        return fail_changed(name, error);
    add_sum(packet, checksum, name);
    return zip_end(packet->zip, error);
}

static bool
pack_file(Packet *packet, const char *name, const json_t *entry, GError **error)
{
    const char *uri, *sha256;
    g_autofree char *path = NULL;
    json_int_t size;
    bool packed;
    int fd;

    if (!helper_unpack(entry, error, "{s:s,s:s,s:I}", "uri", &uri, "sha256", &sha256, "size",
                       &size))
        return false;
    path = g_filename_from_uri(uri, NULL, NULL);
    if (path == NULL || size < 0)
        return fault(error, "a file has no path, or no size");
    fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY);
    if (fd < 0)
        return fail_changed(name, error);
    packed = pack_descriptor(packet, name, fd, size, sha256, error);
    (void) close(fd);
    return packed;
}

static bool
pack_open_file(Packet *packet, const char *name, int fd, GError **error)
{
    struct stat status;

    if (fd <= STDERR_FILENO || fstat(fd, &status) != 0 || lseek(fd, 0, SEEK_SET) != 0)
        return fault(error, "a descriptor is not that of a file");
    return pack_descriptor(packet, name, fd, status.st_size, NULL, error);
}

static bool
pack_entry(Packet *packet, const json_t *entry, GError **error)
{
    const json_t *text = json_object_get(entry, "text");
    const json_t *descriptor = json_object_get(entry, "descriptor");
    const char *name;

    if (!helper_unpack(entry, error, "{s:s}", "name", &name) || !take_name(packet, name, error))
        return false;
    if (json_is_string(text))
        return pack_text(packet, name, json_string_value(text), error);
    if (json_is_integer(descriptor))
        return pack_open_file(packet, name, (int) json_integer_value(descriptor), error);
    return pack_file(packet, name, entry, error);
}

static bool
pack_all(Packet *packet, const json_t *entries, GError **error)
{
    for (size_t i = 0; i < json_array_size(entries); i++) {
        if (!pack_entry(packet, json_array_get(entries, i), error))
            return false;
    }
    /* Its own line it cannot have. */
    return zip_begin(packet->zip, SUMS, (int64_t) packet->sums->len, error) &&
           zip_write(packet->zip, packet->sums->str, packet->sums->len, error) &&
           zip_end(packet->zip, error) && zip_commit(packet->zip, error);
}

/* The day's noon, so that it is that day in every zone; or SOURCE_DATE_EPOCH. */
static int64_t
date_of_entries(CeuDate day)
{
    const char *epoch = g_getenv("SOURCE_DATE_EPOCH");
    gint64 seconds = (gint64) day.days * DAY_SECONDS + NOON;

    if (epoch != NULL)
        (void) g_ascii_string_to_signed(epoch, 10, 0, G_MAXINT32, &seconds, NULL);
    return seconds;
}

bool
packet_write(const json_t *list, const char *path, GError **error)
{
    Packet packet = { 0 };
    g_autoptr(Zip) zip = NULL;
    const char *schema, *folder, *text;
    const json_t *entries;
    CeuDate day;
    bool done;

    if (!helper_unpack(list, error, "{s:s,s:s,s:s,s:o}", "schema", &schema, "folder", &folder,
                       "day", &text, "entries", &entries))
        return false;
    if (strcmp(schema, SCHEMA) != 0 || !json_is_array(entries) || !is_plain(folder))
        return fault(error, "its schema is not " SCHEMA ", or it has no entries or no folder");
    if (!ceu_date_parse(text, &day, error))
        return false;
    zip = zip_new(path, folder, date_of_entries(day), error);
    if (zip == NULL)
        return false;
    packet.zip = zip;
    packet.sums = g_string_new(NULL);
    packet.names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    packet.piece = g_malloc(PIECE_BYTES);
    done = pack_all(&packet, entries, error);
    g_string_free(packet.sums, TRUE);
    g_hash_table_unref(packet.names);
    g_free(packet.piece);
    return done;
}
