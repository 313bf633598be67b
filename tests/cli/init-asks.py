#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""init on a terminal: it asks, takes a wrong answer without giving up, and stops at the end of input."""
from home import Checks, Home
from talk import talk


def main():
    checks = Checks()
    with Home() as home:
        code, said, rest = talk(home, ["init"], [b"CPC, NOPE ccs\n", b"someday\n", b"2024-03-14\n", b"2025-06-14\n", b"13\n", b"2027-03\n"])
        checks.equal(code, 0, f"init: {said}")
        checks.equal(rest, [], f"questions left: {said}")
        checks.that("no rules for a credential “NOPE”" in said, f"the unknown credential: {said}")
        checks.that("someday" in said and "13" in said, "the wrong answers")
        listed = home.ok("credential", "list")
        checks.that("CPC" in listed and "CCS" in listed and "2025-06-14" in listed, listed)
        checks.that("2027-03" in home.ok("membership", "list"), "the renewal month")
        # Again: nothing doubles.
        code, said, _ = talk(home, ["init"], [b"CPC\n", b"2024-03-14\n"])
        checks.equal(code, 0, f"a second time: {said}")
        checks.that("already" in said, f"a second time: {said}")
        checks.equal(home.ok("credential", "list"), listed, "the credentials")
    # End of input: nothing is half done, not even begun.
    for answers in ([b"\x04"], [b"CPC\n", b"\x04"], [b"CPC\n", b"2024-03-14\n", b"\x04"]):
        with Home() as home:
            code, said, _ = talk(home, ["init"], answers)
            checks.equal((code, "nothing was recorded" in said), (1, True), f"end of input: {said}")
            checks.equal({path.name for path in home.path.iterdir()} - {"cache"}, {"work"}, f"end of input after {answers}")
    with Home() as home:
        code, said, _ = talk(home, ["init"], [b"CPC\n", b"\n"])
        checks.equal(code, 0, f"a candidate: {said}")
        checks.that("CPC" in home.ok("credential", "list"), "a candidate")
    checks.finish()


if __name__ == "__main__":
    main()
