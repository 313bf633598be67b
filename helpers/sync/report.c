/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report.h"

#include "common/output.h"

#include <stdio.h>
#include <string.h>

void
report_done(const char *line, bool json)
{
    if (json)
        helper_print_result(line, true);
    else
        (void) printf("%s\n", line);
}

static json_t *
change_to_json(const PushChange *change)
{
    char day[CEU_DATE_TEXT_SIZE];
    bool has_day = ceu_date_is_set(change->day);

    return json_pack("{s:s,s:s,s:s?,s:o,s:o}", "action", sync_action_word(change->action), "uid",
                     change->uid, "day", has_day ? ceu_date_format(change->day, day) : NULL,
                     "summary", helper_json_text(change->summary), "fault",
                     change->fault == NULL ? json_null() : helper_json_text(change->fault));
}

static void
print_outcome_json(const PushOutcome *outcome, bool dry_run)
{
    json_t *changes = json_array();

    for (guint i = 0; i < outcome->changes->len; i++)
        json_array_append_new(changes, change_to_json(outcome->changes->pdata[i]));
    helper_print_json(
        stdout,
        json_pack("{s:s,s:b,s:o,s:b,s:i,s:i,s:i,s:o}", "schema", "ceu.sync/1", "dry_run",
                  (int) dry_run, "calendar",
                  outcome->calendar == NULL ? json_null() : helper_json_text(outcome->calendar),
                  "created", (int) outcome->created, "events", (int) outcome->events, "unchanged",
                  (int) outcome->unchanged, "failed", (int) outcome->failed, "changes", changes));
}

/* What was done, and what would be. */
static const struct {
    const char *done, *would;
} phrases[] = {
    [SYNC_ADD] = { "added", "would add" },
    [SYNC_RESTORE] = { "put back what was deleted on the server",
                       "would put back what was deleted on the server" },
    [SYNC_UPDATE] = { "changed", "would change" },
    [SYNC_ADOPT] = { "wrote anew", "would write anew" },
    [SYNC_JUDGE] = { "looked at", "would look at" },
    [SYNC_KEEP] = { "put right what was changed on the server",
                    "would put right what was changed on the server" },
    [SYNC_DELETE] = { "removed", "would remove" },
    [SYNC_LEAVE] = { "left alone what was changed on the server",
                     "would leave alone what was changed on the server" },
    [SYNC_COUNT] = { NULL, NULL },
};

static void
print_change(const PushChange *change, bool dry_run)
{
    char day[CEU_DATE_TEXT_SIZE];
    g_autofree char *summary = ceu_text_visible(change->summary);
    g_autofree char *fault = change->fault != NULL ? ceu_text_visible(change->fault) : NULL;
    const char *name = *summary != '\0' ? summary : change->uid;
    const char *when = ceu_date_is_set(change->day) ? ceu_date_format(change->day, day) : "";

    if (fault != NULL)
        (void) fprintf(stderr, "ceu: %s %s: %s\n", when, name, fault);
    else
        (void) printf("%s: %s%s%s\n",
                      dry_run ? phrases[change->action].would : phrases[change->action].done, when,
                      *when != '\0' ? " " : "", name);
}

static void
print_outcome(const PushOutcome *outcome, bool dry_run)
{
    unsigned done = outcome->changes->len - outcome->failed;
    g_autofree char *calendar =
        ceu_text_visible(outcome->calendar != NULL ? outcome->calendar : "a new calendar");

    for (guint i = 0; i < outcome->changes->len; i++)
        print_change(outcome->changes->pdata[i], dry_run);
    (void) printf("%s%s: %u event%s, %u %s, %u unchanged%s\n", outcome->created ? "made " : "",
                  calendar, outcome->events, outcome->events == 1 ? "" : "s", done,
                  dry_run ? "to send" : "sent", outcome->unchanged,
                  dry_run ? "; nothing was sent" : "");
    if (outcome->failed > 0)
        (void) fprintf(stderr,
                       "ceu: %u event%s could not be sent; run “ceu calendar push” again later. "
                       "The records are safe\n",
                       outcome->failed, outcome->failed == 1 ? "" : "s");
}

int
report_outcome(const PushOutcome *outcome, bool dry_run, bool json)
{
    if (json)
        print_outcome_json(outcome, dry_run);
    else
        print_outcome(outcome, dry_run);
    return outcome->failed > 0 ? CEU_EXIT_FAILED : CEU_EXIT_OK;
}
