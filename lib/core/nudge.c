/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nudges: gentle, once a month, and gone as soon as there is no reason any more. Pure. */
#include "core/nudge.h"

#include "core/remind-words.h"

#define LAST_DAYS 60   /* from here on the due date itself is reminded of */
#define SETTLE_DAYS 60 /* a cycle has to be so old before its pace says anything */
#define LAG_PERCENT 15 /* of what is required */
#define LAG_LEAST_MILLI 1000
#define PROOF_AFTER_DAYS 30 /* a certificate may take so long */
#define MONTH_HOURS (31 * 24)
#define PERCENT 100

static CeuDueReminder *
nudge_new(const CeuPool *pool, CeuRemindKind kind, const char *word, CeuDate today)
{
    CeuDueReminder *nudge = g_new0(CeuDueReminder, 1);
    int year, month;

    ceu_date_to_ymd(today, &year, &month, NULL);
    nudge->kind = kind;
    nudge->key = g_strdup_printf("%s/%s/%04d-%02d", pool->id, word, year, month);
    nudge->repeat_hours = MONTH_HOURS;
    nudge->days_left = pool->days_left;
    nudge->pool = pool;
    nudge->urgency = CEU_BUBBLE_LOW;
    return nudge;
}

/* The line that the pace is about; NULL: there is none, or it is met. */
static const CeuRequirement *
open_total(const CeuPool *pool)
{
    const CeuRequirement *total =
        pool->requirements->len > 0 ? g_ptr_array_index(pool->requirements, 0) : NULL;

    if (total == NULL || total->kind != CEU_REQUIREMENT_TOTAL || total->met)
        return NULL;
    return total;
}

/* Whether the days that have passed are well ahead of the units. */
static bool
lags(const CeuPool *pool, const CeuRequirement *total, CeuDate today)
{
    int64_t length = ceu_date_days_between(pool->cycle.first, pool->cycle.last) + 1;
    int64_t passed = ceu_date_days_between(pool->cycle.first, today);
    int64_t required = total->required.milli;
    int64_t lag;

    if (passed < SETTLE_DAYS || pool->days_left <= LAST_DAYS || length <= 0)
        return false;
    lag = required * passed / length - total->counted.milli;
    return lag >= LAG_LEAST_MILLI && lag * PERCENT > required * LAG_PERCENT;
}

static CeuDueReminder *
pace_nudge(const CeuPool *pool, const CeuRequirement *total, const CeuLanguage *language,
           CeuDate today)
{
    CeuDueReminder *nudge = nudge_new(pool, CEU_REMIND_PACE, "pace", today);
    char pace[CEU_UNITS_TEXT_SIZE], counted[CEU_UNITS_TEXT_SIZE], required[CEU_UNITS_TEXT_SIZE];
    g_autofree char *name = ceu_remind_name(pool);
    g_autofree char *day = ceu_remind_day(language, pool->cycle.last);
    const char *unit = ceu_remind_unit(language, pool);

    ceu_units_format(pool->pace_per_month, pace);
    ceu_units_format(total->counted, counted);
    ceu_units_format(total->required, required);
    /* Translators: body, units a month, unit, due date. */
    nudge->summary = ceu_remind_cut_summary(g_strdup_printf(
        ceu_say(language, "%s: %s %ss a month keep you on track for %s"), name, pace, unit, day));
    /* Translators: units counted, units required, unit, id of the body in a command. */
    nudge->body = ceu_remind_cut_body(g_strdup_printf(
        ceu_say(language, "You are behind: %s of %s %ss so far. Next step: ceu plan %s"), counted,
        required, unit, pool->id));
    return nudge;
}

/* Counted activities without a proof: all of them, and those whose certificate should have come by now. */
static unsigned
count_without_proof(const CeuPool *pool, const CeuFacts *facts, CeuDate today, unsigned *out_recent)
{
    uint32_t n_activities;
    const CeuActivity *activities = ceu_facts_activities(facts, &n_activities);
    unsigned count = 0;

    *out_recent = 0;
    for (guint i = 0; i < pool->items->len; i++) {
        const CeuItem *item = &g_array_index(pool->items, CeuItem, i);
        const CeuActivity *activity = &activities[item->activity];
        int32_t age_days = ceu_date_days_between(activity->done, today);

        if (!ceu_reason_counts(item->reason) || activity->proofs > 0 || age_days < PROOF_AFTER_DAYS)
            continue;
        count++;
        if (age_days < 2 * PROOF_AFTER_DAYS)
            (*out_recent)++;
    }
    return count;
}

static CeuDueReminder *
proof_nudge(const CeuPool *pool, unsigned count, const CeuLanguage *language, CeuDate today)
{
    CeuDueReminder *nudge = nudge_new(pool, CEU_REMIND_PROOF, "proof", today);
    g_autofree char *name = ceu_remind_name(pool);

    nudge->summary = ceu_remind_cut_summary(
        g_strdup_printf(ceu_say_n(language, "%s: %u activity that counts has no proof on file",
                                  "%s: %u activities that count have no proof on file", count),
                        name, count));
    nudge->body =
        g_strdup(ceu_say(language, "In an audit a certificate is asked for each of them. "
                                   "Next step: ceu list --missing-proof, then ceu attach"));
    return nudge;
}

void
ceu_nudge_add(GPtrArray *due, const CeuPool *pool, const CeuFacts *facts,
              const CeuRemindPolicy *policy, CeuDate today)
{
    const CeuRequirement *total = open_total(pool);
    unsigned count, recent;

    if (pool->candidate || !pool->has_cycle || pool->days_left < 0)
        return;
    if (policy->nudge_pace && total != NULL && lags(pool, total, today))
        g_ptr_array_add(due, pace_nudge(pool, total, policy->language, today));
    if (!policy->nudge_proof)
        return;
    count = count_without_proof(pool, facts, today, &recent);
    if (recent > 0 || (count > 0 && pool->days_left <= LAST_DAYS))
        g_ptr_array_add(due, proof_nudge(pool, count, policy->language, today));
}
