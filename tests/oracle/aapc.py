# SPDX-License-Identifier: GPL-3.0-or-later
"""AAPC: rules.md section 1."""
from datetime import date

import draw
from days import DAY, month_start, months_between, months_later, on
from policy import (UNIT, Choice, Expected, done_activities, duty, exact, held, membership, minimum, once, present,
                    stage, standing, stated_due, stated_units, topics, total, unroll)
from wire import Case, Filing, Membership, Override

BODY = "aapc"
CORE = ("CPC", "COC", "CIC", "CRC", "CPB", "CPC-P")  # A4: no minimum of their own
MINIMUMS = {  # A2
    "CPMA": "auditing", "CPCO": "compliance", "CDEO": "documentation", "CPPM": "practice-management",
    "CIRCC": "interventional",
}
SPECIALTIES = {  # A2: each specialty credential 8 in that specialty
    "CEDC": "emergency", "CCC": "cardiology", "CANPC": "anesthesia", "COSC": "orthopedics", "CUC": "urology",
}
VENDORS = ("ZHealth", "MedLearn", "Medical Asset Management")  # A3
OLDEST_ERA = date(2012, 1, 1)  # section 1.2: nothing is known of what came before
NEWER_ERA = date(2015, 8, 31)  # section 1.2: the page stamp


def totals(due):
    """A1 and section 1.2."""
    if due < OLDEST_ERA:
        return (0,) * 5
    return (36, 48, 60, 72, 80) if due < NEWER_ERA else (36, 40, 44, 48, 52)


def own_minimum(kind, due):
    """A2 and section 1.2: (units, category) of a credential."""
    old = due < NEWER_ERA
    if due < OLDEST_ERA:
        return None
    if kind in SPECIALTIES:
        return (16 if old else 8) * UNIT, SPECIALTIES[kind]
    if kind in MINIMUMS and not (old and kind == "CDEO"):  # the older pages do not list CDEO
        return (24 if old else 16) * UNIT, MINIMUMS[kind]
    return None


def required_total(count, first, nominal_first, due):
    """A1; A9, A10: n/24 a month in a shorter first period, up to the next half."""
    full = totals(due)[min(count, 5) - 1]
    if first <= nominal_first:
        return full * UNIT
    halves = -(-2 * full * min(24, months_between(first, due)) // 24)
    return halves * UNIT // 2


def due_dates(certified, month, day):
    """A6: odd months renew in odd years, even months in even years."""
    year = certified.year
    while year % 2 != month % 2 or on(year, month, day) < certified:
        year += 1
    return lambda n: on(year + 2 * n, month, day)


def stated_dates(certified, due):
    """K5: every two years before and after the stated day."""
    n = 0
    while months_later(due, 24 * (n - 1)) >= certified:
        n -= 1
    while months_later(due, 24 * n) < certified:
        n += 1
    return lambda k: months_later(due, 24 * (n + k))


class Line:
    def __init__(self, credential, required, category, vendors):
        self.required, self.category = required, category
        self.vendors = VENDORS if credential.type == "CIRCC" and vendors else None

    def fits(self, activity):
        """A3: one of the vendors; A19: training of CMS never serves more than a core credential."""
        return (self.category in topics(activity) and activity.origin != "cms"
                and (self.vendors is None or activity.provider in self.vendors))


class Period:
    """One cycle: its lines, and all best ways to count."""

    def __init__(self, case, credentials, first, nominal_first, due):
        credentials = [c for c in credentials if c.earned <= due]
        self.core = any(c.type in CORE for c in credentials)
        self.first, self.due = first, due
        own = stated_units(case, BODY, Override.TOTAL, (first, due))
        self.total = own if own is not None else required_total(len(credentials), first, nominal_first, due)
        self.lines = [Line(c, *own_minimum(c.type, due), due >= NEWER_ERA) for c in credentials if own_minimum(c.type, due)]

    def may_use(self, activity):
        """A19: CMS training is for core credentials only."""
        return self.core or activity.origin != "cms"

    def worth(self, activity):
        return exact(activity) if self.may_use(activity) else 0

    def is_open(self, activity):
        """A13: the renewal month fits this cycle or the next."""
        return month_start(self.due) <= activity.done <= self.due

    def pinned(self, activity):
        """True: here, False: to the next cycle, None: no word of the holder."""
        return None if activity.pin is None else activity.pin <= self.due

    def states(self, activities, brought):
        """{(total, counted of each line): {left to the next cycle}} of all ways to count."""
        states = {(0,) * (1 + len(self.lines)): {frozenset()}}
        for activity, units in activities:
            pin = self.pinned(activity) if self.is_open(activity) else None
            if not self.may_use(activity):
                if activity in brought or not (self.is_open(activity) and pin is not True and activity.done >= self.first):
                    continue
                ways = [False]
            elif activity in brought:
                ways = [True]
            elif not self.first <= activity.done <= self.due:
                continue
            elif self.is_open(activity) and pin is None:
                ways = [True, False]
            else:
                ways = [pin is not False]
            fits = [n for n, line in enumerate(self.lines, 1) if line.fits(activity)]
            states = self.step(states, activity, units, ways, fits)
        return states

    @staticmethod
    def step(states, activity, units, ways, fits):
        after = {}
        for counts, lefts in states.items():
            for here in ways:
                if not here:
                    after.setdefault(counts, set()).update(left | {activity} for left in lefts)
                    continue
                for line in fits or [0]:
                    changed = list(counts)
                    changed[0] += units
                    if line:
                        changed[line] += units
                    after.setdefault(tuple(changed), set()).update(lefts)
        return after

    def missing(self, counts):
        return sum(max(0, required - counted)
                   for required, counted in zip([self.total] + [line.required for line in self.lines], counts))

    def best(self, states):
        """The missing sum of all lines is least, then as few units as possible are used now."""
        order = min((self.missing(counts), counts[0]) for counts in states)
        return {counts: lefts for counts, lefts in states.items() if (self.missing(counts), counts[0]) == order}

    def choice(self, counts, left):
        lines = [total(self.total, counts[0])] + [minimum(line.required, counted)
                                                  for line, counted in zip(self.lines, counts[1:])]
        return Choice(lines + [duty()], left=left)


def dues_stages(case, member, since):
    """A8, A24, A25, C1: yearly; two pages disagree about the grace, the earlier day is warned of; A27."""
    if member is None or not member.renews_month and member.dues_paid_to is None:
        return []
    due = member.dues_paid_to
    if due is None:
        due = min(d for d in (on(since.year + n, member.renews_month, member.renews_day or 31) for n in (0, 1))
                  if d >= since)
    inactive = due + 90 * DAY
    return [stage("due", due, "d"), stage("grace-ends", due + 10 * DAY, "d"), stage("late-fee", due + 11 * DAY, "d"),
            stage("inactive", inactive, "d"), stage("reinstatement-ends", months_later(inactive, 36), "d")]


def stages(due):
    """A21, A26, A27."""
    revoked = due + 90 * DAY
    return [stage("submission-opens", months_later(due, -1)), stage("due", due),
            stage("final-notice", due + 75 * DAY), stage("revoked", revoked),
            stage("reinstatement-ends", months_later(revoked, 36))]


def count(case, credentials, cycles, index, dues):
    """All best ways to count in the cycle of that index: each earlier cycle had its choice before."""
    choices, ways = {}, {frozenset()}
    for n in range(index + 1):
        first, due = cycles[n]
        nominal = dues(n - 1) + DAY
        period = Period(case, credentials, first, nominal, due)
        activities = [(a, exact(a)) for a in once(done_activities(case, BODY, cycles[0][0]), period.worth)]  # A16
        choices, following = {}, set()
        for brought in ways:
            for counts, lefts in period.best(period.states(activities, brought)).items():
                following |= lefts
                for left in lefts:
                    one = period.choice(counts, sum(units for a, units in activities if a in left and period.may_use(a)))
                    choices[one.lines, one.sums] = one
        ways = following
    return list(choices.values())


def judge(case):
    credentials = held(case, BODY)
    member, due = membership(case, BODY), stated_due(case, BODY)
    if not credentials:
        return []
    if due is None and (member is None or not member.renews_month):
        return [Expected(BODY)]
    certified = credentials[0].earned
    dues = stated_dates(certified, due) if due else due_dates(certified, member.renews_month, member.renews_day or 31)
    since = standing(case, BODY, credentials)
    cycles = unroll(certified, dues, case.today)
    cycles.append((cycles[-1][1] + DAY, dues(len(cycles))))
    index = present(case, BODY, cycles, since)
    first, last = cycles[index]
    return [Expected(BODY, (first, last, cycles[index + 1][1]), index + 1,
                     stages(last) + dues_stages(case, member, since),
                     count(case, credentials, cycles, index, dues))]


def draw_case(random):
    today = draw.day(random, 2000, 2100)
    case = Case(today)
    month = random.randint(1, 12)
    day = None if random.random() < 0.7 else random.randint(1, 31)
    certified = draw.certified(random, today, 12)
    types = random.sample(CORE + tuple(MINIMUMS) + tuple(SPECIALTIES), random.choice((1, 1, 1, 2, 2, 3, 4, 5, 6)))
    for n, kind in enumerate(types):
        earned = certified if n == 0 or random.random() < 0.5 else draw.between(random, certified, today)
        case.credentials.append(draw.holding(random, BODY, kind, earned, today))
    since = draw.standing(random, certified, today)
    paid = on(today.year + random.choice((-1, 0, 1)), month, day or 31) if random.random() < 0.5 else None
    case.memberships.append(Membership(body=BODY, renews_month=month, renews_day=day, standing=since,
                                       dues_paid_to=paid))
    dues = due_dates(certified, month, day or 31)
    cycles = unroll(certified, dues, today)
    index = present(case, BODY, cycles, since or today)
    near = cycles[max(0, index - 1):index + 1]
    if random.random() < 0.1:
        case.filings.append(Filing(pool=BODY, cycle_day=near[-1][1], submitted=today,
                                   accepted=draw.earlier(random, today, 1)))
    if random.random() < 0.1:
        case.overrides.append(Override(pool=BODY, kind=Override.TOTAL, units=random.randint(1, 60) * 500))
    if random.random() < 0.05:
        case.overrides.append(Override(pool=BODY, kind=Override.DUE, units=0,
                                       day=draw.between(random, near[-1][0], near[-1][1])))
    subjects = [s for s in (MINIMUMS.get(t) or SPECIALTIES.get(t) for t in types) if s] + ["billing"]
    for n in range(draw.count(random)):
        case.activities.append(draw_activity(random, n, today, near, subjects))
    return case


def draw_activity(random, n, today, near, subjects):
    first, last = random.choice(near)
    done = min(draw.within(random, month_start(last) if random.random() < 0.35 else first, last), today)
    if random.random() < 0.08:
        done = draw.between(random, months_later(first, -30), months_later(last, 3))
    activity = draw.activity(random, n, done, draw.some(random, subjects))
    if random.random() < 0.3:
        activity.provider = random.choice(VENDORS)
    if random.random() < 0.12:
        activity.origin = "cms"
    if random.random() < 0.15:
        activity.pin = draw.between(random, months_later(first, -1), months_later(last, 3))
    return activity
