/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The daemon under test: its home, its clock, its birth and death, and when it is at rest. */
#pragma once

#include "bus.h"
#include "stage.h"

#include <ceu/ceu.h>
#include <sys/types.h>

/* Where everything is. */
typedef struct Places {
    const char *daemon;  /* ceud-with-hooks */
    const char *shim;    /* shared object to preload */
    const char *fixture; /* fixture-store */
} Places;

typedef struct Subject Subject;

typedef enum { SUBJECT_RESTS, SUBJECT_ENDED, SUBJECT_STUCK } SubjectState;

/* A home on a file system in memory, without a store. @fault (nullable): seeded fault of the daemon. */
Subject *subject_new(const Places *places, const char *fault);
void subject_free(Subject *self);
const char *subject_home(const Subject *self);
const CeuPaths *subject_paths(const Subject *self);
Stage *subject_stage(const Subject *self);

/* Runs fixture-store under the virtual clock. */
void subject_fixture(Subject *self, const char *words);
/* Puts everything in the home aside as the template, or back as it was then. */
void subject_keep_template(Subject *self, const char *name);
void subject_restore_template(Subject *self, const char *name);

/* @kill_at (nullable): place of a hook. @disk_full: no file can grow. */
void subject_start(Subject *self, const char *kill_at, bool disk_full);
bool subject_is_alive(const Subject *self);
pid_t subject_pid(const Subject *self);
/* Sends @signal and waits for the end. Returns the status of wait(). */
int subject_end(Subject *self, int signal);
void subject_set_disk_full(Subject *self, bool full);
/* Starts a second daemon beside this one. Returns its exit status, -1 if it is still there at rest. */
int subject_try_second(Subject *self, Bus *bus);
/* The armed moment has come, or the clock was set. */
void subject_fire(Subject *self, uint64_t what);
/* Until every thread sleeps and nothing is on its way. After ENDED: the status of wait(). */
SubjectState subject_settle(Subject *self, Bus *bus, int *out_status);
