#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A home exported, imported into a fresh one and exported again: the same bytes. What cannot be taken whole is refused, and nothing changes."""
import json

from home import Checks, Home

DAY = ["--at", "2026-11-23"]


def fill(home):
    for command in (
            ["credential", "add", "CPC", "--earned", "2024-03-14", "--number", "=01"], ["credential", "add", "CCS", "--earned", "2023-05-02"],
            ["membership", "set", "aapc", "--renews", "2027-03"], ["log", "1.5", "Ünïcödé \"q\" \\ 🙂", "--on", "2026-11-03"],
            ["log", "0.125", "=1+1", "--on", "2026-11-02", "--provider", "A, B"], ["log", "7", "Gone", "--on", "2026-11-02"],
            ["log", "2", "To come", "--on", "2027-01-10", "--planned"], ["submit", "aapc", "--yes"], ["mute", "ahima"], ["answer", "birth", "1984-11-05"]):
        home.ok(*command, *DAY)


def check_refusals(home, checks, archive):
    before = home.ok("export", "json")
    facts = json.loads(archive)
    first = facts["activities"][0]
    wrong = {
        "certificates": {**facts, "activities": [{**first, "proofs": 1}]},
        "numbers twice": {**facts, "activities": [first, first]},
        "entered of none": {**facts, "entries": [{"activity_id": 999, "body": "aapc", "entered": "2026-01-01", "accepted": None}]},
        "no UUID": {**facts, "activities": [{**first, "uid": None}]},
        "no day": {**facts, "activities": [{**first, "done": None}]},
        "a new key": {**facts, "activities": [{**first, "colour": "red"}]},
        "a new list": {**facts, "evidence": []},
        "another schema": {**facts, "schema": "ceu.archive/2"},
        "out of order": {**facts, "activities": facts["activities"][::-1]},
    }
    for name, text in [(name, json.dumps(value)) for name, value in wrong.items()] + [("cut", archive[:-3]), ("empty", "{}")]:
        done = home.run("import", "-", *DAY, stdin=text.encode())
        checks.equal(done.returncode, 1, f"{name}: {done.stdout.decode()}{done.stderr.decode()}")
        checks.that(done.stderr.startswith(b"ceu: nothing was imported: ") and done.stderr.count(b"\n") == 1, f"{name}: {done.stderr!r}")
        checks.equal(home.ok("export", "json"), before, f"{name}: the records")
        checks.equal(json.loads(home.ok("history", "--json"))["entries"], [], f"{name}: history")


def main():
    checks = Checks()
    with Home() as old, Home() as new:
        fill(old)
        archive = old.ok("export", "json")
        checks.that(all(json.loads(archive)[name] for name in ("activities", "credentials", "memberships", "filings", "mutes", "answers")),
                    "the archive lacks something")
        (new.path / "work" / "archive.json").write_text(archive)
        new.ok("init")
        check_refusals(new, checks, archive)
        checks.that("can be imported" in new.ok("import", "archive.json", "--dry-run"), "a dry run")
        checks.equal(json.loads(new.ok("export", "json"))["activities"], [], "after the dry run")
        said = json.loads(new.ok("import", "archive.json", "--json"))
        checks.equal((said["schema"], said["changed"]), ("ceu.result/1", True), "the reply")
        checks.equal(new.ok("export", "json"), archive, "exported again")
        checks.equal(new.ok("status", *DAY), old.ok("status", *DAY), "the same status")
        new.ok("verify")
        done = new.run("import", "archive.json")
        checks.that(done.returncode == 1 and b"records already" in done.stderr, f"twice: {done.stderr!r}")
        checks.equal(new.run("import", "archive.json", "--partial").returncode, 2, "an option of tables")
        checks.equal(new.run("import", "archive.json", "archive.json").returncode, 2, "two files")
        checks.equal(new.ok("export", "json"), archive, "after refusals")
        new.ok("log", "1", "The next number", "--on", "2026-11-04", *DAY)
        new.ok("undo")
        new.ok("undo")
        checks.equal(json.loads(new.ok("export", "json"))["activities"], [], "taken back")
        new.ok("import", "archive.json")
        checks.equal(new.ok("export", "json"), archive, "once more")
        new.ok("verify")
    checks.finish()


if __name__ == "__main__":
    main()
