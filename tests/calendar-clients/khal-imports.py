# SPDX-License-Identifier: GPL-3.0-or-later
"""khal imports the feed, lists every event on its day, and has no more of them after a second import."""
import collections

from clients import KHAL_SETTINGS, check_equal, khal_lists, main, property_of, raw_events


def test(bench):
    config = bench.write("khal.conf", KHAL_SETTINGS.format(vdir=bench.home / "vdir"))
    (bench.home / "vdir").mkdir()
    want = collections.Counter(f"{item.day} {item.day} {item.uid}" for item in bench.items)
    for _ in range(2):
        bench.run("khal", "-c", config, "import", "--batch", "-a", "renewals", bench.feed)
    files = list((bench.home / "vdir").glob("*.ics"))
    check_equal(len(files), len(bench.items), "files")
    stored = {property_of(event, "UID"): property_of(event, "DTSTART")
              for file in files for event in raw_events(file.read_bytes().decode())}
    check_equal(stored, {item.uid: item.day.strftime("%Y%m%d") for item in bench.items}, "stored")
    check_equal(khal_lists(bench, config, "{start-date} {end-date} {uid}"), want, "listed")


main(test)
