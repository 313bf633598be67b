#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""`ceu report transcript --format pdf` and ceu-print, read back by poppler: text, outline, links, paper, pages, pictures; and what is refused."""
import json
import os
import pathlib
import pty
import re
import resource
import subprocess

from home import Checks, Home, some

DAY = ["--at", "2026-11-23"]
PDF = ["report", "transcript", "--format", "pdf", *DAY]
HELPER = pathlib.Path(os.environ["CEU_TEST_LIBEXEC"]) / "ceu-print"
HOSTILE = "<script>\x1b[31m\u202eevil\u2066 \r\n(x) \\) /URI (http://evil.example/) 'q' \"z\" =1+1 &amp; %PDF"
SHOWN = "<script>\\x1b[31m\\u202eevil\\u2066 \\x0d\\n(x) \\) /URI (http://evil.example/) 'q' \"z\" =1+1 &amp; %PDF"
WIDE = "漢字かな русский עברית ñ"
ROWS = 150


def text_of(checks, path, *options):
    done = subprocess.run(["pdftotext", "-enc", "UTF-8", *options, path, "-"], capture_output=True, text=True, timeout=60, check=False)
    checks.that(done.returncode == 0 and not done.stderr, f"{path.name} is not read: {done.stderr}")
    return done.stdout


def facts_of(path):
    said = subprocess.run(["pdfinfo", path], capture_output=True, text=True, timeout=60, check=True, env={**os.environ, "TZ": "UTC"}).stdout
    return dict((part.strip() for part in line.split(":", 1)) for line in said.splitlines())


def outline_of(path):
    """Titles of the file's outline; none of it is compressed."""
    data, titles = path.read_bytes(), []
    for word, digits in re.findall(rb"/Title (?:\(((?:[^()\\]|\\.)*)\)|<FEFF([0-9A-F]*)>)\s+/Parent", data):
        titles.append(word.decode() if word else bytes.fromhex(digits.decode()).decode("utf-16-be"))
    return titles


def squeezed(text):
    return re.sub(r"[\s\u202a-\u202e]+", "", text)


def record(home):
    home.ok("credential", "add", "CPC", "--earned", "2024-03-14", "--number", "01234567", *DAY)
    home.ok("credential", "add", "CCS", "--earned", "2025-06-14", *DAY)
    home.ok("membership", "set", "aapc", "--renews", "2027-03", *DAY)
    rows = [f"Course {i:03},2026-{i % 9 + 1:02}-11,0.1,AAPC,AAPC{i:06}" for i in range(ROWS)]
    rows += [f"{WIDE},2026-02-03,1,{'w' * 300},X1", f"{'long ' * 700},2026-02-04,1,AAPC,X2"]
    (home.path / "work" / "rows.csv").write_text("Title,Date,CEUs,Provider,Index\n" + "\n".join(rows) + "\n", encoding="utf-8")
    home.ok("import", "rows.csv", *DAY)


def check_text(checks, home):
    path = home.path / "work" / "transcript.pdf"
    done = home.run(*PDF, "--output", path.name)
    checks.equal((done.returncode, done.stdout), (0, b""), "the file is written")
    checks.equal(done.stderr, b"ceu: written: transcript.pdf\n", "what is said")
    checks.equal(path.stat().st_mode & 0o777, 0o600, "mode")
    pages = text_of(checks, path, "-layout").split("\f")[:-1]
    facts, words = facts_of(path), squeezed(text_of(checks, path, "-raw"))
    checks.equal(facts["Pages"], str(len(pages)), "pages")
    checks.equal(facts["Title"], "Transcript of continuing education, 2026-11-23", "title")
    checks.equal(facts["CreationDate"], "Mon Nov 23 00:00:00 2026 UTC", "date")
    for number, page in enumerate(pages, 1):
        checks.that(f"Page {number} of {len(pages)}" in page, f"the foot of page {number}")
    for i in range(ROWS):
        checks.that(f"Course{i:03}" in words and f"AAPC{i:06}" in words, f"Course {i:03} is missing")
    for part in ("w" * 300, "01234567", "https://www.aapc.com/certifications/maintain-your-certification", "evenpaceoverthecycle", "2027-03-31CEUsdue"):
        checks.that(part in words, f"“{part}” is missing")
    for part in WIDE.split():
        checks.that(part in words or part[::-1] in words, f"“{part}” is missing")     # pdftotext shows Hebrew as it is read or as it stands
    checks.that(words.count("long") >= 1400, f"a row longer than a page: {words.count('long')} words of 1400")
    tables = [page for page in pages if re.search(r"^ *\d+ +2026-\d\d-11 +Course", page, re.M)]
    checks.that(len(tables) >= 4, f"a table on {len(tables)} pages")
    for page in tables:
        checks.that(re.search(r"^ *No +Day +Title +Provider", page, re.M), "a page of a table without its titles")
    return path


def check_form(checks, home, path):
    titles = outline_of(path)
    checks.equal([title for title in titles if "·" in title],
                 ["AAPC · American Academy of Professional Coders", "AHIMA · American Health Information Management Association"], "parts")
    for title in ("Requirements", "Units over time", "Activities that count", "Dates", "To settle"):
        checks.that(title in titles, f"“{title}” is not in the outline {titles}")
    links = re.findall(rb"/URI \(([^)]*)\)", path.read_bytes())
    checks.that(b"https://www.aapc.com/certifications/maintain-your-certification" in links, f"links: {links}")
    checks.equal(home.run(*PDF, TZ="Pacific/Kiritimati", COLUMNS="40").stdout == path.read_bytes(), True, "the same bytes elsewhere")
    (home.path / "work" / "epoch.pdf").write_bytes(home.run(*PDF, "AAPC", SOURCE_DATE_EPOCH="1700000000").stdout)
    checks.equal(facts_of(home.path / "work" / "epoch.pdf")["CreationDate"], "Tue Nov 14 22:13:20 2023 UTC", "SOURCE_DATE_EPOCH")


def check_paper(checks, home):
    """As named, else as the locale says."""
    work = home.path / "work"
    (home.path / "paper.src").write_text("LC_PAPER\nheight 279\nwidth 216\nEND LC_PAPER\n")
    # It complains of all the categories that are left out; making them too would take seconds.
    subprocess.run(["localedef", "-c", "-i", home.path / "paper.src", "-f", "UTF-8", "--no-archive", home.path / "american"], check=False, timeout=60,
                   capture_output=True)
    american = {"LOCPATH": str(home.path), "LC_ALL": "", "LANG": "C.UTF-8", "LC_PAPER": "american"}
    for extra, options, size in (({}, [], "595 x 842 pts (A4)"), (american, [], "612 x 792 pts (letter)"),
                                 ({}, ["--paper", "letter"], "612 x 792 pts (letter)"), (american, ["--paper", "a4"], "595 x 842 pts (A4)")):
        (work / "paper.pdf").write_bytes(home.run(*PDF, "CCS", *options, **extra).stdout)
        checks.equal(facts_of(work / "paper.pdf")["Page size"], size, f"paper {options} {extra}")


def check_picture(checks, path):
    """The first page as it looks: white paper, bars and lines in their colours. Kept."""
    folder = pathlib.Path(os.environ.get("CEU_TEST_PICTURES", path.parent))
    subprocess.run(["pdftoppm", "-r", "80", "-f", "1", "-l", "1", "-png", "-singlefile", path, folder / "transcript-pdf"], check=True, timeout=60)
    data = subprocess.run(["pdftoppm", "-r", "80", "-f", "1", "-l", "1", path], check=True, timeout=60, capture_output=True).stdout
    pixels = data.split(b"\n", 3)[3]
    colours = [pixels[i:i + 3] for i in range(0, len(pixels), 3)]
    for name, colour, least in (("paper", "ffffff", len(colours) // 2), ("the line of units", "1f5fae", 300), ("the track of a bar", "e4e7ec", 500),
                                ("the pace that is needed", "8a5a00", 20)):
        count = colours.count(bytes.fromhex(colour))
        checks.that(count >= least, f"{name}: {count} pixels of {colour}, not {least}")


def report_of(**changes):
    """A report with a hostile text in every place."""
    chart = {"title": HOSTILE, "description": HOSTILE, "first": "2026-01-01", "last": "2026-12-31", "required": "10", "bars": [], "points": [],
             "needed": [], "marks": []}
    blocks = [
        {"kind": "heading", "level": 2, "text": HOSTILE}, {"kind": "heading", "level": 3, "text": HOSTILE}, {"kind": "paragraph", "text": HOSTILE},
        {"kind": "item", "text": HOSTILE}, {"kind": "fact", "label": HOSTILE, "text": HOSTILE},
        {"kind": "fact", "label": "Near a link", "text": "https://a.example/' dest='x"}, {"kind": "fact", "label": "No link", "text": "file:///etc/passwd"},
        {"kind": "table", "table": {"caption": HOSTILE, "header": 0, "rows": [[HOSTILE, "1"]],
                                    "columns": [{"title": HOSTILE, "numeric": False, "flexible": True},
                                                {"title": "N", "numeric": True, "flexible": False}]}},
        {"kind": "chart", "chart": {**chart, "kind": "bars", "bars": [{"label": HOSTILE, "value": HOSTILE, "part": "1", "whole": "0", "tone": "bad"}]}},
        {"kind": "chart", "chart": {**chart, "kind": "line", "points": [{"day": "2026-01-01", "units": "0"}, {"day": "2026-06-01", "units": "99999999"}]}},
        {"kind": "chart", "chart": {**chart, "kind": "timeline",
                                    "marks": [{"day": f"2026-01-{i % 28 + 1:02}", "label": HOSTILE, "done": i % 2 == 0} for i in range(90)]}},
    ]
    return {"schema": "ceu.report/1", "title": HOSTILE, "today": "2026-11-23", "blocks": blocks, **changes}


def print_out(home, report, **extra):
    text = report if isinstance(report, bytes) else json.dumps(report).encode()
    return subprocess.run([HELPER, "--output", "direct.pdf"], input=text, capture_output=True, cwd=home.path / "work", timeout=60, check=False,
                          env={**home.environment, **extra})


def check_hostile(checks, home):
    done = print_out(home, report_of())
    checks.equal(done.returncode, 0, f"hostile texts: {done.stderr!r}")
    if done.returncode != 0:
        return
    path = home.path / "work" / "direct.pdf"
    text = text_of(checks, path)
    bad = re.findall("[\0-\x09\x0b\x0d-\x1f\x7f-\x9f\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]", text.replace("\f", ""))
    checks.that(not bad, f"raw control characters: {set(bad)}")
    checks.that(squeezed(text).count(squeezed(SHOWN)) >= 8, "the hostile text is not shown as it was typed")
    data = path.read_bytes()
    for word in (b"/JavaScript", b"/Launch", b"/OpenAction", b"/Annot", b"/EmbeddedFile"):
        checks.that(word not in data, f"{word!r} in the file")
    checks.equal(outline_of(path)[:1] != [], True, "the outline")
    checks.equal(done.stderr, b"ceu: written: direct.pdf\n", "nothing but the file is told")
    done = print_out(home, report_of(blocks=[{"kind": "paragraph", "text": "\U000f1234"}]))
    checks.that(done.returncode == 0 and b"1 characters are in no font" in done.stderr, f"a character without a picture: {done.stderr!r}")
    done = print_out(home, report_of(blocks=[]))
    checks.equal((done.returncode, facts_of(path)["Pages"]), (0, "1"), "an empty report is a page")


def spoilt(place, value):
    """A report with one thing wrong: PLACE is a path into it."""
    report = report_of()
    part = report
    for key in place[:-1]:
        part = part[key]
    part[place[-1]] = value
    return report


def check_bad(checks, home):
    folder = home.path / "work"
    (folder / "direct.pdf").write_bytes(b"old")
    chart = ("blocks", 9, "chart")
    rows = [
        (b"", "1:0"), (b"[]", "object"), (b"\xff", "1:"), (spoilt(("schema",), "ceu.report/2"), "ceu.report/1"), (spoilt(("today",), "2026-02-30"), "2026-02-30"),
        (spoilt(("blocks",), {}), "a list is missing"), (spoilt(("blocks", 2, "kind"), "song"), "block 3: the word “song”"),
        (spoilt(("blocks", 2, "text"), None), "block 3: "), (spoilt(("blocks", 0, "level"), "2"), "block 1: "), (spoilt(("blocks", 4, "label"), 1), "block 5: "),
        (spoilt(("blocks", 7, "table", "header"), 2), "block 8: a table has no such header"),
        (spoilt(("blocks", 7, "table", "rows", 0), ["one"]), "a row has not a text for each column"),
        (spoilt(("blocks", 7, "table", "rows", 0, 1), 1), "a cell is no text"), (spoilt(("blocks", 7, "table", "columns"), []), "block 8: "),
        (spoilt(("blocks", 8, "chart", "bars"), []), "a chart has no bars"), (spoilt(("blocks", 8, "chart", "bars", 0, "tone"), "pink"), "pink"),
        (spoilt(("blocks", 8, "chart", "bars", 0, "part"), "x"), "“x”"), (spoilt((*chart, "kind"), "pie"), "pie"),
        (spoilt((*chart, "last"), "2026-01-01"), "shows no days"), (spoilt((*chart, "first"), None), "shows no days"), (spoilt((*chart, "first"), 7), "a day is neither"),
        (spoilt((*chart, "points"), []), "no points"), (spoilt((*chart, "required"), "0"), "nothing that is required"),
        (spoilt((*chart, "points", 1, "day"), "2027-01-01"), "a point lies outside"),
        (spoilt(("blocks", 10, "chart", "marks", 3, "day"), "2025-01-01"), "a mark lies outside"),
    ]
    for report, reason in some(rows):
        done = print_out(home, report)
        said = done.stderr.decode()
        checks.that(done.returncode == 1 and reason in said and said.startswith("ceu: no PDF was written: what came in is no report: "),
                    f"{reason}: {done.returncode} {said}")
    checks.equal((folder / "direct.pdf").read_bytes(), b"old", "the file that was there")


def check_refusals(checks, home):
    folder = home.path / "work"
    (folder / "kept.pdf").write_text("old")
    ours, theirs = pty.openpty()
    done = subprocess.run(["ceu", *PDF], stdin=subprocess.DEVNULL, stdout=theirs, stderr=subprocess.PIPE, timeout=60, env=home.environment, check=False)
    os.close(theirs)
    os.close(ours)
    checks.that(done.returncode == 2 and b"--output" in done.stderr, f"onto a terminal: {done.returncode} {done.stderr!r}")
    done = subprocess.run(["ceu", *PDF, "--output", "kept.pdf"], capture_output=True, cwd=folder, env=home.environment, timeout=60, check=False,
                          preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)))
    checks.that(done.returncode == 73 and b"cannot" in done.stderr, f"a full disk: {done.returncode} {done.stderr!r}")
    done = home.run(*PDF, "--output", "kept.pdf", CEU_LIBEXEC_DIR="/nonexistent")
    checks.that(done.returncode == 1 and b"package ceud-print" in done.stderr and b"--format html" in done.stderr, f"no helper: {done.stderr!r}")
    (folder / "fonts.conf").write_text("<fontconfig><dir>/nonexistent</dir></fontconfig>")
    done = home.run(*PDF, "--output", "kept.pdf", FONTCONFIG_FILE=str(folder / "fonts.conf"))
    checks.that(done.returncode == 1 and b"fonts-dejavu-core" in done.stderr, f"no fonts: {done.returncode} {done.stderr!r}")
    checks.equal((folder / "kept.pdf").read_bytes(), b"old", "the file that was there")
    for words, code in ((["--paper", "a5"], 2), (["--format", "html", "--paper", "a4"], 2), (["--json", "--format", "pdf"], 2), (["--paper", "a4"], 2)):
        checks.equal(home.run("report", "transcript", *words).returncode, code, f"{words}")
    done = subprocess.run([HELPER, "--paper", "a5"], capture_output=True, env=home.environment, timeout=60, check=False, stdin=subprocess.DEVNULL)
    checks.that(done.returncode == 2 and b"a5" in done.stderr, f"the helper's paper: {done.stderr!r}")
    done = subprocess.run([HELPER, "more"], capture_output=True, env=home.environment, timeout=60, check=False, stdin=subprocess.DEVNULL)
    checks.equal(done.returncode, 2, "a word too many")
    with open("/dev/full", "wb") as full:
        done = subprocess.run([HELPER], input=json.dumps(report_of()).encode(), stdout=full, stderr=subprocess.PIPE, env=home.environment, timeout=60, check=False)
    checks.that(done.returncode == 73 and b"standard output" in done.stderr, f"onto a full disk: {done.returncode} {done.stderr!r}")


def main():
    checks = Checks()
    with Home() as home:
        checks.equal(home.run(*PDF, "--output", "none.pdf").returncode, 1, "without records")
        record(home)
        path = check_text(checks, home)
        check_form(checks, home, path)
        check_picture(checks, path)
        check_paper(checks, home)
        check_hostile(checks, home)
        check_bad(checks, home)
        check_refusals(checks, home)
    checks.finish()


if __name__ == "__main__":
    main()
