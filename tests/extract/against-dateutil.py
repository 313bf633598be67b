#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Random series, spread by ceu-extract and by python3-dateutil: the same days. CEU_TEST_SEED chooses others."""
import datetime
import json
import os
import pathlib
import random
import subprocess
import sys
import warnings

from dateutil.rrule import rrulestr

from home import Checks

HELPER = pathlib.Path(os.environ["CEU_TEST_LIBEXEC"]) / "ceu-extract"
FIRST, LAST = datetime.date(2026, 10, 1), datetime.date(2027, 9, 30)
SEED = int(os.environ.get("CEU_TEST_SEED", "20261126"))
FILES, RULES = 12, 25
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def some(random_, values, most):
    return random_.sample(values, random_.randint(1, most))


def rule_of(random_):
    """Parts that RFC 5545 allows together."""
    frequency = random_.choice(("DAILY", "WEEKLY", "MONTHLY", "YEARLY"))
    last = 29 if frequency == "DAILY" else 32  # a daily 30 February takes dateutil up to the year 9999
    parts = [f"FREQ={frequency}"]
    if random_.random() < 0.5:
        parts.append(f"INTERVAL={random_.randint(1, 5)}")
    if random_.random() < 0.3:
        parts.append("BYMONTH=" + ",".join(map(str, some(random_, range(1, 13), 4))))
    if frequency != "WEEKLY" and random_.random() < 0.4:
        parts.append("BYMONTHDAY=" + ",".join(map(str, some(random_, [*range(1, last), *range(1 - last, 0)], 6))))
    if random_.random() < 0.5:
        days = some(random_, DAYS, 4)
        if frequency in ("MONTHLY", "YEARLY") and random_.random() < 0.6:
            of_year = frequency == "YEARLY" and not any(part.startswith("BYMONTH=") for part in parts)
            days = [f"{random_.choice((1, 2, 3, 4, -1, -2, 20 if of_year else 5))}{day}" for day in days]
        parts.append("BYDAY=" + ",".join(days))
    if frequency in ("MONTHLY", "YEARLY") and parts[-1].startswith("BY") and random_.random() < 0.25:
        parts.append("BYSETPOS=" + ",".join(map(str, some(random_, [1, 2, 3, -1, -2], 2))))
    if random_.random() < 0.3:
        parts.append("WKST=" + random_.choice(DAYS))
    ending = random_.random()
    if ending < 0.3:
        parts.append(f"COUNT={random_.randint(1, 60)}")
    elif ending < 0.5:
        parts.append("UNTIL=" + (FIRST + datetime.timedelta(random_.randint(0, 400))).strftime("%Y%m%dT120000Z"))
    return ";".join(parts)


def expected(rule, start):
    """The days in the window; DTSTART is the first one in any case, so it has to be one of the rule."""
    bound = "" if "UNTIL" in rule else f";UNTIL={LAST:%Y%m%d}T235959Z"  # else it looks up to the year 9999
    series = rrulestr("RRULE:" + rule + bound, dtstart=start)
    from_ = datetime.datetime.combine(FIRST, datetime.time(), datetime.timezone.utc)
    to = datetime.datetime.combine(LAST, datetime.time(23, 59), datetime.timezone.utc)
    return [day.date().isoformat() for day in series.between(from_, to, inc=True)]


def start_of(random_, rule):
    """A day of the rule before the window ends; None: it has none."""
    begin = datetime.datetime(2019, 1, 1, 12, tzinfo=datetime.timezone.utc) + datetime.timedelta(random_.randint(0, 2900))
    unlimited = ";".join(part for part in rule.split(";") if not part.startswith(("COUNT", "INTERVAL", "UNTIL")))
    unlimited += f";UNTIL={LAST:%Y%m%d}T120000Z"
    return rrulestr("RRULE:" + unlimited, dtstart=begin).after(begin, inc=True)


def main():
    checks, random_ = Checks(), random.Random(SEED)
    warnings.simplefilter("ignore")  # COUNT and UNTIL together
    for _ in range(FILES):
        series = {}
        text = "BEGIN:VCALENDAR\n"
        while len(series) < RULES:
            rule = rule_of(random_)
            start = start_of(random_, rule)
            if start is None:
                continue
            uid = f"u{len(series)}"
            series[uid] = (rule, start)
            text += f"BEGIN:VEVENT\nUID:{uid}\nSUMMARY:A\nDTSTART:{start:%Y%m%dT%H%M%SZ}\nRRULE:{rule}\nEND:VEVENT\n"
        done = subprocess.run([HELPER, f"--since={FIRST}", f"--until={LAST}"], input=(text + "END:VCALENDAR\n").encode(),
                              capture_output=True, check=True, timeout=60)
        said = json.loads(done.stdout)
        checks.equal(said.get("faults"), [], "faults")
        for uid, (rule, start) in series.items():
            days = [entry["day"] for entry in said["entries"] if entry["uid"] == uid]
            checks.equal(days, expected(rule, start), f"{rule} from {start.date()}")
    print(f"seed {SEED}")
    checks.finish()


if __name__ == "__main__":
    if not HELPER.exists():
        sys.exit(f"{HELPER} is missing")
    main()
