# SPDX-License-Identifier: GPL-3.0-or-later
"""Health licences and certifications: rules.md section 5.2."""
from datetime import date

from body import Body, line_minimum, owed_if_recorded, worth
from days import DAY, month_end, months_later, on
from policy import UNIT, duty, exact, grids, stage, standing, stepped, total


class Nremt(Body):
    """X39, X40; C: the first due date is not stated, the earlier is taken."""
    name, each, early = "nremt", True, date(2016, 9, 1)
    totals = {"Paramedic": 60, "AEMT": 50, "EMT": 40, "EMR": 16}
    types, subjects = tuple(totals), ("national", "local", "individual")

    def due_dates(self, case, credential):
        month = 9 if credential.type == "EMR" else 3
        return grids(credential.earned, 24, lambda year: on(year, month))

    def stages(self, case, last):
        return [stage("submission-opens", months_later(last + DAY, -6)), stage("due", last),
                stage("grace-ends", month_end(months_later(last, 1)))]

    def required(self, case, credentials, number, cycles):
        return self.totals[credentials[0].type] * UNIT

    def figures(self, case, credentials, number, cycles, entries, required):
        """50 / 25 / 25 % of the total."""
        return [total(required, worth(entries)), line_minimum(entries, "national", required // 2),
                line_minimum(entries, "local", required // 4), line_minimum(entries, "individual", required // 4)], entries


class CaliforniaNurse(Body):
    """First on the second birthday after the issue; the law, not the farms (C12)."""
    name, types, needs_birth, subjects = "ca-rn", ("RN",), True, ("implicit-bias",)
    last_days = True

    def due_dates(self, case, credential):
        birth = case.answer(self.name, "birth")
        if birth is None:
            return None
        year = credential.earned.year
        if birth.replace(year=year) <= credential.earned:
            year += 1
        first = months_later(date(year + 1, birth.month, 1), 1)
        return lambda n: month_end(months_later(first, 24 * n))

    def required(self, case, credentials, number, cycles):
        return 30 * UNIT

    def figures(self, case, credentials, number, cycles, entries, required):
        every = self.entries_until(case, credentials, cycles, number)
        first_years = months_later(credentials[0].earned, 24)
        need = UNIT if cycles[number - 1][1] >= first_years else 0  # once within the first two years
        return [total(required, worth(entries)), line_minimum(every, "implicit-bias", need)], entries


class FloridaNurse(Body):
    """X43. Renewal dates are assigned by group: the user states the day."""
    name, types, each, needs_due = "fl-rn", ("RN", "RN", "APRN"), True, True
    traits = {"certified-specialist": ("yes", "no", "no")}
    subjects = ("medical-errors", "laws-rules", "human-trafficking", "impairment", "domestic-violence", "hiv-aids")

    def due_dates(self, case, credential):
        return None

    def required(self, case, credentials, number, cycles):
        if self.exempt(case):
            return 2 * UNIT
        return (24 + (3 if credentials[0].type == "APRN" else 0) + (2 if number % 3 == 0 else 0)) * UNIT

    def exempt(self, case):
        """Certified specialists, except trafficking."""
        return case.answer(self.name, "certified-specialist") == "yes"

    def figures(self, case, credentials, number, cycles, entries, required):
        lines = [total(required, worth(entries))]
        if cycles[number - 1][1] >= date(2019, 4, 30):  # K79
            lines.append(line_minimum(entries, "human-trafficking", 2 * UNIT))
        if self.exempt(case):
            return lines, entries
        lines += [line_minimum(entries, tag, 2 * UNIT) for tag in ("medical-errors", "laws-rules")]
        if number % 2 == 0:
            lines.append(line_minimum(entries, "impairment", 2 * UNIT))
        if number % 3 == 0:
            lines.append(line_minimum(entries, "domestic-violence", 2 * UNIT))
        every = self.entries_until(case, credentials, cycles, number)
        lines.append(line_minimum(every, "hiv-aids", UNIT))
        return lines, entries


class Bacb(Body):
    """Two years; C13."""
    name, each, subjects, traits = "bacb", True, ("ethics", "supervision"), {"supervises": ("yes", "no")}
    types, since, month_end = ("BCBA", "BCaBA", "RBT"), date(2020, 1, 1), True
    last_days = True

    def due_dates(self, case, credential):
        return lambda n: month_end(months_later(credential.earned, 24 * (n + 1)))  # K6

    def stages(self, case, last):
        """For filing only."""
        return [stage("due", last), stage("grace-ends", last + (30 if last >= date(2024, 1, 1) else 90) * DAY)]

    def value(self, activity):
        return stepped(activity, 50, 25)

    def required(self, case, credentials, number, cycles):
        """RBT: due from 2026; nothing is known of units before."""
        technician = 12 if cycles[number - 1][1] >= date(2026, 1, 1) else 0
        return {"BCBA": 32, "BCaBA": 20, "RBT": technician}[credentials[0].type] * UNIT

    def figures(self, case, credentials, number, cycles, entries, required):
        if credentials[0].type == "RBT":
            return [total(required, worth(entries))], entries
        lines = [total(required, worth(entries)), line_minimum(entries, "ethics", 4 * UNIT)]
        if case.answer(self.name, "supervises") != "no":
            lines.append(line_minimum(entries, "supervision", 3 * UNIT))
        return lines, entries


class Arrt(Body):
    """X48."""
    name, types, needs_birth, subjects = "arrt", ("RT", "RT-S", "RRA"), True, ("sonography",)
    last_days = True

    def due_dates(self, case, credential):
        birth = case.answer(self.name, "birth")
        if birth is None:
            return None
        first = date(credential.earned.year, birth.month, 1)
        return lambda n: months_later(first, 24 * (n + 1)) - DAY

    def first_day(self, case, credential):
        return max(credential.earned, date(credential.earned.year, case.answer(self.name, "birth").month, 1))

    def stages(self, case, last):
        """Probation of about six months."""
        return [stage("due", last), stage("grace-ends", months_later(last, 6))]

    def dues(self, case, credentials):
        """The annual renewal, by the last day of the birth month."""
        since, birth = standing(case, self.name, credentials), case.answer(self.name, "birth")
        if birth is None:
            return []
        days = (on(since.year, birth.month), on(since.year + 1, birth.month))
        return [stage("due", next(day for day in days if day >= since and day > credentials[0].earned), "d")]

    def required(self, case, credentials, number, cycles):
        return (50 if credentials[0].type == "RRA" else 24) * UNIT

    def figures(self, case, credentials, number, cycles, entries, required):
        lines = [total(required, worth(entries)), duty()]
        if credentials[0].type == "RT-S":
            lines.append(line_minimum(entries, "sonography", 16 * UNIT))
        return lines, entries


class Nccpa(Body):
    """2-year cycles to 31 December; earning opens on 1 May of the year the current certificate was issued."""
    name, types = "nccpa", ("PA-C",)
    subjects = ("category-1", "category-1", "self-assessment", "pi-cme", "category-1;self-assessment", "category-1;pi-cme")

    def due_dates(self, case, credential):
        """Example: a certificate issued in 2018 expires in 2020."""
        return lambda n: date(credential.earned.year + 2 * (n + 1), 12, 31)

    def first_day(self, case, credential):
        return date(credential.earned.year + 1, 1, 1)

    def earn_window(self, case, credentials, cycles, number):
        first, last = cycles[number - 1]
        return (max(date(first.year - 1, 5, 1), credentials[0].earned) if number == 1 else first), last

    def shared_days(self, case, pool, cycles, number):
        """The window of the next cycle opens on 1 May of the year in which this one ends."""
        last = cycles[number - 1][1]
        return months_later(last + DAY, -8), last

    def required(self, case, credentials, number, cycles):
        return 100 * UNIT

    def weigh(self, entries):
        """Self-assessment counts one and a half times, the first 20 of PI-CME twice."""
        double = 20 * UNIT
        for entry in entries:
            entry.units = self.value(entry.activity)
            if "self-assessment" in entry.tags:
                entry.units = entry.units * 3 // 2
            elif "pi-cme" in entry.tags:
                first = min(double, entry.units)
                double -= first
                entry.units += first

    def figures(self, case, credentials, number, cycles, entries, required):
        return [total(required, worth(entries)), line_minimum(entries, "category-1", 50 * UNIT)], entries


class Ascp(Body):
    """MLS and MLT: separate declarations; the user states the day."""
    name, types, each, months, needs_due = "ascp", ("MLS", "MLT"), True, 36, True
    fields = ("blood-banking", "chemistry", "hematology", "microbiology")
    subjects = fields + ("safety", "ethics")

    def due_dates(self, case, credential):
        return None

    def required(self, case, credentials, number, cycles):
        return 36 * UNIT

    def figures(self, case, credentials, number, cycles, entries, required):
        return ([total(required, worth(entries))] + [line_minimum(entries, field, 2 * UNIT) for field in self.fields]
                + [line_minimum(entries, tag, UNIT) for tag in ("safety", "ethics")]), entries


class CaliforniaPhysician(Body):
    """C14: the month of birth or of the issue; which of the two is asked."""
    name, types, needs_birth, subjects = "ca-md", ("MD",), True, ("pain", "heart")
    traits = {"anchor-month": ("birth", "issue")}
    last_days = True

    def due_dates(self, case, credential):
        answer, birth = case.answer(self.name, "anchor-month"), case.answer(self.name, "birth")
        rows = []
        if answer != "birth":  # first: of equal rows it is the one with the shorter first cycle
            rows.append(lambda n: month_end(months_later(credential.earned, 24 * (n + 1))))
            rows[-1].begins_next_day = credential.earned == month_end(credential.earned)
        if answer != "issue" and birth is not None:
            rows += grids(credential.earned, 24, lambda year: on(year, birth.month))
        return rows or None

    def value(self, activity):
        """Rounded to the nearest quarter."""
        return (2 * exact(activity) + 250) // 500 * 250

    def required(self, case, credentials, number, cycles):
        return 50 * UNIT

    owes = owed_if_recorded

    def figures(self, case, credentials, number, cycles, entries, required):
        """12 hours of pain once, by the second renewal or 4 years, whichever is first."""
        every = self.entries_until(case, credentials, cycles, number)
        due = number >= 2 or cycles[number - 1][1] >= months_later(credentials[0].earned, 48)
        return [total(required, worth(entries)), line_minimum(every, "pain", 12 * UNIT if due else 0)], entries
