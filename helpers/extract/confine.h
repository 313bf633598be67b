/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes away what a reader of one foreign file does not need, before a byte of it is seen. */
#pragma once

#include <ceu/error.h>
#include <stdbool.h>
#include <stddef.h>

/* Seconds of processor time; files that are within the limits of ceu_ics_read() take a tenth of it. */
#define EXTRACT_CPU_SECONDS 4
#define EXTRACT_MEMORY_BYTES ((size_t) 768 * 1024 * 1024)

/* The same for a program of somebody else's that reads a certificate. */
#define EXTRACT_PROGRAM_CPU_SECONDS 10
#define EXTRACT_PROGRAM_MEMORY_BYTES ((size_t) 512 * 1024 * 1024)

/*
 * No core, no privileges, no process, no network, no file written, little time and memory; files may be read (time zones).
 * There is no way back. CEU_ERROR_FAILED if the system refuses any of it: then nothing may be read.
 */
bool extract_confine(GError **error);

/* The same for who only waits for what its children say: it may wait for them, too. */
bool extract_confine_watcher(GError **error);

/*
 * The same for a program that is about to be run: it may be loaded, and what is loaded is code. Once run it can do no more
 * than the others: no file is written, nothing is sent, nothing else is started that could.
 */
bool extract_confine_program(GError **error);
