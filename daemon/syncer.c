/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When a push is due, and what the last one said; the unit of ceu-sync, which may use the network, does it. */
#include "syncer.h"

#include "starter.h"

#include <ceu/names.h>

#define UNSTARTED_USEC (15 * G_TIME_SPAN_MINUTE)
#define UNSTARTED_MAX_USEC (6 * G_TIME_SPAN_HOUR)

struct Syncer {
    const CeuPaths *paths;
    Starter *starter;
    char *settings; /* of the server and the alarms, as last read; NULL: not yet */
    CeuInstant changed_settings, resumed;
    CeuInstant started; /* the last one that was asked for; 0: none */
    unsigned unstarted; /* asked for in a row, and nothing began */
};

Syncer *
syncer_new(const CeuPaths *paths, CeuInstant now)
{
    g_autofree char *program = g_build_filename(paths->libexec, CEU_SYNC_HELPER, NULL);
    const char *argv[] = { program, CEU_SYNC_PUSH, NULL };
    Syncer *self = g_new0(Syncer, 1);

    self->paths = paths;
    self->resumed = now;
    self->starter = starter_new(CEU_SYNC_UNIT, g_strdupv((GStrv) argv),
                                "the calendar cannot be sent to its server");
    return self;
}

void
syncer_free(Syncer *self)
{
    starter_free(self->starter);
    g_free(self->settings);
    g_free(self);
}

void
syncer_resumed(Syncer *self, CeuInstant now)
{
    self->resumed = now;
}

void
syncer_configure(Syncer *self, const CeuConfig *config, CeuInstant now)
{
    g_autofree char *account = config->caldav_url == NULL ? NULL : ceu_push_account(config);
    g_autofree char *settings = NULL;
    g_autoptr(GString) alarms = g_string_new(NULL);

    for (unsigned i = 0; i < config->n_alarms; i++)
        g_string_append_printf(alarms, "%d ", config->alarms_days[i]);
    settings = g_strdup_printf(
        "%s\n%s\n%s\n%s%d", account != NULL ? account : "",
        config->caldav_password_command != NULL ? config->caldav_password_command : "",
        config->caldav_ca_file != NULL ? config->caldav_ca_file : "", alarms->str,
        config->remind.first_hour);
    if (g_strcmp0(self->settings, settings) == 0)
        return;
    if (self->settings != NULL) {
        self->changed_settings = now;
        self->started = (CeuInstant){ 0 };
        self->unstarted = 0;
    }
    g_free(self->settings);
    self->settings = g_steal_pointer(&settings);
}

static void
start(Syncer *self, CeuInstant now)
{
    g_info("pushes the calendar to its server");
    self->started = now;
    starter_start(self->starter);
}

/* ---- deciding ---- */

/* One that was asked for and has not begun: not before what this gives back. */
static CeuInstant
hold_back(Syncer *self, const CeuPush *last, CeuInstant now)
{
    int64_t wait = UNSTARTED_USEC;

    if (last != NULL && last->began.usec >= self->started.usec) {
        self->unstarted = 0;
        starter_began(self->starter);
        self->started = (CeuInstant){ 0 };
    }
    if (self->started.usec == 0 || self->started.usec > now.usec)
        return (CeuInstant){ 0 };
    for (unsigned i = 1; i < self->unstarted && wait < UNSTARTED_MAX_USEC; i++)
        wait *= 2;
    return (CeuInstant){ self->started.usec + MIN(wait, UNSTARTED_MAX_USEC) };
}

bool
syncer_keep(Syncer *self, const CeuConfig *config, CeuInstant changed, CeuInstant now,
            CeuInstant *next, GError **error)
{
    g_autofree char *account = NULL;
    g_autoptr(CeuPush) last = NULL;
    CeuPushNeed need = { .changed = changed,
                         .settings = self->changed_settings,
                         .resumed = self->resumed };
    CeuInstant at;

    if (config->caldav_url == NULL)
        return true;
    account = ceu_push_account(config);
    need.account = account;
    last = ceu_push_read(self->paths);
    at = ceu_push_next(last, &need, now);
    at.usec = MAX(at.usec, hold_back(self, last, now).usec);
    if (at.usec <= now.usec) {
        self->unstarted++;
        start(self, now);
        at = hold_back(self, last, now);
    }
    next->usec = MIN(next->usec, at.usec);
    if (last == NULL || last->result != CEU_PUSH_FAULT || g_strcmp0(last->account, account) != 0)
        return true;
    g_set_error_literal(error, CEU_ERROR, CEU_ERROR_STATE,
                        last->message != NULL ? last->message : "the last push failed");
    return false;
}
