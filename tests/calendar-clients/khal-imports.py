# SPDX-License-Identifier: GPL-3.0-or-later
"""khal imports the feed, lists every event on its day, and has no more of them after a second import."""
import collections

from clients import check_equal, main, property_of, raw_events

CONFIG = """[calendars]
[[renewals]]
path = {home}/vdir
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[default]
default_calendar = renewals
"""


def listed(bench, config):
    days = sorted({item.day for item in bench.items})
    found = collections.Counter()
    for day in days:
        text = bench.run("khal", "-c", config, "list", "--notstarted", "--day-format", "", "--format",
                         "{start-date} {end-date} {uid}", str(day), "1d")
        found.update(line for line in text.splitlines() if line.strip())
    return found


def test(bench):
    config = bench.write("khal.conf", CONFIG.format(home=bench.home))
    (bench.home / "vdir").mkdir()
    want = collections.Counter(f"{item.day} {item.day} {item.uid}" for item in bench.items)
    for _ in range(2):
        bench.run("khal", "-c", config, "import", "--batch", "-a", "renewals", bench.feed)
    files = list((bench.home / "vdir").glob("*.ics"))
    check_equal(len(files), len(bench.items), "files")
    stored = {property_of(event, "UID"): property_of(event, "DTSTART")
              for file in files for event in raw_events(file.read_bytes().decode())}
    check_equal(stored, {item.uid: item.day.strftime("%Y%m%d") for item in bench.items}, "stored")
    check_equal(listed(bench, config), want, "listed")


main(test)
