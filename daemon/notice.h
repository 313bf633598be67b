/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wrong at present, told once each in the journal and on the desktop. */
#pragma once

#include "notifier.h"

typedef enum {
    NOTICE_STORE,
    NOTICE_CONFIG,
    NOTICE_CALENDAR,
    NOTICE_SERVER,
    NOTICE_INBOX,
    NOTICE_COUNT
} NoticeKind;

typedef struct Notices Notices;

Notices *notices_new(Notifier *notifier);
void notices_free(Notices *notices);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Notices, notices_free)

/* @error NULL: all is well; a bubble about it is closed. The same error again is not told again. */
void notices_set(Notices *notices, NoticeKind kind, const GError *error);
/* Sends what no server has taken yet; to be called while there is a server. */
void notices_send(Notices *notices);
/* The server's answer about a bubble; true if @tag was one of ours. */
bool notices_answer(Notices *notices, const char *tag, bool shown);
/* (nullable) (transfer none): what is wrong with @kind. */
const char *notices_text(const Notices *notices, NoticeKind kind);
/* (nullable) (transfer none): the first thing that is wrong. */
const char *notices_first(const Notices *notices);
