/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Every kind of rule of docs/kinds.md, K1 to K79, on a body that does not exist: its rules are stated by data
 * alone, one a line, and get the ids R0, R1 … by their place. K80 and K81 are in test-path-examples.c.
 */
#include "scenario.h"

#define BY_EXAM                                                                                    \
    "pool: all\n"                                                                                  \
    "anchor: {kind: earned}\n"                                                                     \
    "length: {months: 24, last-day: before}\n"
#define BASE BY_EXAM "total: {flat: 20}\n" /* R0 to R3; the next is R4 */
#define YEARLY                                                                                     \
    "pool: all\n"                                                                                  \
    "anchor: {kind: fixed, month: 12, day: 31, first: within}\n"                                   \
    "length: {months: 12}\n"
#define HOLD "hold odd AA 2024-03-10\n"

static const struct {
    const char *kind, *rules, *text;
} kinds[] = {
    { "K1", BY_EXAM "total: {flat: 5}\n",
      HOLD "today 2025-01-01\n due 2026-03-09\n first 2024-03-10\n" },
    { "K1, leap day clamps",
      "pool: all\n anchor: {kind: earned}\n length: {months: 12, last-day: same, leap-day: "
      "clamp}\n total: {flat: 5}\n",
      "hold odd AA 2024-02-29\n today 2024-06-01\n due 2025-02-28\n today 2027-06-01\n due "
      "2028-02-29\n" },
    { "K1, leap day goes on",
      "pool: all\n anchor: {kind: earned}\n length: {months: 12, last-day: same, leap-day: next}\n "
      "total: {flat: 5}\n",
      "hold odd AA 2024-02-29\n today 2024-06-01\n due 2025-03-01\n" },
    { "K1, leap day unknown",
      "pool: all\n anchor: {kind: earned}\n length: {months: 12, last-day: same, leap-day: "
      "unknown}\n total: {flat: 5}\n",
      "hold odd AA 2024-02-29\n today 2024-06-01\n due 2025-02-28\n says 29_February\n" },
    { "K2",
      "pool: all\n anchor: {kind: membership, parity: month}\n length: {months: 24}\n total: "
      "{flat: 5}\n",
      HOLD "member odd 2026-05\n today 2026-01-01\n due 2027-05-31\n" },
    { "K3",
      "pool: all\n anchor: {kind: membership, or: year-end}\n length: {months: 12}\n total: {flat: "
      "5}\n",
      HOLD "member odd 2026-05-12\n today 2026-01-01\n due 2026-05-12\n" },
    { "K3, the year's end first",
      "pool: all\n anchor: {kind: membership, or: year-end}\n length: {months: 12}\n total: {flat: "
      "5}\n",
      HOLD "member odd 2026-05-12\n today 2025-11-01\n stage due 2025-12-31\n due 2026-05-12\n" },
    { "K4",
      BASE "clock: dues, duty: {title: Fee}\n clock: dues, anchor: {kind: birth, offset-months: 0, "
           "first: within}\n"
           "clock: dues, length: {months: 12}\n",
      HOLD
      "answer - birth 1980-07\n today 2025-01-01\n due 2026-03-09\n stage due 2025-07-31 dues\n" },
    { "K5", BASE,
      HOLD "own odd due 2025-12-01\n today 2025-01-01\n due 2025-12-01\n today 2026-01-01\n due "
           "2027-12-01\n" },
    { "K6",
      "pool: all\n anchor: {kind: earned, month-end: yes}\n length: {months: 24}\n total: {flat: "
      "5}\n",
      HOLD "today 2025-01-01\n due 2026-03-31\n first 2024-03-10\n" },
    { "K6, February",
      "pool: all\n anchor: {kind: earned, month-end: yes}\n length: {months: 12}\n total: {flat: "
      "5}\n",
      "hold odd AA 2023-02-10\n today 2023-06-01\n due 2024-02-29\n today 2024-06-01\n due "
      "2025-02-28\n" },
    { "K7",
      "pool: all\n for: AA, anchor: {kind: fixed, month: 3, day: 31, first: within}\n"
      "for: BB, anchor: {kind: fixed, month: 9, first: within}\n length: {months: 24}\n total: "
      "{flat: 5}\n",
      "hold odd BB 2024-04-10\n today 2025-01-01\n due 2025-09-30\n today 2026-01-01\n due "
      "2027-09-30\n" },
    { "K7, the year is stated",
      "pool: all\n anchor: {kind: fixed, month: 3}\n length: {months: 24}\n total: {flat: 5}\n",
      HOLD "member odd 2026-03\n today 2025-01-01\n due 2026-03-31\n" },
    { "K7, the year is not known",
      "pool: all\n anchor: {kind: fixed, month: 6}\n length: {months: 24}\n total: {flat: 5}\n",
      HOLD "today 2025-01-01\n due 2025-06-30\n says 2026-06-30\n says earlier_day\n" },
    { "K8",
      "pool: all\n anchor: {kind: fixed, month: 12, day: 31, first: next-year}\n length: {months: "
      "12}\n total: {flat: 5}\n",
      HOLD "today 2024-06-01\n first 2025-01-01\n due 2025-12-31\n" },
    { "K9",
      "pool: all\n anchor: {kind: birth, offset-months: 0, first: within}\n length: {months: 12}\n "
      "total: {flat: 5}\n",
      HOLD "answer - birth 1980-02-29\n today 2026-01-01\n due 2026-02-28\n today 2027-06-01\n due "
           "2028-02-29\n" },
    { "K9, born when is not said",
      "pool: all\n anchor: {kind: birth, offset-months: 0, first: within}\n length: {months: 12}\n "
      "total: {flat: 5}\n",
      HOLD "today 2026-01-01\n nocycle\n says month_of_birth\n" },
    { "K10",
      "pool: all\n anchor: {kind: birth, offset-months: 1, first: birthday, nth: 2}\n length: "
      "{months: 24}\n total: {flat: 5}\n",
      HOLD "answer - birth 1980-12-20\n today 2024-06-01\n due 2026-01-31\n today 2026-06-01\n due "
           "2028-01-31\n" },
    { "K11",
      "pool: all\n anchor: {kind: birth, offset-months: -1, first: same-year}\n length: {months: "
      "24}\n total: {flat: 5}\n",
      HOLD "answer - birth 1980-01-20\n today 2024-06-01\n first 2024-03-10\n due 2025-12-31\n" },
    { "K12",
      "pool: all\n anchor: {kind: birth, parity: birth-year, first: within}\n length: {months: "
      "24}\n total: {flat: 5}\n",
      HOLD "answer - birth 1981-06-20\n today 2024-06-01\n due 2025-06-30\n" },
    { "K13",
      "pool: all\n if: {chief: 'yes'}, anchor: {kind: period, first-day: 2023-02-01, last-day: "
      "2026-01-31}\n"
      "if: {chief: 'no'}, anchor: {kind: period, first-day: 2024-02-01, last-day: 2027-01-31}\n"
      "length: {months: 36}\n total: {flat: 5}\n",
      HOLD "answer odd chief no\n today 2025-06-01\n due 2027-01-31\n answer odd chief yes\n today "
           "2025-06-02\n due 2026-01-31\n" },
    { "K13, the group is not said",
      "pool: all\n if: {chief: 'yes'}, anchor: {kind: period, first-day: 2023-02-01, last-day: "
      "2026-01-31}\n"
      "if: {chief: 'no'}, anchor: {kind: period, first-day: 2024-02-01, last-day: 2027-01-31}\n"
      "length: {months: 36}\n total: {flat: 5}\n",
      HOLD "today 2025-06-01\n due 2026-01-31\n says 2027-01-31\n says Are_you_a_chief\n" },
    { "K14",
      "pool: all\n anchor: {kind: period, first-day: 2024-01-01, last-day: 2025-04-30}\n length: "
      "{months: 12}\n total: {flat: 5}\n",
      "hold odd AA 2020-01-10\n today 2023-06-01\n due 2023-12-31\n today 2024-06-01\n first "
      "2024-01-01\n due 2025-04-30\n"
      "today 2025-06-01\n first 2025-05-01\n due 2026-04-30\n" },
    { "K15", YEARLY "total: {flat: 30, rolling-months: 36}\n count: {not-before: certified}\n",
      "hold odd AA 2020-06-10\n did 2022-12-31 5\n did 2023-01-01 6\n did 2025-02-02 7\n today "
      "2025-06-01\n"
      "earn 2023-01-01 2025-12-31\n line total 30 13 17\n item 1 0 before-cycle\n item 2 6 "
      "counted-rolling\n" },
    { "K15, a part looks back",
      YEARLY "total: {flat: 10}\n require: {min: 4, category: ethics, within-months: 24}\n",
      "hold odd AA 2020-06-10\n did 2024-02-02 3 topic=ethics\n did 2023-12-31 1 topic=ethics\n "
      "today 2025-06-01\n"
      "line total 10 0 10\n line R4 4 3 1\n" },
    { "K16",
      "pool: all\n anchor: {kind: fixed, month: 12, first: next-year}\n length: {months: 36}\n "
      "total: {flat: 60}\n"
      "require: {min: 10, per: year}\n",
      HOLD "did 2025-05-05 8\n did 2026-05-05 12\n today 2026-06-01\n line R4/1 10 8 2\n line R4/2 "
           "10 12 0\n line R4/3 10 0 10\n"
           "stage part-due 2025-12-31\n stage part-due 2026-12-31\n" },
    { "K17",
      "pool: all\n anchor: {kind: period, first-day: 2023-01-01, last-day: 2025-12-31}\n length: "
      "{months: 36}\n total: {flat: 36}\n"
      "prorate: {by: months, round-up-to: 1, rounding-known: 'yes'}\n",
      HOLD "today 2024-06-01\n due 2025-12-31\n first 2024-03-10\n line total 21 0 21\n" },
    { "K18, renewal month", BASE "count: {overlap: renewal-month}\n",
      HOLD "did 2026-03-01 20\n did 2026-03-05 4\n today 2026-03-08\n line total 20 20 0\n item 1 "
           "20 counted-overlap\n item 2 0 next-cycle\n"
           "filed odd 2026-03-09 2026-03-08 2026-03-08\n today 2026-04-01\n line total 20 4 16\n "
           "item 1 0 earlier-renewal\n" },
    { "K18, months before", YEARLY "total: {flat: 10}\n count: {overlap: {months: 8}}\n",
      "hold odd AA 2023-06-10\n did 2024-06-01 10\n did 2024-07-01 4\n did 2024-02-01 3\n today "
      "2025-02-01\n"
      "line total 10 4 6\n item 2 4 counted-overlap\n item 3 0 before-cycle\n" },
    { "K18, early renewal", BASE "count: {early: next-day}\n",
      HOLD "did 2026-01-20 2\n filed odd 2026-03-09 2026-01-15 2026-01-15\n today 2026-02-01\n "
           "first 2026-01-16\n due 2028-03-09\n"
           "line total 20 2 18\n" },
    { "K19, late renewal keeps the date", BASE,
      HOLD "standing 2024-03-10\n today 2026-06-01\n due 2026-03-09\n filed odd 2026-03-09 "
           "2026-06-01 2026-06-02\n"
           "today 2026-06-03\n due 2028-03-09\n" },
    { "K20", BASE, HOLD "hold odd BB 2025-06-01\n today 2025-07-01\n due 2026-03-09\n" },
    { "K22", BASE, HOLD "today 2025-01-01\n line total 20 0 20\n" },
    { "K23", BY_EXAM "total: {by-count: [10, 14, 16]}\n",
      HOLD "hold odd BB 2024-04-01\n hold odd CC 2024-04-01\n hold odd DD 2024-04-01\n today "
           "2025-01-01\n line total 16 0 16\n" },
    { "K24", BY_EXAM "total: {base: {AA: 30, BB: 20, CC: 20}, extra: 10, cap: 45}\n",
      HOLD "hold odd BB 2024-04-01\n today 2025-01-01\n line total 40 0 40\n hold odd CC "
           "2024-05-01\n today 2025-01-02\n line total 45 0 45\n" },
    { "K25", BY_EXAM "total: {by-count: [10, 14]}\n absorb: {winner: AA, losers: BB}\n",
      HOLD "hold odd BB 2024-04-01\n today 2025-01-01\n line total 10 0 10\n" },
    { "K25, renewed with the higher",
      "pool: each\n anchor: {kind: earned}\n length: {months: 24, last-day: same}\n total: {flat: "
      "5}\n"
      "absorb: {winner: AA, losers: BB, renews: 'yes'}\n",
      HOLD "hold odd BB 2023-06-01\n filed odd/AA 2026-03-10 2025-05-30 2025-06-01\n today "
           "2025-06-05\n pool odd/BB\n due 2027-06-01\n" },
    { "K26", BASE,
      HOLD
      "hold odd BB 2024-04-01\n hold odd CC 2024-04-01\n today 2025-01-01\n line total 20 0 20\n" },
    { "K27", "pool: each\n anchor: {kind: earned}\n length: {months: 24}\n total: {flat: 7}\n",
      HOLD "hold odd BB 2024-06-01\n today 2025-01-01\n pool odd/AA\n line total 7 0 7\n pool "
           "odd/BB\n line total 7 0 7\n" },
    { "K28",
      "pool: each\n anchor: {kind: earned}\n length: {months: 24}\n total: {base: {AA: 7, BB: "
      "9}}\n",
      HOLD "hold odd BB 2024-06-01\n today 2025-01-01\n pool odd/AA\n line total 7 0 7\n pool "
           "odd/BB\n line total 9 0 9\n" },
    { "K29", BASE "require: {min: 6, per: year, category: ethics}\n",
      HOLD "did 2025-03-09 6 topic=ethics\n did 2025-03-10 5 topic=ethics\n today 2026-01-01\n "
           "line R4/1 6 6 0\n line R4/2 6 5 1\n" },
    { "K30",
      "pool: all\n anchor: {kind: membership}\n length: {months: 24}\n total: {flat: 40}\n"
      "prorate: {by: months, round-up-to: 0.5, rounding-known: 'no'}\n",
      HOLD "member odd 2025-06\n today 2024-06-01\n due 2025-06-30\n line total 25 0 25\n" },
    { "K31, days",
      "pool: all\n anchor: {kind: membership}\n length: {months: 12}\n total: {flat: 36.5}\n"
      "prorate: {by: days, round-up-to: 0.1, rounding-known: 'yes'}\n",
      "hold odd AA 2025-03-08\n member odd 2025-06-15\n today 2025-04-01\n line total 10 0 10\n" },
    { "K31, table",
      "pool: all\n anchor: {kind: membership}\n length: {months: 24}\n total: {flat: 40}\n"
      "prorate: {by: table, table: [{months: 6, units: 5}, {months: 18, units: 25}]}\n",
      HOLD "member odd 2025-06\n today 2024-06-01\n line total 25 0 25\n" },
    { "K31, table by the day joined",
      "pool: all\n anchor: {kind: membership}\n length: {months: 24}\n total: {flat: 40}\n"
      "prorate: {by: table, table: [{from: 2024-06-01, units: 5}, {from: 2024-01-01, units: 9}]}\n",
      HOLD "member odd 2025-06\n today 2024-06-01\n line total 9 0 9\n" },
    { "K32",
      YEARLY "total: {ramp: [{units: 0}, {units: 4}, {units: 30, months: 24}]}\n require: {min: 2, "
             "category: ethics}\n",
      HOLD "did 2025-05-05 7\n today 2024-06-01\n line total 0 0 0\n line R4 0 0 0\n today "
           "2025-06-01\n line total 4 7 0\n line R4 2 0 2\n"
           "today 2026-06-01\n line total 30 7 23\n today 2027-06-01\n line total 30 0 30\n" },
    { "K33, exempt", YEARLY "total: {flat: 10}\n prorate: {by: exempt}\n",
      HOLD "today 2024-06-01\n line total 0 0 0\n today 2025-06-01\n line total 10 0 10\n" },
    { "K33, head start",
      "pool: all\n anchor: {kind: fixed, month: 12, first: next-year}\n length: {months: 12}\n "
      "total: {flat: 10}\n"
      "count: {head-start: certified}\n count: {not-before: certified}\n",
      HOLD "did 2024-05-05 3\n did 2024-02-05 3\n today 2025-06-01\n earn 2024-03-10 2025-12-31\n "
           "line total 10 3 7\n" },
    { "K34", BASE "if: {chief: 'yes'}, require: {min: 3, category: ethics}\n",
      HOLD "answer odd chief no\n today 2025-01-01\n noline R4\n silent Are_you\n answer odd chief "
           "yes\n today 2025-01-02\n line R4 3 0 3\n" },
    { "K34, not answered", BASE "if: {chief: 'yes'}, require: {min: 3, category: ethics}\n",
      HOLD "today 2025-01-01\n line R4 3 0 3\n says Are_you_a_chief\n" },
    { "K34, an exemption waits for the answer", BASE "if: {chief: 'yes'}, total: {flat: 0}\n",
      HOLD "today 2025-01-01\n line total 20 0 20\n answer odd chief yes\n today 2025-01-02\n line "
           "total 0 0 0\n" },
    { "K34, unless", BASE "unless: {chief: 'yes'}, require: {min: 3, category: ethics}\n",
      HOLD "answer odd chief yes\n today 2025-01-01\n noline R4\n" },
    { "K35", "pool: all\n anchor: {kind: membership}\n length: {months: 24}\n total: {flat: 40}\n",
      HOLD "member odd 2025-06\n today 2024-06-01\n line total 40 0 40\n" },
    { "K36", BASE "duty: {title: Attend the meeting}\n",
      HOLD "did 2024-05-05 20\n today 2025-01-01\n complete no\n deed odd R4 2024-12-01\n today "
           "2025-01-02\n complete yes\n met R4\n" },
    { "K36, done in another cycle", BASE "duty: {title: Attend the meeting}\n",
      HOLD "did 2026-05-05 20\n deed odd R4 2025-12-01\n filed odd 2026-03-09 2026-03-01 "
           "2026-03-01\n today 2026-06-02\n complete no\n" },
    { "K37", BASE "require: {min: 3, category: ethics}\n",
      HOLD "did 2024-05-05 25\n did 2024-05-06 2 topic=ethics\n today 2025-01-01\n line R4 3 2 1\n "
           "line total 20 27 0\n complete no\n" },
    { "K38", BASE "for: special, require: {min: 4, own-category: yes, each: yes}\n",
      HOLD "hold odd BB 2024-04-01\n hold odd CC 2024-04-01\n did 2024-05-05 3 topic=blue\n today "
           "2025-01-01\n line R4/BB 4 3 1\n line R4/CC 4 0 4\n" },
    { "K39", BASE "require: {min-percent: 80, category: ethics}\n",
      HOLD "did 2024-05-05 40\n today 2025-01-01\n line R4 16 0 16\n" },
    { "K40", BASE "require: {min-percent: 40, origins: own}\n",
      HOLD "did 2024-05-05 4 provider=Guild_of_Paris\n today 2025-01-01\n line R4 8 4 4\n" },
    { "K41", BASE "require: {max-percent: 20, category: ethics}\n",
      HOLD "did 2024-05-05 9 topic=ethics\n did 2024-05-06 5\n today 2025-01-01\n line total 20 9 "
           "11\n item 1 4 over-cap\n" },
    { "K41, outside", BASE "require: {max: 5, category: ethics, outside: yes}\n",
      HOLD "did 2024-05-05 9 topic=ethics\n did 2024-05-06 7\n today 2025-01-01\n line total 20 14 "
           "6\n" },
    { "K42", BASE "require: {min: 10, category: colour}\n require: {min: 4, category: blue}\n",
      HOLD "did 2024-05-05 3 topic=blue\n did 2024-05-06 5 topic=green\n today 2025-01-01\n line "
           "R4 10 8 2\n line R5 4 3 1\n" },
    { "K43", BASE "require: {min: 12.5, formats: live}\n",
      HOLD "did 2024-05-05 3 format=Live_online\n today 2025-01-01\n line R4 12.5 3 9.5\n" },
    { "K44", BASE "require: {max: 10, per: activity, origins: own, outside: yes}\n",
      HOLD "did 2024-05-05 12\n did 2024-05-06 12 provider=Guild\n today 2025-01-01\n line total "
           "20 22 0\n item 1 10 over-cap\n" },
    { "K45", BASE "require: {max: 5, per: year, category: ethics}\n",
      HOLD "did 2024-05-05 4 topic=ethics\n did 2024-05-06 4 topic=ethics\n did 2025-05-06 4 "
           "topic=ethics\n today 2025-12-01\n line total 20 9 11\n" },
    { "K46", BASE "require: {min: 6, category: ethics, providers: [Good*]}\n",
      HOLD "did 2024-05-05 4 topic=ethics provider=Good_House\n did 2024-05-06 4 topic=ethics "
           "provider=Bad\n today 2025-01-01\n line R4 6 4 2\n" },
    { "K48, every third",
      YEARLY "total: {flat: 10}\n require: {min: 2, category: ethics, every: 3}\n",
      HOLD
      "today 2025-06-01\n number 2\n noline R4\n today 2026-06-01\n number 3\n line R4 2 0 2\n" },
    { "K48, years since",
      YEARLY "total: {flat: 10}\n require: {min: 2, category: ethics, years-since: 6}\n",
      "hold odd AA 2010-01-01\n did 2019-12-31 2 topic=ethics\n today 2025-06-01\n line R4 2 2 0\n "
      "today 2026-06-01\n line R4 2 0 2\n" },
    { "K48, once",
      YEARLY "total: {flat: 10}\n require: {min: 2, category: ethics, once: yes, by-renewal: 2}\n",
      HOLD "today 2024-06-01\n line R4 0 0 0\n today 2025-06-01\n line R4 2 0 2\n did 2024-06-01 2 "
           "topic=ethics\n today 2030-06-01\n line R4 2 2 0\n" },
    { "K48, once by months",
      YEARLY "total: {flat: 10}\n require: {min: 2, category: ethics, once: yes, by-renewal: 9, "
             "by-months: 20}\n",
      HOLD "today 2024-06-01\n line R4 0 0 0\n today 2025-06-01\n line R4 2 0 2\n" },
    { "K49, on top",
      BASE "require: {min: 2, category: ethics, on-top: yes}\n require: {min-percent: 50, "
           "category: blue}\n",
      HOLD "today 2025-01-01\n line total 22 0 22\n line R5 10 0 10\n" },
    { "K49, apart",
      BASE "require: {min: 6, category: colour, apart: x}\n require: {min: 4, category: blue, "
           "apart: x}\n",
      HOLD "did 2024-05-05 4 topic=blue\n did 2024-05-06 6 topic=blue\n today 2025-01-01\n line R4 "
           "6 6 0\n line R5 4 4 0\n line total 20 10 10\n" },
    { "K52",
      BASE "count: {unit: {minutes: 50}}\n count: {convert: {unit: iacet, into: 10}}\n count: "
           "{convert: {unit: semester, into: 15}}\n",
      HOLD "did 2024-05-05 100:minutes\n did 2024-05-06 0.3:iacet\n did 2024-05-07 1:semester\n "
           "today 2025-01-01\n"
           "item 1 2\n item 2 3\n item 3 15\n line total 20 20 0\n" },
    { "K52, no word on it", BASE,
      HOLD
      "did 2024-05-07 1:semester\n today 2025-01-01\n item 1 0 not-convertible\n says semester\n" },
    { "K52, X53", BASE "count: {unit: {minutes: 600, step: 0.1, rounding: nearest}}\n",
      HOLD "did 2024-05-05 17:hours\n did 2024-05-06 30:minutes\n did 2024-05-07 29:minutes\n "
           "today 2025-01-01\n item 1 1.7\n item 2 0.1\n item 3 0 zero\n" },
    { "K53, quarters", BASE "count: {unit: {minutes: 60, step: 0.25, rounding: nearest}}\n",
      HOLD "did 2024-05-05 52:minutes\n did 2024-05-06 53:minutes\n today 2025-01-01\n item 1 "
           "0.75\n item 2 1\n" },
    { "K53, at least", BASE "count: {unit: {minutes: 50, step: 0.5, at-least: 1}}\n",
      HOLD "did 2024-05-05 49:minutes\n did 2024-05-06 75:minutes\n today 2025-01-01\n item 1 0 "
           "zero\n item 2 1.5\n" },
    { "K53, up", BASE "count: {unit: {minutes: 60, step: 1, rounding: up}}\n",
      HOLD "did 2024-05-05 61:minutes\n today 2025-01-01\n item 1 2\n" },
    { "K54", BASE "count: {date: completion}\n",
      HOLD "did 2026-03-10 4\n today 2026-03-10\n line total 20 4 16\n first 2026-03-10\n" },
    { "K55", BASE "count: {not-before: certified}\n",
      HOLD "did 2024-03-09 4\n did 2024-03-10 5\n today 2024-06-10\n line total 20 5 15\n item 1 0 "
           "before-certified\n" },
    { "K55, the month",
      "pool: all\n anchor: {kind: period, first-day: 2024-01-01, last-day: 2025-12-31}\n length: "
      "{months: 24}\n total: {flat: 5}\n"
      "count: {not-before: certified-month}\n",
      HOLD "did 2024-02-29 4\n did 2024-03-01 3\n today 2024-06-10\n line total 5 3 2\n item 1 0 "
           "before-certified\n" },
    { "K56", BASE "count: {once: ever}\n",
      HOLD "did 2024-05-05 4 index=X1\n did 2026-05-05 4 index=X1\n today 2026-06-01\n item 2 0 "
           "repeated\n" },
    { "K56, in a cycle", BASE "count: {once: cycle}\n",
      HOLD "did 2024-05-05 4 index=X1\n did 2026-05-05 4 index=X1\n did 2026-05-06 4 index=X1\n "
           "today 2026-06-01\n"
           "item 2 4 counted\n item 3 0 repeated\n" },
    { "K57, never",
      BASE "count: {reuse: never}\n for: BB, require: {min: 4, category: colour}\n for: CC, "
           "require: {min: 4, category: colour}\n",
      HOLD "hold odd BB 2024-04-01\n hold odd CC 2024-04-01\n did 2024-05-05 4 topic=colour\n "
           "today 2025-01-01\n line R5 4 4 0\n line R6 4 0 4\n" },
    { "K57, always",
      BASE "count: {reuse: always}\n for: BB, require: {min: 4, category: colour}\n for: CC, "
           "require: {min: 4, category: colour}\n",
      HOLD "hold odd BB 2024-04-01\n hold odd CC 2024-04-01\n did 2024-05-05 4 topic=colour\n "
           "today 2025-01-01\n line R5 4 4 0\n line R6 4 4 0\n" },
    { "K57, one core and one special",
      BASE "count: {reuse: one-core-one-specialty}\n for: AA, require: {min: 4, category: colour}\n"
           "for: BB, require: {min: 4, category: colour}\n for: CC, require: {min: 4, category: "
           "colour}\n",
      HOLD "hold odd BB 2024-04-01\n hold odd CC 2024-04-01\n did 2024-05-05 4 topic=colour\n "
           "today 2025-01-01\n line R5 4 4 0\n line R6 4 4 0\n line R7 4 0 4\n" },
    { "K57, each alone and never twice",
      "pool: each\n anchor: {kind: earned}\n length: {months: 24}\n total: {flat: 5}\n count: "
      "{reuse: never}\n",
      HOLD
      "hold odd BB 2024-06-01\n did 2024-07-05 3\n did 2024-07-06 2\n did 2024-07-07 4\n today "
      "2025-01-01\n pool odd/AA\n line total 5 5 0\n"
      "item 3 0 other-credential\n pool odd/BB\n line total 5 4 1\n item 1 0 other-credential\n" },
    { "K58, pinned to a credential",
      BASE "count: {reuse: never}\n for: BB, require: {min: 4, category: colour}\n for: CC, "
           "require: {min: 4, category: colour}\n",
      HOLD "hold odd BB 2024-04-01\n hold odd CC 2024-04-01\n did 2024-05-05 4 topic=colour "
           "for=CC\n today 2025-01-01\n line R5 4 0 4\n line R6 4 4 0\n" },
    { "K58, pinned to a cycle", BASE "count: {overlap: renewal-month}\n",
      HOLD "did 2026-03-01 20 pin=2026-04-01\n today 2026-03-08\n line total 20 0 20\n item 1 0 "
           "next-cycle\n" },
    { "K59, none", BASE "carry: none\n",
      HOLD "did 2025-05-05 30\n filed odd 2026-03-09 2026-03-01 2026-03-01\n today 2026-06-01\n "
           "carried 0\n line total 20 0 20\n" },
    { "K59, cap, categories, months", BASE "carry: {cap: 6, last-months: 6, categories: blue}\n",
      HOLD "did 2024-05-05 30 topic=blue\n did 2025-10-05 4 topic=blue\n did 2025-10-06 9\n filed "
           "odd 2026-03-09 2026-03-01 2026-03-01\n"
           "today 2026-06-01\n carried 4\n line total 20 4 16\n" },
    { "K59, relabelled and not for ethics",
      BASE "carry: {cap: 9, relabel: green, except: ethics, cap-for: {ethics: 2}}\n require: {min: "
           "3, category: ethics}\n require: {min: 2, category: green}\n",
      HOLD "did 2025-05-05 20\n did 2025-06-05 8 topic=ethics\n filed odd 2026-03-09 2026-03-01 "
           "2026-03-01\n today 2026-06-01\n"
           "carried 8\n line R5 3 0 3\n line R6 2 8 0\n" },
    { "K59, over a maximum too",
      BASE "carry: {cap: 9, over-maximum: yes}\n require: {max: 5, category: blue}\n",
      HOLD "did 2025-05-05 15\n did 2025-06-05 12 topic=blue\n today 2026-03-01\n line total 20 20 "
           "0\n carries 7\n" },
    { "K60", BASE "deficit: owed\n",
      HOLD "did 2025-05-05 13\n filed odd 2026-03-09 2026-03-01 2026-03-01\n today 2026-06-01\n "
           "owed 7\n line total 27 0 27\n" },
    { "K61", BASE "count: {multiply: {factor: 2, category: blue, first: 5}}\n",
      HOLD "did 2024-05-05 3 topic=blue\n did 2024-05-06 4 topic=blue\n today 2025-01-01\n item 1 "
           "6\n item 2 6\n line total 20 12 8\n" },
    { "K62",
      BASE
      "act: {title: Pass the newest exam, satisfies: all}\n require: {min: 3, category: ethics}\n",
      HOLD "deed odd R4 2025-01-05\n today 2025-02-01\n met total\n met R5\n complete yes\n" },
    { "K63", BASE "count: {expires: {after: {months: 12}, category: blue}}\n",
      HOLD "did 2024-05-05 3 topic=blue\n did 2024-05-05 4\n today 2025-02-01\n line total 20 7 "
           "13\n says perish\n today 2025-05-06\n line total 20 4 16\n item 1 0 expired\n" },
    { "K63, planned", BASE "count: {expires: {after: {months: 12}, format: live, planned: yes}}\n",
      HOLD
      "did 2024-05-05 3 format=live planned=1\n today 2025-02-01\n says closes_on_2025-05-05\n" },
    { "K64",
      BASE "count: {only-for: {origin: own, groups: core}}\n for: special, require: {min: 4, "
           "own-category: yes, each: yes}\n",
      HOLD "hold odd BB 2024-04-01\n did 2024-05-05 4 topic=blue provider=Guild\n today "
           "2025-01-01\n line R5/BB 4 0 4\n line total 20 4 16\n" },
    { "K67", BASE "window: {opens-before: {days: 60}}\n",
      HOLD "today 2025-01-01\n stage submission-opens 2026-01-08\n" },
    { "K67, of the day after",
      "pool: all\n anchor: {kind: fixed, month: 9, first: within}\n length: {months: 12}\n total: "
      "{flat: 5}\n window: {opens-before: {months: 6}, of-day-after: yes}\n",
      HOLD "today 2025-01-01\n stage submission-opens 2025-04-01\n" },
    { "K68", BASE "ladder: {stage: report-due, after: {days: 15}}\n",
      HOLD "did 2026-03-12 4\n today 2026-03-13\n stage due 2028-03-09\n stage report-due "
           "2028-03-24\n" },
    { "K69, earning", BASE "ladder: {stage: grace-ends, after: {days: 60}, may-earn: yes}\n",
      HOLD "standing 2024-03-10\n did 2026-05-08 4\n did 2026-05-09 4\n today 2026-05-20\n due "
           "2026-03-09\n earn - 2026-05-08\n line total 20 4 16\n" },
    { "K69, what the grace time gave is used once",
      BASE "ladder: {stage: grace-ends, after: {days: 60}, may-earn: yes}\n",
      HOLD "standing 2024-03-10\n did 2025-05-08 17\n did 2026-04-08 3\n did 2026-04-09 2\n did "
           "2026-04-20 1\n filed odd 2026-03-09 2026-04-12 2026-04-12\n"
           "today 2026-05-20\n due 2028-03-09\n line total 20 3 17\n item 2 0 earlier-renewal\n "
           "item 3 2 counted\n item 4 1 counted\n" },
    { "K69, no grace for what nobody says was late",
      BASE "ladder: {stage: grace-ends, after: {days: 60}, may-earn: yes}\n",
      HOLD "did 2026-04-08 3\n today 2026-05-20\n due 2028-03-09\n line total 20 3 17\n item 1 3 "
           "counted\n" },
    { "K69, filing only", BASE "ladder: {stage: grace-ends, after: {days: 60}}\n",
      HOLD "standing 2024-03-10\n did 2026-03-10 4\n today 2026-03-20\n due 2026-03-09\n line "
           "total 20 0 20\n item 1 0 after-cycle\n" },
    { "K69, an extension that was bought",
      BASE "act: {title: Buy an extension}\n after-act: R4, ladder: {stage: extension-ends, after: "
           "{months: 1}, may-earn: yes}\n",
      HOLD
      "standing 2024-03-10\n did 2026-04-05 4\n today 2026-04-06\n line total 20 0 20\n deed odd "
      "R4 2026-03-20\n today 2026-04-07\n line total 20 4 16\n stage extension-ends 2026-04-09\n" },
    { "K71",
      BASE "ladder: {stage: inactive, after: {days: 1}}\n ladder: {stage: suspended, base: "
           "inactive, after: {months: 6}}\n"
           "ladder: {stage: revoked, base: suspended, after: {months: 6}, month-end: yes}\n",
      HOLD "today 2025-01-01\n stage inactive 2026-03-10\n stage suspended 2026-09-10\n stage "
           "revoked 2027-03-31\n" },
    { "K71, two sources",
      BASE
      "ladder: {stage: revoked, after: {days: 30}}\n ladder: {stage: revoked, after: {days: 10}}\n",
      HOLD "today 2025-01-01\n stage revoked 2026-03-19\n says sources_disagree\n" },
    { "K72",
      BASE "ladder: {stage: revoked, after: {days: 90}}\n ladder: {stage: reinstatement-ends, "
           "base: revoked, after: {months: 36}}\n",
      HOLD "today 2025-01-01\n stage reinstatement-ends 2029-06-07\n" },
    { "K74", BASE "evidence: {fields: [description, attestation]}\n",
      HOLD "did 2024-05-05 3\n did 2024-05-06 3 proof=1\n today 2025-01-01\n says "
           "1_counted_activity\n" },
    { "K77", BY_EXAM "total: {flat: 9}, until: 2025-06-30\n total: {flat: 11}, from: 2025-07-01\n",
      HOLD "today 2025-06-30\n line total 9 0 9\n today 2025-07-01\n line total 11 0 11\n" },
    { "K78",
      BY_EXAM "total: {flat: 9}, until: 2025-06-30, by: cycle-start\n total: {flat: 11}, from: "
              "2025-07-01, by: cycle-start\n",
      HOLD "today 2026-01-01\n line total 9 0 9\n today 2026-04-01\n line total 11 0 11\n" },
    { "K79",
      BY_EXAM "total: {flat: 9}, until: 2026-03-09, by: due\n total: {flat: 11}, from: 2026-03-10, "
              "by: due\n",
      HOLD "today 2026-01-01\n line total 9 0 9\n today 2026-04-01\n line total 11 0 11\n" },
    { "K82", BASE "ladder: {stage: grace-ends, after: {days: 5}}, unknown: how long it lasts\n",
      HOLD "today 2026-01-01\n stage grace-ends 2026-03-14\n" },
};

static void
test_kinds(gconstpointer data)
{
    size_t i = GPOINTER_TO_SIZE(data);
    g_autoptr(CeuRulebook) rulebook = invented_rules(kinds[i].rules);

    play(rulebook, kinds[i].kind, kinds[i].text);
}

/* What is not computed is there to be read (tier NOTE). */
static const struct {
    const char *kind, *body, *rule;
} notes[] = {
    { "K21", "nccpa", "NCCPA-anchor" },
    { "K47", "aapc", "A2-CPPM" },
    { "K50", "nremt", "NREMT-no-local" },
    { "K51", "comptia", "CompTIA-relevance" },
    { "K65", "ca-rn", "CARN-partial" },
    { "K66", "ca-rn", "CARN-provider" },
    { "K70", "ahima", "H14" },
    { "K75", "aapc", "A28-audit" },
    { "K76", "isaca", "ISACA-status" },
};

static void
test_notes(void)
{
    g_autoptr(CeuRulebook) rulebook = shipped_rules();

    for (size_t i = 0; i < G_N_ELEMENTS(notes); i++) {
        const CeuBody *body = ceu_rulebook_body(rulebook, notes[i].body);
        const CeuRule *found = NULL;

        g_assert_nonnull(body);
        for (guint r = 0; r < body->rules->len; r++) {
            const CeuRule *rule = g_ptr_array_index(body->rules, r);

            if (strcmp(rule->id, notes[i].rule) == 0)
                found = rule;
        }
        if (found == NULL)
            g_error("%s: %s has no rule %s", notes[i].kind, notes[i].body, notes[i].rule);
        g_assert_true(found->note != NULL || found->unknown != NULL);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
        g_autofree char *path = g_strdup_printf("/kinds/%s", kinds[i].kind);

        g_test_add_data_func(path, GSIZE_TO_POINTER(i), test_kinds);
    }
    g_test_add_func("/kinds/notes", test_notes);
    return g_test_run();
}
