/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Behind the confinement: each thing that a reader of a file does not need fails, each in a child of its own. */
#define _GNU_SOURCE /* O_TMPFILE */

#include "confine.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#define DONE 10
#define UNCONFINED 11

static bool
can_open_socket(void)
{
    return socket(AF_UNIX, SOCK_STREAM, 0) >= 0 || socket(AF_INET, SOCK_STREAM, 0) >= 0;
}

static bool
can_write_file(void)
{
    return open("/tmp", O_TMPFILE | O_WRONLY, 0600) >= 0 || open("/dev/null", O_WRONLY) >= 0 ||
           open("/tmp/ceu-confine-test", O_RDONLY | O_CREAT, 0600) >= 0;
}

static bool
can_start_process(void)
{
    char *const argv[] = { (char *) "true", NULL };

    return fork() >= 0 || execv("/bin/true", argv) == 0 || errno != EPERM;
}

static bool
can_map_code(void)
{
    void *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    return page == MAP_FAILED || mprotect(page, 4096, PROT_READ | PROT_EXEC) == 0 ||
           mmap(NULL, 4096, PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED;
}

static bool
can_signal_others(void)
{
    return kill(getppid(), 0) == 0 || syscall(SYS_ptrace, 0, 0, 0, 0) == 0 ||
           prctl(PR_SET_DUMPABLE, 1) == 0;
}

static bool
can_raise_limits(void)
{
    const struct rlimit more = { RLIM_INFINITY, RLIM_INFINITY };

    return setrlimit(RLIMIT_CPU, &more) == 0;
}

static bool
can_take_memory(void)
{
    void *volatile room = malloc(EXTRACT_MEMORY_BYTES);
    const bool taken = room != NULL;

    free(room);
    return taken;
}

/* The same of what a program of others is given: it is loaded as code, and runs nothing beside itself. */
static bool
program_can_harm(void)
{
    struct rlimit time, memory;
    void *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    return can_open_socket() || can_write_file() || fork() >= 0 || kill(getppid(), 0) == 0 ||
           syscall(SYS_ptrace, 0, 0, 0, 0) == 0 || can_raise_limits() ||
           unlink("/tmp/ceu-confine-none") == 0 || errno != EPERM || page == MAP_FAILED ||
           mprotect(page, 4096, PROT_READ | PROT_EXEC) == 0 ||
           mmap(NULL, 4096, PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED ||
           syscall(SYS_prlimit64, 0, RLIMIT_CPU, NULL, &time) != 0 ||
           time.rlim_max != EXTRACT_PROGRAM_CPU_SECONDS ||
           syscall(SYS_prlimit64, 0, RLIMIT_AS, NULL, &memory) != 0 ||
           memory.rlim_max != EXTRACT_PROGRAM_MEMORY_BYTES;
}

static bool
can_delete(void)
{
    return unlink("/tmp/ceu-confine-none") == 0 || errno != EPERM;
}

static const struct {
    const char *name;
    bool (*can)(void);
} forbidden[] = {
    { "socket", can_open_socket },    { "write", can_write_file },
    { "process", can_start_process }, { "code", can_map_code },
    { "signal", can_signal_others },  { "limits", can_raise_limits },
    { "memory", can_take_memory },    { "delete", can_delete },
};

/* How a child ends that confines itself and then tries. */
static int
try_in_child(bool (*can)(void))
{
    const pid_t child = fork();
    int status = 0;

    g_assert_cmpint(child, >=, 0);
    if (child == 0) {
        if (!extract_confine(NULL))
            _exit(UNCONFINED);
        _exit(can() ? DONE : 0);
    }
    g_assert_cmpint(waitpid(child, &status, 0), ==, child);
    return status;
}

static void
test_forbidden(gconstpointer data)
{
    const size_t i = GPOINTER_TO_SIZE(data);
    const int status = try_in_child(forbidden[i].can);

    g_assert_true(forbidden[i].can == can_start_process || forbidden[i].can());
    g_assert_true(WIFEXITED(status));
    g_assert_cmpint(WEXITSTATUS(status), ==, 0);
}

/* A program is run as it was confined, and its output is read. */
static void
test_program(void)
{
    char *const harmless[] = { (char *) "true", NULL };
    int status = 0;
    pid_t child = fork();

    g_assert_cmpint(child, >=, 0);
    if (child == 0)
        _exit(!extract_confine_program(NULL) ? UNCONFINED : program_can_harm() ? DONE : 0);
    g_assert_cmpint(waitpid(child, &status, 0), ==, child);
    g_assert_true(WIFEXITED(status));
    g_assert_cmpint(WEXITSTATUS(status), ==, 0);
    child = fork();
    g_assert_cmpint(child, >=, 0);
    if (child == 0) {
        if (extract_confine_program(NULL))
            (void) execv("/bin/true", harmless);
        _exit(UNCONFINED);
    }
    g_assert_cmpint(waitpid(child, &status, 0), ==, child);
    g_assert_true(WIFEXITED(status));
    g_assert_cmpint(WEXITSTATUS(status), ==, 0);
}

/* Time zones are read, memory is had, output is written. */
static bool
cannot_work(void)
{
    g_autoptr(GTimeZone) zone = g_time_zone_new_identifier("America/New_York");
    g_autofree char *room = g_malloc(64 * 1024 * 1024);

    memset(room, 1, 64 * 1024 * 1024);
    return zone == NULL || write(STDERR_FILENO, "", 0) != 0;
}

static void
test_work(void)
{
    const int status = try_in_child(cannot_work);

    g_assert_true(WIFEXITED(status));
    g_assert_cmpint(WEXITSTATUS(status), ==, 0);
}

static bool
run_for_ever(void)
{
    volatile unsigned rounds = 0;

    while (rounds < G_MAXUINT)
        rounds = rounds > 1000 ? 0 : rounds + 1;
    return true;
}

static void
test_time(void)
{
    const int status = try_in_child(run_for_ever);

    g_assert_true(WIFSIGNALED(status));
    g_assert_true(WTERMSIG(status) == SIGXCPU || WTERMSIG(status) == SIGKILL);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(forbidden); i++) {
        g_autofree char *path = g_strconcat("/confine/", forbidden[i].name, NULL);

        g_test_add_data_func(path, GSIZE_TO_POINTER(i), test_forbidden);
    }
    g_test_add_func("/confine/work", test_work);
    g_test_add_func("/confine/time", test_time);
    g_test_add_func("/confine/program", test_program);
    return g_test_run();
}
