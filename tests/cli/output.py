#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Output that cannot be written is a failure with its own code; what was recorded stays recorded."""
import json
import os
import subprocess

from home import Checks, Home

IO = 74


def run_into(home, target, *arguments):
    with open(target, "wb", buffering=0) as full:
        return subprocess.run(["ceu", *arguments], stdout=full, stderr=subprocess.PIPE, env=home.environment,
                              stdin=subprocess.DEVNULL, timeout=60, check=False)


def main():
    checks = Checks()
    with Home() as home:
        home.ok("credential", "add", "CPC", "--earned", "2024-03-14", "--at", "2026-11-23")
        for arguments in (["status"], ["list"], ["help"], ["version"], ["export", "json"], ["status", "--json"],
                          ["completion", "bash"]):
            done = run_into(home, "/dev/full", *arguments)
            checks.equal(done.returncode, IO, f"{arguments} onto a full disk")
            checks.that(b"No space left" in done.stderr, f"{arguments}: {done.stderr!r}")
        done = run_into(home, "/dev/full", "log", "1", "Kept", "--on", "2026-11-03", "--at", "2026-11-23")
        checks.equal(done.returncode, IO, "log onto a full disk")
        checks.that(b"stays recorded" in done.stderr, f"log: {done.stderr!r}")
        checks.that("Kept" in home.ok("list"), "what was logged is gone")
        # Standard output closed from the start.
        done = subprocess.run(["bash", "-c", "ceu list >&-"], stderr=subprocess.PIPE, env=home.environment, timeout=60,
                              check=False)
        checks.equal(done.returncode, IO, "a closed standard output")
        # Every reply with --json is one object with its schema, alone on standard output.
        commands = {
            "ceu.status/1": ["status"], "ceu.due/1": ["due"], "ceu.explain/1": ["explain"], "ceu.list/1": ["list"],
            "ceu.show/1": ["show", "1"], "ceu.credentials/1": ["credential", "list"],
            "ceu.memberships/1": ["membership", "list"], "ceu.history/1": ["history"], "ceu.reminders/1": ["reminders"],
            "ceu.rules/1": ["rules", "list"], "ceu.check/1": ["rules", "check"], "ceu.verify/1": ["verify"],
            "ceu.config/1": ["config", "list"], "ceu.version/1": ["version"], "ceu.commands/1": ["help"],
            "ceu.result/1": ["edit", "1", "--units", "2"], "ceu.calendar/1": ["calendar", "publish"],
            "ceu.path/1": ["path", "CPC-A", "--claim", "course"], "ceu.report/1": ["report", "transcript"],
        }
        for schema, arguments in commands.items():
            text = home.ok(*arguments, "--json")
            checks.equal(json.loads(text)["schema"], schema, f"{arguments}")
            checks.equal(text.count("\n"), 1, f"lines of {arguments}")
        done = home.run("doctor", "--json")
        checks.equal(json.loads(done.stdout)["schema"], "ceu.doctor/1", "doctor")
        # A leading option is the command's.
        checks.equal(home.ok("--json", "list"), home.ok("list", "--json"), "--json in front")
        # No question without a terminal, and no wait for one.
        checks.that("ready" in home.ok("init"), "init without a terminal")
        # Read-only records can be looked at.
        store = home.path / "data" / "ceud" / "ceu.db"
        if os.geteuid() != 0:
            store.chmod(0o400)
            checks.that("Kept" in home.ok("list"), "read-only records")
    checks.finish()


if __name__ == "__main__":
    main()
