# SPDX-License-Identifier: GPL-3.0-or-later
"""What the meta tests share: running a program, reading symbol tables and the contract's prototypes."""
import pathlib
import re
import subprocess
import sys

TOP = pathlib.Path(__file__).resolve().parents[2]
CALENDAR_HEADERS = {"calendar.h"}  # the contract of libceu-calendar; the rest is libceu's


def run(*command, **options):
    """Runs a program and gives back its output; ends the test with what the program said if it fails."""
    result = subprocess.run([str(part) for part in command], capture_output=True, text=True, **options)
    if result.returncode != 0:
        sys.exit(f"{' '.join(str(part) for part in command)} → {result.returncode}\n{result.stdout}{result.stderr}")
    return result.stdout


def undefined(objects):
    """Names that the objects need from elsewhere: {name: [object, …]}."""
    names = {}
    for path in objects:
        for line in run("nm", "-u", path).splitlines():
            name = line.split()[-1].split("@")[0]
            names.setdefault(name, []).append(pathlib.Path(path).name)
    return names


def defined(objects, *options):
    """Names that the objects offer to others."""
    names = set()
    for path in objects:
        for line in run("nm", "--defined-only", "--extern-only", *options, path).splitlines():
            parts = line.split()
            if len(parts) >= 3:
                names.add(parts[2].split("@")[0])
    return names


def prototypes(headers):
    """Functions that the headers mark CEU_API."""
    names = set()
    for path in headers:
        text = re.sub(r"/\*.*?\*/", " ", path.read_text(), flags=re.S)
        for match in re.finditer(r"\bCEU_API\b(?!\s*(?:__attribute__|\n))([^;{]*)[;{]", text):
            names.add(re.search(r"(\w+)\s*\(", match[1])[1])
    return names


def finish(faults, fine):
    """Ends the test: prints each fault, or one line of what was found in order."""
    for fault in faults:
        print(fault)
    if not faults:
        print(fine)
    sys.exit(1 if faults else 0)
