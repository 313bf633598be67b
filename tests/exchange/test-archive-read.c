/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random archives come back byte for byte, 10,000 of them with CEU_TEST_LONG=1; what is wrong in one has its place in the message. */
#include <ceu/exchange.h>

#include <string.h>

#define ARCHIVES 500
#define ARCHIVES_LONG 10000
#define MOST_RECORDS 4
#define TEXT_BYTES 128

typedef struct Draw {
    GRand *rand;
    char texts[MOST_RECORDS * 64][TEXT_BYTES];
    unsigned n_texts;
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

/* (transfer full): an archive of up to MOST_RECORDS records a list. */
static char *
random_archive(Draw *draw)
{
    g_autoptr(CeuFacts) facts = ceu_facts_new();

    for (int left = below(draw, MOST_RECORDS + 1); left > 0; left--)
        add_holder(draw, facts);
    for (int left = below(draw, MOST_RECORDS + 1); left > 0; left--)
        add_work(draw, facts);
    return ceu_archive_write(facts);
}

static unsigned
archives(void)
{
    return g_getenv("CEU_TEST_LONG") != NULL ? ARCHIVES_LONG : ARCHIVES;
}

static void
test_round_trip(void)
{
    g_autofree Draw *draw = g_new0(Draw, 1);
    size_t bytes = 0;

    draw->rand = g_rand_new_with_seed(20261126);
    for (unsigned i = 0; i < archives(); i++) {
        g_autofree char *before = random_archive(draw), *after = NULL;
        g_autoptr(GError) error = NULL;
        g_autoptr(CeuFacts) facts = ceu_archive_read(before, strlen(before), "random", &error);

        g_assert_no_error(error);
        after = ceu_archive_write(facts);
        g_assert_cmpstr(after, ==, before);
        bytes += strlen(before);
    }
    g_rand_free(draw->rand);
    g_test_message("%u archives, %" G_GSIZE_FORMAT " bytes", archives(), bytes);
    g_assert_cmpuint(bytes, >, archives() * 1000);
}

/* No cut and no changed byte is taken for something that it is not: it is refused, or says what it says. */
static void
test_damage(void)
{
    g_autofree Draw *draw = g_new0(Draw, 1);

    draw->rand = g_rand_new_with_seed(7);
    for (unsigned i = 0; i < archives(); i++) {
        g_autofree char *archive = random_archive(draw);
        const size_t size = strlen(archive);
        const size_t at = (size_t) below(draw, (int) size - 2);
        g_autoptr(GError) cut = NULL, changed = NULL;
        g_autoptr(CeuFacts) facts = NULL;

        g_assert_null(ceu_archive_read(archive, at, "cut", &cut));
        g_assert_error(cut, CEU_ERROR, CEU_ERROR_PARSE);
        archive[at] = (char) below(draw, 256);
        facts = ceu_archive_read(archive, size, "changed", &changed);
        g_assert_true((facts == NULL) == (changed != NULL));
    }
    g_rand_free(draw->rand);
}

static void
test_faults(void)
{
    static const struct {
        const char *archive, *message;
    } cases[] = {
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
        { "{'schema':'ceu.archive/1','mutes':[{'id':1,'subject':7}]}",
          "f: mutes[0].subject: a text is expected" },
        { "{'schema':'ceu.archive/1','memberships':[{'id':1,'body':'b','renews_month':13}]}",
          "f: memberships[0].renews_month: the number is out of range" },
    };

    g_autoptr(GError) no_json = NULL;

    g_assert_null(ceu_archive_read("{\n\"a", 4, "f", &no_json));
    g_assert_error(no_json, CEU_ERROR, CEU_ERROR_PARSE);
    g_assert_true(g_str_has_prefix(no_json->message, "f:2:"));
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *archive = g_strdelimit(g_strdup(cases[i].archive), "'", '"');
        g_autoptr(GError) error = NULL;

        g_assert_null(ceu_archive_read(archive, strlen(archive), "f", &error));
        g_assert_error(error, CEU_ERROR, CEU_ERROR_PARSE);
        g_assert_cmpstr(error->message, ==, cases[i].message);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/archive-read/round-trip", test_round_trip);
    g_test_add_func("/archive-read/damage", test_damage);
    g_test_add_func("/archive-read/faults", test_faults);
    return g_test_run();
}
