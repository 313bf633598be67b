# SPDX-License-Identifier: GPL-3.0-or-later
"""A case: the facts of one holder and a day; its line for the driver; and what the driver answers."""
import copy
from datetime import date

UNITS = ("ceu", "hour", "minute", "iacet", "semester")


class Record:
    """A record of facts: the fields of its kind, None where nothing is stated. Order is that of driver.c."""

    letter, fields = "", ()

    def __init__(self, **values):
        for name in self.fields:
            setattr(self, name, None)
        for name, value in values.items():
            if name not in self.fields:
                raise AttributeError(name)
            setattr(self, name, value)

    def line(self):
        return self.letter + "|" + "|".join(text(getattr(self, name)) for name in self.fields)

    def __repr__(self):
        stated = ", ".join(f"{name}={text(getattr(self, name))}" for name in self.fields
                           if getattr(self, name) not in (None, False))
        return f"{type(self).__name__}({stated})"


def text(value):
    if value is None or value is False:
        return ""
    return "1" if value is True else str(value)


class Membership(Record):
    letter, fields = "M", ("body", "renews_year", "renews_month", "renews_day", "dues_paid_to", "standing", "ended")


class Credential(Record):
    letter, fields = "C", ("body", "type", "category", "earned", "standing", "retired")


class Activity(Record):
    """units are thousandths."""
    letter, fields = "A", ("title", "provider", "index", "format", "topics", "origin", "accepted_by", "done", "units",
                           "unit", "planned", "proofs", "pin", "pin_for")


class Filing(Record):
    letter, fields = "F", ("pool", "cycle_day", "submitted", "accepted")


class Override(Record):
    letter, fields = "O", ("pool", "kind", "subject", "units", "day", "cycle_day")
    DUE, TOTAL, MINIMUM = range(3)


class Answer(Record):
    letter, fields = "W", ("body", "trait", "value")


class Deed(Record):
    letter, fields = "D", ("pool", "subject", "day")


class Case:
    LISTS = ("memberships", "credentials", "activities", "filings", "overrides", "answers", "deeds")

    def __init__(self, today):
        self.today = today
        for name in self.LISTS:
            setattr(self, name, [])

    def records(self):
        return [record for name in self.LISTS for record in getattr(self, name)]

    def line(self):
        return "\t".join([f"T|{self.today}"] + [record.line() for record in self.records()])

    def copy(self):
        return copy.deepcopy(self)

    def answer(self, body, trait):
        """The newest answer for the body, or else the holder's own."""
        own = [a.value for a in self.answers if a.trait == trait and a.body == body]
        holder = [a.value for a in self.answers if a.trait == trait and a.body is None]
        return (own or holder or [None])[-1]


class Outcome:
    """What the program says of one pool, in an order of its own removed."""

    def __init__(self, pool, cycle=None, number=0, lines=(), stages=(), sums=(), items=""):
        self.pool, self.cycle, self.number, self.lines = pool, cycle, number, lines
        self.stages, self.sums, self.items = stages, sums, items


def read_lines(field):
    """[(letter, required, counted, missing)] sorted, and the ids in the order given."""
    lines = []
    for word in field.split(" ") if field else ():
        letter, required, counted, missing, _ = word.split(":", 4)
        lines.append((letter, int(required), int(counted), int(missing)))
    return tuple(sorted(lines))


def read_outcome(field):
    parts = field.split("|")
    if len(parts) < 4:
        return Outcome(parts[0])
    pool, cycle, number, lines, stages, sums, items = parts
    first, last, following = cycle.split(" ")
    return Outcome(pool, (date.fromisoformat(first), date.fromisoformat(last), date.fromisoformat(following)),
                   int(number), read_lines(lines), tuple(sorted(stages.split(" "))) if stages else (),
                   tuple(int(n) for n in sums.split(" ")), items)


def read_answer(line):
    """{pool id: Outcome} of a line of the driver."""
    return {outcome.pool: outcome for outcome in map(read_outcome, line.split("\t"))} if line else {}
