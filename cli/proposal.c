/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known of the activity of a certificate, and the command line that says the rest. */
#include "proposal.h"

#include <string.h>

static const struct {
    const char *option, *placeholder;
} fields[] = {
    [CEU_CERTIFICATE_TITLE] = { "title", "TITLE" },
    [CEU_CERTIFICATE_DONE] = { "on", "DATE" },
    [CEU_CERTIFICATE_UNITS] = { "units", "UNITS" },
    [CEU_CERTIFICATE_PROVIDER] = { "provider", "PROVIDER" },
    [CEU_CERTIFICATE_INDEX] = { "index", "NUMBER" },
};
_Static_assert(G_N_ELEMENTS(fields) == CEU_CERTIFICATE_FIELD_COUNT, "an option for every field");

const char *const cli_certificate_options[] = { "title", "units", "on",       "provider",
                                                "index", "topic", "category", "format",
                                                "unit",  "for",   "pin-for",  "origin",
                                                "note",  "again", NULL };

const char *
cli_proposal_option(CeuCertificateField field)
{
    return fields[field].option;
}

static bool
read_title(const CliContext *context, CliProposal *self, GError **error)
{
    const char *title = cli_text(context, "title");

    if (title == NULL)
        return true;
    if (title[0] == '\0') {
        g_set_error_literal(error, CLI_USAGE_ERROR, 0, "--title is empty");
        return false;
    }
    self->activity.title = title;
    return true;
}

/* A unit alone would turn "6 hours" into six of something else. */
static bool
read_units(const CliContext *context, CliProposal *self, GError **error)
{
    const char *units = cli_text(context, "units");

    if (units == NULL && cli_given(context, "unit")) {
        g_set_error_literal(error, CLI_USAGE_ERROR, 0,
                            "--unit says what --units means: state both");
        return false;
    }
    if (units == NULL)
        return true;
    self->activity.unit = CEU_UNIT_CEU;
    return cli_read_units(context, units, &self->activity.units, &self->activity.unit, error);
}

CliProposal *
cli_proposal_new(const CliContext *context, const CliCertificate *certificate, GError **error)
{
    g_autoptr(CliProposal) self = g_new0(CliProposal, 1);
    CliActivityReading reading = { 0 };

    self->certificate = certificate;
    self->activity = cli_certificate_activity(certificate);
    self->strings = g_string_chunk_new(256);
    self->remarks = g_ptr_array_new_with_free_func(g_free);
    reading.strings = self->strings;
    reading.remarks = self->remarks;
    if (!read_title(context, self, error) || !read_units(context, self, error) ||
        !cli_read_activity(context, &self->activity, &reading, error))
        return NULL;
    for (CeuCertificateField i = 0; i < CEU_CERTIFICATE_FIELD_COUNT; i++)
        self->stated[i] = cli_given(context, fields[i].option);
    return g_steal_pointer(&self);
}

void
cli_proposal_free(CliProposal *proposal)
{
    if (proposal == NULL)
        return;
    g_string_chunk_free(proposal->strings);
    g_ptr_array_unref(proposal->remarks);
    g_free(proposal);
}

static CeuCertainty
certainty_of(const CliProposal *self, CeuCertificateField field)
{
    return self->certificate->read == NULL ? CEU_CERTAINTY_MISSING
                                           : self->certificate->read->certainty[field];
}

bool
cli_proposal_needs(const CliProposal *proposal, CeuCertificateField field)
{
    const CeuCertainty certainty = certainty_of(proposal, field);

    return !proposal->stated[field] &&
           (certainty == CEU_CERTAINTY_UNSURE ||
            (certainty == CEU_CERTAINTY_MISSING && cli_certificate_requires(field)));
}

const char *
cli_proposal_certainty(const CliProposal *proposal, CeuCertificateField field)
{
    return proposal->stated[field] ? "stated" : ceu_certainty_name(certainty_of(proposal, field));
}

char *
cli_proposal_value(const CliProposal *proposal, CeuCertificateField field)
{
    const CeuActivity *activity = &proposal->activity;
    char day[CEU_DATE_TEXT_SIZE], units[CEU_UNITS_TEXT_SIZE];

    switch (field) {
    case CEU_CERTIFICATE_TITLE:
        return g_strdup(activity->title);
    case CEU_CERTIFICATE_DONE:
        return ceu_date_is_set(activity->done) ? g_strdup(ceu_date_format(activity->done, day))
                                               : NULL;
    case CEU_CERTIFICATE_UNITS:
        return activity->units.milli == 0
                   ? NULL
                   : g_strdup_printf("%s %s", ceu_units_format(activity->units, units),
                                     ceu_unit_name(activity->unit));
    case CEU_CERTIFICATE_PROVIDER:
        return g_strdup(activity->provider);
    case CEU_CERTIFICATE_INDEX:
        return g_strdup(activity->index);
    case CEU_CERTIFICATE_FIELD_COUNT:
        break;
    }
    g_assert_not_reached();
}

static void
append_quoted(GString *command, const char *option, const char *value)
{
    const bool plain = value[0] != '\0' &&
                       value[strspn(value, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                           "0123456789-_.,/:+@")] == '\0';
    g_autofree char *quoted = plain ? g_strdup(value) : g_shell_quote(value);

    if (option != NULL)
        g_string_append_printf(command, " --%s", option);
    g_string_append_printf(command, " %s", quoted);
}

/* Options that are given already and are no fields. */
static void
append_given(const CliContext *context, GString *command)
{
    for (size_t i = 0; cli_certificate_options[i] != NULL; i++) {
        const char *name = cli_certificate_options[i];
        const bool listed = strcmp(name, "topic") == 0 || strcmp(name, "category") == 0;
        GStrv values = listed ? cli_list(context, name) : NULL;
        bool field = strcmp(name, "unit") == 0;

        for (size_t n = 0; n < G_N_ELEMENTS(fields); n++)
            field = field || strcmp(name, fields[n].option) == 0;
        if (field || !cli_given(context, name))
            continue;
        for (size_t n = 0; values != NULL && values[n] != NULL; n++)
            append_quoted(command, name, values[n]);
        if (strcmp(name, "again") == 0)
            g_string_append(command, " --again");
        else if (!listed)
            append_quoted(command, name, cli_text(context, name));
    }
}

char *
cli_proposal_command(const CliContext *context, const CliProposal *proposal)
{
    GString *command = g_string_new("ceu import");

    append_quoted(command, NULL, proposal->certificate->path);
    for (CeuCertificateField i = 0; i < CEU_CERTIFICATE_FIELD_COUNT; i++) {
        g_autofree char *value = cli_proposal_value(proposal, i);

        if (proposal->stated[i] || cli_proposal_needs(proposal, i))
            append_quoted(command, fields[i].option,
                          value != NULL         ? value
                          : proposal->stated[i] ? ""
                                                : fields[i].placeholder);
    }
    append_given(context, command);
    return g_string_free(command, FALSE);
}
