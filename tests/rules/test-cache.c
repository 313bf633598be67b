/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cache of parsed packs: believed only if everything fits, and never needed. */
#include "fixture.h"

#include <sys/stat.h>

#include "rules/cache.h"
#include "rules/yaml.h"

#define SETTLE_USEC                                                                                \
    (150 * G_TIME_SPAN_MILLISECOND) /* until a cached pack is old enough to be believed */

typedef struct Fixture {
    char *directory; /* cache */
    char *path;      /* cache file */
    CeuCacheKey key;
    CeuNodes *nodes;
} Fixture;

static void
set_up(Fixture *fixture, gconstpointer data)
{
    g_autoptr(GPtrArray) faults = faults_new();

    (void) data;
    fixture->directory = directory_new();
    fixture->key = (CeuCacheKey){ .path = "/packs/a.yaml",
                                  .size = 5,
                                  .modified_nsec = 1000,
                                  .changed_nsec = 2000,
                                  .inode = 7,
                                  .device = 8 };
    fixture->path = ceu_cache_path(fixture->directory, fixture->key.path);
    fixture->nodes = ceu_yaml_parse("a: [b, {c: d}]", 14, "a.yaml", faults);
    g_assert_nonnull(fixture->nodes);
    ceu_cache_write(fixture->directory, &fixture->key, fixture->nodes);
}

static void
tear_down(Fixture *fixture, gconstpointer data)
{
    (void) data;
    remove_tree(fixture->directory);
    g_free(fixture->directory);
    g_free(fixture->path);
    ceu_nodes_free(fixture->nodes);
}

static bool
is_hit(const Fixture *fixture, const CeuCacheKey *key)
{
    g_autoptr(CeuNodes) nodes = ceu_cache_read(fixture->directory, key);

    if (nodes == NULL)
        return false;
    assert_same_bytes(nodes->nodes, nodes->count * sizeof(CeuNode), fixture->nodes->nodes,
                      fixture->nodes->count * sizeof(CeuNode));
    assert_same_bytes(nodes->texts, nodes->texts_size, fixture->nodes->texts,
                      fixture->nodes->texts_size);
    return true;
}

static void
test_hit(Fixture *fixture, gconstpointer data)
{
    struct stat status;

    (void) data;
    g_assert_true(is_hit(fixture, &fixture->key));
    g_assert_cmpint(g_stat(fixture->path, &status), ==, 0);
    g_assert_cmpuint(status.st_mode & 0777, ==, 0600);
}

static void
test_other_key(Fixture *fixture, gconstpointer data)
{
    CeuCacheKey keys[6];

    (void) data;
    for (gsize i = 0; i < G_N_ELEMENTS(keys); i++)
        keys[i] = fixture->key;
    keys[0].path = "/packs/b.yaml";
    keys[1].size++;
    keys[2].modified_nsec++;
    keys[3].changed_nsec++;
    keys[4].inode++;
    keys[5].device++;
    for (gsize i = 0; i < G_N_ELEMENTS(keys); i++)
        g_assert_false(is_hit(fixture, &keys[i]));
    g_assert_true(is_hit(fixture, &fixture->key));
}

/* A file moved to another pack's name is not taken for that pack. */
static void
test_moved(Fixture *fixture, gconstpointer data)
{
    CeuCacheKey other = fixture->key;
    g_autofree char *path = NULL;

    (void) data;
    other.path = "/packs/b.yaml"; /* as long as the true one */
    path = ceu_cache_path(fixture->directory, other.path);
    g_assert_cmpint(g_rename(fixture->path, path), ==, 0);
    g_assert_false(is_hit(fixture, &other));
}

static void
test_every_byte(Fixture *fixture, gconstpointer data)
{
    g_autofree char *content = NULL;
    gsize size;

    (void) data;
    g_assert_true(g_file_get_contents(fixture->path, &content, &size, NULL));
    for (gsize i = 0; i < size; i++) {
        content[i] ^= 0x10;
        g_assert_true(g_file_set_contents_full(fixture->path, content, (gssize) size,
                                               G_FILE_SET_CONTENTS_NONE, 0600, NULL));
        g_assert_false(is_hit(fixture, &fixture->key));
        content[i] ^= 0x10;
    }
    for (gsize i = 0; i < size; i++) {
        g_assert_true(g_file_set_contents_full(fixture->path, content, (gssize) i,
                                               G_FILE_SET_CONTENTS_NONE, 0600, NULL));
        g_assert_false(is_hit(fixture, &fixture->key));
    }
    g_assert_true(g_file_set_contents(fixture->path, content, (gssize) size, NULL));
    g_assert_true(is_hit(fixture, &fixture->key));
}

/* A pack that changed just before it was cached may have changed again within one tick of the clock. */
static void
test_too_fresh(Fixture *fixture, gconstpointer data)
{
    CeuCacheKey fresh = fixture->key;
    struct stat status;

    (void) data;
    g_assert_cmpint(g_stat(fixture->path, &status), ==, 0);
    fresh.changed_nsec = status.st_mtim.tv_sec * INT64_C(1000000000) + status.st_mtim.tv_nsec;
    ceu_cache_write(fixture->directory, &fresh, fixture->nodes);
    g_assert_false(is_hit(fixture, &fresh));
    g_usleep(SETTLE_USEC);
    ceu_cache_write(fixture->directory, &fresh, fixture->nodes);
    g_assert_true(is_hit(fixture, &fresh));
}

static void
test_nowhere_to_write(Fixture *fixture, gconstpointer data)
{
    g_autofree char *folder = g_path_get_dirname(fixture->path);
    g_autofree char *below_a_file = g_build_filename(fixture->path, "deeper", NULL);

    (void) data;
    ceu_cache_write(below_a_file, &fixture->key, fixture->nodes);
    g_assert_null(ceu_cache_read(below_a_file, &fixture->key));
    g_assert_cmpint(g_remove(fixture->path), ==, 0);
    g_assert_false(is_hit(fixture, &fixture->key));
    g_assert_cmpint(g_mkdir(fixture->path, 0700), ==, 0); /* a directory in the way */
    ceu_cache_write(fixture->directory, &fixture->key, fixture->nodes);
    g_assert_false(is_hit(fixture, &fixture->key));
    {
        g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);

        g_assert_nonnull(g_dir_read_name(dir)); /* that directory */
        g_assert_null(g_dir_read_name(dir));    /* no temporary file is left */
    }
}

int
main(int argc, char **argv)
{
    static const struct {
        const char *path;
        void (*test)(Fixture *, gconstpointer);
    } tests[] = {
        { "/cache/hit", test_hit },
        { "/cache/other-key", test_other_key },
        { "/cache/moved", test_moved },
        { "/cache/every-byte", test_every_byte },
        { "/cache/too-fresh", test_too_fresh },
        { "/cache/nowhere-to-write", test_nowhere_to_write },
    };

    g_test_init(&argc, &argv, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(tests); i++)
        g_test_add(tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
    return g_test_run();
}
