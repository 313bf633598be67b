#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A store that is damaged, newer, read-only or busy: the documented exit code, one message, not one byte changed."""
import fcntl
import os
import sqlite3
import stat

from home import Checks, Home

FAILED, CANNOT_WRITE, DAMAGED = 1, 73, 76
LOOKING = (["status"], ["list"], ["due"], ["history"], ["export", "json"])
WRITING = (["log", "1", "T", "--on", "2026-11-03"], ["undo"], ["remove", "1"], ["edit", "1", "--units", "2"])


def fill(home):
    home.ok("credential", "add", "CPC", "--earned", "2024-03-14", "--at", "2026-11-23")
    home.ok("log", "1.5", "A course", "--on", "2026-11-03", "--at", "2026-11-23")
    return home.path / "data" / "ceud" / "ceu.db"


def refused(checks, home, commands, codes, what):
    store = home.path / "data" / "ceud" / "ceu.db"
    before = store.read_bytes()
    for arguments in commands:
        done = home.run(*arguments)
        checks.that(done.returncode in codes, f"{what}, {arguments}: exit code {done.returncode}: {done.stderr!r}")
        checks.that(done.stderr.startswith(b"ceu: ") and done.stderr.count(b"\n") == 1, f"{what}, {arguments}: {done.stderr!r}")
        checks.equal(done.stdout, b"", f"{what}, {arguments}: output")
    checks.equal(store.read_bytes(), before, f"{what}: the store")


def main():
    checks = Checks()
    with Home() as home:
        store = fill(home)
        store.write_bytes(b"this is no database at all" * 200)
        refused(checks, home, LOOKING + WRITING, (DAMAGED,), "no database")
    with Home() as home:
        store = fill(home)
        whole = store.read_bytes()
        store.write_bytes(whole[:100])
        refused(checks, home, LOOKING + WRITING, (DAMAGED,), "cut off")
    with Home() as home:
        store = fill(home)
        with sqlite3.connect(store) as connection:
            connection.execute("PRAGMA user_version = 4711")
        connection.close()
        refused(checks, home, LOOKING + WRITING, (DAMAGED,), "newer")
        checks.that(b"4711" in home.run("status").stderr, "the newer version is not named")
    with Home() as home:
        store = fill(home)
        with sqlite3.connect(store) as connection:
            connection.execute("PRAGMA application_id = 1")
        connection.close()
        refused(checks, home, LOOKING + WRITING, (DAMAGED, FAILED), "another program's file")
    with Home() as home:
        store = fill(home)
        store.unlink()
        store.mkdir()
        for arguments in LOOKING + WRITING:
            done = home.run(*arguments)
            checks.that(done.returncode not in (0, 2), f"a folder in its place, {arguments}: {done.returncode}")
            checks.that(store.is_dir(), f"a folder in its place, {arguments}: it is gone")
    if os.geteuid() != 0:
        with Home() as home:
            store = fill(home)
            store.chmod(stat.S_IRUSR)
            store.parent.chmod(stat.S_IRUSR | stat.S_IXUSR)
            for arguments in LOOKING:
                home.ok(*arguments)
            refused(checks, home, WRITING, (CANNOT_WRITE,), "read-only")
            store.parent.chmod(stat.S_IRWXU)
    with Home() as home:
        # The lock of another program's reading does not keep anyone from looking.
        store = fill(home)
        with open(store, "rb") as held:
            fcntl.flock(held, fcntl.LOCK_SH)
            home.ok("list")
    with Home() as home:
        # What is missing around the store is named, not guessed.
        fill(home)
        done = home.run("status", CEU_RULES_DIR="/nonexistent")
        checks.that(b"CPC" in done.stdout or b"CPC" in done.stderr, f"without rules: {done.stdout!r} {done.stderr!r}")
        done = home.run("export", "ics", CEU_LIBEXEC_DIR="/nonexistent")
        checks.equal(done.returncode, FAILED, "without the helper")
    checks.finish()


if __name__ == "__main__":
    main()
