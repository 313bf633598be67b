/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of packs share: a throw-away directory, faults as text, short ways to a rule. */
#pragma once

#include <glib/gstdio.h>
#include <string.h>
#include <utime.h>

#include <ceu/rules.h>

#define SHIPPED_DIRECTORY CEU_SOURCE_DIR "/data/rules"

/* A pack that is as small as a pack without warnings can be; %s stands for more rules. */
#define SMALL_HEAD                                                                                 \
    "format: 1\n"                                                                                  \
    "body: {id: tiny, name: Tiny, title: Tiny body}\n"                                             \
    "verified: 2026-01-31\n"                                                                       \
    "sources: {S1: here}\n"                                                                        \
    "credentials: [{id: AB, title: Alpha, group: core}, {id: CD, title: Charlie}]\n"               \
    "categories: [{id: law, title: Law, topics: [law*]}]\n"                                        \
    "origins: [{id: us, title: Us, providers: [Us]}]\n"                                            \
    "rules:\n"                                                                                     \
    "- {id: R1, pool: all, source: S1, confidence: A}\n"                                           \
    "- {id: R2, anchor: {kind: earned}, source: S1, confidence: A}\n"                              \
    "- {id: R3, length: {months: 24}, source: S1, confidence: A}\n"                                \
    "- {id: R4, total: {flat: 10}, source: S1, confidence: A}\n"
#define SMALL_NEXT_LINE 13 /* line of what follows SMALL_HEAD */

/* The same with all that rules can speak of. */
#define WIDE_HEAD                                                                                  \
    "format: 1\n"                                                                                  \
    "body: {id: tiny, name: Tiny, title: Tiny body, unit: CPE}\n"                                  \
    "verified: 2026-01-31\n"                                                                       \
    "sources: {S1: here}\n"                                                                        \
    "credentials: [{id: AB, title: Alpha, group: core}, {id: CD, title: Charlie}]\n"               \
    "categories: [{id: law, title: Law, topics: [law*], parent: all}, {id: all, title: All}]\n"    \
    "origins: [{id: us, title: Us, providers: [Us]}]\n"                                            \
    "formats: [{id: live, title: Live, formats: [live*]}]\n"                                       \
    "traits: [{id: boss, title: Do you supervise?, values: [yes, no]}, {id: hired, title: Since "  \
    "when?}]\n"                                                                                    \
    "rules:\n"                                                                                     \
    "- {id: R1, pool: all, source: S1, confidence: A}\n"                                           \
    "- {id: R2, anchor: {kind: earned}, source: S1, confidence: A}\n"                              \
    "- {id: R3, length: {months: 24}, source: S1, confidence: A}\n"                                \
    "- {id: R4, total: {flat: 10}, source: S1, confidence: A}\n"

static inline GPtrArray *
faults_new(void)
{
    return g_ptr_array_new_with_free_func((GDestroyNotify) ceu_fault_free);
}

/* "7:3: message\n" each, warnings as "7:3: warning: message\n". (transfer full) */
static inline char *
faults_text(const GPtrArray *faults)
{
    GString *text = g_string_new(NULL);

    for (guint i = 0; i < faults->len; i++) {
        const CeuFault *fault = g_ptr_array_index(faults, i);

        g_string_append_printf(text, "%d:%d: %s%s\n", fault->line, fault->column,
                               fault->warning ? "warning: " : "", fault->message);
    }
    return g_string_free(text, FALSE);
}

static inline const CeuRule *
rule_by_id(const CeuBody *body, const char *id, CeuDate due)
{
    for (guint i = 0; i < body->rules->len; i++) {
        const CeuRule *rule = g_ptr_array_index(body->rules, i);

        if (strcmp(rule->id, id) != 0)
            continue;
        if (ceu_date_is_set(rule->from) && ceu_date_compare(due, rule->from) < 0)
            continue;
        if (ceu_date_is_set(rule->until) && ceu_date_compare(due, rule->until) > 0)
            continue;
        return rule;
    }
    g_error("no rule %s", id);
}

static inline char *
directory_new(void)
{
    char *path = g_dir_make_tmp("ceu-rules-XXXXXX", NULL);

    g_assert_nonnull(path);
    return path;
}

static inline void
remove_tree(const char *path)
{
    g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
    const char *name;

    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *child = g_build_filename(path, name, NULL);

        remove_tree(child);
    }
    g_assert_cmpint(g_remove(path), ==, 0);
}

static inline void
write_file(const char *directory, const char *name, const char *content)
{
    g_autofree char *path = g_build_filename(directory, name, NULL);
    g_autofree char *folder = g_path_get_dirname(path);

    g_assert_cmpint(g_mkdir_with_parents(folder, 0700), ==, 0);
    g_assert_true(g_file_set_contents(path, content, -1, NULL));
}

/* g_assert_cmpmem() is at odds with -Wconversion. */
static inline void
assert_same_bytes(const void *a, gsize a_size, const void *b, gsize b_size)
{
    g_assert_cmpuint(a_size, ==, b_size);
    g_assert_true(memcmp(a, b, a_size) == 0);
}
