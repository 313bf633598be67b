/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A settings file is taken whole or refused with its name; what is taken lies within the documented limits. */
#define _GNU_SOURCE /* memfd_create */
#include <ceu/tracker.h>

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "fuzz.h"

/* A file in memory with @data in it: nothing is left behind, however the run ends. */
static int
memory_file(const uint8_t *data, size_t size)
{
    int file = memfd_create("ceud.conf", MFD_CLOEXEC);

    g_assert_cmpint(file, >=, 0);
    while (size > 0) {
        ssize_t written = write(file, data, size);

        g_assert_cmpint(written, >, 0);
        data += written;
        size -= (size_t) written;
    }
    return file;
}

static void
check_config(const CeuConfig *config)
{
    g_assert_cmpuint(config->n_milestones, <=, CEU_LEADS_MAX);
    g_assert_cmpuint(config->n_alarms, <=, CEU_LEADS_MAX);
    g_assert_true(g_path_is_absolute(config->calendar_path));
    for (unsigned i = 0; i < config->n_milestones; i++)
        g_assert_cmpint(config->milestones_days[i], >=, 0);
    for (unsigned i = 0; i < config->n_alarms; i++)
        g_assert_cmpint(config->alarms_days[i], >=, 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    int file = memory_file(data, size);
    g_autofree char *name = g_strdup_printf("/proc/self/fd/%d", file);
    CeuPaths paths = { .data = (char[]){ "/nowhere/data" },
                       .config = (char[]){ "/nowhere/config" },
                       .cache = (char[]){ "/nowhere/cache" },
                       .feed = (char[]){ "/nowhere/data/renewals.ics" },
                       .config_file = name };
    g_autoptr(GError) error = NULL;
    g_autoptr(CeuConfig) config = ceu_config_load(&paths, &error);

    (void) close(file);
    g_assert_true((config == NULL) == (error != NULL));
    if (config != NULL)
        check_config(config);
    return 0;
}
