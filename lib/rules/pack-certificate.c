/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words by which a certificate is read: plain words, so that no pack can state what takes long to look for. */
#include "rules/pack.h"

#include "rules/labels.h"

static bool
has_letter(const char *text)
{
    for (; *text != '\0'; text = g_utf8_next_char(text)) {
        if (g_unichar_isalpha(g_utf8_get_char(text)))
            return true;
    }
    return false;
}

/* Printable, and single blanks between what belongs together. */
static bool
is_plain(const char *text)
{
    gunichar before = ' ';

    for (; *text != '\0'; text = g_utf8_next_char(text)) {
        const gunichar c = g_utf8_get_char(text);

        if ((c == ' ' && before == ' ') || !g_unichar_isprint(c) ||
            (c != ' ' && g_unichar_isspace(c)))
            return false;
        before = c;
    }
    return before != ' ';
}

/* @list holds @count words that are good. */
static bool
check_label(PackReader *reader, uint32_t at, const PackKey *key, GStrv list, unsigned count)
{
    const char *text = list[count];

    if (g_utf8_strlen(text, -1) > CEU_LABEL_MAX_CHARACTERS || !has_letter(text) || !is_plain(text))
        return pack_fault(reader, at,
                          "“%s” is no word for “%s”: at most %d printable characters, a letter "
                          "among them, and single blanks between words",
                          text, key->name, CEU_LABEL_MAX_CHARACTERS);
    for (unsigned i = 0; i < count; i++) {
        if (g_ascii_strcasecmp(list[i], text) == 0)
            return pack_fault(reader, at, "“%s” is stated twice in “%s”", text, key->name);
    }
    return true;
}

static bool
read_labels(PackReader *reader, uint32_t at, const PackKey *key, void *target)
{
    GStrv *place = (GStrv *) (void *) ((char *) target + key->offset);
    const bool single = reader->nodes->nodes[at].kind == CEU_NODE_TEXT;
    unsigned count;

    if (!pack_read_list(reader, at, key, target))
        return false;
    if (g_strv_length(*place) > CEU_LABELS_MAX)
        return pack_fault(reader, at, "“%s” has at most %d words", key->name, CEU_LABELS_MAX);
    for (count = 0; (*place)[count] != NULL; count++) {
        /* Elements of a list of texts stand one behind the other. */
        if (!check_label(reader, single ? at : at + 1 + count, key, *place, count))
            return false;
    }
    return true;
}

#define ROW(word, kind)                                                                            \
    {                                                                                              \
        .name = word, .read = read_labels, .offset = offsetof(CeuLabels, words[kind])              \
    }
static const PackKey certificate_keys[] = {
    ROW("title", CEU_LABEL_TITLE),   ROW("provider", CEU_LABEL_PROVIDER),
    ROW("index", CEU_LABEL_INDEX),   ROW("units", CEU_LABEL_UNITS),
    ROW("date", CEU_LABEL_DATE),     ROW("other-date", CEU_LABEL_OTHER_DATE),
    ROW("ceu", CEU_LABEL_CEU),       ROW("hour", CEU_LABEL_HOUR),
    ROW("minute", CEU_LABEL_MINUTE), ROW("iacet", CEU_LABEL_IACET),
    ROW("names", CEU_LABEL_BODY),
};
_Static_assert(G_N_ELEMENTS(certificate_keys) == CEU_LABEL_COUNT, "a key for every kind");
const PackTable pack_certificate_table = { .what = "“certificate”",
                                           .keys = certificate_keys,
                                           .count = G_N_ELEMENTS(certificate_keys) };

void
pack_read_certificate(PackReader *reader, uint32_t at)
{
    pack_read_map(reader, at, &pack_certificate_table, &reader->body->certificate);
}

/* A file of words is a pack without a body. */
typedef struct Words {
    CeuDate verified;
    CeuLabels labels;
} Words;

static const PackKey words_keys[] = {
    { .name = "format", .read = pack_read_format, .required = true },
    { .name = "verified",
      .read = pack_read_date,
      .offset = offsetof(Words, verified),
      .required = true },
    { .name = "certificate",
      .read = pack_read_nested,
      .offset = offsetof(Words, labels),
      .table = &pack_certificate_table,
      .required = true },
};
static const PackTable words_table = { .what = "the file of words",
                                       .keys = words_keys,
                                       .count = G_N_ELEMENTS(words_keys) };

CeuLabels *
ceu_labels_read(const CeuNodes *nodes, const char *path, GPtrArray *faults)
{
    g_autofree char *name = g_path_get_basename(path);
    PackReader reader = {
        .nodes = nodes, .path = path, .name = name, .faults = faults, .first_fault = faults->len
    };
    Words words = { .verified = CEU_DATE_NONE };
    g_autoptr(CeuLabels) labels = NULL;

    pack_read_map(&reader, 0, &words_table, &words);
    labels = g_memdup2(&words.labels, sizeof words.labels);
    ceu_faults_sort(faults, reader.first_fault);
    return ceu_faults_errors(faults, reader.first_fault) > 0 ? NULL : g_steal_pointer(&labels);
}
