#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A helper that is missing, dies, talks nonsense, talks without end, never ends or leaves children: `ceu import` says what
happened, in its own time, and nothing is changed. And the real one is confined before it reads."""
import os
import pathlib
import subprocess
import sys
import time

from home import Checks, Home

CALENDAR = b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:A\r\nDTSTART:20261203T120000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
HELPERS = [
    ("not executable", None, b"cannot run the helper"),
    ("exit code", "exit 9", b"exit code 9"),
    ("silence", "exit 0", b"cannot be understood (schema)"),
    ("killed", "kill -SEGV $$", b"broke down"),
    ("too much time", "kill -XCPU $$", b"takes too long"),
    ("garbage", "head -c 100000 /dev/urandom", b"cannot be understood"),
    ("terminal codes", r"printf '\033[2J\033]0;x\007'", b"cannot be understood"),
    ("no title", """printf '{"schema":"ceu.extract/1","series":1,"faults":[],"remarks":[],"entries":[{"title":null}]}'""",
     b"cannot be understood"),
    ("endless", "exec cat /dev/zero", b"said more than it may"),
    ("never ends", "exec sleep 1000", b"takes too long"),
    ("closes and never ends", "exec >&-; exec sleep 1000", b"takes too long"),
]


def misbehave(checks, home, folder, name, script, words):
    helper = folder / "ceu-extract"
    store = home.path / "data" / "ceud" / "ceu.db"
    helper.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    helper.chmod(0o600 if script is None else 0o700)
    before = store.read_bytes()
    done = home.run("import", "a.ics", "--at", "2026-11-23", CEU_LIBEXEC_DIR=str(folder))
    checks.that(done.returncode not in (0, 2), f"{name}: exit code {done.returncode}")
    checks.that(words in done.stderr and b"nothing was imported" in done.stderr, f"{name}: {done.stderr!r}")
    checks.that(b"\033" not in done.stderr + done.stdout, f"{name}: codes for the terminal")
    checks.equal(done.stdout, b"", f"{name}: output")
    checks.that(store.read_bytes() == before, f"{name}: the store was changed")


def state_of(pid):
    text = pathlib.Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    return dict(line.split(":\t", 1) for line in text.splitlines() if ":\t" in line)


def is_confined(checks):
    """It waits for its input, and is confined already."""
    helper = pathlib.Path(os.environ["CEU_TEST_LIBEXEC"]) / "ceu-extract"
    with subprocess.Popen([helper, "--since=2026-11-01", "--until=2027-10-31"], stdin=subprocess.PIPE,
                          stdout=subprocess.PIPE) as process:
        for _ in range(600):
            state = state_of(process.pid)
            if state["NoNewPrivs"] == "1" and (float(os.environ["CEU_TEST_CPU_SECONDS"]) > 2 or state["Seccomp"] == "2"):
                break
            time.sleep(0.05)
        else:
            checks.that(False, f"it reads unconfined: {state}")
        said, _ = process.communicate(CALENDAR)
    checks.that(b'"title":"A"' in said and process.returncode == 0, f"confined it says {said!r}")


def main():
    checks = Checks()
    if sys.flags.optimize:
        sys.exit("not with -O")
    with Home() as home:
        home.ok("credential", "add", "CPC", "--earned", "2024-03-14", "--at", "2026-11-23")
        (home.path / "work" / "a.ics").write_bytes(CALENDAR)
        folder = home.path / "helpers"
        folder.mkdir()
        for name, script, words in HELPERS:
            misbehave(checks, home, folder, name, script, words)
        checks.that("1 added" in home.ok("import", "a.ics", "--at", "2026-11-23"), "the real one")
    is_confined(checks)
    checks.finish()


if __name__ == "__main__":
    main()
