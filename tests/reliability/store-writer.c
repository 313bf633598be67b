/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One store command a run, for the kill sweep and the power-cut replay: store-writer HOME COMMAND [ARGUMENT].
 * What it prints after "OK" has been acknowledged and must survive anything that happens from then on.
 */
#include <ceu/tracker.h>
#include <stdio.h>
#include <string.h>

#include "store/store.h"

typedef struct Home {
    char *store, *evidence, *backup;
} Home;

static CeuInstant
fixed_now(void)
{
    return (CeuInstant){ INT64_C(1790000000000000) };
}

static CeuStore *
open_store(const Home *home, CeuStoreMode mode, GError **error)
{
    CeuStore *store = ceu_store_open(home->store, home->evidence, home->backup, mode, error);

    if (store != NULL)
        ceu_store_set_clock(store, fixed_now);
    return store;
}

static bool
acknowledge(const char *what)
{
    return printf("OK %s\n", what) > 0 && fflush(stdout) == 0;
}

static bool
run_init(const Home *home, const char *argument, GError **error)
{
    g_autoptr(CeuStore) store = open_store(home, CEU_STORE_CREATE, error);

    (void) argument;
    return store != NULL && acknowledge("init");
}

static bool
put_activity(CeuStore *store, const char *title, int64_t *out_id, GError **error)
{
    CeuActivity activity = ceu_activity_init();

    activity.title = title;
    activity.provider = "a provider";
    activity.done = ceu_date_from_ymd(2026, 5, 17);
    activity.units.milli = 1500;
    if (!ceu_store_put_activity(store, &activity, error))
        return false;
    *out_id = activity.id;
    return true;
}

static bool
run_log(const Home *home, const char *title, GError **error)
{
    g_autoptr(CeuStore) store = open_store(home, CEU_STORE_WRITE, error);
    int64_t id = 0;

    return store != NULL && ceu_store_begin(store, error) &&
           put_activity(store, title, &id, error) && ceu_store_commit(store, title, 0, error) &&
           acknowledge(title);
}

/* Argument: how many. One transaction, one line of history. */
static bool
run_fill(const Home *home, const char *count, GError **error)
{
    g_autoptr(CeuStore) store = open_store(home, CEU_STORE_WRITE, error);
    gint64 wanted = g_ascii_strtoll(count, NULL, 10);
    int64_t id = 0;

    if (store == NULL || !ceu_store_begin(store, error))
        return false;
    for (gint64 i = 0; i < wanted; i++) {
        g_autofree char *title = g_strdup_printf("fill %" G_GINT64_FORMAT, i);

        if (!put_activity(store, title, &id, error))
            return false;
    }
    return ceu_store_commit(store, "fill", 0, error) && acknowledge("fill");
}

/* Argument: a file. An activity of its name and the file as its proof. */
static bool
run_attach(const Home *home, const char *path, GError **error)
{
    g_autoptr(CeuStore) store = open_store(home, CEU_STORE_WRITE, error);
    g_autofree char *sha256 = NULL;
    int64_t size = 0;
    int64_t id = 0;

    return store != NULL && ceu_store_import_evidence(store, path, &sha256, &size, error) &&
           ceu_store_begin(store, error) && put_activity(store, path, &id, error) &&
           ceu_store_attach(store, id, sha256, "proof", size, fixed_now(), error) &&
           ceu_store_commit(store, "attach", 0, error) && acknowledge(path);
}

static bool
run_undo(const Home *home, const char *argument, GError **error)
{
    g_autoptr(CeuStore) store = open_store(home, CEU_STORE_WRITE, error);
    g_autofree char *summary = NULL;
    int64_t number = 0;

    (void) argument;
    return store != NULL && ceu_store_begin(store, error) &&
           ceu_store_undo(store, &number, &summary, error) &&
           ceu_store_commit(store, "undo", number, error) && acknowledge(summary);
}

static bool
run_backup(const Home *home, const char *path, GError **error)
{
    g_autoptr(CeuStore) store = open_store(home, CEU_STORE_READ, error);

    return store != NULL && ceu_store_backup(store, path, error) && acknowledge(path);
}

static bool
run_list(const Home *home, const char *argument, GError **error)
{
    g_autoptr(CeuStore) store = open_store(home, CEU_STORE_READ, error);
    g_autoptr(CeuFacts) facts = store != NULL ? ceu_store_load_facts(store, error) : NULL;
    uint32_t count = 0;

    (void) argument;
    if (facts == NULL)
        return false;
    const CeuActivity *activities = ceu_facts_activities(facts, &count);
    for (uint32_t i = 0; i < count; i++)
        printf("%s\n", activities[i].title);
    return fflush(stdout) == 0;
}

static void
finding_free(gpointer data)
{
    CeuFinding *finding = data;

    g_free(finding->what);
    g_free(finding->detail);
    g_free(finding->remedy);
    g_free(finding);
}

static bool
run_verify(const Home *home, const char *argument, GError **error)
{
    g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func(finding_free);
    g_autoptr(CeuStore) store = open_store(home, CEU_STORE_READ, error);
    bool ok = true;

    (void) argument;
    if (store == NULL || !ceu_store_verify(store, findings, error))
        return false;
    for (guint i = 0; i < findings->len; i++) {
        const CeuFinding *finding = g_ptr_array_index(findings, i);

        ok = ok && finding->ok;
        printf("%s %s: %s\n", finding->ok ? "fine" : "BAD", finding->what, finding->detail);
    }
    if (!ok)
        g_set_error_literal(error, CEU_ERROR, CEU_ERROR_CORRUPT, "the store is damaged");
    return ok && fflush(stdout) == 0;
}

static const struct {
    const char *name;
    bool (*run)(const Home *home, const char *argument, GError **error);
} commands[] = {
    { "init", run_init }, { "log", run_log },       { "fill", run_fill }, { "attach", run_attach },
    { "undo", run_undo }, { "backup", run_backup }, { "list", run_list }, { "verify", run_verify },
};

int
main(int argc, char **argv)
{
    g_autoptr(GError) error = NULL;

    if (argc < 3) {
        fprintf(stderr, "usage: store-writer HOME COMMAND [ARGUMENT]\n");
        return CEU_EXIT_USAGE;
    }
    g_autofree char *store = g_build_filename(argv[1], "ceu.db", NULL);
    g_autofree char *evidence = g_build_filename(argv[1], "evidence", NULL);
    g_autofree char *backup = g_build_filename(argv[1], "backup", NULL);
    const Home home = { store, evidence, backup };
    for (size_t i = 0; i < G_N_ELEMENTS(commands); i++) {
        if (strcmp(commands[i].name, argv[2]) != 0)
            continue;
        if (commands[i].run(&home, argc > 3 ? argv[3] : "", &error))
            return CEU_EXIT_OK;
        fprintf(stderr, "store-writer: %s\n", error != NULL ? error->message : "output failed");
        return error != NULL ? ceu_error_exit_code(error) : CEU_EXIT_IO;
    }
    fprintf(stderr, "store-writer: no command %s\n", argv[2]);
    return CEU_EXIT_USAGE;
}
