/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every fuzz target offers: libFuzzer calls it with new inputs, replay.c with the corpus. */
#pragma once

#include <stddef.h>
#include <stdint.h>

/* Ends the program if an input breaks a promise; returns 0. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
