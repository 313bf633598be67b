/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds and reads the words of certificates that no body has for itself. */
#include "rules/labels.h"

#include <string.h>

#include "rules/file.h"
#include "rules/pack.h"
#include "rules/yaml.h"

#define WORDS_FILE "words/certificate.yaml"

GStrv
ceu_labels_join(GStrv first, GStrv second)
{
    g_autoptr(GStrvBuilder) builder = NULL;

    if (first == NULL || second == NULL)
        return first != NULL ? first : second;
    builder = g_strv_builder_new();
    g_strv_builder_addv(builder, (const char **) first);
    g_strv_builder_addv(builder, (const char **) second);
    g_strfreev(first);
    g_strfreev(second);
    return g_strv_builder_end(builder);
}

bool
ceu_labels_are_meant(const CeuNodes *nodes)
{
    bool speaks = false;

    if (nodes->nodes[0].kind != CEU_NODE_MAP)
        return false;
    for (uint32_t i = 1; i < nodes->nodes[0].value; i = ceu_nodes_next(nodes, i + 1)) {
        const char *key = ceu_nodes_key(nodes, i);

        if (strcmp(key, "body") == 0 || strcmp(key, "extends") == 0 || strcmp(key, "rules") == 0)
            return false;
        speaks = speaks || strcmp(key, "certificate") == 0;
    }
    return speaks;
}

/* NULL without @error: faults, or there is no such file, and then @labels stay as they are. */
static bool
load_file(const char *directory, CeuLabels *labels, GPtrArray *faults, GError **error)
{
    g_autofree char *path = g_build_filename(directory, WORDS_FILE, NULL);
    g_autoptr(GByteArray) bytes = NULL;
    g_autoptr(CeuNodes) nodes = NULL;
    g_autoptr(CeuLabels) more = NULL;
    struct stat status;

    if (!g_file_test(path, G_FILE_TEST_EXISTS))
        return true;
    bytes = ceu_rules_read_file(path, &status, error);
    if (bytes == NULL)
        return false;
    nodes = ceu_yaml_parse((const char *) bytes->data, bytes->len, path, faults);
    more = nodes == NULL ? NULL : ceu_labels_read(nodes, path, faults);
    for (int kind = 0; more != NULL && kind < CEU_LABEL_COUNT; kind++)
        labels->words[kind] =
            ceu_labels_join(g_steal_pointer(&more->words[kind]), labels->words[kind]);
    return true;
}

CeuLabels *
ceu_labels_load(const char *const *directories, GPtrArray *faults, GError **error)
{
    g_autoptr(CeuLabels) labels = g_new0(CeuLabels, 1);
    g_autoptr(GPtrArray) own = g_ptr_array_new_with_free_func((GDestroyNotify) ceu_fault_free);
    GPtrArray *kept = faults != NULL ? faults : own;
    const guint first = kept->len;

    g_return_val_if_fail(directories != NULL, NULL);

    for (unsigned i = 0; directories[i] != NULL; i++) {
        if (!load_file(directories[i], labels, kept, error))
            return NULL;
    }
    if (ceu_faults_errors(kept, first) > 0) {
        const CeuFault *fault = g_ptr_array_index(kept, first);

        g_set_error(error, CEU_ERROR, CEU_ERROR_RULE,
                    "the words of certificates are faulty: %s:%d:%d: %s; correct or remove the "
                    "file, and see “ceu rules check FILE”",
                    fault->path, fault->line, fault->column, fault->message);
        return NULL;
    }
    return g_steal_pointer(&labels);
}

void
ceu_rules_check(const char *text, size_t size, const char *path, GPtrArray *faults)
{
    g_autoptr(CeuNodes) nodes = NULL;

    g_return_if_fail(text != NULL && path != NULL && faults != NULL);

    nodes = ceu_yaml_parse(text, size, path, faults);
    if (nodes == NULL)
        return;
    if (ceu_labels_are_meant(nodes))
        ceu_labels_free(ceu_labels_read(nodes, path, faults));
    else
        ceu_body_free(ceu_pack_read(nodes, path, NULL, 0, faults));
}
