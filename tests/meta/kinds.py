#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""docs/kinds.md has a row for each kind, K1 to K82; the rules and the tests that a row names exist."""
import re

from common import TOP, finish

KINDS = 82


def rule_faults(kind, cell):
    for name in re.split(r"[;,]\s*", re.sub(r"^\w[\w ]*: ", "", cell)):
        body, _, rule = name.strip().rpartition(" ")
        pack = TOP / f"data/rules/{body.split(': ')[-1]}.yaml"
        if pack.exists() and not re.search(rf"\bid: {re.escape(rule)}[,\n]", pack.read_text()):
            yield f"{kind}: {pack.name} has no rule {rule}"
        elif not pack.exists() and "invented pack" not in cell and "fact" not in cell:
            yield f"{kind}: no pack “{body}”"


def test_faults(kind, cell):
    named = re.findall(r"`(tests/[\w/.-]+)(?:: ([\w-]+))?`", cell)
    if not named:
        yield f"{kind}: no test is named"
    for path, word in named:
        file = TOP / path
        if not file.exists():
            yield f"{kind}: there is no {path}"
        elif word and not re.search(rf"{re.escape(word)}\b", file.read_text()):
            yield f"{kind}: {path} has nothing about {word}"


def main():
    rows = {}
    for line in (TOP / "docs/kinds.md").read_text().splitlines():
        cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        if cells and re.fullmatch(r"K\d+", cells[0]):
            rows[cells[0]] = cells
    faults = [f"K{n} has no row" for n in range(1, KINDS + 1) if f"K{n}" not in rows]
    for kind, cells in rows.items():
        faults += [*rule_faults(kind, cells[4]), *test_faults(kind, cells[5])]
    finish(faults, f"{len(rows)} kinds, each with its rule and its test")


if __name__ == "__main__":
    main()
