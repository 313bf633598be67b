/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Certificates that wait for a word, as reminders: of a kind of their own, without a day. Pure. */
#include "core/remind-draft.h"

#include "core/remind-words.h"

/* "1.5 CEU on 3 Nov 2026. Nothing counts before you confirm it: ceu inbox confirm 3". (transfer full) */
static char *
body_of(const CeuDraft *draft, const CeuLanguage *language, unsigned lacks)
{
    char units[CEU_UNITS_TEXT_SIZE];
    g_autofree char *command = g_strdup_printf("ceu inbox confirm %" G_GINT64_FORMAT, draft->id);
    g_autofree char *day = NULL;

    if (lacks != 0)
        return g_strdup_printf(
            ceu_say(language, "It does not count yet: something is to be stated. Next step: %s"),
            command);
    day = ceu_remind_day(language, draft->done);
    return g_strdup_printf(
        /* Translators: a number, its unit (ceu, hour …), a day, a command. */
        ceu_say(language, "%s %s on %s. It does not count before you confirm it. Next step: %s"),
        ceu_units_format(draft->units, units), ceu_unit_name(draft->unit), day, command);
}

static CeuDueReminder *
draft_reminder(const CeuDraft *draft, const CeuRemindPolicy *policy)
{
    CeuDueReminder *reminder = g_new0(CeuDueReminder, 1);
    const unsigned lacks = ceu_draft_lacks(draft);

    reminder->kind = CEU_REMIND_DRAFT;
    reminder->key = g_strconcat(CEU_REMIND_DRAFT_PREFIX, draft->uid, NULL);
    reminder->repeat_hours = policy->repeat_hours;
    reminder->urgency = CEU_BUBBLE_NORMAL;
    reminder->can_confirm = lacks == 0;
    reminder->summary = ceu_remind_cut_summary(
        g_strdup_printf(ceu_say(policy->language, "Certificate to confirm: %s"),
                        draft->title != NULL ? draft->title : draft->name));
    reminder->body = ceu_remind_cut_body(body_of(draft, policy->language, lacks));
    return reminder;
}

/* What it is about is known in a moment, or some are never read: those are reminded of from the next day on. */
static bool
is_ripe(const CeuDraft *draft, CeuDate today)
{
    return draft->tried || draft->found.usec / G_TIME_SPAN_DAY < today.days;
}

void
ceu_remind_add_drafts(GPtrArray *due, const CeuFacts *facts, const CeuRemindPolicy *policy,
                      CeuDate today)
{
    uint32_t count;
    const CeuDraft *drafts = ceu_facts_drafts(facts, &count);

    for (uint32_t i = 0; i < count; i++) {
        if (is_ripe(&drafts[i], today))
            g_ptr_array_add(due, draft_reminder(&drafts[i], policy));
    }
}
