#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""import of a certificate on a terminal: what is sure is not asked, what is proposed is taken by Enter, and no answer records
nothing."""
import json

import pdf
from home import Checks, Home
from talk import talk

AT = ("--at", "2026-11-23")
SURE = "Course Title: Audits\nDate of Completion: November 14, 2026\nContact hours: 2\nSponsor: Acme Training\nIndex no: A1234\n"
DOUBT = "for attending\nModifier 25\non November 14, 2026\nCEUs: 0.6\nThe provider is accredited by IACET.\n"


def activities(home):
    if not (home.path / "data" / "ceud" / "ceu.db").exists():
        return []
    return json.loads(home.ok("list", "--json", *AT))["activities"]


def row(home):
    last = max(activities(home), key=lambda activity: activity["id"], default=dict.fromkeys(("title", "done", "units", "unit", "provider", "index")))
    return last["title"], last["done"], last["units"], last["unit"], last["provider"], last["index"]


def no_answer(checks):
    with Home() as home:
        (home.path / "work" / "c.pdf").write_bytes(pdf.write(DOUBT))
        for answers in ((b"\x04",), (b"\n", b"\n", b"\x04"), (b"\n", b"tomorrow week\n", b"14.14.2026\n", b"x\n", b"\x04")):
            got, said, rest = talk(home, ("import", home.path / "work" / "c.pdf"), answers)
            checks.equal((got, rest, "nothing was recorded" in said), (1, [], True), f"{answers}: {said}")
            checks.equal(activities(home), [], f"{answers}: recorded")


def answers(checks):
    with Home() as home:
        work = home.path / "work"
        (work / "sure.pdf").write_bytes(pdf.write(SURE))
        (work / "c.pdf").write_bytes(pdf.write(DOUBT))
        got, said, rest = talk(home, ("import", home.path / "work" / "sure.pdf"), ())
        checks.equal((got, rest), (0, []), f"sure: {said}")
        checks.equal(row(home), ("Audits", "2026-11-14", "2", "hour", "Acme Training", "A1234"), "sure")
        # Enter takes what is proposed: six hours, not 0.6; what may be missing stays so.
        got, said, rest = talk(home, ("import", home.path / "work" / "c.pdf"), (b"\n",) * 5)
        checks.equal((got, rest), (0, []), f"Enter: {said}")
        checks.that("record it with" not in said, f"Enter leaves doubts: {said}")
        checks.that("Units [6 hour]: " in said and "0.6 CEU, if they are of 10 hours each" in said, f"Enter: {said}")
        checks.equal(row(home), ("Modifier 25", "2026-11-14", "6", "hour", None, None), "Enter")
        home.ok("undo", *AT)
        # Other answers; what is wrong is asked again; an option is not asked about.
        got, said, rest = talk(home, ("import", home.path / "work" / "c.pdf", "--provider", "Acme"),
                               (b"Other\n", b"31.02.2026\n", b"11/13\n", b"0.6 miles\n", b"0.6 iacet\n", b"X-1\n"))
        checks.equal((got, rest), (0, []), f"others: {said}")
        checks.that("“11/13” is taken as 2026-11-13" in said, f"a guess: {said}")
        checks.equal(row(home), ("Other", "2026-11-13", "0.6", "iacet", "Acme", "X-1"), "others")
        checks.that("known already" in talk(home, ("import", home.path / "work" / "c.pdf"), ())[1], "again")


def unreadable(checks):
    with Home() as home:
        (home.path / "work" / "bad.pdf").write_bytes(b"%PDF-1.4 of nothing")
        got, said, rest = talk(home, ("import", home.path / "work" / "bad.pdf"), (b"\n", b"A title\n", b"2026-11-01\n", b"1.5\n", b"\n", b"\n"))
        checks.equal((got, rest), (0, []), f"unreadable: {said}")
        checks.that("it is damaged" in said and "this has to be stated" in said, f"unreadable: {said}")
        checks.equal(row(home), ("A title", "2026-11-01", "1.5", "ceu", None, None), "unreadable")


def main():
    checks = Checks()
    no_answer(checks)
    answers(checks)
    unreadable(checks)
    checks.finish()


if __name__ == "__main__":
    main()
