/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Probes that a confined process fails, and an unconfined one undoes at once. */
#define _GNU_SOURCE /* O_TMPFILE, clone flags */

#include "sandbox.h"

#include <fcntl.h>
#include <glib.h>
#include <sched.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

/* A file without a name in the home directory; where the file system has none, one that is unlinked at once. */
static bool
can_write_home(void)
{
    int fd = open(g_get_home_dir(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600);
    g_autofree char *name = g_build_filename(g_get_home_dir(), ".ceud-probe-XXXXXX", NULL);

    if (fd < 0) {
        fd = g_mkstemp_full(name, O_WRONLY | O_CLOEXEC, 0600);
        if (fd >= 0)
            unlink(name);
    }
    if (fd >= 0)
        close(fd);
    return fd >= 0;
}

/* Only the socket: nothing is sent. */
static bool
can_open_network(void)
{
    int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);

    if (fd >= 0)
        close(fd);
    return fd >= 0;
}

static bool
can_map_code(void)
{
    size_t size = (size_t) sysconf(_SC_PAGESIZE);
    void *page =
        mmap(NULL, size, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    if (page == MAP_FAILED)
        return false;
    munmap(page, size);
    return true;
}

/* In a child, so that this process stays where it is. */
static bool
can_make_namespace(void)
{
    pid_t child = fork();
    int status = 0;

    if (child == 0)
        _exit(unshare(CLONE_NEWUTS | CLONE_NEWUSER) == 0 ? 0 : 1);
    return child > 0 && waitpid(child, &status, 0) == child && WIFEXITED(status) &&
           WEXITSTATUS(status) == 0;
}

/* The number behind @name in /proc/self/status; -1: not said. */
static int
status_number(const char *text, const char *name)
{
    const char *line = strstr(text, name);

    return line == NULL ? -1 : (int) g_ascii_strtoll(line + strlen(name), NULL, 10);
}

char *
sandbox_report(void)
{
    g_autofree char *status = NULL;

    if (!g_file_get_contents("/proc/self/status", &status, NULL, NULL))
        status = g_strdup("");
    return g_strdup_printf(
        "home=%s network=%s exec-memory=%s namespaces=%s seccomp=%d no-new-privs=%d",
        can_write_home() ? "writable" : "denied", can_open_network() ? "open" : "denied",
        can_map_code() ? "open" : "denied", can_make_namespace() ? "open" : "denied",
        status_number(status, "\nSeccomp:\t"), status_number(status, "\nNoNewPrivs:\t"));
}
