#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Texts that would be commands of a terminal, a browser, a spreadsheet, a calendar or a status bar: through every field of every
command that records, and once more written into the store by somebody else, into everything that comes out."""
import csv
import html.parser
import io
import json
import re
import sqlite3
import warnings

import openpyxl
from home import Checks, Home

AT = ("--at", "2026-11-23")
# May be recorded, since people may write so.
STRANGE = [
    "\u202egnp.exe\u202c", "\u2066left\u2069 \u200e\u061cx", "line\u2028sep\u2029arator", "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>',
    "&lt;b&gt; <b>bold</b> &amp;", '=HYPERLINK("http://evil.example","x")', "+1+1", "-2+3", "@SUM(A1)", "%{title}%%n %s", "'; DROP TABLE activity;--",
    "\ufeff\u200bzero width", "$(touch owned) `touch owned`", "a;b,c:d\\n\\,e", "]]>--><!--", "#[fg=red]%{F#f00}", "e\u0301\u0301\u0301\u0301", "X" * 300,
]
# Is refused: no text that was typed has it.
REFUSED = ["\x1b[2J\x1b]0;owned\x07", "a\r\nBEGIN:VALARM\r\nX-EVIL:1", "tab\there", "\x7f", "\u009b31m", "bell\x07", b"\xff\xfe", b"\xc3(", "nul\nadjacent"]
# What no line for people has: control characters, and what turns the direction of the text or breaks the line.
ACTING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
TEXTS = [
    ("status",), ("status", "--brief"), ("status", "--format", "%{summary} %{next}", "--each"), ("status", "--format", "waybar"), ("due",), ("explain",),
    ("explain", "1"), ("plan",), ("list",), ("list", "--group", "provider"), ("list", "--group", "category"), ("list", "--format", "%{title}|%{provider}|%{note}"),
    ("show", "1"), ("show", "3"), ("history", "-n", "0"), ("history", "--format", "%{summary}"), ("reminders",), ("reminders", "--format", "%{summary} %{body}"),
    ("credential", "list"), ("membership", "list"), ("mute",), ("answer",), ("whatif", "log", "1", "Another", "--provider", STRANGE[0]),
    ("whatif", "drop", "CPC"), ("report", "transcript"), ("verify",), ("inbox",), ("list", STRANGE[0]), ("undo",),
]


class Tags(html.parser.HTMLParser):
    """Every tag and attribute of a page."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, tuple(name for name, _ in attrs)))


def record_strange(checks, home):
    """Through every field that takes a text."""
    for number, text in enumerate(STRANGE):
        home.ok("log", *(f"--{name}={text}" for name in ("provider", "index", "topic", "format", "note")),
                "--on", f"2026-{number % 9 + 1:02}-03", "--no-defaults", *AT, "--", "1", f"{text} {number}")
    text = STRANGE[3]
    home.ok("edit", "2", "--note", STRANGE[6], "--title", STRANGE[4], *AT)
    home.ok("credential", "edit", "CPC", "--number", text, *AT)
    home.ok("membership", "set", "aapc", "--number", STRANGE[6], *AT)
    home.ok("mute", "CCS", "--note", STRANGE[0], *AT)
    name = home.path / "work" / "\u202egnp <b>.\x1b[2Jpdf"
    name.write_bytes(b"%PDF-1.4\n")
    home.ok("attach", "1", str(name), *AT)
    done = home.run("attach", "1", str(name) + "\x1b[31m", *AT)
    checks.that(done.returncode != 0 and not ACTING.search(done.stderr.decode()), f"a file that is not there: {done.stderr!r}")


def refuse(checks, home):
    """Nothing is recorded, and the message is harmless."""
    before = home.ok("export", "json")
    for text in REFUSED:
        for arguments in (("log", "1", text), ("log", "1", "T", "--note", text), ("edit", "1", "--provider", text), ("mute", "CPC", "--note", text),
                          ("credential", "edit", "CPC", "--number", text), ("membership", "set", "aapc", "--number", text), ("credential", "add", text),
                          ("config", "set", "caldav.user", text), ("list", "--body", text), ("help", text), (text,), ("log", "1", "T", "--on", text)):
            done = home.run(*arguments, *AT)
            said = (done.stdout + done.stderr).decode("utf-8", "surrogateescape")
            checks.that(done.returncode != 0, f"{arguments} is taken")
            checks.that(not ACTING.search(said) and not re.search("[\udc80-\udcff]", said), f"{arguments}: {said!r}")
    checks.equal(home.ok("export", "json"), before, "the records after all that was refused")


def spoil(home):
    """What no command would have recorded, by a program that writes into the store itself."""
    store = sqlite3.connect(home.path / "data" / "ceud" / "ceu.db")
    store.text_factory = bytes
    guard = store.execute("SELECT sql FROM sqlite_master WHERE name = 'journal_keeps'").fetchone()[0].decode()
    store.execute("DROP TRIGGER journal_keeps")
    worst = "\x1b[2J\x1b]0;owned\x07\r\nX-EVIL:1\r\n\u202e\u009b31m<script>x</script>\t=1+1"
    for table, columns in (("activity", ("title", "provider", "note", "topics", "proof_index", "index_number")), ("credential", ("number",)),
                           ("journal", ("summary",)), ("evidence", ("name",)), ("mute", ("note",))):
        known = {row[1].decode() for row in store.execute(f"PRAGMA table_info({table})")}
        for column in columns:
            if column in known:
                store.execute(f"UPDATE {table} SET {column} = ? || {column}", (worst,))
    store.execute(guard)
    store.commit()
    store.close()


def check_texts(checks, home, when):
    for arguments in TEXTS:
        done = home.run(*arguments, *AT)
        if when == "spoilt" and arguments[0] == "undo":
            continue  # the chain of the history is broken, and it says so
        said = (done.stdout + done.stderr).decode("utf-8", "surrogateescape")
        found = ACTING.search(said)
        checks.that(found is None and not re.search("[\udc80-\udcff]", said), f"{when}, {arguments}: {said[max(found.start() - 40, 0):found.end() + 20] if found else said!r}")
        if arguments[0] != "undo" and "--format" not in arguments and arguments[-1] != STRANGE[0]:
            raw = home.run(*arguments, *(() if "--brief" in arguments else ("--json",)), *AT).stdout
            checks.that(not re.search(rb"[\x00-\x09\x0b-\x1f]", raw), f"{when}, {arguments} as JSON: control characters")
            if b'"schema"' in raw:
                json.loads(raw)
    said = home.ok("__complete", "--", "log", "1", "T", "--provider", "")
    checks.that(not ACTING.search(said.replace("\t", "")), f"{when}: completion")


def check_files(checks, home, when):
    work = home.path / "work"
    rows = list(csv.reader(io.StringIO(home.run("export", "csv").stdout.decode(), newline="")))
    cells = [cell for row in rows[1:] for cell in row if not re.fullmatch(r"-?[0-9.]*", cell)]
    checks.that(len(rows) > 10 and not [cell for cell in cells if cell[:1] in "=+-@\t\r"], f"{when}: formulas in the CSV")
    page = home.run("report", "transcript", "--format", "html", *AT).stdout.decode()
    tags = Tags()
    tags.feed(page)
    checks.that(len(page) > 1000 and not {tag for tag, _ in tags.found} & {"script", "img", "b", "iframe", "object"}, f"{when}: tags in the HTML")
    checks.that(not [names for _, names in tags.found if any(name.startswith("on") for name in names)], f"{when}: handlers in the HTML")
    checks.that(not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", page), f"{when}: control characters in the HTML")
    home.run("calendar", "publish", "--path", "out.ics", *AT)
    lines = (work / "out.ics").read_bytes().decode().split("\r\n")
    checks.that(len(lines) > 20 and not [line for line in lines if line.startswith(("X-EVIL", "<")) or re.search("[\x00-\x08\x0a-\x1f\x7f]", line)], f"{when}: the calendar")
    home.run("export", "xlsx", "--output", "out.xlsx")
    book = openpyxl.load_workbook(work / "out.xlsx")
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    texts = [cell.value for cell in cells if isinstance(cell.value, str)]
    # A formula of the program's own refers to cells; one of a text would call out.
    checks.that(len(texts) > 50 and not [cell.value for cell in cells if cell.data_type == "f" and re.search("HYPERLINK|1\\+1|2\\+3|SUM\\(A1", str(cell.value))],
                f"{when}: formulas in the workbook")
    checks.that(not [text for text in texts if re.search("[\x00-\x08\x0b\x0c\x0e-\x1f]", text)], f"{when}: control characters in the workbook")
    json.loads(home.run("export", "json").stdout)


def check_mail(checks, home, when):
    """As the program that takes the mail gets it: headers end where they end."""
    taker = home.path / "sendmail"
    taker.write_text(f'#!/bin/sh\ncat > "{home.path}/mail"\n', encoding="utf-8")
    taker.chmod(0o755)
    home.ok("config", "set", "mail.to", "me@example.org")
    home.ok("config", "set", "mail.sendmail", str(taker))
    home.run("check", "--at", "2027-03-30")
    if not (home.path / "mail").exists():
        home.run("check", "--mail-test")
    mail = (home.path / "mail").read_bytes().decode().replace("\r\n", "\n")
    checks.that("X-EVIL:" not in mail.split("\n\n")[0], f"{when}: headers of the mail")
    checks.that(not ACTING.search(mail), f"{when}: the mail: {mail!r}")


def main():
    checks = Checks()
    warnings.filterwarnings("ignore", module="openpyxl")
    with Home() as home:
        home.ok("init", "--credential", "CPC=2024-03-14", "--credential", "CCS=2025-06-14", "--renews", "aapc=2027-03", *AT)
        record_strange(checks, home)
        refuse(checks, home)
        for when in ("recorded", "spoilt"):
            if when == "spoilt":
                spoil(home)
            check_texts(checks, home, when)
            check_files(checks, home, when)
            check_mail(checks, home, when)
        owned = [path.name for path in home.path.rglob("owned")]
        checks.equal(owned, [], "something was run")
    checks.finish()


if __name__ == "__main__":
    main()
