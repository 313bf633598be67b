/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every command needs: messages, options of the running command, bodies and pools by name, files, helpers. */
#include "command.h"

#include "suggest.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

G_GNUC_PRINTF(2, 0)
static void
write_message(const char *prefix, const char *format, va_list arguments)
{
    g_autofree char *text = g_strdup_vprintf(format, arguments);
    g_autoptr(GString) line = g_string_new(prefix);

    ceu_text_append_visible(line, text);
    g_string_append_c(line, '\n');
    if (write(STDERR_FILENO, line->str, line->len) < 0)
        return; /* nowhere left to say so */
}

void
cli_note(const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    write_message("ceu: ", format, arguments);
    va_end(arguments);
}

void
cli_fault(const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    write_message("", format, arguments);
    va_end(arguments);
}

bool
cli_given(const CliContext *context, const char *name)
{
    return cli_value_given(context->values, name);
}

const char *
cli_text(const CliContext *context, const char *name)
{
    return cli_value_text(context->values, name);
}

CeuDate
cli_day(const CliContext *context, const char *name, CeuDate otherwise)
{
    const CliValue *value = cli_value(context->values, name);

    return value->given ? value->day : otherwise;
}

GStrv
cli_list(const CliContext *context, const char *name)
{
    return cli_value(context->values, name)->list;
}

bool
cli_parse_number(const char *text, int64_t *out, GError **error)
{
    guint64 number;

    if (!g_ascii_string_to_unsigned(text, 10, 1, G_MAXINT64, &number, NULL)) {
        g_set_error(error, CLI_USAGE_ERROR, 0, "“%s” is not a number of a record", text);
        return false;
    }
    *out = (int64_t) number;
    return true;
}

void
cli_print_result(const CliContext *context, bool changed, int64_t id, const GPtrArray *remarks,
                 const char *format, ...)
{
    g_autoptr(GPtrArray) none = g_ptr_array_new();
    const GPtrArray *all = remarks == NULL ? none : remarks;
    g_autofree char *summary = NULL;
    va_list arguments;
    unsigned i;

    va_start(arguments, format);
    summary = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    cli_print_begin(context->printer, "ceu.result/1");
    cli_print_text(context->printer, "summary", NULL, summary);
    cli_print_line(context->printer, "%s", summary);
    cli_print_flag(context->printer, "changed", NULL, changed);
    if (id == 0)
        cli_print_text(context->printer, "id", NULL, NULL);
    else
        cli_print_number(context->printer, "id", NULL, id);
    cli_print_strings(context->printer, "remarks", NULL, all);
    for (i = 0; i < all->len; i++)
        cli_print_line(context->printer, "  %s", (const char *) g_ptr_array_index(all, i));
    cli_print_end(context->printer);
}

CeuTracker *
cli_open_to_read(const CliContext *context, GError **error)
{
    g_autoptr(GError) local = NULL;
    CeuTracker *tracker = ceu_tracker_open(context->paths, CEU_TRACKER_READ, &local);

    /* After an upgrade of the program the first command is mostly one that only looks. */
    if (tracker == NULL && g_error_matches(local, CEU_ERROR, CEU_ERROR_STATE))
        tracker = ceu_tracker_open(context->paths, CEU_TRACKER_WRITE, NULL);
    if (tracker == NULL)
        g_propagate_error(error, g_steal_pointer(&local));
    return tracker;
}

CeuRulebook *
cli_load_rulebook(const CliContext *context, GError **error)
{
    g_autoptr(GPtrArray) faults = g_ptr_array_new_with_free_func((GDestroyNotify) ceu_fault_free);

    return ceu_rulebook_load((const char *const *) context->paths->rules, NULL,
                             context->paths->cache, faults, error);
}

bool
cli_create_store(CliContext *context, GError **error)
{
    if (context->tracker == NULL)
        context->tracker = ceu_tracker_open(context->paths, CEU_TRACKER_CREATE, error);
    return context->tracker != NULL;
}

const CeuView *
cli_view(CliContext *context, GError **error)
{
    if (context->view == NULL)
        context->view = ceu_tracker_view(context->tracker, context->today, error);
    return context->view;
}

const CeuBody *
cli_find_body(const CeuRulebook *rulebook, const char *name, GError **error)
{
    g_autoptr(GPtrArray) known = g_ptr_array_new();
    const char *nearest;
    uint32_t i;

    for (i = 0; i < ceu_rulebook_count(rulebook); i++) {
        const CeuBody *body = ceu_rulebook_nth(rulebook, i);

        if (g_ascii_strcasecmp(body->id, name) == 0 || g_ascii_strcasecmp(body->name, name) == 0)
            return body;
        g_ptr_array_add(known, body->id);
    }
    nearest = cli_suggest(name, known);
    if (nearest != NULL)
        g_set_error(error, CEU_ERROR, CEU_ERROR_NOT_FOUND, "no body “%s”; did you mean “%s”?", name,
                    nearest);
    else
        g_set_error(error, CEU_ERROR, CEU_ERROR_NOT_FOUND, "no body “%s”; see: ceu rules list",
                    name);
    return NULL;
}

const CeuPool *
cli_find_pool(const CeuAssessment *assessment, const char *name, GError **error)
{
    g_autofree char *lower = g_ascii_strdown(name, -1);
    const CeuPool *pool = ceu_assessment_pool(assessment, name);
    g_autoptr(GString) known = g_string_new(NULL);
    unsigned i;

    if (pool == NULL)
        pool = ceu_assessment_pool(assessment, lower);
    if (pool != NULL)
        return pool;
    for (i = 0; i < assessment->pools->len; i++) {
        const CeuPool *other = g_ptr_array_index(assessment->pools, i);

        g_string_append_printf(known, "%s%s", i == 0 ? "" : ", ", other->id);
    }
    if (known->len == 0)
        g_set_error(error, CEU_ERROR, CEU_ERROR_NOT_FOUND,
                    "“%s” is none of your renewals: no credential is recorded yet (ceu credential "
                    "add TYPE)",
                    name);
    else
        g_set_error(error, CEU_ERROR, CEU_ERROR_NOT_FOUND, "“%s” is none of your renewals: %s",
                    name, known->str);
    return NULL;
}

void
cli_helper_failed(GError **error, const char *path, int code, const char *why,
                  const char *consequence)
{
    g_autofree char *name = g_path_get_basename(path);

    if (code == ENOENT)
        /* Debian's packages are named after the helpers: debian/control. */
        g_set_error(
            error, CEU_ERROR, CEU_ERROR_NOT_FOUND,
            "the helper %s is not installed (looked for: %s); %s (on Debian it comes with the "
            "package ceud-%s; see: ceu doctor)",
            name, path, consequence, name + strlen("ceu-"));
    else
        g_set_error(error, CEU_ERROR, CEU_ERROR_IO,
                    "cannot run the helper %s: %s; %s (is the installation whole? see: ceu doctor)",
                    path, why, consequence);
}

void
cli_exec_helper(const CliContext *context, const char *name, GPtrArray *arguments, GError **error)
{
    g_autofree char *path = g_build_filename(context->paths->libexec, name, NULL);
    int saved;

    g_ptr_array_insert(arguments, 0, g_strdup(path));
    g_ptr_array_add(arguments, NULL);
    execv(path, (char **) arguments->pdata);
    saved = errno;
    cli_helper_failed(error, path, saved, g_strerror(saved), "nothing was changed");
}
