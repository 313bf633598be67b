/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Deadlines as calendar items, and what changed since they were last published. */
#include <ceu/agenda.h>

#include <string.h>

#define SAME_STAGE_DAYS 183 /* a stage moved by less is the same event */
#define HISTORY_DAYS 400    /* past and cancelled items stay so long */
#define USEC_PER_SECOND INT64_C(1000000)

void
ceu_agenda_item_free(CeuAgendaItem *item)
{
    if (item == NULL)
        return;
    g_free(item->pool);
    g_free(item->summary);
    g_free(item->description);
    g_free(item);
}

CeuPublished *
ceu_published_new(void)
{
    CeuPublished *published = g_new0(CeuPublished, 1);

    published->stage_day = CEU_DATE_NONE;
    published->day = CEU_DATE_NONE;
    return published;
}

void
ceu_published_free(CeuPublished *published)
{
    if (published == NULL)
        return;
    g_free(published->uid);
    g_free(published->pool);
    g_free(published->summary);
    g_free(published->description);
    g_free(published);
}

static char *
credentials_of(const CeuPool *pool)
{
    GString *text = g_string_new(NULL);

    for (guint i = 0; i < pool->credentials->len; i++) {
        const CeuCredential *credential = g_ptr_array_index(pool->credentials, i);

        g_string_append_printf(text, "%s%s", i == 0 ? "" : ", ", credential->type);
    }
    return g_string_free(text, FALSE);
}

static void
append_sources(GString *text, const CeuBody *body, const CeuRule *rule)
{
    if (rule == NULL)
        return;
    g_string_append_printf(text, "Rule %s of %s", rule->id, body->name);
    for (guint i = 0; rule->sources != NULL && rule->sources[i] != NULL; i++) {
        const CeuSource *source = ceu_body_source(body, rule->sources[i]);

        g_string_append_printf(text, "%s%s", i == 0 ? ": " : ", ",
                               source != NULL ? source->url : rule->sources[i]);
    }
    g_string_append(text, ".\n");
}

static char *
description_of(const CeuPool *pool, const CeuStage *stage)
{
    GString *text = g_string_new(NULL);

    if (stage->stakes != NULL)
        g_string_append_printf(text, "%s.\n", stage->stakes);
    if (stage->assumption != NULL)
        g_string_append_printf(text, "Assumed: %s.\n", stage->assumption);
    if (stage->basis == CEU_BASIS_OVERRIDE)
        g_string_append(text, "The date is your own.\n");
    append_sources(text, pool->body, stage->rule);
    if (pool->candidate)
        g_string_append_printf(
            text, "What comes next: ceu path %s",
            ((const CeuCredential *) g_ptr_array_index(pool->credentials, 0))->type);
    else
        g_string_append(text, "What is missing: ceu status");
    return g_string_free(text, FALSE);
}

static CeuAgendaItem *
item_new(const CeuPool *pool, const CeuStage *stage, int lead_days)
{
    CeuAgendaItem *item = g_new0(CeuAgendaItem, 1);
    g_autofree char *credentials = credentials_of(pool);
    const char *title = ceu_stage_title(stage->kind, stage->clock);
    const char *assumed = stage->assumption != NULL ? " – date assumed" : "";

    item->pool = g_strdup(pool->id);
    item->clock = stage->clock;
    item->kind = stage->kind;
    item->lead_days = lead_days;
    item->stage_day = stage->day;
    item->day = ceu_date_add_days(stage->day, -lead_days);
    if (lead_days == 0)
        item->summary =
            g_strdup_printf("%s: %s (%s)%s", pool->body->name, title, credentials, assumed);
    else
        item->summary = g_strdup_printf("%s: %s in %d days (%s)%s", pool->body->name, title,
                                        lead_days, credentials, assumed);
    item->description = description_of(pool, stage);
    return item;
}

static int
compare_items(gconstpointer a, gconstpointer b)
{
    const CeuAgendaItem *left = *(const CeuAgendaItem *const *) a;
    const CeuAgendaItem *right = *(const CeuAgendaItem *const *) b;
    int order = ceu_date_compare(left->day, right->day);

    return order != 0 ? order : strcmp(left->summary, right->summary);
}

static bool
has_milestones(const CeuStage *stage)
{
    return stage->kind == CEU_STAGE_DUE || ceu_stage_is_exam_deadline(stage->kind);
}

GPtrArray *
ceu_agenda(const CeuAssessment *assessment, const int *milestones_days, unsigned n_milestones)
{
    GPtrArray *items = g_ptr_array_new_with_free_func((GDestroyNotify) ceu_agenda_item_free);

    for (guint i = 0; i < assessment->pools->len; i++) {
        const CeuPool *pool = g_ptr_array_index(assessment->pools, i);

        for (guint n = 0; n < pool->stages->len; n++) {
            const CeuStage *stage = g_ptr_array_index(pool->stages, n);

            if (pool->candidate && stage->state == CEU_STAGE_MET)
                continue; /* of an attempt that is over: it must not stand in a calendar */
            g_ptr_array_add(items, item_new(pool, stage, 0));
            for (unsigned m = 0; has_milestones(stage) && m < n_milestones; m++) {
                if (milestones_days[m] > 0)
                    g_ptr_array_add(items, item_new(pool, stage, milestones_days[m]));
            }
        }
    }
    g_ptr_array_sort(items, compare_items);
    return items;
}

static bool
same_stage(const CeuPublished *published, const CeuAgendaItem *item)
{
    return published->clock == item->clock && published->kind == item->kind &&
           published->lead_days == item->lead_days && strcmp(published->pool, item->pool) == 0;
}

/* The published item that @item continues: the same day, else the nearest of the same stage. */
static CeuPublished *
find_match(const GPtrArray *published, const GHashTable *taken, const CeuAgendaItem *item,
           bool same_day)
{
    CeuPublished *best = NULL;
    int32_t best_distance = SAME_STAGE_DAYS;

    for (guint i = 0; i < published->len; i++) {
        CeuPublished *candidate = g_ptr_array_index(published, i);
        int32_t distance;

        if (!same_stage(candidate, item) || g_hash_table_contains((GHashTable *) taken, candidate))
            continue;
        distance = ABS(ceu_date_days_between(candidate->stage_day, item->stage_day));
        if (same_day ? distance == 0 : distance < best_distance) {
            best = candidate;
            best_distance = distance;
        }
    }
    return best;
}

static bool
update(CeuPublished *published, const CeuAgendaItem *item, CeuInstant now)
{
    if (!published->cancelled && ceu_date_compare(published->day, item->day) == 0 &&
        ceu_date_compare(published->stage_day, item->stage_day) == 0 &&
        strcmp(published->summary, item->summary) == 0 &&
        strcmp(published->description, item->description) == 0)
        return false;
    published->cancelled = false;
    published->day = item->day;
    published->stage_day = item->stage_day;
    g_free(published->summary);
    published->summary = g_strdup(item->summary);
    g_free(published->description);
    published->description = g_strdup(item->description);
    published->sequence++;
    published->changed = now;
    return true;
}

static CeuPublished *
publish(const CeuAgendaItem *item, CeuInstant now, char *(*new_uid)(void) )
{
    CeuPublished *published = ceu_published_new();
    g_autofree char *uid = new_uid();

    published->uid = g_strdup_printf("%s@ceud", uid);
    published->pool = g_strdup(item->pool);
    published->clock = item->clock;
    published->kind = item->kind;
    published->lead_days = item->lead_days;
    published->stage_day = item->stage_day;
    published->day = item->day;
    published->summary = g_strdup(item->summary);
    published->description = g_strdup(item->description);
    published->created = now;
    published->changed = now;
    return published;
}

/* Items nobody asked for any more: history stays for a while, what lies ahead is cancelled. */
static bool
retire_others(GPtrArray *published, const GHashTable *taken, CeuDate today, CeuInstant now)
{
    bool changed = false;

    for (guint i = published->len; i > 0; i--) {
        CeuPublished *candidate = g_ptr_array_index(published, i - 1);

        if (g_hash_table_contains((GHashTable *) taken, candidate))
            continue;
        if (ceu_date_days_between(candidate->day, today) > HISTORY_DAYS) {
            g_ptr_array_remove_index(published, i - 1);
            changed = true;
        } else if (!candidate->cancelled && ceu_date_compare(candidate->day, today) >= 0) {
            candidate->cancelled = true;
            candidate->sequence++;
            candidate->changed = now;
            changed = true;
        }
    }
    return changed;
}

static int
compare_published(gconstpointer a, gconstpointer b)
{
    const CeuPublished *left = *(const CeuPublished *const *) a;
    const CeuPublished *right = *(const CeuPublished *const *) b;
    int order = ceu_date_compare(left->day, right->day);

    return order != 0 ? order : strcmp(left->uid, right->uid);
}

bool
ceu_agenda_reconcile(GPtrArray *published, const GPtrArray *items, CeuDate today, CeuInstant now,
                     char *(*new_uid)(void) )
{
    g_autoptr(GHashTable) taken = g_hash_table_new(g_direct_hash, g_direct_equal);
    g_autofree CeuPublished **matches = g_new0(CeuPublished *, items->len + 1);
    bool changed = false;

    now.usec -= now.usec % USEC_PER_SECOND;
    for (int same_day = 1; same_day >= 0; same_day--) {
        for (guint i = 0; i < items->len; i++) {
            if (matches[i] != NULL)
                continue;
            matches[i] = find_match(published, taken, g_ptr_array_index(items, i), same_day != 0);
            if (matches[i] != NULL)
                g_hash_table_add(taken, matches[i]);
        }
    }
    changed |= retire_others(published, taken, today, now);
    for (guint i = 0; i < items->len; i++) {
        const CeuAgendaItem *item = g_ptr_array_index(items, i);

        if (matches[i] != NULL) {
            changed |= update(matches[i], item, now);
        } else {
            g_ptr_array_add(published, publish(item, now, new_uid));
            changed = true;
        }
    }
    g_ptr_array_sort(published, compare_published);
    return changed;
}
