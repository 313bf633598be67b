# SPDX-License-Identifier: GPL-3.0-or-later
"""AHIMA: rules.md section 2."""
from datetime import date

import draw
from days import DAY, months_later
from policy import (CUT, UNIT, Choice, Expected, done_activities, exact, held, maximum, minimum, present, stage,
                    standing, stepped,
                    stated_due, stated_units, topics, total, unroll)
from wire import Case, Filing, Override

BODY = "ahima"
THIRTY = ("RHIA", "CHPS", "CHDA", "CDIP", "CPHI")  # H1
TWENTY = ("RHIT", "CHTS-TR", "CHTS-IM", "CCA", "CCS", "CCS-P")  # H1
CODING = ("CCA", "CCS", "CCS-P")  # H9
SELF_REVIEWS_END = date(2021, 1, 1)  # H9, H12
GUIDE = date(2014, 1, 1)  # H10: the guide of 2014; what was done before is taken as it is
SOURCE_RULE = date(2025, 1, 1)  # H6, by the first day of the cycle


def required_total(types):
    """H1, H2; H4: RHIA replaces RHIT."""
    counted = [t for t in types if not (t == "RHIT" and "RHIA" in types)]
    highest = max(30 if t in THIRTY else 20 for t in counted)
    return min(50, highest + 10 * (len(counted) - 1)) * UNIT


def value(activity):
    """H10: a remainder of 45 minutes counts."""
    return stepped(activity, 60, 60, 45) if activity.done >= GUIDE else exact(activity)


def count(required, types, first, last, activities):
    hiim = [a for a in activities if topics(a) & {"hiim", "self-review"}]
    other = [a for a in activities if a not in hiim]
    allowed = required * 20 // 100
    inside, outside = sum(map(value, hiim)), sum(map(value, other))
    kept = min(allowed, outside)
    lines = [total(required, inside + kept), minimum(required * 80 // 100, inside), maximum(allowed, outside)]  # H5
    if first >= SOURCE_RULE:
        own = sum(value(a) for a in hiim if a.origin in ("ahima", "csa"))
        other_own = sum(value(a) for a in other if a.origin in ("ahima", "csa"))
        lines.append(minimum(required * 40 // 100, own + min(kept, other_own)))  # H6
    if last < SELF_REVIEWS_END and set(types) & set(CODING):
        lines.append(minimum(10 * UNIT, sum(value(a) for a in hiim if "self-review" in topics(a))))  # H9
    return Choice(lines, loose=CUT if outside > allowed else 0)


def stages(due):
    if due < SELF_REVIEWS_END:  # H13
        return [stage("due", due), stage("grace-ends", months_later(due, 3))]
    inactive = due + DAY  # H12
    return [stage("due", due), stage("inactive", inactive), stage("revoked", inactive + 180 * DAY)]


def due_dates(certified):
    """H7: two years from the exam; the last day is not stated: the earlier."""
    return lambda n: months_later(certified, 24 * (n + 1)) - DAY


def stated_dates(certified, due):
    n = 0
    while months_later(due, 24 * (n - 1)) >= certified:
        n -= 1
    while months_later(due, 24 * n) < certified:
        n += 1
    return lambda k: months_later(due, 24 * (n + k))


def judge(case):
    credentials = held(case, BODY)
    if not credentials:
        return []
    certified = credentials[0].earned
    due = stated_due(case, BODY)
    dues = stated_dates(certified, due) if due else due_dates(certified)
    cycles = unroll(certified, dues, case.today)
    cycles.append((cycles[-1][1] + DAY, dues(len(cycles))))
    index = present(case, BODY, cycles, max(standing(case, BODY, credentials), certified))
    first, last = cycles[index]
    types = [c.type for c in credentials if c.earned <= last]  # one earned later is of a later cycle
    own = stated_units(case, BODY, Override.TOTAL, (first, last))
    required = own if own is not None else required_total(types)
    activities = [a for a in done_activities(case, BODY, None) if first <= a.done <= last]
    return [Expected(BODY, (first, last, cycles[index + 1][1]), index + 1, stages(last),
                     [count(required, types, first, last, activities)])]


def draw_case(random):
    today = draw.day(random, 2000, 2100)
    if random.random() < 0.3:
        today = draw.day(random, 2018, 2030)
    case = Case(today)
    certified = draw.certified(random, today, 10)
    types = random.sample(THIRTY + TWENTY, random.choice((1, 1, 1, 2, 2, 3, 4)))
    for n, kind in enumerate(types):
        earned = certified if n == 0 else draw.between(random, certified, today)
        case.credentials.append(draw.holding(random, BODY, kind, earned, today))
    credentials = held(case, BODY)
    if not credentials:
        return case
    cycles = unroll(certified, due_dates(certified), today)
    index = present(case, BODY, cycles, max(certified, standing(case, BODY, credentials)))
    first, last = cycles[index]
    if random.random() < 0.1:
        case.filings.append(Filing(pool=BODY, cycle_day=first, submitted=today, accepted=draw.earlier(random, today, 1)))
    if random.random() < 0.1:
        case.overrides.append(Override(pool=BODY, kind=Override.TOTAL, units=random.randint(1, 60) * 500))
    for n in range(draw.count(random)):
        done = min(draw.within(random, first, last), today)
        if random.random() < 0.1:
            done = draw.between(random, months_later(first, -3), months_later(last, 3))
        activity = draw.activity(random, n, done, draw.some(random, ["hiim", "hiim", "self-review", "cooking"]))
        if random.random() < 0.4:
            activity.origin = random.choice(("ahima", "csa"))
        case.activities.append(activity)
    return case
