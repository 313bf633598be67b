/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plays many schedules on all processors: 1,000 of them, 100,000 with CEU_TEST_LONG=1. */
#include "schedule.h"

#include <signal.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#define SHORT_COUNT 1000
#define LONG_COUNT 100000
#define EXIT_WRONG 1

typedef struct Counts {
    _Atomic uint64_t next; /* the next seed to be played */
    _Atomic uint64_t schedules, faults, shows, fires;
    _Atomic int failed;
} Counts;

static char *daemon_path, *shim_path, *fixture_path, *fault_name;
static gint64 wanted_count, first_seed = 1, one_seed = -1;
static gint jobs;
static gboolean expect_bad;

static const GOptionEntry entries[] = {
    { "daemon", 0, 0, G_OPTION_ARG_FILENAME, &daemon_path, "ceud-with-hooks", "FILE" },
    { "shim", 0, 0, G_OPTION_ARG_FILENAME, &shim_path, "the shared object to preload", "FILE" },
    { "fixture", 0, 0, G_OPTION_ARG_FILENAME, &fixture_path, "fixture-store", "FILE" },
    { "fault", 0, 0, G_OPTION_ARG_STRING, &fault_name, "a seeded fault of the daemon", "NAME" },
    { "expect-bad", 0, 0, G_OPTION_ARG_NONE, &expect_bad, "succeed if a promise is broken", NULL },
    { "count", 0, 0, G_OPTION_ARG_INT64, &wanted_count, "so many schedules", "N" },
    { "first", 0, 0, G_OPTION_ARG_INT64, &first_seed, "seed of the first", "N" },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &one_seed, "play this one and print it", "N" },
    { "jobs", 0, 0, G_OPTION_ARG_INT, &jobs, "so many at a time", "N" },
    G_OPTION_ENTRY_NULL,
};

static void
print_failure(const Play *play, uint64_t seed)
{
    printf("seed %" G_GUINT64_FORMAT " (again: --seed %" G_GUINT64_FORMAT "):\n%s%s", seed, seed,
           play_script(play), play_violations(play));
    fflush(stdout);
}

static void
work(const Places *places, Counts *counts, uint64_t end)
{
    Play *play = play_new(places, fault_name);

    while (counts->failed == 0) {
        uint64_t seed = counts->next++;

        if (seed >= end)
            break;
        counts->faults += schedule_play(play, seed);
        counts->schedules++;
        counts->shows += play_shows(play);
        counts->fires += play_fires(play);
        if (*play_violations(play) != '\0' && counts->failed++ == 0)
            print_failure(play, seed);
        play_end(play);
    }
    play_free(play);
}

static int
play_one(const Places *places)
{
    Play *play = play_new(places, fault_name);
    bool bad;

    schedule_play(play, (uint64_t) one_seed);
    print_failure(play, (uint64_t) one_seed);
    bad = *play_violations(play) != '\0';
    play_free(play);
    return bad == (bool) expect_bad ? 0 : EXIT_WRONG;
}

static bool
wait_for(pid_t *workers, unsigned count)
{
    bool well = true;

    for (unsigned i = 0; i < count; i++) {
        int status = 0;

        if (waitpid(workers[i], &status, 0) != workers[i] || status != 0)
            well = false;
    }
    return well;
}

static int
play_many(const Places *places)
{
    Counts *counts =
        mmap(NULL, sizeof *counts, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    unsigned count = MIN((unsigned) MAX(jobs, 1), 64);
    pid_t workers[64];
    gint64 begun_usec = g_get_monotonic_time();
    bool well;

    counts->next = (uint64_t) first_seed;
    for (unsigned i = 0; i < count; i++) {
        workers[i] = fork();
        if (workers[i] != 0)
            continue;
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        work(places, counts, (uint64_t) (first_seed + wanted_count));
        _exit(0);
    }
    well = wait_for(workers, count);
    printf("%" G_GUINT64_FORMAT " schedules, %" G_GUINT64_FORMAT " faults, %" G_GUINT64_FORMAT
           " notifications, %" G_GUINT64_FORMAT " wake-ups; %d broken; %.1f s\n",
           counts->schedules, counts->faults, counts->shows, counts->fires, counts->failed,
           (double) (g_get_monotonic_time() - begun_usec) / G_USEC_PER_SEC);
    if (!well)
        puts("a worker died");
    if (expect_bad)
        return well && counts->failed > 0 ? 0 : EXIT_WRONG;
    return well && counts->failed == 0 && counts->schedules == (uint64_t) wanted_count ? 0
                                                                                       : EXIT_WRONG;
}

int
main(int argc, char **argv)
{
    g_autoptr(GOptionContext) context = g_option_context_new(NULL);
    g_autoptr(GError) error = NULL;
    Places places;

    jobs = (gint) g_get_num_processors();
    wanted_count = g_getenv("CEU_TEST_LONG") != NULL ? LONG_COUNT : SHORT_COUNT;
    g_option_context_add_main_entries(context, entries, NULL);
    if (!g_option_context_parse(context, &argc, &argv, &error) || daemon_path == NULL ||
        shim_path == NULL || fixture_path == NULL) {
        fprintf(stderr, "schedules: %s\n",
                error != NULL ? error->message : "--daemon, --shim and --fixture are needed");
        return EXIT_WRONG;
    }
    places = (Places){ .daemon = daemon_path, .shim = shim_path, .fixture = fixture_path };
    return one_seed >= 0 ? play_one(&places) : play_many(&places);
}
