/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Enumerations as the words that the schema allows: what lies on disk must not move with an enum. */
#include "store/words.h"

#include <string.h>

static const char *const override_words[] = {
    [CEU_OVERRIDE_DUE] = "due",
    [CEU_OVERRIDE_TOTAL] = "total",
    [CEU_OVERRIDE_MINIMUM] = "minimum",
};
_Static_assert(G_N_ELEMENTS(override_words) == CEU_OVERRIDE_COUNT, "a word for every override");

static const char *const reminder_words[] = {
    [CEU_REMINDER_PENDING] = "pending",
    [CEU_REMINDER_CLAIMED] = "claimed",
    [CEU_REMINDER_SHOWN] = "shown",
    [CEU_REMINDER_ACKNOWLEDGED] = "acknowledged",
};
_Static_assert(G_N_ELEMENTS(reminder_words) == CEU_REMINDER_STATE_COUNT, "a word for every state");

static const char *const clock_words[] = { [CEU_CLOCK_UNITS] = "units", [CEU_CLOCK_DUES] = "dues" };
_Static_assert(G_N_ELEMENTS(clock_words) == CEU_CLOCK_COUNT, "a word for every clock");

static bool
refuse(const char *word, const char *what, GError **error)
{
    g_set_error(error, CEU_ERROR, CEU_ERROR_CORRUPT,
                "the store holds “%.32s” for %s; it was left as it is: run `ceu verify`, then "
                "restore your newest "
                "backup",
                word != NULL ? word : "", what);
    return false;
}

/* The place of @word among @words; -1: none. */
static int
find(const char *word, const char *const *words, unsigned count)
{
    for (unsigned i = 0; i < count; i++) {
        if (g_strcmp0(word, words[i]) == 0)
            return (int) i;
    }
    return -1;
}

bool
ceu_word_to_unit(const char *word, CeuUnit *out, GError **error)
{
    /* Thousands at a time, nearly always the first: the first letter sorts most out. */
    for (CeuUnit i = 0; word != NULL && i < CEU_UNIT_COUNT; i++) {
        const char *name = ceu_unit_name(i);

        if (word[0] == name[0] && strcmp(word, name) == 0) {
            *out = i;
            return true;
        }
    }
    return refuse(word, "a unit", error);
}

const char *
ceu_word_of_override(CeuOverrideKind kind)
{
    return override_words[kind];
}

bool
ceu_word_to_override(const char *word, CeuOverrideKind *out, GError **error)
{
    int place = find(word, override_words, G_N_ELEMENTS(override_words));

    if (place < 0)
        return refuse(word, "the kind of an override", error);
    *out = (CeuOverrideKind) place;
    return true;
}

bool
ceu_word_to_path_step(const char *word, CeuPathStepKind *out, GError **error)
{
    return (word != NULL && ceu_path_step_kind_from_name(word, out)) ||
           refuse(word, "a step to a credential", error);
}

const char *
ceu_word_of_reminder(CeuReminderState state)
{
    return reminder_words[state];
}

bool
ceu_word_to_reminder(const char *word, CeuReminderState *out, GError **error)
{
    int place = find(word, reminder_words, G_N_ELEMENTS(reminder_words));

    if (place < 0)
        return refuse(word, "the state of a reminder", error);
    *out = (CeuReminderState) place;
    return true;
}

const char *
ceu_word_of_clock(CeuClock clock)
{
    return clock_words[clock];
}

bool
ceu_word_to_clock(const char *word, CeuClock *out, GError **error)
{
    int place = find(word, clock_words, G_N_ELEMENTS(clock_words));

    if (place < 0)
        return refuse(word, "the deadline of a calendar item", error);
    *out = (CeuClock) place;
    return true;
}

bool
ceu_word_to_stage(const char *word, CeuStageKind *out, GError **error)
{
    for (CeuStageKind i = 0; i < CEU_STAGE_KIND_COUNT; i++) {
        if (g_strcmp0(word, ceu_stage_kind_name(i)) == 0) {
            *out = i;
            return true;
        }
    }
    return refuse(word, "the stage of a calendar item", error);
}
