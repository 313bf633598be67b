/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reminders by mail: which day deserves one, and the message. The program never sends: the system's sendmail does. */
#pragma once

#include <ceu/remind.h>

G_BEGIN_DECLS

/* Within so many days of its day, before and after, a reminder is mailed daily; afterwards once in so many days. */
#define CEU_MAIL_PRESSING_DAYS 7

/* A reminder that nobody acknowledged, put off or muted. */
typedef struct CeuMailItem {
    int64_t id; /* number for `ceu ack`; 0: none yet */
    char *key;
    int lead_days;
    int32_t days_left;    /* negative: passed */
    char *summary, *body; /* plain text */
} CeuMailItem;

CEU_API void ceu_mail_item_free(CeuMailItem *item);

/**
 * ceu_mail_is_due:
 * @items: (element-type CeuMailItem): what could be told
 * @told: (nullable): what ceu_mail_told() made of the last mail; anything else counts as none
 * @today: the local day
 *
 * One mail a day at most. There is one if a lead time is reached that no mail told of, if the day of an item is
 * within %CEU_MAIL_PRESSING_DAYS before or after, or if it is longer past and the last mail as long ago. Pure.
 */
CEU_API bool ceu_mail_is_due(const GPtrArray *items, const char *told, CeuDate today);

/**
 * ceu_mail_told:
 * @items: (element-type CeuMailItem): what the mail of today told
 * @told: (nullable): what was told before
 * @open: (element-type utf8): keys of all reminders that are due, silent ones too; others are forgotten
 * @today: the local day
 *
 * Returns: (transfer full): text to keep once the mail is handed over.
 */
CEU_API char *ceu_mail_told(const GPtrArray *items, const char *told, const GPtrArray *open,
                            CeuDate today);

/* One mail. */
typedef struct CeuMail {
    const char *to;         /* one address */
    const char *host;       /* for the Message-ID; odd bytes are left out */
    CeuInstant now;         /* for the Date */
    CeuDate today;          /* the local day, part of the Message-ID */
    const GPtrArray *items; /* (element-type CeuMailItem): most urgent first; empty: a trial */
    bool is_private;        /* no details leave the machine, only that there is something */
    const CeuLanguage *language;
} CeuMail;

/* Whether @text is one address that can stand in a header as it is: "me", "me@example.org". RANGE says why not. */
CEU_API bool ceu_mail_check_address(const char *text, GError **error);

/**
 * ceu_report_mail:
 * @mail: what to say to whom
 * @error: CEU_ERROR_RANGE if the address is none
 *
 * A message of RFC 5322 without From (sendmail knows it), with line feeds. The same items on the same day have the
 * same Message-ID, so that one that was sent twice after a crash can be told by the receiver.
 *
 * Returns: (transfer full): headers and body, ASCII.
 */
CEU_API char *ceu_report_mail(const CeuMail *mail, GError **error);

G_END_DECLS
