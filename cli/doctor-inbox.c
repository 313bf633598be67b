/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether certificates can be taken in from the folder of the user. */
#include "doctor.h"

#include <unistd.h>

#define NAME "inbox"
#define ANOTHER "or choose another: ceu config set inbox.folder FOLDER"

/* What lies there and cannot be taken in. */
static void
look_at_files(const char *folder, GPtrArray *findings)
{
    g_autoptr(GError) local = NULL;
    g_autoptr(GPtrArray) files = ceu_inbox_look(folder, ceu_clock_now(), &local);
    unsigned refused = 0, i;

    if (files == NULL) {
        cli_find(findings, CLI_FAIL, NAME, g_strdup(local->message), ANOTHER);
        return;
    }
    for (i = 0; i < files->len; i++)
        refused += ((const CeuInboxFile *) g_ptr_array_index(files, i))->state == CEU_INBOX_REFUSED;
    if (refused > 0)
        cli_find(findings, CLI_WARN, NAME,
                 g_strdup_printf("%u of what lies in %s cannot be taken in", refused, folder),
                 "ceu inbox says why");
    else
        cli_find(findings, CLI_FINE, NAME, g_strdup_printf("certificates dropped into %s", folder),
                 NULL);
}

static void
look_at_folder(const CliContext *context, const char *folder, GPtrArray *findings)
{
    g_autofree char *own = ceu_config_default_inbox(context->paths);
    g_autofree char *remedy = g_strdup_printf("chmod u+rwx %s, " ANOTHER, folder);

    if (access(folder, F_OK) != 0 && g_str_equal(folder, own))
        cli_find(findings, CLI_FINE, NAME, g_strdup("its folder is made by: ceu inbox"), NULL);
    else if (!g_file_test(folder, G_FILE_TEST_IS_DIR))
        cli_find(findings, CLI_FAIL, NAME, g_strdup_printf("there is no folder %s", folder),
                 "make it, " ANOTHER);
    else if (access(folder, R_OK | X_OK) != 0)
        cli_find(findings, CLI_FAIL, NAME, g_strdup_printf("%s cannot be looked at", folder),
                 remedy);
    else if (access(folder, W_OK) != 0)
        cli_find(findings, CLI_FAIL, NAME,
                 g_strdup_printf("%s cannot be written: what is taken in would stay there", folder),
                 remedy);
    else
        look_at_files(folder, findings);
}

void
cli_doctor_inbox(const CliContext *context, GPtrArray *findings)
{
    g_autoptr(CeuConfig) config = ceu_config_load(context->paths, NULL);

    if (config == NULL)
        return; /* said elsewhere */
    if (config->inbox_folder == NULL)
        cli_find(findings, CLI_FINE, NAME, g_strdup("no folder is watched, as you wish"), NULL);
    else
        look_at_folder(context, config->inbox_folder, findings);
}
