# SPDX-License-Identifier: GPL-3.0-or-later
"""What all bodies have in common, and the product's own policy where the sources are silent.

Written from rules.md sections 7 and 8, not from the program. Units are thousandths, as in a case's records.
"""
from days import DAY, months_later

UNIT = 1000


class Expected:
    """What one pool must show. Where rules leave a tie, any of the choices is right; else there is one."""

    def __init__(self, pool, cycle=None, number=0, stages=(), choices=(), duty_open=False):
        self.pool, self.cycle, self.number = pool, cycle, number
        self.stages, self.choices = tuple(sorted(stages)), choices
        self.duty_open = duty_open  # a duty of the cycle itself is not done: it is not complete


class Choice:
    """The figures of one way to count: lines (letter, required, counted, missing) and what passes to other cycles.

    loose: a maximum cuts off units that serve different lines, and several ways are equally good; then what is
    required, the total and the missing sum must agree.
    """

    def __init__(self, lines, left=0, carries=0, owed=0, carried=0, loose=0):
        self.lines, self.sums, self.loose = tuple(sorted(lines)), (left, carries, owed, carried), loose

    def allows(self, lines, sums):
        if not self.loose:
            return self.lines == lines and self.sums == sums
        return outline(self.lines, self.loose) == outline(lines, self.loose) and self.sums[2] == sums[2]


CUT, CUT_BEFORE = 1, 2  # how loose: a maximum cut units off in this cycle; in one before, so that others were carried


def outline(lines, loose):
    firm = [line for line in lines if line[0] in "TX"]
    missing = sum(line[3] for line in lines)
    return firm, sorted(line[:2] for line in lines), missing if loose == CUT else None


def total(required, counted):
    return ("T", required, counted, max(0, required - counted))


def minimum(required, counted):
    return ("N", required, counted, max(0, required - counted))


def maximum(allowed, counted):
    """The excess is not in the total; a maximum is never missing anything."""
    return ("X", allowed, counted, 0)


def duty(done=0):
    return ("D", 0, done, 0)


def stage(kind, day, clock="u"):
    return f"{clock}.{kind}@{day}"


def held(case, body, types=None):
    """Held today: earned by today and not retired; the day of retirement has no duties any more."""
    return sorted((c for c in case.credentials
                   if c.body == body and c.earned and c.earned <= case.today
                   and (c.retired is None or c.retired > case.today)
                   and (types is None or c.type in types)), key=lambda c: c.earned)


def membership(case, body):
    return next((m for m in case.memberships if m.body == body), None)


def standing(case, body, credentials):
    """Cycles that ended before this day are taken as renewed; with no word from the holder: today.

    Of several words the earliest is taken, the safe side.
    """
    member = membership(case, body)
    stated = [c.standing for c in credentials if c.standing]
    if member is not None and member.standing:
        stated.append(member.standing)
    return min(min(stated), case.today) if stated else case.today


def stated_due(case, pool):
    """K5: the holder's own due date."""
    days = [o.day for o in case.overrides if o.pool == pool and o.kind == o.DUE]
    return days[-1] if days else None


def stated_units(case, pool, kind, cycle, subject=None):
    """The holder's own total or minimum for the cycle."""
    own = [o.units for o in case.overrides
           if o.pool == pool and o.kind == kind and o.subject == subject
           and (o.cycle_day is None or cycle[0] <= o.cycle_day <= cycle[1])]
    return own[-1] if own else None


def unroll(certified, dues, until):
    """[(first, last)] of the cycles from the certification to the one after that of the day `until`.

    dues(n): the n-th due date, n from 0, of which the first is not before the certification.
    """
    cycles, first = [], certified
    n = 0
    while True:
        last = dues(n)
        cycles.append((first, last))
        if len(cycles) > 1 and cycles[-2][1] >= until:
            return cycles
        first = last + DAY
        n += 1


def present(case, pool, cycles, since):
    """Index of the first cycle that is not renewed: accepted, or ended before the standing."""
    index = 0
    while cycles[index][1] < since:
        index += 1
    while index < len(cycles) - 1 and acceptance(case, pool, cycles, index):
        index += 1
    return index


def acceptance(case, pool, cycles, index):
    """The day the body accepted the renewal that ends the cycle of that index; None: not yet."""
    since = cycles[index - 1][1] + DAY if index else cycles[0][0]
    return min((f.accepted for f in case.filings if f.pool == pool and f.accepted and f.accepted <= case.today
                and since <= f.cycle_day <= cycles[index][1]), default=None)


def same_course(activity):
    """K56: equal index numbers, or without them equal provider and title."""
    if activity.index:
        return ("index", " ".join(activity.index.split()).casefold())
    return ("name", " ".join((activity.provider or "").split()).casefold(), " ".join(activity.title.split()).casefold())


def topics(activity):
    return {word.strip().casefold() for word in (activity.topics or "").split(";") if word.strip()}


def done_activities(case, body, certified):
    """Done by today, accepted by the body, not before the certification (K54, K55); by day, then as entered."""
    out = []
    for activity in case.activities:
        accepted = [b.strip().casefold() for b in (activity.accepted_by or "").split(",") if b.strip()]
        if activity.planned or activity.done is None or activity.done > case.today:
            continue
        if accepted and body not in accepted:
            continue
        if certified is not None and activity.done < certified:
            continue
        out.append(activity)
    return sorted(out, key=lambda a: a.done)


def minutes(activity, unit_minutes):
    """Thousandths of a minute; None for what has no length."""
    length = {"ceu": unit_minutes, "hour": 60, "minute": 1, "iacet": 600}.get(activity.unit or "ceu")
    return None if length is None else activity.units * length


def exact(activity, unit_minutes=60):
    """Units to the thousandth, less is lost."""
    length = minutes(activity, unit_minutes)
    return 0 if length is None else length // unit_minutes


def stepped(activity, unit_minutes, step_minutes, remainder_minutes=0):
    """Whole steps; a remainder of so many minutes is one step more, 0: it is lost."""
    length = minutes(activity, unit_minutes)
    if length is None:
        return 0
    steps, rest = divmod(length, step_minutes * 1000)
    if remainder_minutes and rest >= remainder_minutes * 1000:
        steps += 1
    return steps * step_minutes * UNIT // unit_minutes


def once(activities, value, scope=lambda activity: None):
    """K56: of one course only the first that is worth something; scope(activity): a cycle, if once in each."""
    seen, out = set(), []
    for activity in activities:
        key = (same_course(activity), scope(activity))
        if key not in seen:
            out.append(activity)
            if value(activity):
                seen.add(key)
    return out


def stated_standing(case, body):
    """The holder's word alone, the earliest; None: there is none."""
    member = membership(case, body)
    stated = [c.standing for c in held(case, body) if c.standing]
    if member is not None and member.standing:
        stated.append(member.standing)
    return min(stated) if stated else None


def grids(certified, months, day_of):
    """Due dates on a yearly day, where the length of the first cycle is not stated: two rows of days.

    The first due date is the last such day that makes the first cycle no longer than the others, or the first one that
    makes it no shorter.
    """
    limit = months_later(certified, months)
    years = range(certified.year, limit.year + 2)
    within = max(year for year in years if day_of(year) < limit)
    if day_of(within) <= certified:  # nothing is due on the very day certified
        within = min(year for year in years if day_of(year) > certified)
    after = min(year for year in years if day_of(year) >= limit)
    return [lambda n, year=year: day_of(year + months // 12 * n) for year in (within, after)]
