# SPDX-License-Identifier: GPL-3.0-or-later
"""khal reads the folder of events itself: every event on its day, called off ones named so, and no file changed."""
import collections

from clients import KHAL_SETTINGS, check, check_equal, khal_lists, main


def test(bench):
    config = bench.write("khal.conf", KHAL_SETTINGS.format(vdir=bench.vdir))
    check_equal((bench.vdir / "displayname").read_text(), "Renewals", "name of the folder")
    (bench.vdir / ".ceud.tmp").write_text("BEGIN:VCALENDAR half")  # what a kill may leave
    before = {file.name: (file.read_bytes(), file.stat().st_mtime_ns) for file in bench.vdir.iterdir()}
    want = collections.Counter(f"{item.day} {item.day} {item.uid} {'CANCELLED' if item.cancelled else ''}".strip()
                               for item in bench.items)
    check_equal(khal_lists(bench, config, "{start-date} {end-date} {uid} {cancelled}"), want, "listed")
    check_equal(khal_lists(bench, config, "{start-date} {end-date} {uid} {cancelled}"), want, "listed again")
    check(any("CANCELLED" in line for line in want), "nothing is called off")
    check_equal({file.name: (file.read_bytes(), file.stat().st_mtime_ns) for file in bench.vdir.iterdir()}, before,
                "the folder")


main(test)
