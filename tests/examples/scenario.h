/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A case as a text: facts, a day, and what must come out, one a line. Words stand apart by blanks; "_" stands for
 * a blank inside a word, "-" for "not stated" or "not looked at".
 *
 *   hold BODY TYPE EARNED              answer BODY|- TRAIT VALUE          today DATE
 *   member BODY YYYY-MM[-DD] [paid=D]  deed POOL RULE DATE                pool NAME
 *   did DATE UNITS[:UNIT] [KEY=VALUE…] own POOL due DATE                  due DATE · first DATE · number N
 *   filed POOL DAY SUBMITTED ACCEPTED  own POOL total|minimum [SUBJECT] N earn FIRST LAST
 *   standing DATE (of the last hold)
 *   line ID REQUIRED COUNTED MISSING · noline ID · met ID · item NUMBER COUNTED REASON · stage KIND DATE [dues]
 *   carried N · carries N · owed N · complete yes|no · says TEXT · silent TEXT · nocycle
 */
#pragma once

#include <string.h>

#include "core/fixture.h"

typedef struct Scenario {
    CeuFacts *facts;
    CeuRulebook *rulebook;
    CeuAssessment *assessment;
    const CeuPool *pool;
    CeuDate today;
    GArray *credentials; /* CeuCredential: added to the facts with the day */
    int64_t next_id;
    const char *name, *line; /* being played, for messages */
    GPtrArray *strings;
} Scenario;

/* The test fails, but goes on: one look shows all that is wrong. */
#define SCENARIO_FAIL(self, ...)                                                                   \
    do {                                                                                           \
        g_autofree char *why_ = g_strdup_printf(__VA_ARGS__);                                      \
        g_test_message("%s: “%s”: %s", (self)->name, (self)->line, why_);                          \
        g_test_fail();                                                                             \
    } while (0)

/* A word without its underscores; NULL for "-". */
static const char *
word(Scenario *self, const char *text)
{
    char *copy;

    if (text == NULL || strcmp(text, "-") == 0)
        return NULL;
    copy = g_strdelimit(g_strdup(text), "_", ' ');
    g_ptr_array_add(self->strings, copy);
    return copy;
}

static CeuDate
date_word(Scenario *self, const char *text)
{
    CeuDate date = CEU_DATE_NONE;

    if (text == NULL || strcmp(text, "-") == 0)
        return date;
    if (!ceu_date_parse(text, &date, NULL))
        SCENARIO_FAIL(self, "%s is no day", text);
    return date;
}

static void
play_hold(Scenario *self, char **words)
{
    CeuCredential credential = ceu_credential_init();

    credential.id = self->next_id++;
    credential.body = word(self, words[1]);
    credential.type = word(self, words[2]);
    credential.earned = date_word(self, words[3]);
    g_array_append_val(self->credentials, credential);
}

static void
play_member(Scenario *self, char **words)
{
    CeuMembership membership = ceu_membership_init();
    int year, month, day = 0;
    g_autofree char *whole = g_strconcat(words[2], "-01", NULL);
    bool has_day = strlen(words[2]) == strlen("YYYY-MM-DD");

    ceu_date_to_ymd(date_word(self, has_day ? words[2] : whole), &year, &month, &day);
    membership.id = self->next_id++;
    membership.body = words[1];
    membership.renews_year = year;
    membership.renews_month = month;
    membership.renews_day = has_day ? day : 0;
    if (words[3] != NULL && g_str_has_prefix(words[3], "paid="))
        membership.dues_paid_to = date_word(self, words[3] + strlen("paid="));
    ceu_facts_add_membership(self->facts, &membership);
}

static void
set_key(Scenario *self, CeuActivity *activity, const char *key, const char *value)
{
    if (strcmp(key, "topic") == 0)
        activity->topics = word(self, value);
    else if (strcmp(key, "format") == 0)
        activity->format = word(self, value);
    else if (strcmp(key, "provider") == 0)
        activity->provider = word(self, value);
    else if (strcmp(key, "origin") == 0)
        activity->origin = word(self, value);
    else if (strcmp(key, "index") == 0)
        activity->index = word(self, value);
    else if (strcmp(key, "title") == 0)
        activity->title = word(self, value);
    else if (strcmp(key, "for") == 0)
        activity->pin_for = word(self, value);
    else if (strcmp(key, "pin") == 0)
        activity->pin = date_word(self, value);
    else if (strcmp(key, "planned") == 0)
        activity->planned = true;
    else if (strcmp(key, "proof") == 0)
        activity->proofs = 1;
    else
        SCENARIO_FAIL(self, "unknown key %s", key);
}

static void
play_did(Scenario *self, char **words)
{
    CeuActivity activity = ceu_activity_init();
    g_auto(GStrv) amount = g_strsplit(words[2], ":", 2);
    g_autofree char *title = g_strdup_printf("Course %" G_GINT64_FORMAT, self->next_id);

    activity.id = self->next_id++;
    activity.title = title;
    activity.done = date_word(self, words[1]);
    activity.units = units(amount[0]);
    if (amount[1] != NULL && !ceu_unit_from_name(amount[1], &activity.unit))
        SCENARIO_FAIL(self, "unknown unit %s", amount[1]);
    for (guint i = 3; words[i] != NULL; i++) {
        g_auto(GStrv) pair = g_strsplit(words[i], "=", 2);

        set_key(self, &activity, pair[0], pair[1]);
    }
    ceu_facts_add_activity(self->facts, &activity);
}

static void
play_filed(Scenario *self, char **words)
{
    CeuFiling filing = ceu_filing_init();

    filing.id = self->next_id++;
    filing.pool = words[1];
    filing.cycle_day = date_word(self, words[2]);
    filing.submitted = date_word(self, words[3]);
    filing.accepted = date_word(self, words[4]);
    ceu_facts_add_filing(self->facts, &filing);
}

static void
play_own(Scenario *self, char **words)
{
    CeuOverride override = ceu_override_init();

    override.id = self->next_id++;
    override.pool = words[1];
    if (strcmp(words[2], "due") == 0) {
        override.kind = CEU_OVERRIDE_DUE;
        override.day = date_word(self, words[3]);
    } else if (strcmp(words[2], "total") == 0) {
        override.kind = CEU_OVERRIDE_TOTAL;
        override.units = units(words[3]);
    } else {
        override.kind = CEU_OVERRIDE_MINIMUM;
        override.subject = words[3];
        override.units = units(words[4]);
    }
    ceu_facts_add_override(self->facts, &override);
}

static bool
play_fact(Scenario *self, char **words)
{
    if (strcmp(words[0], "hold") == 0) {
        play_hold(self, words);
    } else if (strcmp(words[0], "standing") == 0) {
        g_array_index(self->credentials, CeuCredential, self->credentials->len - 1).standing =
            date_word(self, words[1]);
    } else if (strcmp(words[0], "member") == 0) {
        play_member(self, words);
    } else if (strcmp(words[0], "did") == 0) {
        play_did(self, words);
    } else if (strcmp(words[0], "filed") == 0) {
        play_filed(self, words);
    } else if (strcmp(words[0], "own") == 0) {
        play_own(self, words);
    } else if (strcmp(words[0], "answer") == 0) {
        CeuAnswer answer = { self->next_id++, NULL, word(self, words[1]), words[2],
                             word(self, words[3]) };

        ceu_facts_add_answer(self->facts, &answer);
    } else if (strcmp(words[0], "deed") == 0) {
        CeuDeed deed = {
            self->next_id++, NULL, words[1], words[2], date_word(self, words[3]), NULL
        };

        ceu_facts_add_deed(self->facts, &deed);
    } else {
        return false;
    }
    return true;
}

static void
check_units(Scenario *self, const char *what, CeuUnits got, const char *want)
{
    char text[CEU_UNITS_TEXT_SIZE];

    if (want != NULL && strcmp(want, "-") != 0 && strcmp(ceu_units_format(got, text), want) != 0)
        SCENARIO_FAIL(self, "%s is %s", what, text);
}

static void
check_day(Scenario *self, const char *what, CeuDate got, const char *want)
{
    char text[CEU_DATE_TEXT_SIZE];

    if (want != NULL && strcmp(want, "-") != 0 && strcmp(ceu_date_format(got, text), want) != 0)
        SCENARIO_FAIL(self, "%s is %s", what, text);
}

static const CeuRequirement *
find_line(const CeuPool *pool, const char *id)
{
    for (guint i = 0; i < pool->requirements->len; i++) {
        const CeuRequirement *line = g_ptr_array_index(pool->requirements, i);

        if (strcmp(line->id, id) == 0)
            return line;
    }
    return NULL;
}

static void
check_line(Scenario *self, char **words)
{
    const CeuRequirement *line = find_line(self->pool, words[1]);

    if (line == NULL) {
        SCENARIO_FAIL(self, "there is no such line");
        return;
    }
    if (strcmp(words[0], "met") == 0) {
        if (!line->met)
            SCENARIO_FAIL(self, "not met");
        return;
    }
    check_units(self, "required", line->required, words[2]);
    check_units(self, "counted", line->counted, words[3]);
    check_units(self, "missing", line->missing, words[4]);
}

static void
check_item(Scenario *self, char **words)
{
    guint index = (guint) (g_ascii_digit_value(words[1][0]) - 1);
    const CeuItem *item;

    if (words[1][1] != '\0')
        index =
            (guint) (g_ascii_digit_value(words[1][0]) * 10 + g_ascii_digit_value(words[1][1]) - 1);
    if (index >= self->pool->items->len) {
        SCENARIO_FAIL(self, "there are %u activities", self->pool->items->len);
        return;
    }
    item = &g_array_index(self->pool->items, CeuItem, index);
    check_units(self, "counted", item->counted, words[2]);
    if (words[3] != NULL && strcmp(ceu_reason_name(item->reason), words[3]) != 0)
        SCENARIO_FAIL(self, "the reason is %s", ceu_reason_name(item->reason));
}

static void
check_stage(Scenario *self, char **words)
{
    CeuClock clock = g_strcmp0(words[3], "dues") == 0 ? CEU_CLOCK_DUES : CEU_CLOCK_UNITS;
    g_autoptr(GString) seen = g_string_new(NULL);

    for (guint i = 0; i < self->pool->stages->len; i++) {
        const CeuStage *stage = g_ptr_array_index(self->pool->stages, i);
        char day_text[CEU_DATE_TEXT_SIZE];

        ceu_date_format(stage->day, day_text);
        if (stage->clock == clock && strcmp(ceu_stage_kind_name(stage->kind), words[1]) == 0 &&
            strcmp(day_text, words[2]) == 0)
            return;
        g_string_append_printf(seen, " %s %s", ceu_stage_kind_name(stage->kind), day_text);
    }
    SCENARIO_FAIL(self, "the stages are%s", seen->str);
}

static bool
says(const Scenario *self, const char *text)
{
    for (guint i = 0; i < self->pool->notices->len; i++) {
        const CeuNotice *notice = g_ptr_array_index(self->pool->notices, i);

        if (strstr(notice->text, text) != NULL)
            return true;
    }
    return self->pool->due_assumption != NULL && strstr(self->pool->due_assumption, text) != NULL;
}

static CeuUnits
carried_in(const CeuPool *pool)
{
    CeuUnits sum = { 0 };

    for (guint i = 0; i < pool->carried->len; i++)
        sum.milli += g_array_index(pool->carried, CeuItem, i).counted.milli;
    return sum;
}

static bool
play_amount(Scenario *self, char **words)
{
    if (strcmp(words[0], "carried") == 0)
        check_units(self, "carried", carried_in(self->pool), words[1]);
    else if (strcmp(words[0], "carries") == 0)
        check_units(self, "carries", self->pool->carries, words[1]);
    else if (strcmp(words[0], "owed") == 0)
        check_units(self, "owed", self->pool->owed, words[1]);
    else if (strcmp(words[0], "number") == 0)
        check_units(self, "number", (CeuUnits){ self->pool->number * 1000 }, words[1]);
    else
        return false;
    return true;
}

static bool
play_days(Scenario *self, char **words)
{
    if (strcmp(words[0], "due") == 0) {
        check_day(self, "due", self->pool->cycle.last, words[1]);
    } else if (strcmp(words[0], "first") == 0) {
        check_day(self, "first", self->pool->cycle.first, words[1]);
    } else if (strcmp(words[0], "earn") == 0) {
        check_day(self, "earn from", self->pool->earn.first, words[1]);
        check_day(self, "earn to", self->pool->earn.last, words[2]);
    } else if (strcmp(words[0], "stage") == 0) {
        check_stage(self, words);
    } else {
        return false;
    }
    return true;
}

static void
play_check(Scenario *self, char **words)
{
    if (self->pool == NULL) {
        SCENARIO_FAIL(self, "no pool is chosen");
        return;
    }
    if (play_amount(self, words) || play_days(self, words))
        return;
    if (strcmp(words[0], "line") == 0 || strcmp(words[0], "met") == 0) {
        check_line(self, words);
    } else if (strcmp(words[0], "noline") == 0) {
        if (find_line(self->pool, words[1]) != NULL)
            SCENARIO_FAIL(self, "there is such a line");
    } else if (strcmp(words[0], "item") == 0) {
        check_item(self, words);
    } else if (strcmp(words[0], "complete") == 0) {
        if (self->pool->complete != (strcmp(words[1], "yes") == 0))
            SCENARIO_FAIL(self, "it is otherwise");
    } else if (strcmp(words[0], "says") == 0 || strcmp(words[0], "silent") == 0) {
        if (says(self, word(self, words[1])) != (strcmp(words[0], "says") == 0))
            SCENARIO_FAIL(self, "it is otherwise");
    } else if (strcmp(words[0], "nocycle") == 0) {
        if (self->pool->has_cycle)
            SCENARIO_FAIL(self, "there is one");
    } else {
        SCENARIO_FAIL(self, "unknown word");
    }
}

static void
play_today(Scenario *self, char **words)
{
    self->today = date_word(self, words[1]);
    for (guint i = 0; i < self->credentials->len; i++)
        ceu_facts_add_credential(self->facts, &g_array_index(self->credentials, CeuCredential, i));
    g_array_set_size(self->credentials, 0);
    g_clear_pointer(&self->assessment, ceu_assessment_free);
    self->assessment = ceu_assess(self->facts, self->rulebook, self->today);
    self->pool = NULL;
    if (self->assessment->pools->len == 1)
        self->pool = g_ptr_array_index(self->assessment->pools, 0);
}

static void
play_line(Scenario *self, char *line)
{
    g_auto(GStrv) words = NULL;
    g_autoptr(GStrvBuilder) builder = g_strv_builder_new();
    g_auto(GStrv) all = g_strsplit(g_strstrip(line), " ", -1);

    self->line = line;
    for (guint i = 0; all[i] != NULL; i++) {
        if (all[i][0] != '\0')
            g_strv_builder_add(builder, all[i]);
    }
    words = g_strv_builder_end(builder);
    if (words[0] == NULL)
        return;
    for (guint i = 0; words[i] != NULL; i++)
        g_ptr_array_add(self->strings, g_strdup(words[i]));
    if (strcmp(words[0], "today") == 0) {
        play_today(self, words);
    } else if (strcmp(words[0], "pool") == 0) {
        self->pool = ceu_assessment_pool(self->assessment, words[1]);
        if (self->pool == NULL)
            SCENARIO_FAIL(self, "there is no such pool");
    } else if (!play_fact(self, words)) {
        play_check(self, words);
    }
}

static void
scenario_clear(Scenario *self)
{
    g_clear_pointer(&self->assessment, ceu_assessment_free);
    ceu_facts_free(self->facts);
    g_array_unref(self->credentials);
    g_ptr_array_unref(self->strings);
}

/* Plays @text on the packs of @rulebook; the test fails with every line that is not so. */
static inline void
play(CeuRulebook *rulebook, const char *name, const char *text)
{
    Scenario self = { .name = name,
                      .facts = ceu_facts_new(),
                      .rulebook = rulebook,
                      .credentials = g_array_new(FALSE, FALSE, sizeof(CeuCredential)),
                      .next_id = 1,
                      .strings = g_ptr_array_new_with_free_func(g_free) };
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

    for (guint i = 0; lines[i] != NULL; i++)
        play_line(&self, lines[i]);
    scenario_clear(&self);
}

/* The shipped packs. (transfer full) */
static inline CeuRulebook *
shipped_rules(void)
{
    static const char *const directories[] = { CEU_SOURCE_DIR "/data/rules", NULL };
    g_autoptr(GPtrArray) faults = g_ptr_array_new_with_free_func((GDestroyNotify) ceu_fault_free);
    g_autoptr(GError) error = NULL;
    CeuRulebook *rulebook = ceu_rulebook_load(directories, NULL, NULL, faults, &error);

    g_assert_no_error(error);
    return rulebook;
}

/* A rulebook of one invented body: a header with usual tags, and @rules in YAML. (transfer full) */
static inline CeuRulebook *
invented_rules(const char *rules)
{
    g_autoptr(GPtrArray) faults = g_ptr_array_new_with_free_func((GDestroyNotify) ceu_fault_free);
    g_autoptr(GString) text =
        g_string_new("format: 1\n"
                     "body: {id: odd, name: ODD, title: The Odd Guild}\n"
                     "verified: 2026-11-23\n"
                     "sources: {S: 'https://odd.example'}\n"
                     "credentials:\n"
                     "  - {id: AA, title: AA, group: core}\n"
                     "  - {id: BB, title: BB, group: special, category: blue}\n"
                     "  - {id: CC, title: CC, group: special, category: green}\n"
                     "categories:\n"
                     "  - {id: colour, title: Colours, topics: [colour*]}\n"
                     "  - {id: blue, title: Blue, topics: [blue*], parent: colour}\n"
                     "  - {id: green, title: Green, topics: [green*], parent: colour}\n"
                     "  - {id: ethics, title: Ethics, topics: [ethics*]}\n"
                     "origins:\n"
                     "  - {id: own, title: the Guild, providers: [Guild*]}\n"
                     "formats:\n"
                     "  - {id: live, title: Live, formats: [live*]}\n"
                     "traits:\n"
                     "  - {id: chief, title: 'Are you a chief?', values: ['yes', 'no']}\n"
                     "rules:\n");
    g_auto(GStrv) lines = g_strsplit(rules, "\n", -1);
    CeuRulebook *rulebook = ceu_rulebook_new();
    CeuBody *body;

    for (guint i = 0; lines[i] != NULL; i++) {
        char *rule = g_strstrip(lines[i]);

        if (rule[0] != '\0')
            g_string_append_printf(text, "  - {id: R%u, %s, source: S, confidence: A}\n", i, rule);
    }
    body = ceu_pack_parse(text->str, text->len, "odd.yaml", faults);
    if (body == NULL)
        g_error("%s: %s", ((CeuFault *) g_ptr_array_index(faults, 0))->message, text->str);
    ceu_rulebook_take(rulebook, body);
    return rulebook;
}
