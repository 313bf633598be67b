/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The settings file: what is understood, what is refused and where, and that rewriting keeps the
 * rest.
 */
#include "tracker/home.h"

#include <sys/stat.h>
#include <unistd.h>

static void
write_config(const Home *home, const char *text)
{
    g_assert_cmpint(g_mkdir_with_parents(home->paths->config, 0700), ==, 0);
    g_assert_true(g_file_set_contents(home->paths->config_file, text, -1, NULL));
}

static const struct {
    const char *text;
    const char *name, *value; /* what ceu_config_get() then says */
} good_rows[] = {
    { "", "reminders.first-hour", "9" },
    { "\n# nothing\n\n", "reminders.quiet-hours", "21:00-08:00" },
    { "[reminders]\nfirst-hour=7\n", "reminders.first-hour", "7" },
    { "[reminders]\n  first-hour  =  7  \n", "reminders.first-hour", "7" },
    { "[reminders]\r\nfirst-hour=7\r\n", "reminders.first-hour", "7" },
    { "[reminders]\nleads-days = 30,7, 0\n", "reminders.leads-days", "30,7, 0" },
    { "[reminders]\nquiet-hours=off\n", "reminders.quiet-hours", "off" },
    { "[calendar]\npublish=no\n[reminders]\nfirst-hour=4\n", "calendar.publish", "no" },
    { "[calendar]\npath=/srv/cal/ü.ics\n", "calendar.path", "/srv/cal/ü.ics" },
    { "[calendar]\nvdir=~/cal\n", "calendar.vdir", "~/cal" },
    { "[terminal]\npager=most -c\n", "terminal.pager", "most -c" },
    { "[open]\ncommand=foot -e 'ceu due'\n", "open.command", "foot -e 'ceu due'" },
    { "[caldav]\nurl=https://cal.example.org\n", "caldav.url", "https://cal.example.org" },
    { "[caldav]\nurl=http://127.3.2.1:5232/me/\n", "caldav.url", "http://127.3.2.1:5232/me/" },
    { "[caldav]\nuser=me@example.org\n", "caldav.calendar", "Renewals" },
    { "[serve]\nport=8123\n", "serve.port", "8123" },
    { "[serve]\naddress=::1\n", "serve.address", "::1" },
    { "[import]\ndate-order=dmy\n", "import.date-order", "dmy" },
    { "[inbox]\nfolder=~/Certificates\n", "inbox.folder", "~/Certificates" },
    { "[inbox]\nfolder=none\n", "inbox.folder", "none" },
};

static void
good_files_are_understood(Home *home, gconstpointer data)
{
    (void) data;
    for (size_t i = 0; i < G_N_ELEMENTS(good_rows); i++) {
        g_autoptr(GError) error = NULL;
        g_autofree char *value = NULL;
        g_autoptr(CeuConfig) config = NULL;

        write_config(home, good_rows[i].text);
        config = ceu_config_load(home->paths, &error);
        g_assert_no_error(error);
        g_assert_nonnull(config);
        value = ceu_config_get(home->paths, good_rows[i].name, &error);
        g_assert_no_error(error);
        g_assert_cmpstr(value, ==, good_rows[i].value);
    }
}

static const struct {
    const char *text;
    const char *place;   /* in the message */
    const char *message; /* in the message */
} bad_rows[] = {
    { "[reminders]\nfirst-hour=3\n", ":2:", "from 4 to 23" },
    { "[reminders]\nfirst-hour=24\n", ":2:", "from 4 to 23" },
    { "[reminders]\nfirst-hour=9 # morning\n", ":2:", "whole number" },
    { "[reminders]\nfirst-hour=\n", ":2:", "whole number" },
    { "[reminders]\n\nfirst-huor=9\n", ":3:", "did you mean “first-hour”" },
    { "[reminder]\nfirst-hour=9\n", ":1:", "did you mean “reminders”" },
    { "[zebra]\n", ":1:", "no group “zebra”" },
    { "[reminders]\nzebra=1\n", ":2:", "no setting “zebra”" },
    { "[reminders]\npublish=yes\n", ":2:", "no setting “publish”" },
    { "[caldav]\npassword=x\n", ":2:", "must not stand in a file" },
    { "[caldav]\nurl=http://cal.example.org/\n", ":2:", "write https://" },
    { "[caldav]\nurl=https://me:x@cal.example.org/\n", ":2:", "set caldav.user" },
    { "[caldav]\nca-file=ca.pem\n", ":2:", "absolute path" },
    { "[caldav]\npassword-command=pass 'x\n", ":2:", "not closed" },
    { "first-hour=9\n", ":1:", "[group]" },
    { "[reminders]\nfirst-hour 9\n", ":2:", "key = value" },
    { "[reminders\n", ":1:", "not closed" },
    { "[reminders]\nfirst-hour=9\nfirst-hour=10\n", ":3:", "already set in line 2" },
    { "[reminders]\nfirst-hour=9\n[calendar]\n[reminders]\nfirst-hour=9\n", ":5:", "line 2" },
    { "[reminders]\nleads-days=30,x\n", ":2:", "“x”" },
    { "[reminders]\nleads-days=-1\n", ":2:", "“-1”" },
    { "[reminders]\nleads-days=\n", ":2:", "nothing would ever remind" },
    { "[reminders]\nleads-days=99999\n", ":2:", "3650" },
    { "[reminders]\nquiet-hours=21-8\n", ":2:", "21:00-08:00" },
    { "[reminders]\nquiet-hours=21:00-24:00\n", ":2:", "21:00-08:00" },
    { "[reminders]\nquiet-hours=+1:00-08:00\n", ":2:", "21:00-08:00" },
    { "[reminders]\nquiet-hours=09:00-08:00\n", "", "leave no time" },
    { "[reminders]\nrepeat-hours=0\n", ":2:", "from 1 to 168" },
    { "[reminders]\nrepeat-hours=169\n", ":2:", "from 1 to 168" },
    { "[reminders]\nflood-limit=0\n", ":2:", "from 1 to 10" },
    { "[reminders]\ndays-off=someday\n", ":2:", "“someday” is neither" },
    { "[reminders]\ndays-off=2026-02-30\n", ":2:", "neither" },
    { "[reminders]\ndays-off=2026-12-24..2026-12-23\n", ":2:", "neither" },
    { "[reminders]\ndays-off=mon,tue,wed,thu,fri,sat,sun\n", "", "leave no time" },
    { "[reminders]\npace=often\n", ":2:", "neither yes nor no" },
    { "[leads]\nrevoked=soon\n", ":2:", "“soon”" },
    { "[leads]\nrevokd=30\n", ":2:", "did you mean “revoked”" },
    { "[leads]\ndue=none\n", ":2:", "nothing would ever remind" },
    { "[mail]\nto=-t@example.org\n", ":2:", "no mail address" },
    { "[mail]\nto=a@example.org b@example.org\n", ":2:", "no mail address" },
    { "[mail]\nto=a@b@example.org\n", ":2:", "no mail address" },
    { "[mail]\nto=a@example.org,b\n", ":2:", "no mail address" },
    { "[mail]\nsendmail=sendmail\n", ":2:", "absolute" },
    { "[calendar]\npublish=maybe\n", ":2:", "neither yes nor no" },
    { "[calendar]\npath=cal.ics\n", ":2:", "absolute" },
    { "[calendar]\nvdir=Calendars\n", ":2:", "absolute" },
    { "[calendar]\ntasks=some\n", ":2:", "neither yes nor no" },
    { "[calendar]\ntasks-vdir=./tasks\n", ":2:", "absolute" },
    { "[open]\ncommand=foot 'x\n", ":2:", "quote" },
    { "[serve]\nport=80\n", ":2:", "1024" },
    { "[serve]\naddress=localhost\n", ":2:", "numeric address" },
    { "[serve]\nname=my_pc/x\n", ":2:", "host name" },
    { "[import]\ndate-order=ymd\n", ":2:", "auto, mdy, dmy" },
    { "[inbox]\nfolder=Certificates\n", ":2:", "absolute" },
    { "[reminders]\nfirst-hour=9\xff\n", ":2:", "UTF-8" },
};

static void
bad_files_are_refused_with_their_place(Home *home, gconstpointer data)
{
    (void) data;
    for (size_t i = 0; i < G_N_ELEMENTS(bad_rows); i++) {
        g_autoptr(GError) error = NULL;
        g_autofree char *place = g_strconcat(home->paths->config_file, bad_rows[i].place, NULL);

        write_config(home, bad_rows[i].text);
        g_test_message("%s", bad_rows[i].message);
        g_assert_null(ceu_config_load(home->paths, &error));
        g_assert_nonnull(error);
        g_assert_true(error->domain == CEU_ERROR);
        g_assert_nonnull(strstr(error->message, place));
        g_assert_nonnull(strstr(error->message, bad_rows[i].message));
    }
}

static void
values_reach_the_policy(Home *home, gconstpointer data)
{
    g_autoptr(CeuConfig) config = NULL;

    (void) data;
    write_config(home,
                 "[reminders]\nleads-days=7, 30,7,0\nlate-leads-days=2\nfirst-hour=10\n"
                 "quiet-hours=22:30-06:15\nrepeat-hours=48\nflood-limit=5\n"
                 "[calendar]\npublish=no\npath=~/cal.ics\nvdir=~/cal\ntasks=yes\ntasks-vdir=/srv/"
                 "tasks\nmilestones-days=30;60\n"
                 "alarms-days=1,7\nlanguage=es\n[open]\ncommand=xterm\n[import]\ndate-order=mdy\n"
                 "[inbox]\nfolder=/srv/inbox\n[terminal]\npager=most\n");
    config = ceu_config_load(home->paths, NULL);
    g_assert_nonnull(config);
    g_assert_cmpuint(config->remind.lead_count, ==, 3);
    g_assert_cmpint(config->remind.leads_days[0], ==, 30);
    g_assert_cmpint(config->remind.leads_days[1], ==, 7);
    g_assert_cmpint(config->remind.leads_days[2], ==, 0);
    g_assert_cmpuint(config->remind.late_lead_count, ==, 1);
    g_assert_cmpint(config->remind.first_hour, ==, 10);
    g_assert_cmpint(config->remind.quiet_from_minute, ==, 1350);
    g_assert_cmpint(config->remind.quiet_until_minute, ==, 375);
    g_assert_cmpint(config->remind.repeat_hours, ==, 48);
    g_assert_cmpuint(config->remind.flood_limit, ==, 5);
    g_assert_true(config->remind.nudge_pace && config->remind.nudge_proof);
    g_assert_false(config->remind.hide_details);
    g_assert_null(config->mail_to);
    g_assert_false(config->calendar_publish);
    g_assert_true(g_path_is_absolute(config->calendar_path));
    g_assert_true(g_path_is_absolute(config->calendar_vdir));
    g_assert_true(config->calendar_tasks);
    g_assert_cmpstr(config->calendar_tasks_vdir, ==, "/srv/tasks");
    g_assert_cmpuint(config->n_milestones, ==, 2);
    g_assert_cmpint(config->milestones_days[0], ==, 60);
    g_assert_cmpuint(config->n_alarms, ==, 2);
    g_assert_cmpint(config->alarms_days[0], ==, 1); /* the first is the most important */
    g_assert_cmpstr(config->calendar_language, ==, "es");
    g_assert_cmpstr(config->open_command, ==, "xterm");
    g_assert_cmpint(config->date_order, ==, CEU_DATE_ORDER_MDY);
    g_assert_cmpstr(config->inbox_folder, ==, "/srv/inbox");
    g_assert_cmpstr(config->pager, ==, "most");
}

static void
leads_days_off_and_flags_reach_the_policy(Home *home, gconstpointer data)
{
    g_autoptr(CeuConfig) config = NULL;
    const CeuRemindPolicy *policy;
    char first[CEU_DATE_TEXT_SIZE], last[CEU_DATE_TEXT_SIZE];

    (void) data;
    write_config(home, "[reminders]\ndays-off=Sat, sun; 2026-12-24..2027-01-02, 2027-07-05\n"
                       "pace=no\nproof=no\nprivate=yes\n"
                       "[leads]\ndues=100, 50\nrevoked=5,60\nsubmission-opens=3,0\nlate-fee=\n"
                       "[mail]\nto=me@example.org\nsendmail=/opt/mail/send\n");
    config = ceu_config_load(home->paths, NULL);
    g_assert_nonnull(config);
    policy = &config->remind;
    g_assert_cmpuint(policy->off_weekdays, ==, 1U << 6 | 1U << 7);
    g_assert_cmpuint(policy->off_span_count, ==, 2);
    g_assert_cmpstr(ceu_date_format(policy->off_spans[0].first, first), ==, "2026-12-24");
    g_assert_cmpstr(ceu_date_format(policy->off_spans[0].last, last), ==, "2027-01-02");
    g_assert_cmpint(policy->off_spans[1].first.days, ==, policy->off_spans[1].last.days);
    g_assert_false(policy->nudge_pace);
    g_assert_false(policy->nudge_proof);
    g_assert_true(policy->hide_details);
    g_assert_cmpuint(policy->dues_leads.count, ==, 2);
    g_assert_cmpint(policy->dues_leads.days[0], ==, 100);
    g_assert_cmpint(policy->stage_leads[CEU_STAGE_REVOKED].days[0], ==, 60);
    g_assert_cmpuint(policy->stage_leads[CEU_STAGE_SUBMISSION_OPENS].count, ==, 2);
    g_assert_cmpuint(policy->stage_leads[CEU_STAGE_LATE_FEE].count, ==, 0);
    g_assert_cmpuint(policy->stage_leads[CEU_STAGE_DUE].count, ==, 0);
    g_assert_cmpstr(config->mail_to, ==, "me@example.org");
    g_assert_cmpstr(config->mail_command, ==, "/opt/mail/send");
}

/* A lead time for every kind of stage can be given. */
static void
every_stage_has_a_setting(Home *home, gconstpointer data)
{
    (void) data;
    for (CeuStageKind kind = 0; kind < CEU_STAGE_KIND_COUNT; kind++) {
        g_autofree char *text = g_strdup_printf("[leads]\n%s=11\n", ceu_stage_kind_name(kind));
        g_autoptr(GError) error = NULL;
        g_autoptr(CeuConfig) config = NULL;

        write_config(home, text);
        config = ceu_config_load(home->paths, &error);
        g_assert_no_error(error);
        g_assert_cmpint(config->remind.stage_leads[kind].days[0], ==, 11);
    }
}

static void
no_file_means_the_defaults(Home *home, gconstpointer data)
{
    g_autoptr(CeuConfig) config = ceu_config_load(home->paths, NULL);
    CeuRemindPolicy policy = ceu_remind_policy_default();

    (void) data;
    g_assert_nonnull(config);
    g_assert_true(memcmp(config->remind.leads_days, policy.leads_days, sizeof(policy.leads_days)) ==
                  0);
    g_assert_true(config->calendar_publish);
    g_assert_cmpstr(config->calendar_path, ==, home->paths->feed);
    g_assert_null(config->calendar_vdir);
    g_assert_false(config->calendar_tasks);
    g_assert_null(config->pager);
    g_assert_null(config->open_command);
    g_assert_cmpuint(config->n_alarms, ==, 0);
    g_assert_false(g_file_test(home->paths->config, G_FILE_TEST_EXISTS));
}

/* The table's fallbacks are what no file means: each of them, set, changes nothing. */
static void
the_default_text_says_the_defaults(Home *home, gconstpointer data)
{
    g_autofree char *text = ceu_config_default_text();
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    g_autoptr(GString) active = g_string_new(NULL);
    g_autoptr(CeuConfig) plain = ceu_config_load(home->paths, NULL);
    g_autoptr(CeuConfig) stated = NULL;
    g_autoptr(GError) error = NULL;

    (void) data;
    for (size_t i = 0; lines[i] != NULL; i++)
        g_string_append_printf(active, "%s\n",
                               lines[i][0] == '#' && lines[i][1] != ' ' ? lines[i] + 1 : lines[i]);
    g_assert_nonnull(strstr(active->str, "\nlate-leads-days = "));
    write_config(home, active->str);
    stated = ceu_config_load(home->paths, &error);
    g_assert_no_error(error);
    g_assert_true(memcmp(&stated->remind, &plain->remind, sizeof(plain->remind)) == 0);
    g_assert_cmpstr(stated->calendar_path, ==, plain->calendar_path);
    g_assert_true(stated->calendar_publish);
}

static void
names_come_with_help(void)
{
    const char *const *names = ceu_config_names();
    size_t n = 0;

    for (; names[2 * n] != NULL; n++) {
        g_assert_nonnull(strchr(names[2 * n], '.'));
        g_assert_cmpuint(strlen(names[2 * n + 1]), >, 10);
    }
    g_assert_cmpuint(n, ==, 51);
}

static void
setting_keeps_comments_and_other_values(Home *home, gconstpointer data)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *text = NULL;
    g_autofree char *value = NULL;

    (void) data;
    write_config(home, "# mine\n\n[reminders]\n# early bird\nfirst-hour=6\n\n[calendar]\n# off\n"
                       "publish=no\n");
    g_assert_true(ceu_config_set(home->paths, "reminders.first-hour", "7", &error));
    g_assert_no_error(error);
    g_assert_true(ceu_config_set(home->paths, "import.date-order", "dmy", &error));
    g_assert_no_error(error);
    text = contents(home->paths->config_file);
    g_assert_nonnull(strstr(text, "# mine\n"));
    g_assert_nonnull(strstr(text, "# early bird\nfirst-hour=7\n"));
    g_assert_nonnull(strstr(text, "# off\npublish=no\n"));
    g_assert_nonnull(strstr(text, "[import]\ndate-order=dmy\n"));
    g_assert_true(ceu_config_set(home->paths, "reminders.first-hour", NULL, &error));
    value = ceu_config_get(home->paths, "reminders.first-hour", NULL);
    g_assert_cmpstr(value, ==, "9");
}

static void
setting_begins_a_commented_file(Home *home, gconstpointer data)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *text = NULL;
    struct stat status;

    (void) data;
    g_assert_true(ceu_config_set(home->paths, "reminders.quiet-hours", "off", &error));
    g_assert_no_error(error);
    text = contents(home->paths->config_file);
    g_assert_nonnull(strstr(text, "quiet-hours=off"));
    g_assert_nonnull(strstr(text, "#first-hour = 9"));
    g_assert_cmpint(stat(home->paths->config_file, &status), ==, 0);
    g_assert_cmpint(status.st_mode & 0777, ==, 0600);
    g_assert_cmpint(stat(home->paths->config, &status), ==, 0);
    g_assert_cmpint(status.st_mode & 0777, ==, 0700);
}

static const struct {
    const char *name, *value, *message;
    int code;
} refused_rows[] = {
    { "reminders.first-hour", "25", "4 to 23", CEU_ERROR_PARSE },
    { "reminders.first-huor", "9", "did you mean “reminders.first-hour”", CEU_ERROR_NOT_FOUND },
    { "zebra", "9", "no setting “zebra”", CEU_ERROR_NOT_FOUND },
    { "caldav.password", "9", "must not stand in a file", CEU_ERROR_STATE },
    { "caldav.url", "ftp://x/", "begins with https", CEU_ERROR_PARSE },
    { "reminders.quiet-hours", "06:00-05:00", "leave no time", CEU_ERROR_RANGE },
    { "calendar.path", "here", "absolute", CEU_ERROR_PARSE },
};

static void
a_refused_value_changes_nothing(Home *home, gconstpointer data)
{
    static const char before[] = "[reminders]\n# kept\nfirst-hour=6\n";

    (void) data;
    write_config(home, before);
    for (size_t i = 0; i < G_N_ELEMENTS(refused_rows); i++) {
        g_autoptr(GError) error = NULL;
        g_autofree char *after = NULL;

        g_assert_false(
            ceu_config_set(home->paths, refused_rows[i].name, refused_rows[i].value, &error));
        g_assert_error(error, CEU_ERROR, refused_rows[i].code);
        g_assert_nonnull(strstr(error->message, refused_rows[i].message));
        after = contents(home->paths->config_file);
        g_assert_cmpstr(after, ==, before);
    }
}

/* Dotfiles kept elsewhere: the file behind the link is rewritten, the link stays. */
static void
a_linked_file_stays_linked(Home *home, gconstpointer data)
{
    g_autofree char *real = g_build_filename(home->directory, "dotfiles.conf", NULL);
    g_autofree char *text = NULL;
    g_autoptr(GError) error = NULL;

    (void) data;
    g_assert_cmpint(g_mkdir_with_parents(home->paths->config, 0700), ==, 0);
    g_assert_true(g_file_set_contents(real, "[reminders]\nfirst-hour=6\n", -1, NULL));
    g_assert_cmpint(symlink(real, home->paths->config_file), ==, 0);
    g_assert_true(ceu_config_set(home->paths, "reminders.first-hour", "8", &error));
    g_assert_no_error(error);
    g_assert_true(g_file_test(home->paths->config_file, G_FILE_TEST_IS_SYMLINK));
    text = contents(real);
    g_assert_cmpstr(text, ==, "[reminders]\nfirst-hour=8\n");
}

static void
a_faulty_value_can_be_set_right(Home *home, gconstpointer data)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(CeuConfig) config = NULL;

    (void) data;
    write_config(home, "[reminders]\nfirst-hour=99\n");
    g_assert_true(ceu_config_set(home->paths, "reminders.first-hour", "8", &error));
    g_assert_no_error(error);
    config = ceu_config_load(home->paths, &error);
    g_assert_no_error(error);
    g_assert_cmpint(config->remind.first_hour, ==, 8);
}

static void
a_file_that_is_none_is_refused(Home *home, gconstpointer data)
{
    g_autofree char *huge = g_strnfill(70000, '#');
    g_autoptr(GError) error = NULL;

    (void) data;
    write_config(home, huge);
    g_assert_null(ceu_config_load(home->paths, &error));
    g_assert_error(error, CEU_ERROR, CEU_ERROR_LIMIT);
    g_clear_error(&error);
    g_assert_true(g_file_set_contents(home->paths->config_file, "#\0[x]", 5, NULL));
    g_assert_null(ceu_config_load(home->paths, &error));
    g_assert_error(error, CEU_ERROR, CEU_ERROR_PARSE);
    g_clear_error(&error);
    g_assert_cmpint(g_remove(home->paths->config_file), ==, 0);
    g_assert_cmpint(g_mkdir(home->paths->config_file, 0700), ==, 0);
    g_assert_null(ceu_config_load(home->paths, &error));
    g_assert_error(error, CEU_ERROR, CEU_ERROR_IO);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
#define ADD(name, test) g_test_add("/config/" name, Home, NULL, home_up, test, home_down)
    ADD("good", good_files_are_understood);
    ADD("bad", bad_files_are_refused_with_their_place);
    ADD("policy", values_reach_the_policy);
    ADD("leads-and-flags", leads_days_off_and_flags_reach_the_policy);
    ADD("stages", every_stage_has_a_setting);
    ADD("none", no_file_means_the_defaults);
    ADD("default-text", the_default_text_says_the_defaults);
    g_test_add_func("/config/names", names_come_with_help);
    ADD("set", setting_keeps_comments_and_other_values);
    ADD("set-first", setting_begins_a_commented_file);
    ADD("set-refused", a_refused_value_changes_nothing);
    ADD("set-link", a_linked_file_stays_linked);
    ADD("set-right", a_faulty_value_can_be_set_right);
    ADD("no-file-of-ours", a_file_that_is_none_is_refused);
#undef ADD
    return g_test_run();
}
