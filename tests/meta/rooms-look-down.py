#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Arrows point down: core needs no other room; rooms of floor 2 need themselves and core; all by the linker's own view.

usage: rooms-look-down.py ROOM=OBJECT;OBJECT… …
"""
import sys

from common import defined, finish, undefined

BELOW = {"core": set(), "tracker": {"core", "rules", "store", "exchange", "report"}}


def main():
    rooms = {name: objects.split(";") for name, objects in (part.split("=", 1) for part in sys.argv[1:])}
    offers = {name: defined(objects) for name, objects in rooms.items()}
    faults, arrows = [], 0
    for name, objects in rooms.items():
        allowed = BELOW.get(name, {"core"}) | {name}
        for symbol, where in undefined(objects).items():
            for other in (o for o in rooms if symbol in offers[o]):
                arrows += other != name
                if other not in allowed:
                    faults.append(f"{name} ({', '.join(where)}) uses {symbol} of {other}")
    if arrows == 0:
        faults.append("no room uses another at all: this test does not see the objects")
    finish(faults, f"{len(rooms)} rooms, {arrows} arrows, all down")


if __name__ == "__main__":
    main()
