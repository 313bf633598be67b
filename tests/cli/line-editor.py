#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The questions of ceu log and ceu init with the line editor: a person types, completes, corrects, gives up."""
import json

from home import Checks, Home
from talk import Person

AT = ("--at", "2026-11-23")
XTERM = {"TERM": "xterm"}
# What stands in front of each answer of log, in its order.
ASKED = ["Units", "Title", "Day", "Provider", "number", "Topics"]


def sit_down(home, *arguments, **extra):
    return Person(["ceu", *arguments, *AT], {**home.environment, **XTERM, **extra}, home.path / "work")


def answer(person, word, keys):
    """Waits for the question with that word and types; False: it is never asked."""
    if not person.await_text(word + r"[^\n]*: (?:\x1b\[[0-9?]*[a-z])*\Z"):
        return False
    person.type(keys)
    return True


def activities(home):
    return json.loads(home.ok("list", "--json", *AT))["activities"]


def fill(home):
    home.ok("log", "1.5", "Chapter meeting: what's new", "--on", "2026-11-03", "--provider", "Career Step", "--topic", "privacy law", *AT)
    home.ok("log", "2", "学会の年次大会", "--on", "2026-11-04", "--provider", "日本診療情報管理学会", "--topic", "icd-10", *AT)


def check_log(checks, home):
    """Tab, keys that edit, wide characters; an answer that cannot be is asked for again."""
    with sit_down(home, "log") as person:
        keys = ["one\r", b"\x15" + b"2.5\x01\x06\x1b[D\x1b[3~3\r", "Chap\t\x17again\r", "31 feb\r", "2026-12-24\r", "mar 5\r", "car\t\r", "X-1é\x7fe\r",
                "priv\t; icd\t\r"]
        words = ["Units", "Units", "Title", "Day", "Day", "Day", "Provider", "number", "Topics"]
        for word, typed in zip(words, keys):
            checks.that(answer(person, word, typed), f"log does not ask for {word}: {person.said!r}")
        checks.equal(person.finish(), 0, person.said)
    checks.that("Tab completes" in person.said, "how it is done")
    checks.that("“one”" in person.said and "is in the future" in person.said, f"wrong answers: {person.said}")
    checks.that("“mar 5” is taken as 2026-03-05, the last one" in person.said, person.said)
    new = activities(home)[0]
    for key, want in {"units": "3.5", "title": "Chapter meeting: what's again", "done": "2026-03-05", "provider": "Career Step",
                      "index": "X-1e", "topics": "privacy law;icd-10"}.items():
        checks.equal(new[key], want, f"the {key} of what was typed")


def check_wide(checks, home):
    """Cells of two columns: Backspace takes a whole one, and Tab completes them."""
    with sit_down(home, "log", "1") as person:
        for word, typed in zip(ASKED[1:], ["広い文字\x7f\x7f題名\r", "\r", "日本\t\r", "\r", "\r"]):
            checks.that(answer(person, word, typed), f"{word}: {person.said!r}")
        checks.equal(person.finish(), 0, person.said)
    new = activities(home)[-1]
    checks.equal((new["title"], new["provider"], new["done"], new["topics"]), ("広い題名", "日本診療情報管理学会", "2026-11-23", "icd-10"), "wide characters")


def check_choice(checks, home):
    """What fits is listed with what it is; nothing is taken before it is one."""
    with sit_down(home, "init") as person:
        checks.that(answer(person, "Credentials", "CPC-\t"), person.said)
        checks.that(person.await_text("CPC-A +Certified") , f"what fits: {person.said!r}")
        person.type(b"\x03")
        checks.equal(person.finish(), -2, "Ctrl-C")
    checks.that("interrupted: nothing was recorded" in person.said, person.said)


def check_leaving(checks, home):
    """Ctrl-C and Ctrl-D at every question leave everything as it was."""
    before = home.ok("export", "json")
    for count in range(len(ASKED)):
        for key, code, said in ((b"\x03", -2, "interrupted: nothing was recorded"), (b"\x04", 1, "the input ended before the last question: nothing")):
            with sit_down(home, "log") as person:
                for word, typed in zip(ASKED[:count], ["1\r", "T\r", "\r", "\r", "\r"]):
                    checks.that(answer(person, word, typed), f"{word}: {person.said!r}")
                checks.that(answer(person, ASKED[count], key), f"{ASKED[count]}: {person.said!r}")
                checks.equal(person.finish(), code, f"{key} at {ASKED[count]}: {person.said!r}")
                checks.that(said in person.said, f"{key} at {ASKED[count]}: {person.said!r}")
    checks.equal(home.ok("export", "json"), before, "the records after all that")
    with Home() as empty:
        for arguments in (("log",), ("init",)):
            with sit_down(empty, *arguments) as person:
                checks.that(answer(person, "Units" if arguments == ("log",) else "Credentials", b"\x03"), person.said)
                person.finish()
        checks.that(not (empty.path / "data").exists() and not (empty.path / "config").exists(), "a store for nothing")


def check_without(checks, home):
    """No editor, or no terminal that could show one: plain lines. Nobody to ask: the usage error of always."""
    for extra in ({"CEU_LIBEXEC_DIR": "/nonexistent"}, {"TERM": "dumb"}):
        with sit_down(home, "log", "1", **extra) as person:
            for word, typed in zip(ASKED[1:], [f"Plain {extra}\n", "\n", "\n", "\n", "\n"]):
                checks.that(answer(person, word, typed), f"{word}: {person.said!r}")
            checks.equal(person.finish(), 0, person.said)
        checks.equal(activities(home)[-1]["title"], f"Plain {extra}", "plain lines")
    done = home.run("log", stdin=b"1\nT\n")
    checks.equal((done.returncode, done.stderr.decode()), (2, "ceu: “log” needs UNITS TITLE\n"), "no terminal")
    with sit_down(home, "log", "--json") as person:
        checks.equal(person.finish(), 2, f"a program reads: {person.said}")
    with sit_down(home, "log", "none") as person:
        checks.equal((person.finish(), "Title" in person.said), (2, False), f"wrong from the beginning: {person.said}")


def main():
    checks = Checks()
    with Home() as home:
        home.ok("credential", "add", "CPC", "--earned", "2024-03-14", *AT)
        fill(home)
        check_log(checks, home)
        check_wide(checks, home)
        check_choice(checks, home)
        check_leaving(checks, home)
        check_without(checks, home)
        # No answer is kept anywhere but in the records.
        files = sorted(str(path.relative_to(home.path)) for path in home.path.rglob("*") if path.is_file())
        checks.that(all(path.startswith(("data/ceud/ceu.db", "cache/")) for path in files), f"files: {files}")
    checks.finish()


if __name__ == "__main__":
    main()
