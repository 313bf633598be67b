#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A library exports exactly the functions that its headers promise, and loses none that an earlier build had.

usage: symbols.py LIBRARY NAME     NAME: ceu or ceu-calendar; the known symbols are in tests/meta/NAME.symbols
"""
import sys

from common import CALENDAR_HEADERS, TOP, defined, finish, prototypes


def main():
    library, name = sys.argv[1:]
    headers = sorted((TOP / "include/ceu").glob("*.h"))
    promised = prototypes(h for h in headers if (h.name in CALENDAR_HEADERS) == (name == "ceu-calendar"))
    exported = {s for s in defined([library], "--dynamic") if not s.startswith("__") and s not in ("_init", "_fini")}
    known = set((TOP / f"tests/meta/{name}.symbols").read_text().split())
    faults = [f"{s}() is in a header but not exported" for s in sorted(promised - exported)]
    faults += [f"{s} is exported but in no header" for s in sorted(exported - promised)]
    faults += [f"{s}() is gone: programs built against the library break; raise SOVERSION or bring it back"
               for s in sorted(known - promised)]
    faults += [f"{s}() is new: add it to tests/meta/{name}.symbols" for s in sorted(promised - known)]
    if not promised:
        faults.append("no prototype found: this test does not see the headers")
    finish(faults, f"{len(promised)} functions promised, exported and known")


if __name__ == "__main__":
    main()
