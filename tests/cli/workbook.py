#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""`ceu export xlsx`, read back by another program (openpyxl): the same facts, as dates, numbers and text, and no formula. CEU_TEST_SEED."""
import csv
import datetime
import decimal
import io
import json
import os
import pty
import random
import resource
import subprocess
import warnings
import zipfile

import openpyxl
from openpyxl.utils.escape import unescape

from home import Checks, Home

DAY = ["--at", "2026-11-23"]
CELL_MAX = 32767
# Columns of the sheet → keys of the archive.
TEXTS = {"Title": "title", "Provider": "provider", "Index number": "index", "Unit": "unit", "Format": "format", "Topic": "topics",
         "Origin": "origin", "Accepted by": "accepted_by", "Kept for": "pin_for", "Notes": "note"}
HOSTILE = [
    "=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "{=1}", "'=1", "=HYPERLINK(\"http://x\",\"y\")", "http://example.org/", "\tTab first",
    "A bell \a, an escape \x1b[31m, a return \r and \x01", "_x0041_ is no A", "_x005F_", "__x000D__", "_x00", "two\nlines", "<b>&amp;</b> \"q\"",
    "  blanks  ", "1.50", "2026-01-01", "TRUE", "#REF!", "\u202eleft", "Ünïcödé 漢字 🙂", "\ufffe\uffff", "\x7f\x85", "]]>", "x" * 1000,
]


def rows_of(sheet):
    """The rows as dictionaries of cells by the heading of their column."""
    rows = list(sheet.iter_rows())
    names = [cell.value for cell in rows[0]]
    return [dict(zip(names, row)) for row in rows[1:]]


def text_of(cell):
    return None if cell.value is None else unescape(cell.value)


def read(data):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")     # it does not know data bars
        return openpyxl.load_workbook(io.BytesIO(data))


def fill(home, draw):
    """A home with hostile texts in all columns; gives back its archive."""
    home.ok("credential", "add", "CPC", "--earned", "2024-03-14", *DAY)
    home.ok("credential", "add", "CCS", "--earned", "2023-05-02", *DAY)
    home.ok("membership", "set", "aapc", "--renews", "2027-03", *DAY)
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(["Completed", "Title", "Provider", "Units", "Unit", "Planned", "Notes"])
    first = datetime.date(1900, 1, 1)
    for number, text in enumerate(HOSTILE * 3):
        day = first + datetime.timedelta(days=number if number < 70 else draw.randrange(109000))
        planned = day > datetime.date(2026, 11, 23)
        units = decimal.Decimal(draw.choice([1, draw.randrange(1, 10**8)])) / 1000
        quoted = "'" + text if text[0] in "=+-@'\t\r" else text
        writer.writerow([day, quoted + f" {number}", draw.choice(HOSTILE[5:]).strip("'"), units, draw.choice(["ceu", "hour", "minute"]),
                         "yes" if planned else "", draw.choice(["", "A note", quoted])])
    done = home.run("import", "-", *DAY, stdin=table.getvalue().encode())
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(home.ok("export", "json"))


def check_activities(checks, book, archive):
    rows = rows_of(book["Activities"])
    checks.equal(len(rows), len(archive["activities"]), "rows of activities")
    for row, fact in zip(rows, archive["activities"]):
        place = f"activity {fact['id']}"
        checks.equal(row["No."].value, fact["id"], place)
        checks.that(row["Completed"].is_date, f"{place}: {row['Completed'].value!r} is no date")
        checks.equal(row["Completed"].value.date().isoformat(), fact["done"], place)
        checks.equal(decimal.Decimal(repr(row["Units"].value)), decimal.Decimal(fact["units"]), f"{place}: units")
        checks.equal(row["Units"].data_type, "n", f"{place}: units")
        checks.equal(row["Status"].value, "planned" if fact["planned"] else "done", place)
        checks.equal(bool(row["Title"].font.italic), fact["planned"], f"{place}: planned is marked")
        for column, key in TEXTS.items():
            checks.equal(text_of(row[column]), fact[key] or None, f"{place}: {column}")
            checks.that(fact[key] is None or row[column].data_type in "sn", f"{place}: {column} is {row[column].data_type}")


def check_judgement(home, checks, book):
    """Progress and deadlines against what status and due say."""
    status = json.loads(home.ok("status", "--json", *DAY))
    wanted = [(line["title"], line["required"], line["counted"], line["missing"]) for pool in status["pools"]
              for line in pool["requirements"]]
    rows = rows_of(book["Progress"])
    checks.equal([row["Requirement"].value for row in rows], [line[0] for line in wanted], "requirements")
    for row, line in zip(rows, wanted):
        if row["Needed"].value is not None:
            got = [decimal.Decimal(repr(row[name].value)) for name in ("Needed", "Counted", "Missing")]
            checks.equal(got, [decimal.Decimal(text) for text in line[1:]], line[0])
        checks.that(row["State"].value, f"{line[0]}: no words")
    checks.that(any(row["Progress"].value is not None for row in rows), "no progress at all")
    due = json.loads(home.ok("due", "--json", *DAY))["stages"]
    rows = rows_of(book["Deadlines"])
    checks.equal([(row["Day"].value.date().isoformat(), row["State"].value) for row in rows],
                 [(stage["day"], stage["state"]) for stage in due], "deadlines")
    checks.that(len(due) > 5, "too few deadlines to compare")


def check_form(checks, book, data):
    checks.equal(book.sheetnames, ["Activities", "Progress", "Deadlines"], "sheets")
    for sheet in book:
        checks.equal(sheet.freeze_panes, "A2", f"{sheet.title}: frozen")
        checks.equal(sheet.auto_filter.ref, sheet.dimensions, f"{sheet.title}: filter")
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        checks.equal(parts.testzip(), None, "parts")
        for name in parts.namelist():
            text = parts.read(name)
            checks.that(b"<f>" not in text and b"<f " not in text and b"hyperlink" not in text, f"{name}: a formula or a link")
        checks.that(b"dataBar" in parts.read("xl/worksheets/sheet2.xml"), "no bars")


def check_refusals(home, checks):
    folder = home.path / "work"
    (folder / "kept.xlsx").write_text("old")
    # A terminal gets words, not a workbook.
    ours, theirs = pty.openpty()
    done = subprocess.run(["ceu", "export", "xlsx"], stdin=subprocess.DEVNULL, stdout=theirs, stderr=subprocess.PIPE, timeout=60,
                          env=home.environment, check=False)
    os.close(theirs)
    os.close(ours)
    checks.equal(done.returncode, 2, "onto a terminal")
    checks.that(b"--output" in done.stderr, f"terminal: {done.stderr!r}")
    # Temporary files that are cut, as by a full disk, while the workbook itself would have room.
    limit = 24 * 1024
    done = subprocess.run(["ceu", "export", "xlsx", "--output", "kept.xlsx"], capture_output=True, cwd=folder, env=home.environment,
                          preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)), timeout=60, check=False)
    checks.equal(done.returncode, 73, f"cut temporary files: {done.stderr.decode()}")
    checks.that(b"no workbook was written" in done.stderr, f"cut: {done.stderr!r}")
    checks.equal((folder / "kept.xlsx").read_text(), "old", "the file that was there")
    done = home.run("export", "xlsx", "--output", "/nonexistent/a.xlsx")
    checks.equal(done.returncode, 1, "into no folder")
    checks.that(b"its folder does not exist" in done.stderr, f"no folder: {done.stderr!r}")
    done = home.run("export", "xlsx", "--alarms")
    checks.equal(done.returncode, 2, "an option of another format")
    done = home.run("export", "xlsx", CEU_LIBEXEC_DIR="/nonexistent")
    checks.that(done.returncode == 1 and b"ceu-xlsx" in done.stderr, f"no helper: {done.stderr!r}")


def check_long(home, checks):
    """As long as a cell can be, in UTF-16; and one more."""
    for text, fits in (("é" * CELL_MAX, True), ("🙂" * (CELL_MAX // 2), True), ("é" * (CELL_MAX + 1), False), ("🙂" * (CELL_MAX // 2 + 1), False)):
        rows = f"Completed,Title,Units,Notes\n2026-11-01,Long,1,{text}\n"
        done = home.run("import", "-", "--keep-duplicates", *DAY, stdin=rows.encode())
        checks.equal(done.returncode, 0, f"import of a long note: {done.stderr.decode()[:200]}")
        done = home.run("export", "xlsx", *DAY)
        checks.equal(done.returncode == 0, fits, f"{len(text)} characters: {done.stderr.decode()}")
        if fits:
            notes = [row["Notes"].value for row in rows_of(read(done.stdout)["Activities"]) if row["Title"].value == "Long"]
            checks.that(notes == [text], f"a note of {len(text)} characters came back otherwise")
        else:
            checks.that("column “Notes”" in done.stderr.decode() and not done.stdout, f"too long: {done.stderr.decode()}")
        home.ok("undo")


def main():
    seed = os.environ.get("CEU_TEST_SEED", "20261126")
    print(f"CEU_TEST_SEED={seed}")
    checks = Checks()
    with Home() as home:
        checks.equal(home.run("export", "xlsx").returncode, 1, "without records")
        archive = fill(home, random.Random(seed))
        home.ok("export", "xlsx", "--output", "records.xlsx", *DAY)
        path = home.path / "work" / "records.xlsx"
        data = path.read_bytes()
        checks.equal(path.stat().st_mode & 0o777, 0o600, "mode")
        for zone in ("America/New_York", "Pacific/Kiritimati"):
            checks.equal(home.run("export", "xlsx", *DAY, TZ=zone).stdout == data, True, f"the same bytes in {zone}")
        book = read(data)
        check_form(checks, book, data)
        check_activities(checks, book, archive)
        check_judgement(home, checks, book)
        check_refusals(home, checks)
        check_long(home, checks)
    checks.finish()


if __name__ == "__main__":
    main()
