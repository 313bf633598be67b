#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a program or library loads at start is a budget: its NEEDED list holds nothing beyond the names given.

usage: needed.py FILE NAME…      NAME: without version, such as libglib-2.0
"""
import re
import sys

from common import finish, run

ALWAYS = {"libc", "libm", "libasan", "libubsan", "libclang_rt.asan-x86_64", "ld-linux-x86-64", "libgcc_s", "libgcov"}


def main():
    path, allowed = sys.argv[1], set(sys.argv[2:]) | ALWAYS
    needed = {re.sub(r"\.so.*", "", n) for n in re.findall(r"\(NEEDED\).*\[(.*)\]", run("readelf", "-d", path))}
    faults = [f"{path} loads {name}; allowed: {', '.join(sorted(sys.argv[2:]))}" for name in sorted(needed - allowed)]
    if "libc" not in needed:
        faults.append(f"{path} has no NEEDED list: this test does not see it")
    finish(faults, f"{', '.join(sorted(needed))}")


if __name__ == "__main__":
    main()
