/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Civil-date arithmetic, on GDate; what a month step does with a short month is always an argument. */
#include <ceu/date.h>

#include <string.h>

#define JULIAN_OF_1970_01_01 719163 /* GDate counts from 0001-01-01 = 1 */
#define MONTHS_MAX (12 * (CEU_DATE_MAX_YEAR - CEU_DATE_MIN_YEAR + 1))

static void
to_gdate(CeuDate date, GDate *out)
{
    g_date_clear(out, 1);
    g_date_set_julian(out, (guint32) (date.days + JULIAN_OF_1970_01_01));
}

static bool
in_range(CeuDate date)
{
    static const int32_t first_day = -25567; /* 1900-01-01 */
    static const int32_t last_day = 84005;   /* 2199-12-31 */

    return date.days >= first_day && date.days <= last_day;
}

CeuDate
ceu_date_from_ymd(int year, int month, int day)
{
    GDate gdate;

    if (year < CEU_DATE_MIN_YEAR || year > CEU_DATE_MAX_YEAR || month < 1 || month > 12 ||
        day < 1 || day > ceu_date_days_in_month(year, month))
        return CEU_DATE_NONE;
    g_date_clear(&gdate, 1);
    g_date_set_dmy(&gdate, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
    return (CeuDate){ (int32_t) g_date_get_julian(&gdate) - JULIAN_OF_1970_01_01 };
}

void
ceu_date_to_ymd(CeuDate date, int *out_year, int *out_month, int *out_day)
{
    GDate gdate;

    g_return_if_fail(in_range(date));

    to_gdate(date, &gdate);
    if (out_year != NULL)
        *out_year = g_date_get_year(&gdate);
    if (out_month != NULL)
        *out_month = (int) g_date_get_month(&gdate);
    if (out_day != NULL)
        *out_day = g_date_get_day(&gdate);
}

int
ceu_date_days_in_month(int year, int month)
{
    g_return_val_if_fail(month >= 1 && month <= 12, 0);

    return g_date_get_days_in_month((GDateMonth) month, (GDateYear) year);
}

CeuDate
ceu_date_month_end(CeuDate date)
{
    int year, month;

    ceu_date_to_ymd(date, &year, &month, NULL);
    return ceu_date_from_ymd(year, month, ceu_date_days_in_month(year, month));
}

CeuDate
ceu_date_month_start(CeuDate date)
{
    int day;

    ceu_date_to_ymd(date, NULL, NULL, &day);
    return (CeuDate){ date.days - (day - 1) };
}

int
ceu_date_weekday(CeuDate date)
{
    int from_thursday = (int) (((date.days % 7) + 7) % 7); /* 1970-01-01 was a Thursday */

    return (from_thursday + 3) % 7 + 1;
}

CeuDate
ceu_date_add_days(CeuDate date, int32_t days)
{
    CeuDate moved;

    if (!ceu_date_is_set(date) || __builtin_add_overflow(date.days, days, &moved.days) ||
        !in_range(moved))
        return CEU_DATE_NONE;
    return moved;
}

CeuDate
ceu_date_add_months(CeuDate date, int months, CeuMonthPolicy policy)
{
    int year, month, day, total;

    if (!ceu_date_is_set(date) || months > MONTHS_MAX || months < -MONTHS_MAX)
        return CEU_DATE_NONE;
    ceu_date_to_ymd(date, &year, &month, &day);
    total = year * 12 + (month - 1) + months;
    year = total / 12;
    month = total % 12 + 1;
    if (total < 0 || year < CEU_DATE_MIN_YEAR || year > CEU_DATE_MAX_YEAR)
        return CEU_DATE_NONE;
    if (day <= ceu_date_days_in_month(year, month))
        return ceu_date_from_ymd(year, month, day);
    date = ceu_date_from_ymd(year, month, ceu_date_days_in_month(year, month));
    return policy == CEU_MONTH_CLAMP ? date : ceu_date_add_days(date, 1);
}

int
ceu_date_months_between(CeuDate from, CeuDate to)
{
    int from_year, from_month, to_year, to_month;

    ceu_date_to_ymd(from, &from_year, &from_month, NULL);
    ceu_date_to_ymd(to, &to_year, &to_month, NULL);
    return (to_year - from_year) * 12 + to_month - from_month;
}

static bool
take_digits(const char **cursor, int count, int *out)
{
    int value = 0;

    for (int i = 0; i < count; i++) {
        if (!g_ascii_isdigit((*cursor)[i]))
            return false;
        value = value * 10 + ((*cursor)[i] - '0');
    }
    *cursor += count;
    *out = value;
    return true;
}

static bool
take_char(const char **cursor, char wanted)
{
    if (**cursor != wanted)
        return false;
    (*cursor)++;
    return true;
}

bool
ceu_date_parse(const char *text, CeuDate *out, GError **error)
{
    const char *cursor = text;
    int year, month, day;
    CeuDate date;

    g_return_val_if_fail(text != NULL && out != NULL, false);

    if (!take_digits(&cursor, 4, &year) || !take_char(&cursor, '-') ||
        !take_digits(&cursor, 2, &month) || !take_char(&cursor, '-') ||
        !take_digits(&cursor, 2, &day) || *cursor != '\0') {
        g_set_error(error, CEU_ERROR, CEU_ERROR_PARSE, "“%.32s” is not a YYYY-MM-DD date", text);
        return false;
    }
    date = ceu_date_from_ymd(year, month, day);
    if (!ceu_date_is_set(date)) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_RANGE,
                    "there is no day %s (years %d to %d are possible)", text, CEU_DATE_MIN_YEAR,
                    CEU_DATE_MAX_YEAR);
        return false;
    }
    *out = date;
    return true;
}

static char *
put_digits(char *buffer, int value, int count)
{
    for (int i = count - 1; i >= 0; i--) {
        buffer[i] = (char) ('0' + value % 10);
        value /= 10;
    }
    return buffer + count;
}

char *
ceu_date_format(CeuDate date, char *buffer)
{
    char *end = buffer;
    int year, month, day;

    if (!ceu_date_is_set(date)) {
        memcpy(buffer, "-", 2);
        return buffer;
    }
    ceu_date_to_ymd(date, &year, &month, &day);
    end = put_digits(end, year, 4);
    *end++ = '-';
    end = put_digits(end, month, 2);
    *end++ = '-';
    end = put_digits(end, day, 2);
    *end = '\0';
    return buffer;
}
