/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A person at a terminal decides what the reader of a certificate could not. */
#include "proposal.h"

#include <stdio.h>
#include <string.h>

#include "ask.h"
#include "day.h"

#define TRIES 5 /* wrong answers to one question */

static const char *const labels[] = {
    [CEU_CERTIFICATE_TITLE] = "Title",        [CEU_CERTIFICATE_DONE] = "Date completed",
    [CEU_CERTIFICATE_UNITS] = "Units",        [CEU_CERTIFICATE_PROVIDER] = "Provider",
    [CEU_CERTIFICATE_INDEX] = "Index number",
};
_Static_assert(G_N_ELEMENTS(labels) == CEU_CERTIFICATE_FIELD_COUNT, "a label for every field");

/* On standard error, where the questions are. */
static void show(const char *format, ...) G_GNUC_PRINTF(1, 2);

static void
show(const char *format, ...)
{
    g_autofree char *text = NULL, *visible = NULL;
    va_list arguments;

    va_start(arguments, format);
    text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    visible = ceu_text_visible(text);
    (void) fprintf(stderr, "%s\n", visible);
}

static const char *
why(const CliProposal *proposal, CeuCertificateField field)
{
    const CeuCertificate *read = proposal->certificate->read;

    return read == NULL || proposal->stated[field] ? NULL : read->why[field];
}

static void
show_proposal(const CliProposal *proposal)
{
    show("%s", proposal->certificate->path);
    for (guint i = 0; i < proposal->certificate->remarks->len; i++)
        show("  %s", (const char *) proposal->certificate->remarks->pdata[i]);
    for (CeuCertificateField i = 0; i < CEU_CERTIFICATE_FIELD_COUNT; i++) {
        g_autofree char *value = cli_proposal_value(proposal, i);
        const char *reason = why(proposal, i);

        if (value != NULL)
            show("  %-15s %s (%s%s%s)", labels[i], value, cli_proposal_certainty(proposal, i),
                 reason == NULL ? "" : ": ", reason == NULL ? "" : reason);
    }
}

/* An answer into the proposal. "-" leaves out what may be left out. */
static bool
take_answer(const CliContext *context, CliProposal *self, CeuCertificateField field,
            const char *answer, GError **error)
{
    const bool none = strcmp(answer, "-") == 0 && !cli_certificate_requires(field);
    const char *text = none ? NULL : g_string_chunk_insert(self->strings, answer);

    if (!cli_check_text(answer, "the answer", error))
        return false;
    switch (field) {
    case CEU_CERTIFICATE_TITLE:
        self->activity.title = text;
        return true;
    case CEU_CERTIFICATE_DONE:
        return cli_read_near_day(context, text, "the day", false, self->remarks,
                                 &self->activity.done, error);
    case CEU_CERTIFICATE_UNITS:
        self->activity.unit = CEU_UNIT_CEU;
        return cli_read_units(context, text, &self->activity.units, &self->activity.unit, error);
    case CEU_CERTIFICATE_PROVIDER:
        self->activity.provider = text;
        return true;
    case CEU_CERTIFICATE_INDEX:
        self->activity.index = text;
        return true;
    case CEU_CERTIFICATE_FIELD_COUNT:
        break;
    }
    g_assert_not_reached();
}

/* "Units [6 hour]: ". */
static char *
question_of(CeuCertificateField field, const char *value)
{
    const char *hint = field == CEU_CERTIFICATE_UNITS  ? " (1.5, 1.5 hour, 90 minute, 0.6 iacet)"
                       : field == CEU_CERTIFICATE_DONE ? " (YYYY-MM-DD)"
                                                       : "";
    g_autofree char *text = NULL;

    if (value != NULL)
        text = g_strdup_printf("%s [%s]%s: ", labels[field], value,
                               cli_certificate_requires(field) ? "" : " (- for none)");
    else
        text = g_strdup_printf("%s%s: ", labels[field],
                               cli_certificate_requires(field) ? hint : " (Enter for none)");
    return ceu_text_visible(text);
}

static bool
ask_field(const CliContext *context, CliProposal *self, CeuCertificateField field, GError **error)
{
    g_autofree char *value = cli_proposal_value(self, field);
    g_autofree char *text = question_of(field, value);
    const CliQuestion question = { text, NULL, "" };

    for (int i = 0; i < TRIES; i++) {
        g_autofree char *answer = NULL;
        g_autoptr(GError) local = NULL;

        if (!cli_ask(context, &question, &answer, error))
            return false;
        if (answer[0] == '\0' && (value != NULL || !cli_certificate_requires(field))) {
            self->stated[field] = value != NULL;
            return true;
        }
        if (answer[0] != '\0' && take_answer(context, self, field, answer, &local)) {
            self->stated[field] = true;
            return true;
        }
        show("%s", local != NULL ? local->message : "this has to be stated");
    }
    g_set_error(error, CEU_ERROR, CEU_ERROR_STATE,
                "%s: no answer to “%s” that can be recorded: nothing was recorded",
                self->certificate->path, labels[field]);
    return false;
}

bool
cli_proposal_ask(const CliContext *context, CliProposal *proposal, GError **error)
{
    bool asks = false;

    for (CeuCertificateField i = 0; i < CEU_CERTIFICATE_FIELD_COUNT; i++)
        asks = asks || cli_proposal_needs(proposal, i);
    show_proposal(proposal);
    for (CeuCertificateField i = 0; asks && i < CEU_CERTIFICATE_FIELD_COUNT; i++) {
        if (!proposal->stated[i] && strcmp(cli_proposal_certainty(proposal, i), "sure") != 0 &&
            !ask_field(context, proposal, i, error))
            return false;
    }
    return true;
}
