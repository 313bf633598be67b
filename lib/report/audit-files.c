/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which files go into an audit packet, under which names, and what is missing. */
#include "report/audit.h"

#include <string.h>

#include <ceu/look.h>

#include "report/transcript.h"

#define FOLDER "certificates/"
#define TITLE_BYTES 60
#define ENDING_BYTES 8

/* Letters and digits of ASCII, everything else one hyphen: no system, shell or checksum file reads more into it. */
static char *
plain_words(const char *text)
{
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    g_autofree char *ascii = g_str_to_ascii(valid, "C");
    GString *out = g_string_new(NULL);

    for (const char *at = ascii; *at != '\0' && out->len < TITLE_BYTES; at++) {
        if (g_ascii_isalnum(*at))
            g_string_append_c(out, g_ascii_tolower(*at));
        else if (out->len > 0 && out->str[out->len - 1] != '-')
            g_string_append_c(out, '-');
    }
    if (out->len > 0 && out->str[out->len - 1] == '-')
        g_string_truncate(out, out->len - 1);
    return g_string_free(out, FALSE);
}

/* ".pdf": what tells a system the kind of the file, if it is such a thing. */
static void
append_ending(GString *out, const char *name)
{
    const char *dot = strrchr(name, '.');
    size_t length = dot != NULL ? strlen(dot + 1) : 0;

    for (size_t i = 1; i <= length; i++) {
        if (!g_ascii_isalnum(dot[i]))
            length = 0;
    }
    if (length == 0 || length > ENDING_BYTES) {
        g_string_append(out, ".bin");
        return;
    }
    g_string_append_c(out, '.');
    for (size_t i = 1; i <= length; i++)
        g_string_append_c(out, g_ascii_tolower(dot[i]));
}

char *
ceu_audit_file_name(const CeuActivity *activity, const CeuEvidence *evidence, unsigned nth)
{
    GString *out = g_string_new(NULL);
    g_autofree char *title = plain_words(activity->title);
    char day[CEU_DATE_TEXT_SIZE];

    g_string_printf(out, FOLDER "%04" G_GINT64_FORMAT "-%s-%s", activity->id,
                    ceu_date_is_set(activity->done) ? ceu_date_format(activity->done, day)
                                                    : "no-day",
                    *title != '\0' ? title : "activity");
    if (nth > 1)
        g_string_append_printf(out, "-%u", nth);
    append_ending(out, evidence->name);
    return g_string_free(out, FALSE);
}

static void
file_free(gpointer data)
{
    CeuAuditFile *file = data;

    g_free(file->name);
    g_free(file);
}

static void
add_files(CeuAudit *audit, const CeuActivity *activity, GHashTable *by_activity)
{
    const GPtrArray *evidence = g_hash_table_lookup(by_activity, &activity->id);

    for (guint i = 0; evidence != NULL && i < evidence->len; i++) {
        CeuAuditFile *file = g_new0(CeuAuditFile, 1);

        file->evidence = g_ptr_array_index(evidence, i);
        file->name = ceu_audit_file_name(activity, file->evidence, i + 1);
        g_ptr_array_add(audit->files, file);
    }
}

/* (element-type gint64 GPtrArray): the files of each activity. */
static GHashTable *
group_evidence(const GPtrArray *evidence)
{
    GHashTable *groups = g_hash_table_new_full(g_int64_hash, g_int64_equal, NULL,
                                               (GDestroyNotify) g_ptr_array_unref);

    for (guint i = 0; i < evidence->len; i++) {
        CeuEvidence *one = g_ptr_array_index(evidence, i);
        GPtrArray *group = g_hash_table_lookup(groups, &one->activity_id);

        if (group == NULL) {
            group = g_ptr_array_new();
            g_hash_table_insert(groups, &one->activity_id, group);
        }
        g_ptr_array_add(group, one);
    }
    return groups;
}

CeuAudit *
ceu_audit_new(const CeuAssessment *assessment, const CeuFacts *facts, const CeuPool *pool,
              const GPtrArray *evidence)
{
    g_autoptr(GHashTable) groups = group_evidence(evidence);
    CeuAudit *audit = g_new0(CeuAudit, 1);
    g_autoptr(GPtrArray) items = NULL;
    uint32_t count;
    const CeuActivity *activities = ceu_facts_activities(facts, &count);

    audit->assessment = assessment;
    audit->facts = facts;
    audit->pool = pool;
    audit->files = g_ptr_array_new_with_free_func(file_free);
    items = ceu_transcript_items(pool, count, true);
    for (guint i = 0; i < items->len; i++) {
        const CeuItem *item = g_ptr_array_index(items, i);

        add_files(audit, &activities[item->activity], groups);
    }
    return audit;
}

void
ceu_audit_free(CeuAudit *audit)
{
    if (audit == NULL)
        return;
    g_ptr_array_unref(audit->files);
    g_free(audit);
}

char *
ceu_audit_file_names(const CeuAudit *audit, int64_t activity_id)
{
    GString *out = g_string_new(NULL);

    for (guint i = 0; i < audit->files->len; i++) {
        const CeuAuditFile *file = g_ptr_array_index(audit->files, i);

        if (file->evidence->activity_id == activity_id && file->fault == NULL)
            g_string_append_printf(out, "%s%s", out->len > 0 ? ", " : "",
                                   file->name + strlen(FOLDER));
    }
    return g_string_free(out, FALSE);
}

/* What the body asks for and the record lacks; other bodies have packets of their own. */
static void
append_fields(GString *out, const CeuAudit *audit, const CeuActivity *activity)
{
    g_autoptr(GArray) looks = ceu_proof_looks(audit->assessment, audit->facts, activity);
    g_autofree char *lacks = NULL;

    for (guint i = looks->len; i > 0; i--) {
        if (g_array_index(looks, CeuProofLook, i - 1).pool != audit->pool)
            g_array_remove_index(looks, i - 1);
    }
    lacks = ceu_report_proof_lacks(looks, true);
    if (lacks != NULL)
        g_string_append_printf(out, "%s%s", out->len > 0 ? "; " : "", lacks);
}

char *
ceu_audit_lacks(const CeuAudit *audit, const CeuActivity *activity)
{
    GString *out = g_string_new(activity->proofs == 0 ? "no file" : NULL);

    for (guint i = 0; i < audit->files->len; i++) {
        const CeuAuditFile *file = g_ptr_array_index(audit->files, i);

        if (file->evidence->activity_id == activity->id && file->fault != NULL)
            g_string_append_printf(out, "%sthe file “%s” %s", out->len > 0 ? "; " : "",
                                   file->evidence->name, file->fault);
    }
    append_fields(out, audit, activity);
    return g_string_free(out, out->len == 0);
}

GPtrArray *
ceu_audit_missing(const CeuAudit *audit)
{
    GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
    uint32_t count;
    const CeuActivity *activities = ceu_facts_activities(audit->facts, &count);
    g_autoptr(GPtrArray) items = ceu_transcript_items(audit->pool, count, true);

    for (guint i = 0; i < items->len; i++) {
        const CeuItem *item = g_ptr_array_index(items, i);
        const CeuActivity *activity = &activities[item->activity];
        g_autofree char *lacks = ceu_audit_lacks(audit, activity);

        if (lacks != NULL)
            g_ptr_array_add(lines, g_strdup_printf("%" G_GINT64_FORMAT " “%s”: %s", activity->id,
                                                   activity->title, lacks));
    }
    return lines;
}

bool
ceu_audit_is_elsewhere(const CeuItem *item)
{
    return item->reason == CEU_REASON_BEFORE_CYCLE || item->reason == CEU_REASON_AFTER_CYCLE ||
           item->reason == CEU_REASON_IN_FUTURE || item->reason == CEU_REASON_PLANNED;
}
