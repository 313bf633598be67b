#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Long output on a terminal goes through a pager, and nowhere else; the exit code is the command's, whatever the pager does."""
from home import Checks, Home
from talk import Person

AT = ("--at", "2026-11-23")
PAGED = "PAGED FROM HERE"
LONG, SHORT = ("help",), ("version",)


def run(home, arguments, rows=24, **extra):
    """On a terminal of so many lines: exit code, what was said."""
    environment = {**home.environment, "TERM": "xterm", **extra}
    for name in [name for name, value in environment.items() if value is None]:
        del environment[name]
    with Person(["ceu", *arguments], environment, home.path / "work", rows=rows) as person:
        return person.finish(), person.said


def check_when(checks, home):
    pager = {"CEU_PAGER": f"echo {PAGED}; cat"}
    for name, arguments, rows, extra, paged in [
            ("long output", LONG, 24, pager, True),
            ("a screen on which it fits", LONG, 300, pager, False),
            ("short output", SHORT, 24, pager, False),
            ("--no-pager", (*LONG, "--no-pager"), 24, pager, False),
            ("--no-pager in front", ("--no-pager", *LONG), 24, pager, False),
            ("--json", (*LONG, "--json"), 24, pager, False),
            ("a dumb terminal", LONG, 24, {**pager, "TERM": "dumb"}, False),
            ("no TERM", LONG, 24, {**pager, "TERM": None}, False),
            ("none", LONG, 24, {"CEU_PAGER": "none", "PAGER": pager["CEU_PAGER"]}, False),
            ("empty", LONG, 24, {"CEU_PAGER": "", "PAGER": pager["CEU_PAGER"]}, False),
            ("PAGER", LONG, 24, {"PAGER": pager["CEU_PAGER"]}, True),
            ("CEU_PAGER before PAGER", LONG, 24, {**pager, "PAGER": "echo ANOTHER"}, True),
            ("one long line that wraps", ("list", "--format", "%{title}" + "x" * 2000, *AT), 24, pager, True)]:
        code, said = run(home, arguments, rows, **extra)
        checks.equal((code, PAGED in said, "ANOTHER" in said), (0, paged, False), f"{name}: {said[:200]!r}")
        whole = home.run(*arguments, COLUMNS="80").stdout.decode()
        checks.that(said.replace(PAGED + "\n", "") == whole, f"{name}: not all of it, or more")
    done = home.run(*LONG, CEU_PAGER=pager["CEU_PAGER"], TERM="xterm")
    checks.that(PAGED not in done.stdout.decode(), "into a pipe")
    home.ok("config", "set", "terminal.pager", pager["CEU_PAGER"])
    checks.that(PAGED in run(home, LONG, PAGER="echo ANOTHER")[1], "the setting")
    checks.that("right" in run(home, LONG, CEU_PAGER="echo right; cat")[1], "CEU_PAGER before the setting")
    home.ok("config", "set", "terminal.pager", "none")
    checks.that("ANOTHER" not in run(home, LONG, PAGER="echo ANOTHER")[1], "the setting none")
    home.ok("config", "unset", "terminal.pager")


def check_failures(checks, home):
    """One that is not there, cannot run, is left early, fails, or is killed."""
    whole = home.run(*LONG, COLUMNS="80").stdout.decode()
    for name, pager, shown in [("missing", "no-such-pager-anywhere", True), ("a folder", "/", True), ("early", "head -2", False),
                               ("at once", "true", False), ("failing", "cat >/dev/null; exit 3", False), ("killed", "kill -9 $$", False)]:
        code, said = run(home, LONG, CEU_PAGER=pager)
        checks.equal(code, 0, f"{name}: {said[:200]!r}")
        checks.equal(whole in said, shown, f"{name}: {said[:200]!r}")
        checks.that("cannot write" not in said, f"{name}: {said[:200]!r}")
    for pager in ("cat -", "true", "no-such-pager-anywhere"):
        code, said = run(home, ("status", "--check", "--at", "2027-07-01"), rows=3, CEU_PAGER=pager)
        checks.equal(code, 4, f"the exit code of the command with {pager}: {said!r}")


def check_less(checks, home):
    """The real one; colours come through."""
    with Person(["ceu", "due", *AT], {**home.environment, "TERM": "xterm"}, home.path / "work", rows=8) as person:
        checks.that(person.await_text(r":\x1b\[K\Z"), f"less waits: {person.said!r}")
        checks.that("\x1b[1m" in person.said, f"colours: {person.said!r}")
        person.type("q")
        checks.equal(person.finish(), 0, f"less: {person.said!r}")


def check_keys(checks, home):
    """Ctrl-C is the pager's while it runs."""
    pager = 'trap "echo HEARD; exit 0" INT; cat >/dev/null; echo WAITS; while :; do sleep 0.1; done'
    with Person(["ceu", *LONG], {**home.environment, "TERM": "xterm", "CEU_PAGER": pager}, home.path / "work") as person:
        checks.that(person.await_text("WAITS"), f"the pager runs: {person.said!r}")
        person.type("\x03")
        checks.that(person.await_text("HEARD"), f"Ctrl-C reaches it: {person.said!r}")
        checks.equal(person.finish(), 0, f"Ctrl-C is no end of ceu: {person.said!r}")


def main():
    checks = Checks()
    with Home() as home:
        home.ok("init", "--credential", "CPC=2024-03-14", "--renews", "aapc=2027-03", *AT)
        home.ok("log", "1", "T", "--on", "2026-11-03", *AT)
        check_when(checks, home)
        check_failures(checks, home)
        check_less(checks, home)
        check_keys(checks, home)
    checks.finish()


if __name__ == "__main__":
    main()
