/* SPDX-License-Identifier: GPL-3.0-or-later */
/* YAML text to a flat document, by libyaml's events: its tree loader takes quadratic time on hostile input. */
#include "rules/yaml.h"

#include <string.h>
#include <yaml.h>

#include "rules/faults.h"

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(yaml_parser_t, yaml_parser_delete)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(yaml_event_t, yaml_event_delete)

typedef struct Builder {
    const char *path;
    GPtrArray *faults;
    GArray *nodes;  /* CeuNode */
    GString *texts; /* strings with their NUL */
    unsigned depth;
    uint32_t
        open[CEU_PACK_DEPTH_MAX + 1]; /* [depth]: index of the innermost container; [0]: none */
    uint32_t children[CEU_PACK_DEPTH_MAX + 1];
    bool is_map[CEU_PACK_DEPTH_MAX + 1];
    unsigned documents;
} Builder;

static bool
refuse(Builder *builder, yaml_mark_t mark, const char *message)
{
    ceu_faults_add(builder->faults, builder->path, (uint32_t) mark.line + 1,
                   (uint32_t) mark.column + 1, false, message);
    return false;
}

static void
add_node(Builder *builder, CeuNodeKind kind, yaml_mark_t mark, uint32_t value)
{
    CeuNode node = { .kind = kind,
                     .line = (uint32_t) mark.line + 1,
                     .column = (uint32_t) mark.column + 1,
                     .value = value };

    g_array_append_val(builder->nodes, node);
}

static bool
is_decorated(const yaml_char_t *anchor, const yaml_char_t *tag)
{
    return anchor != NULL || tag != NULL;
}

/* Counts one more child of the innermost container; false if it is a key that is not a word. */
static bool
count_child(Builder *builder, CeuNodeKind kind)
{
    uint32_t children = builder->children[builder->depth]++;

    if (kind == CEU_NODE_TEXT || builder->depth == 0)
        return true;
    return !builder->is_map[builder->depth] || children % 2 != 0;
}

static bool
open_container(Builder *builder, CeuNodeKind kind, yaml_mark_t mark)
{
    if (builder->depth == CEU_PACK_DEPTH_MAX)
        return refuse(builder, mark, "lists and maps are nested too deeply (at most 32 levels)");
    if (!count_child(builder, kind))
        return refuse(builder, mark, "a key must be a word, not a list or a map");
    builder->depth++;
    builder->open[builder->depth] = builder->nodes->len;
    builder->children[builder->depth] = 0;
    builder->is_map[builder->depth] = kind == CEU_NODE_MAP;
    add_node(builder, kind, mark, 0);
    return true;
}

static void
close_container(Builder *builder)
{
    uint32_t at = builder->open[builder->depth--];

    g_array_index(builder->nodes, CeuNode, at).value = builder->nodes->len;
}

static bool
add_scalar(Builder *builder, const yaml_event_t *event)
{
    const char *value = (const char *) event->data.scalar.value;
    size_t length = event->data.scalar.length;

    if (is_decorated(event->data.scalar.anchor, event->data.scalar.tag))
        return refuse(builder, event->start_mark, "anchors and tags are not part of the format");
    if (memchr(value, '\0', length) != NULL)
        return refuse(builder, event->start_mark, "a text must not hold a NUL character");
    count_child(builder, CEU_NODE_TEXT);
    add_node(builder, CEU_NODE_TEXT, event->start_mark, (uint32_t) builder->texts->len);
    g_string_append_len(builder->texts, value, (gssize) length + 1);
    return true;
}

static bool
start_container(Builder *builder, CeuNodeKind kind, const yaml_event_t *event)
{
    bool decorated =
        kind == CEU_NODE_MAP
            ? is_decorated(event->data.mapping_start.anchor, event->data.mapping_start.tag)
            : is_decorated(event->data.sequence_start.anchor, event->data.sequence_start.tag);

    if (decorated)
        return refuse(builder, event->start_mark, "anchors and tags are not part of the format");
    return open_container(builder, kind, event->start_mark);
}

static bool
take_event(Builder *builder, const yaml_event_t *event)
{
    switch (event->type) {
    case YAML_DOCUMENT_START_EVENT:
        if (builder->documents++ > 0)
            return refuse(builder, event->start_mark,
                          "a pack is one document; “---” starts another");
        return true;
    case YAML_ALIAS_EVENT:
        return refuse(builder, event->start_mark, "aliases are not part of the format");
    case YAML_SCALAR_EVENT:
        return add_scalar(builder, event);
    case YAML_SEQUENCE_START_EVENT:
        return start_container(builder, CEU_NODE_LIST, event);
    case YAML_MAPPING_START_EVENT:
        return start_container(builder, CEU_NODE_MAP, event);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        close_container(builder);
        return true;
    case YAML_NO_EVENT:
    case YAML_STREAM_START_EVENT:
    case YAML_STREAM_END_EVENT:
    case YAML_DOCUMENT_END_EVENT:
        return true;
    }
    return true;
}

/* The reader stops at a byte, not at a mark: line and column are counted from the text. */
static yaml_mark_t
mark_of_offset(const char *text, size_t size, size_t offset)
{
    yaml_mark_t mark = { 0 };

    for (size_t i = 0; i < size && i < offset; i++) {
        if (text[i] == '\n') {
            mark.line++;
            mark.column = 0;
        } else if (((unsigned char) text[i] & 0xC0) != 0x80) {
            mark.column++;
        }
    }
    return mark;
}

static void
add_syntax_fault(Builder *builder, const yaml_parser_t *parser, const char *text, size_t size)
{
    const char *problem = parser->problem != NULL ? parser->problem : "the file cannot be read";
    g_autofree char *message = NULL;

    if (parser->error == YAML_READER_ERROR) {
        message = g_strdup_printf("not valid UTF-8 text: %s", problem);
        refuse(builder, mark_of_offset(text, size, parser->problem_offset), message);
        return;
    }
    if (parser->context != NULL)
        message = g_strdup_printf("%s (%s at %zu:%zu)", problem, parser->context,
                                  parser->context_mark.line + 1, parser->context_mark.column + 1);
    refuse(builder, parser->problem_mark, message != NULL ? message : problem);
}

static bool
read_events(Builder *builder, yaml_parser_t *parser, const char *text, size_t size)
{
    bool done = false;

    while (!done) {
        g_auto(yaml_event_t) event = { 0 };

        if (!yaml_parser_parse(parser, &event)) {
            add_syntax_fault(builder, parser, text, size);
            return false;
        }
        if (!take_event(builder, &event))
            return false;
        done = event.type == YAML_STREAM_END_EVENT;
    }
    if (builder->nodes->len > 0)
        return true;
    return refuse(builder, (yaml_mark_t){ 0 }, "the file is empty");
}

CeuNodes *
ceu_yaml_parse(const char *text, size_t size, const char *path, GPtrArray *faults)
{
    g_autoptr(GArray) nodes = g_array_new(FALSE, FALSE, sizeof(CeuNode));
    g_autoptr(GString) texts = g_string_new(NULL);
    Builder builder = { .path = path, .faults = faults, .nodes = nodes, .texts = texts };
    g_auto(yaml_parser_t) parser = { 0 };

    if (size > CEU_PACK_SIZE_MAX) {
        refuse(&builder, (yaml_mark_t){ 0 }, "the file is larger than 256 KiB");
        return NULL;
    }
    if (!yaml_parser_initialize(&parser)) {
        refuse(&builder, (yaml_mark_t){ 0 }, "the file cannot be read: out of memory");
        return NULL;
    }
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, (const unsigned char *) text, size);
    if (!read_events(&builder, &parser, text, size))
        return NULL;
    return ceu_nodes_new((const CeuNode *) (const void *) nodes->data, nodes->len, texts->str,
                         (uint32_t) texts->len);
}
