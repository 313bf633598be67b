#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""docs/calendars.md says what was seen: each row names a test that exists, and each test of a client has its row."""
import re

from common import TOP, finish

# Tests of ours, not of a client.
OTHERS = {"clients.py", "servers.py", "helper-publishes.py", "subscribes.py"}


def main():
    seen = (TOP / "docs/calendars.md").read_text().partition("## Not seen")[0]
    rows = [line for line in seen.splitlines() if line.startswith("| ") and not line.startswith("| program")]
    faults = [f"no test is named: {row}" for row in rows if not re.search(r"`tests/[\w/.-]+\.py` \|$", row)]
    named = set(re.findall(r"`(tests/[\w/.-]+)`", seen))
    faults += [f"there is no {name}" for name in sorted(named) if not (TOP / name).exists()]
    tests = {f"tests/calendar-clients/{file.name}" for file in (TOP / "tests/calendar-clients").glob("*.py")
             if file.name not in OTHERS}
    faults += [f"{name} has no row" for name in sorted(tests - named)]
    finish(faults, f"{len(rows)} rows, each with its test")


if __name__ == "__main__":
    main()
