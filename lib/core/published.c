/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calendar items as they were last published, made to agree with what should be: their identity outlives changes. */
#include <ceu/agenda.h>

#include <string.h>

#define SAME_STAGE_DAYS 183 /* a stage moved by less is the same event */
#define HISTORY_DAYS 400    /* past and cancelled items stay so long */
#define USEC_PER_SECOND INT64_C(1000000)
#define UID_BYTES 16

CeuPublished *
ceu_published_new(void)
{
    CeuPublished *published = g_new0(CeuPublished, 1);

    published->stage_day = CEU_DATE_NONE;
    published->day = CEU_DATE_NONE;
    published->done = CEU_DATE_NONE;
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

static guint
hash_of_stage(gconstpointer key)
{
    const CeuPublished *published = key;
    guint hash = g_str_hash(published->pool);

    hash = hash * 31 + (guint) published->clock;
    hash = hash * 31 + (guint) published->kind;
    return hash * 31 + (guint) published->lead_days;
}

static gboolean
is_same_stage(gconstpointer a, gconstpointer b)
{
    const CeuPublished *left = a, *right = b;

    return left->clock == right->clock && left->kind == right->kind &&
           left->lead_days == right->lead_days && strcmp(left->pool, right->pool) == 0;
}

/* What one run needs to know of all that was published. */
typedef struct Reconciler {
    GPtrArray *published;
    GHashTable *stages; /* CeuPublished → GPtrArray of all of the same stage, in order */
    GHashTable *taken;  /* CeuPublished that continue as an item */
    GHashTable *uids;
    CeuInstant now;
    const char *seed;
    bool changed;
} Reconciler;

static void
reconciler_init(Reconciler *self, GPtrArray *published, CeuInstant now, const char *seed)
{
    now.usec -= now.usec % USEC_PER_SECOND;
    *self = (Reconciler){ .published = published, .now = now, .seed = seed };
    self->stages = g_hash_table_new_full(hash_of_stage, is_same_stage, NULL,
                                         (GDestroyNotify) g_ptr_array_unref);
    self->taken = g_hash_table_new(g_direct_hash, g_direct_equal);
    self->uids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < published->len; i++) {
        CeuPublished *one = g_ptr_array_index(published, i);
        GPtrArray *same = g_hash_table_lookup(self->stages, one);

        if (same == NULL) {
            same = g_ptr_array_new();
            g_hash_table_insert(self->stages, one, same);
        }
        g_ptr_array_add(same, one);
        g_hash_table_add(self->uids, g_strdup(one->uid));
    }
}

static void
reconciler_clear(Reconciler *self)
{
    g_hash_table_unref(self->stages);
    g_hash_table_unref(self->taken);
    g_hash_table_unref(self->uids);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Reconciler, reconciler_clear)

/* The published item that @item continues: the same day, else the nearest of the same stage. */
static CeuPublished *
find_match(const Reconciler *self, const CeuAgendaItem *item, bool same_day)
{
    const CeuPublished key = {
        .pool = item->pool, .clock = item->clock, .kind = item->kind, .lead_days = item->lead_days
    };
    const GPtrArray *same = g_hash_table_lookup(self->stages, &key);
    CeuPublished *best = NULL;
    int32_t best_distance = SAME_STAGE_DAYS;

    for (guint i = 0; same != NULL && i < same->len; i++) {
        CeuPublished *candidate = g_ptr_array_index(same, i);
        int32_t distance;

        if (g_hash_table_contains(self->taken, candidate))
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

/* A UUID (version 8 of RFC 9562: made by our own rule) of @name. (transfer full) */
static char *
uid_of(const char *name)
{
    g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);
    guint8 digest[32];
    gsize size = sizeof digest;
    GString *uid = g_string_new(NULL);

    g_checksum_update(checksum, (const guchar *) name, -1);
    g_checksum_get_digest(checksum, digest, &size);
    digest[6] = (guint8) ((digest[6] & 0x0F) | 0x80);
    digest[8] = (guint8) ((digest[8] & 0x3F) | 0x80);
    for (int i = 0; i < UID_BYTES; i++)
        g_string_append_printf(uid, "%s%02x", i == 4 || i == 6 || i == 8 || i == 10 ? "-" : "",
                               digest[i]);
    g_string_append(uid, "@ceud");
    return g_string_free(uid, FALSE);
}

static char *
uid_of_item(const char *seed, const CeuAgendaItem *item, unsigned attempt)
{
    g_autofree char *name = g_strdup_printf("%s|%s|%d|%s|%d|%d|%u", seed, item->pool, item->clock,
                                            ceu_stage_kind_name(item->kind), item->lead_days,
                                            item->stage_day.days, attempt);

    return uid_of(name);
}

char *
ceu_agenda_calendar_uid(const char *seed)
{
    g_autofree char *name = g_strdup_printf("%s|calendar", seed);

    return uid_of(name);
}

static CeuPublished *
publish(Reconciler *self, const CeuAgendaItem *item)
{
    CeuPublished *published = ceu_published_new();

    /* An item that was moved away keeps its UID, so this one may be taken. */
    for (unsigned attempt = 0; published->uid == NULL; attempt++) {
        g_autofree char *uid = uid_of_item(self->seed, item, attempt);

        if (g_hash_table_add(self->uids, g_strdup(uid)))
            published->uid = g_steal_pointer(&uid);
    }
    published->pool = g_strdup(item->pool);
    published->clock = item->clock;
    published->kind = item->kind;
    published->lead_days = item->lead_days;
    published->stage_day = item->stage_day;
    published->day = item->day;
    published->summary = g_strdup(item->summary);
    published->description = g_strdup(item->description);
    published->created = self->now;
    published->changed = self->now;
    return published;
}

/* Items nobody asked for any more: history stays for a while, what lies ahead is cancelled. */
static void
retire_others(Reconciler *self, CeuDate today)
{
    GPtrArray *published = self->published;
    guint kept = 0;

    for (guint i = 0; i < published->len; i++) {
        CeuPublished *candidate = g_ptr_array_index(published, i);
        bool wanted = g_hash_table_contains(self->taken, candidate);

        published->pdata[i] = NULL;
        if (!wanted && ceu_date_days_between(candidate->day, today) > HISTORY_DAYS) {
            ceu_published_free(candidate);
            self->changed = true;
            continue;
        }
        published->pdata[kept++] = candidate;
        if (!wanted && !candidate->cancelled && ceu_date_compare(candidate->day, today) >= 0) {
            candidate->cancelled = true;
            candidate->sequence++;
            candidate->changed = self->now;
            self->changed = true;
        }
    }
    g_ptr_array_set_size(published, (gint) kept); /* what is cut off is NULL */
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
                     const char *seed)
{
    g_autofree CeuPublished **matches = g_new0(CeuPublished *, items->len + 1);
    g_auto(Reconciler) self;

    reconciler_init(&self, published, now, seed);
    for (int same_day = 1; same_day >= 0; same_day--) {
        for (guint i = 0; i < items->len; i++) {
            if (matches[i] != NULL)
                continue;
            matches[i] = find_match(&self, g_ptr_array_index(items, i), same_day != 0);
            if (matches[i] != NULL)
                g_hash_table_add(self.taken, matches[i]);
        }
    }
    retire_others(&self, today);
    for (guint i = 0; i < items->len; i++) {
        const CeuAgendaItem *item = g_ptr_array_index(items, i);

        if (matches[i] != NULL) {
            self.changed |= update(matches[i], item, self.now);
        } else {
            g_ptr_array_add(published, publish(&self, item));
            self.changed = true;
        }
    }
    g_ptr_array_sort(published, compare_published);
    return self.changed;
}
