#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every command on the sample, as it looks at 40, 80 and 120 columns and without UTF-8: one file a command in golden/. Nothing is
wider than the screen but what cannot be broken. UPDATE=1 writes the files: read the difference before you commit it."""
import difflib
import json
import os
import pathlib
import re
import shutil
import tempfile
import unicodedata

from home import SOURCE, Checks, Home

FOLDER = pathlib.Path(__file__).parent / "golden"
AT = "2026-11-26"
WIDE = (40, 80, 120)
# In this order; each with the widths it is looked at. A number is an exit code that is not 0.
RUNS = [
    ("init --credential CPC=2025-09-15 --renews aapc=2027-03", (80,)),
    ("credential add CRC --earned 2026-02-01", (40,)), ("credential add CCS --earned 2025-06-14", (80,)), ("credential add CPMA", (80,)),
    ("membership set aapc --dues-paid-to 2027-03-31", (80,)), ("membership list", WIDE),
    ("credential edit CRC --number 01234567", (40,)), ("credential list", WIDE),
    ("import SAMPLE", (80,), 1), ("import SAMPLE --dry-run --partial", (40,)), ("import SAMPLE --partial", (80,)),
    ("log 6 Spring_conference --on 2027-04-20 --planned --provider AAPC --topic auditing", (80,)),
    ("log 1 学会の年次大会で発表された診療情報の管理について --on 2026-11-20 --provider 日本診療情報管理学会", (40,)),
    ("edit 9 --note a_note_that_is_so_long_that_it_cannot_stand_in_one_line_of_any_of_these_terminals", (80,)), ("attach 9 certificate.pdf", (80,)),
    ("inbox add certificate.pdf", (80,)), ("inbox add other.pdf", (40,)), ("inbox list", WIDE), ("inbox scan", (80,)), ("inbox confirm 1 --title T --units 1 --on 2026-11-01", (40,)),
    ("inbox add third.pdf", (80,)), ("inbox discard 2", (80,)),
    ("status", WIDE), ("status --brief", (80,)), ("due", WIDE), ("explain", (80,)), ("explain ahima", (40,)), ("explain 18", WIDE), ("plan", WIDE),
    ("whatif add CPB", WIDE), ("whatif drop CRC", (80,)), ("whatif log 2 One_more --topic compliance --provider AHIMA", (40, 80)),
    ("path CPMA", WIDE), ("list", WIDE), ("list --group category --limit 6", (40, 120)), ("show 9", WIDE), ("answer", WIDE), ("answer birth 1984-11-05", (80,)),
    ("submit ahima --on 2026-11-20", (80,)), ("done cmmota CMMOTA-meeting", (80,), 1), ("renew ahima --on 2026-11-21", (40,)),
    ("reminders", WIDE), ("ack 1", (80,), 1), ("snooze 1 1w", (40,), 1), ("mute CPMA --until 2027-01-31", (80,)), ("mute", WIDE), ("unmute CPMA", (80,)),
    ("calendar publish", (40, 80)), ("calendar subscribe", WIDE), ("calendar subscribe khal", (40, 80)),
    ("export csv --output out.csv", (80,)), ("report transcript ahima", (40, 80)), ("report audit ahima", (40, 80)),
    ("rules list", (40, 80)), ("rules show amba", WIDE), ("rules check broken.yaml", (80,), 1), ("rules check", (40,)), ("rules diff older.yaml newer.yaml", WIDE),
    ("remove 2", (80,)), ("undo", (40,)), ("history", WIDE), ("verify", WIDE), ("credential retire CRC --on 2026-11-25", (80,)),
    ("credential remove CPMA", (80,)), ("membership remove aapc", (80,)),
    ("config list", WIDE), ("config get reminders.first-hour", (80,)), ("config set reminders.first-hour 10", (80,)), ("config unset reminders.first-hour", (80,)),
    ("config check", (80,)), ("config path", (80,)), ("completion fish", (80,)), ("help", WIDE), ("help list", (40, 80)), ("help calendar", (40,)),
]
# Their output rests on the machine, a server or the version; they have tests of their own.
ELSEWHERE = {"doctor", "check", "calendar push", "calendar serve", "version"}
PACK = """format: 1
verified: 2026-11-01
body: {id: boe, name: BOE, title: Board of Examples}
sources: {S1: {url: "https://example.org/renewal", dated: "2026"}}
credentials: [{id: EXA, title: Certified Example}]
rules:
  - {id: E0, pool: all, source: S1, confidence: A}
  - {id: E1, anchor: {kind: earned}, source: S1, confidence: A}
  - {id: E2, length: {months: 24, last-day: before}, source: S1, confidence: A}
  - {id: E3, total: {flat: 20}, source: S1, confidence: A}
"""


def prepare(home):
    work = home.path / "work"
    # Where lines end must not rest on where this checkout lies, nor what is listed on which other packs there are.
    (home.path / "rules").mkdir()
    for name in ("aapc.yaml", "ahima.yaml", "amba.yaml", "cmmota.yaml", "words"):
        (home.path / "rules" / name).symlink_to(SOURCE / "data" / "rules" / name)
    home.environment["CEU_RULES_DIR"] = str(home.path / "rules")
    shutil.copy(SOURCE / "data" / "sample" / "coder-activities.csv", work)
    (work / "certificate.pdf").write_bytes(b"%PDF-1.4\n")
    (work / "other.pdf").write_bytes(b"%PDF-1.4 \n")
    (work / "third.pdf").write_bytes(b"%PDF-1.4  \n")
    (work / "older.yaml").write_text(PACK, encoding="utf-8")
    (work / "newer.yaml").write_text(PACK.replace("flat: 20", "flat: 24"), encoding="utf-8")
    (work / "broken.yaml").write_text(PACK.replace("total:", "totl:"), encoding="utf-8")


def width(line):
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 0 if unicodedata.combining(c) else 1 for c in line)


def tidy(raw, home):
    text = raw.decode("utf-8", "backslashreplace").replace(str(home.path), "$HOME").replace(str(SOURCE), "$SOURCE")
    text = re.sub(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", "YYYY-MM-DDThh:mm:ssZ", text)
    return re.sub(r"[0-9a-f]{64}", "HASH", text)


def show(home, line, columns, **extra):
    """A run as it stands in a file: the command line, what was said, what was complained about."""
    words = [word.replace("_", " ") if "." not in word else word for word in line.replace("SAMPLE", "coder-activities.csv").split()]
    done = home.run(*words, *([] if words[0] in ("help", "completion") else ["--at", AT]), COLUMNS=str(columns), **extra)
    heading = f"$ ceu {line}   # {columns} columns{''.join(f', {key}={value}' for key, value in extra.items())}\n"
    complaint = "".join(f"2> {row}\n" for row in tidy(done.stderr, home).splitlines())
    return heading + tidy(done.stdout, home) + complaint, done


def check_width(checks, line, columns, done):
    for row in done.stdout.decode("utf-8", "backslashreplace").splitlines():
        checks.that(width(row) <= columns or "/" in row, f"{line} at {columns} columns: {width(row)} wide: {row!r}")


def name_of(line, names):
    return max((name for name in names if (line + " ").startswith(name + " ")), key=len)


def play(checks, home, names):
    """The text of each command's file."""
    files = {}
    for line, widths, *code in RUNS:
        for number, columns in enumerate(widths):
            text, done = show(home, line, columns)
            checks.equal(done.returncode, code[0] if code else 0, f"{line}: {text}")
            check_width(checks, line, columns, done)
            key = name_of(line, names)
            files[key] = files.get(key, "") + ("\n" if key in files else "") + text
            if number == 0 and widths == WIDE and done.returncode == 0 and not line.startswith(("credential", "log", "import")):
                text, done = show(home, line, 80, LC_ALL="C")
                marks = set(re.findall(r"[█░▓▒■□○●▏▎▍▌▋▊▉]", text))
                checks.equal(marks, set(), f"{line} without UTF-8: block characters")
    return files


def compare(checks, files):
    for name, text in files.items():
        path = FOLDER / f"{name.replace(' ', '-')}.txt"
        if os.environ.get("UPDATE"):
            FOLDER.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        want = path.read_text(encoding="utf-8") if path.exists() else ""
        difference = list(difflib.unified_diff(want.splitlines(), text.splitlines(), path.name, "seen", lineterm="", n=1))
        checks.that(not difference, "\n".join(difference[:40]))
    strange = {path.stem for path in FOLDER.glob("*.txt")} - {name.replace(" ", "-") for name in files}
    checks.equal(strange, set(), "files of no command")


def main():
    checks = Checks()
    tempfile.tempdir = "/tmp"
    with Home() as home:
        prepare(home)
        names = [command["name"] for command in json.loads(home.ok("help", "--json"))["commands"]]
        files = play(checks, home, names)
        checks.equal(set(names) - set(files) - ELSEWHERE, set(), "commands without a file")
        compare(checks, files)
    checks.finish()


if __name__ == "__main__":
    main()
