#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""An archive that takes long is counted on a terminal, in one line that goes away; a pipe sees nothing of it."""
import os
import pty
import subprocess
import time

from home import Checks, Home

LIMIT_S = 60


def import_slowly(home, archive, error):
    """Blanks, which mean nothing between the parts of JSON, until something was said or a second is over; then the rest."""
    with subprocess.Popen(["ceu", "import", "-"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=error, env=home.environment,
                          cwd=home.path / "work") as program:
        program.stdin.write(archive[:1])
        yield program
        program.stdin.write(archive[1:])
        program.stdin.close()
        program.wait(timeout=LIMIT_S)
        yield program


def on_terminal(home, archive):
    leader, follower = pty.openpty()
    steps = import_slowly(home, archive, follower)
    program = next(steps)
    os.close(follower)
    os.set_blocking(leader, False)
    said, end = b"", time.monotonic() + LIMIT_S
    while b"reading" not in said and time.monotonic() < end:
        program.stdin.write(b" " * 1024)
        program.stdin.flush()
        time.sleep(0.02)
        try:
            said += os.read(leader, 4096)
        except BlockingIOError:
            pass
    next(steps)
    try:
        while part := os.read(leader, 4096):
            said += part
    except OSError:
        pass
    os.close(leader)
    return program.returncode, said.decode()


def in_pipe(home, archive):
    steps = import_slowly(home, archive, subprocess.PIPE)
    program = next(steps)
    begin = time.monotonic()
    while time.monotonic() < begin + 0.8:
        program.stdin.write(b" " * 1024)
        program.stdin.flush()
        time.sleep(0.02)
    program.stdin.write(archive[1:])
    program.stdin.close()
    said = program.stderr.read()
    program.wait(timeout=LIMIT_S)
    return program.returncode, said.decode()


def main():
    checks = Checks()
    with Home() as old, Home() as new, Home() as other:
        old.ok("log", "1", "One", "--on", "2026-11-03", "--at", "2026-11-23")
        archive = old.ok("export", "json").encode()
        code, said = on_terminal(new, archive)
        checks.equal(code, 0, said)
        checks.that("reading 0 MiB" in said, f"no progress: {said!r}")
        checks.that(said.endswith("\r") and said.rstrip("\r").endswith(" " * 50), f"the line stays: {said!r}")
        checks.equal(new.ok("export", "json").encode(), archive, "what was imported")
        code, said = in_pipe(other, archive)
        checks.equal((code, said), (0, ""), "in a pipe")
    checks.finish()


if __name__ == "__main__":
    main()
