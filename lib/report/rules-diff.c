/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Compares two packs. Each is made a flat list of elements with named texts, so that one comparison serves
 * all of them, and what it shows are the words that `ceu rules show` has for them.
 */
#include "report/rules-diff.h"

#include <string.h>

#include "report/words.h"

typedef struct Field {
    const char *name;
    char *text; /* NULL: not stated */
} Field;

typedef struct Element {
    const char *what;
    char *id;
    char *key;      /* id and version */
    char *version;  /* of a rule: first day in force; NULL: none */
    GArray *fields; /* Field, the same names in the same order for all of one sort */
    bool paired;
} Element;

static void
element_free(gpointer data)
{
    Element *element = data;

    for (guint i = 0; i < element->fields->len; i++)
        g_free(g_array_index(element->fields, Field, i).text);
    g_array_unref(element->fields);
    g_free(element->id);
    g_free(element->key);
    g_free(element->version);
    g_free(element);
}

static Element *
add_element(GPtrArray *elements, const char *what, const char *id)
{
    Element *element = g_new0(Element, 1);

    element->what = what;
    element->id = g_strdup(id);
    element->key = g_strdup(id);
    element->fields = g_array_new(FALSE, FALSE, sizeof(Field));
    g_ptr_array_add(elements, element);
    return element;
}

/* Takes @text. */
static void
take_field(Element *element, const char *name, char *text)
{
    Field field = { name, text };

    g_array_append_val(element->fields, field);
}

static void
add_field(Element *element, const char *name, const char *text)
{
    take_field(element, name, g_strdup(text));
}

static char *
day_text(CeuDate day)
{
    char buffer[CEU_DATE_TEXT_SIZE];

    return ceu_date_is_set(day) ? g_strdup(ceu_date_format(day, buffer)) : NULL;
}

static char *
words_text(GStrv words)
{
    return words != NULL ? g_strjoinv(", ", words) : NULL;
}

static void
add_pack(GPtrArray *elements, const CeuBody *body)
{
    Element *element = add_element(elements, "pack", body->id);

    add_field(element, "name", body->name);
    add_field(element, "title", body->title);
    add_field(element, "account_url", body->account_url);
    take_field(element, "verified", day_text(body->verified));
    add_field(element, "unit", body->unit_name);
}

static void
add_tags(GPtrArray *elements, const char *what, const GPtrArray *tags)
{
    for (guint i = 0; i < tags->len; i++) {
        const CeuTag *tag = g_ptr_array_index(tags, i);
        Element *element = add_element(elements, what, tag->id);

        add_field(element, "title", tag->title);
        take_field(element, "patterns", words_text(tag->patterns));
        add_field(element, "parent", tag->parent);
    }
}

static void
add_header(GPtrArray *elements, const CeuBody *body)
{
    add_pack(elements, body);
    for (guint i = 0; i < body->types->len; i++) {
        const CeuCredentialType *type = g_ptr_array_index(body->types, i);
        Element *element = add_element(elements, "credential", type->id);

        add_field(element, "title", type->title);
        add_field(element, "group", type->group);
        add_field(element, "category", type->category);
    }
    add_tags(elements, "category", body->categories);
    add_tags(elements, "origin", body->origins);
    add_tags(elements, "format", body->formats);
    for (guint i = 0; i < body->traits->len; i++) {
        const CeuTrait *trait = g_ptr_array_index(body->traits, i);
        Element *element = add_element(elements, "question", trait->id);

        add_field(element, "title", trait->title);
        take_field(element, "values", words_text(trait->values));
    }
    for (guint i = 0; i < body->sources->len; i++) {
        const CeuSource *source = g_ptr_array_index(body->sources, i);
        Element *element = add_element(elements, "source", source->id);

        add_field(element, "url", source->url);
        add_field(element, "dated", source->dated);
        add_field(element, "note", source->note);
    }
}

static void
add_rule(GPtrArray *elements, const CeuRule *rule)
{
    Element *element = add_element(elements, "rule", rule->id);
    g_autofree char *from = day_text(rule->from);

    g_free(element->key);
    element->key = g_strdup_printf("%s from %s", rule->id, from != NULL ? from : "ever");
    element->version = g_strdup(from);
    add_field(element, "kind", ceu_rule_kind_name(rule->kind));
    take_field(element, "text", ceu_rule_describe(rule)); /* with its conditions */
    add_field(element, "clock", ceu_name_clock(rule->clock));
    take_field(element, "applies_to", words_text(rule->applies_to));
    take_field(element, "from", g_steal_pointer(&from));
    take_field(element, "until", day_text(rule->until));
    add_field(element, "by", ceu_name_by(rule->by));
    take_field(element, "sources", words_text(rule->sources));
    add_field(element, "confidence", rule->confidence);
    add_field(element, "note", rule->note);
    add_field(element, "unknown", rule->unknown);
}

static GPtrArray *
elements_of(const CeuBody *body)
{
    GPtrArray *elements = g_ptr_array_new_with_free_func(element_free);

    add_header(elements, body);
    for (guint i = 0; i < body->rules->len; i++)
        add_rule(elements, g_ptr_array_index(body->rules, i));
    return elements;
}

/* The element that @one became: of the same version, or else another version of it that is not taken. */
static Element *
find_pair(const GPtrArray *elements, const Element *one, bool same_version)
{
    for (guint i = 0; i < elements->len; i++) {
        Element *other = g_ptr_array_index(elements, i);
        const char *a = same_version ? one->key : one->id;
        const char *b = same_version ? other->key : other->id;

        if (!other->paired && strcmp(one->what, other->what) == 0 && strcmp(a, b) == 0)
            return other;
    }
    return NULL;
}

static void
field_change_free(gpointer data)
{
    CeuFieldChange *change = data;

    g_free(change->before);
    g_free(change->after);
    g_free(change);
}

static void
element_change_free(gpointer data)
{
    CeuElementChange *change = data;

    g_ptr_array_unref(change->fields);
    g_free(change->id);
    g_free(change->version);
    g_free(change);
}

/* Adds what differs between @before and @after, one of which may be NULL. */
static void
compare_elements(GPtrArray *changes, const Element *before, const Element *after)
{
    const Element *one = before != NULL ? before : after;
    CeuElementChange *change = g_new0(CeuElementChange, 1);

    change->kind = before == NULL  ? CEU_CHANGE_ADDED
                   : after == NULL ? CEU_CHANGE_REMOVED
                                   : CEU_CHANGE_CHANGED;
    change->what = one->what;
    change->id = g_strdup(one->id);
    change->version = g_strdup(one->version);
    change->fields = g_ptr_array_new_with_free_func(field_change_free);
    for (guint i = 0; i < one->fields->len; i++) {
        const char *was = before != NULL ? g_array_index(before->fields, Field, i).text : NULL;
        const char *is = after != NULL ? g_array_index(after->fields, Field, i).text : NULL;
        CeuFieldChange *field;

        if (g_strcmp0(was, is) == 0)
            continue;
        field = g_new0(CeuFieldChange, 1);
        field->field = g_array_index(one->fields, Field, i).name;
        field->before = g_strdup(was);
        field->after = g_strdup(is);
        g_ptr_array_add(change->fields, field);
    }
    if (change->fields->len > 0 || change->kind != CEU_CHANGE_CHANGED)
        g_ptr_array_add(changes, change);
    else
        element_change_free(change);
}

GPtrArray *
ceu_rules_diff(const CeuBody *older, const CeuBody *newer)
{
    g_autoptr(GPtrArray) before = elements_of(older);
    g_autoptr(GPtrArray) after = elements_of(newer);
    g_autofree Element **pairs = g_new0(Element *, before->len);
    GPtrArray *changes = g_ptr_array_new_with_free_func(element_change_free);

    /* Equal versions first, so that a new version beside an old one is an addition and no change. */
    for (int same_version = 1; same_version >= 0; same_version--) {
        for (guint i = 0; i < before->len; i++) {
            if (pairs[i] != NULL)
                continue;
            pairs[i] = find_pair(after, g_ptr_array_index(before, i), same_version != 0);
            if (pairs[i] != NULL)
                pairs[i]->paired = true;
        }
    }
    for (guint i = 0; i < before->len; i++)
        compare_elements(changes, g_ptr_array_index(before, i), pairs[i]);
    for (guint i = 0; i < after->len; i++) {
        const Element *element = g_ptr_array_index(after, i);

        if (!element->paired)
            compare_elements(changes, NULL, element);
    }
    return changes;
}

const char *
ceu_change_name(CeuChangeKind kind)
{
    static const char *const names[] = {
        [CEU_CHANGE_ADDED] = "added",
        [CEU_CHANGE_REMOVED] = "removed",
        [CEU_CHANGE_CHANGED] = "changed",
    };

    g_return_val_if_fail(kind < G_N_ELEMENTS(names), NULL);

    return names[kind];
}

bool
ceu_body_differs(const CeuBody *older, const CeuBody *newer)
{
    g_autoptr(GPtrArray) changes = ceu_rules_diff(older, newer);

    return changes->len > 0;
}
