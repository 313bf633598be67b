/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A whole pack: its top level, in an order that lets later parts refer to earlier ones. */
#include "rules/pack.h"

#include <string.h>

#include "rules/yaml.h"

/* Nodes of the top level; 0: not there (0 is the root). */
typedef struct Top {
    CeuDate verified;
    char *extends;
    uint32_t body, sources, credentials, categories, origins, formats, traits, certificate, rules;
} Top;

/* A pack of a later format is told as such: its keys would only look misspelt. */
bool
pack_read_format(PackReader *reader, uint32_t at, const PackKey *key, void *target)
{
    const char *text = pack_scalar(reader, at, key);

    (void) target;
    if (text == NULL)
        return false;
    return strcmp(text, G_STRINGIFY(CEU_RULES_FORMAT)) == 0 ||
           pack_fault(reader, at, "this program reads packs of format %d, not “%s”",
                      CEU_RULES_FORMAT, text);
}

static bool
check_base(PackReader *reader, uint32_t at, void *target)
{
    const Top *top = target;

    if (reader->base != NULL && strcmp(reader->base->id, top->extends) != 0)
        return pack_fault(reader, at, "extends “%s”, not “%s”", top->extends, reader->base->id);
    return true;
}

enum { TOP_BODY, TOP_EXTENDS };

static const PackKey top_keys[] = {
    [TOP_BODY] = { .name = "body",
                   .read = pack_read_position,
                   .offset = offsetof(Top, body),
                   .table = &pack_body_table },
    [TOP_EXTENDS] = { .name = "extends",
                      .read = pack_read_id,
                      .offset = offsetof(Top, extends),
                      .check = check_base },
    { .name = "format", .read = pack_read_format, .required = true },
    { .name = "verified",
      .read = pack_read_date,
      .offset = offsetof(Top, verified),
      .required = true },
    { .name = "sources",
      .read = pack_read_position,
      .offset = offsetof(Top, sources),
      .table = &pack_source_table },
    { .name = "credentials",
      .read = pack_read_position,
      .offset = offsetof(Top, credentials),
      .table = &pack_credential_table },
    { .name = "categories",
      .read = pack_read_position,
      .offset = offsetof(Top, categories),
      .table = &pack_category_table },
    { .name = "origins",
      .read = pack_read_position,
      .offset = offsetof(Top, origins),
      .table = &pack_origin_table },
    { .name = "formats",
      .read = pack_read_position,
      .offset = offsetof(Top, formats),
      .table = &pack_format_table },
    { .name = "traits",
      .read = pack_read_position,
      .offset = offsetof(Top, traits),
      .table = &pack_trait_table },
    { .name = "certificate",
      .read = pack_read_position,
      .offset = offsetof(Top, certificate),
      .table = &pack_certificate_table },
    { .name = "rules",
      .read = pack_read_position,
      .offset = offsetof(Top, rules),
      .table = &pack_rule_table,
      .required = true },
};
static const PackTable top_table = { .what = "the pack",
                                     .keys = top_keys,
                                     .count = G_N_ELEMENTS(top_keys) };

/* Where the due date is left to the user, the total may be so too: the user is asked for both. */
static unsigned
kinds_settled_by(const CeuRule *rule)
{
    unsigned settled = 1U << rule->kind;

    if (rule->kind == CEU_RULE_ANCHOR && rule->clock == CEU_CLOCK_UNITS &&
        rule->anchor.kind == CEU_ANCHOR_STATED)
        settled |= 1U << CEU_RULE_TOTAL;
    return settled;
}

/* Without these kinds a due date or a total cannot be worked out. */
static void
warn_about_gaps(PackReader *reader, uint32_t rules_at)
{
    static const CeuRuleKind needed[] = { CEU_RULE_POOL, CEU_RULE_ANCHOR, CEU_RULE_LENGTH,
                                          CEU_RULE_TOTAL };
    g_autoptr(GString) missing = g_string_new(NULL);
    unsigned stated = 0;

    for (guint i = 0; i < reader->body->rules->len; i++)
        stated |= kinds_settled_by(g_ptr_array_index(reader->body->rules, i));
    for (unsigned i = 0; i < G_N_ELEMENTS(needed); i++) {
        if ((stated & (1U << needed[i])) == 0)
            g_string_append_printf(missing, "%s“%s”", missing->len > 0 ? ", " : "",
                                   ceu_rule_kind_name(needed[i]));
    }
    if (missing->len > 0)
        pack_warning(reader, rules_at, "no rule of the kind %s: not everything can be worked out",
                     missing->str);
}

static void
read_subject(PackReader *reader, const Top *top)
{
    if ((top->body == 0) == (top->extends == NULL)) {
        pack_fault(reader, 0, "the pack must state “body” or “extends”, one of the two");
        return;
    }
    if (top->body != 0) {
        reader->references_open = (reader->how & CEU_PACK_KNOWN) != 0;
        pack_read_map(reader, top->body, &pack_body_table, reader->body);
        return;
    }
    reader->references_open = reader->base == NULL;
    reader->body->id = g_strdup(top->extends);
    reader->body->name = g_strdup(top->extends);
    reader->body->title = g_strdup(top->extends);
}

/* In an order in which what is read refers to what was read before, whatever the order of the file. */
static void
read_parts(PackReader *reader, const Top *top)
{
    const uint32_t certificate = reader->how & CEU_PACK_RULES_ONLY ? 0 : top->certificate;
    const struct {
        uint32_t at;
        void (*read)(PackReader *reader, uint32_t at);
    } parts[] = {
        { top->sources, pack_read_sources },         { top->categories, pack_read_categories },
        { top->credentials, pack_read_credentials }, { top->origins, pack_read_origins },
        { top->formats, pack_read_formats },         { top->traits, pack_read_traits },
        { certificate, pack_read_certificate },      { top->rules, pack_read_rules },
    };

    read_subject(reader, top);
    reader->body->verified = top->verified;
    for (unsigned i = 0; i < G_N_ELEMENTS(parts); i++) {
        if (parts[i].at != 0)
            parts[i].read(reader, parts[i].at);
    }
    pack_check_later(reader);
    if (top->rules != 0 && top->body != 0)
        warn_about_gaps(reader, top->rules);
}

static void
finish_faults(PackReader *reader)
{
    const CeuFault *last;

    ceu_faults_sort(reader->faults, reader->first_fault);
    if (!reader->full)
        return;
    last = g_ptr_array_index(reader->faults, reader->faults->len - 1);
    ceu_faults_add(reader->faults, reader->path, (uint32_t) last->line, (uint32_t) last->column,
                   false, "too many faults: the rest is not shown");
}

CeuBody *
ceu_pack_read(const CeuNodes *nodes, const char *path, const CeuBody *base, unsigned how,
              GPtrArray *faults)
{
    g_autoptr(CeuBody) body = ceu_body_new();
    g_autofree char *name = g_path_get_basename(path);
    g_autoptr(GArray) rule_nodes = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    g_autoptr(GArray) later = g_array_new(FALSE, FALSE, sizeof(PackLater));
    Top top = { .verified = CEU_DATE_NONE };
    PackReader reader = { .nodes = nodes,
                          .path = path,
                          .name = name,
                          .body = body,
                          .base = base,
                          .how = how,
                          .rule_nodes = rule_nodes,
                          .later = later,
                          .faults = faults,
                          .first_fault = faults->len };

    body->path = g_strdup(path);
    pack_read_map(&reader, 0, &top_table, &top);
    if (nodes->nodes[0].kind == CEU_NODE_MAP)
        read_parts(&reader, &top);
    g_free(top.extends);
    finish_faults(&reader);
    if (ceu_faults_errors(faults, reader.first_fault) > 0)
        return NULL;
    return g_steal_pointer(&body);
}

static bool
is_map(const CeuNodes *nodes, uint32_t at)
{
    return nodes->nodes[at].kind == CEU_NODE_MAP;
}

/* (nullable): node of the value of @name in the map at @at; 0: none. */
static uint32_t
value_of(const CeuNodes *nodes, uint32_t at, const char *name)
{
    if (!is_map(nodes, at))
        return 0;
    for (uint32_t i = at + 1; i < nodes->nodes[at].value; i = ceu_nodes_next(nodes, i + 1)) {
        if (strcmp(ceu_nodes_key(nodes, i), name) == 0)
            return i + 1;
    }
    return 0;
}

const char *
ceu_pack_subject(const CeuNodes *nodes, bool *out_extends, uint32_t *out_at)
{
    uint32_t at = value_of(nodes, 0, top_keys[TOP_EXTENDS].name);

    *out_extends = at != 0;
    if (at == 0) {
        uint32_t body = value_of(nodes, 0, top_keys[TOP_BODY].name);

        at = body != 0 ? value_of(nodes, body, "id") : 0;
    }
    *out_at = at;
    return at != 0 ? ceu_nodes_text(nodes, at) : NULL;
}

CeuBody *
ceu_pack_parse(const char *text, size_t size, const char *path, GPtrArray *faults)
{
    g_autoptr(CeuNodes) nodes = NULL;

    g_return_val_if_fail(text != NULL && path != NULL && faults != NULL, NULL);

    nodes = ceu_yaml_parse(text, size, path, faults);
    return nodes != NULL ? ceu_pack_read(nodes, path, NULL, 0, faults) : NULL;
}

static void
collect_word(GHashTable *words, const char *word)
{
    if (word != NULL)
        g_hash_table_add(words, (gpointer) word);
}

static void
collect_table(GHashTable *words, const PackTable *table)
{
    for (unsigned i = 0; i < table->count + table->more_count; i++) {
        const PackKey *key = i < table->count ? &table->keys[i] : &table->more[i - table->count];

        collect_word(words, key->name);
        for (const PackWord *word = key->words; word != NULL && word->name != NULL; word++)
            collect_word(words, word->name);
        if (key->table != NULL)
            collect_table(words, key->table);
    }
}

static int
compare_words(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *) a, *(const char *const *) b);
}

GPtrArray *
ceu_pack_words(void)
{
    g_autoptr(GHashTable) found = g_hash_table_new(g_str_hash, g_str_equal);
    GPtrArray *words = g_ptr_array_new();
    GHashTableIter iterator;
    gpointer word;

    collect_table(found, &top_table);
    g_hash_table_iter_init(&iterator, found);
    while (g_hash_table_iter_next(&iterator, &word, NULL))
        g_ptr_array_add(words, word);
    g_ptr_array_sort(words, compare_words);
    return words;
}
