/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the file of a draft says goes into the draft: read by the confined helper, once the file is safe in the store. */
#include "inbox.h"

#include "certificate.h"

typedef struct ReadWork {
    int64_t draft;
    const CeuCertificate *read; /* NULL: nothing could be read */
} ReadWork;

/* Whether @field was read; what is not sure is noted in @draft. */
static bool
is_read(const CeuCertificate *read, CeuCertificateField field, CeuFields fact, CeuDraft *draft)
{
    if (read->certainty[field] == CEU_CERTAINTY_UNSURE)
        draft->unsure |= (unsigned) fact;
    return read->certainty[field] != CEU_CERTAINTY_MISSING;
}

static void
take_fields(const CeuCertificate *read, CeuDraft *draft)
{
    if (is_read(read, CEU_CERTIFICATE_TITLE, CEU_FIELD_TITLE, draft))
        draft->title = read->title;
    if (is_read(read, CEU_CERTIFICATE_PROVIDER, CEU_FIELD_PROVIDER, draft))
        draft->provider = read->provider;
    if (is_read(read, CEU_CERTIFICATE_INDEX, CEU_FIELD_INDEX, draft))
        draft->index = read->index;
    if (is_read(read, CEU_CERTIFICATE_DONE, CEU_FIELD_DATE, draft))
        draft->done = read->done;
    if (is_read(read, CEU_CERTIFICATE_UNITS, CEU_FIELD_UNITS, draft)) {
        draft->units = read->units;
        draft->unit = read->unit;
    }
}

static bool
put_fields(CeuEdit *edit, gpointer data, GError **error)
{
    const ReadWork *work = data;
    const CeuFacts *facts = ceu_edit_facts(edit, error);
    const CeuDraft *found = facts == NULL ? NULL : ceu_facts_draft_by_id(facts, work->draft);
    CeuDraft draft;
    g_autofree char *summary = NULL;

    if (found == NULL || found->tried)
        return facts != NULL; /* confirmed, discarded or read meanwhile */
    draft = *found;
    draft.tried = true;
    if (work->read != NULL)
        take_fields(work->read, &draft);
    summary = g_strdup_printf("draft %" G_GINT64_FORMAT ": “%s” read", draft.id, draft.name);
    ceu_edit_set_summary(edit, summary);
    return ceu_edit_put_draft(edit, &draft, error);
}

bool
cli_read_draft(const CliContext *context, int64_t id, GPtrArray *remarks, GError **error)
{
    g_autoptr(CeuFacts) facts = ceu_tracker_facts(context->tracker, error);
    const CeuDraft *draft = facts == NULL ? NULL : ceu_facts_draft_by_id(facts, id);
    g_autofree char *path = NULL;
    g_autoptr(CliCertificate) certificate = NULL;
    g_autoptr(GError) local = NULL;
    GString *bytes;
    ReadWork work = { .draft = id };
    unsigned i;

    if (draft == NULL || draft->tried)
        return facts != NULL;
    path = ceu_tracker_draft_path(context->tracker, draft);
    bytes = cli_read_file(path, CEU_EVIDENCE_MAX_BYTES, error);
    if (bytes == NULL)
        return false;
    certificate = cli_certificate_read(context, draft->name, bytes, &local);
    g_string_free(bytes, TRUE);
    for (i = 0; certificate != NULL && i < certificate->remarks->len; i++)
        g_ptr_array_add(remarks,
                        g_strdup_printf("%s: %s", draft->name,
                                        (const char *) g_ptr_array_index(certificate->remarks, i)));
    if (local != NULL)
        g_ptr_array_add(remarks,
                        g_strdup_printf("%s is not read: %s", draft->name, local->message));
    work.read = certificate == NULL ? NULL : certificate->read;
    return ceu_tracker_change(context->tracker, "read a draft", put_fields, &work, error);
}
