/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A pack of the user's that extends a body: what has the same id is replaced, the rest is added. */
#include "rules/labels.h"
#include "rules/pack.h"

#include <string.h>

typedef const char *(*GetId)(const void *element);

static const char *
source_id(const void *element)
{
    return ((const CeuSource *) element)->id;
}

static const char *
type_id(const void *element)
{
    return ((const CeuCredentialType *) element)->id;
}

static const char *
tag_id(const void *element)
{
    return ((const CeuTag *) element)->id;
}

static const char *
trait_id(const void *element)
{
    return ((const CeuTrait *) element)->id;
}

static bool
replace(GPtrArray *elements, gpointer element, GetId get_id)
{
    for (guint i = 0; i < elements->len; i++) {
        gpointer older = g_ptr_array_index(elements, i);

        if (strcmp(get_id(older), get_id(element)) == 0) {
            g_ptr_array_insert(elements, (gint) i, element);
            g_ptr_array_remove(elements, older);
            return true;
        }
    }
    return false;
}

static void
merge_elements(GPtrArray *elements, GPtrArray *others, GetId get_id)
{
    while (others->len > 0) {
        gpointer element = g_ptr_array_steal_index(others, 0);

        if (!replace(elements, element, get_id))
            g_ptr_array_add(elements, element);
    }
}

/* What the extension says is looked for first. */
static void
merge_labels(CeuLabels *labels, CeuLabels *others)
{
    for (int kind = 0; kind < CEU_LABEL_COUNT; kind++)
        labels->words[kind] = ceu_labels_join(others->words[kind], labels->words[kind]);
    memset(others, 0, sizeof *others);
}

static bool
states_rule(const CeuBody *body, const char *id)
{
    for (guint i = 0; i < body->rules->len; i++) {
        if (strcmp(((const CeuRule *) g_ptr_array_index(body->rules, i))->id, id) == 0)
            return true;
    }
    return false;
}

void
ceu_pack_merge(CeuBody *body, CeuBody *extension)
{
    for (guint i = body->rules->len; i > 0; i--) {
        const CeuRule *rule = g_ptr_array_index(body->rules, i - 1);

        if (states_rule(extension, rule->id))
            g_ptr_array_remove_index(body->rules, i - 1);
    }
    while (extension->rules->len > 0)
        g_ptr_array_add(body->rules, g_ptr_array_steal_index(extension->rules, 0));
    merge_elements(body->sources, extension->sources, source_id);
    merge_elements(body->types, extension->types, type_id);
    merge_elements(body->categories, extension->categories, tag_id);
    merge_elements(body->origins, extension->origins, tag_id);
    merge_elements(body->formats, extension->formats, tag_id);
    merge_elements(body->traits, extension->traits, trait_id);
    merge_labels(&body->certificate, &extension->certificate);
    ceu_body_free(extension);
}
