/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes over what the last activity of the same sponsor says, and says so. */
#include "defaults.h"

#include <stddef.h>
#include <string.h>

#define REMEMBERED 100 /* activities of late whose habits are taken over */

/* Texts that are taken over, by the option that states them. */
static const struct {
    const char *option;
    const char *word;
    size_t field;
} learned[] = {
    { "provider", "provider", offsetof(CeuActivity, provider) },
    { "format", "format", offsetof(CeuActivity, format) },
    { "topic", "topics", offsetof(CeuActivity, topics) },
    { "origin", "origin", offsetof(CeuActivity, origin) },
    { "for", "accepted by", offsetof(CeuActivity, accepted_by) },
};

/* Letter case and runs of blanks ignored, as courses are told apart. */
static bool
same_text(const char *a, const char *b)
{
    CeuActivity left = ceu_activity_init(), right = ceu_activity_init();

    left.title = a;
    right.title = b;
    return ceu_activity_same_course(&left, &right);
}

static bool
is_like(const CeuActivity *old, const CeuActivity *activity)
{
    if (activity->provider == NULL)
        return same_text(old->title, activity->title);
    return old->provider != NULL && same_text(old->provider, activity->provider);
}

/* (nullable): the one logged last. */
static const CeuActivity *
find_last(const CeuFacts *facts, const CeuActivity *activity)
{
    const CeuActivity *last = NULL;
    uint32_t count, i;
    const CeuActivity *all = ceu_facts_activities(facts, &count);

    for (i = 0; i < count; i++) {
        if ((last == NULL || all[i].id > last->id) && is_like(&all[i], activity))
            last = &all[i];
    }
    return last;
}

/* CEUs and hours are the same amount in other words; the rest would make another amount of the same number. */
static bool
is_like_hours(CeuUnit unit)
{
    return unit == CEU_UNIT_CEU || unit == CEU_UNIT_HOUR;
}

static bool
is_stated(const CliContext *context, const char *option)
{
    return cli_given(context, option) ||
           (g_str_equal(option, "topic") && cli_given(context, "category"));
}

static void
say(GString *taken, const char *word, const char *value)
{
    g_string_append_printf(taken, "%s%s %s", taken->len > 0 ? ", " : "", word, value);
}

static bool
states_unit(const CliContext *context)
{
    const char *units = context->words[0];

    return cli_given(context, "unit") || units[strspn(units, "0123456789. ")] != '\0';
}

/* (transfer full): what is taken from @last, for people; empty: nothing. */
static char *
take_over(const CliContext *context, const CeuActivity *last, CeuActivity *activity)
{
    GString *taken = g_string_new(NULL);

    if (!states_unit(context) && last->unit != activity->unit && is_like_hours(last->unit)) {
        activity->unit = last->unit;
        say(taken, "unit", ceu_unit_name(last->unit));
    }
    for (unsigned i = 0; i < G_N_ELEMENTS(learned); i++) {
        const char **field = G_STRUCT_MEMBER_P(activity, learned[i].field);
        const char *value = G_STRUCT_MEMBER(const char *, last, learned[i].field);

        if (*field != NULL || value == NULL || is_stated(context, learned[i].option))
            continue;
        *field = value;
        say(taken, learned[i].word, value);
    }
    return g_string_free(taken, FALSE);
}

bool
cli_learn_defaults(const CliContext *context, CeuFacts **facts, CeuActivity *activity,
                   GPtrArray *remarks, const char *remedy, GError **error)
{
    /* An empty provider was stated to be none: then nothing tells whose habits to follow. */
    const bool nobody = activity->provider == NULL && cli_given(context, "provider");
    const CeuActivity *last;
    g_autofree char *taken = NULL;

    if (context->tracker == NULL || nobody || cli_given(context, "no-defaults"))
        return true;
    *facts = ceu_tracker_recent_activities(context->tracker, REMEMBERED, error);
    if (*facts == NULL)
        return false;
    last = find_last(*facts, activity);
    taken = last == NULL ? g_strdup("") : take_over(context, last, activity);
    if (taken[0] != '\0')
        g_ptr_array_add(remarks, g_strdup_printf("as in %" G_GINT64_FORMAT ": %s (not so: %s)",
                                                 last->id, taken, remedy));
    return true;
}
