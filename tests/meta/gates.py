#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The gates that other rooms bring are there: a gate that is not registered is a gate that never fails.

usage: gates.py BUILD
"""
import json
import re
import sys

from common import finish, run

GATES = {
    "every statement prepares and uses an index": r"store/.*(sql|statement|plan)",
    "migrations": r"store/.*migrat",
    "command table against man page and completions": r"cli/.*docs",
    "shipped packs": r"rules/.*(pack|ship)",
    "the calendar read by other programs": r"calendar-clients/",
    "the push to calendar servers": r"caldav/",
    "reports in a browser": r"pages/",
    "unit file": r"systemd/",
    "the daemon against a notification server": r"daemon/",
    "power loss and kill -9": r"reliability/",
    "fuzz corpus": r"fuzz/",
}


def main():
    tests = [t["name"] for t in json.loads(run("ctest", "--test-dir", sys.argv[1], "--show-only=json-v1"))["tests"]]
    faults = [f"no test for: {what} (looked for {pattern})" for what, pattern in GATES.items()
              if not any(re.match(pattern, name) for name in tests)]
    finish(faults, f"{len(tests)} tests, {len(GATES)} gates among them")


if __name__ == "__main__":
    main()
