/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * `ceu inbox scan` takes files in, as a unit of its own: it reads what others wrote and moves it in the user's folders, which
 * the daemon under its sandbox can and may not. What is asked for once is not asked for again until the folder is another,
 * or a quarter of an hour has passed.
 */
#include "inbox.h"

#include "starter.h"

#include <ceu/inbox.h>
#include <ceu/names.h>
#include <gio/gio.h>

#define TOUCHED_MS 1000 /* a copy is many events */
#define GROWING_MS (1000 * (CEU_INBOX_STILL_SECONDS + 1))
#define GROWING_MAX_MS (10 * 60 * 1000)
#define AGAIN_USEC (15 * G_TIME_SPAN_MINUTE)

struct Inbox {
    Starter *starter;
    char *folder; /* NULL: none */
    GCancellable *cancellable;
    bool looking;   /* the thread is under way */
    guint source;   /* a look is asked for */
    uint64_t asked; /* what lay there when it was asked for; 0: nothing */
    CeuInstant asked_at;
    uint64_t growing; /* what was on its way at the last look; 0: nothing */
    guint growing_ms; /* how long it is left alone now */
};

Inbox *
inbox_new(void)
{
    const char *argv[] = { "ceu", "inbox", "scan", NULL };
    Inbox *self = g_new0(Inbox, 1);

    self->starter = starter_new(CEU_INBOX_UNIT, g_strdupv((GStrv) argv),
                                "certificates of the inbox are not taken in");
    self->cancellable = g_cancellable_new();
    return self;
}

void
inbox_free(Inbox *self)
{
    g_clear_handle_id(&self->source, g_source_remove);
    g_cancellable_cancel(self->cancellable);
    g_object_unref(self->cancellable);
    starter_free(self->starter);
    g_free(self->folder);
    g_free(self);
}

static void begin_look(Inbox *self);

static gboolean
on_time(gpointer data)
{
    Inbox *self = data;

    self->source = 0;
    begin_look(self);
    return G_SOURCE_REMOVE;
}

static void
look_after(Inbox *self, guint delay_ms)
{
    if (self->source == 0)
        self->source = g_timeout_add(delay_ms, on_time, self);
}

/* What of @files is in @state, as one number; 0: nothing. */
static uint64_t
sum_up(const GPtrArray *files, CeuInboxState state)
{
    uint64_t sum = 0;

    for (unsigned i = 0; i < files->len; i++) {
        const CeuInboxFile *file = g_ptr_array_index(files, i);

        if (file->state == state)
            sum = sum * 1000003 + (file->mark | 1);
    }
    return sum;
}

/* A download that was broken off leaves its part there for ever: what does not change is asked about ever less often. */
static void
wait_for_growing(Inbox *self, uint64_t growing)
{
    if (growing == 0 || growing != self->growing)
        self->growing_ms = GROWING_MS;
    else
        self->growing_ms = MIN(2 * self->growing_ms, GROWING_MAX_MS);
    self->growing = growing;
    if (growing != 0)
        look_after(self, self->growing_ms);
}

static void
decide(Inbox *self, const GPtrArray *files)
{
    CeuInstant now = ceu_clock_now();
    uint64_t ready = sum_up(files, CEU_INBOX_READY);
    bool asked_lately = ready == self->asked && now.usec >= self->asked_at.usec &&
                        now.usec - self->asked_at.usec < AGAIN_USEC;

    wait_for_growing(self, sum_up(files, CEU_INBOX_GROWING));
    if (ready == 0) {
        self->asked = 0;
        starter_began(self->starter);
    } else if (!asked_lately) {
        g_info("has the inbox taken in");
        self->asked = ready;
        self->asked_at = now;
        starter_start(self->starter);
    }
}

static void
on_looked(GObject *source G_GNUC_UNUSED, GAsyncResult *result, gpointer data)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) files = NULL;
    Inbox *self;

    if (g_cancellable_is_cancelled(g_task_get_cancellable(G_TASK(result))))
        return; /* @data is gone */
    files = g_task_propagate_pointer(G_TASK(result), &error);
    self = data;
    self->looking = false;
    if (files != NULL)
        decide(self, files);
    else if (!g_error_matches(error, CEU_ERROR, CEU_ERROR_NOT_FOUND))
        g_info("%s", error->message); /* ceu doctor says it too */
}

static void
look_on_thread(GTask *task, gpointer source G_GNUC_UNUSED, gpointer data,
               GCancellable *cancellable G_GNUC_UNUSED)
{
    GError *error = NULL;
    GPtrArray *files = ceu_inbox_look(data, ceu_clock_now(), &error);

    if (files != NULL)
        g_task_return_pointer(task, files, (GDestroyNotify) g_ptr_array_unref);
    else
        g_task_return_error(task, error);
}

static void
begin_look(Inbox *self)
{
    g_autoptr(GTask) task = NULL;

    if (self->folder == NULL)
        return;
    if (self->looking) {
        look_after(self, TOUCHED_MS);
        return;
    }
    self->looking = true;
    task = g_task_new(NULL, self->cancellable, on_looked, self);
    g_task_set_task_data(task, g_strdup(self->folder), g_free);
    g_task_run_in_thread(task, look_on_thread);
}

void
inbox_look(Inbox *self, const char *folder)
{
    if (g_strcmp0(self->folder, folder) != 0) {
        g_free(self->folder);
        self->folder = g_strdup(folder);
        self->asked = 0;
    }
    if (!self->looking)
        begin_look(self);
}

void
inbox_touched(Inbox *self)
{
    /* Not behind a long wait for what did not grow; and what happens without end does not put the look off. */
    if (self->growing_ms > GROWING_MS)
        g_clear_handle_id(&self->source, g_source_remove);
    self->growing_ms = GROWING_MS;
    look_after(self, TOUCHED_MS);
}
