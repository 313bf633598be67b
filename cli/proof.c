/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the bodies ask of the proof of an activity: what is missing, and how long it is to be kept. */
#include "proof.h"

#include "cmd.h"

CeuView *
cli_proof_view(const CliContext *context)
{
    g_autoptr(GError) error = NULL;
    CeuView *view = ceu_tracker_view(context->tracker, context->today, &error);

    if (view == NULL)
        cli_note("what each body asks of the proof cannot be said: %s", error->message);
    return view;
}

/* What each renewal asks; nothing if the activity is not there. */
static GArray *
looks_of(const CeuView *view, int64_t id)
{
    const CeuActivity *activity = ceu_facts_activity_by_id(view->facts, id);

    if (activity == NULL)
        return g_array_new(FALSE, FALSE, sizeof(CeuProofLook));
    return ceu_proof_looks(view->assessment, view->facts, activity);
}

GPtrArray *
cli_proof_missing(const CeuView *view, int64_t id)
{
    g_autoptr(GArray) looks = looks_of(view, id);

    return ceu_report_proof_missing(looks, id);
}

void
cli_proof_still_kept(const CeuView *view, int64_t id, CeuDate today, GPtrArray *lines)
{
    g_autoptr(GArray) looks = looks_of(view, id);
    const CeuActivity *activity = ceu_facts_activity_by_id(view->facts, id);
    char day[CEU_DATE_TEXT_SIZE];
    unsigned i;

    if (activity == NULL || activity->proofs == 0)
        return;
    for (i = 0; i < looks->len; i++) {
        const CeuProofLook *look = &g_array_index(looks, CeuProofLook, i);

        if (ceu_date_is_set(look->keep) && ceu_date_compare(today, look->keep) <= 0)
            g_ptr_array_add(
                lines, g_strdup_printf("%" G_GINT64_FORMAT ": %s wants its proof kept until %s "
                                       "(rule %s)",
                                       id, look->pool->body->name, ceu_date_format(look->keep, day),
                                       look->keeps->id));
    }
}

char *
cli_proof_lacks(const CeuView *view, const CeuActivity *activity)
{
    g_autoptr(GArray) looks = looks_of(view, activity->id);

    if (activity->planned)
        return NULL;
    return ceu_report_proof_lacks(looks, activity->proofs > 0);
}

static void
print_fields(CliPrinter *printer, const char *key, unsigned fields)
{
    g_autoptr(GPtrArray) names = ceu_report_proof_fields(fields);

    cli_print_strings(printer, key, NULL, names);
}

static void
print_look(CliPrinter *printer, const CeuProofLook *look)
{
    cli_print_begin_row(printer);
    cli_print_text(printer, "pool", NULL, look->pool->id);
    cli_print_text(printer, "rule", NULL, look->asks == NULL ? NULL : look->asks->id);
    print_fields(printer, "fields", look->asks == NULL ? 0 : look->asks->evidence.fields);
    print_fields(printer, "missing", look->missing);
    print_fields(printer, "excused", look->excused);
    cli_print_flag(printer, "accepted", NULL, look->accepted);
    cli_print_day(printer, "keep_until", NULL, look->keep);
    cli_print_text(printer, "keep_rule", NULL, look->keeps == NULL ? NULL : look->keeps->id);
    cli_print_end_row(printer);
}

static void
print_lines(CliPrinter *printer, const char *heading, const GPtrArray *lines)
{
    unsigned i;

    if (lines->len > 0)
        cli_print_line(printer, "%s", heading);
    for (i = 0; i < lines->len; i++)
        cli_print_line(printer, "  %s", (const char *) g_ptr_array_index(lines, i));
}

void
cli_print_proof(CliPrinter *printer, const CeuView *view, const CeuActivity *activity)
{
    g_autoptr(GArray) looks = view == NULL ? NULL : looks_of(view, activity->id);
    unsigned i;

    cli_print_begin_list(printer, "asked", NULL);
    for (i = 0; looks != NULL && i < looks->len; i++)
        print_look(printer, &g_array_index(looks, CeuProofLook, i));
    cli_print_end_list(printer);
    if (looks == NULL || printer->json)
        return;
    g_autoptr(GPtrArray) missing = ceu_report_proof_missing(looks, activity->id);
    g_autoptr(GPtrArray) keep = ceu_report_proof_keep(looks);

    print_lines(printer, "What the proof lacks", missing);
    print_lines(printer,
                activity->proofs > 0 ? "Keep the proof" : "Keep the proof, once it is there", keep);
}
