/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 26 zones with everything that zones do. */
#pragma once

static const char *const zones[] = {
    "UTC",
    "America/New_York",
    "America/Los_Angeles",
    "America/St_Johns",  /* a minute after midnight, to 2011 */
    "America/Sao_Paulo", /* midnight is skipped, to 2018 */
    "America/Santiago",  /* and here */
    "America/Havana",    /* and here */
    "America/Nuuk",      /* an evening hour twice */
    "Europe/Berlin",
    "Europe/Dublin", /* winter is the saved time */
    "Europe/Moscow",
    "Africa/Casablanca", /* Ramadan */
    "Africa/Cairo",      /* midnight is skipped */
    "Asia/Gaza",
    "Asia/Beirut",
    "Asia/Tehran",
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "Asia/Tokyo",
    "Australia/Sydney",
    "Australia/Lord_Howe", /* half an hour */
    "Antarctica/Troll",    /* two hours */
    "Pacific/Chatham",
    "Pacific/Apia", /* 2011-12-30 never was */
    "Pacific/Kiritimati",
    "Etc/GMT+12",
};
