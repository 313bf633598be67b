/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What goes into an audit packet, as the helper reads it. */
#include "report/audit.h"

#include <jansson.h>

/* Forms other than text do not look at it. */
static const CeuStyle any_style = { .width = 80 };

static json_t *
text_entry(const char *name, char *text)
{
    json_t *entry = json_pack("{s:s,s:s}", "name", name, "text", text);

    g_free(text);
    return entry;
}

/* Paths may be any bytes, and JSON may not: they go as addresses. */
static json_t *
file_entry(const CeuAuditFile *file)
{
    g_autofree char *path = g_canonicalize_filename(file->evidence->path, NULL);
    g_autofree char *uri = g_filename_to_uri(path, NULL, NULL);

    return json_pack("{s:s,s:s,s:s,s:I}", "name", file->name, "uri", uri, "sha256",
                     file->evidence->sha256, "size", (json_int_t) file->evidence->size);
}

/* "audit-aapc-2027-03-31". (transfer full) */
static char *
folder_of(const CeuPool *pool)
{
    char day[CEU_DATE_TEXT_SIZE];
    char *folder = g_strdup_printf("audit-%s-%s", pool->id, ceu_date_format(pool->cycle.last, day));

    return g_strcanon(folder, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-",
                      '-');
}

char *
ceu_audit_pack_list(const CeuAudit *audit, int pages)
{
    json_t *entries = json_array(), *list;
    g_autofree char *folder = folder_of(audit->pool);
    char day[CEU_DATE_TEXT_SIZE];
    char *text;

    json_array_append_new(
        entries, text_entry("index.html", ceu_report_audit(audit, "html", &any_style, NULL)));
    json_array_append_new(entries, text_entry("index.csv", ceu_audit_csv(audit)));
    if (pages >= 0)
        json_array_append_new(entries,
                              json_pack("{s:s,s:i}", "name", "index.pdf", "descriptor", pages));
    for (guint i = 0; i < audit->files->len; i++) {
        const CeuAuditFile *file = g_ptr_array_index(audit->files, i);

        if (file->fault == NULL)
            json_array_append_new(entries, file_entry(file));
    }
    list = json_pack("{s:s,s:s,s:s,s:o}", "schema", "ceu.pack/1", "folder", folder, "day",
                     ceu_date_format(audit->assessment->today, day), "entries", entries);
    text = json_dumps(list, JSON_COMPACT);
    json_decref(list);
    return text;
}
