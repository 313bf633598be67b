#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every house rule has a bad sample, and tools/check-source refuses each sample by that rule and no other."""
import pathlib
import re
import subprocess
import sys
import tempfile

from common import TOP, finish, run

CHECK = TOP / "tools/check-source"
HEAD = "/* SPDX-License-Identifier: GPL-3.0-or-later */\n/* A bad sample. */\n"
LONG = {  # samples that would only fill pages
    "file-length": ("lib/core/a.c", HEAD + "/* . */\n" * 599),
    "function-length": ("lib/core/a.c", HEAD + "static void\nsample(void)\n{\n" + "    go_on();\n" * 61 + "}\n"),
}


def verdict(root):
    result = subprocess.run([sys.executable, CHECK, "--root", root], capture_output=True, text=True)
    return result.returncode, set(re.findall(r"\[([\w-]+)\]", result.stdout))


def main():
    rules = set(run(sys.executable, CHECK, "--list").split())
    samples = {path.name: path for path in (TOP / "tests/meta/bad").iterdir()}
    faults = [f"rule {name} has no bad sample" for name in sorted(rules - set(samples) - set(LONG))]
    faults += [f"bad sample {name} belongs to no rule" for name in sorted((set(samples) | set(LONG)) - rules)]
    with tempfile.TemporaryDirectory() as scratch:
        for name, (path, text) in LONG.items():
            samples[name] = pathlib.Path(scratch) / name
            target = samples[name] / path
            target.parent.mkdir(parents=True)
            target.write_text(text)
        for name, root in sorted(samples.items()):
            status, found = verdict(root)
            if status != 1 or found != {name}:
                faults.append(f"{name}: exit {status}, refused by {sorted(found)}")
    finish(faults, f"{len(samples)} rules, each refuses its bad sample")


if __name__ == "__main__":
    main()
