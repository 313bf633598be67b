/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every kind of fault of a pack, with its exact place and words. */
#include "fixture.h"

static const struct {
    const char *name;
    const char *pack;
    const char *want; /* "" if the pack is good */
} rows[] = {
    { "fine", SMALL_HEAD "- {id: R5, carry: none, source: S1, confidence: A}\n", "" },
    { "unknown key", SMALL_HEAD "- {id: R5, cary: none, note: x, source: S1, confidence: A}\n",
      "13:12: unknown key “cary” in a rule; did you mean “carry”?\n" },
    { "unknown key, nothing near",
      SMALL_HEAD "- {id: R5, zebra: 1, note: x, source: S1, confidence: A}\n",
      "13:12: unknown key “zebra” in a rule\n" },
    { "key of another map",
      SMALL_HEAD
      "- {id: R5, length: {months: 1, minutes: 5}, clock: dues, source: S1, confidence: A}\n",
      "13:32: unknown key “minutes” in “length”\n" },
    { "duplicate key", SMALL_HEAD "- {id: R5, note: a, note: b, source: S1, confidence: A}\n",
      "13:21: “note” is stated twice in a rule\n" },
    { "two kinds", SMALL_HEAD "- {id: R5, carry: none, pool: all, source: S1, confidence: A}\n",
      "13:25: a rule states one thing: “carry” or “pool”, not both\n" },
    { "no kind", SMALL_HEAD "- {id: R5, source: S1, confidence: A}\n",
      "13:3: the rule states nothing: no kind (“anchor”, “total”, “require” …), no “note”, no "
      "“unknown”\n" },
    { "no id", SMALL_HEAD "- {note: x, source: S1, confidence: A}\n", "13:3: a rule lacks “id”\n" },
    { "bad id", SMALL_HEAD "- {id: a b, note: x, source: S1, confidence: A}\n",
      "13:8: “a b” is no id: letters, digits, “-”, “.”, “_” and “+”, at most 64\n" },
    { "no source", SMALL_HEAD "- {id: R5, note: x, confidence: A}\n",
      "13:3: a rule lacks “source” (only confidence U may do without)\n" },
    { "no source is fine when unknown", SMALL_HEAD "- {id: R5, unknown: x, confidence: U}\n", "" },
    { "no confidence", SMALL_HEAD "- {id: R5, note: x, source: S1}\n",
      "13:3: a rule lacks “confidence”\n" },
    { "wrong confidence", SMALL_HEAD "- {id: R5, note: x, source: S1, confidence: D}\n",
      "13:45: “confidence” cannot be “D” (known: A, A-, B+, B, C+, C, U)\n" },
    { "unknown source", SMALL_HEAD "- {id: R5, note: x, source: [S1, S9], confidence: A}\n",
      "13:34: unknown source “S9”\n" },
    { "empty list", SMALL_HEAD "- {id: R5, note: x, source: [], confidence: A}\n",
      "13:29: “source” is an empty list\n" },
    { "map for a list", SMALL_HEAD "- {id: R5, note: x, source: {S1: S1}, confidence: A}\n",
      "13:29: “source” must be a list, not a map\n" },
    { "list for a value", SMALL_HEAD "- {id: R5, note: [x], source: S1, confidence: A}\n",
      "13:18: “note” must be a single value, not a list or a map\n" },
    { "no value", SMALL_HEAD "- {id: R5, note: , source: S1, confidence: A}\n",
      "13:18: “note” has no value\n" },
    { "a rule that is no map", SMALL_HEAD "- R5\n",
      "13:3: a rule must be a map of keys and values\n" },
    { "for nobody", SMALL_HEAD "- {id: R5, for: cor, note: x, source: S1, confidence: A}\n",
      "13:17: unknown credential or group “cor”; did you mean “core”?\n" },
    { "for a group and a type",
      SMALL_HEAD "- {id: R5, for: [core, AB], note: x, source: S1, confidence: A}\n", "" },
    { "date", SMALL_HEAD "- {id: R5, note: x, from: 2026-1-31, source: S1, confidence: A}\n",
      "13:27: “from” must be a day as YYYY-MM-DD: “2026-1-31” is not a YYYY-MM-DD date\n" },
    { "no such day",
      SMALL_HEAD "- {id: R5, note: x, from: 2026-02-30, source: S1, confidence: A}\n",
      "13:27: “from” must be a day as YYYY-MM-DD: there is no day 2026-02-30 (years 1900 to 2199 "
      "are possible)\n" },
    { "from after until",
      SMALL_HEAD
      "- {id: R5, note: x, from: 2026-02-02, until: 2026-02-01, source: S1, confidence: A}\n",
      "13:3: “from” is after “until”\n" },
    { "by without dates", SMALL_HEAD "- {id: R5, note: x, by: due, source: S1, confidence: A}\n",
      "13:3: “by” needs “from” or “until”\n" },
    { "by a wrong word",
      SMALL_HEAD "- {id: R5, note: x, from: 2026-02-01, by: cycle, source: S1, confidence: A}\n",
      "13:43: “by” cannot be “cycle” (known: calendar, cycle-start, due)\n" },
    { "dues total",
      SMALL_HEAD "- {id: R5, clock: dues, total: {flat: 1}, source: S1, confidence: A}\n",
      "13:3: a rule of the kind “total” cannot be about dues\n" },
    { "overlap",
      SMALL_HEAD "- {id: R5, note: x, until: 2026-02-01, source: S1, confidence: A}\n- {id: R5, "
                 "note: x, from: 2026-02-01, source: S1, confidence: A}\n",
      "14:3: rule “R5” is in force at the same time as its version in line 13\n" },
    { "versions in turn",
      SMALL_HEAD "- {id: R5, note: x, until: 2026-01-31, source: S1, confidence: A}\n- {id: R5, "
                 "note: x, from: 2026-02-01, source: S1, confidence: A}\n",
      "" },
    { "same id, always in force", SMALL_HEAD "- {id: R1, pool: each, source: S1, confidence: A}\n",
      "13:3: rule “R1” is in force at the same time as its version in line 9\n" },
    { "versions of two kinds", SMALL_HEAD "- {id: R1, note: x, source: S1, confidence: A}\n",
      "13:3: rule “R1” is of another kind than its version in line 9\n" },
    { "versions by two days",
      SMALL_HEAD "- {id: R5, note: x, until: 2026-01-31, by: due, source: S1, confidence: A}\n- "
                 "{id: R5, note: x, from: 2026-02-01, source: S1, confidence: A}\n",
      "14:3: rule “R5” and its version in line 13 have different “by”\n" },
    { "pool", SMALL_HEAD "- {id: R5, pool: al, source: S1, confidence: A}\n",
      "13:18: “pool” cannot be “al” (known: all, each); did you mean “all”?\n" },
    { "anchor",
      SMALL_HEAD "- {id: R5, clock: dues, anchor: {kind: birthday}, source: S1, confidence: A}\n",
      "13:40: “kind” cannot be “birthday” (known: membership, earned, fixed, birth, period, "
      "stated)\n" },
    { "anchor without a kind",
      SMALL_HEAD "- {id: R5, clock: dues, anchor: {parity: month}, source: S1, confidence: A}\n",
      "13:33: “anchor” lacks “kind”\n" },
    { "anchor parity",
      SMALL_HEAD
      "- {id: R5, clock: dues, anchor: {kind: earned, parity: month}, source: S1, confidence: A}\n",
      "13:48: “parity” does not go with the kind “earned”\n" },
    { "anchor as a word",
      SMALL_HEAD "- {id: R5, clock: dues, anchor: earned, source: S1, confidence: A}\n",
      "13:33: “anchor” must be a map of keys and values\n" },
    { "length",
      SMALL_HEAD "- {id: R5, clock: dues, length: {months: 24x}, source: S1, confidence: A}\n",
      "13:42: “months” must be a whole number from 1 to 240, not “24x”\n" },
    { "length range",
      SMALL_HEAD "- {id: R5, clock: dues, length: {months: 0, last-day: beforre}, source: S1, "
                 "confidence: A}\n",
      "13:42: “months” must be a whole number from 1 to 240, not “0”\n13:55: “last-day” cannot be "
      "“beforre” (known: same, before, unknown); did you mean “before”?\n" },
    { "total of two forms",
      SMALL_HEAD "- {id: R5, total: {flat: 1, by-count: [1]}, source: S1, confidence: A}\n",
      "13:19: state one of “flat”, “by-count”, “base” and “ramp”\n" },
    { "total of no form", SMALL_HEAD "- {id: R5, total: {}, source: S1, confidence: A}\n",
      "13:19: state one of “flat”, “by-count”, “base” and “ramp”\n" },
    { "total extra",
      SMALL_HEAD "- {id: R5, total: {flat: 1, extra: 1}, source: S1, confidence: A}\n",
      "13:19: “extra” and “cap” go with “base” only\n" },
    { "total numbers",
      SMALL_HEAD "- {id: R5, total: {by-count: [36, 4O, -1, 1.2345]}, source: S1, confidence: A}\n",
      "13:35: “by-count” must be a plain number: “4O” is not a number of units such as 2, 1.5 or "
      "0.125\n13:39: “by-count” must be a plain number: “-1” is not a number of units such as 2, "
      "1.5 or 0.125\n13:43: “by-count” must be a plain number: “1.2345” is not a number of units "
      "such as 2, 1.5 or 0.125\n" },
    { "total by-count no list",
      SMALL_HEAD "- {id: R5, total: {by-count: 36}, source: S1, confidence: A}\n",
      "13:30: “by-count” must be a list: units for one credential, for two …\n" },
    { "total base",
      SMALL_HEAD
      "- {id: R5, total: {base: {AB: 1, AB: 2, XY: 3, X*: 1, C*: 4}}, source: S1, confidence: A}\n",
      "13:34: “AB” is stated twice in “base”\n13:41: unknown credential “XY”\n13:48: no credential "
      "begins like “X*”\n" },
    { "total base no map", SMALL_HEAD "- {id: R5, total: {base: [1]}, source: S1, confidence: A}\n",
      "13:26: “base” must be a map: units for each credential\n" },
    { "absorb",
      SMALL_HEAD "- {id: R5, absorb: {winner: AB, losers: [AB]}, source: S1, confidence: A}\n",
      "13:20: “AB” cannot absorb itself\n" },
    { "absorb unknown",
      SMALL_HEAD "- {id: R5, absorb: {winner: XY, losers: CD}, source: S1, confidence: A}\n",
      "13:29: unknown credential “XY”\n" },
    { "prorate", SMALL_HEAD "- {id: R5, prorate: {round-up-to: half}, source: S1, confidence: A}\n",
      "13:35: “round-up-to” must be a plain number: “half” is not a number of units such as 2, 1.5 "
      "or 0.125\n" },
    { "prorate flag",
      SMALL_HEAD "- {id: R5, prorate: {rounding-known: maybe}, source: S1, confidence: A}\n",
      "13:38: “rounding-known” cannot be “maybe” (known: yes, no, true, false)\n" },
    { "require no bound",
      SMALL_HEAD "- {id: R5, require: {category: law}, source: S1, confidence: A}\n",
      "13:21: state one of “min”, “min-percent”, “max” and “max-percent”\n" },
    { "require two bounds",
      SMALL_HEAD
      "- {id: R5, require: {min: 1, max: 2, category: law}, source: S1, confidence: A}\n",
      "13:21: state one of “min”, “min-percent”, “max” and “max-percent”\n" },
    { "require nothing", SMALL_HEAD "- {id: R5, require: {min: 1}, source: S1, confidence: A}\n",
      "13:21: state what it is about: “category”, “own-category”, “origins”, “formats” or "
      "“providers”\n" },
    { "require percent",
      SMALL_HEAD
      "- {id: R5, require: {min-percent: 101, category: law}, source: S1, confidence: A}\n",
      "13:35: “min-percent” must be above 0 and at most 100\n" },
    { "require percent sign",
      SMALL_HEAD
      "- {id: R5, require: {min-percent: 80%, category: law}, source: S1, confidence: A}\n",
      "13:35: “min-percent” must be a plain number: “80%” is not a number of units such as 2, 1.5 "
      "or 0.125\n" },
    { "require category",
      SMALL_HEAD "- {id: R5, require: {min: 1, category: lae}, source: S1, confidence: A}\n",
      "13:40: unknown category “lae”; did you mean “law”?\n" },
    { "require both categories",
      SMALL_HEAD "- {id: R5, require: {min: 1, category: law, own-category: yes}, source: S1, "
                 "confidence: A}\n",
      "13:21: state “category” or “own-category”, not both\n" },
    { "require outside",
      SMALL_HEAD
      "- {id: R5, require: {max: 1, own-category: yes, outside: yes}, source: S1, confidence: A}\n",
      "13:21: “outside” goes with “category”, “origins” or “formats”\n" },
    { "require origin",
      SMALL_HEAD "- {id: R5, require: {min: 1, origins: [us, them]}, source: S1, confidence: A}\n",
      "13:44: unknown origin “them”\n" },
    { "count two aspects",
      SMALL_HEAD "- {id: R5, count: {date: completion, once: ever}, source: S1, confidence: A}\n",
      "13:19: “count” states one aspect: each in a rule of its own\n" },
    { "count nothing", SMALL_HEAD "- {id: R5, count: {}, source: S1, confidence: A}\n",
      "13:19: “count” states one aspect: each in a rule of its own\n" },
    { "count unit", SMALL_HEAD "- {id: R5, count: {unit: {step: 1}}, source: S1, confidence: A}\n",
      "13:26: “unit” lacks “minutes”\n" },
    { "count remainder",
      SMALL_HEAD "- {id: R5, count: {unit: {minutes: 50, remainder-minutes: 50}}, source: S1, "
                 "confidence: A}\n",
      "13:26: “remainder-minutes” must be less than “minutes”\n" },
    { "count once", SMALL_HEAD "- {id: R5, count: {once: evr}, source: S1, confidence: A}\n",
      "13:26: “once” cannot be “evr” (known: ever, cycle, unknown); did you mean “ever”?\n" },
    { "count only-for",
      SMALL_HEAD
      "- {id: R5, count: {only-for: {origin: us, groups: [AB]}}, source: S1, confidence: A}\n",
      "13:52: unknown group of credentials “AB”\n" },
    { "carry word", SMALL_HEAD "- {id: R5, carry: all, source: S1, confidence: A}\n",
      "13:19: “carry” cannot be “all” (known: none)\n" },
    { "carry cap", SMALL_HEAD "- {id: R5, carry: {}, source: S1, confidence: A}\n",
      "13:19: “carry” lacks “cap”\n" },
    { "experience",
      SMALL_HEAD "- {id: R5, experience: {need-months: 2, parts: [{id: a, title: A, months: "
                 "each}]}, source: S1, confidence: A}\n",
      "" },
    { "experience without need",
      SMALL_HEAD "- {id: R5, experience: {parts: [{id: a, title: A, months: 3}]}, source: S1, "
                 "confidence: A}\n",
      "13:24: “experience” lacks “need-months”\n" },
    { "experience without parts",
      SMALL_HEAD "- {id: R5, experience: {need-months: 2}, source: S1, confidence: A}\n",
      "13:24: “experience” lacks “parts”\n" },
    { "experience of nothing",
      SMALL_HEAD "- {id: R5, experience: {need-months: 2, parts: []}, source: S1, confidence: A}\n",
      "13:48: “parts” must be a list: what counts\n" },
    { "experience need",
      SMALL_HEAD "- {id: R5, experience: {need-months: 0, parts: [{id: a, title: A, months: 3}]}, "
                 "source: S1, confidence: A}\n",
      "13:38: “need-months” must be a whole number from 1 to 240, not “0”\n" },
    { "experience part",
      SMALL_HEAD "- {id: R5, experience: {need-months: 2, parts: [{id: a, title: A}]}, source: S1, "
                 "confidence: A}\n",
      "13:49: a part of “experience” lacks “months”\n" },
    { "experience part months",
      SMALL_HEAD "- {id: R5, experience: {need-months: 2, parts: [{id: a, title: A, months: 0}]}, "
                 "source: S1, confidence: A}\n",
      "13:75: “months” must be a whole number from 1 to 240, not “0”\n" },
    { "experience part word",
      SMALL_HEAD "- {id: R5, experience: {need-months: 2, parts: [{id: a, title: A, months: "
                 "eech}]}, source: S1, confidence: A}\n",
      "13:75: “months” cannot be “eech” (known: each); did you mean “each”?\n" },
    { "experience part twice",
      SMALL_HEAD "- {id: R5, experience: {need-months: 2, parts: [{id: a, title: A, months: 3}, "
                 "{id: A, title: B, months: 3}]}, source: S1, confidence: A}\n",
      "13:79: the part “A” is stated twice in “parts”\n" },
    { "experience part no map",
      SMALL_HEAD
      "- {id: R5, experience: {need-months: 2, parts: [a]}, source: S1, confidence: A}\n",
      "13:49: a part of “experience” must be a map of keys and values\n" },
    { "experience part id",
      SMALL_HEAD "- {id: R5, experience: {need-months: 2, parts: [{id: a b, title: A, months: "
                 "3}]}, source: S1, confidence: A}\n",
      "13:54: “a b” is no id: letters, digits, “-”, “.”, “_” and “+”, at most 64\n" },
    { "exam", SMALL_HEAD "- {id: R5, exam: {retest-days: 30}, source: S1, confidence: A}\n", "" },
    { "exam without terms", SMALL_HEAD "- {id: R5, exam: {}, source: S1, confidence: A}\n",
      "13:18: “exam” states no term: “eligible-days”, “retest-days” …\n" },
    { "exam extension alone",
      SMALL_HEAD "- {id: R5, exam: {extend-days: 30}, source: S1, confidence: A}\n",
      "13:18: an extension goes with “eligible-days”\n" },
    { "exam extension steps",
      SMALL_HEAD "- {id: R5, exam: {eligible-days: 120, extend-days: 91, extend-max-days: 90}, "
                 "source: S1, confidence: A}\n",
      "13:18: “extend-days” must not be above “extend-max-days”\n" },
    { "exam days", SMALL_HEAD "- {id: R5, exam: {finish-days: 3661}, source: S1, confidence: A}\n",
      "13:32: “finish-days” must be a whole number from 1 to 3660, not “3661”\n" },
    { "exam unknown key",
      SMALL_HEAD "- {id: R5, exam: {retest-day: 30}, source: S1, confidence: A}\n",
      "13:19: unknown key “retest-day” in “exam”; did you mean “retest-days”?\n" },
    { "exam and dues",
      SMALL_HEAD "- {id: R5, clock: dues, exam: {retest-days: 30}, source: S1, confidence: A}\n",
      "13:3: a rule of the kind “exam” cannot be about dues\n" },
    { "window", SMALL_HEAD "- {id: R5, window: {opens-before: {}}, source: S1, confidence: A}\n",
      "13:35: state “months”, “days” or both\n" },
    { "ladder base later",
      SMALL_HEAD "- {id: R5, ladder: {stage: grace-ends, base: revoked, after: {days: 1}}, source: "
                 "S1, confidence: A}\n",
      "13:3: counts from “revoked”, but no rule of its clock states that stage\n13:20: "
      "“grace-ends” cannot be counted from “revoked”, which comes later\n" },
    { "ladder base missing",
      SMALL_HEAD "- {id: R5, ladder: {stage: revoked, base: inactive, after: {days: 1}}, source: "
                 "S1, confidence: A}\n",
      "13:3: counts from “inactive”, but no rule of its clock states that stage\n" },
    { "ladder stage",
      SMALL_HEAD "- {id: R5, ladder: {stage: due, after: {days: 1}}, source: S1, confidence: A}\n",
      "13:28: “stage” cannot be “due” (known: report-due, grace-ends, late-fee, extension-ends, "
      "final-notice, inactive, suspended, revoked, reinstatement-ends)\n" },
    { "duty", SMALL_HEAD "- {id: R5, clock: dues, duty: {}, source: S1, confidence: A}\n",
      "13:31: “duty” lacks “title”\n" },
    { "evidence",
      SMALL_HEAD "- {id: R5, evidence: {fields: [ttitle, date]}, source: S1, confidence: A}\n",
      "13:32: “fields” cannot be “ttitle” (known: index, provider, title, units, date, "
      "certificate, description, holder, attestation); did you mean “title”?\n" },
    { "evidence no list",
      SMALL_HEAD "- {id: R5, evidence: {fields: date}, source: S1, confidence: A}\n",
      "13:31: “fields” must be a list of words\n" },
    { "retain",
      SMALL_HEAD "- {id: R5, retain: {after-due: {weeks: 1}}, source: S1, confidence: A}\n",
      "13:33: unknown key “weeks” in a stretch of time\n" },
    { "several, in file order",
      SMALL_HEAD
      "- {id: R5, zebra: 1, note: x, from: never, source: S1, confidence: A}\n- {confidence: D}\n",
      "13:12: unknown key “zebra” in a rule\n13:37: “from” must be a day as YYYY-MM-DD: “never” is "
      "not a YYYY-MM-DD date\n14:3: a rule lacks “id”\n14:3: the rule states nothing: no kind "
      "(“anchor”, “total”, “require” …), no “note”, no “unknown”\n14:3: a rule lacks “source” "
      "(only confidence U may do without)\n14:16: “confidence” cannot be “D” (known: A, A-, B+, B, "
      "C+, C, U)\n" },
    { "not a map", "- a\n", "1:1: the pack must be a map of keys and values\n" },
    { "a word", "hello\n", "1:1: the pack must be a map of keys and values\n" },
    { "empty", "", "1:1: the file is empty\n" },
    { "only a comment", "# nothing\n", "1:1: the file is empty\n" },
    { "nothing of a pack", "{}\n",
      "1:1: the pack lacks “format”\n1:1: the pack lacks “verified”\n1:1: the pack lacks "
      "“rules”\n1:1: the pack must state “body” or “extends”, one of the two\n" },
    { "format of the future",
      "format: 2\nbody: {id: a, name: A, title: A}\nverified: 2026-01-31\nrules: []\n",
      "1:9: this program reads packs of format 1, not “2”\n4:8: warning: no rule of the kind "
      "“pool”, “anchor”, “length”, “total”: not everything can be worked out\n" },
    { "no verified", "format: 1\nextends: x\nrules: []\n", "1:1: the pack lacks “verified”\n" },
    { "body and extends",
      "format: 1\nbody: {id: a, name: A, title: A}\nextends: a\nverified: 2026-01-31\nrules: []\n",
      "1:1: the pack must state “body” or “extends”, one of the two\n5:8: warning: no rule of the "
      "kind “pool”, “anchor”, “length”, “total”: not everything can be worked out\n" },
    { "body in capitals",
      "format: 1\nbody: {id: Abc, name: A, title: A}\nverified: 2026-01-31\nrules: []\n",
      "2:12: the id of a body is written in small letters\n4:8: warning: no rule of the kind "
      "“pool”, “anchor”, “length”, “total”: not everything can be worked out\n" },
    { "body with holes", "format: 1\nbody: {id: a}\nverified: 2026-01-31\nrules: []\n",
      "2:7: “body” lacks “name”\n2:7: “body” lacks “title”\n4:8: warning: no rule of the kind "
      "“pool”, “anchor”, “length”, “total”: not everything can be worked out\n" },
    { "body is a word", "format: 1\nbody: a\nverified: 2026-01-31\nrules: []\n",
      "2:7: “body” must be a map of keys and values\n4:8: warning: no rule of the kind “pool”, "
      "“anchor”, “length”, “total”: not everything can be worked out\n" },
    { "rules no list", "format: 1\nextends: a\nverified: 2026-01-31\nrules: {}\n",
      "4:8: “rules” must be a list\n" },
    { "parts of wrong shape",
      "format: 1\nextends: a\nverified: 2026-01-31\nsources: [x]\ncredentials: {}\ncategories: "
      "x\norigins: [x]\nrules: []\n",
      "4:10: “sources” must be a map: an id and its address\n5:14: “credentials” must be a "
      "list\n6:13: “categories” must be a list\n7:11: an origin must be a map of keys and "
      "values\n" },
    { "stated twice",
      "format: 1\nextends: a\nverified: 2026-01-31\nsources: {S1: x, S1: y}\ncredentials: [{id: A, "
      "title: A}, {id: a, title: B}]\ncategories: [{id: A, title: A}, {id: a, title: B}]\norigins: "
      "[{id: A, title: A}, {id: a, title: B}]\nrules: []\n",
      "4:18: source “S1” is stated twice\n5:34: credential “a” is stated twice\n6:33: “a” is "
      "stated twice\n7:30: “a” is stated twice\n" },
    { "source without url",
      "format: 1\nextends: a\nverified: 2026-01-31\nsources: {S1: {dated: x}, a b: x}\nrules: []\n",
      "4:15: a source lacks “url”\n4:27: “a b” is no id for a source\n" },
    { "top key misspelt", "format: 1\nextends: a\nverifed: 2026-01-31\nrules: []\n",
      "1:1: the pack lacks “verified”\n3:1: unknown key “verifed” in the pack; did you mean "
      "“verified”?\n" },
    { "an extension's references are open",
      "format: 1\nextends: a\nverified: 2026-01-31\nrules:\n- {id: Q1, for: XY, note: x, source: "
      "S77, confidence: B}\n",
      "" },
    { "parents",
      "format: 1\nextends: a\nverified: 2026-01-31\ncategories:\n- {id: A, title: A, parent: C}\n- "
      "{id: B, title: B, parent: A}\n- {id: C, title: C}\nrules: []\n",
      "" },
    { "parents in a circle",
      "format: 1\nextends: a\nverified: 2026-01-31\ncategories:\n- {id: A, title: A, parent: B}\n- "
      "{id: B, title: B, parent: A}\n- {id: C, title: C, parent: A}\n- {id: D, title: D, parent: "
      "D}\nrules: []\n",
      "5:29: category “B” is a parent of itself\n6:29: category “A” is a parent of itself\n7:29: "
      "category “A” is a parent of itself\n8:29: category “D” is a parent of itself\n" },
    { "parent unknown",
      "format: 1\nbody: {id: a, name: A, title: A}\nverified: 2026-01-31\ncategories:\n- {id: law, "
      "title: A, parent: lwa}\nrules: []\n",
      "5:31: unknown category “lwa”; did you mean “law”?\n6:8: warning: no rule of the kind "
      "“pool”, "
      "“anchor”, “length”, “total”: not everything can be worked out\n" },
    { "formats and traits",
      "format: 1\nextends: a\nverified: 2026-01-31\nformats: {A: B}\ntraits:\n- {id: birth, title: "
      "A}\n- {id: x, title: A, values: [yes, no, yes]}\n- {id: y, values: []}\n- {id: z, title: "
      "A}\n- {id: z, title: A}\nrules: []\n",
      "4:10: “formats” must be a list\n6:3: the trait “birth” is known to every pack: do not "
      "declare "
      "it\n7:3: the value “yes” of trait “x” is stated twice\n8:3: a trait lacks “title”\n8:19: "
      "“values” is an empty list\n10:3: trait “z” is stated twice\n" },
    { "an extension's conditions are open",
      "format: 1\nextends: a\nverified: 2026-01-31\nrules:\n- {id: Q1, if: {x: y}, after-act: Q7, "
      "note: x, confidence: U}\n",
      "" },
    { "own category unknown",
      "format: 1\nbody: {id: a, name: A, title: A}\nverified: 2026-01-31\ncredentials: [{id: A, "
      "title: A, category: law}]\nrules: []\n",
      "4:43: unknown category “law”\n5:8: warning: no rule of the kind “pool”, “anchor”, “length”, "
      "“total”: not everything can be worked out\n" },
};

static void
test_row(gconstpointer data)
{
    gsize index = GPOINTER_TO_SIZE(data);
    g_autoptr(GPtrArray) faults = faults_new();
    g_autoptr(CeuBody) body =
        ceu_pack_parse(rows[index].pack, strlen(rows[index].pack), "some/pack.yaml", faults);
    g_autofree char *text = faults_text(faults);

    g_assert_cmpstr(text, ==, rows[index].want);
    g_assert_true((body != NULL) == (rows[index].want[0] == '\0'));
    for (guint i = 0; i < faults->len; i++)
        g_assert_cmpstr(((const CeuFault *) g_ptr_array_index(faults, i))->path, ==,
                        "some/pack.yaml");
}

/* A warning is no fault: the body is there. */
static void
test_warning(void)
{
    const char *pack =
        "format: 1\nbody: {id: a, name: A, title: A}\nverified: 2026-01-31\nrules: []\n";
    g_autoptr(GPtrArray) faults = faults_new();
    g_autoptr(CeuBody) body = ceu_pack_parse(pack, strlen(pack), "a.yaml", faults);
    g_autofree char *text = faults_text(faults);

    g_assert_nonnull(body);
    g_assert_cmpstr(text, ==,
                    "4:8: warning: no rule of the kind “pool”, “anchor”, “length”, “total”: not "
                    "everything can be worked out\n");
}

/* A hopeless file does not answer with a fault a line for ever. */
static void
test_many_faults(void)
{
    g_autoptr(GString) pack = g_string_new(SMALL_HEAD);
    g_autoptr(GPtrArray) faults = faults_new();
    g_autoptr(CeuBody) body = NULL;
    const CeuFault *last;

    for (int i = 0; i < 5000; i++)
        g_string_append(pack, "- {zebra: 1}\n");
    body = ceu_pack_parse(pack->str, pack->len, "a.yaml", faults);
    g_assert_null(body);
    g_assert_cmpuint(faults->len, ==, 101);
    last = g_ptr_array_index(faults, faults->len - 1);
    g_assert_cmpstr(last->message, ==, "too many faults: the rest is not shown");
}

static void
test_too_many_tags(gconstpointer data)
{
    const char *part = data;
    g_autoptr(GString) pack =
        g_string_new("format: 1\nextends: a\nverified: 2026-01-31\nrules: []\n");
    g_autoptr(GPtrArray) faults = faults_new();
    g_autoptr(CeuBody) body = NULL;
    g_autofree char *text = NULL;

    g_string_append_printf(pack, "%s:\n", part);
    for (int i = 0; i <= CEU_TAGS_MAX; i++)
        g_string_append_printf(pack, "- {id: o%d, title: O}\n", i);
    body = ceu_pack_parse(pack->str, pack->len, "a.yaml", faults);
    text = faults_text(faults);
    g_assert_null(body);
    g_assert_cmpstr(text, ==, "66:3: a body has at most 60 of these\n");
}

/* The place of a rule is told with the file's own name. */
static void
test_place(void)
{
    g_autoptr(GPtrArray) faults = faults_new();
    g_autoptr(CeuBody) body =
        ceu_pack_parse(SMALL_HEAD, strlen(SMALL_HEAD), "/a/b/tiny.yaml", faults);

    g_assert_nonnull(body);
    g_assert_cmpstr(rule_by_id(body, "R3", CEU_DATE_NONE)->place, ==, "tiny.yaml:11:3");
    g_assert_cmpstr(body->path, ==, "/a/b/tiny.yaml");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *path = g_strdup_printf("/faults/%s", rows[i].name);

        g_test_add_data_func(path, GSIZE_TO_POINTER(i), test_row);
    }
    g_test_add_func("/faults/warning", test_warning);
    g_test_add_func("/faults/many", test_many_faults);
    g_test_add_data_func("/faults/too many categories", "categories", test_too_many_tags);
    g_test_add_data_func("/faults/too many origins", "origins", test_too_many_tags);
    g_test_add_data_func("/faults/too many formats", "formats", test_too_many_tags);
    g_test_add_func("/faults/place", test_place);
    return g_test_run();
}
