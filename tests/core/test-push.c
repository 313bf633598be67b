/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When the next push is: each rule a row, and that no wait is longer than its longest. */
#include <ceu/push.h>

#define S ((int64_t) G_USEC_PER_SEC)
#define MINUTE (60 * S)
#define HOUR (60 * MINUTE)
#define NOW (1000 * HOUR)
#define NEVER INT64_MAX

static const char mine[] = "https://a/ me Renewals";

typedef struct Row {
    const char *what;
    CeuPushResult result;
    unsigned failures;
    int64_t began, pushed; /* µs before the present; 0: the present; -1: never */
    int64_t changed, settings, resumed;
    int64_t want; /* µs from the present; NEVER */
} Row;

static int64_t
instant(int64_t ago_usec)
{
    return ago_usec == -1 ? 0 : NOW - ago_usec;
}

static void
test_next(void)
{
    static const Row rows[] = {
        { "nothing changed since", CEU_PUSH_DONE, 0, HOUR, HOUR, 2 * HOUR, -1, -1, NEVER },
        { "a change settles", CEU_PUSH_DONE, 0, HOUR, HOUR, 0, -1, -1, 5 * S },
        { "a change of a while ago", CEU_PUSH_DONE, 0, HOUR, HOUR, MINUTE, -1, -1, -55 * S },
        { "a second change soon after", CEU_PUSH_DONE, 0, 10 * S, 10 * S, 2 * S, -1, -1, 20 * S },
        { "in the same second", CEU_PUSH_DONE, 0, MINUTE, MINUTE, MINUTE, -1, -1, -30 * S },
        { "a clock set back after a push", CEU_PUSH_DONE, 0, -HOUR, -HOUR, -HOUR, -1, -1,
          HOUR + 5 * S },
        { "it is under way", CEU_PUSH_BEGUN, 1, MINUTE, -1, MINUTE, -1, -1, 14 * MINUTE },
        { "it was cut off", CEU_PUSH_BEGUN, 1, 6 * MINUTE, -1, HOUR, -1, -1, 9 * MINUTE },
        { "begun in the future", CEU_PUSH_BEGUN, 1, -HOUR, -1, HOUR, -1, -1, 15 * MINUTE },
        { "first failure", CEU_PUSH_LATER, 1, 0, -1, 0, -1, -1, 15 * MINUTE },
        { "second failure", CEU_PUSH_LATER, 2, 0, HOUR, 0, -1, -1, 30 * MINUTE },
        { "third, of single events", CEU_PUSH_PARTLY, 3, 0, HOUR, 0, -1, -1, HOUR },
        { "fifth", CEU_PUSH_LATER, 5, 0, HOUR, 0, -1, -1, 4 * HOUR },
        { "sixth", CEU_PUSH_LATER, 6, 0, HOUR, 0, -1, -1, 6 * HOUR },
        { "no end", CEU_PUSH_LATER, 4000000000U, 0, HOUR, 0, -1, -1, 6 * HOUR },
        { "nothing changed, but it failed", CEU_PUSH_LATER, 1, HOUR, 2 * HOUR, 3 * HOUR, -1, -1,
          -45 * MINUTE },
        { "a lasting fault", CEU_PUSH_FAULT, 1, HOUR, -1, 0, -1, -1, 23 * HOUR },
        { "a lasting fault, many times", CEU_PUSH_FAULT, 9, HOUR, -1, 0, -1, -1, 23 * HOUR },
        { "a lasting fault, and other settings", CEU_PUSH_FAULT, 1, HOUR, -1, 0, MINUTE, -1, 0 },
        { "settings from before it", CEU_PUSH_FAULT, 1, HOUR, -1, 0, 2 * HOUR, -1, 23 * HOUR },
        { "a lasting fault, and a resume", CEU_PUSH_FAULT, 1, HOUR, -1, 0, -1, 0, 23 * HOUR },
        { "offline for long, and a resume", CEU_PUSH_LATER, 9, HOUR, -1, 0, -1, 0, 30 * S },
        { "a resume at once after a failure", CEU_PUSH_LATER, 9, MINUTE, -1, 0, -1, 0,
          14 * MINUTE },
        { "a resume from before it", CEU_PUSH_LATER, 9, HOUR, -1, 0, -1, 2 * HOUR, 5 * HOUR },
        { "a failure in the future", CEU_PUSH_LATER, 1, -1000 * HOUR, -1, 0, -1, -1, 15 * MINUTE },
    };

    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        const Row *row = &rows[i];
        const CeuPush last = { .account = (char *) mine,
                               .began = { instant(row->began) },
                               .pushed = { instant(row->pushed) },
                               .result = row->result,
                               .failures = row->failures };
        const CeuPushNeed need = { .account = mine,
                                   .changed = { instant(row->changed) },
                                   .settings = { instant(row->settings) },
                                   .resumed = { instant(row->resumed) } };
        int64_t at = ceu_push_next(&last, &need, (CeuInstant){ NOW }).usec;

        g_test_message("%s", row->what);
        g_assert_cmpint(at, ==, row->want == NEVER ? NEVER : NOW + row->want);
    }
}

/* No push before, or one to somewhere else: whatever became of it. */
static void
test_first(void)
{
    const CeuPushNeed need = { .account = mine, .changed = { NOW } };
    CeuPush other = { .account = (char *) "https://b/ me Renewals",
                      .began = { NOW },
                      .pushed = { NOW } };

    g_assert_cmpint(ceu_push_next(NULL, &need, (CeuInstant){ NOW }).usec, ==, NOW + 5 * S);
    for (unsigned result = 0; result < CEU_PUSH_COUNT; result++) {
        other.result = (CeuPushResult) result;
        other.failures = 7;
        g_assert_cmpint(ceu_push_next(&other, &need, (CeuInstant){ NOW }).usec, ==, NOW + 5 * S);
    }
}

/* The house's budget: however it fails, at most two pushes in the first hour, and one in six from the fifth on. */
static void
test_failing_for_days(void)
{
    const CeuPushNeed need = { .account = mine, .changed = { NOW } };
    CeuPush last = { .account = (char *) mine, .result = CEU_PUSH_LATER };
    CeuInstant at = { NOW };
    unsigned in_first_hour = 0, in_all = 0;

    for (; at.usec < NOW + 72 * HOUR; in_all++) {
        in_first_hour += at.usec < NOW + HOUR;
        last.began = at;
        last.failures++;
        at = ceu_push_next(&last, &need, at);
    }
    g_assert_cmpuint(in_first_hour, ==, 3); /* at once, after 15 minutes, after 30 more */
    g_assert_cmpuint(in_all, <=, 17);
    g_assert_cmpuint(in_all, >=, 12);
}

static void
test_result_of(void)
{
    static const struct {
        int code; /* -1: no error */
        unsigned failed;
        CeuPushResult want;
    } rows[] = {
        { -1, 0, CEU_PUSH_DONE },
        { -1, 2, CEU_PUSH_PARTLY },
        { CEU_ERROR_IO, 0, CEU_PUSH_LATER },
        { CEU_ERROR_BUSY, 0, CEU_PUSH_LATER },
        { CEU_ERROR_STATE, 0, CEU_PUSH_FAULT },
        { CEU_ERROR_NOT_FOUND, 0, CEU_PUSH_FAULT },
        { CEU_ERROR_CORRUPT, 3, CEU_PUSH_FAULT },
    };

    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(GError) error =
            rows[i].code < 0 ? NULL : g_error_new_literal(CEU_ERROR, rows[i].code, "planted");

        g_assert_cmpint((int) ceu_push_result_of(error, rows[i].failed), ==, (int) rows[i].want);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/push/next", test_next);
    g_test_add_func("/push/first", test_first);
    g_test_add_func("/push/failing-for-days", test_failing_for_days);
    g_test_add_func("/push/result-of", test_result_of);
    return g_test_run();
}
