/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first part of a pack: the body, its sources and credential types. */
#include "rules/pack.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC(CeuCredentialType, ceu_credential_type_free)

static bool
check_body_id(PackReader *reader, uint32_t at, void *target)
{
    const CeuBody *body = target;

    for (const char *c = body->id; *c != '\0'; c++) {
        if (g_ascii_isupper(*c))
            return pack_fault(reader, at, "the id of a body is written in small letters");
    }
    return true;
}

static const PackKey body_keys[] = {
    { .name = "id",
      .read = pack_read_id,
      .offset = offsetof(CeuBody, id),
      .check = check_body_id,
      .required = true },
    { .name = "name", .read = pack_read_text, .offset = offsetof(CeuBody, name), .required = true },
    { .name = "title",
      .read = pack_read_text,
      .offset = offsetof(CeuBody, title),
      .required = true },
    { .name = "account", .read = pack_read_text, .offset = offsetof(CeuBody, account_url) },
    { .name = "unit", .read = pack_read_text, .offset = offsetof(CeuBody, unit_name) },
};
const PackTable pack_body_table = { .what = "“body”",
                                    .keys = body_keys,
                                    .count = G_N_ELEMENTS(body_keys) };

static const PackKey source_keys[] = {
    { .name = "url", .read = pack_read_text, .offset = offsetof(CeuSource, url), .required = true },
    { .name = "dated", .read = pack_read_text, .offset = offsetof(CeuSource, dated) },
    { .name = "note", .read = pack_read_text, .offset = offsetof(CeuSource, note) },
};
const PackTable pack_source_table = { .what = "a source",
                                      .keys = source_keys,
                                      .count = G_N_ELEMENTS(source_keys) };

static void
read_source(PackReader *reader, uint32_t at)
{
    static const PackKey url = { .name = "url",
                                 .read = pack_read_text,
                                 .offset = offsetof(CeuSource, url) };
    const char *id = ceu_nodes_key(reader->nodes, at);
    CeuSource *source;

    if (!pack_is_id(id)) {
        pack_fault(reader, at, "“%s” is no id for a source", id);
        return;
    }
    if (ceu_body_source(reader->body, id) != NULL) {
        pack_fault(reader, at, "source “%s” is stated twice", id);
        return;
    }
    source = ceu_source_new(id, NULL);
    g_ptr_array_add(reader->body->sources, source);
    if (ceu_nodes_text(reader->nodes, at + 1) != NULL)
        pack_read_text(reader, at + 1, &url, source);
    else
        pack_read_map(reader, at + 1, &pack_source_table, source);
}

void
pack_read_sources(PackReader *reader, uint32_t at)
{
    const CeuNode *node = &reader->nodes->nodes[at];

    if (node->kind != CEU_NODE_MAP) {
        pack_fault(reader, at, "“sources” must be a map: an id and its address");
        return;
    }
    for (uint32_t i = at + 1; i < node->value; i = ceu_nodes_next(reader->nodes, i + 1))
        read_source(reader, i);
}

static const PackKey credential_keys[] = {
    { .name = "id",
      .read = pack_read_id,
      .offset = offsetof(CeuCredentialType, id),
      .required = true },
    { .name = "title",
      .read = pack_read_text,
      .offset = offsetof(CeuCredentialType, title),
      .required = true },
    { .name = "group", .read = pack_read_id, .offset = offsetof(CeuCredentialType, group) },
    { .name = "category",
      .read = pack_read_id,
      .offset = offsetof(CeuCredentialType, category),
      .ref = PACK_REF_CATEGORY },
};
const PackTable pack_credential_table = { .what = "a credential",
                                          .keys = credential_keys,
                                          .count = G_N_ELEMENTS(credential_keys) };

static void
read_credential(PackReader *reader, uint32_t at)
{
    g_autoptr(CeuCredentialType) type = ceu_credential_type_new(NULL, NULL);

    pack_read_map(reader, at, &pack_credential_table, type);
    if (type->id == NULL)
        return;
    if (ceu_body_type(reader->body, type->id) != NULL) {
        pack_fault(reader, at, "credential “%s” is stated twice", type->id);
        return;
    }
    g_ptr_array_add(reader->body->types, g_steal_pointer(&type));
}

void
pack_read_credentials(PackReader *reader, uint32_t at)
{
    pack_read_each(reader, at, "credentials", read_credential);
}
