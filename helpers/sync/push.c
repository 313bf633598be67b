/* SPDX-License-Identifier: GPL-3.0-or-later */
/* List, decide (decide.c), then one event after the other; what became of each is remembered (state.c). */
#include "push.h"

#include "discover.h"
#include "remote.h"
#include "secret.h"
#include "state.h"

#include <ceu/calendar.h>
#include <string.h>

#define SILENCES_MAX 2 /* in a row; then the rest waits for the next time */
#define ICS_TYPE "text/calendar; charset=utf-8"

typedef struct Push {
    const CeuConfig *config;
    const PushOptions *options;
    Dav *dav;
    State *state;
    char *path; /* of the calendar; NULL: it would have to be made */
    Remote *remote;
    CeuPublication *publication;
    const GPtrArray *published; /* its items: CeuPublished */
    PushOutcome *outcome;
    unsigned silences;  /* the server gave no answer, in a row */
    bool is_locked_out; /* it took the password no more */
    bool lacks_an_etag; /* a new one has to be asked for */
} Push;

/* One event under way. */
typedef struct Step {
    const char *uid;
    char *body, *hash; /* NULL: not wanted any more */
    size_t size;
    char *href; /* where it is, or will be */
    const CeuPublished *item;
} Step;

static void
step_clear(Step *step)
{
    g_free(step->body);
    g_free(step->hash);
    g_free(step->href);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Step, step_clear)

static void
push_clear(Push *push)
{
    g_clear_pointer(&push->dav, dav_free);
    g_clear_pointer(&push->state, state_free);
    g_clear_pointer(&push->remote, remote_free);
    g_clear_pointer(&push->publication, ceu_publication_free);
    g_free(push->path);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Push, push_clear)

static void
free_change(gpointer data)
{
    PushChange *change = data;

    g_free(change->uid);
    g_free(change->summary);
    g_free(change->fault);
    g_free(change);
}

void
push_outcome_clear(PushOutcome *outcome)
{
    g_clear_pointer(&outcome->calendar, g_free);
    g_clear_pointer(&outcome->changes, g_ptr_array_unref);
}

/* Takes @fault. */
static void
note(Push *push, const Step *step, SyncAction action, char *fault)
{
    PushChange *change = g_new0(PushChange, 1);

    change->action = action;
    change->uid = g_strdup(step->uid);
    change->summary = g_strdup(step->item != NULL ? step->item->summary : "");
    change->day = step->item != NULL ? step->item->day : CEU_DATE_NONE;
    change->fault = fault;
    push->outcome->failed += fault != NULL;
    g_ptr_array_add(push->outcome->changes, change);
}

/* ---- one request about one event ---- */

/* false: no answer, and @out_fault says why. */
static bool
ask(Push *push, const DavRequest *request, DavReply *out_reply, char **out_fault)
{
    g_autoptr(GError) error = NULL;

    if (dav_send(push->dav, request, out_reply, &error)) {
        push->silences = 0;
        return true;
    }
    push->silences++;
    push->is_locked_out = g_error_matches(error, CEU_ERROR, CEU_ERROR_STATE);
    *out_fault = g_strdup(error->message);
    return false;
}

static char *
refused(const DavReply *reply)
{
    return g_strdup_printf("the server refused it (HTTP %d %s); it is tried again the next time",
                           reply->status, reply->reason);
}

/* Writes @step's event. false: @out_fault says why, or, with @out_fault NULL, somebody else was there first. */
static bool
put(Push *push, const Step *step, const char *if_match, char **out_fault)
{
    DavRequest request = { .method = "PUT",
                           .path = step->href,
                           .if_match = if_match,
                           .if_none_match = if_match == NULL,
                           .type = ICS_TYPE,
                           .body = step->body,
                           .size = step->size };
    g_auto(DavReply) reply = { 0 };

    if (push->options->dry_run)
        return true;
    if (!ask(push, &request, &reply, out_fault))
        return false;
    if (reply.status == 412)
        return false;
    if (reply.status / 100 != 2) {
        *out_fault = refused(&reply);
        return false;
    }
    push->lacks_an_etag = push->lacks_an_etag || reply.etag == NULL;
    state_set(push->state, step->uid, step->href, reply.etag, step->hash);
    return true;
}

/* Writes under @if_match, and notes what became of it; a second stranger in a row has to wait. */
static void
put_and_note(Push *push, const Step *step, SyncAction action, const char *if_match)
{
    char *fault = NULL;

    if (!put(push, step, if_match, &fault) && fault == NULL)
        fault =
            g_strdup("it changes on the server at this moment; it is tried again the next time");
    note(push, step, action, fault);
}

/* The event as the server has it decides. */
static void
settle_with(Push *push, const Step *step, const DavReply *theirs)
{
    const StateItem *known = state_get(push->state, step->uid);
    bool is_same = known != NULL && strcmp(known->hash, step->hash) == 0;
    SyncAction action = sync_judge(is_same, step->body, theirs->body->str);
    g_autofree char *uid = sync_uid_of(theirs->body->str);

    if (g_strcmp0(uid, step->uid) != 0) {
        note(push, step, SYNC_KEEP,
             g_strdup_printf("another event stands in its place at %s; it was left alone. Move it, "
                             "and push again",
                             step->href));
        return;
    }
    if (theirs->etag == NULL) {
        note(push, step, action,
             g_strdup("the server names no ETag for it, so that it cannot be changed safely"));
        return;
    }
    if (action != SYNC_NOTHING) {
        put_and_note(push, step, action, theirs->etag);
        return;
    }
    state_set(push->state, step->uid, step->href, theirs->etag, step->hash);
    push->outcome->unchanged++;
}

/* The server's copy is not the one that was pushed. */
static void
settle(Push *push, const Step *step)
{
    DavRequest request = { .method = "GET", .path = step->href };
    g_auto(DavReply) reply = { 0 };
    char *fault = NULL;

    if (!ask(push, &request, &reply, &fault))
        note(push, step, SYNC_JUDGE, fault);
    else if (reply.status == 404 || reply.status == 410)
        put_and_note(push, step, SYNC_RESTORE, NULL);
    else if (reply.status != 200)
        note(push, step, SYNC_JUDGE, refused(&reply));
    else
        settle_with(push, step, &reply);
}

/* Writes; if somebody else was there first, looks. */
static void
put_or_settle(Push *push, const Step *step, SyncAction action, const char *if_match)
{
    char *fault = NULL;

    if (put(push, step, if_match, &fault) || fault != NULL)
        note(push, step, action, fault);
    else
        settle(push, step);
}

static void delete (Push *push, const Step *step, const char *etag)
{
    DavRequest request = { .method = "DELETE", .path = step->href, .if_match = etag };
    g_auto(DavReply) reply = { 0 };
    SyncAction action = SYNC_DELETE;
    char *fault = NULL;

    if (!push->options->dry_run && ask(push, &request, &reply, &fault)) {
        if (reply.status == 412)
            action = SYNC_LEAVE;
        else if (reply.status / 100 != 2 && reply.status != 404 && reply.status != 410)
            fault = refused(&reply);
    }
    note(push, step, action, fault);
    if (fault == NULL)
        state_forget(push->state, step->uid);
}

/* ---- all events ---- */

static void
act(Push *push, const Step *step, SyncAction action, const char *etag)
{
    switch (action) {
    case SYNC_NOTHING:
        push->outcome->unchanged += step->item != NULL;
        break;
    case SYNC_FORGET:
        state_forget(push->state, step->uid);
        push->outcome->unchanged += step->item != NULL;
        break;
    case SYNC_ADD:
    case SYNC_RESTORE:
        put_or_settle(push, step, action, NULL);
        break;
    case SYNC_UPDATE:
    case SYNC_ADOPT:
    case SYNC_KEEP:
        if (etag == NULL)
            settle(push, step);
        else
            put_or_settle(push, step, action, etag);
        break;
    case SYNC_JUDGE:
        settle(push, step);
        break;
    case SYNC_DELETE:
        delete (push, step, etag);
        break;
    case SYNC_LEAVE:
        note(push, step, action, NULL);
        state_forget(push->state, step->uid);
        break;
    case SYNC_COUNT:
        break;
    }
}

/* One event: what is known of it here and there → what to do → done. */
static void
take(Push *push, Step *step)
{
    const StateItem *known = state_get(push->state, step->uid);
    const RemoteItem *there =
        remote_find(push->remote, step->uid, known != NULL ? known->href : NULL);
    SyncItem item = {
        .hash = step->hash,
        .cancelled = step->item != NULL && step->item->cancelled,
        .is_known = known != NULL,
        .known_hash = known != NULL ? known->hash : NULL,
        .known_etag = known != NULL ? known->etag : NULL,
        .is_remote = there != NULL,
        .etag = there != NULL ? there->etag : NULL,
    };
    SyncAction action = sync_decide(&item);
    bool is_idle = action == SYNC_NOTHING || action == SYNC_FORGET || action == SYNC_LEAVE;

    step->href = there != NULL   ? g_strdup(there->path)
                 : known != NULL ? g_strdup(known->href)
                                 : remote_path_of(push->path, step->uid);
    if (!is_idle && (push->silences >= SILENCES_MAX || push->is_locked_out)) {
        note(push, step, action, g_strdup("it was not tried, since the server does not answer"));
        return;
    }
    act(push, step, action, item.etag);
}

/* Its bytes as a resource of its own: without METHOD, which has no place on a CalDAV server. */
static bool
prepare(const Push *push, CeuPublished *item, Step *step, GError **error)
{
    CeuIcsOptions options = { .language = push->publication->language,
                              .alarm_hour = push->config->remind.first_hour,
                              .alarms_days = push->config->alarms_days,
                              .n_alarms = push->config->n_alarms };
    g_autoptr(GPtrArray) one = g_ptr_array_new();
    g_autoptr(GBytes) bytes = NULL;
    const char *data;

    g_ptr_array_add(one, item);
    bytes = ceu_ics_serialize(one, &options, error);
    if (bytes == NULL)
        return false;
    data = g_bytes_get_data(bytes, &step->size);
    step->uid = item->uid;
    step->item = item;
    step->body = g_strndup(data, step->size);
    step->hash = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, bytes);
    return true;
}

/* Those that were pushed, and are not published any more. (transfer full) */
static GPtrArray *
dropped(const Push *push)
{
    g_autoptr(GHashTable) wanted = g_hash_table_new(g_str_hash, g_str_equal);
    GPtrArray *uids = g_ptr_array_new_with_free_func(g_free);
    GHashTableIter iter;
    gpointer uid;

    for (guint i = 0; i < push->published->len; i++)
        g_hash_table_add(wanted, ((CeuPublished *) push->published->pdata[i])->uid);
    g_hash_table_iter_init(&iter, push->state->items);
    while (g_hash_table_iter_next(&iter, &uid, NULL)) {
        if (!g_hash_table_contains(wanted, uid))
            g_ptr_array_add(uids, g_strdup(uid));
    }
    return uids;
}

static bool
take_all(Push *push, GError **error)
{
    g_autoptr(GPtrArray) uids = dropped(push);

    for (guint i = 0; i < push->published->len; i++) {
        g_auto(Step) step = { 0 };

        if (!prepare(push, push->published->pdata[i], &step, error))
            return false;
        take(push, &step);
    }
    for (guint i = 0; i < uids->len; i++) {
        g_auto(Step) step = { .uid = uids->pdata[i] };

        take(push, &step);
    }
    return true;
}

/* A server may keep an ETag to itself when it is written to; it tells in the list. */
static bool
ask_for_etags(Push *push, GError **error)
{
    g_autoptr(Remote) remote = NULL;

    if (!push->lacks_an_etag)
        return true;
    remote = remote_list(push->dav, push->path, error);
    if (remote == NULL)
        return false;
    for (guint i = 0; i < push->published->len; i++) {
        const char *uid = ((CeuPublished *) push->published->pdata[i])->uid;
        const StateItem *known = state_get(push->state, uid);
        const RemoteItem *there = NULL;

        if (known != NULL && known->etag == NULL)
            there = remote_find(remote, uid, known->href);
        if (there != NULL) {
            g_autofree char *hash = g_strdup(known->hash);

            state_set(push->state, uid, there->path, there->etag, hash);
        }
    }
    return true;
}

/* ---- before the first event ---- */

static bool
fail_emptied(Push *push, GError **error)
{
    unsigned count = g_hash_table_size(push->state->items);

    g_set_error(error, CEU_ERROR, CEU_ERROR_STATE,
                "the calendar on the server was emptied or deleted, though %u event%s had been "
                "sent there; nothing was sent. To fill it again: ceu calendar push --force; to "
                "send nothing any more: ceu config unset caldav.url",
                count, count == 1 ? "" : "s");
    return false;
}

/* The calendar that was used last, if it is still there. */
static bool
try_known(Push *push, GError **error)
{
    if (push->state->calendar == NULL)
        return true;
    push->remote = remote_list(push->dav, push->state->calendar, error);
    if (push->remote == NULL)
        return false;
    if (!push->remote->is_missing) {
        push->path = g_strdup(push->state->calendar);
        return true;
    }
    g_clear_pointer(&push->remote, remote_free);
    return true;
}

static bool
find_calendar(Push *push, GError **error)
{
    g_auto(Calendar) calendar = { 0 };
    bool had_items = g_hash_table_size(push->state->items) > 0;
    bool may_create = !push->options->dry_run && (!had_items || push->options->force);

    if (!discover_calendar(push->dav, push->config->caldav_calendar, may_create, &calendar, error))
        return false;
    if (calendar.path == NULL && had_items && !push->options->force)
        return fail_emptied(push, error);
    if (calendar.path == NULL) {
        push->remote = remote_new();
        push->path = g_strdup("/");
        state_move(push->state, NULL);
        return true;
    }
    push->outcome->created = calendar.created;
    if (calendar.created)
        state_move(push->state, NULL);
    state_move(push->state, calendar.path);
    push->path = g_steal_pointer(&calendar.path);
    push->remote = remote_list(push->dav, push->path, error);
    if (push->remote != NULL && push->remote->is_missing)
        return dav_fail_status(push->dav, push->path, 404, error);
    return push->remote != NULL;
}

/*
 * An event of ours may be there under another name: a client that imported the file put it there. Asked only about
 * events that were never pushed, and only if somebody else wrote into the calendar at all.
 */
static bool
look_for_strays(Push *push, GError **error)
{
    g_autoptr(GPtrArray) missing = g_ptr_array_new();
    unsigned found = 0;

    for (guint i = 0; i < push->published->len; i++) {
        char *uid = ((CeuPublished *) push->published->pdata[i])->uid;
        const StateItem *known = state_get(push->state, uid);

        if (remote_find(push->remote, uid, known != NULL ? known->href : NULL) != NULL)
            found++;
        else if (known == NULL)
            g_ptr_array_add(missing, uid);
    }
    for (guint i = 0; i < missing->len && push->remote->count > found; i++) {
        if (!remote_find_stray(push->remote, push->dav, push->path, missing->pdata[i], error))
            return false;
    }
    return true;
}

static bool
connect(Push *push, GError **error)
{
    const CeuConfig *config = push->config;
    char *password = NULL;
    DavAccount account = { .url = config->caldav_url,
                           .user = config->caldav_user,
                           .ca_file = config->caldav_ca_file,
                           .patience_seconds = push->options->patience_seconds };

    if (config->caldav_user != NULL) {
        password = secret_get(config, error);
        if (password == NULL)
            return false;
    }
    account.password = password;
    push->dav = dav_new(&account, error);
    secret_free(password);
    return push->dav != NULL;
}

static bool
load_published(Push *push, const CeuPaths *paths, GError **error)
{
    const CeuPublishOptions wanted = {
        .milestones_days = push->config->milestones_days,
        .n_milestones = push->config->n_milestones,
        .language = push->config->calendar_language,
        .forget = push->options->dry_run,
    };
    g_autoptr(CeuTracker) tracker = ceu_tracker_open(paths, CEU_TRACKER_WRITE, error);

    if (tracker == NULL)
        return false;
    push->publication =
        ceu_tracker_publish(tracker, push->options->day, ceu_clock_now(), &wanted, error);
    if (push->publication == NULL)
        return false;
    push->published = push->publication->items;
    push->outcome->events = push->published->len;
    return true;
}

static bool
speak(Push *push, GError **error)
{
    if (!connect(push, error) || !try_known(push, error))
        return false;
    if (push->path == NULL && !find_calendar(push, error))
        return false;
    if (sync_is_emptied(g_hash_table_size(push->state->items), push->remote->count,
                        push->outcome->created) &&
        !push->options->force)
        return fail_emptied(push, error);
    if (push->state->calendar != NULL)
        push->outcome->calendar = dav_address(push->dav, push->path);
    return look_for_strays(push, error) && take_all(push, error) && ask_for_etags(push, error);
}

bool
push_run(const CeuPaths *paths, const CeuConfig *config, const PushOptions *options,
         PushOutcome *out, GError **error)
{
    g_auto(Push) push = { .config = config, .options = options, .outcome = out };
    bool done;

    out->changes = g_ptr_array_new_with_free_func(free_change);
    push.state = state_open(paths, config, error);
    if (push.state == NULL)
        return false;
    if (options->note && !ceu_push_begin(paths, config, ceu_clock_now(), error))
        return false;
    out->begun = options->note;
    if (!load_published(&push, paths, error))
        return false;
    done = speak(&push, error);
    if (options->dry_run)
        return done;
    /* What was done is remembered even if not all was. */
    return state_save(push.state, done ? error : NULL) && done;
}
