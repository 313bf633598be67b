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
    g_set_error(
        error, CEU_ERROR, CEU_ERROR_FAILED,
        "the reader of foreign files cannot be confined on this system (%s: %s), so the file "
        "was not read",
        what, g_strerror(system_error));
    return false;
}

typedef enum { READER, WATCHER, PROGRAM } Who;

static bool
set_limits(Who who, GError **error)
{
    const bool program = who == PROGRAM;
    const struct {
        __rlimit_resource_t resource;
        const char *name;
        uint64_t most;
    } limits[] = {
        { RLIMIT_CORE, "core size", 0 },
        { RLIMIT_CPU, "processor time",
          program ? EXTRACT_PROGRAM_CPU_SECONDS : EXTRACT_CPU_SECONDS },
        { RLIMIT_NOFILE, "open files", program ? 32 : 16 },
#if CEU_CONFINE
        { RLIMIT_NPROC, "processes", 0 },
        { RLIMIT_FSIZE, "file size", 0 },
        { RLIMIT_AS, "memory", program ? EXTRACT_PROGRAM_MEMORY_BYTES : EXTRACT_MEMORY_BYTES },
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
static const int allowed_watcher[] = { SCMP_SYS(poll), SCMP_SYS(ppoll), SCMP_SYS(wait4) };
/* What the dynamic loader and the C library do before main(), and reading in other ways. */
static const int allowed_program[] = {
    SCMP_SYS(execve),
    SCMP_SYS(access),
    SCMP_SYS(faccessat),
    SCMP_SYS(faccessat2),
    SCMP_SYS(pread64),
    SCMP_SYS(readv),
    SCMP_SYS(writev),
    SCMP_SYS(set_tid_address),
    SCMP_SYS(set_robust_list),
    SCMP_SYS(arch_prctl),
    SCMP_SYS(rseq),
    SCMP_SYS(prlimit64),
    SCMP_SYS(getdents64),
    SCMP_SYS(getcwd),
    SCMP_SYS(uname),
    SCMP_SYS(sysinfo),
    SCMP_SYS(getpid),
    SCMP_SYS(gettid),
    SCMP_SYS(getuid),
    SCMP_SYS(geteuid),
    SCMP_SYS(getgid),
    SCMP_SYS(getegid),
    SCMP_SYS(fcntl),
    SCMP_SYS(sched_getaffinity),
    SCMP_SYS(sched_yield),
    SCMP_SYS(poll),
    SCMP_SYS(ppoll),
};

static int
allow_list(scmp_filter_ctx filter, const int *calls, size_t count)
{
    int result = 0;

    for (size_t i = 0; result == 0 && i < count; i++)
        result = seccomp_rule_add(filter, SCMP_ACT_ALLOW, calls[i], 0);
    return result;
}

/* Only for reading, and memory without code; a program is loaded by mapping files of code. */
static int
allow_in_part(scmp_filter_ctx filter, Who who)
{
    const scmp_datum_t writes = O_ACCMODE | O_CREAT | O_TRUNC | O_APPEND;
    int result = 0;

    result |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(openat), 1,
                               SCMP_A2(SCMP_CMP_MASKED_EQ, writes, 0));
    result |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 1,
                               SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
    result |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1,
                               SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
    if (who == PROGRAM)
        result |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 2,
                                   SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC | PROT_WRITE, PROT_EXEC),
                                   SCMP_A3(SCMP_CMP_MASKED_EQ, MAP_ANONYMOUS, 0));
    return result;
}

static bool
filter_calls(Who who, GError **error)
{
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
    int result = filter == NULL ? -ENOMEM : 0;

    if (result == 0)
        result = allow_list(filter, allowed, G_N_ELEMENTS(allowed));
    if (result == 0 && who == WATCHER)
        result = allow_list(filter, allowed_watcher, G_N_ELEMENTS(allowed_watcher));
    if (result == 0 && who == PROGRAM)
        result = allow_list(filter, allowed_program, G_N_ELEMENTS(allowed_program));
    if (result == 0)
        result = allow_in_part(filter, who);
    if (result == 0)
        result = seccomp_load(filter);
    if (filter != NULL)
        seccomp_release(filter);
    return result == 0 || fail(error, "seccomp", -result);
}
#else
static bool
filter_calls(G_GNUC_UNUSED Who who, G_GNUC_UNUSED GError **error)
{
    return true;
}
#endif

static bool
confine(Who who, GError **error)
{
    if (!set_limits(who, error))
        return false;
    if (prctl(PR_SET_DUMPABLE, 0) != 0 || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return fail(error, "prctl", errno);
    return filter_calls(who, error);
}

bool
extract_confine(GError **error)
{
    return confine(READER, error);
}

bool
extract_confine_watcher(GError **error)
{
    return confine(WATCHER, error);
}

bool
extract_confine_program(GError **error)
{
    return confine(PROGRAM, error);
}
