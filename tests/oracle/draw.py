# SPDX-License-Identifier: GPL-3.0-or-later
"""Random facts. Amounts and days cluster where rules have their edges."""
from datetime import date, timedelta

from days import month_end
from wire import Activity, Credential

AMOUNTS = (500, 1000, 1000, 1500, 2000, 3000, 4000, 6000, 8000, 12000, 16000, 250, 2750, 10000, 20000)


def day(random, first_year, last_year):
    return between(random, date(first_year, 1, 1), date(last_year, 12, 31))


def between(random, first, last):
    return first if last <= first else first + timedelta(days=random.randint(0, (last - first).days))


def earlier(random, today, years):
    return today - timedelta(days=random.randint(0, int(years * 365.25)))


def certified(random, today, years):
    """Some day of the last years; often one that has no like in other months or years."""
    out = earlier(random, today, years)
    if random.random() < 0.08:
        out = date(out.year, 3, 1) - timedelta(days=1)
    elif random.random() < 0.08:
        out = month_end(out)
    return min(out, today)


def within(random, first, last):
    """A day of a cycle, or one at its edges."""
    if random.random() < 0.15:
        return random.choice((first, first - timedelta(days=1), last, last + timedelta(days=1)))
    return between(random, first, last)


def standing(random, certified, today):
    """Mostly within the last years, so that a present cycle may be overdue."""
    if random.random() < 0.5:
        return None
    return max(certified, earlier(random, today, random.choice((0.2, 1, 3))))


def holding(random, body, kind, earned, today):
    """A credential held, or sometimes pursued or given up."""
    out = Credential(body=body, type=kind, earned=earned)
    if random.random() < 0.15:
        out.standing = between(random, earned, today)
    if random.random() < 0.03:
        out.retired = between(random, earned, today + timedelta(days=100))
    return out


def count(random):
    return random.choice((0, 1, 2, 3, 4, 5, 6, 8, 10))


def some(random, words):
    """One word mostly, sometimes two, sometimes none, as topics of an activity."""
    chosen = random.sample(words, min(len(words), random.choice((0, 1, 1, 1, 1, 2, 2))))
    return ";".join(chosen) or None


def activity(random, n, done, subjects=None):
    unit = random.choice(("ceu", "ceu", "ceu", "hour", "minute", "iacet"))
    amount = random.choice(AMOUNTS)
    if unit == "minute":
        amount = random.choice((15, 30, 44, 45, 50, 60, 75, 90, 105, 150, 165, 600)) * 1000
    elif unit == "iacet":
        amount //= 10
    again = n > 0 and random.random() < 0.07
    out = Activity(title=f"Course {random.randrange(n) if again else n}", provider="Provider", done=done, units=amount,
                   unit=unit, topics=subjects)
    if random.random() < 0.1:
        out.index = f"N{random.randint(1, 3)}"
    if random.random() < 0.04:
        out.planned = True
    if random.random() < 0.04:
        out.accepted_by = "other"
    return out
