/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parsed packs kept on disk. Read in one piece, believed only if every part agrees, replaced by rename. */
#include "rules/cache.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define CACHE_MAGIC "ceunode1"
#define CACHE_SIZE_MAX (16 * 1024 * 1024)
#define BYTE_ORDER_MARK 0x01020304U
#define NSEC_PER_SEC INT64_C(1000000000)
/* A pack changed so shortly before it was cached may change again without a new time stamp. */
#define SETTLED_AFTER_NSEC (NSEC_PER_SEC / 10)

/* The file: this header, the nodes, the texts, the path of the pack. Written and read on one machine. */
typedef struct CacheHeader {
    char magic[8];
    uint64_t checksum; /* of everything behind it */
    char version[16];  /* of the program */
    uint64_t size;
    int64_t modified_nsec;
    int64_t changed_nsec;
    uint64_t inode;
    uint64_t device;
    uint32_t byte_order;
    uint32_t count;
    uint32_t texts_size;
    uint32_t path_size; /* with its NUL */
} CacheHeader;
_Static_assert(sizeof(CacheHeader) == 88, "no holes, and the nodes behind it are aligned");

#define CHECKED_FROM (offsetof(CacheHeader, checksum) + sizeof(uint64_t))

/* Word by word; every step is a bijection, so one changed word never goes unseen. */
static uint64_t
checksum(const char *data, size_t size)
{
    uint64_t sum = size + 0x9E3779B97F4A7C15U;
    uint64_t word;

    for (; size >= sizeof word; data += sizeof word, size -= sizeof word) {
        memcpy(&word, data, sizeof word);
        sum = (sum ^ word) * 0xFF51AFD7ED558CCDU;
        sum ^= sum >> 32;
    }
    word = 0;
    memcpy(&word, data, size);
    sum = (sum ^ word) * 0xC4CEB9FE1A85EC53U;
    return sum ^ (sum >> 29);
}

char *
ceu_cache_path(const char *directory, const char *path)
{
    g_autofree char *name = g_path_get_basename(path);
    uint64_t hash = checksum(path, strlen(path));

    return g_strdup_printf("%s/rules/%s-%016" G_GINT64_MODIFIER "x.events", directory, name, hash);
}

static CacheHeader
make_header(const CeuCacheKey *key, const CeuNodes *nodes)
{
    CacheHeader header = { .size = key->size,
                           .modified_nsec = key->modified_nsec,
                           .changed_nsec = key->changed_nsec,
                           .inode = key->inode,
                           .device = key->device,
                           .byte_order = BYTE_ORDER_MARK,
                           .count = nodes->count,
                           .texts_size = nodes->texts_size,
                           .path_size = (uint32_t) strlen(key->path) + 1 };

    memcpy(header.magic, CACHE_MAGIC, sizeof header.magic);
    g_strlcpy(header.version, CEU_VERSION, sizeof header.version);
    return header;
}

static bool
header_matches(const CacheHeader *header, const CeuCacheKey *key, size_t file_size)
{
    char version[sizeof header->version] = { 0 };
    uint64_t expected = sizeof *header + (uint64_t) header->count * sizeof(CeuNode) +
                        header->texts_size + header->path_size;

    g_strlcpy(version, CEU_VERSION, sizeof version);
    return memcmp(header->magic, CACHE_MAGIC, sizeof header->magic) == 0 &&
           header->byte_order == BYTE_ORDER_MARK && expected == file_size &&
           memcmp(header->version, version, sizeof version) == 0 && header->size == key->size &&
           header->modified_nsec == key->modified_nsec &&
           header->changed_nsec == key->changed_nsec && header->inode == key->inode &&
           header->device == key->device && header->path_size == strlen(key->path) + 1;
}

static bool
read_all(int fd, char *buffer, size_t size)
{
    while (size > 0) {
        ssize_t got = read(fd, buffer, size);

        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        buffer += got;
        size -= (size_t) got;
    }
    return true;
}

static bool
write_all(int fd, const void *buffer, size_t size)
{
    const char *rest = buffer;

    while (size > 0) {
        ssize_t written = write(fd, rest, size);

        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        rest += written;
        size -= (size_t) written;
    }
    return true;
}

/* The whole cache file, if it is one of ours and was written well after the pack changed. */
static char *
read_file(const char *path, const CeuCacheKey *key, size_t *out_size)
{
    g_autofree char *content = NULL;
    struct stat status;
    int64_t written_nsec;
    bool whole;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);

    if (fd < 0)
        return NULL;
    if (fstat(fd, &status) != 0 || !S_ISREG(status.st_mode) || status.st_uid != geteuid() ||
        status.st_size < (off_t) sizeof(CacheHeader) || status.st_size > CACHE_SIZE_MAX) {
        close(fd);
        return NULL;
    }
    written_nsec = status.st_mtim.tv_sec * NSEC_PER_SEC + status.st_mtim.tv_nsec;
    content = g_malloc((size_t) status.st_size);
    whole = written_nsec >= key->changed_nsec + SETTLED_AFTER_NSEC &&
            read_all(fd, content, (size_t) status.st_size);
    close(fd);
    *out_size = (size_t) status.st_size;
    return whole ? g_steal_pointer(&content) : NULL;
}

CeuNodes *
ceu_cache_read(const char *directory, const CeuCacheKey *key)
{
    g_autofree char *path = ceu_cache_path(directory, key->path);
    g_autofree char *content = NULL;
    g_autoptr(CeuNodes) nodes = NULL;
    CacheHeader header;
    size_t size = 0;

    content = read_file(path, key, &size);
    if (content == NULL)
        return NULL;
    memcpy(&header, content, sizeof header);
    if (!header_matches(&header, key, size) ||
        header.checksum != checksum(content + CHECKED_FROM, size - CHECKED_FROM) ||
        memcmp(content + size - header.path_size, key->path, header.path_size) != 0)
        return NULL;
    nodes = ceu_nodes_new_take(g_steal_pointer(&content), sizeof header, header.count,
                               header.texts_size);
    return ceu_nodes_are_sound(nodes) ? g_steal_pointer(&nodes) : NULL;
}

static GByteArray *
serialize(const CeuCacheKey *key, const CeuNodes *nodes)
{
    CacheHeader header = make_header(key, nodes);
    GByteArray *bytes = g_byte_array_new();

    g_byte_array_append(bytes, (const guint8 *) &header, sizeof header);
    g_byte_array_append(bytes, (const guint8 *) nodes->nodes,
                        (guint) (nodes->count * sizeof(CeuNode)));
    g_byte_array_append(bytes, (const guint8 *) nodes->texts, nodes->texts_size);
    g_byte_array_append(bytes, (const guint8 *) key->path, header.path_size);
    header.checksum =
        checksum((const char *) bytes->data + CHECKED_FROM, bytes->len - CHECKED_FROM);
    memcpy(bytes->data, &header, sizeof header);
    return bytes;
}

void
ceu_cache_write(const char *directory, const CeuCacheKey *key, const CeuNodes *nodes)
{
    g_autofree char *path = ceu_cache_path(directory, key->path);
    g_autofree char *folder = g_path_get_dirname(path);
    g_autofree char *temporary = g_strdup_printf("%s.XXXXXX", path);
    g_autoptr(GByteArray) bytes = serialize(key, nodes);
    bool written;
    int fd;

    if (bytes->len > CACHE_SIZE_MAX || g_mkdir_with_parents(folder, 0700) != 0)
        return;
    fd = g_mkstemp_full(temporary, O_RDWR | O_CLOEXEC, 0600);
    if (fd < 0)
        return;
    written = write_all(fd, bytes->data, bytes->len);
    written = close(fd) == 0 && written;
    if (!written || rename(temporary, path) != 0)
        unlink(temporary);
}
