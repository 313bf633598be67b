#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lines of tests for each line of code: at least 0.7. Blank lines count on neither side."""
from common import TOP, finish

LEAST = 0.7
CODE = [(room, ("*.c", "*.h")) for room in ("lib", "cli", "daemon", "helpers", "include")]
TESTS = [("tests", ("*.c", "*.h", "*.py", "*.sh", "*.bats", "*.test", "*.t", "*.golden", "*.tsv", "*.txt", "*.exp"))]


def lines(places):
    total = 0
    for folder, patterns in places:
        for path in {p for pattern in patterns for p in (TOP / folder).rglob(pattern) if p.is_file()}:
            if "bad" not in path.parts and "corpus" not in path.parts and path.name != "CMakeLists.txt":
                total += sum(1 for line in path.read_bytes().splitlines() if line.strip())
    return total


def main():
    code, tests = lines(CODE), lines(TESTS)
    ratio = tests / code
    said = f"{tests} lines of tests for {code} lines of code: {ratio:.2f}"
    finish([] if ratio >= LEAST else [f"{said}, below {LEAST}"], said)


if __name__ == "__main__":
    main()
