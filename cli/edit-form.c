/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The loop around the form: editor, check, and again with the fault marked. */
#include "edit-form.h"

#include "cmd.h"
#include "editor.h"
#include "form.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#define FORM_MAX_BYTES (256 * 1024)

typedef struct Form {
    CliContext *context;
    const CeuActivity *activity;
    CliEditTry attempt;
    gpointer data;
    char *path;
    char *blank; /* as it was opened first */
    char *text;  /* as it was saved last, without marks */
} Form;

static void
form_clear(Form *form)
{
    g_free(form->path);
    g_free(form->blank);
    g_free(form->text);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Form, form_clear)

/* A new file of ours with the blank form. */
static bool
form_begin(Form *form, GError **error)
{
    int fd;

    form->blank = cli_form_text(form->activity);
    form->text = g_strdup(form->blank);
    form->path = g_strdup_printf("%s/edit-%" G_GINT64_FORMAT "-XXXXXX.txt",
                                 form->context->paths->data, form->activity->id);
    fd = g_mkstemp_full(form->path, O_RDWR | O_CLOEXEC, 0600);
    if (fd < 0) {
        const int saved = errno;

        g_set_error(error, CEU_ERROR, CEU_ERROR_IO, "cannot make a form in %s: %s",
                    form->context->paths->data, g_strerror(saved));
        return false;
    }
    (void) close(fd);
    if (ceu_export_write_file(form->path, form->blank, strlen(form->blank), error))
        return true;
    (void) unlink(form->path);
    return false;
}

/* Reads what was saved. @out_again: (out): the same as the last time. */
static bool
form_take(Form *form, bool *out_again, GError **error)
{
    g_autoptr(GString) saved = cli_read_file(form->path, FORM_MAX_BYTES, error);
    char *text;

    if (saved == NULL)
        return false;
    if (strlen(saved->str) != saved->len) {
        g_set_error_literal(error, CLI_USAGE_ERROR, 0, "the form holds a byte 0");
        return false;
    }
    text = cli_form_mark(saved->str, 0, NULL);
    *out_again = strcmp(text, form->text) == 0;
    g_free(form->text);
    form->text = text;
    return true;
}

/* Runs @attempt with the options that say @only, or all of @changes if that is NULL. */
static bool
try_changes(const Form *form, const GPtrArray *changes, const CliFormChange *only, bool record,
            GError **error)
{
    CliContext *context = form->context;
    CliValues *const given = context->values;
    g_autoptr(GStrvBuilder) builder = g_strv_builder_new();
    g_autoptr(CliValues) values = NULL;
    g_auto(GStrv) words = NULL;
    bool fine;
    unsigned i;

    for (i = 0; i < changes->len; i++) {
        const CliFormChange *change = g_ptr_array_index(changes, i);

        if (only == NULL || only == change)
            g_strv_builder_add(builder, change->word);
    }
    if (cli_given(context, "yes"))
        g_strv_builder_add(builder, "--yes");
    words = g_strv_builder_end(builder);
    values =
        cli_values_parse(cli_edit_options, context->command->name, &words, context->today, error);
    if (values == NULL)
        return false;
    context->values = values;
    fine = form->attempt(context, record, form->data, error);
    context->values = given;
    return fine;
}

/* The line of the first change that cannot be made alone; if each can, it is the first one's. */
static int
find_fault(const Form *form, const GPtrArray *changes)
{
    const CliFormChange *first = g_ptr_array_index(changes, 0);
    unsigned i;

    for (i = 0; i < changes->len; i++) {
        const CliFormChange *change = g_ptr_array_index(changes, i);

        if (!try_changes(form, changes, change, false, NULL))
            return change->line;
    }
    return first->line;
}

/* The changes that the saved form asks for, if they can be made. (transfer full) */
static GPtrArray *
form_check(const Form *form, int *out_line, GError **error)
{
    g_autoptr(GPtrArray) changes = cli_form_read(form->text, form->activity, out_line, error);

    if (changes == NULL)
        return NULL;
    if (changes->len == 0 || try_changes(form, changes, NULL, false, error))
        return g_steal_pointer(&changes);
    *out_line = find_fault(form, changes);
    return NULL;
}

/* Until the form is right, or comes back with the fault that was marked. (transfer full) */
static GPtrArray *
form_fill(Form *form, GError **error)
{
    g_autoptr(GError) fault = NULL;

    for (;;) {
        g_autofree char *marked = NULL;
        GPtrArray *changes;
        bool again = false;
        int line = 1;

        if (!cli_run_editor(form->path, error) || !form_take(form, &again, error))
            return NULL;
        if (again && fault != NULL) {
            g_propagate_error(error, g_steal_pointer(&fault));
            return NULL;
        }
        g_clear_error(&fault);
        changes = form_check(form, &line, &fault);
        if (changes != NULL)
            return changes;
        marked = cli_form_mark(form->text, line, fault->message);
        if (!ceu_export_write_file(form->path, marked, strlen(marked), error))
            return NULL;
    }
}

/* The end of a form that was not recorded: kept if anybody wrote into it. */
static void
form_keep(const Form *form, GError **error)
{
    g_autoptr(GString) left = NULL;

    if (access(form->path, F_OK) != 0)
        return; /* the editor took it away, and reading it said so */
    left = cli_read_file(form->path, FORM_MAX_BYTES, NULL);
    if (left != NULL && strcmp(left->str, form->blank) == 0) {
        (void) unlink(form->path);
        g_prefix_error(error, "nothing was changed: ");
        return;
    }
    g_prefix_error(error, "nothing was changed, and what you wrote is kept in %s: ", form->path);
}

bool
cli_edit_in_form(CliContext *context, const CeuActivity *activity, CliEditTry attempt,
                 gpointer data, bool *out_changed, GError **error)
{
    g_auto(Form) form = { context, activity, attempt, data, NULL, NULL, NULL };
    g_autoptr(GPtrArray) changes = NULL;

    if (!form_begin(&form, error))
        return false;
    changes = form_fill(&form, error);
    if (changes == NULL || (changes->len > 0 && !try_changes(&form, changes, NULL, true, error))) {
        form_keep(&form, error);
        return false;
    }
    (void) unlink(form.path);
    *out_changed = changes->len > 0;
    return true;
}
