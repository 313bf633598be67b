# SPDX-License-Identifier: GPL-3.0-or-later
"""khal reads the folder of events itself: every event on its day, called off ones named so, and no file changed."""
import collections

from clients import check, check_equal, main

CONFIG = """[calendars]
[[renewals]]
path = {vdir}
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
    found = collections.Counter()
    for day in sorted({item.day for item in bench.items}):
        text = bench.run("khal", "-c", config, "list", "--notstarted", "--day-format", "", "--format",
                         "{start-date} {end-date} {uid} {cancelled}", str(day), "1d")
        found.update(line.strip() for line in text.splitlines() if line.strip())
    return found


def test(bench):
    config = bench.write("khal.conf", CONFIG.format(vdir=bench.vdir))
    check_equal((bench.vdir / "displayname").read_text(), "Renewals", "name of the folder")
    (bench.vdir / ".ceud.tmp").write_text("BEGIN:VCALENDAR half")  # what a kill may leave
    before = {file.name: (file.read_bytes(), file.stat().st_mtime_ns) for file in bench.vdir.iterdir()}
    want = collections.Counter(f"{item.day} {item.day} {item.uid} {'CANCELLED' if item.cancelled else ''}".strip()
                               for item in bench.items)
    check_equal(listed(bench, config), want, "listed")
    check_equal(listed(bench, config), want, "listed again")
    check(any("CANCELLED" in line for line in want), "nothing is called off")
    check_equal({file.name: (file.read_bytes(), file.stat().st_mtime_ns) for file in bench.vdir.iterdir()}, before,
                "the folder")


main(test)
