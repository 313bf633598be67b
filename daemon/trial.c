/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One trial at a time; its bubble is taken back when it is over. */
#include "trial.h"

#define TAG "trial"

struct Trial {
    Notifier *notifier;
    TrialFunc func; /* NULL: none is on */
    gpointer data;
    bool accepted;
    guint source;
};

Trial *
trial_new(Notifier *notifier)
{
    Trial *self = g_new0(Trial, 1);

    self->notifier = notifier;
    return self;
}

static void
finish(Trial *self, TrialResult result, const char *detail)
{
    TrialFunc func = g_steal_pointer(&self->func);

    g_clear_handle_id(&self->source, g_source_remove);
    notifier_close_tag(self->notifier, TAG);
    if (func != NULL)
        func(result, detail, self->data);
}

void
trial_free(Trial *self)
{
    g_clear_handle_id(&self->source, g_source_remove);
    g_free(self);
}

static gboolean
on_end(gpointer data)
{
    Trial *self = data;

    self->source = 0;
    finish(self, self->accepted ? TRIAL_ACCEPTED : TRIAL_SILENT, NULL);
    return G_SOURCE_REMOVE;
}

void
trial_begin(Trial *self, unsigned wait_seconds, TrialFunc func, gpointer data)
{
    const CeuLanguage *language = ceu_language_from_locale();
    g_autoptr(GPtrArray) no_keys = g_ptr_array_new();
    const NotifierRequest request = {
        .tag = TAG,
        .keys = no_keys,
        .urgency = CEU_BUBBLE_CRITICAL,
        .summary = ceu_say(language, "This is a test of your renewal reminders"),
        .body = ceu_say(language,
                        "If you can read this, they reach you. Press the button, or close this."),
        .seen_label = ceu_say(language, "I see it"),
    };

    if (self->func != NULL) {
        func(TRIAL_BUSY, NULL, data);
        return;
    }
    self->func = func;
    self->data = data;
    self->accepted = false;
    self->source = g_timeout_add_seconds(CLAMP(wait_seconds, 1, 300), on_end, self);
    notifier_show(self->notifier, &request);
}

bool
trial_takes(Trial *self, const NotifierEvent *event)
{
    if (g_strcmp0(event->tag, TAG) != 0)
        return false;
    if (self->func == NULL)
        return true;
    switch (event->kind) {
    case NOTIFIER_SHOWN:
        self->accepted = true;
        break;
    case NOTIFIER_FAILED:
    case NOTIFIER_STALE:
        finish(self, TRIAL_FAILED, event->detail);
        break;
    case NOTIFIER_SNOOZE:
    case NOTIFIER_DONE:
    case NOTIFIER_CONFIRM:
    case NOTIFIER_OPEN:
    case NOTIFIER_DISMISSED:
        finish(self, TRIAL_SEEN, NULL);
        break;
    case NOTIFIER_CLOSED:
        break; /* it went by itself: nobody may have seen it */
    }
    return true;
}
