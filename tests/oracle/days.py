# SPDX-License-Identifier: GPL-3.0-or-later
"""Civil days: months by dateutil, which clamps (31 January + 1 month is the end of February)."""
import calendar
import functools
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

DAY = timedelta(days=1)


@functools.lru_cache(maxsize=1 << 16)
def months_later(day, months):
    return day + relativedelta(months=months)


def month_length(year, month):
    return calendar.monthrange(year, month)[1]


def month_start(day):
    return day.replace(day=1)


def month_end(day):
    return day.replace(day=month_length(day.year, day.month))


def on(year, month, day=31):
    """That day of that month, or the month's last where it is shorter."""
    return date(year, month, min(day, month_length(year, month)))


def months_between(first, last):
    """From the month of one day to that of another, days ignored."""
    return (last.year - first.year) * 12 + last.month - first.month
