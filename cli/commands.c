/* SPDX-License-Identifier: GPL-3.0-or-later */
/* THE table: dispatch, help, completion and the check of the documents read it. A new command is a row here. */
#include "cmd.h"

#include <string.h>

/* clang-format off */
const CliCommand cli_commands[] = {
    { "init", CLI_GROUP_RECORD, "", 0, 0, "first set-up: asks on a terminal, takes options in a script",
      "ceu init\n"
      "ceu init --credential CPC=2024-03-14 --renews aapc=2027-03",
      cli_init_options, CLI_CREATES, cli_run_init },
    { "credential add", CLI_GROUP_RECORD, "TYPE", 1, 1, "record a credential you hold or pursue",
      "ceu credential add CPC --earned 2024-03-14 --number 01234567\n"
      "ceu credential add CCS                       a candidate: no day yet",
      cli_credential_add_options, CLI_CREATES, cli_run_credential_add },
    { "credential list", CLI_GROUP_RECORD, "", 0, 0, "list credentials",
      "ceu credential list", NULL, CLI_READS, cli_run_credential_list },
    { "credential edit", CLI_GROUP_RECORD, "CREDENTIAL", 1, 1, "correct a credential",
      "ceu credential edit CPC --earned 2024-03-15",
      cli_credential_edit_options, CLI_WRITES, cli_run_credential_edit },
    { "credential retire", CLI_GROUP_RECORD, "CREDENTIAL", 1, 1, "give a credential up: no more duties and reminders",
      "ceu credential retire CPC --on 2026-12-31",
      cli_credential_retire_options, CLI_WRITES, cli_run_credential_retire },
    { "credential remove", CLI_GROUP_RECORD, "CREDENTIAL", 1, 1, "remove a credential recorded by mistake",
      "ceu credential remove CPC", NULL, CLI_WRITES, cli_run_credential_remove },
    { "membership set", CLI_GROUP_RECORD, "BODY", 1, 1, "state the renewal month, dues, or your own due date and totals",
      "ceu membership set aapc --renews 2027-03 --dues-paid-to 2027-03-31\n"
      "ceu membership set aapc --due 2027-03-30    the day your account shows\n"
      "ceu membership set aapc --due none          back to the rules",
      cli_membership_set_options, CLI_CREATES, cli_run_membership_set },
    { "membership list", CLI_GROUP_RECORD, "", 0, 0, "list memberships and what you stated yourself",
      "ceu membership list", NULL, CLI_READS, cli_run_membership_list },
    { "membership remove", CLI_GROUP_RECORD, "BODY", 1, 1, "remove a membership",
      "ceu membership remove aapc", NULL, CLI_WRITES, cli_run_membership_remove },
    { "answer", CLI_GROUP_RECORD, "[BODY|birth] [TRAIT] [ANSWER]", 0, 3, "answer the questions of the rules, or list them",
      "ceu answer                                   the questions, and your answers\n"
      "ceu answer bacb supervises yes\n"
      "ceu answer birth 1984-11-05                  the holder's own, for every body\n"
      "ceu answer bacb supervises none              takes the answer back",
      NULL, CLI_READS | CLI_WRITES, cli_run_answer },
    { "log", CLI_GROUP_RECORD, "UNITS TITLE", 2, 2, "log an activity that earned units",
      "ceu log                                      asks, with Tab for what was typed before\n"
      "ceu log 1.5 \"2027 ICD-10-CM updates\" --on 2026-11-03 --provider AAPC --index AAPC1234567\n"
      "ceu log 90min \"Denials roundtable\" --on yesterday --topic auditing --proof certificate.pdf\n"
      "ceu log 6 \"Spring conference\" --on 2027-04-20 --planned",
      cli_log_options, CLI_CREATES | CLI_ASKS, cli_run_log },
    { "edit", CLI_GROUP_RECORD, "NUMBER", 1, 1, "correct an activity, or note where it was entered",
      "ceu edit 12                                  all of it, in your editor\n"
      "ceu edit 12 --units 2 --topic compliance\n"
      "ceu edit 12 --entered aapc --pin 2027-04-01\n"
      "ceu edit 12 --note \"\"                        clears the note",
      cli_edit_options, CLI_WRITES, cli_run_edit },
    { "remove", CLI_GROUP_RECORD, "NUMBER…", 1, CLI_ANY_NUMBER, "remove activities; ceu undo takes it back",
      "ceu remove 12", NULL, CLI_WRITES, cli_run_remove },
    { "attach", CLI_GROUP_RECORD, "NUMBER FILE…", 2, CLI_ANY_NUMBER, "keep a copy of a certificate with an activity",
      "ceu attach 12 certificate.pdf", NULL, CLI_WRITES | CLI_TAKES_FILES, cli_run_attach },
    { "inbox list", CLI_GROUP_RECORD, "", 0, 0, "list the certificates that wait for a word of yours",
      "ceu inbox                                    the same", NULL, CLI_NO_STORE, cli_run_inbox_list },
    { "inbox add", CLI_GROUP_RECORD, "FILE…", 1, CLI_ANY_NUMBER, "make drafts of certificates that lie elsewhere",
      "ceu inbox add ~/Downloads/certificate.pdf", NULL, CLI_CREATES | CLI_TAKES_FILES, cli_run_inbox_add },
    { "inbox scan", CLI_GROUP_RECORD, "", 0, 0, "take in what lies in the inbox folder now",
      "ceu inbox scan", NULL, CLI_CREATES, cli_run_inbox_scan },
    { "inbox confirm", CLI_GROUP_RECORD, "DRAFT", 1, 1, "make an activity of a draft: from now on it counts",
      "ceu inbox confirm 3                          asks for what is missing\n"
      "ceu inbox confirm 3 --title \"2027 updates\" --units 1.5 --on 2026-11-03\n"
      "ceu inbox confirm 3 --proof-of 12            it belongs to an activity that is logged already",
      cli_inbox_confirm_options, CLI_WRITES, cli_run_inbox_confirm },
    { "inbox discard", CLI_GROUP_RECORD, "DRAFT…", 1, CLI_ANY_NUMBER, "drop drafts; ceu undo takes it back",
      "ceu inbox discard 3", NULL, CLI_WRITES, cli_run_inbox_discard },
    { "status", CLI_GROUP_LOOK, "", 0, 0, "one screen: progress, next dates, what to do next",
      "ceu\n"
      "ceu status --at 2027-03-01\n"
      "ceu status --check || echo \"act now\"         exit code 3: due soon, 4: overdue\n"
      "ceu status --brief --urgent                  for a shell prompt: silent if nothing is due\n"
      "ceu status --format waybar                   for a status bar\n"
      "ceu status --format \"%{body} %{missing} missing, %{days} d\"",
      cli_status_options, CLI_NO_STORE, cli_run_status },
    { "due", CLI_GROUP_LOOK, "", 0, 0, "every dated point ahead, with what is at stake",
      "ceu due\n"
      "ceu due --format \"%{day} %{name}: %{title}\"",
      cli_due_options, CLI_READS, cli_run_due },
    { "explain", CLI_GROUP_LOOK, "[BODY|CREDENTIAL|NUMBER]", 0, 1, "why: rules, sources, arithmetic, each activity",
      "ceu explain CPC\n"
      "ceu explain 12                               one activity, everywhere",
      NULL, CLI_READS, cli_run_explain },
    { "plan", CLI_GROUP_LOOK, "[BODY|CREDENTIAL]", 0, 1, "what to earn, by when, at what pace, in which categories",
      "ceu plan\n"
      "ceu plan CPC",
      NULL, CLI_READS, cli_run_plan },
    { "whatif add", CLI_GROUP_LOOK, "TYPE", 1, 1, "what another credential would change; nothing is recorded",
      "ceu whatif add CPMA\n"
      "ceu whatif add CCS --earned 2027-02-01       as it will be on that day",
      cli_whatif_add_options, CLI_NO_STORE, cli_run_whatif_add },
    { "whatif drop", CLI_GROUP_LOOK, "CREDENTIAL", 1, 1, "what giving a credential up would change; nothing is recorded",
      "ceu whatif drop CPMA", NULL, CLI_NO_STORE, cli_run_whatif_drop },
    { "whatif log", CLI_GROUP_LOOK, "UNITS TITLE", 2, 2, "what an activity would count and change; nothing is recorded",
      "ceu whatif log 6 \"Spring conference\" --on 2027-03-20 --provider AAPC --topic auditing",
      cli_whatif_log_options, CLI_NO_STORE, cli_run_whatif_log },
    { "path", CLI_GROUP_LOOK, "TYPE", 1, 1, "the way to a credential: months of experience, days of the exam",
      "ceu path CPC-A --claim course --claim job=12\n"
      "ceu path CMRS --enrolled today --paid today\n"
      "ceu path CCS --approved 2026-11-23 --record\n"
      "ceu path CCS --passed 2027-03-01",
      cli_path_options, CLI_NO_STORE, cli_run_path },
    { "list", CLI_GROUP_LOOK, "[TEXT]", 0, 1, "list activities",
      "ceu list\n"
      "ceu list auditing --since 2026-01-01\n"
      "ceu list --body aapc --group month\n"
      "ceu list --sort -units,title --limit 5\n"
      "ceu list --format \"%{done} %{units} %{title}\"\n"
      "ceu list --missing-proof",
      cli_list_options, CLI_READS, cli_run_list },
    { "show", CLI_GROUP_LOOK, "NUMBER", 1, 1, "show one activity with its proofs",
      "ceu show 12", NULL, CLI_READS, cli_run_show },
    { "submit", CLI_GROUP_RENEW, "BODY", 1, 1, "record that the units were submitted to the body",
      "ceu submit aapc --on 2027-03-10", cli_filing_options, CLI_WRITES, cli_run_submit },
    { "renew", CLI_GROUP_RENEW, "BODY", 1, 1, "record that the body renewed you: the next cycle begins",
      "ceu renew aapc --on 2027-03-20", cli_filing_options, CLI_WRITES, cli_run_renew },
    { "done", CLI_GROUP_RENEW, "BODY DUTY", 2, 2, "record a duty, an act or a prerequisite by its rule",
      "ceu done cmmota CMMOTA-meeting --on 2026-11-03\n"
      "ceu done cmmota CMMOTA-meeting --remove       takes the newest one of the cycle back",
      cli_done_options, CLI_WRITES, cli_run_done },
    { "reminders", CLI_GROUP_REMIND, "", 0, 0, "list the reminders that are due",
      "ceu reminders\n"
      "ceu reminders --trust-clock      the clock is right, whatever the reminders say of it",
      cli_reminders_options, CLI_READS | CLI_WRITES, cli_run_reminders },
    { "ack", CLI_GROUP_REMIND, "REMINDER…", 1, CLI_ANY_NUMBER, "acknowledge reminders: silent until the next lead time",
      "ceu ack 3", NULL, CLI_WRITES, cli_run_ack },
    { "snooze", CLI_GROUP_REMIND, "REMINDER [UNTIL]", 1, 2, "put a reminder off, for a week if not said",
      "ceu snooze 3\n"
      "ceu snooze 3 2d\n"
      "ceu snooze 3 2026-12-01",
      NULL, CLI_WRITES, cli_run_snooze },
    { "mute", CLI_GROUP_REMIND, "[CREDENTIAL|BODY|POOL]", 0, 1, "be silent about a credential or a body; alone: what is muted",
      "ceu mute CPMA\n"
      "ceu mute ahima --until 2027-01-31",
      cli_mute_options, CLI_WRITES, cli_run_mute },
    { "unmute", CLI_GROUP_REMIND, "CREDENTIAL|BODY|POOL", 1, 1, "remind of it again",
      "ceu unmute CPMA", NULL, CLI_WRITES, cli_run_unmute },
    { "calendar publish", CLI_GROUP_REMIND, "", 0, 0, "write the deadlines to the calendar file",
      "ceu calendar publish", cli_calendar_publish_options, CLI_NO_STORE, cli_run_calendar_publish },
    { "calendar push", CLI_GROUP_REMIND, "", 0, 0, "send the deadlines to a calendar server (CalDAV)",
      "ceu calendar push --dry-run", cli_calendar_push_options, CLI_NO_STORE, cli_run_calendar_push },
    { "calendar serve", CLI_GROUP_REMIND, "", 0, 0, "serve the calendar file to programs that subscribe by address",
      "ceu calendar serve                           until Ctrl-C; prints the address\n"
      "ceu calendar serve --print-url\n"
      "systemctl --user enable --now ceu-serve.socket   only while somebody asks",
      cli_calendar_serve_options, CLI_NO_STORE, cli_run_calendar_serve },
    { "calendar subscribe", CLI_GROUP_REMIND, "[PROGRAM]", 0, 1, "how your calendar program comes to show the deadlines",
      "ceu calendar subscribe                       which programs, and where to begin\n"
      "ceu calendar subscribe thunderbird           step by step\n"
      "ceu calendar subscribe khal --do",
      cli_calendar_subscribe_options, CLI_NO_STORE, cli_run_calendar_subscribe },
    { "import", CLI_GROUP_EXCHANGE, "FILE…", 1, CLI_ANY_NUMBER, "import activities from CSV, certificates, calendars, an archive",
      "ceu import activities.csv --dry-run\n"
      "ceu import activities.csv --map \"title=Course,done=Finished on\"\n"
      "ceu import certificate.pdf                   what it says, asked about where it is unsure\n"
      "ceu import webinar.ics                       planned: done and units to confirm\n"
      "ceu import calendar.ics --match webinar --match AAPC --dry-run\n"
      "ceu import archive.json                      all records, where there are none yet",
      cli_import_options, CLI_CREATES | CLI_TAKES_FILES, cli_run_import },
    { "export", CLI_GROUP_EXCHANGE, "ics|csv|json|xlsx", 1, 1, "export the calendar, the activities, or everything",
      "ceu export json --output archive.json\n"
      "ceu export csv --excel > activities.csv\n"
      "ceu export ics > renewals.ics\n"
      "ceu export xlsx --output records.xlsx",
      cli_export_options, CLI_TEXT_ONLY, cli_run_export },
    { "report transcript", CLI_GROUP_EXCHANGE, "[BODY|CREDENTIAL]", 0, 1, "a transcript to show: requirements, activities, dates",
      "ceu report transcript\n"
      "ceu report transcript CPC --format html --output cpc.html\n"
      "ceu report transcript AAPC --format pdf --output aapc.pdf",
      cli_report_transcript_options, CLI_READS, cli_run_report_transcript },
    { "report audit", CLI_GROUP_EXCHANGE, "BODY|CREDENTIAL", 1, 1, "one cycle with its proofs: what is missing, or a packet",
      "ceu report audit AAPC                        what an auditor would see, and miss\n"
      "ceu report audit AAPC --output aapc.zip      index, certificates, checksums\n"
      "ceu report audit AAPC --cycle previous --output aapc-2025.zip",
      cli_report_audit_options, CLI_READS, cli_run_report_audit },
    { "rules list", CLI_GROUP_RULES, "", 0, 0, "list the rule packs: body, day verified, file",
      "ceu rules list", NULL, CLI_NO_STORE, cli_run_rules_list },
    { "rules show", CLI_GROUP_RULES, "BODY", 1, 1, "show a body's rules in words, with sources",
      "ceu rules show aapc", NULL, CLI_NO_STORE, cli_run_rules_show },
    { "rules check", CLI_GROUP_RULES, "[FILE…]", 0, CLI_ANY_NUMBER, "check rule packs: every fault with its place",
      "ceu rules check mine.yaml", NULL, CLI_TAKES_FILES, cli_run_rules_check },
    { "rules diff", CLI_GROUP_RULES, "BODY|FILE [FILE]", 1, 2, "what changed between two versions of a pack, and whom it touches",
      "ceu rules diff aapc                          the shipped pack against yours\n"
      "ceu rules diff aapc draft.yaml               the shipped pack against a file\n"
      "ceu rules diff old.yaml new.yaml --at 2027-01-01",
      cli_rules_diff_options, CLI_TAKES_FILES, cli_run_rules_diff },
    { "undo", CLI_GROUP_CARE, "", 0, 0, "take back the newest change",
      "ceu undo", NULL, CLI_WRITES, cli_run_undo },
    { "history", CLI_GROUP_CARE, "", 0, 0, "list the changes, newest first",
      "ceu history --limit 5", cli_history_options, CLI_READS, cli_run_history },
    { "verify", CLI_GROUP_CARE, "", 0, 0, "prove that records, history and proofs are whole",
      "ceu verify", NULL, CLI_READS, cli_run_verify },
    { "doctor", CLI_GROUP_CARE, "", 0, 0, "check that everything works, with a remedy for what does not",
      "ceu doctor\n"
      "ceu doctor --test                            proves that a reminder reaches you",
      cli_doctor_options, CLI_NO_STORE, cli_run_doctor },
    { "check", CLI_GROUP_CARE, "", 0, 0, "start a dead daemon again, and mail what is due: for a timer",
      "ceu check                                    what ceu-check.timer runs once an hour\n"
      "ceu check --mail-test",
      cli_check_options, CLI_NO_STORE, cli_run_check },
    { "config list", CLI_GROUP_CARE, "", 0, 0, "list all settings with their values",
      "ceu config list", NULL, CLI_NO_STORE, cli_run_config_list },
    { "config get", CLI_GROUP_CARE, "SETTING", 1, 1, "print one setting",
      "ceu config get reminders.first-hour", NULL, CLI_NO_STORE, cli_run_config_get },
    { "config set", CLI_GROUP_CARE, "SETTING VALUE", 2, 2, "change a setting in the file that is read",
      "ceu config set reminders.first-hour 10", NULL, CLI_NO_STORE, cli_run_config_set },
    { "config unset", CLI_GROUP_CARE, "SETTING", 1, 1, "put a setting back to its default",
      "ceu config unset reminders.first-hour", NULL, CLI_NO_STORE, cli_run_config_unset },
    { "config check", CLI_GROUP_CARE, "", 0, 0, "check the configuration file",
      "ceu config check", NULL, CLI_NO_STORE, cli_run_config_check },
    { "config path", CLI_GROUP_CARE, "", 0, 0, "print where the configuration file is",
      "ceu config path", NULL, CLI_NO_STORE, cli_run_config_path },
    { "completion", CLI_GROUP_CARE, "bash|zsh|fish", 1, 1, "print the completion script of a shell",
      "ceu completion bash > ~/.local/share/bash-completion/completions/ceu", NULL, CLI_TEXT_ONLY, cli_run_completion },
    { "help", CLI_GROUP_CARE, "[COMMAND…]", 0, 2, "explain a command",
      "ceu help log\n"
      "ceu help --json                              the whole table, for programs",
      NULL, CLI_NO_STORE, cli_run_help },
    { "version", CLI_GROUP_CARE, "", 0, 0, "print the version",
      "ceu version", NULL, CLI_NO_STORE, cli_run_version },
    { "__complete", CLI_GROUP_CARE, "[WORD…]", 0, CLI_ANY_NUMBER, "candidates for the last word",
      "ceu __complete lo", NULL, CLI_HIDDEN | CLI_RAW_WORDS | CLI_TEXT_ONLY, cli_run_complete },
    { NULL, CLI_GROUP_COUNT, NULL, 0, 0, NULL, NULL, NULL, 0, NULL },
};
/* clang-format on */

static const char *const group_titles[] = {
    [CLI_GROUP_RECORD] = "Record",
    [CLI_GROUP_LOOK] = "Look",
    [CLI_GROUP_RENEW] = "Renew",
    [CLI_GROUP_REMIND] = "Reminders and calendar",
    [CLI_GROUP_EXCHANGE] = "Import and export",
    [CLI_GROUP_RULES] = "Rules",
    [CLI_GROUP_CARE] = "Care",
};
_Static_assert(G_N_ELEMENTS(group_titles) == CLI_GROUP_COUNT, "a title for every group");

const char *
cli_group_title(CliGroup group)
{
    return group_titles[group];
}

const CliCommand *
cli_command_find(const char *name)
{
    const CliCommand *command;

    for (command = cli_commands; command->name != NULL; command++) {
        if (strcmp(command->name, name) == 0)
            return command;
    }
    return NULL;
}

bool
cli_in_group(const CliCommand *command, const char *group)
{
    const size_t length = strlen(group);

    return strncmp(command->name, group, length) == 0 && command->name[length] == ' ';
}

bool
cli_is_group(const char *name)
{
    const CliCommand *command;

    for (command = cli_commands; command->name != NULL; command++) {
        if (cli_in_group(command, name))
            return true;
    }
    return false;
}
