/* SPDX-License-Identifier: GPL-3.0-or-later */
/* inbox list, add, scan, discard: certificates on their way to become activities. */
#include "cmd.h"

#include "inbox.h"

/* ---- list ---- */

static void
print_fields(CliPrinter *printer, const char *key, const char *label, unsigned fields)
{
    g_autoptr(GPtrArray) names = ceu_report_proof_fields(fields);

    cli_print_strings(printer, key, label, names);
}

static void
print_draft(const CliContext *context, const CeuDraft *draft)
{
    CliPrinter *printer = context->printer;
    const unsigned lacks = ceu_draft_lacks(draft);
    g_autofree char *path = ceu_tracker_draft_path(context->tracker, draft);

    cli_print_begin_row(printer);
    cli_print_number(printer, "id", "No", draft->id);
    cli_print_text(printer, "name", "File", draft->name);
    cli_print_day(printer, "done", "Date", draft->done);
    if (draft->units.milli > 0) {
        cli_print_units(printer, "units", "Units", draft->units);
        cli_print_text(printer, "unit", "Unit", ceu_unit_name(draft->unit));
    } else {
        cli_print_text(printer, "units", "Units", NULL);
        cli_print_text(printer, "unit", "Unit", NULL);
    }
    cli_print_text(printer, "title", "Title", draft->title);
    cli_print_text(printer, "provider", "Provider", draft->provider);
    cli_print_text(printer, "index", NULL, draft->index);
    print_fields(printer, "unsure", NULL, draft->unsure);
    print_fields(printer, "needed", "To be stated", lacks);
    cli_print_flag(printer, "tried", NULL, draft->tried);
    cli_print_number(printer, "size", NULL, draft->size);
    cli_print_text(printer, "sha256", NULL, draft->sha256);
    cli_print_instant(printer, "found", NULL, draft->found);
    cli_print_text(printer, "path", NULL, path);
    cli_print_end_row(printer);
}

/* What lies in the folder now, each with what becomes of it. */
static void
print_files(CliPrinter *printer, const GPtrArray *files)
{
    static const char *const states[] = { [CEU_INBOX_READY] = "ready",
                                          [CEU_INBOX_GROWING] = "growing",
                                          [CEU_INBOX_REFUSED] = "refused" };
    static const char *const words[] = { [CEU_INBOX_READY] = "to be taken in: ceu inbox scan",
                                         [CEU_INBOX_GROWING] = "still being written",
                                         [CEU_INBOX_REFUSED] = "refused" };
    unsigned i;

    cli_print_begin_list(printer, "files", NULL);
    for (i = 0; files != NULL && i < files->len; i++) {
        const CeuInboxFile *file = g_ptr_array_index(files, i);
        g_autofree char *name = g_utf8_make_valid(file->name, -1);

        cli_print_begin_row(printer);
        cli_print_text(printer, "name", "In the folder", name);
        cli_print_choice(printer, "state", "", states[file->state],
                         file->why != NULL ? file->why : words[file->state]);
        cli_print_text(printer, "why", NULL, file->why);
        cli_print_end_row(printer);
    }
    cli_print_end_list(printer);
}

/* What to do next, for people. */
static void
print_advice(CliPrinter *printer, const CeuDraft *drafts, uint32_t count, const char *folder)
{
    uint32_t i;

    for (i = 0; i < count; i++) {
        g_autofree char *options = cli_draft_options(&drafts[i], ceu_draft_lacks(&drafts[i]));

        cli_print_line(printer, "  ceu inbox confirm %" G_GINT64_FORMAT "%s", drafts[i].id,
                       options);
    }
    if (count > 0 && folder != NULL)
        cli_print_line(printer, "What was taken in lies in %s/" CEU_INBOX_DONE, folder);
    if (count > 0)
        cli_print_line(
            printer, "None of them counts before that. Not one of yours: ceu inbox discard NUMBER");
    else if (folder != NULL)
        cli_print_line(printer, "Drop certificates into %s", folder);
    else
        cli_print_line(printer, "No folder is watched (inbox.folder = none): ceu inbox add FILE");
}

static int
list_inbox(CliContext *context, const char *folder, GError **error)
{
    CliPrinter *printer = context->printer;
    g_autoptr(CeuFacts) facts = NULL;
    g_autoptr(GError) local = NULL;
    g_autoptr(GPtrArray) files = NULL;
    const CeuDraft *drafts = NULL;
    uint32_t count = 0, i;

    if (context->tracker != NULL) {
        facts = ceu_tracker_facts(context->tracker, error);
        if (facts == NULL)
            return CEU_EXIT_FAILED;
        drafts = ceu_facts_drafts(facts, &count);
    }
    if (folder != NULL)
        files = ceu_inbox_look(folder, ceu_clock_now(), &local);
    cli_print_begin(printer, "ceu.inbox/1");
    cli_print_text(printer, "folder", NULL, folder);
    cli_print_text(printer, "fault", NULL, local == NULL ? NULL : local->message);
    cli_print_begin_list(printer, "drafts", "No draft waits.");
    for (i = 0; i < count; i++)
        print_draft(context, &drafts[i]);
    cli_print_end_list(printer);
    print_files(printer, files);
    if (!printer->json) {
        print_advice(printer, drafts, count, folder);
        if (local != NULL)
            cli_print_line(printer, "%s", local->message);
    }
    cli_print_end(printer);
    return CEU_EXIT_OK;
}

int
cli_run_inbox_list(CliContext *context, GError **error)
{
    g_autoptr(CeuConfig) config = ceu_config_load(context->paths, error);
    g_autoptr(GError) local = NULL;

    if (config == NULL)
        return CEU_EXIT_FAILED;
    context->tracker = cli_open_to_read(context, &local);
    if (context->tracker == NULL && !g_error_matches(local, CEU_ERROR, CEU_ERROR_NOT_FOUND)) {
        g_propagate_error(error, g_steal_pointer(&local));
        return CEU_EXIT_FAILED;
    }
    if (config->inbox_folder != NULL)
        (void) ceu_inbox_prepare(context->paths, config, NULL); /* what is wrong is seen below */
    return list_inbox(context, config->inbox_folder, error);
}

/* ---- add, scan ---- */

/* What became of a file that is no new draft; those are told once they are read. */
static void
tell_known(const char *name, const CeuDraftFound *found, GPtrArray *lines)
{
    if (found->activity != 0)
        g_ptr_array_add(lines, g_strdup_printf("%s is kept already, with activity %" G_GINT64_FORMAT
                                               ": no draft of it",
                                               name, found->activity));
    else if (!found->added)
        g_ptr_array_add(
            lines, g_strdup_printf("%s is draft %" G_GINT64_FORMAT " already", name, found->draft));
}

static void
read_one(const CliContext *context, int64_t id, GPtrArray *lines)
{
    g_autoptr(GPtrArray) remarks = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GError) local = NULL;
    g_autoptr(CeuFacts) facts = NULL;
    const CeuDraft *draft;

    if (!cli_read_draft(context, id, remarks, &local))
        g_ptr_array_add(remarks, g_strdup_printf("it is not read: %s", local->message));
    facts = ceu_tracker_facts(context->tracker, NULL);
    draft = facts == NULL ? NULL : ceu_facts_draft_by_id(facts, id);
    if (draft == NULL)
        return; /* confirmed or discarded meanwhile */
    g_ptr_array_add(lines, cli_describe_draft(draft));
    g_ptr_array_extend_and_steal(lines, g_steal_pointer(&remarks));
}

/* Every draft that was never tried: the new ones, and those of a run that was cut off. Their files are safe by now. */
static void
read_waiting(const CliContext *context, GPtrArray *lines)
{
    g_autoptr(CeuFacts) facts =
        context->tracker == NULL ? NULL : ceu_tracker_facts(context->tracker, NULL);
    const CeuDraft *drafts;
    uint32_t count, i;

    if (facts == NULL)
        return;
    drafts = ceu_facts_drafts(facts, &count);
    for (i = 0; i < count; i++) {
        if (!drafts[i].tried)
            read_one(context, drafts[i].id, lines);
    }
}

typedef struct AddWork {
    const char *path;
    CeuDraftFound found;
} AddWork;

static bool
add_file(CeuEdit *edit, gpointer data, GError **error)
{
    AddWork *work = data;
    g_autofree char *name = g_path_get_basename(work->path);
    g_autofree char *shown = g_utf8_make_valid(name, -1);
    g_autofree char *summary = NULL;

    if (!ceu_edit_add_draft(edit, work->path, &work->found, error))
        return false;
    summary = g_strdup_printf("draft %" G_GINT64_FORMAT ": “%s”", work->found.draft, shown);
    ceu_edit_set_summary(edit, summary);
    return true;
}

/* The answer about files, of which @added are new drafts. */
static void
print_taken(const CliContext *context, unsigned added, const GPtrArray *lines, const char *none)
{
    if (added == 0)
        cli_print_result(context, false, 0, lines, "%s", none);
    else
        cli_print_result(context, true, 0, lines,
                         "%u draft%s: nothing counts before you confirm it", added,
                         added == 1 ? "" : "s");
}

int
cli_run_inbox_add(CliContext *context, GError **error)
{
    g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
    unsigned added = 0, i;

    if (!cli_create_store(context, error))
        return CEU_EXIT_FAILED;
    for (i = 0; i < context->word_count; i++) {
        AddWork work = { .path = context->words[i] };
        g_autofree char *name = g_filename_display_name(work.path);

        if (!ceu_tracker_change(context->tracker, "a draft", add_file, &work, error)) {
            if (added > 0)
                g_prefix_error(error, "%u draft%s made, then: ", added,
                               added == 1 ? " was" : "s were");
            return CEU_EXIT_FAILED;
        }
        added += work.found.added ? 1 : 0;
        tell_known(name, &work.found, lines);
    }
    read_waiting(context, lines);
    print_taken(context, added, lines, "no new draft");
    return CEU_EXIT_OK;
}

typedef struct Scan {
    CliContext *context;
    const char *folder;
    GPtrArray *lines; /* what became of each */
    unsigned added;
    GError *fault; /* the first one */
} Scan;

static void
keep_fault(Scan *scan, GError *error)
{
    if (scan->fault == NULL)
        scan->fault = error;
    else
        g_error_free(error);
}

static void
scan_file(Scan *scan, const CeuInboxFile *file)
{
    CliContext *context = scan->context;
    g_autofree char *name = g_utf8_make_valid(file->name, -1);
    GError *error = NULL;
    CeuDraftFound found;

    if (file->state == CEU_INBOX_GROWING)
        g_ptr_array_add(scan->lines, g_strdup_printf("%s is still being written", name));
    else if (file->state == CEU_INBOX_REFUSED)
        g_ptr_array_add(scan->lines, g_strdup_printf("%s %s", name, file->why));
    if (file->state != CEU_INBOX_READY)
        return;
    if (!cli_create_store(context, &error) ||
        !ceu_inbox_take(context->tracker, file, &found, &error)) {
        keep_fault(scan, error);
        return;
    }
    scan->added += found.added ? 1 : 0;
    tell_known(name, &found, scan->lines);
    if (!ceu_inbox_put_away(scan->folder, file, &error))
        keep_fault(scan, error);
}

int
cli_run_inbox_scan(CliContext *context, GError **error)
{
    g_autoptr(CeuConfig) config = ceu_config_load(context->paths, error);
    g_autoptr(GPtrArray) files = NULL;
    g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *none = NULL;
    Scan scan = { .context = context, .lines = lines };
    unsigned i;

    if (config == NULL)
        return CEU_EXIT_FAILED;
    if (config->inbox_folder == NULL) {
        cli_print_result(context, false, 0, NULL, "no folder is watched (inbox.folder = none)");
        return CEU_EXIT_OK;
    }
    scan.folder = config->inbox_folder;
    if (!ceu_inbox_prepare(context->paths, config, error))
        return CEU_EXIT_FAILED;
    files = ceu_inbox_look(scan.folder, ceu_clock_now(), error);
    if (files == NULL)
        return CEU_EXIT_FAILED;
    for (i = 0; i < files->len; i++)
        scan_file(&scan, g_ptr_array_index(files, i));
    read_waiting(context, lines);
    if (scan.fault != NULL && scan.added > 0)
        g_prefix_error(&scan.fault, "%u draft%s made, then: ", scan.added,
                       scan.added == 1 ? " was" : "s were");
    if (scan.fault != NULL) {
        g_propagate_error(error, scan.fault);
        return CEU_EXIT_FAILED;
    }
    none = g_strdup_printf("nothing new in %s", scan.folder);
    print_taken(context, scan.added, lines, none);
    return CEU_EXIT_OK;
}

/* ---- discard ---- */

typedef struct DiscardWork {
    GArray *ids;        /* int64_t */
    GPtrArray *remarks; /* out: what was dropped */
} DiscardWork;

static bool
discard_drafts(CeuEdit *edit, gpointer data, GError **error)
{
    const DiscardWork *work = data;
    unsigned i;

    g_ptr_array_set_size(work->remarks, 0);
    for (i = 0; i < work->ids->len; i++) {
        const int64_t id = g_array_index(work->ids, int64_t, i);
        const CeuFacts *facts = ceu_edit_facts(edit, error);
        const CeuDraft *draft = facts == NULL ? NULL : ceu_facts_draft_by_id(facts, id);
        g_autofree char *summary = NULL;

        if (facts == NULL)
            return false;
        if (draft == NULL) {
            g_set_error(error, CEU_ERROR, CEU_ERROR_NOT_FOUND,
                        "there is no draft %" G_GINT64_FORMAT "; see: ceu inbox", id);
            return false;
        }
        summary = g_strdup_printf("discard draft %" G_GINT64_FORMAT ": %s%s", id, draft->name,
                                  work->ids->len > 1 ? " and more" : "");
        g_ptr_array_add(work->remarks,
                        g_strdup_printf("%" G_GINT64_FORMAT ": %s", id, draft->name));
        ceu_edit_set_summary(edit, summary);
        if (!ceu_edit_remove_draft(edit, id, error))
            return false;
    }
    return true;
}

int
cli_run_inbox_discard(CliContext *context, GError **error)
{
    g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(int64_t));
    g_autoptr(GPtrArray) remarks = g_ptr_array_new_with_free_func(g_free);
    DiscardWork work = { ids, remarks };
    unsigned i;

    for (i = 0; i < context->word_count; i++) {
        int64_t id;

        if (!cli_parse_number(context->words[i], &id, error))
            return CEU_EXIT_USAGE;
        g_array_append_val(ids, id);
    }
    if (!ceu_tracker_change(context->tracker, "discard drafts", discard_drafts, &work, error))
        return CEU_EXIT_FAILED;
    cli_print_result(context, true, g_array_index(ids, int64_t, 0), remarks,
                     "discarded; take it back with: ceu undo");
    return CEU_EXIT_OK;
}
