#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said in two places of the packaging says the same: what a build needs, and which version this is."""
import re

from common import TOP, finish

# Of tools/lib.sh's list: what every Debian build has anyway, and what debian/control asks for besides.
ALWAYS_THERE = {"gcc", "libc6-dev"}
PACKAGING_ALONE = {"debhelper-compat"}


def read(name):
    return (TOP / name).read_text(encoding="utf-8")


def build_needs():
    words = re.search(r"^packages_build=\(\n(.*?)^\)", read("tools/lib.sh"), re.M | re.S).group(1).split()
    return set(words) - ALWAYS_THERE


def control_needs():
    lines = re.search(r"^Build-Depends:\n((?: .*\n)+)", read("debian/control"), re.M).group(1).splitlines()
    return {re.match(r" ([a-z0-9.+-]+)", line).group(1) for line in lines} - PACKAGING_ALONE


def versions():
    found = {
        "CMakeLists.txt": re.search(r"^project\(ceud VERSION ([0-9.]+)", read("CMakeLists.txt"), re.M),
        "CHANGELOG.md": re.search(r"^## ([0-9.]+) - ", read("CHANGELOG.md"), re.M),
        "debian/changelog": re.match(r"ceud \(([0-9.]+)\)", read("debian/changelog")),
        "the AppStream data": re.search(r'<release version="([0-9.]+)"', read("data/desktop/org.ceud.Ceud1.metainfo.xml")),
    }
    return {place: match.group(1) if match else "none" for place, match in found.items()}


def main():
    faults = [f"tools/lib.sh builds with {name}, debian/control does not ask for it" for name in sorted(build_needs() - control_needs())]
    faults += [f"debian/control asks for {name}, tools/lib.sh does not" for name in sorted(control_needs() - build_needs())]
    said = versions()
    if len(set(said.values())) != 1:
        faults.append(f"versions differ: {said}")
    if not build_needs():
        faults.append("tools/lib.sh has no list of what a build needs")
    finish(faults, f"{len(build_needs())} packages to build with, version {said['CMakeLists.txt']}")


if __name__ == "__main__":
    main()
