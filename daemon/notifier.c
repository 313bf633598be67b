/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The only user of libnotify: everything between “thread side” and “main side” runs on the notifier's thread. */
#include "notifier.h"

#include "bubble-text.h"

#include <ceu/names.h>
#include <ceu/tracker.h>
#include <libnotify/notify.h>

#define CATEGORY "x-ceud.deadline"
#define ICON CEU_APP_ID

enum { CLOSED_BY_PERSON = 2 }; /* reason of the notification specification */

typedef enum { ASK_SERVER, ASK_SHOW, ASK_CLOSE, ASK_CLOSE_TAG, ASK_QUIT } AskKind;

typedef struct Bubble {
    Notifier *notifier;
    NotifyNotification *notification;
    char *tag;
    GPtrArray *keys;
} Bubble;

struct Notifier {
    NotifierFunc func;
    gpointer data;
    GThread *thread;
    GMainContext *context;
    GMainLoop *loop;
    GMutex mutex;
    GCond ended_condition;
    /* Under the mutex. */
    bool ended;
    unsigned waiting; /* requests that are not done yet */
    gint64
        progress_usec; /* monotonic: when the oldest of them came, or the one before it was done */
    /* Only the thread touches these. */
    char *server;
    bool asked, actions, markup; /* what this server offers, asked once an instance */
    bool default_is_button; /* a click on the bubble itself is a button there, beside the others */
    GHashTable *bubbles;    /* tag → Bubble */
};

/* A request on its way to the thread: copies, because the threads share nothing. */
typedef struct Ask {
    Notifier *notifier;
    AskKind kind;
    char *tag; /* of a bubble, or the server's instance */
    GPtrArray *keys;
    CeuBubbleUrgency urgency;
    CeuDate day; /* when it was asked for */
    char *summary, *body, *by_hand, *seen_label;
    bool draft, can_confirm;
} Ask;

/* An event on its way to the main context. */
typedef struct Answer {
    Notifier *notifier;
    NotifierEvent event;
} Answer;

static GPtrArray *
copy_keys(const GPtrArray *keys)
{
    GPtrArray *copy = g_ptr_array_new_with_free_func(g_free);

    for (unsigned i = 0; keys != NULL && i < keys->len; i++)
        g_ptr_array_add(copy, g_strdup(g_ptr_array_index(keys, i)));
    return copy;
}

static void
answer_free(gpointer data)
{
    Answer *answer = data;

    g_free(answer->event.tag);
    g_clear_pointer(&answer->event.keys, g_ptr_array_unref);
    g_free(answer->event.server);
    g_free(answer->event.detail);
    g_free(answer);
}

static gboolean
on_answer(gpointer data)
{
    Answer *answer = data;

    answer->notifier->func(&answer->event, answer->notifier->data);
    return G_SOURCE_REMOVE;
}

/* ---- thread side ---- */

static void
tell_of(Notifier *self, NotifierEventKind kind, const char *tag, const GPtrArray *keys,
        const char *detail, CeuInstant at)
{
    Answer *answer = g_new0(Answer, 1);
    g_autoptr(GSource) source = g_idle_source_new();

    answer->notifier = self;
    answer->event.kind = kind;
    answer->event.tag = g_strdup(tag);
    answer->event.keys = keys != NULL ? copy_keys(keys) : NULL;
    answer->event.server = g_strdup(self->server);
    answer->event.detail = g_strdup(detail);
    answer->event.at = at;
    g_source_set_priority(source, G_PRIORITY_DEFAULT);
    g_source_set_callback(source, on_answer, answer, answer_free);
    g_source_attach(source, NULL);
}

static void
tell(Notifier *self, NotifierEventKind kind, const char *tag, const GPtrArray *keys,
     const char *detail)
{
    tell_of(self, kind, tag, keys, detail, (CeuInstant){ 0 });
}

static void
bubble_free(gpointer data)
{
    Bubble *bubble = data;

    g_signal_handlers_disconnect_by_data(bubble->notification, bubble);
    g_object_unref(bubble->notification);
    g_ptr_array_unref(bubble->keys);
    g_free(bubble->tag);
    g_free(bubble);
}

static void
bubble_withdraw(Bubble *bubble)
{
    g_autoptr(GError) error = NULL;

    g_signal_handlers_disconnect_by_data(bubble->notification, bubble);
    if (bubble->notifier->server != NULL &&
        !notify_notification_close(bubble->notification, &error))
        g_debug("closing a bubble: %s", error != NULL ? error->message : "no reason given");
    g_hash_table_remove(bubble->notifier->bubbles, bubble->tag);
}

static void
on_closed(NotifyNotification *notification, gpointer data)
{
    Bubble *bubble = data;
    Notifier *self = bubble->notifier;
    int reason = notify_notification_get_closed_reason(notification);

    tell(self, reason == CLOSED_BY_PERSON ? NOTIFIER_DISMISSED : NOTIFIER_CLOSED, bubble->tag,
         bubble->keys, NULL);
    g_hash_table_remove(self->bubbles, bubble->tag);
}

static void
on_action(NotifyNotification *notification G_GNUC_UNUSED, char *action, gpointer data)
{
    Bubble *bubble = data;
    NotifierEventKind kind = NOTIFIER_OPEN;

    if (g_str_equal(action, "snooze"))
        kind = NOTIFIER_SNOOZE;
    else if (g_str_equal(action, "done"))
        kind = NOTIFIER_DONE;
    else if (g_str_equal(action, "confirm"))
        kind = NOTIFIER_CONFIRM;
    tell(bubble->notifier, kind, bubble->tag, bubble->keys, NULL);
    /* Most servers close it now, with any reason; that is not another answer. */
    bubble_withdraw(bubble);
}

static void
forget_all(Notifier *self)
{
    g_hash_table_remove_all(self->bubbles);
    self->asked = false;
}

/* Name and abilities of this server, once; false if it does not answer. */
static bool
ask_abilities(Notifier *self)
{
    g_autofree char *name = NULL;
    g_autofree char *vendor = NULL;
    g_autofree char *version = NULL;
    g_autofree char *specification = NULL;
    GList *capabilities;

    if (self->asked)
        return true;
    if (!notify_get_server_info(&name, &vendor, &version, &specification))
        return false;
    self->default_is_button = g_ascii_strncasecmp(name, "xfce", 4) == 0;
    capabilities = notify_get_server_caps();
    self->actions = false;
    self->markup = false;
    for (GList *item = capabilities; item != NULL; item = item->next) {
        self->actions = self->actions || g_str_equal(item->data, "actions");
        self->markup = self->markup || g_str_equal(item->data, "body-markup");
    }
    g_list_free_full(capabilities, g_free);
    self->asked = true;
    return true;
}

static Bubble *
bubble_for(Notifier *self, const Ask *ask, const char *summary, const char *body)
{
    Bubble *bubble = g_hash_table_lookup(self->bubbles, ask->tag);

    if (bubble != NULL) {
        notify_notification_update(bubble->notification, summary, body, ICON);
        notify_notification_clear_actions(bubble->notification);
        g_ptr_array_unref(bubble->keys);
        bubble->keys = copy_keys(ask->keys);
        return bubble;
    }
    bubble = g_new0(Bubble, 1);
    bubble->notifier = self;
    bubble->tag = g_strdup(ask->tag);
    bubble->keys = copy_keys(ask->keys);
    bubble->notification = notify_notification_new(summary, body, ICON);
    notify_notification_set_app_name(bubble->notification,
                                     ceu_say(ceu_language_from_locale(), "Continuing education"));
    notify_notification_set_category(bubble->notification, CATEGORY);
    notify_notification_set_hint(bubble->notification, "desktop-entry",
                                 g_variant_new_string(CEU_APP_ID));
    g_signal_connect(bubble->notification, "closed", G_CALLBACK(on_closed), bubble);
    g_hash_table_insert(self->bubbles, bubble->tag, bubble);
    return bubble;
}

/* In the order in which a server shows them; the first is a click on the bubble itself. Some show no more than three. */
static const struct {
    const char *action, *label;
    bool reminder, draft; /* what has it */
} buttons[] = {
    { "default", CEU_MESSAGE("Open"), true, true },
    { "confirm", CEU_MESSAGE("Confirm"), false, true },
    { "snooze", CEU_MESSAGE("Snooze a week"), true, false },
    { "done", CEU_MESSAGE("Done"), true, false },
    { "open", CEU_MESSAGE("Open"), true, true },
    { "snooze", CEU_MESSAGE("Later"), false, true },
};

static void
add_buttons(const Notifier *self, Bubble *bubble, const Ask *ask)
{
    const CeuLanguage *language = ceu_language_from_locale();

    for (unsigned i = self->default_is_button ? 1 : 0; i < G_N_ELEMENTS(buttons); i++) {
        if (!(ask->draft ? buttons[i].draft : buttons[i].reminder) ||
            (g_str_equal(buttons[i].action, "confirm") && !ask->can_confirm))
            continue;
        notify_notification_add_action(bubble->notification, buttons[i].action,
                                       ceu_say(language, buttons[i].label), on_action, bubble,
                                       NULL);
    }
}

static void
bubble_dress(const Notifier *self, Bubble *bubble, const Ask *ask)
{
    static const NotifyUrgency urgencies[] = {
        [CEU_BUBBLE_LOW] = NOTIFY_URGENCY_LOW,
        [CEU_BUBBLE_NORMAL] = NOTIFY_URGENCY_NORMAL,
        [CEU_BUBBLE_CRITICAL] = NOTIFY_URGENCY_CRITICAL,
    };

    notify_notification_set_urgency(bubble->notification, urgencies[ask->urgency]);
    notify_notification_set_timeout(bubble->notification, ask->urgency == CEU_BUBBLE_CRITICAL
                                                              ? NOTIFY_EXPIRES_NEVER
                                                              : NOTIFY_EXPIRES_DEFAULT);
    if (self->actions && ask->seen_label != NULL)
        notify_notification_add_action(bubble->notification, "done", ask->seen_label, on_action,
                                       bubble, NULL);
    if (self->actions && bubble->keys->len > 0)
        add_buttons(self, bubble, ask);
}

static void
withdraw_all(const GPtrArray *bubbles)
{
    for (unsigned i = 0; i < bubbles->len; i++)
        bubble_withdraw(g_ptr_array_index(bubbles, i));
}

static bool
is_covered(const Bubble *bubble, GPtrArray *keys)
{
    for (unsigned i = 0; i < bubble->keys->len; i++) {
        if (!g_ptr_array_find_with_equal_func(keys, g_ptr_array_index(bubble->keys, i), g_str_equal,
                                              NULL))
            return false;
    }
    return bubble->keys->len > 0;
}

/* A digest stands for what had bubbles of its own. The other way round it stays: an answer to it is one to all of it. */
static void
withdraw_covered(Notifier *self, GPtrArray *keys, const char *tag)
{
    g_autoptr(GPtrArray) covered = g_ptr_array_new();
    GHashTableIter iter;
    gpointer value;

    g_hash_table_iter_init(&iter, self->bubbles);
    while (g_hash_table_iter_next(&iter, NULL, &value)) {
        if (!g_str_equal(((Bubble *) value)->tag, tag) && is_covered(value, keys))
            g_ptr_array_add(covered, value);
    }
    withdraw_all(covered);
}

/* It could not be shown. What stands there is older, and an answer to it none to what is due now: it goes, if it can. */
static void
give_up(Notifier *self, const Ask *ask, bool stands_there, const GError *error)
{
    bool answers = !g_error_matches(error, G_DBUS_ERROR, G_DBUS_ERROR_NO_REPLY) &&
                   !g_error_matches(error, G_DBUS_ERROR, G_DBUS_ERROR_TIMEOUT) &&
                   !g_error_matches(error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);

    tell(self, NOTIFIER_FAILED, ask->tag, ask->keys,
         error != NULL ? error->message : "the server gave no reason");
    if (stands_there && answers) /* each call to one that does not answer takes long */
        bubble_withdraw(g_hash_table_lookup(self->bubbles, ask->tag));
    else
        g_hash_table_remove(self->bubbles, ask->tag);
}

static void
show(Notifier *self, const Ask *ask)
{
    const CeuInstant now = ceu_clock_now();
    g_autoptr(GError) error = NULL;
    g_autofree char *summary = NULL;
    g_autofree char *body = NULL;
    bool stands_there;
    Bubble *bubble;

    if (self->server == NULL) {
        tell(self, NOTIFIER_FAILED, ask->tag, ask->keys, "there is no notification server");
        return;
    }
    if (ask->keys->len > 0 && ceu_date_compare(ceu_clock_day_of(now), ask->day) != 0) {
        tell(self, NOTIFIER_STALE, ask->tag, ask->keys, NULL);
        return;
    }
    if (!ask_abilities(self)) {
        tell(self, NOTIFIER_FAILED, ask->tag, ask->keys, "the notification server does not answer");
        return;
    }
    summary = bubble_text_summary(ask->summary);
    body = bubble_text_body(ask->body, self->actions || ask->keys->len == 0 ? NULL : ask->by_hand,
                            self->markup);
    stands_there = g_hash_table_contains(self->bubbles, ask->tag);
    bubble = bubble_for(self, ask, summary, body);
    bubble_dress(self, bubble, ask);
    if (notify_notification_show(bubble->notification, &error)) {
        withdraw_covered(self, ask->keys, ask->tag);
        tell_of(self, NOTIFIER_SHOWN, ask->tag, ask->keys, NULL, now);
        return;
    }
    give_up(self, ask, stands_there, error);
}

static void
remove_key(GPtrArray *keys, const char *key)
{
    for (unsigned i = keys->len; i > 0; i--) {
        if (g_str_equal(g_ptr_array_index(keys, i - 1), key))
            g_ptr_array_remove_index(keys, i - 1);
    }
}

static void
close_keys(Notifier *self, const GPtrArray *keys)
{
    g_autoptr(GPtrArray) empty = g_ptr_array_new();
    GHashTableIter iter;
    gpointer value;

    g_hash_table_iter_init(&iter, self->bubbles);
    while (g_hash_table_iter_next(&iter, NULL, &value)) {
        Bubble *bubble = value;
        unsigned before = bubble->keys->len;

        for (unsigned i = 0; i < keys->len; i++)
            remove_key(bubble->keys, g_ptr_array_index(keys, i));
        if (before > 0 && bubble->keys->len == 0)
            g_ptr_array_add(empty, bubble);
    }
    withdraw_all(empty);
}

static gboolean
on_ask(gpointer data)
{
    const Ask *ask = data;
    Notifier *self = ask->notifier;
    Bubble *bubble;

    switch (ask->kind) {
    case ASK_SERVER:
        g_free(self->server);
        self->server = g_strdup(ask->tag);
        forget_all(self);
        break;
    case ASK_SHOW:
        show(self, ask);
        break;
    case ASK_CLOSE:
        close_keys(self, ask->keys);
        break;
    case ASK_CLOSE_TAG:
        bubble = g_hash_table_lookup(self->bubbles, ask->tag);
        if (bubble != NULL)
            bubble_withdraw(bubble);
        break;
    case ASK_QUIT:
        g_main_loop_quit(self->loop);
        break;
    }
    g_mutex_lock(&self->mutex);
    self->waiting--;
    self->progress_usec = g_get_monotonic_time();
    g_mutex_unlock(&self->mutex);
    return G_SOURCE_REMOVE;
}

static gpointer
notifier_thread(gpointer data)
{
    Notifier *self = data;

    g_main_context_push_thread_default(self->context);
    notify_init("ceud");
    g_main_loop_run(self->loop);
    g_hash_table_remove_all(self->bubbles);
    if (notify_is_initted())
        notify_uninit();
    /* What was let go of is freed from this context. */
    while (g_main_context_iteration(self->context, FALSE)) {
    }
    g_main_context_pop_thread_default(self->context);
    g_mutex_lock(&self->mutex);
    self->ended = true;
    g_cond_signal(&self->ended_condition);
    g_mutex_unlock(&self->mutex);
    return NULL;
}

/* ---- main side ---- */

static void
ask_free(gpointer data)
{
    Ask *ask = data;

    g_free(ask->tag);
    g_clear_pointer(&ask->keys, g_ptr_array_unref);
    g_free(ask->summary);
    g_free(ask->body);
    g_free(ask->by_hand);
    g_free(ask->seen_label);
    g_free(ask);
}

static Ask *
ask_new(Notifier *self, AskKind kind, const char *tag, const GPtrArray *keys)
{
    Ask *ask = g_new0(Ask, 1);

    ask->notifier = self;
    ask->kind = kind;
    ask->tag = g_strdup(tag);
    ask->keys = copy_keys(keys);
    return ask;
}

static void
post(Ask *ask)
{
    Notifier *self = ask->notifier;
    g_autoptr(GSource) source = g_idle_source_new();

    g_mutex_lock(&self->mutex);
    if (self->waiting++ == 0)
        self->progress_usec = g_get_monotonic_time();
    g_mutex_unlock(&self->mutex);
    g_source_set_priority(source, G_PRIORITY_DEFAULT);
    g_source_set_callback(source, on_ask, ask, ask_free);
    g_source_attach(source, self->context);
}

Notifier *
notifier_new(NotifierFunc func, gpointer data)
{
    Notifier *self = g_new0(Notifier, 1);

    self->func = func;
    self->data = data;
    self->context = g_main_context_new();
    self->loop = g_main_loop_new(self->context, FALSE);
    self->bubbles = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, bubble_free);
    g_mutex_init(&self->mutex);
    g_cond_init(&self->ended_condition);
    self->thread = g_thread_new("notifier", notifier_thread, self);
    return self;
}

void
notifier_stop(Notifier *self)
{
    gint64 deadline_usec = g_get_monotonic_time() + 2 * G_TIME_SPAN_SECOND;
    bool ended;

    post(ask_new(self, ASK_QUIT, NULL, NULL));
    g_mutex_lock(&self->mutex);
    while (!self->ended && g_cond_wait_until(&self->ended_condition, &self->mutex, deadline_usec)) {
    }
    ended = self->ended;
    g_mutex_unlock(&self->mutex);
    if (ended)
        g_thread_join(g_steal_pointer(&self->thread));
}

void
notifier_free(Notifier *self)
{
    if (self->thread != NULL)
        return; /* a hung server holds the thread; the process is about to end anyway */
    g_hash_table_unref(self->bubbles);
    g_main_loop_unref(self->loop);
    g_main_context_unref(self->context);
    g_mutex_clear(&self->mutex);
    g_cond_clear(&self->ended_condition);
    g_free(self->server);
    g_free(self);
}

void
notifier_set_server(Notifier *self, const char *server)
{
    post(ask_new(self, ASK_SERVER, server, NULL));
}

void
notifier_show(Notifier *self, const NotifierRequest *request)
{
    Ask *ask = ask_new(self, ASK_SHOW, request->tag, request->keys);

    ask->day = ceu_clock_today();
    ask->urgency = request->urgency;
    ask->summary = g_strdup(request->summary);
    ask->body = g_strdup(request->body);
    ask->by_hand = g_strdup(request->by_hand);
    ask->seen_label = g_strdup(request->seen_label);
    ask->draft = request->draft;
    ask->can_confirm = request->can_confirm;
    post(ask);
}

void
notifier_close(Notifier *self, const GPtrArray *keys)
{
    if (keys->len > 0)
        post(ask_new(self, ASK_CLOSE, NULL, keys));
}

void
notifier_close_tag(Notifier *self, const char *tag)
{
    post(ask_new(self, ASK_CLOSE_TAG, tag, NULL));
}

gint64
notifier_busy_usec(Notifier *self)
{
    gint64 busy_usec = 0;

    g_mutex_lock(&self->mutex);
    if (self->waiting > 0)
        busy_usec = MAX(g_get_monotonic_time() - self->progress_usec, 1);
    g_mutex_unlock(&self->mutex);
    return busy_usec;
}
