/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prints the table: overview, one group, one command, or all of it as JSON for the docs check. */
#include "help.h"

#include "cmd.h"

#include <string.h>

#define NAME_WIDTH 24 /* columns of the left side */
#define NARROW_BELOW 60
#define NARROW_COLUMN 6 /* of the right side, below the left one */

static void
print_examples(CliPrinter *printer, const char *examples)
{
    g_auto(GStrv) lines = g_strsplit(examples, "\n", -1);
    unsigned i;

    cli_print_line(printer, "Examples");
    for (i = 0; lines[i] != NULL; i++)
        cli_print_line(printer, "  %s", lines[i]);
}

static char *
usage_of(const CliCommand *command)
{
    return g_strconcat(command->name, command->args[0] == '\0' ? "" : " ", command->args, NULL);
}

static void
print_pair(CliPrinter *printer, const char *left, const char *right)
{
    const bool narrow = printer->terminal.limited && printer->terminal.style.width < NARROW_BELOW;
    const int used = ceu_text_width(left), column = narrow ? NARROW_COLUMN : NAME_WIDTH + 4;

    if (used > NAME_WIDTH || narrow) {
        cli_print_line(printer, "  %s", left);
        cli_print_hanging(printer, column, "%*s%s", column, "", right);
        return;
    }
    cli_print_hanging(printer, column, "  %s%*s  %s", left, NAME_WIDTH - used, "", right);
}

static void
print_options(CliPrinter *printer, const CliOption *options)
{
    const CliOption *option;

    for (option = options; option != NULL && option->name != NULL; option++) {
        g_autofree char *left = NULL;
        char letter[5] = "";

        if (option->letter != 0)
            g_snprintf(letter, sizeof letter, "-%c, ", option->letter);
        left = g_strdup_printf("%s--%s%s%s", letter, option->name, option->arg == NULL ? "" : " ",
                               option->arg == NULL ? "" : option->arg);
        print_pair(printer, left, option->help);
    }
}

void
cli_help_command(CliPrinter *printer, const CliCommand *command)
{
    g_autofree char *usage = usage_of(command);

    cli_print_line(printer, "ceu %s: %s", command->name, command->summary);
    cli_print_line(printer, "%s", "");
    print_examples(printer, command->examples);
    cli_print_line(printer, "%s", "");
    cli_print_line(printer, "Usage");
    cli_print_line(printer, "  ceu %s [OPTION…]", usage);
    if (command->options != NULL) {
        cli_print_line(printer, "%s", "");
        cli_print_line(printer, "Options");
        print_options(printer, command->options);
    }
    cli_print_line(printer, "%s", "");
    cli_print_line(printer, "Every command");
    print_options(printer, cli_common_options);
}

static void
print_command_line(CliPrinter *printer, const CliCommand *command)
{
    g_autofree char *usage = usage_of(command);

    print_pair(printer, usage, command->summary);
}

static void
help_overview(CliPrinter *printer)
{
    CliGroup group;
    const CliCommand *command;

    cli_print_line(printer, "ceu: continuing-education units, renewal deadlines and reminders");
    cli_print_line(printer, "%s", "");
    print_examples(printer,
                   "ceu init\n"
                   "ceu credential add CPC --earned 2024-03-14\n"
                   "ceu membership set aapc --renews 2027-03\n"
                   "ceu log 1.5 \"2027 ICD-10-CM updates\" --on 2026-11-03 --provider AAPC\n"
                   "ceu");
    for (group = 0; group < CLI_GROUP_COUNT; group++) {
        cli_print_line(printer, "%s", "");
        cli_print_line(printer, "%s", cli_group_title(group));
        for (command = cli_commands; command->name != NULL; command++) {
            if (command->group == group && !(command->flags & CLI_HIDDEN))
                print_command_line(printer, command);
        }
    }
    cli_print_line(printer, "%s", "");
    cli_print_line(printer, "Every command");
    print_options(printer, cli_common_options);
    cli_print_line(printer, "%s", "");
    cli_print_line(printer, "More: ceu help COMMAND, man ceu");
}

static void
help_group(CliPrinter *printer, const char *group)
{
    const CliCommand *command;

    cli_print_line(printer, "ceu %s …", group);
    cli_print_line(printer, "%s", "");
    for (command = cli_commands; command->name != NULL; command++) {
        if (cli_in_group(command, group))
            print_command_line(printer, command);
    }
    cli_print_line(printer, "%s", "");
    cli_print_line(printer, "More: ceu help %s COMMAND", group);
}

static void
dump_options(CliPrinter *printer, const CliOption *options)
{
    const CliOption *option;

    cli_print_begin_list(printer, "options", NULL);
    for (option = options; option != NULL && option->name != NULL; option++) {
        cli_print_begin_row(printer);
        cli_print_text(printer, "name", NULL, option->name);
        cli_print_text(printer, "argument", NULL, option->arg);
        cli_print_text(printer, "help", NULL, option->help);
        cli_print_end_row(printer);
    }
    cli_print_end_list(printer);
}

static void
dump_table(CliPrinter *printer)
{
    const CliCommand *command;

    cli_print_begin(printer, "ceu.commands/1");
    dump_options(printer, cli_common_options);
    cli_print_begin_list(printer, "commands", NULL);
    for (command = cli_commands; command->name != NULL; command++) {
        if (command->flags & CLI_HIDDEN)
            continue;
        cli_print_begin_row(printer);
        cli_print_text(printer, "name", NULL, command->name);
        cli_print_text(printer, "group", NULL, cli_group_title(command->group));
        cli_print_text(printer, "arguments", NULL, command->args);
        cli_print_text(printer, "summary", NULL, command->summary);
        cli_print_text(printer, "examples", NULL, command->examples);
        cli_print_flag(printer, "json", NULL, !(command->flags & CLI_TEXT_ONLY));
        dump_options(printer, command->options);
        cli_print_end_row(printer);
    }
    cli_print_end_list(printer);
    cli_print_end(printer);
}

int
cli_run_help(CliContext *context, GError **error)
{
    g_autofree char *name = g_strjoinv(" ", context->words);
    const CliCommand *command = cli_command_find(name);

    if (context->json) {
        dump_table(context->printer);
        return CEU_EXIT_OK;
    }
    if (context->word_count == 0)
        help_overview(context->printer);
    else if (command != NULL)
        cli_help_command(context->printer, command);
    else if (cli_is_group(name))
        help_group(context->printer, name);
    else
        g_set_error(error, CLI_USAGE_ERROR, 0, "no command “%s”; see: ceu help", name);
    return CEU_EXIT_OK;
}

int
cli_run_version(CliContext *context, GError **error)
{
    (void) error;
    cli_print_begin(context->printer, "ceu.version/1");
    cli_print_text(context->printer, "version", NULL, CEU_VERSION);
    cli_print_line(context->printer, "ceu %s", CEU_VERSION);
    cli_print_end(context->printer);
    return CEU_EXIT_OK;
}
