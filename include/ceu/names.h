/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every name the programs share: bus, files, environment. Nothing else spells them out. */
#pragma once

#define CEU_APP_ID "org.ceud.Ceud1" /* bus name, desktop file, icon, desktop-entry hint */
#define CEU_BUS_NAME "org.ceud.Ceud1"
#define CEU_BUS_PATH "/org/ceud/Ceud1"
#define CEU_BUS_INTERFACE "org.ceud.Ceud1"

#define CEU_DIRECTORY "ceud"              /* below each XDG base directory */
#define CEU_STORE_FILE "ceu.db"           /* $XDG_DATA_HOME/ceud/ceu.db */
#define CEU_INBOX_DIRECTORY "inbox"       /* $XDG_DATA_HOME/ceud/inbox */
#define CEU_EVIDENCE_DIRECTORY "evidence" /* $XDG_DATA_HOME/ceud/evidence/ab/abcd… */
#define CEU_BACKUP_DIRECTORY "backup"     /* $XDG_DATA_HOME/ceud/backup/ */
#define CEU_CONFIG_FILE "ceud.conf"       /* $XDG_CONFIG_HOME/ceud/ceud.conf */
#define CEU_RULES_DIRECTORY "rules" /* $XDG_CONFIG_HOME/ceud/rules/, and PREFIX/share/ceud/rules/ */
#define CEU_FEED_FILE "renewals.ics" /* $XDG_DATA_HOME/ceud/calendar/renewals.ics */
#define CEU_FEED_DIRECTORY "calendar"
#define CEU_TASKS_FILE "tasks.ics"         /* beside the calendar file */
#define CEU_SERVE_TOKEN_FILE "serve-token" /* $XDG_DATA_HOME/ceud/serve-token */
#define CEU_LOCK_FILE "ceud.lock"          /* beside the store: one daemon per store */
#define CEU_HEARTBEAT_FILE "heartbeat"     /* $XDG_RUNTIME_DIR/ceud/heartbeat */

#define CEU_TEXT_DOMAIN "ceud" /* of the catalogues: LOCALEDIR/es/LC_MESSAGES/ceud.mo */

#define CEU_ENV_RULES_DIRECTORY "CEU_RULES_DIR"     /* shipped packs, for a build tree */
#define CEU_ENV_LOCALE_DIRECTORY "CEU_LOCALE_DIR"   /* catalogues, for a build tree */
#define CEU_ENV_LIBEXEC_DIRECTORY "CEU_LIBEXEC_DIR" /* helpers, for a build tree */

/* The calendar helper, run by `ceu calendar publish` and `ceu export ics`, and the options it takes. */
#define CEU_CALENDAR_HELPER "ceu-calendar" /* in CeuPaths.libexec */
#define CEU_CALENDAR_PUBLISH "publish"
#define CEU_CALENDAR_EXPORT "export"
#define CEU_CALENDAR_OPTION_PATH "path"     /* FILE, publish only */
#define CEU_CALENDAR_OPTION_OUTPUT "output" /* FILE or -, export only */
#define CEU_CALENDAR_OPTION_MILESTONES "milestones"
#define CEU_CALENDAR_OPTION_ALARMS "alarms"
#define CEU_CALENDAR_OPTION_AT "at" /* DAY */
#define CEU_CALENDAR_OPTION_JSON "json"

/* The helper that pushes to a CalDAV server, run by `ceu calendar push` and by ceud. */
#define CEU_SYNC_HELPER "ceu-sync" /* in CeuPaths.libexec */
#define CEU_SYNC_UNIT "ceu-sync.service"
#define CEU_INBOX_UNIT "ceu-inbox.service"
#define CEU_SYNC_PUSH "push"
#define CEU_SYNC_OPTION_DRY_RUN "dry-run"
#define CEU_SYNC_OPTION_FORCE "force"
#define CEU_SYNC_OPTION_STORE_PASSWORD "store-password"
#define CEU_SYNC_OPTION_AT "at" /* DAY */
#define CEU_SYNC_OPTION_JSON "json"
#define CEU_CALDAV_CALENDAR "Renewals"      /* name of the calendar that is made */
#define CEU_CALDAV_STATE_FILE "caldav.json" /* $XDG_STATE_HOME/ceud/caldav.json */
#define CEU_CALDAV_PUSH_FILE "caldav-last"  /* beside it: how the last push went */
/* The feed over HTTP, run by `ceu calendar serve` and by ceu-serve.socket, and the options it takes. */
#define CEU_SERVE_HELPER "ceu-serve" /* in CeuPaths.libexec */
#define CEU_SERVE_SOCKET_UNIT "ceu-serve.socket"
#define CEU_SERVE_OPTION_PORT "port" /* NUMBER; 0: any that is free */
#define CEU_SERVE_OPTION_PRINT_URL "print-url"
#define CEU_SERVE_OPTION_NEW_URL "new-url"
#define CEU_SERVE_OPTION_JSON "json"

/* The helper that reads foreign calendars and certificates, confined: from its standard input, "ceu.extract/1" to its output. */
#define CEU_EXTRACT_HELPER "ceu-extract" /* in CeuPaths.libexec */
#define CEU_EXTRACT_SCHEMA "ceu.extract/1"
#define CEU_EXTRACT_OPTION_SINCE "since" /* DAY */
#define CEU_EXTRACT_OPTION_UNTIL "until" /* DAY */
#define CEU_EXTRACT_OPTION_MATCH "match" /* WORD; may be given several times */
#define CEU_EXTRACT_OPTION_TEXT "text"   /* instead of the others: one of the following */
#define CEU_EXTRACT_TEXT_PDF "pdf"       /* the text of a PDF, with poppler's pdftotext */
#define CEU_EXTRACT_TEXT_SCAN "scan"   /* its first page as a picture, by pdftoppm and tesseract */
#define CEU_EXTRACT_TEXT_IMAGE "image" /* what tesseract sees in a picture */

/* The helper that writes a workbook, run by `ceu export xlsx`, and the options it takes. */
#define CEU_XLSX_HELPER "ceu-xlsx"      /* in CeuPaths.libexec */
#define CEU_XLSX_OPTION_OUTPUT "output" /* FILE or - */
#define CEU_XLSX_OPTION_AT "at"         /* DAY */

/* The helper that prints a report: "ceu.report/1" from its standard input, PDF to the file. */
#define CEU_PRINT_HELPER "ceu-print"     /* in CeuPaths.libexec */
#define CEU_PRINT_OPTION_OUTPUT "output" /* FILE or - */
#define CEU_PRINT_OPTION_PAPER "paper"   /* a4 or letter */

/* The helper that asks one question with a line editor: its words are the question and the characters that separate answers. */
#define CEU_ASK_HELPER "ceu-ask" /* in CeuPaths.libexec */
#define CEU_ASK_DESCRIPTOR 3     /* lines "WORD" or "WORD\tWHAT IT IS", which Tab completes */

/* The helper that makes an audit packet: its list ("ceu.pack/1") from standard input, a ZIP file to the file. */
#define CEU_PACK_HELPER "ceu-pack"      /* in CeuPaths.libexec */
#define CEU_PACK_OPTION_OUTPUT "output" /* FILE or - */

#define CEU_STORE_APPLICATION_ID 0x43455544 /* "CEUD" in the SQLite header */
