/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ceu: finds the command in the table, opens what it needs, runs it, and tells the result or the one error. */
#include "help.h"
#include "suggest.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#define DEFAULT_COMMAND "status"

/* What was found on the command line before anything is opened. */
#ifdef NDEBUG
#define CLI_TIDIES_UP 0
#else
#define CLI_TIDIES_UP 1
#endif

typedef struct Request {
    const CliCommand *command;
    GStrv words; /* options and arguments of the command */
} Request;

static void
collect_names(GPtrArray *names, const char *group)
{
    const CliCommand *command;

    for (command = cli_commands; command->name != NULL; command++) {
        if (command->flags & CLI_HIDDEN)
            continue;
        if (group == NULL)
            g_ptr_array_add(names, g_strndup(command->name, strcspn(command->name, " ")));
        else if (cli_in_group(command, group))
            g_ptr_array_add(names, g_strdup(strchr(command->name, ' ') + 1));
    }
}

static void
set_unknown_command(const char *word, const char *group, GError **error)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    const char *nearest, *prefix = group == NULL ? "" : group, *blank = group == NULL ? "" : " ";

    collect_names(names, group);
    nearest = cli_suggest(word, names);
    if (nearest != NULL)
        g_set_error(error, CLI_USAGE_ERROR, 0, "no command “%s%s%s”; did you mean “%s%s%s”?",
                    prefix, blank, word, prefix, blank, nearest);
    else
        g_set_error(error, CLI_USAGE_ERROR, 0, "no command “%s%s%s”; see: ceu help", prefix, blank,
                    word);
}

/* How many of @words are common options (with their values) in front of the command's name. */
static unsigned
count_leading_options(char **words)
{
    unsigned i = 0;

    while (words[i] != NULL && words[i][0] == '-') {
        const CliOption *option = cli_common_option(words[i]);

        if (option == NULL)
            break;
        if (option->kind != CLI_FLAG && strchr(words[i], '=') == NULL && words[i + 1] != NULL)
            i++;
        i++;
    }
    return i;
}

/* Leading options go after the command's name, so that `ceu --json due` is `ceu due --json`. */
static GStrv
gather_words(char **words, unsigned leading, unsigned name_length)
{
    GPtrArray *all = g_ptr_array_new();
    unsigned i;

    for (i = 0; i < leading; i++)
        g_ptr_array_add(all, g_strdup(words[i]));
    for (i = leading + name_length; words[i] != NULL; i++)
        g_ptr_array_add(all, g_strdup(words[i]));
    g_ptr_array_add(all, NULL);
    return (GStrv) g_ptr_array_free(all, FALSE);
}

/* A group alone lists what is in it. */
static bool
find_in_group(char **words, unsigned leading, Request *request, GError **error)
{
    const char *group = words[leading], *word = words[leading + 1];
    const bool bare = word == NULL || word[0] == '-';
    g_autofree char *name = NULL;

    if (bare && word != NULL && cli_common_option(word) != NULL &&
        cli_common_option(word)->letter == 'h') {
        request->command = cli_command_find("help");
        request->words = g_new0(char *, 2);
        request->words[0] = g_strdup(group);
        return true;
    }
    name = g_strdup_printf("%s %s", group, bare ? "list" : word);
    request->command = cli_command_find(name);
    if (request->command == NULL && bare) {
        g_set_error(error, CLI_USAGE_ERROR, 0, "“%s” needs to know what to do; see: ceu help %s",
                    group, group);
        return false;
    }
    if (request->command == NULL) {
        set_unknown_command(word, group, error);
        return false;
    }
    request->words = gather_words(words, leading, bare ? 1 : 2);
    return true;
}

static bool
find_request(char **words, Request *request, GError **error)
{
    const unsigned leading = count_leading_options(words);
    const char *word = words[leading];

    if (word != NULL && (strcmp(word, "--version") == 0 || strcmp(word, "-V") == 0)) {
        request->command = cli_command_find("version");
        request->words = gather_words(words, leading, 1);
        return true;
    }
    if (word == NULL || word[0] == '-') {
        const bool help = leading == 1 && cli_common_option(words[0])->letter == 'h';

        request->command = cli_command_find(help ? "help" : DEFAULT_COMMAND);
        request->words = gather_words(words, help ? 0 : leading, help ? 1 : 0);
        return true;
    }
    if (cli_is_group(word))
        return find_in_group(words, leading, request, error);
    request->command = cli_command_find(word);
    if (request->command == NULL || strchr(word, ' ') != NULL) {
        set_unknown_command(word, NULL, error);
        return false;
    }
    request->words = gather_words(words, leading, 1);
    return true;
}

static bool
check_words(const CliContext *context, GError **error)
{
    const CliCommand *command = context->command;
    unsigned i;

    if (context->word_count < command->min_args) {
        g_set_error(error, CLI_USAGE_ERROR, 0, "“%s” needs %s", command->name, command->args);
        return false;
    }
    if (context->word_count > command->max_args) {
        g_autofree char *shown = ceu_text_visible(context->words[command->max_args]);

        g_set_error(error, CLI_USAGE_ERROR, 0,
                    "“%s” cannot use “%s” (a text with blanks needs quotes)", command->name, shown);
        return false;
    }
    for (i = 0; i < context->word_count && !(command->flags & CLI_TAKES_FILES); i++) {
        if (!cli_check_text(context->words[i], "an argument", error))
            return false;
    }
    return true;
}

static bool
parse_words(CliContext *context, GError **error)
{
    const CeuDate real_today = ceu_clock_today();

    if (!(context->command->flags & CLI_RAW_WORDS)) {
        context->values = cli_values_parse(context->command->options, context->command->name,
                                           &context->words, real_today, error);
        if (context->values == NULL)
            return false;
        context->today = cli_day(context, "at", real_today);
    }
    context->word_count = g_strv_length(context->words);
    context->now = ceu_clock_now();
    if (context->values != NULL && cli_given(context, "at"))
        context->now = ceu_clock_instant_at(context->today, 12, 0);
    return true;
}

/* What only prefers to write makes do with reading. */
static bool
can_do_without_writing(unsigned flags, const GError *error)
{
    return flags & CLI_READS && flags & CLI_WRITES &&
           g_error_matches(error, CEU_ERROR, CEU_ERROR_READ_ONLY);
}

static bool
open_store(CliContext *context, GError **error)
{
    g_autoptr(GError) local = NULL;
    const unsigned flags = context->command->flags;

    context->paths = ceu_paths_new_from_environment();
    if (!(flags & (CLI_READS | CLI_WRITES | CLI_CREATES)))
        return true;
    if (!(flags & (CLI_WRITES | CLI_CREATES))) {
        context->tracker = cli_open_to_read(context, error);
        return context->tracker != NULL;
    }
    context->tracker = ceu_tracker_open(context->paths, CEU_TRACKER_WRITE, &local);
    if (context->tracker != NULL)
        return true;
    if (flags & CLI_CREATES && g_error_matches(local, CEU_ERROR, CEU_ERROR_NOT_FOUND))
        return true; /* cli_create_store(), once the command knows that it has something to keep */
    if (can_do_without_writing(flags, local))
        context->tracker = ceu_tracker_open(context->paths, CEU_TRACKER_READ, error);
    else
        g_propagate_error(error, g_steal_pointer(&local));
    return context->tracker != NULL;
}

static int
run_command(CliContext *context, GError **error)
{
    if (context->values != NULL && cli_given(context, "help")) {
        cli_help_command(context->printer, context->command);
        return CEU_EXIT_OK;
    }
    if (!(context->command->flags & CLI_RAW_WORDS) && !check_words(context, error))
        return CEU_EXIT_USAGE;
    if (context->json && context->command->flags & CLI_TEXT_ONLY) {
        g_set_error(error, CLI_USAGE_ERROR, 0, "“%s” has no --json", context->command->name);
        return CEU_EXIT_USAGE;
    }
    if (!open_store(context, error))
        return CEU_EXIT_FAILED;
    return context->command->run(context, error);
}

/* All output leaves the program here; a full disk must not look like success. */
static bool
write_output(const GString *out, GError **error)
{
    if (!cli_write_output(NULL, out->str, out->len, error))
        return false;
    if (out->len > 0 && close(STDOUT_FILENO) != 0) {
        const int saved = errno;

        g_set_error(error, CEU_ERROR, CEU_ERROR_IO,
                    "cannot finish the output: %s; what was recorded stays recorded",
                    g_strerror(saved));
        return false;
    }
    return true;
}

static int
exit_code_of(const GError *error)
{
    return error->domain == CLI_USAGE_ERROR ? CEU_EXIT_USAGE : ceu_error_exit_code(error);
}

static int
report_error(const GError *error, bool json)
{
    const int code = exit_code_of(error);
    g_autoptr(CliPrinter) printer = NULL;
    const char *word = error->domain == CLI_USAGE_ERROR ? "usage" : ceu_error_word(error);
    const CliTerminal none = { 0 };

    if (!json) {
        cli_note("%s", error->message);
        return code;
    }
    printer = cli_printer_new(true, &none);
    cli_print_begin(printer, "ceu.error/1");
    cli_print_text(printer, "code", NULL, word);
    cli_print_text(printer, "message", NULL, error->message);
    cli_print_number(printer, "exit_code", NULL, code);
    cli_print_end(printer);
    if (write(STDERR_FILENO, printer->out->str, printer->out->len) < 0)
        return code; /* nowhere left to say so */
    return code;
}

static void
context_clear(CliContext *context)
{
    g_clear_pointer(&context->view, ceu_view_free);
    g_clear_pointer(&context->tracker, ceu_tracker_close);
    g_clear_pointer(&context->paths, ceu_paths_free);
    g_clear_pointer(&context->values, cli_values_free);
    g_clear_pointer(&context->words, g_strfreev);
    g_clear_pointer(&context->printer, cli_printer_free);
}

static int
run_in_context(CliContext *context, bool *json, GError **error)
{
    g_autoptr(GError) local = NULL;
    CliTerminal terminal;
    int code;

    if (!parse_words(context, error))
        return CEU_EXIT_USAGE;
    context->json = context->values != NULL && cli_given(context, "json");
    *json = context->json;
    terminal = cli_terminal_detect(context->values != NULL && cli_given(context, "no-color"));
    context->printer = cli_printer_new(context->json, &terminal);
    code = run_command(context, &local);
    if (!write_output(context->printer->out, local == NULL ? &local : NULL))
        code = CEU_EXIT_IO;
    if (local != NULL)
        g_propagate_error(error, g_steal_pointer(&local));
    return code;
}

static int
run_request(Request *request, bool *json, GError **error)
{
    CliContext context = { .command = request->command, .words = g_steal_pointer(&request->words) };
    const int code = run_in_context(&context, json, error);

    /* The program ends here, and the system takes everything back for nothing; by hand it costs 0.45 of
       6 million instructions of `ceu status`. Debug builds tidy up, so that leaks are found. */
    if (CLI_TIDIES_UP)
        context_clear(&context);
    return code;
}

int
main(int argc, char **argv)
{
    g_autoptr(GError) error = NULL;
    Request request = { 0 };
    bool json = false;
    int code = CEU_EXIT_USAGE;

    if (argc < 1)
        return CEU_EXIT_USAGE;
    json = g_strv_contains((const char *const *) argv, "--json");
    if (find_request(argv + 1, &request, &error))
        code = run_request(&request, &json, &error);
    if (error != NULL)
        code = report_error(error, json);
    return code;
}
