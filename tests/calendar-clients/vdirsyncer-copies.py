# SPDX-License-Identifier: GPL-3.0-or-later
"""vdirsyncer copies the feed into a folder of one file an event, and has nothing to do the second time."""
from clients import check, check_equal, main, property_of, raw_events

CONFIG = """[general]
status_path = "{home}/status/"
[pair renewals]
a = "feed"
b = "folder"
collections = null
conflict_resolution = "a wins"
[storage feed]
type = "singlefile"
path = "{home}/copy.ics"
read_only = true
[storage folder]
type = "filesystem"
path = "{home}/vdir"
fileext = ".ics"
"""


def stored(bench):
    events = {}
    for file in (bench.home / "vdir").glob("*.ics"):
        text = file.read_bytes().decode()
        check_equal(len(raw_events(text)), 1, f"events in {file.name}")
        [event] = raw_events(text)
        events[property_of(event, "UID")] = (property_of(event, "DTSTART"), property_of(event, "DTEND"))
    return events


def test(bench):
    config = bench.write("vdirsyncer.conf", CONFIG.format(home=bench.home))
    (bench.home / "vdir").mkdir()
    # A copy: vdirsyncer writes a single file anew even if told not to, and drops METHOD then.
    (bench.home / "copy.ics").write_bytes(bench.feed.read_bytes())
    bench.run("vdirsyncer", "-c", config, "discover")
    bench.run("vdirsyncer", "-c", config, "sync")
    first = stored(bench)
    for item in bench.items:
        check(item.uid in first, f"{item.uid} was not copied")
        check_equal(first[item.uid][0], item.day.strftime("%Y%m%d"), item.uid)
    check_equal(len(first), len(bench.items), "files")
    names = {file.name: file.stat().st_mtime_ns for file in (bench.home / "vdir").iterdir()}
    bench.run("vdirsyncer", "-c", config, "sync")
    check_equal({file.name: file.stat().st_mtime_ns for file in (bench.home / "vdir").iterdir()}, names,
                "files after a second run")


main(test)
