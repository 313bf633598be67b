#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The version of the project has its section in CHANGELOG.md."""
import re

from common import TOP, finish


def main():
    version = re.search(r"project\(ceud VERSION ([\d.]+)", (TOP / "CMakeLists.txt").read_text())[1]
    dated = re.search(rf"^## {re.escape(version)} - \d{{4}}-\d{{2}}-\d{{2}}$", (TOP / "CHANGELOG.md").read_text(), re.M)
    finish([] if dated else [f"CHANGELOG.md has no section “## {version} - YYYY-MM-DD”"], f"{version} is in the changelog")


if __name__ == "__main__":
    main()
