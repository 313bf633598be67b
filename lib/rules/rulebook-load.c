/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Directories of packs to one rulebook: which files are read, from the cache or anew, and what overrides what. */
#include <ceu/rules.h>

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "rules/cache.h"
#include "rules/file.h"
#include "rules/pack.h"
#include "rules/yaml.h"

#define PACK_SUFFIX ".yaml"
#define NSEC_PER_SEC INT64_C(1000000000)

typedef struct Loader {
    const char *const *bodies; /* wanted; NULL: all */
    const char *cache_directory;
    GPtrArray *faults;
    guint first_fault;
    GPtrArray *loaded; /* CeuBody, owned */
} Loader;

static bool
is_wanted(const Loader *loader, const char *id, size_t length)
{
    if (loader->bodies == NULL)
        return true;
    for (unsigned i = 0; loader->bodies[i] != NULL; i++) {
        if (strlen(loader->bodies[i]) == length &&
            g_ascii_strncasecmp(loader->bodies[i], id, length) == 0)
            return true;
    }
    return false;
}

static CeuBody *
find_loaded(const Loader *loader, const char *id)
{
    for (guint i = 0; i < loader->loaded->len; i++) {
        CeuBody *body = g_ptr_array_index(loader->loaded, i);

        if (strcmp(body->id, id) == 0)
            return body;
    }
    return NULL;
}

static CeuCacheKey
make_key(const char *path, const struct stat *status)
{
    return (CeuCacheKey){
        .path = path,
        .size = (uint64_t) status->st_size,
        .modified_nsec = status->st_mtim.tv_sec * NSEC_PER_SEC + status->st_mtim.tv_nsec,
        .changed_nsec = status->st_ctim.tv_sec * NSEC_PER_SEC + status->st_ctim.tv_nsec,
        .inode = status->st_ino,
        .device = status->st_dev,
    };
}

/* A pack on its way into the rulebook. */
typedef struct Pack {
    const char *path;
    CeuCacheKey key;
    CeuNodes *nodes;
    bool known; /* from the cache, so it was read without a fault when it was new */
} Pack;

static void
pack_clear(Pack *pack)
{
    g_clear_pointer(&pack->nodes, ceu_nodes_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Pack, pack_clear)

/* The document of a pack, cached or parsed. No nodes without @error: it has faults of syntax. */
static void
get_nodes(Loader *loader, Pack *pack, GError **error)
{
    g_autoptr(GByteArray) bytes = NULL;
    struct stat status;

    if (loader->cache_directory != NULL && stat(pack->path, &status) == 0) {
        pack->key = make_key(pack->path, &status);
        pack->nodes = ceu_cache_read(loader->cache_directory, &pack->key);
        pack->known = pack->nodes != NULL;
        if (pack->known)
            return;
    }
    bytes = ceu_rules_read_file(pack->path, &status, error);
    if (bytes == NULL)
        return;
    pack->key = make_key(pack->path, &status);
    pack->nodes =
        ceu_yaml_parse((const char *) bytes->data, bytes->len, pack->path, loader->faults);
}

static void
take_body(Loader *loader, CeuBody *body)
{
    CeuBody *older = find_loaded(loader, body->id);

    if (older != NULL)
        g_ptr_array_remove(loader->loaded, older);
    g_ptr_array_add(loader->loaded, body);
}

static void
fault_no_base(Loader *loader, const CeuNodes *nodes, uint32_t at, const char *path, const char *id)
{
    CeuNearest nearest = ceu_nearest_init(id);
    g_autofree char *suggestion = NULL;
    g_autofree char *message = NULL;

    for (guint i = 0; i < loader->loaded->len; i++)
        ceu_nearest_offer(&nearest, ((const CeuBody *) g_ptr_array_index(loader->loaded, i))->id);
    suggestion = pack_suggestion(&nearest);
    message = g_strdup_printf("there is no body “%s” to extend%s", id, suggestion);
    ceu_faults_add(loader->faults, path, nodes->nodes[at].line, nodes->nodes[at].column, false,
                   message);
}

/* Of a pack that nobody asked for now, and whose faults are therefore nobody's business now. */
static bool
is_faultless(const Pack *pack)
{
    g_autoptr(GPtrArray) faults = g_ptr_array_new_with_free_func((GDestroyNotify) ceu_fault_free);
    g_autoptr(CeuBody) body = ceu_pack_read(pack->nodes, pack->path, NULL, 0, faults);

    return body != NULL;
}

/* Whether the pack may be kept in the cache: there, a pack of its own body is known to be faultless. */
static bool
take_pack(Loader *loader, const Pack *pack)
{
    bool extends;
    uint32_t at;
    const char *id = ceu_pack_subject(pack->nodes, &extends, &at);
    CeuBody *base = extends && id != NULL ? find_loaded(loader, id) : NULL;
    CeuBody *body;

    if (id != NULL && !is_wanted(loader, id, strlen(id)))
        return extends || pack->known || is_faultless(pack);
    if (extends && id != NULL && base == NULL) {
        fault_no_base(loader, pack->nodes, at, pack->path, id);
        return true;
    }
    body = ceu_pack_read(pack->nodes, pack->path, base,
                         (pack->known ? CEU_PACK_KNOWN : 0) |
                             (pack->known && loader->bodies != NULL ? CEU_PACK_RULES_ONLY : 0),
                         loader->faults);
    if (body == NULL)
        return extends;
    if (base != NULL)
        ceu_pack_merge(base, body);
    else
        take_body(loader, body);
    return true;
}

static int
compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *) a, *(const char *const *) b);
}

/* Names of the packs in @directory, sorted; none if there is no such directory. NULL with @error. */
static GPtrArray *
list_packs(const char *directory, GError **error)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GDir) dir = NULL;
    const char *name;

    errno = 0;
    dir = g_dir_open(directory, 0, NULL);
    if (dir == NULL) {
        if (errno == ENOENT)
            return g_steal_pointer(&names);
        ceu_rules_set_io_error(error, directory, errno);
        return NULL;
    }
    while ((name = g_dir_read_name(dir)) != NULL) {
        if (name[0] != '.' && g_str_has_suffix(name, PACK_SUFFIX))
            g_ptr_array_add(names, g_strdup(name));
    }
    g_ptr_array_sort(names, compare_names);
    return g_steal_pointer(&names);
}

/* @by_name: packs are named after their bodies, so that the others need not even be opened. */
static bool
load_directory(Loader *loader, const char *directory, bool by_name, GError **error)
{
    g_autoptr(GPtrArray) names = list_packs(directory, error);

    if (names == NULL)
        return false;
    for (guint i = 0; i < names->len; i++) {
        const char *name = g_ptr_array_index(names, i);
        g_autofree char *path = NULL;
        g_auto(Pack) pack = { .path = NULL };
        g_autoptr(GError) local = NULL;

        if (by_name && !is_wanted(loader, name, strlen(name) - strlen(PACK_SUFFIX)))
            continue;
        path = g_build_filename(directory, name, NULL);
        pack.path = path;
        get_nodes(loader, &pack, &local);
        if (pack.nodes != NULL && take_pack(loader, &pack) && !pack.known &&
            loader->cache_directory != NULL)
            ceu_cache_write(loader->cache_directory, &pack.key, pack.nodes);
        if (local != NULL) {
            g_propagate_error(error, g_steal_pointer(&local));
            return false;
        }
    }
    return true;
}

static const CeuFault *
first_error(const Loader *loader)
{
    for (guint i = loader->first_fault; i < loader->faults->len; i++) {
        const CeuFault *fault = g_ptr_array_index(loader->faults, i);

        if (!fault->warning)
            return fault;
    }
    return NULL;
}

static bool
set_fault_error(const Loader *loader, GError **error)
{
    unsigned count = ceu_faults_errors(loader->faults, loader->first_fault);
    const CeuFault *fault = first_error(loader);
    g_autofree char *more = NULL;

    if (fault == NULL)
        return true;
    more = count > 1 ? g_strdup_printf(" (and %u more)", count - 1) : g_strdup("");
    g_set_error(error, CEU_ERROR, CEU_ERROR_RULE,
                "a rule pack is faulty, so no due date can be trusted: %s:%d:%d: %s%s; correct or "
                "remove it, and see “ceu rules check”",
                fault->path, fault->line, fault->column, fault->message, more);
    return false;
}

CeuRulebook *
ceu_rulebook_load(const char *const *directories, const char *const *bodies,
                  const char *cache_directory, GPtrArray *faults, GError **error)
{
    g_autoptr(GPtrArray) own_faults =
        g_ptr_array_new_with_free_func((GDestroyNotify) ceu_fault_free);
    g_autoptr(GPtrArray) loaded = g_ptr_array_new_with_free_func((GDestroyNotify) ceu_body_free);
    GPtrArray *kept = faults != NULL ? faults : own_faults;
    Loader loader = { .bodies = bodies,
                      .cache_directory = cache_directory,
                      .faults = kept,
                      .first_fault = kept->len,
                      .loaded = loaded };
    CeuRulebook *rulebook;

    g_return_val_if_fail(directories != NULL, NULL);

    for (unsigned i = 0; directories[i] != NULL; i++) {
        if (!load_directory(&loader, directories[i], i == 0, error))
            return NULL;
    }
    if (!set_fault_error(&loader, error))
        return NULL;
    rulebook = ceu_rulebook_new();
    while (loaded->len > 0)
        ceu_rulebook_take(rulebook, g_ptr_array_steal_index(loaded, 0));
    return rulebook;
}
