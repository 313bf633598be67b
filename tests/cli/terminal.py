#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""ceu on a terminal of 80 and 40 columns: nothing is wider than it, colours only where they are wanted."""
import fcntl
import os
import pty
import re
import struct
import subprocess
import termios
import unicodedata

from home import Checks, Home

ESCAPE = re.compile(r"\x1b\[[0-9;]*m")


def on_terminal(home, columns, arguments, **extra):
    """Output of ceu on a pseudo-terminal of that width."""
    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 1000, columns, 0, 0))
    environment = {**home.environment, "TERM": "xterm-256color", **extra}
    with subprocess.Popen(["ceu", *arguments], stdin=follower, stdout=follower, stderr=follower, env=environment,
                          cwd=home.path / "work", start_new_session=True) as process:
        os.close(follower)
        said = b""
        while True:
            try:
                part = os.read(leader, 65536)
            except OSError:
                break
            if not part:
                break
            said += part
        os.close(leader)
        code = process.wait(timeout=60)
    return code, said.decode().replace("\r\n", "\n")


def width(line):
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 0 if unicodedata.combining(c) else 1 for c in line)


def fill(home):
    home.ok("credential", "add", "CPC", "--earned", "2024-03-14", "--at", "2026-11-23")
    home.ok("credential", "add", "CCS", "--earned", "2025-06-14", "--at", "2026-11-23")
    home.ok("membership", "set", "aapc", "--renews", "2027-03", "--at", "2026-11-23")
    home.ok("log", "1.5", "A title that is a good deal longer than a narrow terminal is wide", "--on", "2026-11-03",
            "--provider", "A provider with a long name", "--index", "X1", "--at", "2026-11-23")
    home.ok("log", "2", "広い文字の題名はふたつぶんの幅をとる広い文字", "--on", "2026-11-04", "--provider", "学会",
            "--at", "2026-11-23")


def main():
    checks = Checks()
    with Home() as home:
        fill(home)
        for columns in (80, 40):
            for command in (["status"], ["due"], ["list"], ["credential", "list"], ["membership", "list"],
                            ["explain", "CPC"], ["reminders"], ["history"]):
                code, said = on_terminal(home, columns, [*command, "--at", "2026-11-23"])
                checks.equal(code, 0, f"{command} on {columns} columns")
                checks.that(said.strip() != "", f"{command} on {columns} columns says nothing")
                for line in ESCAPE.sub("", said).splitlines():
                    checks.that(width(line) <= columns or "://" in line or "ceu " in line,
                                f"{command}: {width(line)} columns, not {columns}: {line!r}")
        colours = {
            "plain": ({}, [], True),
            "NO_COLOR": ({"NO_COLOR": "1"}, [], False),
            "NO_COLOR empty": ({"NO_COLOR": ""}, [], True),
            "TERM=dumb": ({"TERM": "dumb"}, [], False),
            "--no-color": ({}, ["--no-color"], False),
        }
        for name, (extra, options, wanted) in colours.items():
            _, said = on_terminal(home, 80, ["status", "--at", "2026-11-23", *options], **extra)
            checks.equal(ESCAPE.search(said) is not None, wanted, f"colours with {name}")
        checks.that(b"\x1b" not in home.run("status", "--at", "2026-11-23").stdout, "colours into a pipe")
        # A pipe is not cut, unless COLUMNS says so.
        whole = home.ok("list")
        checks.that("narrow terminal is wide" in whole, "a title is cut in a pipe")
        checks.that("narrow terminal is wide" not in home.ok("list", COLUMNS="60"), "COLUMNS is not heeded")
        # Without UTF-8 no block characters.
        checks.that("█" not in home.ok("status", "--at", "2026-11-23", LC_ALL="C"), "blocks without UTF-8")
    checks.finish()


if __name__ == "__main__":
    main()
