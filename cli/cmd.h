/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands' functions and option tables, for THE table alone. */
#pragma once

#include "command.h"

int cli_run_init(CliContext *context, GError **error);
int cli_run_credential_add(CliContext *context, GError **error);
int cli_run_credential_list(CliContext *context, GError **error);
int cli_run_credential_edit(CliContext *context, GError **error);
int cli_run_credential_retire(CliContext *context, GError **error);
int cli_run_credential_remove(CliContext *context, GError **error);
int cli_run_membership_set(CliContext *context, GError **error);
int cli_run_membership_list(CliContext *context, GError **error);
int cli_run_membership_remove(CliContext *context, GError **error);
int cli_run_answer(CliContext *context, GError **error);
int cli_run_done(CliContext *context, GError **error);
int cli_run_log(CliContext *context, GError **error);
int cli_run_list(CliContext *context, GError **error);
int cli_run_show(CliContext *context, GError **error);
int cli_run_edit(CliContext *context, GError **error);
int cli_run_remove(CliContext *context, GError **error);
int cli_run_attach(CliContext *context, GError **error);
int cli_run_import(CliContext *context, GError **error);
int cli_run_status(CliContext *context, GError **error);
int cli_run_due(CliContext *context, GError **error);
int cli_run_explain(CliContext *context, GError **error);
int cli_run_plan(CliContext *context, GError **error);
int cli_run_whatif_add(CliContext *context, GError **error);
int cli_run_whatif_drop(CliContext *context, GError **error);
int cli_run_whatif_log(CliContext *context, GError **error);
int cli_run_path(CliContext *context, GError **error);
int cli_run_submit(CliContext *context, GError **error);
int cli_run_renew(CliContext *context, GError **error);
int cli_run_export(CliContext *context, GError **error);
int cli_run_calendar_publish(CliContext *context, GError **error);
int cli_run_reminders(CliContext *context, GError **error);
int cli_run_ack(CliContext *context, GError **error);
int cli_run_snooze(CliContext *context, GError **error);
int cli_run_rules_list(CliContext *context, GError **error);
int cli_run_rules_show(CliContext *context, GError **error);
int cli_run_rules_check(CliContext *context, GError **error);
int cli_run_rules_diff(CliContext *context, GError **error);
int cli_run_undo(CliContext *context, GError **error);
int cli_run_history(CliContext *context, GError **error);
int cli_run_verify(CliContext *context, GError **error);
int cli_run_doctor(CliContext *context, GError **error);
int cli_run_config_list(CliContext *context, GError **error);
int cli_run_config_get(CliContext *context, GError **error);
int cli_run_config_set(CliContext *context, GError **error);
int cli_run_config_unset(CliContext *context, GError **error);
int cli_run_config_check(CliContext *context, GError **error);
int cli_run_config_path(CliContext *context, GError **error);
int cli_run_completion(CliContext *context, GError **error);
int cli_run_complete(CliContext *context, GError **error);
int cli_run_help(CliContext *context, GError **error);
int cli_run_version(CliContext *context, GError **error);

extern const CliOption cli_init_options[];
extern const CliOption cli_credential_add_options[];
extern const CliOption cli_credential_edit_options[];
extern const CliOption cli_credential_retire_options[];
extern const CliOption cli_membership_set_options[];
extern const CliOption cli_done_options[];
extern const CliOption cli_log_options[];
extern const CliOption cli_list_options[];
extern const CliOption cli_edit_options[];
extern const CliOption cli_import_options[];
extern const CliOption cli_status_options[];
extern const CliOption cli_whatif_add_options[];
extern const CliOption cli_whatif_log_options[];
extern const CliOption cli_path_options[];
extern const CliOption cli_filing_options[];
extern const CliOption cli_reminders_options[];
extern const CliOption cli_export_options[];
extern const CliOption cli_calendar_publish_options[];
extern const CliOption cli_rules_diff_options[];
extern const CliOption cli_history_options[];
