/* SPDX-License-Identifier: GPL-3.0-or-later */
/* import of certificates: each becomes one activity with the file as its evidence, in one step. */
#include "certificate.h"

#include <string.h>
#include <sys/stat.h>

#include "ask.h"
#include "cmd.h"
#include "proposal.h"
#include "record.h"

/* A certificate is kept as a file: a pipe, which could block for ever, is none, and a link is not what it names. */
static bool
check_file(const char *path, GError **error)
{
    struct stat status;

    if (lstat(path, &status) != 0 ||
        S_ISREG(status.st_mode)) /* what is wrong is told when it is opened */
        return true;
    g_set_error(error, CEU_ERROR, CEU_ERROR_FAILED, "%s is %s; nothing was imported%s", path,
                S_ISLNK(status.st_mode) ? "a symbolic link" : "not a file",
                S_ISLNK(status.st_mode) ? ": name the file that it points to" : "");
    return false;
}

/* (transfer full) (element-type CliCertificate) */
static GPtrArray *
read_certificates(const CliContext *context, GError **error)
{
    g_autoptr(GPtrArray) certificates =
        g_ptr_array_new_with_free_func((GDestroyNotify) cli_certificate_free);

    for (unsigned i = 0; i < context->word_count; i++) {
        const char *path = context->words[i];
        g_autoptr(GString) bytes =
            check_file(path, error) ? cli_read_file(path, CLI_CERTIFICATE_MAX_BYTES, error) : NULL;
        CliCertificate *certificate =
            bytes == NULL ? NULL : cli_certificate_read(context, path, bytes, error);

        if (certificate == NULL)
            return NULL;
        g_ptr_array_add(certificates, certificate);
    }
    return g_steal_pointer(&certificates);
}

static bool
needs_any(const CliProposal *proposal)
{
    for (CeuCertificateField i = 0; i < CEU_CERTIFICATE_FIELD_COUNT; i++) {
        if (cli_proposal_needs(proposal, i))
            return true;
    }
    return false;
}

/* What belongs to one event cannot be said of several. */
static bool
check_options(const CliContext *context, unsigned count, GError **error)
{
    static const char *const single[] = { "title", "units", "on", "index", "note" };
    static const char *const others[] = { "map",           "date-order",      "decimal",
                                          "delimiter",     "encoding",        "no-header",
                                          "partial",       "keep-duplicates", "match",
                                          "since",         "until",           "all",
                                          "without-proofs" };

    for (size_t i = 0; i < G_N_ELEMENTS(others); i++) {
        if (cli_given(context, others[i])) {
            g_set_error(error, CLI_USAGE_ERROR, 0, "--%s does not belong to certificates",
                        others[i]);
            return false;
        }
    }
    for (size_t i = 0; count > 1 && i < G_N_ELEMENTS(single); i++) {
        if (cli_given(context, single[i])) {
            g_set_error(error, CLI_USAGE_ERROR, 0,
                        "--%s is about one certificate, and %u are named: import them one by one",
                        single[i], count);
            return false;
        }
    }
    return true;
}

static void
print_fields(CliPrinter *printer, const CliProposal *proposal, bool shown)
{
    const CeuCertificate *read = proposal->certificate->read;

    cli_print_begin_list(printer, "fields", NULL);
    for (CeuCertificateField i = 0; i < CEU_CERTIFICATE_FIELD_COUNT; i++) {
        g_autofree char *value = cli_proposal_value(proposal, i);

        cli_print_begin_row(printer);
        cli_print_text(printer, "field", shown ? "Field" : NULL, ceu_certificate_field_name(i));
        cli_print_text(printer, "value", shown ? "Value" : NULL, value);
        cli_print_text(printer, "certainty", shown ? "Certainty" : NULL,
                       cli_proposal_certainty(proposal, i));
        cli_print_flag(printer, "needed", NULL, cli_proposal_needs(proposal, i));
        cli_print_text(printer, "why", shown ? "Why" : NULL,
                       proposal->stated[i] ? NULL : read->why[i]);
        cli_print_end_row(printer);
    }
    cli_print_end_list(printer);
}

static void
print_number_or_none(CliPrinter *printer, const char *key, int64_t number)
{
    if (number == 0)
        cli_print_text(printer, key, NULL, NULL);
    else
        cli_print_number(printer, key, NULL, number);
}

/* @effects: (nullable) */
static void
print_effects(CliPrinter *printer, GPtrArray *effects)
{
    g_autoptr(GPtrArray) none = g_ptr_array_new();

    cli_print_strings(printer, "effects", NULL, effects == NULL ? none : effects);
    for (guint i = 0; effects != NULL && i < effects->len; i++)
        cli_print_line(printer, "%s", (const char *) effects->pdata[i]);
}

/* What was guessed of a stated day is said in any case, what could not be read only before it is recorded. */
static void
print_remarks(CliPrinter *printer, const CliProposal *proposal, bool recorded)
{
    const GPtrArray *unread = proposal->certificate->remarks;
    g_autoptr(GPtrArray) all = g_ptr_array_new();

    for (guint i = 0; i < unread->len; i++)
        g_ptr_array_add(all, unread->pdata[i]);
    for (guint i = 0; i < proposal->remarks->len; i++)
        g_ptr_array_add(all, proposal->remarks->pdata[i]);
    cli_print_strings(printer, "remarks", NULL, all);
    for (guint i = recorded ? unread->len : 0; i < all->len; i++)
        cli_print_line(printer, "%s", (const char *) all->pdata[i]);
}

/* @id: 0: not recorded, and then the fields are shown. @effects: (nullable) */
static void
print_proposal(const CliContext *context, const CliProposal *proposal, int64_t id,
               GPtrArray *effects)
{
    CliPrinter *printer = context->printer;
    const CliCertificate *certificate = proposal->certificate;
    const bool needs = id == 0 && needs_any(proposal);
    g_autofree char *command = needs ? cli_proposal_command(context, proposal) : NULL;
    g_autofree char *described = id > 0 ? cli_describe_activity(&proposal->activity) : NULL;

    cli_print_begin(printer, "ceu.certificate/1");
    cli_print_text(printer, "path", NULL, certificate->path);
    cli_print_text(printer, "sha256", NULL, certificate->sha256);
    cli_print_flag(printer, "dry_run", NULL, cli_given(context, "dry-run"));
    cli_print_flag(printer, "committed", NULL, id > 0);
    print_number_or_none(printer, "known", certificate->known);
    print_number_or_none(printer, "id", id);
    if (id == 0)
        cli_print_line(printer, "%s", certificate->path);
    print_fields(printer, proposal, id == 0);
    cli_print_text(printer, "command", NULL, command);
    if (id > 0)
        cli_print_line(printer, "%" G_GINT64_FORMAT ": %s, with %s", id, described,
                       certificate->path);
    print_remarks(printer, proposal, id > 0);
    print_effects(printer, effects);
    if (command != NULL)
        cli_print_line(printer, "Check it, and record it with: %s", command);
    cli_print_end(printer);
}

static void
print_known(const CliContext *context, const CliCertificate *certificate)
{
    CliPrinter *printer = context->printer;

    cli_print_begin(printer, "ceu.certificate/1");
    cli_print_text(printer, "path", NULL, certificate->path);
    cli_print_text(printer, "sha256", NULL, certificate->sha256);
    cli_print_flag(printer, "dry_run", NULL, cli_given(context, "dry-run"));
    cli_print_flag(printer, "committed", NULL, false);
    cli_print_number(printer, "known", NULL, certificate->known);
    cli_print_text(printer, "id", NULL, NULL);
    cli_print_begin_list(printer, "fields", NULL);
    cli_print_end_list(printer);
    cli_print_text(printer, "command", NULL, NULL);
    cli_print_strings(printer, "remarks", NULL, certificate->remarks);
    print_effects(printer, NULL);
    cli_print_line(printer, "%s: known already, it is kept with number %" G_GINT64_FORMAT,
                   certificate->path, certificate->known);
    cli_print_end(printer);
}

static bool
record_proposal(CliContext *context, const CliProposal *proposal, bool silent, GError **error)
{
    char *proofs[] = { proposal->certificate->path, NULL };
    CliRecord record = { .activity = proposal->activity,
                         .proofs = proofs,
                         .sha256 = proposal->certificate->sha256,
                         .again = cli_given(context, "again"),
                         .silent = silent };
    g_autofree char *described = cli_describe_activity(&record.activity);
    g_autofree char *summary = g_strconcat("import certificate ", described, NULL);
    g_autoptr(GPtrArray) effects = NULL;
    g_autoptr(GError) local = NULL;

    if (!cli_create_store(context, error) || !cli_record(context, &record, summary, error))
        return false;
    if (cli_shows_effects(context))
        effects = cli_effects_of_activity(context, record.activity.id, &local);
    print_proposal(context, proposal, record.activity.id, effects);
    return true;
}

static bool
can_ask(const CliContext *context)
{
    return cli_can_ask(context) && !cli_given(context, "dry-run") && !cli_given(context, "yes");
}

/* One proposal a certificate; NULL in place of those that are known. */
static GPtrArray *
make_proposals(const CliContext *context, const GPtrArray *certificates, GError **error)
{
    g_autoptr(GPtrArray) proposals =
        g_ptr_array_new_with_free_func((GDestroyNotify) cli_proposal_free);

    for (guint i = 0; i < certificates->len; i++) {
        const CliCertificate *certificate = certificates->pdata[i];
        CliProposal *proposal =
            certificate->known > 0 ? NULL : cli_proposal_new(context, certificate, error);

        if (proposal == NULL && certificate->known == 0)
            return NULL;
        g_ptr_array_add(proposals, proposal);
    }
    return g_steal_pointer(&proposals);
}

/* How many cannot be recorded as they are. */
static guint
count_needy(const GPtrArray *proposals)
{
    guint count = 0;

    for (guint i = 0; i < proposals->len; i++)
        count += proposals->pdata[i] != NULL && needs_any(proposals->pdata[i]) ? 1 : 0;
    return count;
}

/* Nothing is recorded: what was read, and what is to be stated. */
static int
show_only(const CliContext *context, const GPtrArray *certificates, const GPtrArray *proposals)
{
    const guint needy = count_needy(proposals);

    for (guint i = 0; i < proposals->len; i++) {
        if (proposals->pdata[i] == NULL)
            print_known(context, certificates->pdata[i]);
        else
            print_proposal(context, proposals->pdata[i], 0, NULL);
    }
    if (cli_given(context, "dry-run"))
        return CEU_EXIT_OK;
    if (!context->json)
        cli_note("%u of %u certificates cannot be read with certainty, so nothing was recorded: "
                 "state what is unsure or missing, as said above",
                 needy, proposals->len);
    return CEU_EXIT_FAILED;
}

/* All that is to be asked, before anything is recorded: whoever interrupts has recorded nothing. */
static bool
settle(CliContext *context, CliProposal *proposal, GError **error)
{
    if (can_ask(context) && !cli_proposal_ask(context, proposal, error))
        return false;
    return cli_confirm_done(context, &proposal->activity, error);
}

int
cli_import_certificates(CliContext *context, GError **error)
{
    g_autoptr(GPtrArray) certificates = NULL, proposals = NULL;

    if (!check_options(context, context->word_count, error))
        return CEU_EXIT_FAILED;
    certificates = read_certificates(context, error);
    if (certificates == NULL)
        return CEU_EXIT_FAILED;
    proposals = make_proposals(context, certificates, error);
    if (proposals == NULL)
        return CEU_EXIT_FAILED;
    if (cli_given(context, "dry-run") || (!can_ask(context) && count_needy(proposals) > 0))
        return show_only(context, certificates, proposals);
    for (guint i = 0; i < proposals->len; i++) {
        if (proposals->pdata[i] != NULL && !settle(context, proposals->pdata[i], error))
            return CEU_EXIT_FAILED;
    }
    for (guint i = 0; i < proposals->len; i++) {
        if (proposals->pdata[i] == NULL)
            print_known(context, certificates->pdata[i]);
        else if (!record_proposal(context, proposals->pdata[i], proposals->len > 1, error))
            return CEU_EXIT_FAILED;
    }
    return CEU_EXIT_OK;
}
