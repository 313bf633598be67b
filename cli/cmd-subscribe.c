/* SPDX-License-Identifier: GPL-3.0-or-later */
/* calendar subscribe: how a calendar program comes to show the deadlines, with this user's own paths and addresses. */
#include "cmd.h"

#include "subscribe.h"
#include "suggest.h"

#include <string.h>

const CliOption cli_calendar_subscribe_options[] = {
    { "do", 0, CLI_FLAG, NULL, "do it, for a program where that is safe" },
    { NULL, 0, CLI_FLAG, NULL, NULL },
};

/* ---- what is known about this user ---- */

typedef struct Place {
    const char *name; /* "%{file}" without its signs */
    char *value;
} Place;

enum {
    PLACE_FILE,
    PLACE_FILE_URL,
    PLACE_ADDRESS,
    PLACE_FOLDER,
    PLACE_SERVER,
    PLACE_USER,
    PLACE_CALENDAR,
    PLACE_KHAL,
    PLACE_CALCURSE,
    PLACE_COUNT
};

typedef struct Desk {
    const CeuConfig *config;
    bool has_file, has_address, has_local_server;
    Place places[PLACE_COUNT];
} Desk;

static void
desk_clear(Desk *desk)
{
    for (unsigned i = 0; i < PLACE_COUNT; i++)
        g_free(desk->places[i].value);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Desk, desk_clear)

/* As it can be typed into a shell. (transfer full) */
static char *
typed(const char *path)
{
    static const char plain[] = G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "/._-+,@%:";

    return path[strspn(path, plain)] == '\0' ? g_strdup(path) : g_shell_quote(path);
}

/* Spoken to by http, which the settings allow to this computer alone, or named as it is. */
static bool
is_local(const char *url)
{
    return g_ascii_strncasecmp(url, "http:", strlen("http:")) == 0 ||
           g_ascii_strncasecmp(url, "https://localhost", strlen("https://localhost")) == 0 ||
           g_str_has_prefix(url, "https://127.") || g_str_has_prefix(url, "https://[::1]");
}

static void
place(Desk *desk, unsigned which, const char *name, char *value)
{
    desk->places[which] = (Place){ .name = name, .value = value };
}

static void
look_around(Desk *desk, const CliContext *context, const CeuConfig *config)
{
    g_autofree char *token = ceu_serve_token(context->paths, NULL);
    g_autofree char *folder = cli_vdir_folder(context, config);
    g_autofree char *calcurse = g_build_filename(g_get_user_data_dir(), "calcurse-renewals", NULL);
    const char *server = config->caldav_url, *user = config->caldav_user;

    desk->config = config;
    desk->has_file = g_file_test(config->calendar_path, G_FILE_TEST_EXISTS);
    desk->has_address = token != NULL;
    desk->has_local_server = server != NULL && is_local(server);
    place(desk, PLACE_FILE, "file", typed(config->calendar_path));
    place(desk, PLACE_FILE_URL, "file-url", g_filename_to_uri(config->calendar_path, NULL, NULL));
    place(desk, PLACE_ADDRESS, "address",
          token == NULL
              ? NULL
              : ceu_serve_url(config, (unsigned) config->serve_port, token, CEU_FEED_FILE));
    place(desk, PLACE_FOLDER, "folder", typed(folder));
    place(desk, PLACE_SERVER, "server", g_strdup(server != NULL ? server : "that you named"));
    place(desk, PLACE_USER, "user", g_strdup(user != NULL ? user : "that you have there"));
    place(desk, PLACE_CALENDAR, "calendar", g_strdup(config->caldav_calendar));
    place(desk, PLACE_KHAL, "khal", cli_khal_settings());
    place(desk, PLACE_CALCURSE, "calcurse", typed(calcurse));
}

static bool
applies(const Desk *desk, CliStepWhen when)
{
    switch (when) {
    case CLI_STEP_ALWAYS:
        return true;
    case CLI_STEP_NO_PUBLISH:
        return !desk->config->calendar_publish;
    case CLI_STEP_NO_FILE:
        return !desk->has_file;
    case CLI_STEP_NO_ADDRESS:
        return !desk->has_address;
    case CLI_STEP_ADDRESS:
        return desk->has_address;
    case CLI_STEP_NO_FOLDER:
        return desk->config->calendar_vdir == NULL;
    case CLI_STEP_NO_SERVER:
        return desk->config->caldav_url == NULL;
    case CLI_STEP_SERVER:
        return desk->config->caldav_url != NULL && !desk->has_local_server;
    case CLI_STEP_LOCAL_SERVER:
        return desk->has_local_server;
    }
    g_assert_not_reached();
}

/* @text with this user's places. (transfer full) */
static char *
fill_in(const Desk *desk, const char *text)
{
    GString *out = g_string_new(NULL);

    while (*text != '\0') {
        unsigned i = PLACE_COUNT;
        size_t length = 0;

        if (g_str_has_prefix(text, "%{")) {
            length = strcspn(text + 2, "}");
            for (i = 0; i < PLACE_COUNT; i++) {
                if (strlen(desk->places[i].name) == length &&
                    strncmp(desk->places[i].name, text + 2, length) == 0)
                    break;
            }
        }
        if (i == PLACE_COUNT) {
            g_string_append_c(out, *text++);
            continue;
        }
        g_string_append(out, desk->places[i].value);
        text += length + strlen("%{}");
    }
    return g_string_free(out, FALSE);
}

/* Those that apply. (transfer full) (element-type utf8) */
static GPtrArray *
choose_steps(const Desk *desk, const CliStep *steps)
{
    GPtrArray *chosen = g_ptr_array_new_with_free_func(g_free);

    for (unsigned i = 0; i < CLI_STEPS_MAX && steps[i].text != NULL; i++) {
        if (applies(desk, steps[i].when))
            g_ptr_array_add(chosen, fill_in(desk, steps[i].text));
    }
    return chosen;
}

/* ---- the programs ---- */

static bool
is_of_this_computer(const CliProgram *program)
{
    return program->files[0] != NULL;
}

static bool
is_found(const CliProgram *program)
{
    for (unsigned i = 0; i < CLI_PROGRAM_FILES_MAX && program->files[i] != NULL; i++) {
        g_autofree char *path = g_find_program_in_path(program->files[i]);

        if (path != NULL)
            return true;
    }
    return false;
}

static const CliProgram *
find_program(const char *name, GError **error)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    g_autoptr(GString) all = g_string_new(NULL);
    const char *nearest;

    for (const CliProgram *program = cli_programs; program->name != NULL; program++) {
        if (g_ascii_strcasecmp(program->name, name) == 0)
            return program;
        g_ptr_array_add(names, (char *) program->name);
        g_string_append_printf(all, "%s%s", all->len > 0 ? ", " : "", program->name);
    }
    nearest = cli_suggest(name, names);
    if (nearest != NULL)
        g_set_error(error, CEU_ERROR, CEU_ERROR_NOT_FOUND,
                    "nothing is known about the program “%s”; did you mean “%s”?", name, nearest);
    else
        g_set_error(error, CEU_ERROR, CEU_ERROR_NOT_FOUND,
                    "nothing is known about the program “%s”, only about %s. Any other that "
                    "subscribes to a file or an address can: ceu calendar publish, ceu calendar "
                    "serve --print-url",
                    name, all->str);
    return NULL;
}

/* The one to begin with: of those that are here the first; without any a phone, if there is a server for it. */
static const CliProgram *
recommend(const CeuConfig *config)
{
    const CliProgram *phone = NULL;

    for (const CliProgram *program = cli_programs; program->name != NULL; program++) {
        if (is_of_this_computer(program) && is_found(program))
            return program;
        if (phone == NULL && !is_of_this_computer(program) && config->caldav_url != NULL)
            phone = program;
    }
    return phone;
}

static int
list_programs(CliContext *context, const CeuConfig *config)
{
    const CliProgram *next = recommend(config);
    g_autofree char *command = next == NULL
                                   ? NULL
                                   : g_strdup_printf("ceu calendar subscribe %s%s", next->name,
                                                     next->carry_out != NULL ? " --do" : "");
    CliPrinter *printer = context->printer;

    cli_print_begin(printer, "ceu.subscribe/1");
    cli_print_begin_list(printer, "programs", NULL);
    for (const CliProgram *program = cli_programs; program->name != NULL; program++) {
        const bool here = is_of_this_computer(program);

        cli_print_begin_row(printer);
        cli_print_text(printer, "program", "Program", program->name);
        cli_print_text(printer, "title", NULL, program->title);
        if (!context->json)
            cli_print_text(printer, "here", "Here",
                           !here               ? "a phone"
                           : is_found(program) ? "yes"
                                               : "no");
        else if (here)
            cli_print_flag(printer, "found", NULL, is_found(program));
        else
            cli_print_text(printer, "found", NULL, NULL);
        cli_print_text(printer, "way", "By", program->way);
        cli_print_flag(printer, "can_do", "Done for you", program->carry_out != NULL);
        cli_print_end_row(printer);
    }
    cli_print_end_list(printer);
    cli_print_text(printer, "next", NULL, command);
    cli_print_line(printer, "%s", "");
    if (command != NULL)
        cli_print_line(printer, "Next: %s", command);
    else
        cli_print_line(printer, "None of these programs is here. For a phone: ceu calendar "
                                "subscribe android, or iphone");
    cli_print_end(printer);
    return CEU_EXIT_OK;
}

/* The first line behind @head, the others below it. */
static void
print_lines(CliPrinter *printer, const char *head, const char *text)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

    for (unsigned i = 0; lines[i] != NULL; i++)
        cli_print_line(printer, "%*s%s", (int) g_utf8_strlen(head, -1) + (i == 0 ? 0 : 3),
                       i == 0 ? head : "", lines[i]);
}

static void
print_all(CliPrinter *printer, const char *title, const GPtrArray *texts, bool numbered)
{
    if (texts->len > 0 && title != NULL)
        cli_print_line(printer, "%s", title);
    for (unsigned i = 0; i < texts->len; i++) {
        g_autofree char *head = numbered ? g_strdup_printf(" %u. ", i + 1) : g_strdup(" - ");

        print_lines(printer, head, texts->pdata[i]);
    }
}

static int
show_program(CliContext *context, const CliProgram *program, const CeuConfig *config,
             GError **error)
{
    g_autoptr(GPtrArray) changes = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) undo = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) steps = NULL, notes = NULL;
    const bool carried_out = cli_given(context, "do");
    CliPrinter *printer = context->printer;
    g_auto(Desk) desk = { 0 };

    if (carried_out && !program->carry_out(context, config, changes, undo, error))
        return CEU_EXIT_FAILED;
    look_around(&desk, context, config);
    steps = choose_steps(&desk, program->steps);
    notes = choose_steps(&desk, program->notes);
    cli_print_begin(printer, "ceu.subscription/1");
    cli_print_text(printer, "program", NULL, program->name);
    cli_print_text(printer, "title", NULL, program->title);
    cli_print_text(printer, "way", NULL, program->way);
    cli_print_flag(printer, "can_do", NULL, program->carry_out != NULL);
    cli_print_flag(printer, "done", NULL, carried_out);
    cli_print_strings(printer, "steps", NULL, steps);
    cli_print_strings(printer, "notes", NULL, notes);
    cli_print_strings(printer, "changes", NULL, changes);
    cli_print_strings(printer, "undo", NULL, undo);
    if (!carried_out) {
        print_all(printer, program->title, steps, true);
        print_all(printer, "Good to know:", notes, false);
        if (program->carry_out != NULL)
            cli_print_line(printer, "All of it at once: ceu calendar subscribe %s --do",
                           program->name);
    } else {
        cli_print_line(printer, "%s shows the deadlines%s", program->title,
                       changes->len == 0 ? " already; nothing was changed" : " now");
        print_all(printer, NULL, changes, false);
        print_all(printer, "To undo it:", undo, false);
    }
    cli_print_end(printer);
    return CEU_EXIT_OK;
}

int
cli_run_calendar_subscribe(CliContext *context, GError **error)
{
    g_autoptr(CeuConfig) config = ceu_config_load(context->paths, error);
    const CliProgram *program = NULL;

    if (config == NULL)
        return CEU_EXIT_FAILED;
    if (context->word_count > 0) {
        program = find_program(context->words[0], error);
        if (program == NULL)
            return CEU_EXIT_FAILED;
    }
    if (!cli_given(context, "do"))
        return program == NULL ? list_programs(context, config)
                               : show_program(context, program, config, error);
    if (program == NULL) {
        g_set_error_literal(error, CLI_USAGE_ERROR, 0, "--do wants the name of a program");
        return CEU_EXIT_USAGE;
    }
    if (program->carry_out == NULL) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_STATE,
                    "for %s only you can do it, in the program itself; nothing was changed. The "
                    "steps: ceu calendar subscribe %s",
                    program->title, program->name);
        return CEU_EXIT_FAILED;
    }
    return show_program(context, program, config, error);
}
