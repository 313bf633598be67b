/* SPDX-License-Identifier: GPL-3.0-or-later */
/* doctor's look at the records: store, rules, settings, permissions, file system, calendar file, backups, clock. */
#include "doctor.h"

#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/vfs.h>
#include <unistd.h>

#define YEAR_ABSURD 2100
#define ROOM_LEAST_MIB 10

/* Whether the daemon can believe the clock: held against the newest day that it knows. */
static void
look_at_trust(const CliContext *context, CeuTracker *tracker, GPtrArray *findings)
{
    static const char *const verdicts[] = {
        [CEU_TRUST_FINE] = "is believed",
        [CEU_TRUST_BEFORE_RELEASE] = "is before the release of this program",
        [CEU_TRUST_BEHIND] = "is behind the newest day known",
        [CEU_TRUST_AHEAD] = "is far ahead of the newest day known",
    };
    CeuClockVerdict clock;
    char trusted[CEU_DATE_TEXT_SIZE];

    if (!ceu_tracker_judge_clock(tracker, context->now, &clock, NULL))
        return;
    cli_find(findings, clock.trust == CEU_TRUST_FINE ? CLI_FINE : CLI_FAIL, "trust in the clock",
             g_strdup_printf("it %s (%s)", verdicts[clock.trust],
                             ceu_date_format(clock.trusted, trusted)),
             "set the clock; if it is right: ceu reminders --trust-clock");
}

static void
look_at_store(const CliContext *context, GPtrArray *findings)
{
    g_autoptr(GError) local = NULL;
    g_autoptr(CeuTracker) tracker = ceu_tracker_open(context->paths, CEU_TRACKER_READ, &local);
    g_autoptr(CeuView) view = NULL;
    uint32_t count;

    if (tracker == NULL && g_error_matches(local, CEU_ERROR, CEU_ERROR_NOT_FOUND)) {
        cli_find(findings, CLI_WARN, "records", g_strdup("there are none yet"), "ceu init");
        return;
    }
    if (g_error_matches(local, CEU_ERROR, CEU_ERROR_STATE)) { /* an older schema */
        cli_find(findings, CLI_WARN, "records", g_strdup(local->message), "ceu status");
        return;
    }
    if (tracker != NULL)
        view = ceu_tracker_view(tracker, context->today, &local);
    if (view == NULL) {
        cli_find(findings, CLI_FAIL, "records", g_strdup(local->message), "ceu verify");
        return;
    }
    look_at_trust(context, tracker, findings);
    (void) ceu_facts_activities(view->facts, &count);
    cli_find(findings, CLI_FINE, "records",
             g_strdup_printf("%s: %u activities", context->paths->store, count), NULL);
}

static void
look_at_clock(const CliContext *context, CeuDate newest, GPtrArray *findings)
{
    char today[CEU_DATE_TEXT_SIZE];
    int year;

    ceu_date_to_ymd(context->today, &year, NULL, NULL);
    ceu_date_format(context->today, today);
    if ((ceu_date_is_set(newest) && ceu_date_compare(context->today, newest) < 0) ||
        year >= YEAR_ABSURD)
        cli_find(findings, CLI_FAIL, "clock", g_strdup_printf("it says %s, which cannot be", today),
                 "set the clock");
    else
        cli_find(findings, CLI_FINE, "clock", g_strdup(today), NULL);
}

/* Returns: the newest day on which a pack was verified. */
static CeuDate
look_at_packs(const CliContext *context, const CeuRulebook *rulebook, GPtrArray *findings)
{
    CeuDate newest = CEU_DATE_NONE;
    uint32_t i;

    for (i = 0; i < ceu_rulebook_count(rulebook); i++) {
        const CeuBody *body = ceu_rulebook_nth(rulebook, i);
        g_autofree char *what = g_strdup_printf("rules of %s", body->name);
        char day[CEU_DATE_TEXT_SIZE];
        const bool old = ceu_body_is_stale(body, context->today);

        if (ceu_date_is_set(body->verified) &&
            (!ceu_date_is_set(newest) || ceu_date_compare(body->verified, newest) > 0))
            newest = body->verified;
        cli_find(findings, old ? CLI_WARN : CLI_FINE, what,
                 g_strdup_printf("checked against their sources on %s",
                                 ceu_date_format(body->verified, day)),
                 "compare them with your account; a newer version may have newer rules");
    }
    return newest;
}

static void
look_at_rules(const CliContext *context, GPtrArray *findings)
{
    g_autoptr(GError) local = NULL;
    g_autoptr(CeuRulebook) rulebook = cli_load_rulebook(context, &local);
    CeuDate newest = CEU_DATE_NONE;

    if (rulebook == NULL)
        cli_find(findings, CLI_FAIL, "rules", g_strdup(local->message), "ceu rules check");
    else if (ceu_rulebook_count(rulebook) == 0)
        cli_find(findings, CLI_FAIL, "rules", g_strdup("no rule packs are installed"),
                 "install the program again");
    else
        newest = look_at_packs(context, rulebook, findings);
    look_at_clock(context, newest, findings);
}

static void
look_at_mode(const char *path, GPtrArray *findings)
{
    struct stat status;
    g_autofree char *remedy = NULL, *what = NULL;

    if (stat(path, &status) != 0)
        return; /* not there yet: said elsewhere */
    if (status.st_uid != getuid()) {
        what = g_strdup_printf("owner of %s", path);
        remedy = g_strdup_printf("chown %u %s", (unsigned) getuid(), path);
        cli_find(findings, CLI_FAIL, what, g_strdup("it belongs to somebody else"), remedy);
        return;
    }
    what = g_strdup_printf("permissions of %s", path);
    remedy = g_strdup_printf("chmod go-rwx %s", path);
    cli_find(findings, status.st_mode & 077 ? CLI_WARN : CLI_FINE, what,
             g_strdup(status.st_mode & 077 ? "others can read it" : "yours alone"), remedy);
}

static void
look_at_file_system(const CliContext *context, GPtrArray *findings)
{
    static const struct {
        unsigned long type;
        const char *name;
    } risky[] = {
        { 0x6969, "NFS" },       { 0x517b, "SMB" },      { 0xff534d42, "CIFS" },
        { 0xfe534d42, "SMB 2" }, { 0x65735546, "FUSE" }, { 0x01021997, "9P" },
    };
    struct statfs status;
    unsigned i;

    if (statfs(context->paths->data, &status) != 0)
        return;
    for (i = 0; i < G_N_ELEMENTS(risky); i++) {
        if ((unsigned long) status.f_type != risky[i].type)
            continue;
        cli_find(
            findings, CLI_WARN, "file system",
            g_strdup_printf("the records lie on %s, where locks and durable writes may not hold",
                            risky[i].name),
            "keep the records on a local disk (XDG_DATA_HOME), and copies elsewhere");
        return;
    }
    cli_find(findings, CLI_FINE, "file system", g_strdup("local"), NULL);
}

/*
 * Whether the calendar file of that time lacks what the records say today. It is not touched when nothing in it changes,
 * so its age alone says nothing.
 */
static bool
is_calendar_behind(const CliContext *context, const CeuConfig *config, time_t written)
{
    const CeuPublishOptions wanted = { .milestones_days = config->milestones_days,
                                       .n_milestones = config->n_milestones,
                                       .language = config->calendar_language,
                                       .forget = true };
    g_autoptr(CeuTracker) tracker = ceu_tracker_open(context->paths, CEU_TRACKER_READ, NULL);
    g_autoptr(CeuPublication) publication = NULL;

    if (tracker != NULL)
        publication =
            ceu_tracker_publish(tracker, ceu_clock_today(), ceu_clock_now(), &wanted, NULL);
    return publication != NULL &&
           ceu_publication_changed(publication).usec / G_USEC_PER_SEC > written;
}

static void
look_at_calendar(const CliContext *context, const CeuConfig *config, GPtrArray *findings)
{
    struct stat feed;
    bool behind;

    if (!g_file_test(context->paths->store, G_FILE_TEST_EXISTS))
        return;
    if (stat(config->calendar_path, &feed) != 0) {
        cli_find(findings, config->calendar_publish ? CLI_WARN : CLI_FINE, "calendar file",
                 g_strdup("not written yet"), "ceu calendar publish");
        return;
    }
    behind = is_calendar_behind(context, config, feed.st_mtime);
    cli_find(
        findings, behind && config->calendar_publish ? CLI_WARN : CLI_FINE, "calendar file",
        g_strdup_printf("%s%s", config->calendar_path, behind ? " is older than the records" : ""),
        "ceu calendar publish (ceud does it by itself while it runs)");
}

static void
look_at_settings(const CliContext *context, GPtrArray *findings)
{
    g_autoptr(GError) local = NULL;
    g_autoptr(CeuConfig) config = ceu_config_load(context->paths, &local);

    if (config == NULL) {
        cli_find(findings, CLI_FAIL, "settings", g_strdup(local->message),
                 "correct the file: ceu config path");
        return;
    }
    cli_find(findings, CLI_FINE, "settings", g_strdup(context->paths->config_file), NULL);
    look_at_calendar(context, config, findings);
    cli_doctor_push(context, config, findings);
}

/* The newest of our backups; 0: there is none. */
static time_t
newest_backup(const char *directory)
{
    g_autoptr(GDir) files = g_dir_open(directory, 0, NULL);
    const char *name;
    time_t newest = 0;

    while (files != NULL && (name = g_dir_read_name(files)) != NULL) {
        g_autofree char *path = g_build_filename(directory, name, NULL);
        struct stat status;

        if (stat(path, &status) == 0 && status.st_mtime > newest)
            newest = status.st_mtime;
    }
    return newest;
}

static void
look_at_backups(const CliContext *context, GPtrArray *findings)
{
    const time_t newest = newest_backup(context->paths->backup);
    char day[CEU_DATE_TEXT_SIZE];

    if (newest == 0)
        cli_find(findings, CLI_FINE, "backups",
                 g_strdup("none of ours: one is made before each migration; keep a copy of your "
                          "own: ceu export json"),
                 NULL);
    else
        cli_find(findings, CLI_FINE, "backups",
                 g_strdup_printf(
                     "the newest is of %s, in %s",
                     ceu_date_format(
                         ceu_clock_day_of((CeuInstant){ (gint64) newest * G_USEC_PER_SEC }), day),
                     context->paths->backup),
                 NULL);
}

/* Room for the records to grow; a full disk forgets answers. */
static void
look_at_room(const CliContext *context, GPtrArray *findings)
{
    struct statvfs status;
    guint64 free_mib;

    if (statvfs(context->paths->data, &status) != 0)
        return;
    free_mib = (guint64) status.f_bavail * status.f_frsize / (1024 * 1024);
    if (status.f_flag & ST_RDONLY)
        cli_find(findings, CLI_FAIL, "room", g_strdup("the records lie on read-only media"),
                 "mount it writable: nothing can be recorded");
    else if (free_mib < ROOM_LEAST_MIB)
        cli_find(
            findings, free_mib == 0 ? CLI_FAIL : CLI_WARN, "room",
            g_strdup_printf("%" G_GUINT64_FORMAT " MiB are free where the records lie", free_mib),
            "make room: on a full disk nothing can be recorded");
    else
        cli_find(findings, CLI_FINE, "room", g_strdup("enough"), NULL);
}

void
cli_doctor_records(const CliContext *context, GPtrArray *findings)
{
    look_at_store(context, findings);
    look_at_rules(context, findings);
    look_at_settings(context, findings);
    look_at_mode(context->paths->data, findings);
    look_at_mode(context->paths->store, findings);
    look_at_mode(context->paths->evidence, findings);
    look_at_file_system(context, findings);
    look_at_room(context, findings);
    look_at_backups(context, findings);
}
