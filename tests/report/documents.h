/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads docs/cli-json.md and holds a JSON value against it: keys both ways, types, closed lists of words. */
#pragma once

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>
#include <string.h>

typedef struct DocumentKey {
    char *name;
    char *type;
    char *meaning;
} DocumentKey;

/* One object of the document: "pool", "ceu.status/1". */
typedef struct DocumentObject {
    char *parent;        /* "Every key of `pool`, and:"; NULL: none */
    GHashTable *keys;    /* char * → DocumentKey */
    GPtrArray *examples; /* char * */
} DocumentObject;

static inline void
document_key_free(gpointer data)
{
    DocumentKey *key = data;

    g_free(key->name);
    g_free(key->type);
    g_free(key->meaning);
    g_free(key);
}

static inline void
document_object_free(gpointer data)
{
    DocumentObject *object = data;

    g_free(object->parent);
    g_hash_table_unref(object->keys);
    g_ptr_array_unref(object->examples);
    g_free(object);
}

/* The first text between backquotes. Returns: (transfer full) (nullable) */
static inline char *
document_quoted(const char *line)
{
    const char *start = strchr(line, '`');
    const char *end = start != NULL ? strchr(start + 1, '`') : NULL;

    return end != NULL ? g_strndup(start + 1, (gsize) (end - start - 1)) : NULL;
}

static inline void
document_read_row(DocumentObject *object, const char *line)
{
    g_auto(GStrv) cells = g_strsplit(line, "|", 5);
    DocumentKey *key;
    char *name = document_quoted(cells[1]);

    g_assert_cmpuint(g_strv_length(cells), ==, 5);
    key = g_new0(DocumentKey, 1);
    key->name = g_strdup(name);
    key->type = g_strdup(g_strstrip(cells[2]));
    key->meaning = g_strdup(g_strstrip(cells[3]));
    g_assert_nonnull(name);
    g_assert_true(g_hash_table_insert(object->keys, name, key));
}

/* Returns: (transfer full): name → DocumentObject */
static inline GHashTable *
document_read(void)
{
    GHashTable *objects =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, document_object_free);
    g_autofree char *path = g_build_filename(CEU_SOURCE_DIR, "docs", "cli-json.md", NULL);
    g_autofree char *text = NULL;
    g_auto(GStrv) lines = NULL;
    g_autoptr(GString) example = NULL;
    DocumentObject *object = NULL;

    g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
    lines = g_strsplit(text, "\n", -1);
    for (guint i = 0; lines[i] != NULL; i++) {
        const char *line = lines[i];

        if (example != NULL && g_str_has_prefix(line, "```")) {
            g_ptr_array_add(object->examples, g_string_free(g_steal_pointer(&example), FALSE));
        } else if (example != NULL) {
            g_string_append(example, line);
        } else if (g_str_equal(line, "```json")) {
            example = g_string_new(NULL);
        } else if (g_str_has_prefix(line, "## ") || g_str_has_prefix(line, "### ")) {
            object = g_new0(DocumentObject, 1);
            object->keys =
                g_hash_table_new_full(g_str_hash, g_str_equal, g_free, document_key_free);
            object->examples = g_ptr_array_new_with_free_func(g_free);
            g_assert_true(g_hash_table_insert(objects, g_strdup(strchr(line, ' ') + 1), object));
        } else if (strstr(line, "very key of `") != NULL && strstr(line, ", and:") != NULL) {
            object->parent = document_quoted(strstr(line, "very key of"));
        } else if (g_str_has_prefix(line, "| `")) {
            document_read_row(object, line);
        }
    }
    return objects;
}

static inline const DocumentObject *
document_object(GHashTable *objects, const char *name)
{
    const DocumentObject *object = g_hash_table_lookup(objects, name);

    if (object == NULL)
        g_error("docs/cli-json.md has no object “%s”", name);
    return object;
}

/* The key, or that of a parent; NULL: not documented. */
static inline const DocumentKey *
document_key(GHashTable *objects, const DocumentObject *object, const char *name)
{
    const DocumentKey *key = g_hash_table_lookup(object->keys, name);

    if (key != NULL || object->parent == NULL)
        return key;
    return document_key(objects, document_object(objects, object->parent), name);
}

static inline bool
document_is_day(const char *text)
{
    if (strlen(text) != 10)
        return false;
    for (int i = 0; i < 10; i++) {
        if (i == 4 || i == 7 ? text[i] != '-' : !g_ascii_isdigit(text[i]))
            return false;
    }
    return true;
}

static inline bool
document_is_units(const char *text)
{
    const char *digits = text[0] == '-' ? text + 1 : text;
    size_t whole = strspn(digits, "0123456789");
    size_t fraction;

    if (whole == 0)
        return false;
    if (digits[whole] == '\0')
        return true;
    fraction = strspn(digits + whole + 1, "0123456789");
    return digits[whole] == '.' && fraction >= 1 && fraction <= 3 &&
           digits[whole + 1 + fraction] == '\0';
}

static inline bool
document_is_instant(const char *text)
{
    g_autofree char *day = g_strndup(text, 10);

    return strlen(text) == 20 && document_is_day(day) && text[10] == 'T' && text[19] == 'Z';
}

/* A word is one of those that the row lists; "as in `stage`": that the row of that key lists there. */
static inline bool
document_is_word(GHashTable *objects, const DocumentKey *key, const char *word)
{
    g_autofree char *quoted = g_strdup_printf("`%s`", word);
    g_autofree char *other = NULL;
    const DocumentKey *pointed;

    if (!g_str_has_prefix(key->meaning, "as in `"))
        return strstr(key->meaning, quoted) != NULL;
    other = document_quoted(key->meaning);
    pointed = document_key(objects, document_object(objects, other), key->name);
    g_assert_nonnull(pointed);
    return document_is_word(objects, pointed, word);
}

static inline void document_check(GHashTable *objects, const char *name, json_t *value);

static inline void
document_check_type(GHashTable *objects, const char *path, const DocumentKey *key, const char *type,
                    json_t *value)
{
    g_autofree char *plain = g_strdup(type);
    bool fine = false;

    if (g_str_has_suffix(plain, " or null")) {
        if (json_is_null(value))
            return;
        plain[strlen(plain) - strlen(" or null")] = '\0';
    }
    if (g_str_has_prefix(plain, "list of ")) {
        g_assert_true(json_is_array(value));
        for (size_t i = 0; i < json_array_size(value); i++)
            document_check_type(objects, path, key, plain + strlen("list of "),
                                json_array_get(value, i));
        return;
    }
    if (plain[0] == '`') {
        g_autofree char *object = document_quoted(plain);

        document_check(objects, object, value);
        return;
    }
    if (g_str_equal(plain, "number"))
        fine = json_is_integer(value);
    else if (g_str_equal(plain, "flag"))
        fine = json_is_boolean(value);
    else if (!json_is_string(value))
        fine = false;
    else if (g_str_equal(plain, "text"))
        fine = true;
    else if (g_str_equal(plain, "word"))
        fine = document_is_word(objects, key, json_string_value(value));
    else if (g_str_equal(plain, "day"))
        fine = document_is_day(json_string_value(value));
    else if (g_str_equal(plain, "units"))
        fine = document_is_units(json_string_value(value));
    else if (g_str_equal(plain, "instant"))
        fine = document_is_instant(json_string_value(value));
    if (!fine) {
        g_autofree char *dumped = json_dumps(value, JSON_COMPACT | JSON_ENCODE_ANY);

        g_error("%s is %s, which is no “%s”", path, dumped, type);
    }
}

static inline unsigned
document_count_keys(GHashTable *objects, const DocumentObject *object)
{
    unsigned count = g_hash_table_size(object->keys);

    if (object->parent == NULL)
        return count;
    return count + document_count_keys(objects, document_object(objects, object->parent));
}

/* Every key of @value is documented with that type, and every documented key is there. */
static inline void
document_check(GHashTable *objects, const char *name, json_t *value)
{
    const DocumentObject *object = document_object(objects, name);
    const char *key;
    json_t *member;

    g_assert_true(json_is_object(value));
    json_object_foreach(value, key, member)
    {
        const DocumentKey *known = document_key(objects, object, key);
        g_autofree char *path = g_strdup_printf("%s.%s", name, key);

        if (known == NULL)
            g_error("%s is not in docs/cli-json.md", path);
        document_check_type(objects, path, known, known->type, member);
    }
    if (json_object_size(value) != document_count_keys(objects, object))
        g_error("%s has %zu keys, docs/cli-json.md has %u", name, json_object_size(value),
                document_count_keys(objects, object));
}

/* A whole reply, by its own schema. */
static inline void
document_check_reply(GHashTable *objects, const char *text)
{
    json_error_t fault;
    json_t *value = json_loads(text, JSON_REJECT_DUPLICATES, &fault);
    const char *schema;

    if (value == NULL)
        g_error("%s at %d: %s", fault.text, fault.position, text);
    schema = json_string_value(json_object_get(value, "schema"));
    g_assert_nonnull(schema);
    document_check(objects, schema, value);
    json_decref(value);
}
