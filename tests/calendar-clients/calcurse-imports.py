# SPDX-License-Identifier: GPL-3.0-or-later
"""calcurse imports every event as an all-day item of its day; it knows no UIDs, so a second import doubles them."""
import collections
import datetime
import re

from clients import check, check_equal, main


# A day of 25 hours is an item repeated daily until the same day.
ITEM = re.compile(r"(?P<day>\d\d/\d\d/\d{4}) \[\d+\] (\{1D -> (?P<until>[\d/]+)\} )?(>[0-9a-f]+)? ?(?P<summary>.*)$")


def items_after_import(bench, data):
    text = bench.run("calcurse", "-D", data, "-C", data, "-i", bench.feed)
    check(re.search(rf"\b{len(bench.items)} events?\b", text), f"calcurse said: {text}")
    found = collections.Counter()
    for line in (data / "apts").read_text().splitlines():
        match = ITEM.match(line)
        check(match, f"no all-day item: {line!r}")
        check(match["until"] in (None, match["day"]), f"more than one day: {line!r}")
        found[datetime.datetime.strptime(match["day"], "%m/%d/%Y").date(), match["summary"].strip()] += 1
    return found


def test(bench):
    data = bench.home / "calcurse"
    want = collections.Counter((item.day, item.summary.strip()) for item in bench.items)
    check_equal(items_after_import(bench, data), want, "items")
    check_equal(items_after_import(bench, data), want + want, "items after a second import")


main(test)
