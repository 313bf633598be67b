# SPDX-License-Identifier: GPL-3.0-or-later
"""todoman reads the folder of tasks: each on its day, the open ones as open, done and called off ones as such."""
import collections
import datetime
import json
import zoneinfo

from clients import check, check_equal, main

CONFIG = """path = "{home}/lists/*"
date_format = "%Y-%m-%d"
time_format = "%H:%M"
cache_path = "{home}/todoman.cache"
default_list = "tasks"
"""
ZONE = zoneinfo.ZoneInfo("America/New_York")  # as in Bench.environment


def as_read(summary):
    """todoman reads by icalendar 4, which takes an escaped backslash before an n for a line break."""
    return summary.replace("\\n", "\n")


def listed(bench, config, *status):
    tasks = json.loads(bench.run("todoman", "--config", config, "--porcelain", "list", *status))
    return collections.Counter((as_read(task["summary"]), datetime.datetime.fromtimestamp(task["due"], ZONE).date(),
                                task["completed"]) for task in tasks)


def wanted(items):
    return collections.Counter((as_read(item.summary), item.day, item.state in ("done", "called off")) for item in items)


def test(bench):
    config = bench.write("todoman.py", CONFIG.format(home=bench.home))
    (bench.home / "lists").mkdir()
    bench.vdir.rename(bench.home / "lists" / "tasks")
    folder = bench.home / "lists" / "tasks"
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    check_equal({item.state for item in bench.items}, {"open", "submitted", "done", "called off"}, "states")
    check_equal(listed(bench, config, "--status", "ANY"), wanted(bench.items), "all tasks")
    open_ones = [item for item in bench.items if item.state in ("open", "submitted")]
    check_equal(listed(bench, config), wanted(open_ones), "open tasks")
    done = [item for item in bench.items if item.state == "done"]
    check_equal(listed(bench, config, "--status", "COMPLETED"), wanted(done), "done tasks")
    check(any(item.done for item in done) and not all(item.done for item in done), "days of done tasks")
    check_equal({file.name: file.read_bytes() for file in folder.iterdir()}, before, "the folder")


main(test, tasks=True)
