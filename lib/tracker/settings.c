/* SPDX-License-Identifier: GPL-3.0-or-later */
/* THE table of settings, and how each value is read. */
#include "tracker/catalogue.h"
#include "tracker/config.h"

#include <ceu/dav.h>
#include <ceu/names.h>

#include <arpa/inet.h>
#include <string.h>

#define LEAD_DAYS_MAX 3650
#define MINUTES_OF_HOUR 60
#define TEXT_MAX 200 /* bytes */
#define HOST_NAME_BYTES_MAX 253

/* A whole number from @least to @most, digits only. */
static bool
read_number(const char *text, int least, int most, int *out, GError **error)
{
    guint64 value;

    if (!g_ascii_string_to_unsigned(text, 10, (guint64) least, (guint64) most, &value, NULL)) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_PARSE,
                    "“%.32s” is not a whole number from %d to %d", text, least, most);
        return false;
    }
    *out = (int) value;
    return true;
}

static int
descending(gconstpointer a, gconstpointer b)
{
    int left = *(const int *) a;
    int right = *(const int *) b;

    return (left < right) - (left > right);
}

static bool
is_among(const int *days, unsigned count, int day)
{
    for (unsigned i = 0; i < count; i++) {
        if (days[i] == day)
            return true;
    }
    return false;
}

/* "90, 30, 7", each once, descending if @sorted, else as given; nothing or "none" is an empty list. */
static bool
read_days(const char *text, bool sorted, int *days, unsigned *count, GError **error)
{
    g_auto(GStrv) parts = g_strsplit_set(text, ",;", -1);
    g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(int));
    unsigned kept = 0;

    if (*text == '\0' || strcmp(text, "none") == 0) {
        *count = 0;
        return true;
    }
    for (size_t i = 0; parts[i] != NULL; i++) {
        int day;

        if (!read_number(g_strstrip(parts[i]), 0, LEAD_DAYS_MAX, &day, error))
            return false;
        g_array_append_val(found, day);
    }
    if (sorted)
        g_array_sort(found, descending);
    for (guint i = 0; i < found->len; i++) {
        int day = g_array_index(found, int, i);

        if (is_among(days, kept, day))
            continue;
        if (kept == CEU_LEADS_MAX) {
            g_set_error(error, CEU_ERROR, CEU_ERROR_LIMIT, "more than %d numbers of days",
                        CEU_LEADS_MAX);
            return false;
        }
        days[kept++] = day;
    }
    *count = kept;
    return true;
}

/* Reminders need at least one lead time, or nothing would ever be shown. */
static bool
read_leads(const char *text, int *days, unsigned *count, GError **error)
{
    if (!read_days(text, true, days, count, error))
        return false;
    if (*count > 0)
        return true;
    g_set_error_literal(
        error, CEU_ERROR, CEU_ERROR_RANGE,
        "no lead time at all: nothing would ever remind you; give days such as 30, 7, 0");
    return false;
}

static bool
read_leads_days(CeuConfig *config, const CeuSetting *setting G_GNUC_UNUSED, const char *value,
                GError **error)
{
    return read_leads(value, config->remind.leads_days, &config->remind.lead_count, error);
}

static bool
read_late_leads_days(CeuConfig *config, const CeuSetting *setting G_GNUC_UNUSED, const char *value,
                     GError **error)
{
    return read_leads(value, config->remind.late_leads_days, &config->remind.late_lead_count,
                      error);
}

/* Lead times of one stage into @setting's field. */
static bool
read_stage_leads(CeuConfig *config, const CeuSetting *setting, const char *value, GError **error)
{
    CeuLeads *leads = G_STRUCT_MEMBER_P(config, setting->field);

    if (*value != '\0')
        return read_leads(value, leads->days, &leads->count, error);
    leads->count = 0;
    return true;
}

static bool
read_first_hour(CeuConfig *config, const CeuSetting *setting G_GNUC_UNUSED, const char *value,
                GError **error)
{
    return read_number(value, 4, 23, &config->remind.first_hour, error);
}

/* "21:00" → 1260 */
static bool
read_minute(const char *text, int *out)
{
    const char *digits = text;

    if (strlen(text) != 5 || text[2] != ':')
        return false;
    for (int i = 0; i < 5; i++) {
        if (i != 2 && !g_ascii_isdigit(digits[i]))
            return false;
    }
    int hour = (text[0] - '0') * 10 + (text[1] - '0');
    int minute = (text[3] - '0') * 10 + (text[4] - '0');
    if (hour > 23 || minute > 59)
        return false;
    *out = hour * MINUTES_OF_HOUR + minute;
    return true;
}

static bool
read_quiet_hours(CeuConfig *config, const CeuSetting *setting G_GNUC_UNUSED, const char *value,
                 GError **error)
{
    g_auto(GStrv) ends = g_strsplit(value, "-", -1);
    int from, until;

    if (strcmp(value, "off") == 0) {
        config->remind.quiet_from_minute = config->remind.quiet_until_minute = 0;
        return true;
    }
    if (g_strv_length(ends) != 2 || !read_minute(g_strstrip(ends[0]), &from) ||
        !read_minute(g_strstrip(ends[1]), &until)) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_PARSE,
                    "“%.32s” is neither hours such as 21:00-08:00 nor off", value);
        return false;
    }
    config->remind.quiet_from_minute = from;
    config->remind.quiet_until_minute = until;
    return true;
}

/* "sat" → 6; 0: no day of the week. */
static int
read_weekday(const char *text)
{
    static const char *const days[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };

    for (size_t i = 0; i < G_N_ELEMENTS(days); i++) {
        if (g_ascii_strcasecmp(text, days[i]) == 0)
            return (int) i + 1;
    }
    return 0;
}

/* "2026-12-24" or "2026-12-24..2027-01-02" */
static bool
read_span(const char *text, CeuDaySpan *out)
{
    g_auto(GStrv) ends = g_strsplit(text, "..", 2);

    if (!ceu_date_parse(g_strstrip(ends[0]), &out->first, NULL))
        return false;
    out->last = out->first;
    if (ends[1] != NULL && !ceu_date_parse(g_strstrip(ends[1]), &out->last, NULL))
        return false;
    return ceu_date_compare(out->first, out->last) <= 0;
}

static bool
add_day_off(CeuRemindPolicy *policy, const char *text, GError **error)
{
    int weekday = read_weekday(text);
    CeuDaySpan span;

    if (weekday > 0) {
        policy->off_weekdays |= 1U << weekday;
        return true;
    }
    if (!read_span(text, &span)) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_PARSE,
                    "“%.32s” is neither a day of the week (mon … sun), nor a date such as "
                    "2026-12-24, nor two as 2026-12-24..2027-01-02",
                    text);
        return false;
    }
    if (policy->off_span_count == CEU_DAYS_OFF_MAX) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_LIMIT, "more than %d dates", CEU_DAYS_OFF_MAX);
        return false;
    }
    policy->off_spans[policy->off_span_count++] = span;
    return true;
}

static bool
read_days_off(CeuConfig *config, const CeuSetting *setting G_GNUC_UNUSED, const char *value,
              GError **error)
{
    g_auto(GStrv) parts = g_strsplit_set(value, ",;", -1);

    config->remind.off_weekdays = 0;
    config->remind.off_span_count = 0;
    if (*value == '\0' || strcmp(value, "none") == 0)
        return true;
    for (size_t i = 0; parts[i] != NULL; i++) {
        if (!add_day_off(&config->remind, g_strstrip(parts[i]), error))
            return false;
    }
    return true;
}

static bool
read_repeat_hours(CeuConfig *config, const CeuSetting *setting G_GNUC_UNUSED, const char *value,
                  GError **error)
{
    return read_number(value, 1, 168, &config->remind.repeat_hours, error);
}

static bool
read_flood_limit(CeuConfig *config, const CeuSetting *setting G_GNUC_UNUSED, const char *value,
                 GError **error)
{
    int limit;

    if (!read_number(value, 1, 10, &limit, error))
        return false;
    config->remind.flood_limit = (unsigned) limit;
    return true;
}

/* "yes" or "no" into the flag that is @setting's field. */
static bool
read_flag(CeuConfig *config, const CeuSetting *setting, const char *value, GError **error)
{
    bool yes = strcmp(value, "yes") == 0 || strcmp(value, "true") == 0;

    if (!yes && strcmp(value, "no") != 0 && strcmp(value, "false") != 0) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_PARSE, "“%.32s” is neither yes nor no", value);
        return false;
    }
    G_STRUCT_MEMBER(bool, config, setting->field) = yes;
    return true;
}

/* A path into the text that is @setting's field; empty: as it was. */
static bool
read_path(CeuConfig *config, const CeuSetting *setting, const char *value, GError **error)
{
    char **path = G_STRUCT_MEMBER_P(config, setting->field);

    if (*value == '\0')
        return true; /* the usual place, already there */
    if (!g_path_is_absolute(value) && !g_str_has_prefix(value, "~/")) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_PARSE,
                    "“%.100s” is not an absolute path; write it from / or from ~/", value);
        return false;
    }
    g_free(*path);
    *path = *value == '~' ? g_build_filename(g_get_home_dir(), value + 2, NULL) : g_strdup(value);
    return true;
}

/* As read_path(), but there may be none. */
static bool
read_inbox_folder(CeuConfig *config, const CeuSetting *setting, const char *value, GError **error)
{
    if (strcmp(value, "none") != 0)
        return read_path(config, setting, value, error);
    g_clear_pointer(&config->inbox_folder, g_free);
    return true;
}

static bool
read_milestones_days(CeuConfig *config, const CeuSetting *setting G_GNUC_UNUSED, const char *value,
                     GError **error)
{
    return read_days(value, true, config->milestones_days, &config->n_milestones, error);
}

static bool
read_alarms_days(CeuConfig *config, const CeuSetting *setting G_GNUC_UNUSED, const char *value,
                 GError **error)
{
    /* In the user's order: where a calendar knows one alarm alone, it takes the first. */
    return read_days(value, false, config->alarms_days, &config->n_alarms, error);
}

static bool
read_calendar_language(CeuConfig *config, const CeuSetting *setting G_GNUC_UNUSED,
                       const char *value, GError **error)
{
    if (*value == '\0')
        return true;
    if (!ceu_language_is_code(value)) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_PARSE,
                    "“%.32s” is no code of a language; write es, or en for English", value);
        return false;
    }
    g_free(config->calendar_language);
    config->calendar_language = g_strdup(value);
    return true;
}

/* A command line into the text that is @setting's field; empty: as it was. */
static bool
read_command(CeuConfig *config, const CeuSetting *setting, const char *value, GError **error)
{
    char **command = G_STRUCT_MEMBER_P(config, setting->field);

    if (*value == '\0')
        return true;
    if (!g_shell_parse_argv(value, NULL, NULL, NULL)) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_PARSE,
                    "“%.100s” is not a command line: a quote is not closed", value);
        return false;
    }
    g_free(*command);
    *command = g_strdup(value);
    return true;
}

static bool
read_caldav_url(CeuConfig *config, const CeuSetting *setting G_GNUC_UNUSED, const char *value,
                GError **error)
{
    if (*value == '\0')
        return true;
    if (!ceu_dav_url_check(value, error))
        return false;
    g_free(config->caldav_url);
    config->caldav_url = g_strdup(value);
    return true;
}

/* One line of text into @setting's field; empty: as it was. */
static bool
read_text_line(CeuConfig *config, const CeuSetting *setting, const char *value, GError **error)
{
    char **text = G_STRUCT_MEMBER_P(config, setting->field);

    if (*value == '\0')
        return true;
    for (const char *c = value; *c != '\0'; c++) {
        if (g_ascii_iscntrl(*c) || strlen(value) > TEXT_MAX) {
            g_set_error(error, CEU_ERROR, CEU_ERROR_RANGE,
                        "“%.32s…” is longer than %d bytes, or has control characters", value,
                        TEXT_MAX);
            return false;
        }
    }
    g_free(*text);
    *text = g_strdup(value);
    return true;
}

static bool
read_mail_to(CeuConfig *config, const CeuSetting *setting G_GNUC_UNUSED, const char *value,
             GError **error)
{
    if (*value == '\0')
        return true;
    if (!ceu_mail_check_address(value, error))
        return false;
    g_free(config->mail_to);
    config->mail_to = g_strdup(value);
    return true;
}

static bool
read_mail_command(CeuConfig *config, const CeuSetting *setting G_GNUC_UNUSED, const char *value,
                  GError **error)
{
    if (!g_path_is_absolute(value)) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_PARSE,
                    "“%.100s” is not an absolute path; write it from /", value);
        return false;
    }
    g_free(config->mail_command);
    config->mail_command = g_strdup(value);
    return true;
}

static bool
read_serve_port(CeuConfig *config, const CeuSetting *setting G_GNUC_UNUSED, const char *value,
                GError **error)
{
    return read_number(value, 1024, 65535, &config->serve_port, error);
}

static bool
read_serve_address(CeuConfig *config, const CeuSetting *setting G_GNUC_UNUSED, const char *value,
                   GError **error)
{
    unsigned char address[sizeof(struct in6_addr)];

    if (inet_pton(AF_INET, value, address) != 1 && inet_pton(AF_INET6, value, address) != 1) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_PARSE,
                    "“%.64s” is no numeric address such as 127.0.0.1 or ::1", value);
        return false;
    }
    g_free(config->serve_address);
    config->serve_address = g_strdup(value);
    return true;
}

static bool
read_serve_name(CeuConfig *config, const CeuSetting *setting G_GNUC_UNUSED, const char *value,
                GError **error)
{
    const size_t length = strlen(value);

    if (length == 0)
        return true;
    if (length > HOST_NAME_BYTES_MAX ||
        strspn(value, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-.") != length) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_PARSE,
                    "“%.64s” is no host name such as my-pc.local", value);
        return false;
    }
    g_free(config->serve_name);
    config->serve_name = g_strdup(value);
    return true;
}

static bool
read_date_order(CeuConfig *config, const CeuSetting *setting G_GNUC_UNUSED, const char *value,
                GError **error)
{
    static const char *const orders[] = {
        [CEU_DATE_ORDER_AUTO] = "auto", [CEU_DATE_ORDER_MDY] = "mdy", [CEU_DATE_ORDER_DMY] = "dmy"
    };

    for (size_t i = 0; i < G_N_ELEMENTS(orders); i++) {
        if (strcmp(value, orders[i]) == 0) {
            config->date_order = (CeuDateOrder) i;
            return true;
        }
    }
    g_set_error(error, CEU_ERROR, CEU_ERROR_PARSE, "“%.32s” is none of auto, mdy, dmy", value);
    return false;
}

/* clang-format off */
#define FIELD(member) G_STRUCT_OFFSET(CeuConfig, member)
#define STAGE(kind, name, help) \
    { "leads", name, "", "the same before the " help, read_stage_leads, FIELD(remind.stage_leads) + (kind) * sizeof(CeuLeads) }

const CeuSetting ceu_settings[] = {
    { "reminders", "leads-days", "180, 90, 60, 30, 14, 7, 3, 1, 0",
      "days (0 to 3650) before a due date at which a reminder begins; dues from 60 on", read_leads_days, 0 },
    { "reminders", "late-leads-days", "14, 7, 3, 1, 0",
      "the same before each later stage: grace period, inactive, revoked …", read_late_leads_days, 0 },
    { "reminders", "first-hour", "9", "hour of the day (4 to 23) from which reminders show", read_first_hour, 0 },
    { "reminders", "quiet-hours", "21:00-08:00", "no reminder shows between these times; or off", read_quiet_hours, 0 },
    { "reminders", "days-off", "none",
      "only critical reminders show on these days: sat, sun, 2026-12-24, 2026-12-24..2027-01-02; or none", read_days_off, 0 },
    { "reminders", "repeat-hours", "24",
      "hours (1 to 168) after which a reminder that was not answered shows again", read_repeat_hours, 0 },
    { "reminders", "flood-limit", "1",
      "more reminders than this (1 to 10) beside two critical ones become one", read_flood_limit, 0 },
    { "reminders", "pace", "yes", "a nudge once a month while you are well behind the pace (yes or no)", read_flag,
      FIELD(remind.nudge_pace) },
    { "reminders", "proof", "yes", "a nudge once a month while activities that count have no proof (yes or no)", read_flag,
      FIELD(remind.nudge_proof) },
    { "reminders", "private", "no", "notifications name no body, number or date, for screens that others see (yes or no)",
      read_flag, FIELD(remind.hide_details) },
    { "leads", "dues", "", "days (0 to 3650) before dues are due; empty: as reminders.leads-days, from 60 on", read_stage_leads,
      FIELD(remind.dues_leads) },
    STAGE(CEU_STAGE_SUBMISSION_OPENS, "submission-opens", "opening of the submission; empty: on its day"),
    STAGE(CEU_STAGE_PART_DUE, "part-due", "end of a year with a minimum of its own; empty: as reminders.leads-days"),
    STAGE(CEU_STAGE_DUE, "due", "due date; empty: as reminders.leads-days"),
    STAGE(CEU_STAGE_REPORT_DUE, "report-due", "last day to report; empty: as reminders.late-leads-days"),
    STAGE(CEU_STAGE_GRACE_ENDS, "grace-ends", "end of the grace period; empty: as reminders.late-leads-days"),
    STAGE(CEU_STAGE_LATE_FEE, "late-fee", "late fee; empty: as reminders.late-leads-days"),
    STAGE(CEU_STAGE_EXTENSION_ENDS, "extension-ends", "end of an extension; empty: as reminders.late-leads-days"),
    STAGE(CEU_STAGE_FINAL_NOTICE, "final-notice", "last notice; empty: as reminders.late-leads-days"),
    STAGE(CEU_STAGE_INACTIVE, "inactive", "day of becoming inactive; empty: as reminders.late-leads-days"),
    STAGE(CEU_STAGE_SUSPENDED, "suspended", "suspension; empty: as reminders.late-leads-days"),
    STAGE(CEU_STAGE_REVOKED, "revoked", "revocation; empty: as reminders.late-leads-days"),
    STAGE(CEU_STAGE_REINSTATEMENT_ENDS, "reinstatement-ends", "last day to be reinstated; empty: as reminders.late-leads-days"),
    STAGE(CEU_STAGE_EXAM_EXTENSION, "exam-extension", "last day to ask for an extension; empty: as reminders.late-leads-days"),
    STAGE(CEU_STAGE_EXAM_BY, "exam-by", "last day to sit the exam; empty: as reminders.leads-days"),
    STAGE(CEU_STAGE_EXAM_APPOINTMENT, "exam-appointment", "exam you are registered for; empty: as reminders.late-leads-days"),
    STAGE(CEU_STAGE_EXAM_RETEST, "exam-retest", "first day of another attempt; empty: on its day"),
    STAGE(CEU_STAGE_EXAM_FINISH, "exam-finish", "last day to finish the exam; empty: as reminders.leads-days"),
    STAGE(CEU_STAGE_EXAM_COMPLETE, "exam-complete", "last day to complete the exam; empty: as reminders.leads-days"),
    { "mail", "to", "", "address that ceu check mails reminders to; empty: no mail", read_mail_to, 0 },
    { "mail", "sendmail", "/usr/sbin/sendmail", "program that takes the mail, by its absolute path", read_mail_command, 0 },
    { "calendar", "publish", "yes", "whether ceud keeps the calendar file fresh (yes or no)", read_flag,
      FIELD(calendar_publish) },
    { "calendar", "path", "", "where the calendar file is written; empty: the data directory", read_path,
      FIELD(calendar_path) },
    { "calendar", "vdir", "", "folder of one event a file (vdir) for khal, vdirsyncer …; empty: none", read_path,
      FIELD(calendar_vdir) },
    { "calendar", "tasks", "no", "the due dates as tasks besides, in a file of their own beside the calendar file (yes or no)",
      read_flag, FIELD(calendar_tasks) },
    { "calendar", "tasks-vdir", "", "folder of one task a file for todoman, vdirsyncer …, with calendar.tasks; empty: none",
      read_path, FIELD(calendar_tasks_vdir) },
    { "calendar", "milestones-days", "", "extra events so many days before each due date", read_milestones_days, 0 },
    { "calendar", "alarms-days", "",
      "alarms in the calendar so many days before, the most important first; the daemon reminds without them",
      read_alarms_days, 0 },
    { "calendar", "language", "", "language of the calendar's texts: es, en …; empty: that of the session of ceud",
      read_calendar_language, 0 },
    { "caldav", "url", "", "CalDAV server that the calendar is pushed to, https://…; empty: none", read_caldav_url, 0 },
    { "caldav", "user", "", "user name on that server; empty: no login", read_text_line, FIELD(caldav_user) },
    { "caldav", "calendar", CEU_CALDAV_CALENDAR, "name of the calendar there, or its path from /; made if it is missing",
      read_text_line, FIELD(caldav_calendar) },
    { "caldav", "password-command", "", "what prints the password; empty: it is in the keyring", read_command,
      FIELD(caldav_password_command) },
    { "caldav", "ca-file", "", "certificate authority to trust beside those of the system, a PEM file", read_path,
      FIELD(caldav_ca_file) },
    { "serve", "port", G_STRINGIFY(CEU_SERVE_PORT), "port (1024 to 65535) of the calendar over HTTP", read_serve_port, 0 },
    { "serve", "address", CEU_SERVE_ADDRESS,
      "address of the calendar over HTTP; other than 127.0.0.1 or ::1: other computers reach it, unencrypted",
      read_serve_address, 0 },
    { "serve", "name", "", "name by which other computers reach the calendar over HTTP; empty: none", read_serve_name, 0 },
    { "open", "command", "", "what the button Open of a reminder runs; empty: the status window", read_command,
      FIELD(open_command) },
    { "terminal", "pager", "", "what shows output longer than the screen; empty: $PAGER, else less; none: nothing does",
      read_command, FIELD(pager) },
    { "inbox", "folder", "", "folder whose certificates become drafts; empty: inbox in the data directory; none: no folder",
      read_inbox_folder, FIELD(inbox_folder) },
    { "import", "date-order", "auto",
      "what 01/02/2027 means: mdy, dmy, or auto (in a CSV file decided by the whole file, else month first)", read_date_order, 0 },
};
/* clang-format on */

const size_t ceu_n_settings = G_N_ELEMENTS(ceu_settings);

const CeuSetting *
ceu_setting_find(const char *group, const char *key)
{
    for (size_t i = 0; i < ceu_n_settings; i++) {
        if (strcmp(ceu_settings[i].group, group) == 0 && strcmp(ceu_settings[i].key, key) == 0)
            return &ceu_settings[i];
    }
    return NULL;
}
