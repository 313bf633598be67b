#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""README.md tells the truth: its transcript is what the program prints, its first three commands work. UPDATE=1 rewrites the transcript.

usage: readme.py     with the environment of tests/cli
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

from common import TOP, finish

sys.path.insert(0, str(TOP / "tests/cli"))
from home import Home  # noqa: E402

README = TOP / "README.md"
TRANSCRIPT = re.compile(r"(<!-- transcript: begin -->\n```console\n)(.*?)(```\n<!-- transcript: end -->)", re.S)


def replay(transcript):
    """The same commands with what they print now."""
    with tempfile.TemporaryDirectory() as scratch:
        path = pathlib.Path(scratch) / "readme.t"
        path.write_text(transcript)
        subprocess.run([sys.executable, TOP / "tests/cli/run-transcript.py", path], check=True, env={**os.environ, "UPDATE": "1"})
        return path.read_text()


def first_commands(text):
    """The `ceu` lines of the section about the first credential."""
    section = text.split("## First credential", 1)[1].split("\n## ", 1)[0]
    commands = [line for line in section.split("```sh\n", 1)[1].split("```", 1)[0].splitlines() if line.startswith("ceu ")]
    faults = [] if len(commands) == 3 else [f"{len(commands)} first commands, not three"]
    with Home() as home:
        for command in commands + ["ceu", "ceu due", "ceu explain CPC", "ceu undo"]:
            done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, env=home.environment, cwd=home.path,
                                  stdin=subprocess.DEVNULL)
            if done.returncode != 0:
                faults.append(f"{command} → {done.returncode}\n{done.stderr}")
    return faults


def main():
    text = README.read_text()
    found = TRANSCRIPT.search(text)
    if not found:
        sys.exit("README.md has no transcript")
    seen = replay(found[2])
    if os.environ.get("UPDATE") == "1":
        README.write_text(text[:found.start(2)] + seen + text[found.end(2):])
        return
    faults = first_commands(text)
    if seen != found[2]:
        faults.append(f"the transcript of README.md is not what happens; UPDATE=1 writes this:\n{seen}")
    finish(faults, "README.md tells the truth")


if __name__ == "__main__":
    main()
