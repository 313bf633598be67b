#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""log on a terminal: what looks wrong is asked about, and only a yes records it."""
from home import Checks, Home
from talk import talk

AT = ("--at", "2026-11-23")


def twins(checks):
    with Home() as home:
        event = ("log", "1", "Chapter meeting", "--provider", "AAPC")
        for answers, code, count in (((), 0, 1), ((b"\n",), 1, 1), ((b"n\n",), 1, 1), ((b"\x04",), 1, 1),
                                     ((b"maybe\n",), 1, 1), ((b"Y\n",), 0, 2), ((b"yes\n",), 0, 3)):
            got, said, rest = talk(home, event, answers)
            checks.equal(got, code, f"{answers}: {said}")
            checks.equal(rest, [], f"{answers}: questions left: {said}")
            checks.equal("logged already, as number 1" in said, bool(answers), f"{answers}: {said}")
            checks.equal(home.ok("list", *AT).count("Chapter meeting"), count, f"{answers}: {said}")
        # Nobody is asked who said it, who reads JSON, or who is no terminal.
        got, said, _ = talk(home, (*event, "--again"), ())
        checks.equal((got, "twice" in said), (0, False), said)
        got, said, _ = talk(home, (*event, "--json"), ())
        checks.equal((got, "add --again" in said, "[y/N]" in said), (1, True, False), said)
        done = home.run(*event, *AT, stdin=b"y\n")
        checks.equal((done.returncode, b"add --again" in done.stderr), (1, True), done.stderr)
        checks.equal(home.ok("list", *AT).count("Chapter meeting"), 4, "the last")


def years(checks):
    with Home() as home:
        old = ("log", "1", "Old course", "--on", "2006-04-20")
        got, said, rest = talk(home, old, (b"n\n",))
        checks.equal((got, rest, "add --yes" in said), (2, [], True), said)
        checks.that(not (home.path / "data" / "ceud" / "ceu.db").exists(), "a store for nothing")
        got, said, rest = talk(home, old, (b"y\n",))
        checks.equal((got, rest), (0, []), said)
        checks.that("2006-04-20" in home.ok("list", *AT), "the old course")
        # A yes to the year is none to the future.
        got, said, rest = talk(home, ("log", "1", "Far", "--on", "2062-04-20"), (b"y\n",))
        checks.equal((got, rest, "is in the future" in said), (2, [], True), said)


def main():
    checks = Checks()
    twins(checks)
    years(checks)
    checks.finish()


if __name__ == "__main__":
    main()
