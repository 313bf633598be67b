/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A catalogue (.mo) read by its name. gettext chooses by the locale alone; a calendar that several programs write
 * needs one language, whatever the locale of each of them is.
 */
#include "tracker/catalogue.h"

#include <ceu/names.h>
#include <stdint.h>
#include <string.h>

#define MAGIC 0x950412DEU
#define HEADER_SIZE 20
#define SIZE_MAX_BYTES (4 << 20)
#define FORMS_MAX 6 /* no language has more */

typedef struct Catalogue {
    CeuLanguage language; /* first: the one is the other */
    char *data;
    size_t size;
    bool swapped; /* written on a machine of the other byte order */
    GHashTable *
        messages; /* English, of plurals the singular → text, forms one behind the other; of data */
    char *plural; /* rule of the forms */
    unsigned forms;
} Catalogue;

static const char *
text(const CeuLanguage *language, const char *english)
{
    const Catalogue *self = (const Catalogue *) language;
    const char *found = g_hash_table_lookup(self->messages, english);

    return found != NULL && *found != '\0' ? found : english;
}

static const char *
plural(const CeuLanguage *language, const char *one, const char *many, unsigned long n)
{
    const Catalogue *self = (const Catalogue *) language;
    const char *found = g_hash_table_lookup(self->messages, one);
    unsigned long form;

    if (found == NULL || *found == '\0' || !ceu_plural_evaluate(self->plural, n, &form) ||
        form >= self->forms)
        return n == 1 ? one : many;
    for (; form > 0; form--)
        found += strlen(found) + 1;
    return found;
}

static uint32_t
read_number(const Catalogue *self, size_t offset)
{
    uint32_t value;

    memcpy(&value, self->data + offset, sizeof value);
    return self->swapped ? GUINT32_SWAP_LE_BE(value) : value;
}

/* The text whose length and place stand at @offset; NULL: it does not lie in the file, or is no text. */
static const char *
read_text(const Catalogue *self, size_t offset, size_t *out_length)
{
    size_t length = read_number(self, offset);
    size_t place = read_number(self, offset + 4);

    if (length >= self->size || place >= self->size - length || self->data[place + length] != '\0')
        return NULL;
    for (size_t done = 0; done <= length; done += strlen(self->data + place + done) + 1) {
        if (!g_utf8_validate(self->data + place + done, -1, NULL))
            return NULL;
    }
    *out_length = length;
    return self->data + place;
}

static unsigned
count_forms(const char *first, size_t length)
{
    unsigned count = 0;

    for (size_t done = 0; done <= length; done += strlen(first + done) + 1)
        count++;
    return count;
}

static bool
read_messages(Catalogue *self)
{
    size_t count = read_number(self, 8);
    size_t english_at = read_number(self, 12), text_at = read_number(self, 16);

    if (count > self->size / 16 || english_at > self->size - 8 * count ||
        text_at > self->size - 8 * count)
        return false;
    for (size_t i = 0; i < count; i++) {
        size_t length, text_length;
        const char *english = read_text(self, english_at + 8 * i, &length);
        const char *found = read_text(self, text_at + 8 * i, &text_length);

        if (english == NULL || found == NULL)
            return false;
        /* A plural with fewer forms than the heading promises would be read beyond its end. */
        if (length > strlen(english) && count_forms(found, text_length) < self->forms)
            return false;
        g_hash_table_insert(self->messages, (gpointer) english, (gpointer) found);
    }
    return true;
}

/* "Plural-Forms: nplurals=2; plural=n != 1;" of the heading, which is the text of the empty message. */
static bool
read_plural_rule(Catalogue *self)
{
    const char *heading = g_hash_table_lookup(self->messages, "");
    const char *forms = heading == NULL ? NULL : strstr(heading, "nplurals=");
    const char *rule;
    unsigned long unused;

    if (forms == NULL || !g_ascii_isdigit(forms[strlen("nplurals=")]))
        return false;
    self->forms = (unsigned) (forms[strlen("nplurals=")] - '0');
    forms = strchr(forms, ';');
    rule = forms == NULL ? NULL : strstr(forms, "plural=");
    if (rule == NULL || self->forms == 0 || self->forms > FORMS_MAX)
        return false;
    rule += strlen("plural=");
    self->plural = g_strndup(rule, strcspn(rule, ";\n"));
    return ceu_plural_evaluate(self->plural, 1, &unused);
}

/* The heading is the first message: empty texts sort first. It says how many forms the others have. */
static bool
read_all(Catalogue *self)
{
    if (self->size < HEADER_SIZE || self->size > SIZE_MAX_BYTES)
        return false;
    self->swapped = read_number(self, 0) == GUINT32_SWAP_LE_BE(MAGIC);
    if (read_number(self, 0) != MAGIC)
        return false;
    return read_messages(self) && read_plural_rule(self) && read_messages(self);
}

char *
ceu_catalogue_path(const char *directory, const char *code)
{
    return g_build_filename(directory, code, "LC_MESSAGES", CEU_TEXT_DOMAIN ".mo", NULL);
}

const CeuLanguage *
ceu_catalogue_load(const char *directory, const char *code, GError **error)
{
    g_autofree char *path = ceu_catalogue_path(directory, code);
    Catalogue *self;
    char *data;
    size_t size;

    if (!ceu_language_is_code(code) || !g_file_get_contents(path, &data, &size, NULL)) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_NOT_FOUND,
                    "there is no translation to “%.32s”; the records are safe. Choose another, or "
                    "English: ceu config set calendar.language en",
                    code);
        return NULL;
    }
    self = g_new0(Catalogue, 1);
    self->language = (CeuLanguage){ text, plural };
    self->data = data;
    self->size = size;
    self->messages = g_hash_table_new(g_str_hash, g_str_equal);
    if (read_all(self))
        return &self->language;
    g_set_error(error, CEU_ERROR, CEU_ERROR_PARSE,
                "the translation “%s” is damaged; the records are safe. Install ceud again, or use "
                "English: ceu config set calendar.language en",
                path);
    g_hash_table_unref(self->messages);
    g_free(self->plural);
    g_free(self->data);
    g_free(self);
    return NULL;
}
