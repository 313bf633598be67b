/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records an activity for log and for certificates. */
#include "record.h"

#include "activity.h"
#include "ask.h"

#define AGAIN_BYTES ((size_t) 64 * 1024 * 1024) /* what is larger is no evidence anyway */

static bool
refuse_twin(CeuEdit *edit, CliRecord *record, GError **error)
{
    CeuTwins twins;

    if (!ceu_edit_find_twins(edit, &record->activity, &twins, error))
        return false;
    record->twin = twins.same;
    record->alike = twins.alike;
    if (twins.same == 0)
        return true;
    g_set_error(error, CEU_ERROR, CEU_ERROR_EXISTS,
                "this is logged already, as number %" G_GINT64_FORMAT
                "; nothing was added (if it happened twice, add --again)",
                twins.same);
    return false;
}

/* Between reading and keeping lie the answers of a person. */
static bool
check_unchanged(const CliRecord *record, GError **error)
{
    g_autoptr(GString) bytes = NULL;
    g_autofree char *sha256 = NULL;

    if (record->sha256 == NULL)
        return true;
    bytes = cli_read_file(record->proofs[0], AGAIN_BYTES, error);
    if (bytes == NULL)
        return false;
    sha256 =
        g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *) bytes->str, bytes->len);
    if (g_strcmp0(sha256, record->sha256) == 0)
        return true;
    g_set_error(error, CEU_ERROR, CEU_ERROR_STATE,
                "%s was changed since it was read; nothing was recorded: import it again",
                record->proofs[0]);
    return false;
}

static bool
put_record(CeuEdit *edit, gpointer data, GError **error)
{
    CliRecord *record = data;
    unsigned i;

    record->activity.id = 0; /* a second attempt after a busy store */
    record->activity.uid = NULL;
    record->twin = record->alike = 0;
    if (!record->again && !refuse_twin(edit, record, error))
        return false;
    if (!ceu_edit_put_activity(edit, &record->activity, error))
        return false;
    for (i = 0; record->proofs != NULL && record->proofs[i] != NULL; i++) {
        if (!check_unchanged(record, error) ||
            !cli_attach(edit, record->activity.id, record->proofs[i], error))
            return false;
    }
    return true;
}

/* Whoever sits at a terminal is asked about a twin, between two attempts: no other program has to wait for the answer. */
bool
cli_record(CliContext *context, CliRecord *record, const char *summary, GError **error)
{
    g_autoptr(GError) local = NULL;
    g_autofree char *question = NULL;

    if (ceu_tracker_change(context->tracker, summary, put_record, record, &local))
        return true;
    if (record->twin > 0 && !record->silent) {
        question = g_strdup_printf("This is logged already, as number %" G_GINT64_FORMAT
                                   ". Did it happen twice?",
                                   record->twin);
        record->again = cli_confirm(context, question);
        if (record->again)
            return ceu_tracker_change(context->tracker, summary, put_record, record, error);
    }
    g_propagate_error(error, g_steal_pointer(&local));
    return false;
}

bool
cli_shows_effects(const CliContext *context)
{
    return !context->json && context->printer->terminal.limited;
}

char *
cli_describe_alike(const CliRecord *record)
{
    if (record->alike == 0)
        return NULL;
    return g_strdup_printf("number %" G_GINT64_FORMAT
                           " has the same title and day: if this is the same event, "
                           "ceu remove %" G_GINT64_FORMAT " and ceu edit %" G_GINT64_FORMAT " …",
                           record->alike, record->activity.id, record->alike);
}
