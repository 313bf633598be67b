/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Limits first, then a list of the system calls that are left. What is not on it fails and does not kill, so that a newer
 * C library that tries something else goes on without it. Built without CEU_CONFINE (sanitizers, coverage, valgrind) the
 * limits of memory and calls are left out; time, processes and files are limited there too.
 */
#include "confine.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#if CEU_CONFINE
#include <seccomp.h>
#endif

static bool
fail(GError **error, const char *what, int system_error)
{
    g_set_error(error, CEU_ERROR, CEU_ERROR_FAILED,
                "the reader of calendars cannot be confined on this system (%s: %s), so the file "
                "was not read",
                what, g_strerror(system_error));
    return false;
}

static bool
set_limits(GError **error)
{
    static const struct {
        __rlimit_resource_t resource;
        const char *name;
        uint64_t most;
    } limits[] = {
        { RLIMIT_CORE, "core size", 0 },
        { RLIMIT_CPU, "processor time", EXTRACT_CPU_SECONDS },
        { RLIMIT_NOFILE, "open files", 16 },
#if CEU_CONFINE
        { RLIMIT_NPROC, "processes", 0 },
        { RLIMIT_FSIZE, "file size", 0 },
        { RLIMIT_AS, "memory", EXTRACT_MEMORY_BYTES },
#endif
    };

    for (size_t i = 0; i < G_N_ELEMENTS(limits); i++) {
        const struct rlimit limit = { limits[i].most, limits[i].most };

        if (setrlimit(limits[i].resource, &limit) != 0)
            return fail(error, limits[i].name, errno);
    }
    return true;
}

#if CEU_CONFINE
static const int allowed[] = {
    SCMP_SYS(read),           SCMP_SYS(write),
    SCMP_SYS(close),          SCMP_SYS(fstat),
    SCMP_SYS(newfstatat),     SCMP_SYS(statx),
    SCMP_SYS(lseek),          SCMP_SYS(readlink),
    SCMP_SYS(readlinkat),     SCMP_SYS(brk),
    SCMP_SYS(munmap),         SCMP_SYS(mremap),
    SCMP_SYS(madvise),        SCMP_SYS(futex),
    SCMP_SYS(getrandom),      SCMP_SYS(clock_gettime),
    SCMP_SYS(gettimeofday),   SCMP_SYS(rt_sigaction),
    SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn),
    SCMP_SYS(exit),           SCMP_SYS(exit_group),
};

/* Only for reading, and memory without code. */
static int
allow_in_part(scmp_filter_ctx filter)
{
    const scmp_datum_t writes = O_ACCMODE | O_CREAT | O_TRUNC | O_APPEND;
    int result = 0;

    result |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(openat), 1,
                               SCMP_A2(SCMP_CMP_MASKED_EQ, writes, 0));
    result |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 1,
                               SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
    result |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1,
                               SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
    return result;
}

static bool
filter_calls(GError **error)
{
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
    int result = filter == NULL ? -ENOMEM : 0;

    for (size_t i = 0; result == 0 && i < G_N_ELEMENTS(allowed); i++)
        result = seccomp_rule_add(filter, SCMP_ACT_ALLOW, allowed[i], 0);
    if (result == 0)
        result = allow_in_part(filter);
    if (result == 0)
        result = seccomp_load(filter);
    if (filter != NULL)
        seccomp_release(filter);
    return result == 0 || fail(error, "seccomp", -result);
}
#else
static bool
filter_calls(G_GNUC_UNUSED GError **error)
{
    return true;
}
#endif

bool
extract_confine(GError **error)
{
    if (!set_limits(error))
        return false;
    if (prctl(PR_SET_DUMPABLE, 0) != 0 || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return fail(error, "prctl", errno);
    return filter_calls(error);
}
