/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Starts the daemon from a nursery (a copy of it that waits before main()) and watches it through /proc. */
#include "subject.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#define REST_LIMIT_USEC (60 * G_TIME_SPAN_SECOND) /* of real time, on a slow machine */
#define UNLIMITED UINT64_MAX

struct Subject {
    const Places *places;
    char *home;
    char **environment;
    CeuPaths *paths;
    Stage *stage;
    int stage_fd, wake_fd;
    int orders_fd; /* to the nursery; -1: none */
    pid_t nursery, pid;
};

/* ---- home ---- */

static void
run(char **arguments, char **environment)
{
    g_autoptr(GError) error = NULL;
    gint status = 0;

    if (!g_spawn_sync(NULL, arguments, environment,
                      G_SPAWN_LEAVE_DESCRIPTORS_OPEN | G_SPAWN_SEARCH_PATH |
                          G_SPAWN_STDOUT_TO_DEV_NULL,
                      NULL, NULL, NULL, NULL, &status, &error) ||
        !g_spawn_check_wait_status(status, &error))
        g_error("%s: %s", arguments[0], error->message);
}

static void
set_variable(Subject *self, const char *name, const char *folder)
{
    g_autofree char *path = g_build_filename(self->home, folder, NULL);

    self->environment = g_environ_setenv(self->environment, name, path, TRUE);
    g_setenv(name, path, TRUE);
}

static void
set_number(Subject *self, const char *name, int number)
{
    g_autofree char *text = g_strdup_printf("%d", number);

    self->environment = g_environ_setenv(self->environment, name, text, TRUE);
}

static void
set_environment(Subject *self, const char *fault)
{
    g_autofree char *bus = g_strdup_printf("unix:path=%s/bus", self->home);
    g_autofree char *none = g_strdup_printf("unix:path=%s/no-system-bus", self->home);
    const struct {
        const char *name, *value;
    } fixed[] = {
        { "PATH", "/usr/bin:/bin" },
        { "HOME", self->home },
        { "TZ", "UTC" },
        { "LC_ALL", "C.UTF-8" },
        { "CEU_RULES_DIR", g_getenv("CEU_RULES_DIR") },
        { "LD_PRELOAD", self->places->shim },
        { "DBUS_SESSION_BUS_ADDRESS", bus },
        { "DBUS_SYSTEM_BUS_ADDRESS", none },
        { "ASAN_OPTIONS", "detect_leaks=0:verify_asan_link_order=0" },
        { "CEUD_TEST_FAULT", fault != NULL ? fault : "" },
        { "G_MESSAGES_DEBUG", g_getenv("CEU_TEST_LOG") != NULL ? "all" : "" },
    };

    for (unsigned i = 0; i < G_N_ELEMENTS(fixed); i++)
        self->environment =
            g_environ_setenv(self->environment, fixed[i].name, fixed[i].value, TRUE);
    set_variable(self, "XDG_DATA_HOME", "live/data");
    set_variable(self, "XDG_CONFIG_HOME", "live/config");
    set_variable(self, "XDG_STATE_HOME", "live/state");
    set_variable(self, "XDG_CACHE_HOME", "live/cache");
    set_variable(self, "XDG_RUNTIME_DIR", "live/run");
    set_number(self, STAGE_FD_NAME, self->stage_fd);
    set_number(self, STAGE_WAKE_NAME, self->wake_fd);
}

static void
make_runtime(const Subject *self)
{
    g_autofree char *runtime = g_build_filename(self->home, "live", "run", NULL);

    g_assert_cmpint(g_mkdir_with_parents(runtime, 0700), ==, 0);
}

Subject *
subject_new(const Places *places, const char *fault)
{
    Subject *self = g_new0(Subject, 1);

    self->places = places;
    self->orders_fd = -1;
    self->home = g_strdup("/dev/shm/ceud-XXXXXX");
    if (g_mkdtemp(self->home) == NULL) {
        g_free(self->home);
        self->home = g_dir_make_tmp("ceud-XXXXXX", NULL);
    }
    g_assert_nonnull(self->home);
    self->stage_fd = memfd_create("stage", 0);
    self->wake_fd = eventfd(0, EFD_NONBLOCK);
    g_assert_cmpint(ftruncate(self->stage_fd, sizeof(Stage)), ==, 0);
    self->stage = mmap(NULL, sizeof(Stage), PROT_READ | PROT_WRITE, MAP_SHARED, self->stage_fd, 0);
    g_assert_true(self->stage != MAP_FAILED);
    set_environment(self, fault);
    make_runtime(self);
    self->paths = ceu_paths_new_from_environment();
    return self;
}

static void
end_nursery(Subject *self)
{
    if (self->orders_fd < 0)
        return;
    close(self->orders_fd);
    self->orders_fd = -1;
    waitpid(self->nursery, NULL, 0);
}

void
subject_free(Subject *self)
{
    char *remove[] = { (char *) "rm", (char *) "-rf", self->home, NULL };

    if (subject_is_alive(self))
        (void) subject_end(self, SIGKILL);
    end_nursery(self);
    run(remove, NULL);
    munmap(self->stage, sizeof *self->stage);
    close(self->stage_fd);
    close(self->wake_fd);
    ceu_paths_free(self->paths);
    g_strfreev(self->environment);
    g_free(self->home);
    g_free(self);
}

const char *
subject_home(const Subject *self)
{
    return self->home;
}

const CeuPaths *
subject_paths(const Subject *self)
{
    return self->paths;
}

Stage *
subject_stage(const Subject *self)
{
    return self->stage;
}

void
subject_fixture(Subject *self, const char *words)
{
    g_autofree char *line = g_strdup_printf("%s %s", self->places->fixture, words);
    g_auto(GStrv) arguments = g_strsplit(line, " ", -1);

    run(arguments, self->environment);
}

/* Few small files and no deep folders: simpler than starting cp for each schedule, and much faster. */
static void
copy_tree(const char *from, const char *to)
{
    g_autoptr(GDir) directory = g_dir_open(from, 0, NULL);
    const char *name;

    g_assert_cmpint(g_mkdir_with_parents(to, 0700), ==, 0);
    while (directory != NULL && (name = g_dir_read_name(directory)) != NULL) {
        g_autofree char *source = g_build_filename(from, name, NULL);
        g_autofree char *target = g_build_filename(to, name, NULL);
        g_autofree char *bytes = NULL;
        gsize size;

        if (g_file_test(source, G_FILE_TEST_IS_DIR)) {
            copy_tree(source, target);
            continue;
        }
        g_assert_true(g_file_get_contents(source, &bytes, &size, NULL));
        g_assert_true(g_file_set_contents_full(target, bytes, (gssize) size,
                                               G_FILE_SET_CONTENTS_NONE, 0600, NULL));
    }
}

static void
empty_tree(const char *path)
{
    g_autoptr(GDir) directory = g_dir_open(path, 0, NULL);
    const char *name;

    while (directory != NULL && (name = g_dir_read_name(directory)) != NULL) {
        g_autofree char *child = g_build_filename(path, name, NULL);

        if (g_file_test(child, G_FILE_TEST_IS_DIR))
            empty_tree(child);
        (void) g_remove(child);
    }
}

void
subject_keep_template(Subject *self, const char *name)
{
    g_autofree char *live = g_build_filename(self->home, "live", NULL);
    g_autofree char *template = g_build_filename(self->home, "templates", name, NULL);

    copy_tree(live, template);
    empty_tree(live);
    make_runtime(self);
}

void
subject_restore_template(Subject *self, const char *name)
{
    g_autofree char *live = g_build_filename(self->home, "live", NULL);
    g_autofree char *template = g_build_filename(self->home, "templates", name, NULL);

    empty_tree(live);
    copy_tree(template, live);
    make_runtime(self);
}

/* ---- life and death ---- */

static void
open_nursery(Subject *self)
{
    char *arguments[] = { (char *) self->places->daemon, NULL };
    g_auto(GStrv) environment = NULL;
    g_autofree char *number = NULL;
    g_autoptr(GError) error = NULL;
    int ends[2];

    g_assert_cmpint(socketpair(AF_UNIX, SOCK_SEQPACKET, 0, ends), ==, 0);
    fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    number = g_strdup_printf("%d", ends[1]);
    environment = g_environ_setenv(g_strdupv(self->environment), STAGE_ORDERS_NAME, number, TRUE);
    if (!g_spawn_async(NULL, arguments, environment,
                       G_SPAWN_LEAVE_DESCRIPTORS_OPEN | G_SPAWN_DO_NOT_REAP_CHILD |
                           G_SPAWN_STDOUT_TO_DEV_NULL |
                           (g_getenv("CEU_TEST_LOG") == NULL ? G_SPAWN_STDERR_TO_DEV_NULL : 0),
                       NULL, NULL, &self->nursery, &error))
        g_error("%s: %s", self->places->daemon, error->message);
    close(ends[1]);
    self->orders_fd = ends[0];
}

static StageReport
hear(const Subject *self)
{
    StageReport report;

    if (recv(self->orders_fd, &report, sizeof report, 0) != (ssize_t) sizeof report)
        g_error("the nursery of the daemon is gone");
    return report;
}

static uint64_t
file_limit(bool disk_full)
{
    return disk_full ? 0 : UNLIMITED;
}

void
subject_start(Subject *self, const char *kill_at, bool disk_full)
{
    StageOrder order = { .file_limit_bytes = file_limit(disk_full) };
    uint64_t stale;

    g_assert_false(subject_is_alive(self));
    if (self->orders_fd < 0)
        open_nursery(self);
    if (kill_at != NULL)
        g_strlcpy(order.kill_at, kill_at, sizeof order.kill_at);
    (void) !read(self->wake_fd, &stale, sizeof stale);
    atomic_store(&self->stage->armed_usec, 0);
    atomic_store(&self->stage->naps, 0);
    g_assert_cmpint(send(self->orders_fd, &order, sizeof order, MSG_NOSIGNAL), ==,
                    (int) sizeof order);
    self->pid = hear(self).pid;
}

bool
subject_is_alive(const Subject *self)
{
    return self->pid > 0;
}

pid_t
subject_pid(const Subject *self)
{
    return self->pid;
}

int
subject_end(Subject *self, int signal)
{
    StageReport report;

    kill(self->pid, signal);
    report = hear(self);
    self->pid = 0;
    return report.status;
}

void
subject_set_disk_full(Subject *self, bool full)
{
    struct rlimit limit = { .rlim_cur = file_limit(full), .rlim_max = RLIM_INFINITY };

    if (subject_is_alive(self) && prlimit(self->pid, RLIMIT_FSIZE, &limit, NULL) < 0)
        g_assert_cmpint(errno, ==, ESRCH);
}

void
subject_fire(Subject *self, uint64_t what)
{
    atomic_store(&self->stage->armed_usec, 0);
    g_assert_cmpint(write(self->wake_fd, &what, sizeof what), ==, (int) sizeof what);
}

/* ---- rest ---- */

/* Switches of all threads together; 0 if one of them runs or is about to, or if it has ended. */
static uint64_t
sleepers(pid_t pid)
{
    g_autofree char *folder = g_strdup_printf("/proc/%d/task", pid);
    g_autoptr(GDir) threads = g_dir_open(folder, 0, NULL);
    uint64_t switches = 0;
    const char *thread;

    while (threads != NULL && (thread = g_dir_read_name(threads)) != NULL) {
        g_autofree char *path = g_build_filename(folder, thread, "status", NULL);
        g_autofree char *status = NULL;
        const char *line;

        if (!g_file_get_contents(path, &status, NULL, NULL))
            return 0;
        line = strstr(status, "\nState:\t");
        if (line == NULL || line[8] != 'S')
            return 0;
        for (line = strstr(status, "voluntary_ctxt_switches:"); line != NULL;
             line = strstr(line + 1, "voluntary_ctxt_switches:"))
            switches += g_ascii_strtoull(line + strlen("voluntary_ctxt_switches:"), NULL, 10);
    }
    return switches;
}

/* At one moment all its threads slept: none was switched to between two looks at them. */
static bool
is_asleep(pid_t pid)
{
    uint64_t before = sleepers(pid);

    return before != 0 && sleepers(pid) == before;
}

static bool
has_ended(Subject *self, int *out_status)
{
    StageReport report;

    if (recv(self->orders_fd, &report, sizeof report, MSG_DONTWAIT) != (ssize_t) sizeof report)
        return false;
    self->pid = 0;
    *out_status = report.status;
    return true;
}

SubjectState
subject_settle(Subject *self, Bus *bus, int *out_status)
{
    gint64 limit_usec = g_get_monotonic_time() + REST_LIMIT_USEC;

    while (g_get_monotonic_time() < limit_usec) {
        bool moved = bus_pump(bus);

        if (!subject_is_alive(self) || has_ended(self, out_status))
            return SUBJECT_ENDED;
        if (moved)
            continue;
        /* Every look ends with a moment to wake at; without one it waits for another process. */
        if (is_asleep(self->pid) && !bus_pump(bus) && atomic_load(&self->stage->naps) == 0 &&
            atomic_load(&self->stage->armed_usec) != 0)
            return SUBJECT_RESTS;
        bus_wait(bus, 100);
    }
    return SUBJECT_STUCK;
}

/* ---- the second one ---- */

int
subject_try_second(Subject *self, Bus *bus)
{
    char *arguments[] = { (char *) self->places->daemon, NULL };
    gint64 limit_usec = g_get_monotonic_time() + REST_LIMIT_USEC;
    g_autoptr(GError) error = NULL;
    int status = 0;
    GPid pid;

    if (!g_spawn_async(NULL, arguments, self->environment,
                       G_SPAWN_LEAVE_DESCRIPTORS_OPEN | G_SPAWN_DO_NOT_REAP_CHILD |
                           G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL,
                       NULL, NULL, &pid, &error))
        g_error("%s: %s", self->places->daemon, error->message);
    while (g_get_monotonic_time() < limit_usec) {
        (void) bus_pump(bus);
        if (waitpid(pid, &status, WNOHANG) == pid)
            return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
        if (bus_peer_count(bus) > 1 && is_asleep(pid) && !bus_pump(bus))
            break;
        bus_wait(bus, 200);
    }
    kill(pid, SIGKILL);
    waitpid(pid, &status, 0);
    return -1;
}
