# SPDX-License-Identifier: GPL-3.0-or-later
"""Coding and management bodies with plain cycles: rules.md sections 4 and 5.1."""
from datetime import date

import draw
from body import Body, Entry, keep, line_minimum, owed_if_recorded, taken_over, twelve_months, worth
from days import DAY, month_end, months_later, on
from policy import UNIT, acceptance, duty, exact, grids, held, maximum, minimum, stage, standing, total
from wire import Deed


class Acdis(Body):
    """Section 4, ACDIS CCDS; X29."""
    name, types, each, origins = "acdis", ("CCDS",), True, ("acdis",)

    def due_dates(self, case, credential):
        return lambda n: months_later(credential.earned, 24 * (n + 1))

    def stages(self, case, last):
        return [stage("submission-opens", last - 60 * DAY), stage("due", last), stage("grace-ends", last + 45 * DAY),
                stage("suspended", months_later(last, 6)), stage("revoked", months_later(last, 12))]

    def required(self, case, credentials, number, cycles):
        return 30 * UNIT

    def figures(self, case, credentials, number, cycles, entries, required):
        """At most 10 from one activity of another body."""
        kept = [e if e.activity.origin == "acdis" else Entry(e.activity, min(10 * UNIT, e.units), e.tags)
                for e in entries]
        return [total(required, worth(kept)), self.per_activity(entries)], kept

    @staticmethod
    def per_activity(entries):
        return maximum(10 * UNIT, max([e.units for e in entries if e.activity.origin != "acdis"], default=0))


class Hcca(Body):
    """Section 4, CCB/HCCA CHC; X31."""
    name, types, formats = "hcca", ("CHC",), ("live", "home study")
    month_end = last_days = True

    def due_dates(self, case, credential):
        return lambda n: month_end(months_later(credential.earned, 24 * (n + 1)))  # K6

    def stages(self, case, last):
        """The free month, and one or two paid ones, in which units can be earned."""
        end = self.extended(case, last)
        return [stage("due", last), stage("grace-ends", month_end(months_later(last, 1)))] + (
            [stage("extension-ends", end)] if end else [])

    def extended(self, case, last):
        """Last day of the months that were paid for; None: none were."""
        paid = [int(d.subject[-1]) for d in case.deeds
                if months_later(last, -2) < d.day <= last and d.day >= held(case, self.name)[0].earned]
        return month_end(months_later(last, 1 + min(paid))) if paid else None

    def shared_days(self, case, pool, cycles, number):
        last = cycles[number - 1][1]
        end = self.extended(case, last)
        accepted = acceptance(case, pool, cycles, number - 1)
        end = min(end, accepted or date.max) if end else last
        return (last + DAY, end) if end > last else None

    def draw_renewals(self, random, case, pool, cycles, index):
        super().draw_renewals(random, case, pool, cycles, index)
        last = cycles[max(0, index - random.randint(0, 1))][1]
        if random.random() < 0.3 and months_later(last, -1) <= case.today and not case.filings:
            day = draw.between(random, months_later(last, -1), min(case.today, last))
            case.deeds.append(Deed(pool=pool, subject=f"CHC-extension-{random.randint(1, 2)}", day=day))

    def required(self, case, credentials, number, cycles):
        return 40 * UNIT  # K35: also in a shortened cycle

    def figures(self, case, credentials, number, cycles, entries, required):
        live = sum(e.units for e in entries if e.activity.format == "live")
        return [total(required, worth(entries)), minimum(20 * UNIT, live)], entries


class Isc2(Body):
    """Section 5.1, (ISC)2 CISSP; X33."""
    name, types, each, months, subjects = "isc2", ("CISSP", "CISSP", "CCSP"), True, 36, ("group-a", "group-a", "group-b")

    def due_dates(self, case, credential):
        return lambda n: months_later(credential.earned, 36 * (n + 1)) - DAY  # the last day is not stated

    def dues(self, case, credentials):
        """The AMF, on the certification anniversary."""
        since, n = standing(case, self.name, credentials), 1
        while months_later(credentials[0].earned, 12 * n) < since:
            n += 1
        return [stage("due", months_later(credentials[0].earned, 12 * n), "d")]

    def required(self, case, credentials, number, cycles):
        return (120 if credentials[0].type == "CISSP" else 90) * UNIT

    def figures(self, case, credentials, number, cycles, entries, required):
        if credentials[0].type == "CCSP":
            return [total(required, worth(entries)), duty()], entries
        kept = keep(entries, lambda e: "group-b" in e.tags, 30 * UNIT)
        return [total(required, worth(kept)), line_minimum(kept, "group-a", 90 * UNIT),
                maximum(30 * UNIT, worth(entries, "group-b")), duty()], kept

    def carry(self, entries, required, cycle, raw):
        """Up to 40 Group A credits earned in the last 6 months."""
        since = months_later(cycle[1], -6)
        return taken_over(entries, required, 40 * UNIT, lambda e: "group-a" in e.tags
                          and e.activity.done > since, (("group-a", 90 * UNIT),))


class Pmi(Body):
    """Section 5.1, PMI PMP; X35, X36."""
    name, types, months = "pmi", ("PMP",), 36
    sides = ("triangle-1", "triangle-2", "triangle-3")
    giving = {"practitioner": 8, "creating-knowledge": 25, "volunteering": 25}
    parents = {**{side: "education" for side in sides}, **{kind: "giving-back" for kind in giving}}
    subjects = sides + tuple(giving) + ("education", "giving-back")

    def due_dates(self, case, credential):
        return lambda n: months_later(credential.earned, 36 * (n + 1))

    def stages(self, case, last):
        return [stage("due", last), stage("suspended", last + DAY), stage("revoked", months_later(last, 12))]

    def value(self, activity):
        return exact(activity) // 250 * 250  # smallest unit 0.25

    def required(self, case, credentials, number, cycles):
        return 60 * UNIT

    def figures(self, case, credentials, number, cycles, entries, required):
        kept, lines = entries, []
        for kind, most in self.giving.items():
            lines.append(maximum(most * UNIT, worth(entries, kind)))
            kept = keep(kept, lambda e, kind=kind: kind in e.tags, most * UNIT)
        lines.append(maximum(25 * UNIT, worth(entries, "giving-back")))
        kept = keep(kept, lambda e: "giving-back" in e.tags, 25 * UNIT)
        lines += [line_minimum(kept, "education", 35 * UNIT)]
        lines += [line_minimum(kept, side, 8 * UNIT) for side in self.sides]
        return lines + [total(required, worth(kept))], kept

    def carry(self, entries, required, cycle, raw):
        """Above the total, earned in the last year; the cap of 20 is not confirmed."""
        since = months_later(cycle[1], -12)
        return taken_over(entries, required, 20 * UNIT, lambda e: e.activity.done > since,
                          [("education", 35 * UNIT)] + [(side, 8 * UNIT) for side in self.sides])


class Acfe(Body):
    """Section 5.1, ACFE CFE; C17: the first period is not taken as exempt."""
    name, types, months, needs_membership = "acfe", ("CFE",), 12, True
    subjects, formats = ("fraud", "fraud", "ethics", "exam-preparation"), ("instructor",)
    units, loose = ("ceu", "hour", "minute", "iacet", "semester"), True
    last_days = True

    def due_dates(self, case, credential):
        member = next((m for m in case.memberships if m.body == self.name), None)
        if member is None:
            return None
        year = credential.earned.year
        year += on(year, member.renews_month) < credential.earned
        return lambda n: on(year + n, member.renews_month)

    def value(self, activity):
        if activity.unit == "semester":
            return activity.units * 15
        return exact(activity, 50)

    def required(self, case, credentials, number, cycles):
        return 20 * UNIT

    def figures(self, case, credentials, number, cycles, entries, required):
        kept = self.keep_taught(entries)
        taught = sum(e.units for e in entries if self.taught(e))
        return [total(required, worth(kept)), line_minimum(kept, "fraud", 10 * UNIT),
                line_minimum(kept, "ethics", 2 * UNIT), maximum(10 * UNIT, taught)], kept

    def draw_activities(self, random, case, near):
        """Two minimums that share what a maximum leaves would be two ways to count, with different rests."""
        super().draw_activities(random, case, near)
        for activity in case.activities:
            if activity.format and activity.topics != "fraud":
                activity.topics = None

    def keep_taught(self, entries):
        """Of what was taught 10 stay: first what a minimum needs, then the earliest."""
        taught = [Entry(e.activity, e.units, e.tags, e.carried) for e in entries if self.taught(e)]
        kept, rest = [e for e in entries if not self.taught(e)], 10 * UNIT
        for tag, need in (("ethics", 2 * UNIT), ("fraud", 10 * UNIT), (None, None)):
            need = rest if tag is None else min(rest, max(0, need - worth(kept, tag)))
            for entry in [e for e in taught if tag is None or tag in e.tags]:
                units = min(need, entry.units)
                need, rest, entry.units = need - units, rest - units, entry.units - units
                kept.append(Entry(entry.activity, units, entry.tags, entry.carried))
        order = {id(e.activity): n for n, e in enumerate(entries)}
        return sorted(kept, key=lambda e: order[id(e.activity)])

    @staticmethod
    def taught(entry):
        return not entry.carried and entry.activity.format == "instructor"

    def carry(self, entries, required, cycle, raw):
        return taken_over(entries, required, 10 * UNIT, lambda e: "exam-preparation" not in e.tags,
                          (("fraud", 10 * UNIT), ("ethics", 2 * UNIT)))


class Ima(Body):
    """Section 5.1, IMA CMA; X54."""
    name, types, months, subjects = "ima", ("CMA",), 12, ("ethics", "accounting", "accounting")

    def due_dates(self, case, credential):
        return lambda n: date(credential.earned.year + 1 + n, 12, 31)

    def first_day(self, case, credential):
        return date(credential.earned.year + 1, 1, 1)

    def stages(self, case, last):
        """Inactive; regained by the end of the next year."""
        return [stage("due", last), stage("inactive", last + DAY), stage("reinstatement-ends", months_later(last, 12))]

    def required(self, case, credentials, number, cycles):
        return 30 * UNIT

    def figures(self, case, credentials, number, cycles, entries, required):
        return [total(required, worth(entries)), line_minimum(entries, "ethics", 2 * UNIT)], entries

    def carry(self, entries, required, cycle, raw):
        """10, of which ethics up to 2."""
        return taken_over(entries, required, 10 * UNIT, minimums=(("ethics", 2 * UNIT),), caps=(("ethics", 2 * UNIT),))

    owes = owed_if_recorded


class Shrm(Body):
    """Section 5.1, SHRM; X49."""
    name, types, months, needs_birth, early = "shrm", ("SHRM-CP", "SHRM-SCP"), 36, True, date.min
    last_days = True
    subjects = ("education", "organization", "profession")

    def due_dates(self, case, credential):
        birth = case.answer(self.name, "birth")
        return grids(credential.earned, 36, lambda year: on(year, birth.month)) if birth else None

    def stages(self, case, last):
        return [stage("due", last), stage("grace-ends", last + 60 * DAY)]

    def shared_days(self, case, pool, cycles, number):
        """Grace in which credits can still be earned; what is not needed there is the next cycle's."""
        last = cycles[number - 1][1]
        accepted = acceptance(case, pool, cycles, number - 1)
        if accepted is None and number < self.current:  # over, and nobody says that it was renewed late
            return None
        end = min(last + 60 * DAY, accepted or date.max)
        return (last + DAY, end) if end > last else None

    def earn_window(self, case, credentials, cycles, number):
        first, last = cycles[number - 1]
        return first, min(last, cycles[number][0] - DAY)

    def required(self, case, credentials, number, cycles):
        return 60 * UNIT

    def figures(self, case, credentials, number, cycles, entries, required):
        kept = keep(entries, lambda e: "organization" in e.tags, 20 * UNIT)
        kept = keep(kept, lambda e: "profession" in e.tags, 30 * UNIT)
        return [total(required, worth(kept)), maximum(20 * UNIT, worth(entries, "organization")),
                maximum(30 * UNIT, worth(entries, "profession"))], kept

    def carry(self, entries, required, cycle, raw):
        """Max 20, re-labelled as Education whatever it was, also what a maximum cut off."""
        units = min(20 * UNIT, worth(raw) - required, worth([e for e in raw if not e.carried]))
        return [Entry(None, units, {"education"}, True)] if units > 0 else []


class Isaca(Body):
    """Section 5.1, ISACA: the same hour may count for several credentials."""
    name, types, each, months = "isaca", ("CISA", "CISM"), True, 36
    units = ("ceu", "hour", "minute", "semester")

    def draw_types(self, random):
        return random.sample(self.types, random.choice((1, 1, 2)))

    def due_dates(self, case, credential):
        return lambda n: date(credential.earned.year + 3 * (n + 1), 12, 31)

    def first_day(self, case, credential):
        return date(credential.earned.year + 1, 1, 1)

    def stages(self, case, last):
        """Report by 31 December; two sources quarrel about the grace, the earlier is warned of (C11)."""
        ends = [day for day in (months_later(last + DAY, -24) - DAY, months_later(last + DAY, -12) - DAY)
                if day >= min(c.earned for c in held(case, self.name))]
        return [stage("part-due", day) for day in ends] + [stage("due", last), stage("report-due", last + 15 * DAY)]

    def dues(self, case, credentials):
        year = standing(case, self.name, credentials).year
        if date(year, 12, 31) == credentials[0].earned:  # nothing is due on the very day certified
            year += 1
        return [stage("due", date(year, 12, 31), "d"), stage("grace-ends", date(year + 1, 1, 15), "d")]

    def value(self, activity):
        return activity.units * 15 if activity.unit == "semester" else exact(activity)

    def earn_window(self, case, credentials, cycles, number):
        first, last = cycles[number - 1]
        return (credentials[0].earned if number == 1 else first), last

    def required(self, case, credentials, number, cycles):
        return 120 * UNIT

    def figures(self, case, credentials, number, cycles, entries, required):
        lines = [total(required, worth(entries))]
        for first, last in twelve_months(cycles[number - 1], 36):
            if last < credentials[0].earned:
                continue
            lines.append(minimum(20 * UNIT, worth([e for e in entries if first <= e.activity.done <= last])))
        return lines + [duty()], entries


class Nha(Body):
    """Section 4, NHA CBCS: two years from the certification, the last day is not stated."""
    name, types = "nha", ("CBCS",)

    def due_dates(self, case, credential):
        return lambda n: months_later(credential.earned, 24 * (n + 1)) - DAY

    def required(self, case, credentials, number, cycles):
        return 10 * UNIT

    def figures(self, case, credentials, number, cycles, entries, required):
        return [total(required, worth(entries))], entries


class Cfp(Body):
    """Section 5.1, CFP: the first period by its days, up to a whole unit; the user states the day."""
    name, types, needs_due, subjects = "cfp", ("CFP",), True, ("ethics", "planning", "planning")

    def due_dates(self, case, credential):
        return None

    def required(self, case, credentials, number, cycles):
        first, last = cycles[number - 1]
        full = (last + DAY - months_later(last + DAY, -24)).days if number == 1 else 1
        days = min((last + DAY - first).days, full) if number == 1 else 1
        return -(-30 * days // full) * UNIT

    def figures(self, case, credentials, number, cycles, entries, required):
        return [total(required, worth(entries)), line_minimum(entries, "ethics", 2 * UNIT)], entries


class Comptia(Body):
    """Section 5.1, CompTIA: 3 years from the pass date; the maximums are those listed for Security+ (2019)."""
    name, each, months = "comptia", True, 36
    totals = {"A+": 20, "Network+": 30, "Security+": 50, "Cloud+": 50, "CySA+": 60, "CASP": 75}
    most = {"training": 50, "college": 40, "teaching": 20, "creating": 20, "live-webinar": 10, "conference": 10,
            "work": 9, "article": 16, "book": 40, "exam-workshop": 30, "association": 6, "board": 9}
    types, formats, since = tuple(totals) + ("Security+",) * 5, tuple(most), date(2011, 1, 1)

    def due_dates(self, case, credential):
        return lambda n: months_later(credential.earned, 36 * (n + 1))

    def required(self, case, credentials, number, cycles):
        return self.totals[credentials[0].type] * UNIT

    def figures(self, case, credentials, number, cycles, entries, required):
        lines = []
        if credentials[0].type == "Security+":
            for kind, most in self.most.items():
                lines.append(maximum(most * UNIT, sum(e.units for e in entries if e.activity.format == kind)))
                entries = keep(entries, lambda e, kind=kind: e.activity.format == kind, most * UNIT)
        return lines + [total(required, worth(entries))], entries
