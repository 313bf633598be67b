/* SPDX-License-Identifier: GPL-3.0-or-later */
/* doctor's look at the calendar server: how the last push went, and whether anything waits. Nobody is asked. */
#include "doctor.h"

#include <sys/stat.h>

#define WAITS_LONG_USEC G_TIME_SPAN_HOUR /* ceud sends within minutes */
#define AWAY_LONG_USEC                                                                             \
    (3 * G_TIME_SPAN_DAY) /* so long an offline machine is nothing to worry about */

/* "2026-11-23 14:05", local. (transfer full) */
static char *
moment(CeuInstant at)
{
    char day[CEU_DATE_TEXT_SIZE];
    int minute = ceu_clock_minute_of_day(at);

    return g_strdup_printf("%s %02d:%02d", ceu_date_format(ceu_clock_day_of(at), day), minute / 60,
                           minute % 60);
}

static CeuInstant
published_at(const CeuConfig *config)
{
    struct stat feed;

    if (!config->calendar_publish || stat(config->calendar_path, &feed) != 0)
        return (CeuInstant){ 0 };
    return (CeuInstant){ (int64_t) feed.st_mtim.tv_sec * G_USEC_PER_SEC };
}

/* The last one brought everything there. */
static void
look_at_done(const CeuPush *last, const CeuConfig *config, CeuInstant now, GPtrArray *findings)
{
    CeuInstant published = published_at(config);
    bool waits = published.usec > last->pushed.usec && now.usec - published.usec > WAITS_LONG_USEC;
    g_autofree char *when = moment(last->pushed);

    if (waits)
        cli_find(findings, CLI_WARN, "calendar server",
                 g_strdup_printf("changes wait to be sent there; the last push was %s", when),
                 "ceu calendar push (ceud does it by itself while it runs)");
    else
        cli_find(findings, CLI_FINE, "calendar server",
                 g_strdup_printf("%s has everything since %s", config->caldav_url, when), NULL);
}

/* It heals by itself, as far as anybody can tell. */
static void
look_at_later(const CeuPush *last, const CeuPushNeed *need, CeuInstant now, GPtrArray *findings)
{
    bool away_long = now.usec - last->pushed.usec > AWAY_LONG_USEC;
    g_autofree char *when = moment(last->began);
    g_autofree char *next = moment(ceu_push_next(last, need, now));

    cli_find(findings, away_long ? CLI_WARN : CLI_FINE, "calendar server",
             g_strdup_printf("%s: %s; next try %s, if ceud runs", when,
                             last->message != NULL ? last->message : "it could not be sent", next),
             "ceu calendar push");
}

/* The last one did not bring everything there. */
static void
look_at_failure(const CeuPush *last, const CeuPushNeed *need, CeuInstant now, GPtrArray *findings)
{
    g_autofree char *when = moment(last->began);
    const char *message = last->message != NULL ? last->message : "it failed";

    switch (last->result) {
    case CEU_PUSH_FAULT:
        cli_find(findings, CLI_FAIL, "calendar server", g_strdup_printf("%s: %s", when, message),
                 "do what it says, then: ceu calendar push (ceud itself tries once a day)");
        break;
    case CEU_PUSH_PARTLY:
        cli_find(findings, CLI_WARN, "calendar server", g_strdup_printf("%s: %s", when, message),
                 "ceu calendar push says which, and why");
        break;
    case CEU_PUSH_DONE:
    case CEU_PUSH_BEGUN:
    case CEU_PUSH_LATER:
    case CEU_PUSH_COUNT:
        look_at_later(last, need, now, findings);
        break;
    }
}

void
cli_doctor_push(const CliContext *context, const CeuConfig *config, GPtrArray *findings)
{
    g_autoptr(CeuPush) last = NULL;
    g_autofree char *account = NULL;
    CeuPushNeed need = { .changed = published_at(config) };
    CeuInstant now = context->now;

    if (config->caldav_url == NULL)
        return;
    last = ceu_push_read(context->paths);
    account = ceu_push_account(config);
    need.account = account;
    if (last == NULL || g_strcmp0(last->account, account) != 0)
        cli_find(findings, CLI_WARN, "calendar server",
                 g_strdup_printf("nothing was sent to %s yet", config->caldav_url),
                 "ceu calendar push");
    else if (last->result == CEU_PUSH_DONE)
        look_at_done(last, config, now, findings);
    else if (last->result == CEU_PUSH_BEGUN && now.usec >= last->began.usec &&
             now.usec - last->began.usec < CEU_PUSH_LIMIT_USEC)
        cli_find(findings, CLI_FINE, "calendar server", g_strdup("a push is under way"), NULL);
    else
        look_at_failure(last, &need, now, findings);
}
