/* SPDX-License-Identifier: GPL-3.0-or-later */
/* THE table of settings, and how each value is read. */
#include "tracker/config.h"

#include <string.h>

#define LEAD_DAYS_MAX 3650
#define MINUTES_OF_HOUR 60

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

/* "90, 30, 7" in any order, stored descending and each once; nothing or "none" is an empty list. */
static bool
read_days(const char *text, int *days, unsigned *count, GError **error)
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
    g_array_sort(found, descending);
    for (guint i = 0; i < found->len; i++) {
        int day = g_array_index(found, int, i);

        if (kept > 0 && days[kept - 1] == day)
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
    if (!read_days(text, days, count, error))
        return false;
    if (*count > 0)
        return true;
    g_set_error_literal(
        error, CEU_ERROR, CEU_ERROR_RANGE,
        "no lead time at all: nothing would ever remind you; give days such as 30, 7, 0");
    return false;
}

static bool
read_leads_days(CeuConfig *config, const char *value, GError **error)
{
    return read_leads(value, config->remind.leads_days, &config->remind.lead_count, error);
}

static bool
read_late_leads_days(CeuConfig *config, const char *value, GError **error)
{
    return read_leads(value, config->remind.late_leads_days, &config->remind.late_lead_count,
                      error);
}

static bool
read_first_hour(CeuConfig *config, const char *value, GError **error)
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
read_quiet_hours(CeuConfig *config, const char *value, GError **error)
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

static bool
read_repeat_hours(CeuConfig *config, const char *value, GError **error)
{
    return read_number(value, 1, 168, &config->remind.repeat_hours, error);
}

static bool
read_flood_limit(CeuConfig *config, const char *value, GError **error)
{
    int limit;

    if (!read_number(value, 1, 10, &limit, error))
        return false;
    config->remind.flood_limit = (unsigned) limit;
    return true;
}

static bool
read_publish(CeuConfig *config, const char *value, GError **error)
{
    bool yes = strcmp(value, "yes") == 0 || strcmp(value, "true") == 0;

    if (!yes && strcmp(value, "no") != 0 && strcmp(value, "false") != 0) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_PARSE, "“%.32s” is neither yes nor no", value);
        return false;
    }
    config->calendar_publish = yes;
    return true;
}

static bool
read_path(CeuConfig *config, const char *value, GError **error)
{
    if (*value == '\0')
        return true; /* the usual place, already there */
    if (!g_path_is_absolute(value) && !g_str_has_prefix(value, "~/")) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_PARSE,
                    "“%.100s” is not an absolute path; write it from / or from ~/", value);
        return false;
    }
    g_free(config->calendar_path);
    config->calendar_path =
        *value == '~' ? g_build_filename(g_get_home_dir(), value + 2, NULL) : g_strdup(value);
    return true;
}

static bool
read_milestones_days(CeuConfig *config, const char *value, GError **error)
{
    return read_days(value, config->milestones_days, &config->n_milestones, error);
}

static bool
read_alarms_days(CeuConfig *config, const char *value, GError **error)
{
    return read_days(value, config->alarms_days, &config->n_alarms, error);
}

static bool
read_command(CeuConfig *config, const char *value, GError **error)
{
    if (*value == '\0')
        return true;
    if (!g_shell_parse_argv(value, NULL, NULL, NULL)) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_PARSE,
                    "“%.100s” is not a command line: a quote is not closed", value);
        return false;
    }
    g_free(config->open_command);
    config->open_command = g_strdup(value);
    return true;
}

static bool
read_date_order(CeuConfig *config, const char *value, GError **error)
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

const CeuSetting ceu_settings[] = {
    { "reminders", "leads-days", "180, 90, 60, 30, 14, 7, 3, 1, 0",
      "days before a due date at which a reminder begins", read_leads_days },
    { "reminders", "late-leads-days", "14, 7, 3, 1, 0",
      "the same before each later stage: grace period, inactive, revoked …", read_late_leads_days },
    { "reminders", "first-hour", "9", "hour of the day (4 to 23) from which reminders show",
      read_first_hour },
    { "reminders", "quiet-hours", "21:00-08:00", "no reminder shows between these times; or off",
      read_quiet_hours },
    { "reminders", "repeat-hours", "24",
      "hours (1 to 168) after which a reminder that was not answered shows again",
      read_repeat_hours },
    { "reminders", "flood-limit", "3", "more reminders than this (1 to 10) at once become one",
      read_flood_limit },
    { "calendar", "publish", "yes", "whether ceud keeps the calendar file fresh (yes or no)",
      read_publish },
    { "calendar", "path", "", "where the calendar file is written; empty: the data directory",
      read_path },
    { "calendar", "milestones-days", "", "extra events so many days before each due date",
      read_milestones_days },
    { "calendar", "alarms-days", "",
      "alarms in the calendar file so many days before; the daemon reminds without them",
      read_alarms_days },
    { "open", "command", "", "what the button Open of a reminder runs; empty: the status window",
      read_command },
    { "import", "date-order", "auto",
      "what 01/02/2027 in a CSV file means: mdy, dmy, or auto (decided by the whole file)",
      read_date_order },
};

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
