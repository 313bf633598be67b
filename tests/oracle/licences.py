# SPDX-License-Identifier: GPL-3.0-or-later
"""Licences of accountants and engineers, and one body with a period for all: rules.md section 5.3."""
from datetime import date

import draw
from body import Body, Entry, keep, line_minimum, taken_over, twelve_months, worth
from days import DAY, months_later, on
from policy import UNIT, duty, grids, held, maximum, minimum, stage, stepped, total
from wire import Deed


class CaliforniaAccountant(Body):
    """Last day of the birth month, in odd or even years as the birth year; X44, C15."""
    name, types, needs_birth = "ca-cpa", ("CPA",), True
    last_days = True
    loose = True
    subjects = ("technical", "technical", "non-technical", "ethics", "regulatory-review", "government",
                "accounting-auditing", "fraud")
    traits = {"field": ("government", "auditing", "both", "neither")}
    since = date(2012, 1, 1)

    def due_dates(self, case, credential):
        birth = case.answer(self.name, "birth")
        if birth is None:
            return None
        year = credential.earned.year
        while year % 2 != birth.year % 2 or on(year, birth.month) <= credential.earned:
            year += 1
        return lambda n: on(year + 2 * n, birth.month)

    def stages(self, case, last):
        split = months_later(last + DAY, -12) - DAY
        certified = held(case, self.name)[0].earned
        return [stage("part-due", split)] * (split >= certified) + [stage("due", last)]

    def required(self, case, credentials, number, cycles):
        return 80 * UNIT

    def figures(self, case, credentials, number, cycles, entries, required):
        last = cycles[number - 1][1]
        lines = [maximum(required // 2, worth(entries, "non-technical"))]  # non-technical at most half
        entries = self.keep_needed(entries, twelve_months(cycles[number - 1], 24), required // 2)
        lines += [total(required, worth(entries)), line_minimum(entries, "technical", 40 * UNIT),
                  line_minimum(entries, "ethics", 4 * UNIT)]
        for start, end in twelve_months(cycles[number - 1], 24):
            if end >= credentials[0].earned:
                year = [e for e in entries if start <= e.activity.done <= end]
                lines += [minimum(20 * UNIT, worth(year)), line_minimum(year, "technical", 12 * UNIT)]
        review = self.entries_between(case, credentials, months_later(last, -72), last)
        lines.append(line_minimum(review, "regulatory-review", 2 * UNIT))  # unless within the last 6 years
        return lines + self.fields(case, entries, last), entries

    @staticmethod
    def keep_needed(entries, years, allowed):
        """Of what is not technical so much stays: first what the 20 of a year need, then the earliest."""
        units = {id(e): 0 if "non-technical" in e.tags else e.units for e in entries}
        for years_left in (years, [None]):
            for year in years_left:
                inside = [e for e in entries if year is None or year[0] <= e.activity.done <= year[1]]
                for e in inside:
                    if "non-technical" in e.tags:
                        open_units = allowed if year is None else max(0, 20 * UNIT - sum(units[id(i)] for i in inside))
                        more = min(e.units - units[id(e)], allowed, open_units)
                        units[id(e)], allowed = units[id(e)] + more, allowed - more
        return [Entry(e.activity, units[id(e)], e.tags, e.carried) for e in entries]

    def fields(self, case, entries, last):
        """24 in the field, and fraud outside these 24."""
        answer = case.answer(self.name, "field")
        lines = []
        if answer in (None, "government", "both"):
            lines.append(line_minimum(entries, "government", 24 * UNIT))
        if answer in (None, "auditing", "both"):
            lines.append(line_minimum(entries, "accounting-auditing", 24 * UNIT))
        if answer != "neither":
            lines.append(line_minimum(entries, "fraud", (4 if last >= date(2014, 1, 1) else 8) * UNIT))
        return lines


class TexasAccountant(Body):
    """Yearly, last day of the birth month; rolling 36 months, ramp.

    The requirement for the licence of the n-th full year must be met by the end of the cycle before it.
    """
    name, types, months, needs_birth = "tx-cpa", ("CPA",), 12, True
    subjects, formats, origins = ("ethics", "non-technical", "certifications"), ("nano",), ("unregistered",)
    loose = last_days = True
    ramp = ((0, 12), (20, 12), (60, 24), (100, 36), (120, 36))

    def draw_activities(self, random, case, near):
        """Of the maximums an activity touches one at most."""
        super().draw_activities(random, case, near)
        for activity in case.activities:
            touched = ["topics"] * (activity.topics in ("non-technical", "certifications"))
            touched += ["format"] * bool(activity.format) + ["origin"] * bool(activity.origin)
            random.shuffle(touched)
            for field in touched[1:]:
                setattr(activity, field, None)

    def due_dates(self, case, credential):
        birth = case.answer(self.name, "birth")
        return grids(credential.earned, 12, lambda year: on(year, birth.month)) if birth else None

    def value(self, activity):
        """Half-credits in 25-minute steps after the first hour."""
        units = stepped(activity, 50, 25)
        return units if units >= UNIT else 0

    def step(self, credential, cycles, number):
        """(units, months) of the licence that follows."""
        first, last = cycles[0]
        whole = first <= months_later(last + DAY, -12)
        units, months = self.ramp[min(4, number - (0 if whole else 1))]
        return units * UNIT, months

    def required(self, case, credentials, number, cycles):
        return self.step(credentials[0], cycles, number)[0]

    def lately(self, case, credentials, cycles, number, months):
        """What was done in the months that end with the due date, never before the certification."""
        last = cycles[number - 1][1]
        since = max(credentials[0].earned, min(cycles[number - 1][0], months_later(last + DAY, -months)))
        return [Entry(a, self.value(a), self.tags(a)) for a in self.counted_activities(case, credentials)
                if since <= a.done <= last]

    def figures(self, case, credentials, number, cycles, entries, required):
        return min((self.cut(case, credentials, cycles, number, required, order, early)
                    for order in (4 * UNIT, 1000 * UNIT, 0) for early in (False, True)),
                   key=lambda found: sum(line[3] for line in found[0]))

    @staticmethod
    def needed_last(window, open_hours, early):
        """So many hours of ethics stand behind all others, the latest of them or the earliest."""
        rest, need = [], []
        for entry in window if early else window[::-1]:
            units = min(entry.units, open_hours) if "ethics" in entry.tags else 0
            open_hours -= units
            need.append(Entry(entry.activity, units, entry.tags))
            rest.append(Entry(entry.activity, entry.units - units, entry.tags))
        return rest + need if early else rest[::-1] + need[::-1]

    def cut(self, case, credentials, cycles, number, required, spared, early):
        """The maximums cut off what is old; so much of ethics is spared."""
        months = self.step(credentials[0], cycles, number)[1]
        end = cycles[number - 1][1] + DAY
        window, lines = self.lately(case, credentials, cycles, number, months), []
        window = self.needed_last(window, spared, early)
        for matches in (lambda e: "non-technical" in e.tags, lambda e: "certifications" in e.tags,
                        lambda e: e.activity.format == "nano", lambda e: e.activity.origin == "unregistered"):
            lines.append(maximum(required // 2, sum(e.units for e in window if matches(e))))
            window = keep(window[::-1], matches, required // 2)[::-1]
        two_years = [e for e in window if e.activity.done >= months_later(end, -24)]
        two_years += [e for e in self.lately(case, credentials, cycles, number, 24)
                      if e.activity.done < min(cycles[number - 1][0], months_later(end, -months))]
        year = [e for e in window if e.activity.done >= months_later(end, -12)]
        need = UNIT if required else 0
        return lines + [total(required, worth(window)), minimum(20 * need, worth(year)),
                        line_minimum(two_years, "ethics", 4 * need)], window


class TexasEngineer(Body):
    """X46. The day is on the licence: the user states it."""
    name, types, months, needs_due, subjects = "tx-pe", ("PE",), 12, True, ("ethics", "practice", "practice")

    def due_dates(self, case, credential):
        return None

    def required(self, case, credentials, number, cycles):
        return 15 * UNIT

    def figures(self, case, credentials, number, cycles, entries, required):
        """Carried hours cannot meet ethics."""
        ethics = worth([e for e in entries if not e.carried], "ethics")
        return [total(required, worth(entries)), minimum(UNIT, ethics)], entries

    def carry(self, entries, required, cycle, raw):
        own = [e for e in entries if not e.carried or "ethics" not in e.tags]
        return taken_over(own, required - worth(entries) + worth(own), 14 * UNIT, minimums=(("ethics", UNIT),))


class Cmmota(Body):
    """One window for everyone, joined midway; one annual meeting."""
    name, types, months = "cmmota", ("CMMOTA",), 36

    def due_dates(self, case, credential):
        year = 2024 + (credential.earned.year - 2022) // 3 * 3
        return lambda n: date(year + 3 * n, 12, 31)

    def stages(self, case, last):
        return [stage("due", last), stage("report-due", last + 15 * DAY)]

    def duty_open(self, case, cycle):
        """One annual meeting; one that was late settles a cycle that is not renewed."""
        return not any(cycle[0] <= d.day <= case.today for d in case.deeds)

    def draw_renewals(self, random, case, pool, cycles, index):
        super().draw_renewals(random, case, pool, cycles, index)
        if random.random() < 0.5 and not case.filings:
            case.deeds.append(Deed(pool=pool, subject="CMMOTA-meeting", day=draw.between(random, cycles[0][0], case.today)))

    def required(self, case, credentials, number, cycles):
        return 30 * UNIT

    def figures(self, case, credentials, number, cycles, entries, required):
        return [total(required, worth(entries)), duty()], entries


class CaliforniaAttorney(Body):
    """Group 3, whose dates are known: 3 years to 31 January, once 38 months, then 3 years to 29 March; C16."""
    name, types, months, formats, subjects = "ca-mcle", ("Attorney",), 36, ("participatory",), ("ethics", "bias", "law")
    traits = {"group": ("3",)}

    def due_dates(self, case, credential):
        if case.answer(self.name, "group") not in (None, "3"):
            return None
        dues = [date(year, 1, 31) for year in range(1951, 2024, 3)] + [date(year, 3, 29) for year in range(2026, 2120, 3)]
        dues = [day for day in dues if day >= credential.earned]
        return lambda n: dues[n]

    def stages(self, case, last):
        return [stage("due", last), stage("report-due", last + DAY)]

    def earn_window(self, case, credentials, cycles, number):
        """From the first day of the month of admission."""
        first, last = cycles[number - 1]
        return (first.replace(day=1) if number == 1 else first), last

    def required(self, case, credentials, number, cycles):
        return 25 * UNIT

    def figures(self, case, credentials, number, cycles, entries, required):
        present = sum(e.units for e in entries if e.activity.format == "participatory")
        return [total(required, worth(entries)), minimum(12500, present), line_minimum(entries, "ethics", 4 * UNIT)], entries
