/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drafts beside evidence: what a content is kept for, and the files that only drafts refer to. */
#include <ceu/tracker.h>

#include "store/evidence.h"
#include "store/record.h"

static bool
find_one(CeuStore *store, CeuSql which, const char *sha256, int64_t *out, GError **error)
{
    g_autoptr(CeuStatement) find = ceu_db_statement(store->db, which, error);
    CeuStep step;

    if (find == NULL)
        return false;
    ceu_statement_bind_int(find, ":holder", store->holder_id);
    ceu_statement_bind_text(find, ":sha256", sha256);
    step = ceu_statement_step(find, error);
    *out = step == CEU_STEP_ROW ? ceu_statement_int(find, 0) : 0;
    return step != CEU_STEP_ERROR;
}

bool
ceu_store_find_content(CeuStore *store, const char *sha256, int64_t *out_draft,
                       int64_t *out_activity, GError **error)
{
    return find_one(store, CEU_SQL_draft_of_content, sha256, out_draft, error) &&
           find_one(store, CEU_SQL_evidence_of_content, sha256, out_activity, error);
}

char *
ceu_store_content_path(const CeuStore *store, const char *sha256)
{
    return ceu_evidence_path(store->evidence_directory, sha256);
}

/* The file of a draft as a piece of evidence of no activity. */
static CeuEvidence *
file_of_row(CeuStore *store, CeuStatement *row)
{
    CeuEvidence *file = g_new0(CeuEvidence, 1);

    file->id = ceu_statement_int(row, 0);
    file->sha256 = g_strdup(ceu_statement_text(row, 2));
    file->name = g_strdup(ceu_statement_text(row, 3));
    file->size = ceu_statement_int(row, 4);
    file->added = (CeuInstant){ ceu_statement_int(row, 5) * 1000 };
    file->path = ceu_evidence_path(store->evidence_directory, file->sha256);
    return file;
}

bool
ceu_store_add_draft_files(CeuStore *store, GPtrArray *files, GError **error)
{
    g_autoptr(CeuStatement) all = ceu_db_statement(store->db, CEU_SQL_draft_all, error);
    CeuStep step;

    if (all == NULL)
        return false;
    ceu_statement_bind_int(all, ":holder", store->holder_id);
    while ((step = ceu_statement_step(all, error)) == CEU_STEP_ROW)
        g_ptr_array_add(files, file_of_row(store, all));
    return step == CEU_STEP_DONE;
}
