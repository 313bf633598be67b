/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes away what a reader of one foreign file does not need, before a byte of it is seen. */
#pragma once

#include <ceu/error.h>
#include <stdbool.h>
#include <stddef.h>

/* Seconds of processor time; files that are within the limits of ceu_ics_read() take a tenth of it. */
#define EXTRACT_CPU_SECONDS 4
#define EXTRACT_MEMORY_BYTES ((size_t) 768 * 1024 * 1024)

/*
 * No core, no privileges, no process, no network, no file written, little time and memory; files may be read (time zones).
 * There is no way back. CEU_ERROR_FAILED if the system refuses any of it: then nothing may be read.
 */
bool extract_confine(GError **error);
