#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Plays a transcript and compares: "$ " begins a command of bash, "> " goes on with it; then come its standard output, its
standard error with "2> " in front, and "[exit N]" if N is not 0. "# " in front of a command is a comment. The home's path
reads $HOME, the checkout's $SOURCE. UPDATE=1 writes what was seen into the file: read the difference before you commit it."""
import difflib
import os
import pathlib
import re
import subprocess
import sys

from home import SOURCE, Home


def split(text):
    """Blocks: (comments and blank lines, command lines, expected lines)."""
    blocks, before, command, expected = [], [], [], []
    for line in text.splitlines():
        if line.startswith("$ "):
            if command:
                blocks.append((before, command, expected))
                before, command, expected = [], [], []
            command = [line[2:]]
        elif command and not expected and line.startswith("> "):
            command.append(line[2:])
        elif not command or line.startswith("# ") or (line == "" and expected[-1:] == [""]):
            if command:
                blocks.append((before, command, expected))
                before, command, expected = [], [], []
            before.append(line)
        else:
            expected.append(line)
    if command:
        blocks.append((before, command, expected))
    return blocks


def tidy(raw, home):
    text = raw.decode("utf-8", "backslashreplace")
    text = text.replace(str(home.path), "$HOME").replace(str(SOURCE), "$SOURCE")
    text = re.sub(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", "YYYY-MM-DDThh:mm:ssZ", text)
    return text.splitlines()


def replies_as_documented(raw, command):
    """Each line that is a reply with a schema is what docs/cli.schema.json says; a transcript with another one is never right."""
    lines = [line for line in raw.decode("utf-8", "replace").splitlines() if line.startswith('{"schema":"ceu.')]
    if not lines:
        return
    from replies import Replies  # only now: most transcripts have no JSON, and this takes a while to load
    replies = Replies()
    for line in lines:
        faults = replies.faults(line)
        if faults:
            sys.exit("\n".join([f"{' '.join(command)}: not as docs/cli.schema.json says:", *faults]))


def play(command, home):
    done = subprocess.run(["bash", "-c", "\n".join(command)], capture_output=True, cwd=home.path / "work",
                          env=home.environment, stdin=subprocess.DEVNULL, timeout=60, check=False)
    replies_as_documented(done.stdout + b"\n" + done.stderr, command)
    seen = tidy(done.stdout, home) + [f"2> {line}".rstrip() for line in tidy(done.stderr, home)]
    if done.returncode != 0:
        seen.append(f"[exit {done.returncode}]")
    return seen


def main():
    path = pathlib.Path(sys.argv[1])
    blocks = split(path.read_text(encoding="utf-8"))
    old, new = [], []
    if not blocks:
        sys.exit(f"{path}: no command")
    with Home() as home:
        for before, command, expected in blocks:
            head = before + [f"$ {command[0]}"] + [f"> {line}" for line in command[1:]]
            while expected[-1:] == [""]:
                expected.pop()
            old += head + expected
            seen = play(command, home)
            while seen[-1:] == [""]:
                seen.pop()
            new += head + seen
    if os.environ.get("UPDATE") == "1":
        path.write_text("\n".join(new) + "\n", encoding="utf-8")
        return
    if old == new:
        print(f"{len(blocks)} commands as expected")
        return
    sys.stdout.writelines(f"{line}\n" for line in difflib.unified_diff(old, new, "expected", "seen", lineterm=""))
    sys.exit(1)


if __name__ == "__main__":
    main()
