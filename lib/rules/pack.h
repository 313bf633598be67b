/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From flat document to body. Every key of the format is a row of a table; a value is read by its row. */
#pragma once

#include "rules/faults.h"
#include "rules/nodes.h"

/* Ids that a value may refer to: they must exist in the pack or in the body it extends. */
typedef enum {
    PACK_REF_NONE,
    PACK_REF_SOURCE,
    PACK_REF_TYPE,
    PACK_REF_GROUP,
    PACK_REF_TYPE_OR_GROUP,
    PACK_REF_CATEGORY,
    PACK_REF_ORIGIN,
    PACK_REF_FORMAT,
    PACK_REF_TRAIT,
    PACK_REF_DEED, /* a rule of the kind act or duty */
} PackRef;

/* A reference that is looked at when all is read, since it may point ahead. */
typedef struct PackLater {
    uint32_t at; /* node of the id */
    PackRef ref;
} PackLater;

/* One pack on its way to a body. */
typedef struct PackReader {
    const CeuNodes *nodes;
    const char *path;    /* for faults */
    const char *name;    /* the file's own name, for CeuRule.place */
    CeuBody *body;       /* being filled */
    const CeuBody *base; /* the body that it extends; NULL: none at hand */
    bool
        references_open; /* ids are not looked up: of a body that is not at hand, or known to be right */
    unsigned how;
    bool full;          /* too many faults: no more are kept */
    GArray *rule_nodes; /* uint32_t: node of each rule of body */
    GArray *later;      /* PackLater */
    GPtrArray *faults;
    guint first_fault; /* ours begin here */
    uint64_t seen;     /* keys of the map read last: bit n is row n of its table */
} PackReader;

typedef struct PackWord {
    const char *name;
    int value;
} PackWord;

typedef struct PackKey PackKey;
typedef struct PackTable PackTable;

/* Reads the value at node @at into @target + key->offset; false with a fault. */
typedef bool (*PackRead)(PackReader *reader, uint32_t at, const PackKey *key, void *target);
/* Looks at what was read as a whole; false with a fault. */
typedef bool (*PackCheck)(PackReader *reader, uint32_t at, void *target);

struct PackKey {
    const char *name; /* NULL: a row that no key has */
    PackRead read;
    size_t offset;
    const PackWord *words;  /* what a word may be; ends with a NULL name */
    const PackTable *table; /* keys of a map */
    PackCheck check;
    PackRef ref;
    int minimum, maximum; /* of a whole number */
    bool required;
    bool later; /* what it refers to may be stated further down */
};

struct PackTable {
    const char *what; /* "a rule" */
    const PackKey *keys;
    unsigned count;
    const PackKey *more; /* further keys, of which admit() decides */
    unsigned more_count;
    bool (*admit)(PackReader *reader, uint32_t at, const PackKey *key, void *target);
};

/* Faults. Each returns false, so that a reader can end with it. */
bool pack_fault(PackReader *reader, uint32_t at, const char *format, ...) G_GNUC_PRINTF(3, 4);
void pack_warning(PackReader *reader, uint32_t at, const char *format, ...) G_GNUC_PRINTF(3, 4);
/* "; did you mean “x”?" or "". (transfer full) */
char *pack_suggestion(const CeuNearest *nearest);

/* The key @name of the map at @map, or @map itself if it has none. */
uint32_t pack_key_place(const PackReader *reader, uint32_t map, const char *name);

/* pack-read.c: values. */
bool pack_read_map(PackReader *reader, uint32_t at, const PackTable *table, void *target);
bool pack_read_nested(PackReader *reader, uint32_t at, const PackKey *key, void *target);
bool pack_read_text(PackReader *reader, uint32_t at, const PackKey *key, void *target); /* char * */
bool pack_read_id(PackReader *reader, uint32_t at, const PackKey *key, void *target);   /* char * */
bool pack_read_word(PackReader *reader, uint32_t at, const PackKey *key, void *target); /* enum */
bool pack_read_choice(PackReader *reader, uint32_t at, const PackKey *key,
                      void *target);                                                    /* char * */
bool pack_read_flag(PackReader *reader, uint32_t at, const PackKey *key, void *target); /* bool */
bool pack_read_date(PackReader *reader, uint32_t at, const PackKey *key, void *target);
bool pack_read_units(PackReader *reader, uint32_t at, const PackKey *key, void *target);
bool pack_read_percent(PackReader *reader, uint32_t at, const PackKey *key,
                       void *target); /* int64 */
bool pack_read_int(PackReader *reader, uint32_t at, const PackKey *key, void *target);
bool pack_read_int64(PackReader *reader, uint32_t at, const PackKey *key, void *target);
/* A number, or a word that stands for one. */
bool pack_read_int_or_word(PackReader *reader, uint32_t at, const PackKey *key, void *target);
/* One of the key's words, which says nothing more (@target is left alone), or a map by its table. */
bool pack_read_word_or_map(PackReader *reader, uint32_t at, const PackKey *key, void *target);
/* Keeps the node's index (uint32_t) to be read later. */
bool pack_read_position(PackReader *reader, uint32_t at, const PackKey *key, void *target);
/* The text at @at; NULL with a fault if it is a list or a map, or empty. */
const char *pack_scalar(PackReader *reader, uint32_t at, const PackKey *key);
bool pack_is_id(const char *text);

/* The value of the one of @words that stands at @at. */
bool pack_find_word(PackReader *reader, uint32_t at, const PackKey *key, const PackWord *words,
                    int *out_value);

/* pack-list.c: lists, and maps whose keys are not ours. */
bool pack_read_list(PackReader *reader, uint32_t at, const PackKey *key, void *target);  /* GStrv */
bool pack_read_words(PackReader *reader, uint32_t at, const PackKey *key, void *target); /* bits */
/* Each element of the list at @at, or each key of the map, is handed to @each; a fault that says @what
 * they are if it is none, or empty. */
bool pack_read_rows(PackReader *reader, uint32_t at, const PackKey *key, void *target,
                    const char *what, PackRead each);
bool pack_read_pairs(PackReader *reader, uint32_t at, const PackKey *key, void *target,
                     const char *what, PackRead each);
/* Each element of the list at @at (a fault if it is none; it may be empty) is handed to @each. */
void pack_read_each(PackReader *reader, uint32_t at, const char *name,
                    void (*each)(PackReader *reader, uint32_t at));

/* pack-refs.c: whether ids exist. */
bool pack_check_reference(PackReader *reader, uint32_t at, PackRef ref, const char *id);
bool pack_check_reference_pattern(PackReader *reader, uint32_t at, const char *pattern);
/* What key->ref asks for: now, or with key->later by pack_check_later(). */
bool pack_check_key_reference(PackReader *reader, uint32_t at, const PackKey *key, const char *id);
void pack_check_later(PackReader *reader);

/* pack-kinds.c: the table of kinds; row n is kind n. */
extern const PackKey pack_kinds[CEU_RULE_KIND_COUNT];

/* pack-condition.c: on what of the holder a rule depends. */
bool pack_read_if(PackReader *reader, uint32_t at, const PackKey *key, void *target);
bool pack_read_unless(PackReader *reader, uint32_t at, const PackKey *key, void *target);

/* pack-rule.c: one rule, and what only shows when all are read. */
extern const PackTable pack_rule_table;
void pack_read_rules(PackReader *reader, uint32_t at);

/* pack-header.c: the body, its sources and credentials. */
extern const PackTable pack_body_table, pack_source_table, pack_credential_table;
void pack_read_sources(PackReader *reader, uint32_t at);
void pack_read_credentials(PackReader *reader, uint32_t at);

/* pack.c: the number of the format, of which this program reads one. */
bool pack_read_format(PackReader *reader, uint32_t at, const PackKey *key, void *target);

/* pack-certificate.c: the words of certificates; rulebooks and files of words have them. */
extern const PackTable pack_certificate_table;
void pack_read_certificate(PackReader *reader, uint32_t at);

/* pack-tags.c: what activities are told apart by, and questions about the holder. */
extern const PackTable pack_category_table, pack_origin_table, pack_format_table, pack_trait_table;
void pack_read_categories(PackReader *reader, uint32_t at);
void pack_read_origins(PackReader *reader, uint32_t at);
void pack_read_formats(PackReader *reader, uint32_t at);
void pack_read_traits(PackReader *reader, uint32_t at);

/**
 * ceu_pack_subject:
 * @nodes: any document
 * @out_extends: (out): whether the pack extends that body
 * @out_at: (out): node of the id
 *
 * Returns: (nullable) (transfer none): id of the body that the pack is about; NULL if it does not say.
 */
const char *ceu_pack_subject(const CeuNodes *nodes, bool *out_extends, uint32_t *out_at);

/* How a pack is read. */
enum {
    CEU_PACK_KNOWN =
        1
        << 0, /* it was read before, without a fault: ids are not looked up again in a pack of its own body */
    CEU_PACK_RULES_ONLY =
        1 << 1, /* without the words of certificates, which judging does not need */
};

/**
 * ceu_pack_read:
 * @nodes: the document
 * @path: for messages
 * @base: (nullable): the body that the pack extends, if it extends one and it is at hand
 * @how: of the above
 * @faults: (element-type CeuFault): every fault and warning, in file order
 *
 * Returns: (transfer full) (nullable): the body; of an extension only what it states. NULL with a fault.
 */
CeuBody *ceu_pack_read(const CeuNodes *nodes, const char *path, const CeuBody *base, unsigned how,
                       GPtrArray *faults);

/* Moves what @extension states into @body: the same id replaces, another adds. Frees @extension. */
void ceu_pack_merge(CeuBody *body, CeuBody *extension);

/**
 * ceu_pack_words:
 *
 * Returns: (transfer full) (element-type utf8): every key and fixed word of the format, sorted, once
 *   each. The manual page must know them all.
 */
GPtrArray *ceu_pack_words(void);
