/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random archives come back byte for byte, 10,000 of them with CEU_TEST_LONG=1; what is wrong in one has its place in the message. */
#include <ceu/exchange.h>

#include <glib/gstdio.h>
#include <string.h>

#include "amount.h"

#define ARCHIVES 500
#define ARCHIVES_LONG 10000
#define MOST_RECORDS 4
#define TEXT_BYTES 128
#define FILES 12
#define MOST_FILE_BYTES 100000

typedef struct Draw {
    GRand *rand;
    char texts[MOST_RECORDS * 64][TEXT_BYTES];
    unsigned n_texts;
    GPtrArray *files; /* CeuEvidence: contents that may be attached; NULL: none */
} Draw;

static int
below(Draw *draw, int limit)
{
    return g_rand_int_range(draw->rand, 0, limit);
}

/* Any characters: controls, quotes, beyond the first plane, what formulas and JSON begin with. */
static const char *
text(Draw *draw)
{
    static const gunichar few[] = {
        '"', '\\', '=', '\n', '\r', 1, 0x7f, 0x85, 0x202e, 0xfffe, ' '
    };
    GString *out = g_string_new(NULL);
    char *held = draw->texts[draw->n_texts++ % G_N_ELEMENTS(draw->texts)];

    for (int left = below(draw, 20); left > 0; left--) {
        gunichar character = few[below(draw, G_N_ELEMENTS(few))];

        if (below(draw, 3) > 0)
            character =
                (gunichar) g_rand_int_range(draw->rand, 1, below(draw, 2) ? 0x80 : 0x110000);
        if (g_unichar_validate(character))
            g_string_append_unichar(out, character);
    }
    g_assert_cmpuint(g_strlcpy(held, out->str, TEXT_BYTES), <, TEXT_BYTES);
    g_string_free(out, TRUE);
    return held;
}

static const char *
maybe(Draw *draw)
{
    return below(draw, 2) ? text(draw) : NULL;
}

static CeuDate
day(Draw *draw)
{
    const CeuDate first = ceu_date_from_ymd(CEU_DATE_MIN_YEAR, 1, 1);
    const CeuDate last = ceu_date_from_ymd(CEU_DATE_MAX_YEAR, 12, 31);

    if (below(draw, 3) == 0)
        return CEU_DATE_NONE;
    return (CeuDate){ g_rand_int_range(draw->rand, first.days, last.days + 1) };
}

static CeuUnits
units(Draw *draw)
{
    return (CeuUnits){ below(draw, 2) ? below(draw, (int) CEU_UNITS_MAX_MILLI + 1)
                                      : below(draw, 100) * 500 };
}

static int64_t
number(Draw *draw)
{
    return below(draw, 10) > 0 ? below(draw, 1000) : G_MAXINT64 - below(draw, 3);
}

static void
add_holder(Draw *draw, CeuFacts *facts)
{
    const CeuMembership membership = { number(draw),    maybe(draw),       text(draw),
                                       maybe(draw),     below(draw, 2100), below(draw, 13),
                                       below(draw, 32), day(draw),         day(draw),
                                       day(draw) };
    const CeuCredential credential = { number(draw), maybe(draw), text(draw),
                                       text(draw),   maybe(draw), maybe(draw),
                                       day(draw),    day(draw),   day(draw) };
    const CeuAnswer answer = { number(draw), maybe(draw), maybe(draw), text(draw), text(draw) };
    const CeuMute mute = { number(draw), text(draw), text(draw), day(draw), maybe(draw) };
    const CeuPathStepKind kind = (CeuPathStepKind) below(draw, CEU_PATH_KIND_COUNT);
    const CeuPathStep step = { .id = number(draw),
                               .uid = maybe(draw),
                               .credential_id = number(draw),
                               .kind = kind,
                               .part = kind == CEU_PATH_EXPERIENCE ? text(draw) : NULL,
                               .amount = below(draw, 36501),
                               .day = day(draw),
                               .note = maybe(draw) };

    ceu_facts_add_membership(facts, &membership);
    ceu_facts_add_credential(facts, &credential);
    ceu_facts_add_answer(facts, &answer);
    ceu_facts_add_mute(facts, &mute);
    ceu_facts_add_path_step(facts, &step);
}

static void
add_work(Draw *draw, CeuFacts *facts)
{
    const CeuActivity activity = { .id = number(draw),
                                   .uid = maybe(draw),
                                   .title = text(draw),
                                   .provider = maybe(draw),
                                   .index = maybe(draw),
                                   .format = maybe(draw),
                                   .topics = maybe(draw),
                                   .origin = maybe(draw),
                                   .accepted_by = maybe(draw),
                                   .note = maybe(draw),
                                   .done = day(draw),
                                   .units = units(draw),
                                   .unit = (CeuUnit) below(draw, CEU_UNIT_COUNT),
                                   .planned = below(draw, 2),
                                   .proofs = (uint32_t) below(draw, 4),
                                   .pin = day(draw),
                                   .pin_for = maybe(draw) };
    const CeuEntry entry = { number(draw), text(draw), day(draw), day(draw) };
    const CeuFiling filing = { number(draw), maybe(draw), text(draw),
                               day(draw),    day(draw),   day(draw) };
    const CeuOverride override = { number(draw), maybe(draw),
                                   text(draw),   (CeuOverrideKind) below(draw, CEU_OVERRIDE_COUNT),
                                   maybe(draw),  units(draw),
                                   day(draw),    day(draw) };
    const CeuDeed deed = {
        number(draw), maybe(draw), text(draw), text(draw), day(draw), maybe(draw)
    };

    ceu_facts_add_activity(facts, &activity);
    ceu_facts_add_entry(facts, &entry);
    ceu_facts_add_filing(facts, &filing);
    ceu_facts_add_override(facts, &override);
    ceu_facts_add_deed(facts, &deed);
}

/* (transfer full): up to MOST_RECORDS records a list. */
static CeuFacts *
random_facts(Draw *draw)
{
    CeuFacts *facts = ceu_facts_new();

    for (int left = below(draw, MOST_RECORDS + 1); left > 0; left--)
        add_holder(draw, facts);
    for (int left = below(draw, MOST_RECORDS + 1); left > 0; left--)
        add_work(draw, facts);
    return facts;
}

/* (transfer full): some of the files, each perhaps several times. */
static GPtrArray *
random_evidence(Draw *draw)
{
    GPtrArray *evidence = g_ptr_array_new_with_free_func((GDestroyNotify) ceu_evidence_free);

    for (int left = draw->files == NULL ? 0 : below(draw, 4); left > 0; left--) {
        const CeuEvidence *file = g_ptr_array_index(draw->files, (guint) below(draw, FILES));
        CeuEvidence *copy = g_new0(CeuEvidence, 1);

        *copy = (CeuEvidence){ .id = number(draw),
                               .uid = g_strdup(maybe(draw)),
                               .activity_id = number(draw) | 1,
                               .sha256 = g_strdup(file->sha256),
                               .name = g_strdup(text(draw)),
                               .size = file->size,
                               .added = { (number(draw) - 500) % 1000000007 * 1000 },
                               .path = g_strdup(file->path) };
        g_ptr_array_add(evidence, copy);
    }
    return evidence;
}

/* Some of the files wait as drafts: of each a record among @facts, and the file as of no activity. */
static void
add_drafts(Draw *draw, CeuFacts *facts, GPtrArray *evidence)
{
    for (int left = draw->files == NULL ? 0 : below(draw, 3); left > 0; left--) {
        const CeuEvidence *file = g_ptr_array_index(draw->files, (guint) below(draw, FILES));
        const CeuUnits amount = units(draw);
        const CeuDraft draft = { .id = number(draw),
                                 .uid = maybe(draw),
                                 .sha256 = file->sha256,
                                 .name = text(draw),
                                 .size = file->size,
                                 .found = { (number(draw) - 500) % 1000000007 * 1000 },
                                 .title = maybe(draw),
                                 .provider = maybe(draw),
                                 .index = maybe(draw),
                                 .done = day(draw),
                                 .units = amount,
                                 .unit = amount.milli == 0 ? CEU_UNIT_CEU
                                                           : (CeuUnit) below(draw, CEU_UNIT_COUNT),
                                 .unsure = (unsigned) below(draw, 32),
                                 .tried = below(draw, 2) };
        CeuEvidence *copy = g_new0(CeuEvidence, 1);

        *copy = (CeuEvidence){ .sha256 = g_strdup(file->sha256),
                               .size = file->size,
                               .path = g_strdup(file->path) };
        g_ptr_array_add(evidence, copy);
        ceu_facts_add_draft(facts, &draft);
    }
}

static CeuEvidence *
make_file(Draw *draw, const char *folder, int number, size_t size)
{
    g_autofree char *name = g_strdup_printf("%d", number), *bytes = g_malloc(size + 1);
    CeuEvidence *file = g_new0(CeuEvidence, 1);
    g_autoptr(GError) error = NULL;

    for (size_t i = 0; i < size; i++)
        bytes[i] = (char) below(draw, 256);
    file->size = (int64_t) size;
    file->sha256 = g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *) bytes, size);
    file->path = g_build_filename(folder, name, NULL);
    (void) g_file_set_contents(file->path, bytes, (gssize) size, &error);
    g_assert_no_error(error);
    return file;
}

/* Every remainder of three, nothing at all, more than one piece of the writer. (transfer full) */
static GPtrArray *
make_files(Draw *draw, const char *folder)
{
    GPtrArray *files = g_ptr_array_new_with_free_func((GDestroyNotify) ceu_evidence_free);

    for (int i = 0; i < FILES; i++)
        g_ptr_array_add(files,
                        make_file(draw, folder, i, i == FILES - 1 ? MOST_FILE_BYTES : (size_t) i));
    return files;
}

static bool
append(gpointer text, const char *bytes, size_t size, GError **error)
{
    (void) error;
    g_string_append_len(text, bytes, (gssize) size);
    return true;
}

/* (transfer full): an archive with the files in it. */
static GString *
random_archive(Draw *draw)
{
    GString *archive = g_string_new(NULL);
    g_autoptr(CeuFacts) facts = random_facts(draw);
    g_autoptr(GPtrArray) evidence = random_evidence(draw);
    g_autoptr(GError) error = NULL;

    add_drafts(draw, facts, evidence);
    (void) ceu_archive_write_to(facts, evidence, true, append, archive, &error);
    g_assert_no_error(error);
    return archive;
}

static unsigned
archives(void)
{
    return ceu_test_amount(ARCHIVES, ARCHIVES_LONG);
}

typedef struct Taken {
    GChecksum *checksum;
    unsigned count;
} Taken;

static bool
take_bytes(gpointer data, const void *bytes, size_t size, GError **error)
{
    Taken *taken = data;

    (void) error;
    g_checksum_update(taken->checksum, bytes, (gssize) size);
    return true;
}

static bool
take_end(gpointer data, const char *sha256, GError **error)
{
    Taken *taken = data;

    (void) error;
    g_assert_cmpstr(g_checksum_get_string(taken->checksum), ==, sha256);
    g_checksum_reset(taken->checksum);
    taken->count++;
    return true;
}

/* In pieces of any size. (transfer full) */
static CeuArchive *
read_in_pieces(Draw *draw, const GString *text, Taken *taken, GError **error)
{
    const CeuArchiveSink sink = { take_bytes, take_end, taken };
    g_autoptr(CeuArchiveReader) reader = ceu_archive_reader_new("random", &sink);
    size_t from = 0;

    while (from < text->len) {
        const size_t some = (size_t) below(draw, 5000) + 1;
        const size_t size = MIN(text->len - from, some);

        if (!ceu_archive_reader_push(reader, text->str + from, size, error))
            return NULL;
        from += size;
    }
    return ceu_archive_reader_end(reader, error);
}

/* The files lie where they lay, under their hash. */
static void
find_files(const Draw *draw, GPtrArray *evidence)
{
    for (guint i = 0; i < evidence->len; i++) {
        CeuEvidence *read = g_ptr_array_index(evidence, i);

        for (guint n = 0; n < draw->files->len; n++) {
            const CeuEvidence *file = g_ptr_array_index(draw->files, n);

            if (strcmp(file->sha256, read->sha256) == 0 && read->path == NULL)
                read->path = g_strdup(file->path);
        }
        g_assert_nonnull(read->path);
    }
}

static void
round_trip(Draw *draw, Taken *taken)
{
    GString *before = random_archive(draw), *after = g_string_new(NULL);
    g_autofree char *without = NULL, *again = NULL;
    g_autoptr(GError) error = NULL;
    g_autoptr(CeuArchive) archive = read_in_pieces(draw, before, taken, &error), bare = NULL;

    g_assert_no_error(error);
    g_assert_true(archive->lists_evidence);
    find_files(draw, archive->evidence);
    (void) ceu_archive_write_to(archive->facts, archive->evidence, true, append, after, &error);
    g_assert_no_error(error);
    g_assert_cmpstr(after->str, ==, before->str);
    without = ceu_archive_write(archive->facts, archive->evidence);
    bare = ceu_archive_read(without, strlen(without), "without", &error);
    g_assert_no_error(error);
    again = ceu_archive_write(bare->facts, bare->evidence);
    g_assert_cmpstr(again, ==, without);
    g_string_free(before, TRUE);
    g_string_free(after, TRUE);
}

static void
test_round_trip(void)
{
    g_autofree Draw *draw = g_new0(Draw, 1);
    g_autofree char *folder = g_dir_make_tmp("ceu-archive-XXXXXX", NULL);
    Taken taken = { .checksum = g_checksum_new(G_CHECKSUM_SHA256) };

    draw->rand = g_rand_new_with_seed(20261126);
    draw->files = make_files(draw, folder);
    for (unsigned i = 0; i < archives(); i++)
        round_trip(draw, &taken);
    g_test_message("%u archives, %u contents", archives(), taken.count);
    g_assert_cmpuint(taken.count, >, archives());
    for (guint i = 0; i < draw->files->len; i++)
        (void) g_unlink(((const CeuEvidence *) g_ptr_array_index(draw->files, i))->path);
    (void) g_rmdir(folder);
    g_ptr_array_unref(draw->files);
    g_rand_free(draw->rand);
    g_checksum_free(taken.checksum);
}

/* No cut and no changed byte is taken for something that it is not: it is refused, or says what it says. */
static void
test_damage(void)
{
    g_autofree Draw *draw = g_new0(Draw, 1);

    draw->rand = g_rand_new_with_seed(7);
    for (unsigned i = 0; i < archives(); i++) {
        GString *archive = random_archive(draw);
        const size_t at = (size_t) below(draw, (int) archive->len - 2);
        g_autoptr(GError) cut = NULL, changed = NULL;
        g_autoptr(CeuArchive) read = NULL;

        g_assert_null(ceu_archive_read(archive->str, at, "cut", &cut));
        g_assert_error(cut, CEU_ERROR, CEU_ERROR_PARSE);
        archive->str[at] = (char) below(draw, 256);
        read = ceu_archive_read(archive->str, archive->len, "changed", &changed);
        g_assert_true((read == NULL) == (changed != NULL));
        g_string_free(archive, TRUE);
    }
    g_rand_free(draw->rand);
}

/* The bytes of "hi", as an archive has them. */
#define HI "8f434346648f6b96df89dda901c5176b10a6d83961dd3c1ac88b59b2dc327aa4"
#define CONTENT(base64, sha256, size)                                                              \
    "{'base64':" base64 ",'media_type':null,'sha256':'" sha256 "','size':" size "}"
#define EVIDENCE(sha256, size)                                                                     \
    "{'activity_id':1,'added_ms':5,'id':1,'name':'n','sha256':'" sha256 "','size':" size           \
    ",'uid':'u'}"
#define ARCHIVE(contents, evidence)                                                                \
    "{'schema':'ceu.archive/1','contents':[" contents "],'evidence':[" evidence "]}"

static const struct {
    const char *archive, *message;
} faults[] = {
    { "[]", "f: schema: ceu.archive/1 is expected" },
    { "{'schema':'ceu.archive/2'}", "f: schema: ceu.archive/1 is expected" },
    { "{'schema':'ceu.archive/1','new':[]}",
      "f: new: no list that this version knows; it would be lost" },
    { "{'schema':'ceu.archive/1','deeds':{}}",
      "f: deeds: no list that this version knows; it would be lost" },
    { "{'schema':'ceu.archive/1','deeds':[3]}", "f: deeds[0]: a record is expected" },
    { "{'schema':'ceu.archive/1','deeds':[{'id':1}]}", "f: deeds[0].pool: a text is missing" },
    { "{'schema':'ceu.archive/1','deeds':[{'id':1.5,'pool':'p','subject':'s'}]}",
      "f: deeds[0].id: a number is expected" },
    { "{'schema':'ceu.archive/1','deeds':[{'id':-1,'pool':'p','subject':'s'}]}",
      "f: deeds[0].id: the number is out of range" },
    { "{'schema':'ceu.archive/"
      "1','deeds':[{'id':1,'pool':'p','subject':'s','day':'2026-02-30'}]}",
      "f: deeds[0].day: there is no day 2026-02-30 (years 1900 to 2199 are possible)" },
    { "{'schema':'ceu.archive/1','deeds':[{'id':1,'pool':'p','subject':'s','extra':null}]}",
      "f: deeds[0].extra: this version does not know it and would lose it" },
    { "{'schema':'ceu.archive/"
      "1','path_steps':[{'id':1,'credential_id':1,'kind':'paid','amount':0,'part':'p'}]}",
      "f: path_steps[0].part: experience has a part, and nothing else has" },
    { "{'schema':'ceu.archive/"
      "1','evidence':[{'activity_id':0,'added_ms':5,'id':1,'name':'n','sha256':'" HI
      "','size':1,'uid':'u'}]}",
      "f: evidence[0].activity_id: the number is out of range" },
    { "{'schema':'ceu.archive/1','mutes':[{'id':1,'subject':7}]}",
      "f: mutes[0].subject: a text is expected" },
    { "{'schema':'ceu.archive/1','memberships':[{'id':1,'body':'b','renews_month':13}]}",
      "f: memberships[0].renews_month: the number is out of range" },
    { ARCHIVE(CONTENT("'aGkr'", HI, "2"), EVIDENCE(HI, "2")),
      "f: contents[0].base64: the content has another size than it says: it is damaged" },
    { ARCHIVE(CONTENT("'aGo='", HI, "2"), EVIDENCE(HI, "2")),
      "f: contents[0].base64: the content is not the one of this SHA-256: it is damaged" },
    { ARCHIVE(CONTENT("'aGk'", HI, "2"), EVIDENCE(HI, "2")),
      "f:1:53: contents[0].base64: the content ends too early: it is damaged" },
    { ARCHIVE(CONTENT("'aG k='", HI, "2"), EVIDENCE(HI, "2")),
      "f:1:52: contents[0].base64: this character is not part of base64: the content is damaged" },
    { ARCHIVE(CONTENT("true", HI, "2"), EVIDENCE(HI, "2")),
      "f: contents[0].base64: a content is expected as a text, or null" },
    { ARCHIVE(CONTENT("'aGk='", "../../../etc/passwd", "2"), ""),
      "f: contents[0].sha256: 64 hex digits are expected" },
    { ARCHIVE(CONTENT("'aGk='", HI, "2") "," CONTENT("null", HI, "2"), EVIDENCE(HI, "2")),
      "f: contents[1].sha256: the same content is there twice" },
    { ARCHIVE(CONTENT("'aGk='", HI, "2"), ""), "f: contents: a content belongs to no record of the "
                                               "lists “evidence” and “drafts” and would be lost" },
    { ARCHIVE("", EVIDENCE(HI, "2")),
      "f: evidence[0].sha256: no content of that SHA-256 is listed" },
    { ARCHIVE(CONTENT("'aGk='", HI, "2"), EVIDENCE(HI, "3")),
      "f: evidence[0].size: its content has another size" },
    { "{'schema':'ceu.archive/1',\n'deeds':[{'id':1,,}]}",
      "f:2:18: string or '}' expected near ','" },
    { "{'schema':'ceu.archive/1','new':[{'id':1}]}",
      "f: new: no list that this version knows; it would be lost" },
    { "{'schema':'ceu.archive/1',\n'deeds':[{'id':1",
      "f:2:16: the archive ends before it is whole: it was cut off" },
};

static void
test_faults(void)
{
    g_autoptr(GError) no_json = NULL;

    g_assert_null(ceu_archive_read("{\n\"a", 4, "f", &no_json));
    g_assert_error(no_json, CEU_ERROR, CEU_ERROR_PARSE);
    g_assert_true(g_str_has_prefix(no_json->message, "f:2:"));
    for (size_t i = 0; i < G_N_ELEMENTS(faults); i++) {
        g_autofree char *archive = g_strdelimit(g_strdup(faults[i].archive), "'", '"');
        g_autoptr(GError) error = NULL;

        g_assert_null(ceu_archive_read(archive, strlen(archive), "f", &error));
        g_assert_error(error, CEU_ERROR, CEU_ERROR_PARSE);
        g_assert_cmpstr(error->message, ==, faults[i].message);
    }
}

/* Any layout and spelling of JSON will do: on one line, a slash with a backslash before it, keys in any order. */
static void
test_layouts(void)
{
    g_autofree char *text = g_strdelimit(
        g_strdup(
            "{'evidence':[{'activity_id':1,'added_ms':-5,'id':1,'name':'n','sha256':"
            "'a8100ae6aa1940d0b663bb31cd466142ebbdbd5187131b92d93818987832eb89','size':1,'uid':'u'}"
            "],'contents':[{'sha256':"
            "'a8100ae6aa1940d0b663bb31cd466142ebbdbd5187131b92d93818987832eb89','size':1,"
            "'base64':'\\/w==','media_type':'x'}],'schema':'ceu.archive/1'}"),
        "'", '"');
    g_autoptr(GError) error = NULL;
    g_autoptr(CeuArchive) archive = ceu_archive_read(text, strlen(text), "f", &error);
    const CeuArchiveContent *content;

    g_assert_no_error(error);
    content = g_hash_table_lookup(
        archive->contents, "a8100ae6aa1940d0b663bb31cd466142ebbdbd5187131b92d93818987832eb89");
    g_assert_true(content != NULL && content->here);
}

/* A record without an end is refused before it fills the memory. */
static void
test_limits(void)
{
    GString *text = g_string_new("{\"schema\":\"ceu.archive/1\",\"deeds\":[{\"note\":\"");
    g_autoptr(GError) error = NULL;

    g_string_set_size(text, CEU_ARCHIVE_MAX_RECORD_BYTES * 2);
    memset(text->str + 60, 'x', text->len - 60);
    g_assert_null(ceu_archive_read(text->str, text->len, "f", &error));
    g_assert_error(error, CEU_ERROR, CEU_ERROR_LIMIT);
    g_assert_cmpstr(error->message, ==, "f:1: deeds[0] has more than 1024 KiB");
    g_string_free(text, TRUE);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/archive-read/round-trip", test_round_trip);
    g_test_add_func("/archive-read/damage", test_damage);
    g_test_add_func("/archive-read/faults", test_faults);
    g_test_add_func("/archive-read/layouts", test_layouts);
    g_test_add_func("/archive-read/limits", test_limits);
    return g_test_run();
}
