# SPDX-License-Identifier: GPL-3.0-or-later
"""What bodies without a choice between cycles share: cycles one after another, figures by plain addition."""
import itertools
from datetime import date

import draw
import policy
from days import DAY, month_end, months_later
from policy import (CUT, CUT_BEFORE, Choice, Expected, acceptance, exact, held, minimum, present, standing, stated_due,
                    stated_units, topics)
from wire import Answer, Case, Filing, Membership, Override


class Entry:
    """What one activity is worth in a cycle."""

    def __init__(self, activity, units, tags, carried=False):
        self.activity, self.units, self.tags, self.carried = activity, units, frozenset(tags), carried


class Way:
    """One way to have counted until the end of a cycle: what passes to the next one, and the figures."""

    def __init__(self, brought=(), owed=0, left=(), choice=None):
        self.brought, self.owed, self.left, self.choice = list(brought), owed, list(left), choice


def inside(entry, days):
    return days is not None and days[0] <= entry.activity.done <= days[1]


def twelve_months(cycle, months):
    """First and last day of each year of the full cycle."""
    for n in range(months // 12, 0, -1):
        yield months_later(cycle[1] + DAY, -12 * n), months_later(cycle[1] + DAY, -12 * (n - 1)) - DAY


def worth(entries, tag=None):
    """All units, or those of a category."""
    return sum(e.units for e in entries if tag is None or tag in e.tags)


def keep(entries, matches, allowed):
    """A maximum: of the entries that match only so many units stay, the earliest first."""
    out = []
    for entry in entries:
        if matches(entry):
            units = min(entry.units, allowed)
            allowed -= units
            entry = Entry(entry.activity, units, entry.tags, entry.carried)
        out.append(entry)
    return out


def taken_over(entries, required, cap, fits=lambda entry: True, minimums=(), caps=()):
    """K59: what lies above a total that is met, the latest activities first, at most the cap, never carried twice.

    A minimum of the cycle that is met stays met. minimums: [(category, required)], caps: [(category, at most)].
    """
    rest = min(cap, worth(entries) - required)
    spare = {tag: worth(entries, tag) - need for tag, need in minimums if worth(entries, tag) >= need}
    for tag, most in caps:
        spare[tag] = min(most, spare.get(tag, most))
    out = []
    for entry in reversed(entries):
        units = min([rest, entry.units] + [spare[tag] for tag in entry.tags if tag in spare])
        if fits(entry) and not entry.carried and units > 0:
            rest -= units
            for tag in entry.tags & spare.keys():
                spare[tag] -= units
            out.append(Entry(entry.activity, units, entry.tags, True))
    return out[::-1]


class Body:
    """One body. A subclass states its rules; every method names the row of rules.md it is from."""

    name = ""
    types = ()
    each = False       # every credential stands alone
    months = 24        # length of a cycle
    month_end = False  # a cycle ends with the month of its anniversary (K6)
    last_days = False  # a cycle ends with the last day of some month, so also after a stated last day
    loose = False      # several ways to cut off what is above a maximum are equally good
    early = None       # since this day an early renewal begins the next cycle on the day after
    parents = {}       # category: the one that holds it
    subjects = ()      # categories that activities are about
    formats = ()
    origins = ()
    units = ("ceu", "ceu", "hour", "minute", "iacet")
    needs_birth = False
    needs_membership = False
    needs_due = False  # no formula: the user states the due date
    traits = {}        # question: answers
    since = date(2000, 1, 1)  # credentials earned before are not drawn: the rules are not known
    history = 9        # years between certification and today

    # --- the rules -------------------------------------------------------------------------------

    def due_dates(self, case, credential):
        """n-th due date, from 0; None: not computable."""
        raise NotImplementedError

    def first_day(self, case, credential):
        """By the example of BACB a cycle that ends with the month of 30 September begins on 1 October."""
        earned = credential.earned
        return earned + DAY if self.month_end and earned == month_end(earned) else earned

    def stages(self, case, last):
        return [policy.stage("due", last)]

    def dues(self, case, credentials):
        """Stages of a yearly clock of its own."""
        return []

    def duty_open(self, case, cycle):
        """K36: whether a duty of the cycle is not done."""
        return False

    def value(self, activity):
        return exact(activity)

    def required(self, case, credentials, number, cycles):
        raise NotImplementedError

    def figures(self, case, credentials, number, cycles, entries, required):
        """(lines, entries that count in the total) of a cycle, the entries by day."""
        raise NotImplementedError

    def carry(self, entries, required, cycle, raw):
        return []

    def owes(self, case, cycle, missing, entries):
        return 0

    # --- the course of things --------------------------------------------------------------------

    def tags(self, activity):
        out = set(topics(activity))
        out |= {self.parents[tag] for tag in out if tag in self.parents}
        return out

    def earn_window(self, case, credentials, cycles, number):
        """First and last day whose units count in the cycle of that number, from 1, and in no other."""
        return cycles[number - 1]

    def shared_days(self, case, pool, cycles, number):
        """K18: first and last day whose units fit this cycle or the next; None: there are none."""
        return None

    def weigh(self, entries):
        """K61: sets what the units of a cycle are worth in it, before any is left to the next."""

    def pools(self, credentials):
        if not self.each:
            return [(self.name, credentials)] if credentials else []
        return [(f"{self.name}/{c.type}", [c]) for c in credentials]

    def cycles_of(self, case, pool, credentials):
        """Of several rows of due dates that with the earliest one to come: the earlier day is the policy.

        Of equal ones that with the shorter present cycle, in which less is counted; of these the first row.
        """
        due = stated_due(case, pool)
        rows = self.due_dates(case, credentials[0]) if due is None else self.stated_dates(credentials[0].earned, due)
        if rows is None:
            return None
        since = standing(case, self.name, credentials)
        found = [self.unrolled(case, pool, credentials, dues) for dues in (rows if isinstance(rows, list) else [rows])]

        def order(cycles):
            first, last = cycles[present(case, pool, cycles, since)]
            return last, -first.toordinal()

        return min(found, key=order)

    def unrolled(self, case, pool, credentials, dues):
        cycles, first = [], credentials[0].earned
        if stated_due(case, pool) is None:
            first = self.first_day(case, credentials[0]) + getattr(dues, "begins_next_day", False) * DAY
        while len(cycles) < 3 or cycles[-3][1] < case.today:
            cycles.append((first, dues(len(cycles))))
            first = cycles[-1][1] + DAY
            accepted = acceptance(case, pool, cycles, len(cycles) - 1)
            if accepted and self.early and accepted >= self.early:  # K18, K19
                first = min(first, accepted + DAY)
        return cycles

    def stated_dates(self, certified, due):
        """K5: the stated day, and so many months before and after it."""
        def day(n):
            out = months_later(due, self.months * n)
            return month_end(out) if self.last_days and due == month_end(due) else out

        n = 0
        while day(n - 1) >= certified:
            n -= 1
        while day(n) < certified:
            n += 1
        return lambda k: day(n + k)

    def entries_between(self, case, credentials, first, last):
        return [Entry(a, self.value(a), self.tags(a)) for a in self.counted_activities(case, credentials)
                if first <= a.done <= last]

    def entries_until(self, case, credentials, cycles, number):
        """Of this cycle and all before."""
        return self.entries_between(case, credentials, min(credentials[0].earned, cycles[0][0]), cycles[number - 1][1])

    def counted_activities(self, case, credentials):
        return policy.done_activities(case, self.name, None)

    def judge_pool(self, case, pool, credentials):
        cycles = self.cycles_of(case, pool, credentials)
        if cycles is None:
            return Expected(pool)
        index = present(case, pool, cycles, standing(case, self.name, credentials))
        ways, self.current = [Way()], index + 1
        for number in range(1, index + 2):
            ways = [after for way in ways for after in self.ways_after(case, pool, credentials, cycles, number, way)][:8]
        first, last = cycles[index]
        return Expected(pool, (first, last, cycles[index + 1][1]), index + 1,
                        self.stages(case, last) + self.dues(case, credentials), [way.choice for way in ways],
                        self.duty_open(case, cycles[index]))

    def ways_after(self, case, pool, credentials, cycles, number, way):
        """The best ways to count in the cycle of that number: least is missing, then least is used of shared days."""
        cycle = cycles[number - 1]
        own = stated_units(case, pool, Override.TOTAL, cycle)
        required = own if own is not None else self.required(case, credentials, number, cycles) + way.owed
        first, last = self.earn_window(case, credentials, cycles, number)
        before = self.shared_days(case, pool, cycles, number - 1) if number > 1 else None
        shared = self.shared_days(case, pool, cycles, number)
        fixed = [e for e in self.entries_between(case, credentials, first, last)
                 if not inside(e, before) and not inside(e, shared)] + way.left
        offered = self.entries_between(case, credentials, *shared) if shared else []
        offered = [e for e in offered if e.activity.done >= credentials[0].earned]
        self.weigh(sorted(fixed + offered, key=lambda e: e.activity.done))
        best, found = None, []
        for chosen in itertools.product((False, True), repeat=len(offered)):
            used = [e for e, here in zip(offered, chosen) if here]
            left = [e for e, here in zip(offered, chosen) if not here]
            raw = way.brought + sorted(fixed + used, key=lambda e: e.activity.done)
            lines, counting = self.figures(case, credentials, number, cycles, raw, required)
            order = sum(line[3] for line in lines), worth(used)
            if best is None or order < best:
                best, found = order, []
            if order == best:
                found.append(self.way(cycle, case, way, lines, counting, raw, required, left))
        return found

    def way(self, cycle, case, before, lines, counting, raw, required, left):
        missing = next(line[3] for line in lines if line[0] == "T")
        onward = self.carry(counting, required, cycle, raw) if not missing else []
        cut = self.loose and any(line[0] == "X" and line[2] > line[1] for line in lines)
        loose = CUT_BEFORE if before.choice and before.choice.loose and before.brought else CUT if cut else 0
        choice = Choice(lines, worth(left), worth(onward), before.owed, worth(before.brought), loose)
        return Way(onward, self.owes(case, cycle, missing, raw), left, choice)

    def judge(self, case):
        return [self.judge_pool(case, pool, group) for pool, group in self.pools(held(case, self.name))]

    # --- random cases ----------------------------------------------------------------------------

    def draw_types(self, random):
        return [random.choice(self.types)]

    def draw_case(self, random):
        today = draw.day(random, self.since.year + 1, 2100)
        if random.random() < 0.3:
            today = draw.day(random, max(2015, self.since.year + 1), 2032)
        case = Case(today)
        certified = max(self.since, draw.certified(random, today, self.history))
        for n, kind in enumerate(self.draw_types(random)):
            earned = certified if n == 0 else draw.between(random, certified, today)
            case.credentials.append(draw.holding(random, self.name, kind, earned, today))
        self.draw_holder(random, case, certified)
        for pool, credentials in self.pools(held(case, self.name)):
            cycles = self.cycles_of(case, pool, credentials)
            if cycles is not None:
                index = present(case, pool, cycles, standing(case, self.name, credentials))
                self.draw_renewals(random, case, pool, cycles, index)
                self.draw_activities(random, case, cycles[max(0, index - 1):index + 1])
        return case

    def draw_holder(self, random, case, certified):
        """Membership, answers, the stated due date."""
        since = draw.standing(random, certified, case.today)
        if self.needs_membership:
            case.memberships.append(Membership(body=self.name, renews_month=random.randint(1, 12), standing=since))
        elif since:
            case.credentials[0].standing = since
        if self.needs_birth:
            birth = date(certified.year - random.randint(18, 60), random.randint(1, 12), random.randint(1, 28))
            case.answers.append(Answer(trait="birth", value=birth))
        for trait, values in self.traits.items():
            if random.random() < 0.8:
                case.answers.append(Answer(body=self.name, trait=trait, value=random.choice(values)))
        if self.needs_due or random.random() < 0.04:
            first = standing(case, self.name, case.credentials)
            day = draw.between(random, first, months_later(first, self.months) - DAY)
            for pool, _ in self.pools(case.credentials[:1]):
                case.overrides.append(Override(pool=pool, kind=Override.DUE, day=day))

    def draw_renewals(self, random, case, pool, cycles, index):
        if random.random() < 0.12:
            first, last = cycles[index]
            accepted = draw.between(random, first, case.today)
            case.filings.append(Filing(pool=pool, cycle_day=last, submitted=accepted, accepted=accepted))
        if random.random() < 0.1:
            case.overrides.append(Override(pool=pool, kind=Override.TOTAL, units=random.randint(1, 60) * 500,
                                           cycle_day=cycles[index][1]))

    def draw_activities(self, random, case, near):
        days = set()
        for n in range(draw.count(random)):
            first, last = random.choice(near)
            done = min(draw.within(random, first, random.choice((last, months_later(last, 1)))), case.today)
            if random.random() < 0.1:
                done = draw.between(random, months_later(first, -12), months_later(last, 6))
            if done in days:  # two of one day have no order of their own
                continue
            days.add(done)
            activity = draw.activity(random, n, done, random.choice(self.subjects + (None,)) if self.subjects else None)
            activity.unit = activity.unit if activity.unit in self.units else "ceu"
            activity.format = random.choice(self.formats + (None,))
            activity.origin = random.choice(self.origins + (None,))
            case.activities.append(activity)


def line_minimum(entries, tag, required):
    return minimum(required, worth(entries, tag))


def owed_if_recorded(body, case, cycle, missing, entries):
    """K60. Not for a cycle before the day of good standing; without such a day only where something was recorded."""
    since = policy.stated_standing(case, body.name)
    recorded = any(not e.carried for e in entries)
    return missing if (cycle[1] >= since if since is not None else recorded) else 0
