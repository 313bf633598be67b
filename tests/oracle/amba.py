# SPDX-License-Identifier: GPL-3.0-or-later
"""AMBA: rules.md section 3."""
from datetime import date

import draw
from days import DAY, months_later, on
from policy import (UNIT, Choice, Expected, done_activities, duty, exact, held, membership, minimum, present, stage,
                    standing, stated_units, total, unroll)
from wire import Case, Filing, Membership, Override

BODY = "amba"


def due_dates(certified, month, day):
    """M3: yearly, with the membership."""
    year = certified.year
    while on(year, month, day) < certified:
        year += 1
    return lambda n: on(year + n, month, day)


def stages(first, last):
    """M3, C9: whether it is the membership's date or 31 December is unknown: both are warned of."""
    year_end = date(last.year - (last.month < 12 or last.day < 31), 12, 31)
    return {stage("due", last)} | ({stage("due", year_end)} if first <= year_end else set())


def dues_stages(due):
    """M4."""
    return [stage("due", due, "d"), stage("grace-ends", due + 10 * DAY, "d"), stage("late-fee", due + 11 * DAY, "d"),
            stage("inactive", due + 30 * DAY, "d")]


def judge(case):
    credentials = held(case, BODY)
    if not credentials:
        return []
    member = membership(case, BODY)
    if member is None or not member.renews_month:
        return [Expected(BODY)]
    certified = credentials[0].earned
    day = member.renews_day or 31
    dues = due_dates(certified, member.renews_month, day)
    cycles = unroll(certified, dues, case.today)
    cycles.append((cycles[-1][1] + DAY, dues(len(cycles))))
    since = max(standing(case, BODY, credentials), certified)
    index = present(case, BODY, cycles, since)
    first, last = cycles[index]
    own = stated_units(case, BODY, Override.TOTAL, (first, last))
    required = own if own is not None else 15 * UNIT  # M1
    activities = [a for a in done_activities(case, BODY, None) if first <= a.done <= last]
    counted = sum(map(exact, activities))
    quota = sum(exact(a) for a in activities if a.origin == "amba" or a.provider == "AMBA")
    lines = [total(required, counted), minimum(required * 50 // 100, quota), duty()]  # M2
    paid = member.dues_paid_to or next(d for d in (on(since.year, member.renews_month, day),
                                                   on(since.year + 1, member.renews_month, day)) if d >= since)
    return [Expected(BODY, (first, last, cycles[index + 1][1]), index + 1,
                     sorted(stages(first, last)) + dues_stages(paid), [Choice(lines)])]


def draw_case(random):
    today = draw.day(random, 2000, 2100)
    case = Case(today)
    certified = draw.certified(random, today, 6)
    month, day = random.randint(1, 12), None if random.random() < 0.7 else random.randint(1, 31)
    case.credentials.append(draw.holding(random, BODY, "CMRS", certified, today))
    since = draw.standing(random, certified, today)
    paid = on(today.year + random.choice((-1, 0, 1)), month, day or 31) if random.random() < 0.5 else None
    case.memberships.append(Membership(body=BODY, renews_month=month, renews_day=day, standing=since,
                                       dues_paid_to=paid))
    cycles = unroll(certified, due_dates(certified, month, day or 31), today)
    first, last = cycles[present(case, BODY, cycles, since or today)]
    if random.random() < 0.1:
        case.filings.append(Filing(pool=BODY, cycle_day=last, submitted=today, accepted=draw.earlier(random, today, 1)))
    if random.random() < 0.1:
        case.overrides.append(Override(pool=BODY, kind=Override.TOTAL, units=random.randint(1, 60) * 500))
    for n in range(draw.count(random)):
        done = min(draw.within(random, first, last), today)
        if random.random() < 0.1:
            done = draw.between(random, months_later(first, -3), months_later(last, 3))
        activity = draw.activity(random, n, done)
        if random.random() < 0.4:
            activity.provider = "AMBA"
        case.activities.append(activity)
    return case
