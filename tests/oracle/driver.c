/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The program's side of the oracle: one case a line on stdin, one line of results on stdout. Records of a case
 * are separated by tabs, their fields by '|', an empty field is "not stated"; wire.py writes them. With
 * --vocabulary it prints the words of the packs instead (types, categories, origins, formats, traits, never a
 * figure), so that the oracle can ask by the names that a user would type.
 */
#include <stdio.h>
#include <string.h>

#include <ceu/assess.h>

#define FIELDS_MAX 16

/* One record split in place: fields[0] is its letter; fields that are not there are empty. */
typedef struct Record {
    const char *fields[FIELDS_MAX];
} Record;

static const char *
text(const Record *record, int at)
{
    return record->fields[at][0] != '\0' ? record->fields[at] : NULL;
}

static int64_t
number(const Record *record, int at)
{
    return g_ascii_strtoll(record->fields[at], NULL, 10);
}

static CeuDate
day(const Record *record, int at)
{
    CeuDate out = CEU_DATE_NONE;
    g_autoptr(GError) error = NULL;

    if (text(record, at) != NULL && !ceu_date_parse(record->fields[at], &out, &error))
        g_error("%s: %s", record->fields[at], error->message);
    return out;
}

static CeuUnits
units(const Record *record, int at)
{
    return (CeuUnits){ number(record, at) };
}

static void
add_membership(CeuFacts *facts, const Record *record)
{
    CeuMembership membership = ceu_membership_init();

    membership.body = record->fields[1];
    membership.renews_year = (int) number(record, 2);
    membership.renews_month = (int) number(record, 3);
    membership.renews_day = (int) number(record, 4);
    membership.dues_paid_to = day(record, 5);
    membership.standing = day(record, 6);
    membership.ended = day(record, 7);
    ceu_facts_add_membership(facts, &membership);
}

static void
add_credential(CeuFacts *facts, const Record *record, int64_t id)
{
    CeuCredential credential = ceu_credential_init();

    credential.id = id;
    credential.body = record->fields[1];
    credential.type = record->fields[2];
    credential.category = text(record, 3);
    credential.earned = day(record, 4);
    credential.standing = day(record, 5);
    credential.retired = day(record, 6);
    ceu_facts_add_credential(facts, &credential);
}

static void
add_activity(CeuFacts *facts, const Record *record, int64_t id)
{
    CeuActivity activity = ceu_activity_init();

    activity.id = id;
    activity.title = record->fields[1];
    activity.provider = text(record, 2);
    activity.index = text(record, 3);
    activity.format = text(record, 4);
    activity.topics = text(record, 5);
    activity.origin = text(record, 6);
    activity.accepted_by = text(record, 7);
    activity.done = day(record, 8);
    activity.units = units(record, 9);
    if (!ceu_unit_from_name(record->fields[10], &activity.unit))
        g_error("unit %s", record->fields[10]);
    activity.planned = number(record, 11) != 0;
    activity.proofs = (uint32_t) number(record, 12);
    activity.pin = day(record, 13);
    activity.pin_for = text(record, 14);
    ceu_facts_add_activity(facts, &activity);
}

static void
add_filing(CeuFacts *facts, const Record *record)
{
    CeuFiling filing = ceu_filing_init();

    filing.pool = record->fields[1];
    filing.cycle_day = day(record, 2);
    filing.submitted = day(record, 3);
    filing.accepted = day(record, 4);
    ceu_facts_add_filing(facts, &filing);
}

static void
add_override(CeuFacts *facts, const Record *record)
{
    CeuOverride override = ceu_override_init();

    override.pool = record->fields[1];
    override.kind = (CeuOverrideKind) number(record, 2);
    override.subject = text(record, 3);
    override.units = units(record, 4);
    override.day = day(record, 5);
    override.cycle_day = day(record, 6);
    ceu_facts_add_override(facts, &override);
}

static void
add_answer(CeuFacts *facts, const Record *record)
{
    const CeuAnswer answer = { .body = text(record, 1),
                               .trait = record->fields[2],
                               .value = record->fields[3] };

    ceu_facts_add_answer(facts, &answer);
}

static void
add_deed(CeuFacts *facts, const Record *record)
{
    CeuDeed deed = ceu_deed_init();

    deed.pool = record->fields[1];
    deed.subject = record->fields[2];
    deed.day = day(record, 3);
    ceu_facts_add_deed(facts, &deed);
}

static Record
split(char *line)
{
    Record out;
    char *rest = line;

    for (int i = 0; i < FIELDS_MAX; i++) {
        char *bar = strchr(rest, '|');

        out.fields[i] = rest;
        if (bar != NULL)
            *bar++ = '\0';
        rest = bar != NULL ? bar : strchr(rest, '\0');
    }
    return out;
}

/* Adds what one record says to @facts; a record T sets @today. */
static void
take(CeuFacts *facts, char *line, int64_t id, CeuDate *today)
{
    const Record record = split(line);

    switch (line[0]) {
    case 'T':
        *today = day(&record, 1);
        break;
    case 'M':
        add_membership(facts, &record);
        break;
    case 'C':
        add_credential(facts, &record, id);
        break;
    case 'A':
        add_activity(facts, &record, id);
        break;
    case 'F':
        add_filing(facts, &record);
        break;
    case 'O':
        add_override(facts, &record);
        break;
    case 'W':
        add_answer(facts, &record);
        break;
    case 'D':
        add_deed(facts, &record);
        break;
    default:
        g_error("record %s", line);
    }
}

static const char *
date_text(CeuDate date)
{
    static char buffers[4][CEU_DATE_TEXT_SIZE];
    static unsigned turn;

    return ceu_date_format(date, buffers[turn++ % G_N_ELEMENTS(buffers)]);
}

static void
print_requirements(const CeuPool *pool, GString *out)
{
    static const char letters[] = { 'T', 'N', 'X', 'D', 'P', 'E' }; /* by CeuRequirementKind */

    for (guint i = 0; i < pool->requirements->len; i++) {
        const CeuRequirement *line = g_ptr_array_index(pool->requirements, i);

        g_string_append_printf(
            out, "%s%c:%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT ":%s",
            i > 0 ? " " : "", letters[line->kind], line->required.milli, line->counted.milli,
            line->missing.milli, line->id);
    }
}

static void
print_stages(const CeuPool *pool, GString *out)
{
    for (guint i = 0; i < pool->stages->len; i++) {
        const CeuStage *stage = g_ptr_array_index(pool->stages, i);

        g_string_append_printf(out, "%s%c.%s@%s", i > 0 ? " " : "",
                               stage->clock == CEU_CLOCK_DUES ? 'd' : 'u',
                               ceu_stage_kind_name(stage->kind), date_text(stage->day));
    }
}

static int64_t
sum_counted(const GArray *items)
{
    int64_t sum = 0;

    for (guint i = 0; items != NULL && i < items->len; i++)
        sum += g_array_index(items, CeuItem, i).counted.milli;
    return sum;
}

static void
print_items(const CeuPool *pool, GString *out)
{
    for (guint i = 0; i < pool->items->len; i++) {
        const CeuItem *item = &g_array_index(pool->items, CeuItem, i);

        g_string_append_printf(out, "%s%s:%" G_GINT64_FORMAT, i > 0 ? " " : "",
                               ceu_reason_name(item->reason), item->counted.milli);
    }
}

/* id|first last next-last|number|lines|stages|left carries owed carried complete|items */
static void
print_pool(const CeuPool *pool, GString *out)
{
    if (pool->candidate || !pool->has_cycle) {
        g_string_append_printf(out, "%s|%s", pool->id, pool->candidate ? "candidate" : "no cycle");
        return;
    }
    g_string_append_printf(out, "%s|%s %s %s|%d|", pool->id, date_text(pool->cycle.first),
                           date_text(pool->cycle.last), date_text(pool->next.last), pool->number);
    print_requirements(pool, out);
    g_string_append_c(out, '|');
    print_stages(pool, out);
    g_string_append_printf(out,
                           "|%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT
                           " %" G_GINT64_FORMAT " %d|",
                           pool->left_for_next.milli, pool->carries.milli, pool->owed.milli,
                           sum_counted(pool->carried), pool->complete);
    print_items(pool, out);
}

static void
judge(const CeuRulebook *rulebook, char *line, GString *out)
{
    g_autoptr(CeuFacts) facts = ceu_facts_new();
    g_autoptr(CeuAssessment) assessment = NULL;
    CeuDate today = CEU_DATE_NONE;
    int64_t id = 1;

    for (char *record = line; record != NULL; id++) {
        char *tab = strchr(record, '\t');

        if (tab != NULL)
            *tab++ = '\0';
        take(facts, record, id, &today);
        record = tab;
    }
    assessment = ceu_assess(facts, rulebook, today);
    for (guint i = 0; i < assessment->pools->len; i++) {
        if (i > 0)
            g_string_append_c(out, '\t');
        print_pool(g_ptr_array_index(assessment->pools, i), out);
    }
    g_string_append_c(out, '\n');
}

static void
print_tags(const char *body, const char *kind, const GPtrArray *tags)
{
    for (guint i = 0; tags != NULL && i < tags->len; i++) {
        const CeuTag *tag = g_ptr_array_index(tags, i);

        printf("%s\t%s\t%s\t%s\t%s\n", body, kind, tag->id, tag->title,
               tag->parent != NULL ? tag->parent : "");
    }
}

static void
print_deeds(const CeuBody *body)
{
    for (guint i = 0; i < body->rules->len; i++) {
        const CeuRule *rule = g_ptr_array_index(body->rules, i);

        if (rule->kind == CEU_RULE_DUTY || rule->kind == CEU_RULE_ACT)
            printf("%s\tdeed\t%s\n", body->id, rule->id);
    }
}

static void
print_vocabulary(const CeuRulebook *rulebook)
{
    for (uint32_t n = 0; n < ceu_rulebook_count(rulebook); n++) {
        const CeuBody *body = ceu_rulebook_nth(rulebook, n);

        for (guint i = 0; i < body->types->len; i++) {
            const CeuCredentialType *type = g_ptr_array_index(body->types, i);

            printf("%s\ttype\t%s\t%s\t%s\n", body->id, type->id,
                   type->group != NULL ? type->group : "",
                   type->category != NULL ? type->category : "");
        }
        print_tags(body->id, "category", body->categories);
        print_tags(body->id, "origin", body->origins);
        print_tags(body->id, "format", body->formats);
        print_deeds(body);
        for (guint i = 0; body->traits != NULL && i < body->traits->len; i++) {
            const CeuTrait *trait = g_ptr_array_index(body->traits, i);
            g_autofree char *values =
                trait->values != NULL ? g_strjoinv(",", trait->values) : g_strdup("day");

            printf("%s\ttrait\t%s\t%s\n", body->id, trait->id, values);
        }
    }
}

/* Reads cases until the end; every line is answered at once, so that batches can be streamed. */
static void
serve(const CeuRulebook *rulebook)
{
    g_autoptr(GString) out = g_string_new(NULL);
    char *line = NULL;
    size_t room = 0;
    ssize_t length;

    while ((length = getline(&line, &room, stdin)) > 0) {
        if (line[length - 1] == '\n')
            line[length - 1] = '\0';
        if (line[0] == '\0') { /* end of a batch */
            fflush(stdout);
            continue;
        }
        g_string_truncate(out, 0);
        judge(rulebook, line, out);
        fputs(out->str, stdout);
    }
    g_free(line);
}

int
main(int argc, char **argv)
{
    g_autoptr(GPtrArray) faults = g_ptr_array_new_with_free_func((GDestroyNotify) ceu_fault_free);
    g_autoptr(GError) error = NULL;
    g_autoptr(CeuRulebook) rulebook = NULL;

    if (argc < 2) {
        fputs("usage: oracle-driver RULES-DIRECTORY [--vocabulary]\n", stderr);
        return 2;
    }
    rulebook =
        ceu_rulebook_load((const char *const[]){ argv[1], NULL }, NULL, NULL, faults, &error);
    if (rulebook == NULL) {
        fprintf(stderr, "oracle-driver: %s\n", error->message);
        return 1;
    }
    if (argc > 2)
        print_vocabulary(rulebook);
    else
        serve(rulebook);
    return 0;
}
