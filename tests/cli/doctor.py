#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""doctor: each thing that can be wrong is found, with its remedy; nothing is changed by looking."""
import json
import os
import time

from home import Checks, Home


def findings(home, **extra):
    done = home.run("doctor", "--json", **extra)
    reply = json.loads(done.stdout)
    return done.returncode, reply["ok"], {finding["what"]: finding for finding in reply["findings"]}


def main():
    checks = Checks()
    with Home() as home:
        # Nothing there yet.
        code, ok, found = findings(home)
        checks.equal(found["records"]["remedy"], "ceu init", "no records")
        checks.that(found["records"]["ok"], "no records is no failure")
        checks.equal(code, 0 if ok else 1, "the exit code follows the findings")
        checks.that(not (home.path / "data").exists(), "looking made a folder")

        home.ok("credential", "add", "CPC", "--earned", "2024-03-14", "--at", "2026-11-23")
        code, ok, found = findings(home)
        checks.that("0 activities" in found["records"]["detail"], f"records: {found['records']}")
        checks.equal(found["records"]["remedy"], None, "records are fine")
        checks.that(found["calendar file"]["remedy"].startswith("ceu calendar publish"), "no calendar file yet")
        checks.equal(found["session bus"]["ok"], True, "no session bus is a warning")
        checks.that(found["session bus"]["remedy"] is not None, "a warning has a remedy")
        checks.that(not found["daemon"]["ok"], "the daemon does not run here")
        checks.equal(code, 1, "without the daemon nothing reminds: a failure")
        checks.that("service file" in found, "the service file")

        # The calendar file: fresh, also after a change that it does not show, then older than the records.
        home.ok("membership", "set", "aapc", "--renews", "2027-03")
        home.ok("calendar", "publish")
        checks.equal(findings(home)[2]["calendar file"]["remedy"], None, "a fresh calendar file")
        feed = home.path / "data" / "ceud" / "calendar" / "renewals.ics"
        store = home.path / "data" / "ceud" / "ceu.db"
        later = time.time() + 3600
        os.utime(store, (later, later))
        checks.equal(findings(home)[2]["calendar file"]["remedy"], None, "records written since, and nothing new to show")
        old = time.time() - 3600
        os.utime(feed, (old, old))
        checks.that("older" in findings(home)[2]["calendar file"]["detail"], "an old calendar file")

        # Permissions.
        data = home.path / "data" / "ceud"
        data.chmod(0o755)
        name = f"permissions of {data}"
        checks.that("others" in findings(home)[2][name]["detail"], "an open folder")
        checks.that(findings(home)[2][name]["remedy"].startswith("chmod"), "its remedy")
        data.chmod(0o700)
        checks.equal(findings(home)[2][name]["remedy"], None, "closed again")

        # The inbox: its own folder need not be there, one of the user's must.
        checks.equal(findings(home)[2]["inbox"]["remedy"], None, "an inbox not used yet")
        inbox = home.path / "certificates"
        home.ok("config", "set", "inbox.folder", str(inbox))
        checks.that(not findings(home)[2]["inbox"]["ok"], "a missing inbox")
        (inbox / "sub").mkdir(parents=True)
        found = findings(home)[2]["inbox"]
        checks.that("cannot be taken in" in found["detail"] and found["remedy"] is not None, f"a folder in the inbox: {found}")
        (inbox / "sub").rmdir()
        checks.equal(findings(home)[2]["inbox"]["remedy"], None, "an inbox in order")
        home.ok("config", "set", "inbox.folder", "none")
        checks.equal(findings(home)[2]["inbox"]["remedy"], None, "no inbox wanted")
        home.ok("config", "unset", "inbox.folder")

        # Settings.
        settings = home.path / "config" / "ceud" / "ceud.conf"
        settings.parent.mkdir(parents=True, exist_ok=True)
        settings.write_text("[nonsense]\n", encoding="utf-8")
        code, _, found = findings(home)
        checks.that(not found["settings"]["ok"] and "nonsense" in found["settings"]["detail"], f"{found['settings']}")
        settings.unlink()

        # Rules.
        rules = home.path / "config" / "ceud" / "rules"
        rules.mkdir(parents=True)
        (rules / "mine.yaml").write_text("nonsense: [\n", encoding="utf-8")
        found = findings(home)[2]
        checks.that(not found["rules"]["ok"] and "mine.yaml" in found["rules"]["detail"], f"{found['rules']}")
        (rules / "mine.yaml").unlink()
        checks.that(not findings(home, CEU_RULES_DIR="/nonexistent")[2]["rules"]["ok"], "no rules at all")

        # The clock, by the day that the packs were verified.
        checks.that(not json.loads(home.run("doctor", "--json", "--at", "2001-01-01").stdout)["ok"], "a clock of 2001")
        found = {f["what"]: f for f in json.loads(home.run("doctor", "--json", "--at", "2001-01-01").stdout)["findings"]}
        checks.that(not found["clock"]["ok"], "a clock of 2001")
        found = {f["what"]: f for f in json.loads(home.run("doctor", "--json", "--at", "2031-01-01").stdout)["findings"]}
        checks.that(any("rules of" in what and f["remedy"] for what, f in found.items()), "old packs")

        # A damaged store.
        store = data / "ceu.db"
        store.write_bytes(b"no database" * 1000)
        code, _, found = findings(home)
        checks.that(not found["records"]["ok"], "a damaged store")
        checks.equal(code, 1, "a damaged store")

        # As people read it: every finding has its mark, every remedy its line.
        text = home.run("doctor").stdout.decode()
        for line in text.splitlines():
            checks.that(line.startswith(("ok    ", "warn  ", "FAIL  ", "      ")), f"an odd line: {line!r}")
        checks.that("FAIL  records" in text, text)

        # Without ceud beside ceu or on PATH.
        code, _, found = findings(home, PATH=f"{os.environ['CEU_TEST_BIN']}:/usr/bin:/bin")
        checks.that("daemon" in found, "the daemon")
    checks.finish()


if __name__ == "__main__":
    main()
