/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A look each minute for 90 virtual days, with servers that come and go: memory and descriptors do not grow. */
#include "play.h"

#include "subject.h"

#include <stdio.h>
#include <unistd.h>

#define LONG_DAYS 90
#define SHORT_DAYS 5
#define MINUTES_OF_DAY (24 * 60)
#define SERVER_EVERY 130 /* minutes: about 1,000 servers in 90 days */
#define WARM_UP_PERCENT 10
#define GROWTH_MAX_KIB 1024
#define EXIT_WRONG 1

static char *daemon_path, *shim_path, *fixture_path;

static const GOptionEntry entries[] = {
    { "daemon", 0, 0, G_OPTION_ARG_FILENAME, &daemon_path, "ceud-with-hooks", "FILE" },
    { "shim", 0, 0, G_OPTION_ARG_FILENAME, &shim_path, "the shared object to preload", "FILE" },
    { "fixture", 0, 0, G_OPTION_ARG_FILENAME, &fixture_path, "fixture-store", "FILE" },
    G_OPTION_ENTRY_NULL,
};

typedef struct Size {
    long resident_kib;
    unsigned descriptors;
} Size;

static Size
measure(pid_t pid)
{
    g_autofree char *statm = g_strdup_printf("/proc/%d/statm", (int) pid);
    g_autofree char *fds = g_strdup_printf("/proc/%d/fd", (int) pid);
    g_autofree char *text = NULL;
    g_autoptr(GDir) directory = g_dir_open(fds, 0, NULL);
    Size size = { 0 };
    g_auto(GStrv) words = NULL;

    if (!g_file_get_contents(statm, &text, NULL, NULL) || directory == NULL)
        g_error("the daemon is gone");
    words = g_strsplit(text, " ", -1);
    size.resident_kib = (long) (g_ascii_strtoll(words[1], NULL, 10) * sysconf(_SC_PAGESIZE) / 1024);
    while (g_dir_read_name(directory) != NULL)
        size.descriptors++;
    return size;
}

static void
minute(Play *play, unsigned n)
{
    if (n % SERVER_EVERY == SERVER_EVERY - 1) {
        play_server_vanish(play);
        play_server_appear(play);
    }
    if (n % MINUTES_OF_DAY == 700)
        play_at_bubble(play, n % 3 == 0 ? AT_DONE : AT_EXPIRE, n / MINUTES_OF_DAY);
    play_sleep(play, G_TIME_SPAN_MINUTE);
    play_poke(play);
}

static bool
soak(const Places *places, unsigned minutes)
{
    Play *play = play_new(places, NULL);
    Size warm = { 0 }, end;
    bool well;

    play_begin(play, "flood");
    play_server_appear(play);
    play_start(play, NULL);
    for (unsigned n = 0; n < minutes; n++) {
        if (n == minutes / 100 * WARM_UP_PERCENT)
            warm = measure(subject_pid(play_subject(play)));
        minute(play, n);
        play_forget_script(play);
    }
    end = measure(subject_pid(play_subject(play)));
    well = *play_violations(play) == '\0' &&
           end.resident_kib - warm.resident_kib < GROWTH_MAX_KIB &&
           end.descriptors <= warm.descriptors;
    printf("%u looks, %u notifications: resident %ld KiB after the warm-up, %ld KiB at the end; "
           "descriptors %u, %u\n%s",
           minutes, play_shows(play), warm.resident_kib, end.resident_kib, warm.descriptors,
           end.descriptors, play_violations(play));
    play_free(play);
    return well;
}

int
main(int argc, char **argv)
{
    g_autoptr(GOptionContext) context = g_option_context_new(NULL);
    unsigned days = g_getenv("CEU_TEST_LONG") != NULL ? LONG_DAYS : SHORT_DAYS;
    Places places;

    g_option_context_add_main_entries(context, entries, NULL);
    if (!g_option_context_parse(context, &argc, &argv, NULL) || daemon_path == NULL ||
        shim_path == NULL || fixture_path == NULL) {
        fputs("soak: --daemon, --shim and --fixture are needed\n", stderr);
        return EXIT_WRONG;
    }
    places = (Places){ .daemon = daemon_path, .shim = shim_path, .fixture = fixture_path };
    return soak(&places, days * MINUTES_OF_DAY) ? 0 : EXIT_WRONG;
}
