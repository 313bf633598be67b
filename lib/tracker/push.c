/* SPDX-License-Identifier: GPL-3.0-or-later */
/* $XDG_STATE_HOME/ceud/caldav-last: one group of a key file, written whole, readable by the user alone. */
#include <ceu/tracker.h>

#include <ceu/names.h>
#include <ceu/text.h>
#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#define GROUP "push"
#define SIZE_MAX_BYTES 8192
#define MESSAGE_MAX_BYTES 1000

static const char *const result_words[] = {
    [CEU_PUSH_DONE] = "done",   [CEU_PUSH_BEGUN] = "begun", [CEU_PUSH_PARTLY] = "partly",
    [CEU_PUSH_LATER] = "later", [CEU_PUSH_FAULT] = "fault",
};
_Static_assert(G_N_ELEMENTS(result_words) == CEU_PUSH_COUNT, "a word for every result");

static char *
path_of(const CeuPaths *paths)
{
    return g_build_filename(paths->state, CEU_CALDAV_PUSH_FILE, NULL);
}

char *
ceu_push_account(const CeuConfig *config)
{
    return g_strdup_printf("%s %s %s", config->caldav_url,
                           config->caldav_user != NULL ? config->caldav_user : "-",
                           config->caldav_calendar);
}

static bool
result_from(const char *word, CeuPushResult *out)
{
    for (unsigned i = 0; word != NULL && i < CEU_PUSH_COUNT; i++) {
        if (strcmp(word, result_words[i]) != 0)
            continue;
        *out = (CeuPushResult) i;
        return true;
    }
    return false;
}

CeuPush *
ceu_push_read(const CeuPaths *paths)
{
    g_autofree char *path = path_of(paths);
    g_autoptr(GKeyFile) file = g_key_file_new();
    g_autoptr(CeuPush) push = NULL;
    g_autofree char *text = NULL, *word = NULL;
    GStatBuf status;
    size_t size;

    if (g_stat(path, &status) != 0 || status.st_size > SIZE_MAX_BYTES ||
        !g_file_get_contents(path, &text, &size, NULL) ||
        !g_key_file_load_from_data(file, text, size, G_KEY_FILE_NONE, NULL))
        return NULL;
    push = g_new0(CeuPush, 1);
    word = g_key_file_get_string(file, GROUP, "result", NULL);
    push->account = g_key_file_get_string(file, GROUP, "account", NULL);
    push->began.usec = g_key_file_get_int64(file, GROUP, "began_usec", NULL);
    push->pushed.usec = g_key_file_get_int64(file, GROUP, "pushed_usec", NULL);
    push->failures = (unsigned) MAX(0, g_key_file_get_integer(file, GROUP, "failures", NULL));
    push->message = g_key_file_get_string(file, GROUP, "message", NULL);
    if (push->account == NULL || push->began.usec <= 0 || !result_from(word, &push->result))
        return NULL;
    return g_steal_pointer(&push);
}

static bool
write_push(const CeuPaths *paths, const CeuPush *push, GError **error)
{
    g_autofree char *path = path_of(paths);
    g_autoptr(GKeyFile) file = g_key_file_new();
    g_autoptr(GError) local = NULL;
    g_autofree char *text = NULL;
    size_t size;
    int fault = 0;

    g_key_file_set_string(file, GROUP, "account", push->account);
    g_key_file_set_string(file, GROUP, "result", result_words[push->result]);
    g_key_file_set_int64(file, GROUP, "began_usec", push->began.usec);
    g_key_file_set_int64(file, GROUP, "pushed_usec", push->pushed.usec);
    g_key_file_set_integer(file, GROUP, "failures", (int) MIN(push->failures, 1000U));
    if (push->message != NULL)
        g_key_file_set_string(file, GROUP, "message", push->message);
    text = g_key_file_to_data(file, &size, NULL);
    if (g_mkdir_with_parents(paths->state, 0700) != 0)
        fault = errno;
    else if (g_file_set_contents_full(path, text, (gssize) size, G_FILE_SET_CONTENTS_CONSISTENT,
                                      0600, &local))
        return true;
    g_set_error(error, CEU_ERROR, (gint) ceu_error_from_errno(fault, CEU_ERROR_IO),
                "cannot note in “%s” how the push goes: %s", path,
                local != NULL ? local->message : g_strerror(fault));
    return false;
}

bool
ceu_push_begin(const CeuPaths *paths, const CeuConfig *config, CeuInstant now, GError **error)
{
    g_autoptr(CeuPush) last = ceu_push_read(paths);
    g_autofree char *account = ceu_push_account(config);
    bool is_same = last != NULL && strcmp(last->account, account) == 0;
    CeuPush push = {
        .account = account,
        .began = now,
        .pushed = is_same ? last->pushed : (CeuInstant){ 0 },
        .result = CEU_PUSH_BEGUN,
        .failures = is_same ? last->failures + 1 : 1,
        .message = (char *) "it was begun, and did not end",
    };

    return write_push(paths, &push, error);
}

/* At most so many bytes, whole characters, valid: a server may have said anything. (transfer full) (nullable) */
static char *
tame(const char *message)
{
    g_autofree char *valid = message == NULL ? NULL : g_utf8_make_valid(message, -1);

    if (valid == NULL)
        return NULL;
    return ceu_text_cut(valid, MESSAGE_MAX_BYTES, MESSAGE_MAX_BYTES);
}

bool
ceu_push_end(const CeuPaths *paths, CeuPushResult result, const char *message, GError **error)
{
    g_autoptr(CeuPush) push = ceu_push_read(paths);

    if (push == NULL)
        return true; /* somebody forgot it meanwhile */
    push->result = result;
    g_free(push->message);
    push->message = tame(message);
    if (result == CEU_PUSH_DONE) {
        push->pushed = push->began;
        push->failures = 0;
    }
    return write_push(paths, push, error);
}

void
ceu_push_forget(const CeuPaths *paths)
{
    g_autofree char *path = path_of(paths);

    (void) g_remove(path);
}
