# SPDX-License-Identifier: GPL-3.0-or-later
"""The catalogues of other languages: every message of the source is in the template, every language is complete."""
import re
import subprocess

from common import TOP, finish


def main():
    faults = []
    check = subprocess.run([TOP / "tools" / "update-po", "--check"], capture_output=True, text=True, check=False, timeout=60)
    if check.returncode != 0:
        faults.append("po/ceud.pot: " + (check.stderr or check.stdout).strip())
    languages = (TOP / "po" / "LINGUAS").read_text().split()
    for language in languages:
        done = subprocess.run(["msgfmt", "--check", "--statistics", "--output-file=/dev/null", TOP / "po" / f"{language}.po"],
                              capture_output=True, text=True, check=False, timeout=60)
        if done.returncode != 0 or not re.match(r"\d+ translated messages\.$", done.stderr.strip()):
            faults.append(f"po/{language}.po is not complete: {done.stderr.strip()}")
    finish(faults, f"{len(languages)} languages")


if __name__ == "__main__":
    main()
