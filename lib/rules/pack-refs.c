/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether an id that a value refers to exists, in the pack itself or in the body that it extends. */
#include "rules/pack.h"

#include <string.h>

static const char *const ref_names[] = {
    [PACK_REF_NONE] = "id",
    [PACK_REF_SOURCE] = "source",
    [PACK_REF_TYPE] = "credential",
    [PACK_REF_GROUP] = "group of credentials",
    [PACK_REF_TYPE_OR_GROUP] = "credential or group",
    [PACK_REF_CATEGORY] = "category",
    [PACK_REF_ORIGIN] = "origin",
    [PACK_REF_FORMAT] = "format",
    [PACK_REF_TRAIT] = "trait",
    [PACK_REF_DEED] = "act or duty",
};

/* Where an id is looked for, and the one that is nearest to it. */
typedef struct Search {
    const char *id;
    CeuNearest *nearest; /* NULL: only whether it is there */
} Search;

static bool
matches(Search *search, const char *candidate)
{
    if (candidate == NULL)
        return false;
    if (search->nearest != NULL)
        ceu_nearest_offer(search->nearest, candidate);
    return strcmp(search->id, candidate) == 0;
}

static bool
search_sources(const CeuBody *body, Search *search)
{
    for (guint i = 0; i < body->sources->len; i++) {
        if (matches(search, ((const CeuSource *) g_ptr_array_index(body->sources, i))->id))
            return true;
    }
    return false;
}

static bool
search_types(const CeuBody *body, PackRef ref, Search *search)
{
    for (guint i = 0; i < body->types->len; i++) {
        const CeuCredentialType *type = g_ptr_array_index(body->types, i);

        if (ref != PACK_REF_GROUP && matches(search, type->id))
            return true;
        if (ref != PACK_REF_TYPE && matches(search, type->group))
            return true;
    }
    return false;
}

static bool
search_tags(const GPtrArray *tags, Search *search)
{
    for (guint i = 0; i < tags->len; i++) {
        if (matches(search, ((const CeuTag *) g_ptr_array_index(tags, i))->id))
            return true;
    }
    return false;
}

static bool
search_traits(const CeuBody *body, Search *search)
{
    for (guint i = 0; i < body->traits->len; i++) {
        if (matches(search, ((const CeuTrait *) g_ptr_array_index(body->traits, i))->id))
            return true;
    }
    return false;
}

static bool
search_deeds(const CeuBody *body, Search *search)
{
    for (guint i = 0; i < body->rules->len; i++) {
        const CeuRule *rule = g_ptr_array_index(body->rules, i);

        if ((rule->kind == CEU_RULE_ACT || rule->kind == CEU_RULE_DUTY) &&
            matches(search, rule->id))
            return true;
    }
    return false;
}

static bool
search_body(const CeuBody *body, PackRef ref, Search *search)
{
    switch (ref) {
    case PACK_REF_SOURCE:
        return search_sources(body, search);
    case PACK_REF_TYPE:
    case PACK_REF_GROUP:
    case PACK_REF_TYPE_OR_GROUP:
        return search_types(body, ref, search);
    case PACK_REF_CATEGORY:
        return search_tags(body->categories, search);
    case PACK_REF_ORIGIN:
        return search_tags(body->origins, search);
    case PACK_REF_FORMAT:
        return search_tags(body->formats, search);
    case PACK_REF_TRAIT:
        return search_traits(body, search);
    case PACK_REF_DEED:
        return search_deeds(body, search);
    case PACK_REF_NONE:
        return true;
    }
    return true;
}

static bool
search_reader(const PackReader *reader, PackRef ref, Search *search)
{
    return search_body(reader->body, ref, search) ||
           (reader->base != NULL && search_body(reader->base, ref, search));
}

bool
pack_check_reference(PackReader *reader, uint32_t at, PackRef ref, const char *id)
{
    CeuNearest nearest = ceu_nearest_init(id);
    Search search = { .id = id };
    g_autofree char *suggestion = NULL;

    if (reader->references_open || search_reader(reader, ref, &search))
        return true;
    search.nearest = &nearest;
    search_reader(reader, ref, &search);
    suggestion = pack_suggestion(&nearest);
    return pack_fault(reader, at, "unknown %s “%s”%s", ref_names[ref], id, suggestion);
}

static bool
any_type_begins(const CeuBody *body, const char *prefix, size_t length)
{
    for (guint i = 0; body != NULL && i < body->types->len; i++) {
        const CeuCredentialType *type = g_ptr_array_index(body->types, i);

        if (strncmp(type->id, prefix, length) == 0)
            return true;
    }
    return false;
}

bool
pack_check_reference_pattern(PackReader *reader, uint32_t at, const char *pattern)
{
    size_t length = strlen(pattern);

    if (length == 0 || pattern[length - 1] != '*')
        return pack_check_reference(reader, at, PACK_REF_TYPE, pattern);
    if (reader->references_open || any_type_begins(reader->body, pattern, length - 1) ||
        any_type_begins(reader->base, pattern, length - 1))
        return true;
    return pack_fault(reader, at, "no credential begins like “%s”", pattern);
}

bool
pack_check_key_reference(PackReader *reader, uint32_t at, const PackKey *key, const char *id)
{
    PackLater later = { .at = at, .ref = key->ref };

    if (key->ref == PACK_REF_NONE)
        return true;
    if (!key->later)
        return pack_check_reference(reader, at, key->ref, id);
    g_array_append_val(reader->later, later);
    return true;
}

/* As written: letter case and all. */
static const CeuTag *
find_category(const CeuBody *body, const char *id)
{
    for (guint i = 0; body != NULL && i < body->categories->len; i++) {
        const CeuTag *tag = g_ptr_array_index(body->categories, i);

        if (strcmp(tag->id, id) == 0)
            return tag;
    }
    return NULL;
}

/* Whether the parents of the category @id lead back to it. */
static bool
is_in_circle(const PackReader *reader, const char *id)
{
    const char *parent = id;

    for (unsigned steps = 0; steps <= 2 * CEU_TAGS_MAX; steps++) {
        const CeuTag *tag = find_category(reader->body, parent);

        if (tag == NULL)
            tag = find_category(reader->base, parent);
        if (tag == NULL || tag->parent == NULL)
            return false;
        parent = tag->parent;
        if (strcmp(parent, id) == 0)
            return true;
    }
    return false;
}

void
pack_check_later(PackReader *reader)
{
    for (guint i = 0; i < reader->later->len; i++) {
        const PackLater *later = &g_array_index(reader->later, PackLater, i);
        const char *id = ceu_nodes_text(reader->nodes, later->at);

        if (pack_check_reference(reader, later->at, later->ref, id) &&
            later->ref == PACK_REF_CATEGORY && is_in_circle(reader, id))
            pack_fault(reader, later->at, "category “%s” is a parent of itself", id);
    }
}
