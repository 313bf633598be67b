/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values of a pack: maps by their table, words, lists, dates, units. Each fault names its place. */
#include "rules/pack.h"

#include <string.h>

#define ID_MAX 64      /* bytes of an id */
#define WHOLE_DIGITS 9 /* of a whole number: more is no number of ours */

static const PackWord yes_no[] = {
    { "yes", true }, { "no", false }, { "true", true }, { "false", false }, { 0 },
};

const char *
pack_scalar(PackReader *reader, uint32_t at, const PackKey *key)
{
    const char *text = ceu_nodes_text(reader->nodes, at);

    if (text == NULL) {
        pack_fault(reader, at, "“%s” must be a single value, not a list or a map", key->name);
        return NULL;
    }
    if (*text == '\0') {
        pack_fault(reader, at, "“%s” has no value", key->name);
        return NULL;
    }
    return text;
}

static const PackKey *
table_row(const PackTable *table, unsigned index)
{
    return index < table->count ? &table->keys[index] : &table->more[index - table->count];
}

static bool
find_key(const PackTable *table, const char *name, unsigned *out_index)
{
    unsigned count = table->count + table->more_count;

    for (unsigned i = 0; i < count; i++) {
        const char *candidate = table_row(table, i)->name;

        if (candidate != NULL && candidate[0] == name[0] && strcmp(candidate, name) == 0) {
            *out_index = i;
            return true;
        }
    }
    return false;
}

static bool
fault_unknown_key(PackReader *reader, uint32_t at, const PackTable *table, const char *name)
{
    CeuNearest nearest = ceu_nearest_init(name);
    g_autofree char *suggestion = NULL;

    for (unsigned i = 0; i < table->count + table->more_count; i++) {
        if (table_row(table, i)->name != NULL)
            ceu_nearest_offer(&nearest, table_row(table, i)->name);
    }
    suggestion = pack_suggestion(&nearest);
    return pack_fault(reader, at, "unknown key “%s” in %s%s", name, table->what, suggestion);
}

/* One key of a map and its value. */
static bool
read_pair(PackReader *reader, uint32_t at, const PackTable *table, void *target, uint64_t *seen)
{
    const char *name = ceu_nodes_key(reader->nodes, at);
    const PackKey *key;
    unsigned index;

    if (!find_key(table, name, &index))
        return fault_unknown_key(reader, at, table, name);
    if ((*seen & (UINT64_C(1) << index)) != 0)
        return pack_fault(reader, at, "“%s” is stated twice in %s", name, table->what);
    *seen |= UINT64_C(1) << index;
    key = table_row(table, index);
    if (index >= table->count && !table->admit(reader, at, key, target))
        return false;
    if (!key->read(reader, at + 1, key, target))
        return false;
    return key->check == NULL || key->check(reader, at + 1, target);
}

bool
pack_read_map(PackReader *reader, uint32_t at, const PackTable *table, void *target)
{
    const CeuNode *map = &reader->nodes->nodes[at];
    uint64_t seen = 0;
    bool good = true;

    if (map->kind != CEU_NODE_MAP)
        return pack_fault(reader, at, "%s must be a map of keys and values", table->what);
    for (uint32_t i = at + 1; i < map->value; i = ceu_nodes_next(reader->nodes, i + 1))
        good = read_pair(reader, i, table, target, &seen) && good;
    for (unsigned i = 0; i < table->count; i++) {
        if (table->keys[i].required && (seen & (UINT64_C(1) << i)) == 0)
            good = pack_fault(reader, at, "%s lacks “%s”", table->what, table->keys[i].name);
    }
    reader->seen = seen;
    return good;
}

bool
pack_read_nested(PackReader *reader, uint32_t at, const PackKey *key, void *target)
{
    return pack_read_map(reader, at, key->table, (char *) target + key->offset);
}

bool
pack_read_position(PackReader *reader, uint32_t at, const PackKey *key, void *target)
{
    (void) reader;
    *(uint32_t *) (void *) ((char *) target + key->offset) = at;
    return true;
}

static void
set_text(const PackKey *key, void *target, const char *text)
{
    char **place = (char **) (void *) ((char *) target + key->offset);

    g_free(*place);
    *place = g_strdup(text);
}

bool
pack_read_text(PackReader *reader, uint32_t at, const PackKey *key, void *target)
{
    const char *text = pack_scalar(reader, at, key);

    if (text == NULL)
        return false;
    set_text(key, target, text);
    return true;
}

static bool
is_id_character(char c)
{
    return g_ascii_isalnum(c) || c == '-' || c == '.' || c == '_' || c == '+';
}

bool
pack_is_id(const char *text)
{
    size_t length = 0;

    while (length <= ID_MAX && is_id_character(text[length]))
        length++;
    return length > 0 && length <= ID_MAX && text[length] == '\0' && g_ascii_isalnum(text[0]);
}

bool
pack_read_id(PackReader *reader, uint32_t at, const PackKey *key, void *target)
{
    const char *text = pack_scalar(reader, at, key);

    if (text == NULL)
        return false;
    if (!pack_check_key_reference(reader, at, key, text))
        return false;
    if (!pack_is_id(text))
        return pack_fault(reader, at,
                          "“%s” is no id: letters, digits, “-”, “.”, “_” and “+”, at most %d", text,
                          ID_MAX);
    set_text(key, target, text);
    return true;
}

bool
pack_find_word(PackReader *reader, uint32_t at, const PackKey *key, const PackWord *words,
               int *out_value)
{
    const char *text = pack_scalar(reader, at, key);
    CeuNearest nearest;
    g_autofree char *suggestion = NULL;
    g_autoptr(GString) known = NULL;

    if (text == NULL)
        return false;
    for (const PackWord *word = words; word->name != NULL; word++) {
        if (strcmp(word->name, text) == 0) {
            *out_value = word->value;
            return true;
        }
    }
    nearest = ceu_nearest_init(text);
    known = g_string_new(NULL);
    for (const PackWord *word = words; word->name != NULL; word++) {
        ceu_nearest_offer(&nearest, word->name);
        g_string_append_printf(known, "%s%s", known->len > 0 ? ", " : "", word->name);
    }
    suggestion = pack_suggestion(&nearest);
    return pack_fault(reader, at, "“%s” cannot be “%s” (known: %s)%s", key->name, text, known->str,
                      suggestion);
}

bool
pack_read_word(PackReader *reader, uint32_t at, const PackKey *key, void *target)
{
    return pack_find_word(reader, at, key, key->words,
                          (int *) (void *) ((char *) target + key->offset));
}

bool
pack_read_choice(PackReader *reader, uint32_t at, const PackKey *key, void *target)
{
    int value = 0;

    if (!pack_find_word(reader, at, key, key->words, &value))
        return false;
    set_text(key, target, ceu_nodes_text(reader->nodes, at));
    return true;
}

bool
pack_read_flag(PackReader *reader, uint32_t at, const PackKey *key, void *target)
{
    int value = 0;

    if (!pack_find_word(reader, at, key, key->words != NULL ? key->words : yes_no, &value))
        return false;
    *((bool *) target + key->offset) = value != 0;
    return true;
}

bool
pack_read_date(PackReader *reader, uint32_t at, const PackKey *key, void *target)
{
    const char *text = pack_scalar(reader, at, key);
    g_autoptr(GError) error = NULL;

    if (text == NULL)
        return false;
    if (ceu_date_parse(text, (CeuDate *) (void *) ((char *) target + key->offset), &error))
        return true;
    return pack_fault(reader, at, "“%s” must be a day as YYYY-MM-DD: %s", key->name,
                      error->message);
}

static bool
parse_units(PackReader *reader, uint32_t at, const PackKey *key, CeuUnits *out)
{
    const char *text = pack_scalar(reader, at, key);
    g_autoptr(GError) error = NULL;

    if (text == NULL)
        return false;
    if (ceu_units_parse(text, out, &error))
        return true;
    return pack_fault(reader, at, "“%s” must be a plain number: %s", key->name, error->message);
}

bool
pack_read_units(PackReader *reader, uint32_t at, const PackKey *key, void *target)
{
    CeuUnits *place = (CeuUnits *) (void *) ((char *) target + key->offset);

    return parse_units(reader, at, key, place);
}

bool
pack_read_percent(PackReader *reader, uint32_t at, const PackKey *key, void *target)
{
    CeuUnits percent = { 0 };

    if (!parse_units(reader, at, key, &percent))
        return false;
    if (percent.milli == 0 || percent.milli > 100 * 1000)
        return pack_fault(reader, at, "“%s” must be above 0 and at most 100", key->name);
    *(int64_t *) (void *) ((char *) target + key->offset) = percent.milli;
    return true;
}

static bool
parse_whole(PackReader *reader, uint32_t at, const PackKey *key, int64_t *out)
{
    const char *text = pack_scalar(reader, at, key);
    const char *digits = text;
    int64_t value = 0;
    size_t length;

    if (text == NULL)
        return false;
    if (key->minimum < 0 && *digits == '-')
        digits++;
    length = strspn(digits, "0123456789");
    for (size_t i = 0; i < length && i < WHOLE_DIGITS; i++)
        value = value * 10 + (digits[i] - '0');
    value = digits > text ? -value : value;
    if (length == 0 || length > WHOLE_DIGITS || digits[length] != '\0' || value < key->minimum ||
        value > key->maximum)
        return pack_fault(reader, at, "“%s” must be a whole number from %d to %d, not “%s”",
                          key->name, key->minimum, key->maximum, text);
    *out = value;
    return true;
}

bool
pack_read_int(PackReader *reader, uint32_t at, const PackKey *key, void *target)
{
    int64_t value;

    if (!parse_whole(reader, at, key, &value))
        return false;
    *(int *) (void *) ((char *) target + key->offset) = (int) value;
    return true;
}

bool
pack_read_int64(PackReader *reader, uint32_t at, const PackKey *key, void *target)
{
    return parse_whole(reader, at, key, (int64_t *) (void *) ((char *) target + key->offset));
}

bool
pack_read_int_or_word(PackReader *reader, uint32_t at, const PackKey *key, void *target)
{
    const char *text = pack_scalar(reader, at, key);

    if (text == NULL)
        return false;
    return g_ascii_isdigit(text[0]) ? pack_read_int(reader, at, key, target)
                                    : pack_read_word(reader, at, key, target);
}

bool
pack_read_word_or_map(PackReader *reader, uint32_t at, const PackKey *key, void *target)
{
    int ignored;

    if (ceu_nodes_text(reader->nodes, at) != NULL || key->table == NULL)
        return pack_find_word(reader, at, key, key->words, &ignored);
    return pack_read_nested(reader, at, key, target);
}
