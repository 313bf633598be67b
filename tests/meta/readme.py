#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is shown is what happens: the transcripts of README.md and of docs/first-ten-minutes.md are what the program prints, the first
three commands of README.md work. UPDATE=1 rewrites the transcripts.

usage: readme.py     with the environment of tests/cli
"""
import difflib
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
DOCUMENTS = [README, TOP / "docs/first-ten-minutes.md"]
NEXT = "# next part\n"
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


def shown(path, faults):
    """Compares, or writes, the transcripts of one document, which go on in one home."""
    text = path.read_text()
    parts = TRANSCRIPT.findall(text)
    if not parts:
        sys.exit(f"{path.name} has no transcript")
    seen = replay(NEXT.join(part[1] for part in parts)).split(NEXT)
    told = iter(seen)
    written = TRANSCRIPT.sub(lambda part: part[1] + next(told) + part[3], text)
    if os.environ.get("UPDATE") == "1":
        path.write_text(written)
    elif written != text:
        difference = difflib.unified_diff(text.splitlines(), written.splitlines(), "told", "seen", lineterm="", n=1)
        faults.append("\n".join([f"{path.name} tells something else than what happens; UPDATE=1 writes it anew", *difference]))
    return len(parts)


def main():
    faults = []
    count = sum(shown(path, faults) for path in DOCUMENTS)
    if os.environ.get("UPDATE") != "1":
        faults += first_commands(README.read_text())
        finish(faults, f"{count} transcripts are what happens")


if __name__ == "__main__":
    main()
