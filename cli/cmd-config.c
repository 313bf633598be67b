/* SPDX-License-Identifier: GPL-3.0-or-later */
/* config list|get|set|unset|check|path: the settings file. */
#include "cmd.h"

#include "suggest.h"

#include <string.h>

/* Help of a setting; an unknown name is an error with a suggestion. */
static const char *
find_setting(const char *name, GError **error)
{
    const char *const *names = ceu_config_names();
    g_autoptr(GPtrArray) known = g_ptr_array_new();
    const char *nearest;
    unsigned i;

    for (i = 0; names[i] != NULL; i += 2) {
        if (strcmp(names[i], name) == 0)
            return names[i + 1];
        g_ptr_array_add(known, (gpointer) names[i]);
    }
    nearest = cli_suggest(name, known);
    if (nearest != NULL)
        g_set_error(error, CLI_USAGE_ERROR, 0, "no setting “%s”; did you mean “%s”?", name,
                    nearest);
    else
        g_set_error(error, CLI_USAGE_ERROR, 0, "no setting “%s”; see: ceu config list", name);
    return NULL;
}

static bool
print_setting(const CliContext *context, const char *name, const char *help, GError **error)
{
    g_autofree char *value = ceu_config_get(context->paths, name, error);

    if (value == NULL && error != NULL && *error != NULL)
        return false;
    cli_print_begin_row(context->printer);
    cli_print_text(context->printer, "name", "Setting", name);
    cli_print_text(context->printer, "value", "Value", value == NULL ? "" : value);
    cli_print_text(context->printer, "help", "Meaning", help);
    cli_print_end_row(context->printer);
    return true;
}

static void
begin_settings(const CliContext *context)
{
    cli_print_begin(context->printer, "ceu.config/1");
    cli_print_text(context->printer, "path", NULL, context->paths->config_file);
    cli_print_begin_list(context->printer, "settings", NULL);
}

static void
end_settings(const CliContext *context)
{
    cli_print_end_list(context->printer);
    cli_print_end(context->printer);
}

int
cli_run_config_list(CliContext *context, GError **error)
{
    const char *const *names = ceu_config_names();
    g_autoptr(CeuConfig) config = ceu_config_load(context->paths, error);
    unsigned i;

    if (config == NULL)
        return CEU_EXIT_FAILED;
    begin_settings(context);
    for (i = 0; names[i] != NULL; i += 2) {
        if (!print_setting(context, names[i], names[i + 1], error))
            return CEU_EXIT_FAILED;
    }
    end_settings(context);
    return CEU_EXIT_OK;
}

int
cli_run_config_get(CliContext *context, GError **error)
{
    const char *help = find_setting(context->words[0], error);
    g_autofree char *value = NULL;
    g_autoptr(GError) local = NULL;

    if (help == NULL)
        return CEU_EXIT_USAGE;
    if (context->json) {
        begin_settings(context);
        if (!print_setting(context, context->words[0], help, error))
            return CEU_EXIT_FAILED;
        end_settings(context);
        return CEU_EXIT_OK;
    }
    value = ceu_config_get(context->paths, context->words[0], &local);
    if (local != NULL) {
        g_propagate_error(error, g_steal_pointer(&local));
        return CEU_EXIT_FAILED;
    }
    cli_print_line(context->printer, "%s", value == NULL ? "" : value);
    return CEU_EXIT_OK;
}

static int
change_setting(CliContext *context, const char *value, GError **error)
{
    const char *name = context->words[0];
    g_autofree char *now = NULL;

    if (find_setting(name, error) == NULL)
        return CEU_EXIT_USAGE;
    if (!ceu_config_set(context->paths, name, value, error))
        return CEU_EXIT_FAILED;
    now = ceu_config_get(context->paths, name, NULL);
    cli_print_result(context, true, 0, NULL, "%s = %s", name, now == NULL ? "" : now);
    return CEU_EXIT_OK;
}

int
cli_run_config_set(CliContext *context, GError **error)
{
    return change_setting(context, context->words[1], error);
}

int
cli_run_config_unset(CliContext *context, GError **error)
{
    return change_setting(context, NULL, error);
}

int
cli_run_config_check(CliContext *context, GError **error)
{
    g_autoptr(CeuConfig) config = ceu_config_load(context->paths, error);

    if (config == NULL)
        return CEU_EXIT_FAILED;
    if (g_file_test(context->paths->config_file, G_FILE_TEST_EXISTS))
        cli_print_result(context, false, 0, NULL, "%s is fine", context->paths->config_file);
    else
        cli_print_result(context, false, 0, NULL, "%s does not exist: the defaults hold",
                         context->paths->config_file);
    return CEU_EXIT_OK;
}

int
cli_run_config_path(CliContext *context, GError **error)
{
    (void) error;
    if (context->json) {
        begin_settings(context);
        end_settings(context);
        return CEU_EXIT_OK;
    }
    cli_print_line(context->printer, "%s", context->paths->config_file);
    return CEU_EXIT_OK;
}
