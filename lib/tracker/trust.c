/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Whether the clock can be believed: it is held against the release of this program and the newest day that could
 * be trusted. That day is kept in the store, so that a battery that died, or a typing error, is noticed.
 */
#include "tracker/trust.h"

#include <string.h>

#define STATE_NAME "clock-day"
#define BEHIND_DAYS 2  /* a journey over the date line and a correction by hand */
#define AHEAD_DAYS 400 /* a machine that was switched off for a year */

/* What is known of the past: the day trusted last, and the newest entry of the history. */
typedef struct Evidence {
    CeuDate kept; /* as stored; %CEU_DATE_NONE: none yet */
    int64_t seen; /* number of the newest entry of the history when it was stored */
    CeuDate
        leap; /* stored too: a day far after it that was seen, but not yet the one after; NONE: none */
    CeuDate newest;
    int64_t newest_number; /* 0: no history */
} Evidence;

/* "2026-11-23 17", "2026-11-23 17 2027-02-01"; what cannot be read is as good as none. */
static void
read_kept(const char *text, Evidence *evidence)
{
    g_auto(GStrv) words = text == NULL ? NULL : g_strsplit(text, " ", 3);
    CeuDate day, leap = CEU_DATE_NONE;
    gint64 seen;

    if (words == NULL || g_strv_length(words) < 2 || !ceu_date_parse(words[0], &day, NULL) ||
        !g_ascii_string_to_signed(words[1], 10, 0, INT64_MAX, &seen, NULL) ||
        (words[2] != NULL && !ceu_date_parse(words[2], &leap, NULL)))
        return;
    evidence->kept = day;
    evidence->seen = seen;
    evidence->leap = leap;
}

static bool
gather(CeuTracker *tracker, Evidence *evidence, GError **error)
{
    g_autofree char *kept = NULL;
    g_autoptr(GPtrArray) history = ceu_store_history(tracker->store, 1, error);

    *evidence = (Evidence){ .kept = CEU_DATE_NONE, .leap = CEU_DATE_NONE, .newest = CEU_DATE_NONE };
    if (history == NULL || !ceu_store_get_state(tracker->store, STATE_NAME, &kept, error))
        return false;
    read_kept(kept, evidence);
    if (history->len > 0) {
        const CeuHistoryEntry *newest = g_ptr_array_index(history, 0);

        evidence->newest_number = newest->number;
        if (newest->at.usec >= tracker->floor.usec)
            evidence->newest = ceu_clock_day_of(newest->at);
    }
    return true;
}

/* A change of the user after the day was stored says that the clock was right then, also if it is earlier. */
static CeuDate
trusted_day(const Evidence *evidence)
{
    if (ceu_date_is_set(evidence->newest) &&
        (evidence->newest_number > evidence->seen || !ceu_date_is_set(evidence->kept)))
        return evidence->newest;
    return evidence->kept;
}

static CeuTrust
judge(CeuTracker *tracker, CeuInstant now, CeuDate today, CeuDate trusted)
{
    if (now.usec < tracker->floor.usec)
        return CEU_TRUST_BEFORE_RELEASE;
    if (!ceu_date_is_set(today))
        return CEU_TRUST_AHEAD; /* beyond every calendar */
    if (!ceu_date_is_set(trusted))
        return CEU_TRUST_FINE;
    if (ceu_date_days_between(today, trusted) > BEHIND_DAYS)
        return CEU_TRUST_BEHIND;
    return ceu_date_days_between(trusted, today) > AHEAD_DAYS ? CEU_TRUST_AHEAD : CEU_TRUST_FINE;
}

bool
ceu_tracker_judge_clock(CeuTracker *tracker, CeuInstant now, CeuClockVerdict *out, GError **error)
{
    Evidence evidence;

    g_return_val_if_fail(tracker != NULL && out != NULL, false);

    if (!gather(tracker, &evidence, error))
        return false;
    out->today = ceu_clock_day_of(now);
    out->trusted = trusted_day(&evidence);
    out->trust = judge(tracker, now, out->today, out->trusted);
    if (!ceu_date_is_set(out->trusted))
        out->trusted = ceu_clock_day_of(tracker->floor);
    return true;
}

static bool
put(CeuTracker *tracker, CeuDate day, int64_t seen, CeuDate leap, GError **error)
{
    char text[CEU_DATE_TEXT_SIZE], leap_text[CEU_DATE_TEXT_SIZE] = "";
    g_autofree char *value = NULL;

    if (ceu_date_is_set(leap))
        (void) ceu_date_format(leap, leap_text);
    value = g_strdup_printf("%s %" G_GINT64_FORMAT "%s%s", ceu_date_format(day, text), seen,
                            leap_text[0] == '\0' ? "" : " ", leap_text);
    return ceu_store_put_state(tracker->store, STATE_NAME, value, error);
}

/* Whether @to is the morrow of @from or little later: so far a clock goes on by itself. */
static bool
follows(CeuDate from, CeuDate to)
{
    int32_t days = ceu_date_is_set(from) ? ceu_date_days_between(from, to) : 0;

    return days > 0 && days <= BEHIND_DAYS;
}

/*
 * A leap is believed when the day after it has come: a clock that is set wrong and right again at once leaves no
 * trace, so that the right time is not taken for one in the past.
 */
bool
ceu_trust_keep(CeuTracker *tracker, const CeuClockVerdict *clock, CeuWrite *write, GError **error)
{
    CeuDate today = clock->today;
    Evidence evidence;
    CeuDate trusted;

    if (clock->trust != CEU_TRUST_FINE || ceu_date_compare(today, clock->trusted) <= 0)
        return true;
    if (!gather(tracker, &evidence, error))
        return false;
    trusted = trusted_day(&evidence);
    if (!ceu_date_is_set(trusted) || follows(trusted, today) || follows(evidence.leap, today)) {
        write->changed = true;
        return put(tracker, today, evidence.newest_number, CEU_DATE_NONE, error);
    }
    if (ceu_date_is_set(evidence.leap) && ceu_date_compare(evidence.leap, today) == 0)
        return true;
    write->changed = true;
    return put(tracker, trusted, evidence.newest_number, today, error);
}

static bool
trust_in_store(CeuTracker *tracker, CeuWrite *write, GError **error)
{
    Evidence evidence;

    write->changed = true;
    return gather(tracker, &evidence, error) && put(tracker, *(const CeuDate *) write->data,
                                                    evidence.newest_number, CEU_DATE_NONE, error);
}

bool
ceu_tracker_trust_clock(CeuTracker *tracker, CeuInstant now, GError **error)
{
    CeuDate today = ceu_clock_day_of(now);
    CeuWrite write = { .func = trust_in_store, .data = &today };
    char text[CEU_DATE_TEXT_SIZE];

    g_return_val_if_fail(tracker != NULL, false);

    if (now.usec >= tracker->floor.usec && ceu_date_is_set(today))
        return ceu_tracker_run(tracker, &write, error);
    g_set_error(error, CEU_ERROR, CEU_ERROR_RANGE,
                "the clock cannot be right: this program was released on %s; set the clock",
                ceu_date_format(ceu_clock_day_of(tracker->floor), text));
    return false;
}

char *
ceu_trust_warning(const CeuLanguage *language, const CeuClockVerdict *clock)
{
    char today[CEU_DATE_TEXT_SIZE] = "?", trusted[CEU_DATE_TEXT_SIZE];

    if (ceu_date_is_set(clock->today))
        (void) ceu_date_format(clock->today, today);
    (void) ceu_date_format(clock->trusted, trusted);
    if (clock->trust == CEU_TRUST_BEFORE_RELEASE)
        return g_strdup_printf(
            ceu_say(language, "The clock of this computer says %s, but it has been %s: set it."),
            today, trusted);
    return g_strdup_printf(
        ceu_say(language, "The clock of this computer says %s, the newest day known is %s: set the "
                          "clock, or if it is right: ceu reminders --trust-clock"),
        today, trusted);
}
