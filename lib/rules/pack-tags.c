/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What rules speak of besides credentials: categories, origins and formats of activities, traits of the holder. */
#include "rules/pack.h"

#include <string.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC(CeuTag, ceu_tag_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CeuTrait, ceu_trait_free)

static const PackKey category_keys[] = {
    { .name = "id", .read = pack_read_id, .offset = offsetof(CeuTag, id), .required = true },
    { .name = "title",
      .read = pack_read_text,
      .offset = offsetof(CeuTag, title),
      .required = true },
    { .name = "topics", .read = pack_read_list, .offset = offsetof(CeuTag, patterns) },
    { .name = "parent",
      .read = pack_read_id,
      .offset = offsetof(CeuTag, parent),
      .ref = PACK_REF_CATEGORY,
      .later = true },
};
const PackTable pack_category_table = { .what = "a category",
                                        .keys = category_keys,
                                        .count = G_N_ELEMENTS(category_keys) };

static const PackKey origin_keys[] = {
    { .name = "id", .read = pack_read_id, .offset = offsetof(CeuTag, id), .required = true },
    { .name = "title",
      .read = pack_read_text,
      .offset = offsetof(CeuTag, title),
      .required = true },
    { .name = "providers", .read = pack_read_list, .offset = offsetof(CeuTag, patterns) },
};
const PackTable pack_origin_table = { .what = "an origin",
                                      .keys = origin_keys,
                                      .count = G_N_ELEMENTS(origin_keys) };

static const PackKey format_keys[] = {
    { .name = "id", .read = pack_read_id, .offset = offsetof(CeuTag, id), .required = true },
    { .name = "title",
      .read = pack_read_text,
      .offset = offsetof(CeuTag, title),
      .required = true },
    { .name = "formats", .read = pack_read_list, .offset = offsetof(CeuTag, patterns) },
};
const PackTable pack_format_table = { .what = "a format",
                                      .keys = format_keys,
                                      .count = G_N_ELEMENTS(format_keys) };

static bool
has_tag(const GPtrArray *tags, const char *id)
{
    for (guint i = 0; i < tags->len; i++) {
        if (g_ascii_strcasecmp(((const CeuTag *) g_ptr_array_index(tags, i))->id, id) == 0)
            return true;
    }
    return false;
}

/* One without patterns is only ever named by the user. */
static void
read_tag(PackReader *reader, uint32_t at, const PackTable *table, GPtrArray *tags)
{
    g_autoptr(CeuTag) tag = ceu_tag_new(NULL, NULL);

    pack_read_map(reader, at, table, tag);
    if (tag->id == NULL)
        return;
    if (has_tag(tags, tag->id)) {
        pack_fault(reader, at, "“%s” is stated twice", tag->id);
        return;
    }
    if (tags->len == CEU_TAGS_MAX) {
        pack_fault(reader, at, "a body has at most %d of these", CEU_TAGS_MAX);
        return;
    }
    if (tag->patterns == NULL)
        tag->patterns = g_new0(char *, 1);
    g_ptr_array_add(tags, g_steal_pointer(&tag));
}

/* Those of the body that is extended come on top of the pack's own. */
static void
check_merged(PackReader *reader, uint32_t at, const GPtrArray *tags, const GPtrArray *others)
{
    guint count = tags->len;

    for (guint i = 0; i < others->len; i++)
        count += has_tag(tags, ((const CeuTag *) g_ptr_array_index(others, i))->id) ? 0 : 1;
    if (count > CEU_TAGS_MAX)
        pack_fault(reader, at, "a body has at most %d of these; with those of “%s” there are %u",
                   CEU_TAGS_MAX, reader->base->id, count);
}

static void
read_category(PackReader *reader, uint32_t at)
{
    read_tag(reader, at, &pack_category_table, reader->body->categories);
}

static void
read_origin(PackReader *reader, uint32_t at)
{
    read_tag(reader, at, &pack_origin_table, reader->body->origins);
}

static void
read_format(PackReader *reader, uint32_t at)
{
    read_tag(reader, at, &pack_format_table, reader->body->formats);
}

void
pack_read_categories(PackReader *reader, uint32_t at)
{
    pack_read_each(reader, at, "categories", read_category);
    if (reader->base != NULL)
        check_merged(reader, at, reader->body->categories, reader->base->categories);
}

void
pack_read_origins(PackReader *reader, uint32_t at)
{
    pack_read_each(reader, at, "origins", read_origin);
    if (reader->base != NULL)
        check_merged(reader, at, reader->body->origins, reader->base->origins);
}

void
pack_read_formats(PackReader *reader, uint32_t at)
{
    pack_read_each(reader, at, "formats", read_format);
    if (reader->base != NULL)
        check_merged(reader, at, reader->body->formats, reader->base->formats);
}

static const PackKey trait_keys[] = {
    { .name = "id", .read = pack_read_id, .offset = offsetof(CeuTrait, id), .required = true },
    { .name = "title",
      .read = pack_read_text,
      .offset = offsetof(CeuTrait, title),
      .required = true },
    { .name = "values", .read = pack_read_list, .offset = offsetof(CeuTrait, values) },
};
const PackTable pack_trait_table = { .what = "a trait",
                                     .keys = trait_keys,
                                     .count = G_N_ELEMENTS(trait_keys) };

static bool
check_trait(PackReader *reader, uint32_t at, const CeuTrait *trait)
{
    if (strcmp(trait->id, CEU_TRAIT_BIRTH) == 0)
        return pack_fault(reader, at, "the trait “%s” is known to every pack: do not declare it",
                          trait->id);
    if (ceu_body_trait(reader->body, trait->id) != NULL)
        return pack_fault(reader, at, "trait “%s” is stated twice", trait->id);
    for (guint i = 0; trait->values != NULL && trait->values[i] != NULL; i++) {
        if (g_strv_contains((const char *const *) &trait->values[i + 1], trait->values[i]))
            return pack_fault(reader, at, "the value “%s” of trait “%s” is stated twice",
                              trait->values[i], trait->id);
    }
    return true;
}

static void
read_trait(PackReader *reader, uint32_t at)
{
    g_autoptr(CeuTrait) trait = ceu_trait_new(NULL, NULL);

    pack_read_map(reader, at, &pack_trait_table, trait);
    if (trait->id != NULL && check_trait(reader, at, trait))
        g_ptr_array_add(reader->body->traits, g_steal_pointer(&trait));
}

void
pack_read_traits(PackReader *reader, uint32_t at)
{
    pack_read_each(reader, at, "traits", read_trait);
}
