# SPDX-License-Identifier: GPL-3.0-or-later
"""docs/cli.schema.json is what the tables of docs/cli-json.md make, and a table that says too little is refused with its line."""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

from common import TOP, finish

TOOL = TOP / "tools" / "json-schema"
DOCUMENT = TOP / "docs" / "cli-json.md"
SCHEMA = TOP / "docs" / "cli.schema.json"

# What is planted in the document, and what the tool must say of it.
FAULTY = [
    ("| `first` | day or null |", "| `first` | date or null |", "“date” is no type"),
    ("| `first` | day or null |", "| `first` | `dia` |", "there is no table of “dia”"),
    ("| `first` | day or null |", "| `first` | word |", "a word needs the list of its words"),
    ("| `clock` | word | `units` or `dues` |", "| `clock` | word | `units` or `units` |", "each once"),
    ("| `clock` | word | `units` or `dues` |", "| `clock` | word | `units`, also by `--clock` |", "nothing else in backquotes"),
    ("| `reason` | word | as in `item` |", "| `reason` | word | as in `cycle` |", "“cycle” has no words of that key"),
    ("| `reason` | word | as in `item` |", "| `title` | word | as in `item` |", "“item” has no words of that key"),
    ("| `first` | day or null |", "| `last` | day or null |", "`last` stands twice"),
    ("| `first` | day or null |", "| `first` | extra | day or null |", "three cells"),
    ("| `schema` | text | `ceu.due/1` |", "| `schema` | text | `ceu.due/2` |", "the schema is `ceu.due/1`"),
    ("| `schema` | text | `ceu.due/1` |\n", "", "“ceu.due/1” has no key `schema`"),
    ("| `stages` | list of `due stage` |", "| `stages` | list of `stage` |", "no reply has a “due stage”"),
    ("Every key of `stage`, and:", "Every key of `stages`, and:", "there is no table of “stages”"),
    ("### due stage", "### stage", "“stage” stands twice"),
    ("### due stage", "### ceu.due.1\n\n| `pool` | text | |\n\n### due stage", "“ceu.due.1” is a definition already"),
]
# Planted in the same way: another schema comes out, so that the file of the tree would be refused.
OTHER = [
    ("| `first` | day or null |", "| `first` | day |"),
    ("| `clock` | word | `units` or `dues` |", "| `clock` | word | `units` |"),
    ("| `first` | day or null | first day; null: not known |\n", ""),
]


def run(*arguments):
    return subprocess.run([sys.executable, TOOL, *arguments], capture_output=True, text=True, check=False, timeout=60)


def made_of(old, new, scratch):
    """The tool on the document with the first OLD replaced by NEW."""
    text = DOCUMENT.read_text(encoding="utf-8")
    if old not in text:
        sys.exit(f"docs/cli-json.md has no “{old}”: plant something else")
    scratch.write_text(text.replace(old, new, 1), encoding="utf-8")
    return run("--print", scratch)


def main():
    check = run("--check")
    faults = [] if check.returncode == 0 else [check.stderr.strip()]
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    replies = set(re.findall(r"^## (ceu\.[a-z-]+/[0-9]+)$", DOCUMENT.read_text(encoding="utf-8"), re.M))
    if len(replies) < 30 or set(schema["properties"]["schema"]["enum"]) != replies:
        faults.append(f"the file has not every schema of the document: {sorted(replies)}")
    with tempfile.TemporaryDirectory() as folder:
        scratch = pathlib.Path(folder) / "planted.md"
        for old, new, reason in FAULTY:
            done = made_of(old, new, scratch)
            if done.returncode == 0 or reason not in done.stderr or not re.match(r"planted\.md:\d+: ", done.stderr):
                faults.append(f"“{new}” → {done.returncode} {done.stderr.strip()}")
        for old, new in OTHER:
            done = made_of(old, new, scratch)
            if done.returncode != 0 or done.stdout == SCHEMA.read_text(encoding="utf-8"):
                faults.append(f"“{new}” makes no other schema: {done.returncode} {done.stderr.strip()}")
    finish(faults, f"{len(schema['$defs'])} definitions, {len(FAULTY) + len(OTHER)} planted changes noticed")


if __name__ == "__main__":
    main()
