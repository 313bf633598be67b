/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Standing faults: a fault is news only when its text changes. */
#include "notice.h"

typedef enum { UNSENT, SENDING, SENT } NoticeState;

struct Notices {
    Notifier *notifier;
    struct {
        char *text; /* NULL: all is well */
        NoticeState state;
    } notice[NOTICE_COUNT];
};

static const struct {
    const char *tag, *summary;
} table[] = {
    [NOTICE_STORE] = { "notice/store", CEU_MESSAGE("Renewal reminders cannot be trusted now") },
    [NOTICE_CONFIG] = { "notice/config", CEU_MESSAGE("The settings of ceud are faulty") },
    [NOTICE_CALENDAR] = { "notice/calendar",
                          CEU_MESSAGE("The renewal calendar could not be written") },
    [NOTICE_SERVER] = { "notice/server",
                        CEU_MESSAGE("The renewal calendar could not be sent to its server") },
    [NOTICE_INBOX] = { "notice/inbox", CEU_MESSAGE("A certificate could not be confirmed") },
};
G_STATIC_ASSERT(G_N_ELEMENTS(table) == NOTICE_COUNT);

Notices *
notices_new(Notifier *notifier)
{
    Notices *self = g_new0(Notices, 1);

    self->notifier = notifier;
    return self;
}

void
notices_free(Notices *self)
{
    for (unsigned i = 0; i < NOTICE_COUNT; i++)
        g_free(self->notice[i].text);
    g_free(self);
}

void
notices_set(Notices *self, NoticeKind kind, const GError *error)
{
    const char *text = error != NULL ? error->message : NULL;

    if (g_strcmp0(self->notice[kind].text, text) == 0)
        return;
    if (text == NULL && self->notice[kind].state != UNSENT)
        notifier_close_tag(self->notifier, table[kind].tag);
    if (text != NULL)
        g_warning("%s: %s", table[kind].summary, text);
    g_free(self->notice[kind].text);
    self->notice[kind].text = g_strdup(text);
    self->notice[kind].state = UNSENT;
}

void
notices_send(Notices *self)
{
    g_autoptr(GPtrArray) no_keys = g_ptr_array_new();

    for (unsigned i = 0; i < NOTICE_COUNT; i++) {
        NotifierRequest request = {
            .tag = table[i].tag,
            .keys = no_keys,
            .urgency = CEU_BUBBLE_NORMAL,
            .summary = ceu_say(ceu_language_from_locale(), table[i].summary),
            .body = self->notice[i].text,
        };

        if (self->notice[i].text == NULL || self->notice[i].state != UNSENT)
            continue;
        self->notice[i].state = SENDING;
        notifier_show(self->notifier, &request);
    }
}

bool
notices_answer(Notices *self, const char *tag, bool shown)
{
    for (unsigned i = 0; i < NOTICE_COUNT; i++) {
        if (!g_str_equal(table[i].tag, tag))
            continue;
        if (self->notice[i].state == SENDING)
            self->notice[i].state = shown ? SENT : UNSENT;
        return true;
    }
    return false;
}

const char *
notices_text(const Notices *self, NoticeKind kind)
{
    return self->notice[kind].text;
}

const char *
notices_first(const Notices *self)
{
    for (unsigned i = 0; i < NOTICE_COUNT; i++) {
        if (self->notice[i].text != NULL)
            return self->notice[i].text;
    }
    return NULL;
}
