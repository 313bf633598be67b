/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Loaded into the daemon by LD_PRELOAD, in tests only. Virtual time: the wall clock is a number that the
 * test sets, the timerfd is an eventfd that the test fires, short delays are none. And a nursery: with
 * STAGE_ORDERS_NAME set the process stops before main() and forks a daemon for each order, which saves the
 * time that the dynamic loader takes.
 */
#include "stage.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <sys/wait.h>
#include <unistd.h>

#define SHORT_MS 5000 /* a delay up to this only lets things settle, and here they settle at once */
#define EXPORTED __attribute__((visibility("default")))

EXPORTED ssize_t read(int fd, void *buffer, size_t size);

static Stage *stage;
static int wake_fd = -1;   /* inherited */
static int handed_fd = -1; /* the duplicate that the daemon knows as its timerfd */

static int
number_of(const char *name)
{
    gint64 number = -1;

    (void) g_ascii_string_to_signed(g_getenv(name) != NULL ? g_getenv(name) : "", 10, 0, 4096,
                                    &number, NULL);
    return (int) number;
}

static void
be_born(const StageOrder *order)
{
    struct rlimit limit;

    prctl(PR_SET_PDEATHSIG, SIGKILL);
    getrlimit(RLIMIT_FSIZE, &limit);
    limit.rlim_cur = order->file_limit_bytes;
    setrlimit(RLIMIT_FSIZE, &limit);
    if (order->kill_at[0] != '\0')
        g_setenv("CEUD_TEST_KILL_AT", order->kill_at, TRUE);
}

static void
report(int orders_fd, pid_t pid, int status)
{
    StageReport said = { .pid = pid, .status = status };

    if (write(orders_fd, &said, sizeof said) != (ssize_t) sizeof said)
        _exit(1);
}

/* Returns in each child; the nursery itself ends with the test. */
static void
nurse(int orders_fd)
{
    StageOrder order;

    prctl(PR_SET_PDEATHSIG, SIGKILL);
    while (recv(orders_fd, &order, sizeof order, 0) == (ssize_t) sizeof order) {
        int status = 0;
        pid_t pid = fork();

        if (pid == 0) {
            close(orders_fd);
            be_born(&order);
            return;
        }
        report(orders_fd, pid, -1);
        while (waitpid(pid, &status, 0) < 0 && errno == EINTR) {
        }
        report(orders_fd, pid, status);
    }
    _exit(0);
}

__attribute__((constructor)) static void
set_stage(void)
{
    int stage_fd = number_of(STAGE_FD_NAME);
    int orders_fd = number_of(STAGE_ORDERS_NAME);
    void *shared = MAP_FAILED;

    if (stage_fd < 0)
        return; /* another program that inherited the setting */
    shared = mmap(NULL, sizeof *stage, PROT_READ | PROT_WRITE, MAP_SHARED, stage_fd, 0);
    if (shared == MAP_FAILED)
        _exit(1);
    stage = shared;
    wake_fd = number_of(STAGE_WAKE_NAME);
    if (orders_fd >= 0)
        nurse(orders_fd);
}

/* ---- what the daemon calls ---- */

EXPORTED gint64
g_get_real_time(void)
{
    return atomic_load(&stage->now_usec);
}

EXPORTED guint
g_timeout_add(guint interval_ms, GSourceFunc function, gpointer data)
{
    return g_timeout_add_full(G_PRIORITY_DEFAULT, interval_ms <= SHORT_MS ? 0 : interval_ms,
                              function, data, NULL);
}

EXPORTED int
timerfd_create(int clock G_GNUC_UNUSED, int flags G_GNUC_UNUSED)
{
    handed_fd = fcntl(wake_fd, F_DUPFD_CLOEXEC, 3);
    return handed_fd;
}

EXPORTED int
timerfd_settime(int fd, int flags G_GNUC_UNUSED, const struct itimerspec *spec,
                struct itimerspec *old G_GNUC_UNUSED)
{
    if (fd != handed_fd) {
        errno = EBADF;
        return -1;
    }
    atomic_store(&stage->armed_usec,
                 (int64_t) spec->it_value.tv_sec * G_USEC_PER_SEC + spec->it_value.tv_nsec / 1000);
    atomic_fetch_add(&stage->arms, 1);
    return 0;
}

/* As the kernel does it for a timer with TFD_TIMER_CANCEL_ON_SET. */
EXPORTED ssize_t
read(int fd, void *buffer, size_t size)
{
    static ssize_t (*real)(int, void *, size_t);
    ssize_t n;

    if (real == NULL)
        *(void **) &real = dlsym(RTLD_NEXT, "read");
    n = real(fd, buffer, size);
    if (fd == handed_fd && fd >= 0 && n == (ssize_t) sizeof(uint64_t) &&
        *(const uint64_t *) buffer >= STAGE_CLOCK_SET) {
        errno = ECANCELED;
        return -1;
    }
    return n;
}

/* Sleeping until a lock is free (SQLite) is no rest. */
EXPORTED int
usleep(useconds_t usec)
{
    static int (*real)(useconds_t);
    int result;

    if (real == NULL)
        *(void **) &real = dlsym(RTLD_NEXT, "usleep");
    atomic_fetch_add(&stage->naps, 1);
    result = real(usec);
    atomic_fetch_sub(&stage->naps, 1);
    return result;
}

/* Neither is waiting for a program to begin. */
EXPORTED gboolean
g_spawn_async(const gchar *directory, gchar **arguments, gchar **environment, GSpawnFlags flags,
              GSpawnChildSetupFunc setup, gpointer data, GPid *pid, GError **error)
{
    gboolean result;

    atomic_fetch_add(&stage->naps, 1);
    result = g_spawn_async_with_fds(directory, arguments, environment, flags, setup, data, pid, -1,
                                    -1, -1, error);
    atomic_fetch_sub(&stage->naps, 1);
    return result;
}
