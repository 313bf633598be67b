/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One fault schedule: what happens to the daemon is drawn from a seed, and the promise is judged at its end. */
#pragma once

#include "play.h"

/* Plays the schedule of @seed; play_violations() says what was broken. Returns the number of faults in it. */
unsigned schedule_play(Play *play, uint64_t seed);
