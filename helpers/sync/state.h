/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was pushed where: a file that may be lost, since the server can be asked. */
#pragma once

#include <ceu/ceu.h>

typedef struct StateItem {
    char *href; /* path on the server */
    char *etag; /* NULL: the server did not say */
    char *hash; /* of what was pushed */
} StateItem;

typedef struct State {
    char *path;         /* of the file */
    char *account;      /* what the file is read for: address, user, calendar */
    char *calendar;     /* path on the server; NULL: not known */
    GHashTable *items;  /* uid → StateItem */
    struct json_t *all; /* the whole file: other accounts stay in it */
    int lock;           /* -1: none */
} State;

/**
 * state_open:
 * @error: CEU_ERROR_BUSY if another push holds it, CEU_ERROR_IO …
 *
 * A file that is damaged counts as lost.
 */
State *state_open(const CeuPaths *paths, const CeuConfig *config, GError **error);
bool state_save(State *state, GError **error);
void state_free(State *state);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(State, state_free)

/* (nullable) (transfer none) */
const StateItem *state_get(const State *state, const char *uid);
/* @etag may be NULL. */
void state_set(State *state, const char *uid, const char *href, const char *etag, const char *hash);
void state_forget(State *state, const char *uid);
/* Another calendar: nothing of the old one counts. */
void state_move(State *state, const char *calendar);
