#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""`ceu report audit` and ceu-pack: which cycle, which files under which names, what is missing, what is damaged, and what is refused."""
import csv
import hashlib
import io
import json
import os
import pathlib
import pty
import re
import resource
import subprocess
import zipfile

from home import Checks, Home, some

DAY = ["--at", "2026-11-23"]
AUDIT = ["report", "audit", "AAPC", *DAY]
HELPER = pathlib.Path(os.environ["CEU_TEST_LIBEXEC"]) / "ceu-pack"
SAFE = re.compile(r"audit-aapc-20\d\d-03-31/(index\.(html|csv|pdf)|SHA256SUMS|certificates/\d{4}-20\d\d-\d\d-\d\d-[a-z0-9-]+\.[a-z0-9]{1,8})")
# Titles with the names of the files that prove them.
TITLES = [
    ("../../etc/passwd", "a.pdf"), ("=cmd|' /C calc'!A0", "no ending"), ("+1\u202e\u2066", "x.PDF"), ("漢字", "漢字.jpeg"), ("<b>&amp;</b> \"q\" 'x'", "-rf.png"),
    ("w" * 300, "long.extension-of-a-file"), ("CON", "$(touch hacked).pdf"), ("Same", "one.pdf"), ("Same", "one.pdf"), ("-", "a\\b.pdf"), ("@SUM(A1)", "=1+1.csv"),
    ("Übersicht über Kodierung", "b.pdf"),
]


def record(home):
    """Two cycles, the first renewed ten days before its end."""
    folder = home.path / "work"
    home.ok("credential", "add", "CPC", "--earned", "2021-03-14", "--number", "01234567", *DAY)
    home.ok("membership", "set", "aapc", "--renews", "2025-03", "--at", "2024-11-23")
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(["Completed", "Title", "Provider", "Units", "Index"])
    for i, (title, _) in enumerate(TITLES):
        quoted = "'" + title if title[0] in "=+-@'" else title
        writer.writerow([f"2026-{i % 9 + 1:02}-{i + 2:02}", quoted, f"AAPC {i}", 1, f"A{i}"])
    writer.writerow(["2026-05-05", "Without a file", "AAPC", 1, "B1"])
    writer.writerow(["2026-06-05", "Without anything", "LinkedIn", 1, ""])
    writer.writerow(["2024-05-05", "Of the cycle before", "AAPC", 36, "C1"])
    writer.writerow(["2025-03-25", "After the renewal", "AAPC", 1, "C2"])
    writer.writerow(["2022-05-05", "Of long ago", "AAPC", 36, "D1"])
    (folder / "rows.csv").write_text(table.getvalue(), encoding="utf-8")
    home.ok("import", "rows.csv", "--keep-duplicates", *DAY)
    home.ok("submit", "aapc", "--on", "2025-03-10", "--at", "2025-03-11")
    home.ok("renew", "aapc", "--on", "2025-03-21", "--at", "2025-03-22")
    numbers = {}
    for activity in json.loads(home.ok("export", "json"))["activities"]:
        numbers.setdefault(activity["title"], []).append(activity["id"])
    for i, (title, name) in enumerate(TITLES):
        (folder / name).write_bytes(f"proof {i} ".encode() * 1000)
        home.ok("attach", str(numbers[title].pop(0)), "./" + name)
    (folder / "old.pdf").write_bytes(b"old proof")
    home.ok("attach", str(numbers["Of the cycle before"][0]), "old.pdf")
    home.ok("attach", str(numbers["Of the cycle before"][0]), "a.pdf")


def packet_of(checks, data, what):
    """{name: content} of a packet whose every part is whole and safely named."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        checks.equal(file.testzip(), None, f"{what}: parts")
        names = file.namelist()
        checks.equal(len(names), len({name.lower() for name in names}), f"{what}: a name twice")
        for entry in file.infolist():
            checks.that(SAFE.fullmatch(entry.filename), f"{what}: the name {entry.filename!r}")
            checks.that(len(entry.filename) < 160 and entry.external_attr >> 16 == 0o100644, f"{what}: {entry.filename}")
        parts = {name.partition("/")[2]: file.read(name) for name in names}
    sums = dict(reversed(line.split("  ")) for line in parts["SHA256SUMS"].decode().splitlines())
    checks.equal(set(sums), set(parts) - {"SHA256SUMS"}, f"{what}: checksums")
    for name, digest in sums.items():
        checks.equal(hashlib.sha256(parts[name]).hexdigest(), digest, f"{what}: {name}")
    return parts


def check_packet(checks, home):
    folder = home.path / "work"
    done = home.run(*AUDIT, "--output", "a.zip")
    checks.equal(done.returncode, 0, f"the packet: {done.stderr!r}")
    said = done.stdout.decode()
    checks.that("3 activities lack something" in said and "“Without a file”: no file\n" in said and
                "“Without anything”: no file; AAPC: no index number" in said, f"what is said: {said}")
    checks.equal((folder / "a.zip").stat().st_mode & 0o777, 0o600, "mode")
    data = (folder / "a.zip").read_bytes()
    parts = packet_of(checks, data, "packet")
    proofs = [name for name in parts if name.startswith("certificates/")]
    checks.equal(len(proofs), len(TITLES), "certificates")
    checks.equal(sorted(parts[name] for name in proofs), sorted(f"proof {i} ".encode() * 1000 for i in range(len(TITLES))), "their content")
    for word in ("-etc-passwd.pdf", "-ubersicht-uber-kodierung.pdf", "-activity.jpeg", "-cmd-c-calc-a0.bin", "-con.pdf"):
        checks.that(any(name.endswith(word) for name in proofs), f"no …{word} in {proofs}")
    for zone in ("Pacific/Kiritimati", "America/New_York"):
        home.ok(*AUDIT, "--output", "b.zip", TZ=zone, COLUMNS="40")
        checks.equal((folder / "b.zip").read_bytes() == data, True, f"the same bytes in {zone}")
    checks.equal(home.run(*AUDIT, "--output", "-").stdout == data, True, "the same bytes on standard output")
    letter = packet_of(checks, home.run(*AUDIT, "--output", "-", "--paper", "letter").stdout, "letter")
    checks.that(b"/MediaBox [ 0 0 612 792 ]" in letter["index.pdf"] and b"/MediaBox [ 0 0 595 842 ]" in parts["index.pdf"], "the paper of index.pdf")
    subprocess.run(["unzip", "-q", "a.zip"], cwd=folder, check=True, timeout=60)
    done = subprocess.run(["sha256sum", "-c", "--strict", "SHA256SUMS"], cwd=folder / "audit-aapc-2027-03-31", capture_output=True, timeout=60, check=False)
    checks.equal(done.returncode, 0, f"sha256sum: {done.stderr!r}")
    checks.that(not list(home.path.rglob("hacked")), "a name was run")
    check_index(checks, parts)


def check_index(checks, parts):
    page, rows = parts["index.html"].decode(), list(csv.DictReader(io.StringIO(parts["index.csv"].decode())))
    checks.equal(len(rows), len(TITLES) + 3, "rows of the table")
    for row in rows:
        checks.that(not any(cell[:1] in tuple("=+-@\t\r") for cell in row.values() if cell), f"a formula: {row}")
        checks.that(all(f"certificates/{name}" in parts for name in row["Files"].split(", ") if name), f"files that are not there: {row['Files']}")
    checks.that({"'../../etc/passwd", "../../etc/passwd"} & {row["Title"] for row in rows}, "a title as it was typed")
    raw = re.findall("[\0-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", page + parts["index.csv"].decode())
    checks.equal(raw, [], "raw control characters")
    checks.that("<b>&" not in page and "&lt;b&gt;&amp;amp;&lt;/b&gt;" in page, "markup of a title")
    checks.that(parts["index.pdf"].startswith(b"%PDF-"), "the index as PDF")
    checks.that("2 more of other cycles" in page, "activities of other cycles")


def check_cycles(checks, home):
    """Which activities count in which cycle, and on which day it was judged."""
    for cycle, title, today, first in some((
            ("previous", "Of the cycle before", "2025-03-20", "2023-04-01"), ("2025", "Of the cycle before", "2025-03-20", "2023-04-01"),
            ("2024-12-31", "Of the cycle before", "2025-03-20", "2023-04-01"), ("current", "Without a file", "2026-11-23", "2025-03-22"),
            ("2026-01-01", "Without a file", "2026-11-23", "2025-03-22"), ("2027", "Without a file", "2026-11-23", "2025-03-22"),
            ("2026", "Without a file", "2026-11-23", "2025-03-22"), ("2022-05-05", "Of long ago", "2023-03-31", "2021-04-01"))):
        reply = json.loads(home.ok(*AUDIT, "--cycle", cycle, "--json"))
        tables = [block["table"] for block in reply["blocks"] if block["table"] and block["table"]["columns"][-1]["title"] == "Missing"]
        titles = [row[2] for table in tables for row in table["rows"]]
        checks.that(title in titles, f"{cycle}: {title} is not among {titles}")
        checks.equal(reply["today"], today, f"{cycle}: judged on")
        cycles = [block["text"] for block in reply["blocks"] if block["label"] == "Cycle"]
        checks.that(cycles and (cycles[0].startswith(first[:7]) or first == "2025-03-22"), f"{cycle}: {cycles}")
    parts = packet_of(checks, home.run(*AUDIT, "--cycle", "previous", "--output", "-").stdout, "previous")
    checks.equal(sorted(len(parts[name]) for name in parts if name.startswith("certificates/")), [9, 8000], "certificates of the cycle before")
    for cycle, code, word in (("2019-01-01", 1, b"no cycle around 2019-01-01"), ("1999", 1, b"no cycle that ends in 1999"), ("2031", 1, b"ends in 2031"),
                              ("someday", 2, b"--cycle is"), ("", 2, b"--cycle is")):
        done = home.run(*AUDIT, "--cycle", cycle)
        checks.that(done.returncode == code and word in done.stderr, f"--cycle {cycle}: {done.returncode} {done.stderr!r}")
    home.ok("credential", "add", "CCS", *DAY)
    checks.that(home.run("report", "audit", "CCS", *DAY).returncode == 1, "a candidate has no cycle")
    home.ok("undo")


def check_damage(checks, home):
    """A file that is gone, and one that is another: told, listed, left out, and the exit code says so."""
    copies = {path.read_bytes(): path for path in (home.path / "data" / "ceud" / "evidence").rglob("*") if path.is_file()}
    gone, changed = copies[b"proof 0 " * 1000], copies[b"proof 1 " * 1000]
    kept = {gone: gone.read_bytes(), changed: changed.read_bytes()}
    for path in kept:
        path.chmod(0o600)
        path.parent.chmod(0o700)
    gone.unlink()
    changed.write_bytes(b"Proof 1 " * 1000)
    done = home.run(*AUDIT, "--output", "damaged.zip")
    checks.equal(done.returncode, 76, f"damaged: {done.stderr!r}")
    checks.that(b"2 files are not what were attached" in done.stderr, f"damaged: {done.stderr!r}")
    said = done.stdout.decode()
    checks.that("the file “a.pdf” is missing" in said and "the file “no ending” is not what was attached" in said, f"damaged: {said}")
    parts = packet_of(checks, (home.path / "work" / "damaged.zip").read_bytes(), "damaged")
    checks.equal(sum(name.startswith("certificates/") for name in parts), len(TITLES) - 2, "the other certificates")
    for name in ("index.html", "index.csv"):
        checks.that("the file “a.pdf” is missing" in parts[name].decode(), f"{name} does not say what is missing")
    done = home.run(*AUDIT)
    checks.that(done.returncode == 76 and "is missing" in re.sub(r"\s+", " ", done.stdout.decode()), "the index on the terminal")
    for path, content in kept.items():
        path.write_bytes(content)
    checks.equal(home.run(*AUDIT).returncode, 0, "mended")


def check_refusals(checks, home):
    folder = home.path / "work"
    (folder / "kept.zip").write_text("old")
    before = sorted(os.listdir(folder))
    ours, theirs = pty.openpty()
    done = subprocess.run(["ceu", *AUDIT, "--output", "-"], stdin=subprocess.DEVNULL, stdout=theirs, stderr=subprocess.PIPE, timeout=60, env=home.environment,
                          check=False)
    os.close(theirs)
    os.close(ours)
    checks.that(done.returncode != 0 and b"terminal" in done.stderr, f"onto a terminal: {done.returncode} {done.stderr!r}")
    done = subprocess.run(["ceu", *AUDIT, "--output", "kept.zip"], capture_output=True, cwd=folder, env=home.environment, timeout=60, check=False,
                          preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192)))
    checks.that(done.returncode == 73, f"a full disk: {done.returncode} {done.stderr!r}")
    done = home.run(*AUDIT, "--output", "none/kept.zip")
    checks.that(done.returncode == 1 and b"its folder does not exist" in done.stderr, f"no folder: {done.returncode} {done.stderr!r}")
    (home.path / "libexec").mkdir()
    done = home.run(*AUDIT, "--output", "kept.zip", CEU_LIBEXEC_DIR=str(home.path / "libexec"))
    checks.that(done.returncode == 1 and b"ceu-pack" in done.stderr, f"no helper: {done.returncode} {done.stderr!r}")
    (home.path / "libexec" / "ceu-pack").symlink_to(HELPER)
    checks.equal(((folder / "kept.zip").read_text(), sorted(os.listdir(folder))), ("old", before), "what was there")
    done = home.run(*AUDIT, "--output", "kept.zip", CEU_LIBEXEC_DIR=str(home.path / "libexec"))
    checks.that(done.returncode == 0 and b"without index.pdf" in done.stdout, f"without ceu-print: {done.returncode} {done.stdout!r}")
    checks.that("index.pdf" not in packet_of(checks, (folder / "kept.zip").read_bytes(), "without ceu-print"), "an index that was not drawn")
    checks.equal(home.run("report", "audit", "nope").returncode, 1, "an unknown body")
    checks.equal(home.run("report", "audit").returncode, 2, "without a body")


def pack(home, entries, **changes):
    reply = {"schema": "ceu.pack/1", "folder": "audit", "day": "2026-11-23", "entries": entries, **changes}
    return subprocess.Popen([HELPER, "--output", "direct.zip"], stdin=subprocess.PIPE, stderr=subprocess.PIPE, cwd=home.path / "work",
                            env=home.environment), json.dumps(reply).encode()


def file_entry(path, **changes):
    digest, size = hashlib.sha256(), 0
    with open(path, "rb") as file:
        while piece := file.read(1 << 20):
            digest.update(piece)
            size += len(piece)
    return {"name": "certificates/1.pdf", "uri": path.as_uri(), "sha256": digest.hexdigest(), "size": size, **changes}


def check_lists(checks, home):
    """What ceu-pack believes nobody: names that lead elsewhere, files that are others."""
    folder = home.path / "work"
    (folder / "direct.zip").write_text("old")
    (folder / "link").symlink_to(folder / "old.pdf")
    good = {"name": "index.html", "text": "x"}
    rows = [([{**good, "name": name}], {}, "plain") for name in
            ("../x", "/x", "a/../../x", "a//b", "a/", ".x", "-x", "a b", "a\nb", "é", "a\\b", "C:x", "", "SHA256SUMS")]
    rows += [
        ([good, good], {}, "twice"), ([{"name": "x"}], {}, "uri"), ([{"name": "x", "descriptor": 1}], {}, "descriptor"), ([{"name": "x", "descriptor": 77}], {}, "descriptor"),
        ([good], {"schema": "ceu.pack/2"}, "schema"), ([good], {"folder": "../up"}, "folder"), ([good], {"day": "today"}, "today"), ({}, {}, "no entries"),
        ([file_entry(folder / "old.pdf", sha256="0" * 64)], {}, "changed or damaged"), ([file_entry(folder / "old.pdf", size=10)], {}, "changed or damaged"),
        ([file_entry(folder / "old.pdf", uri="file:///nonexistent/x")], {}, "is gone"), ([file_entry(folder / "old.pdf", uri="http://example.org/x")], {}, "no path"),
        ([file_entry(folder / "link")], {}, "is gone"), ([file_entry(folder / "old.pdf", size=-1)], {}, "no size"),
    ]
    for entries, changes, reason in some(rows):
        process, data = pack(home, entries, **changes)
        said = process.communicate(data, timeout=60)[1].decode()
        checks.that(process.returncode in (1, 76) and reason in said and said.startswith("ceu: no packet was written: "),
                    f"{entries} {changes}: {process.returncode} {said}")
    checks.equal(((folder / "direct.zip").read_text(), [name for name in os.listdir(folder) if name.startswith("direct.zip.")]), ("old", []), "what was there")
    done = subprocess.run([HELPER, "more"], stdin=subprocess.DEVNULL, capture_output=True, timeout=60, check=False, env=home.environment)
    checks.equal(done.returncode, 2, "a word too many")
    done = subprocess.run([HELPER, "--output", "direct.zip"], input=b"{", capture_output=True, timeout=60, check=False, env=home.environment)
    checks.that(done.returncode == 1 and b"no list of a packet" in done.stderr, f"no JSON: {done.stderr!r}")


def check_memory(checks, home):
    """A file of 48 MiB takes no more memory than one of 9 bytes."""
    folder, most = home.path / "work", []
    with open(folder / "large.bin", "wb") as file:
        file.truncate(48 << 20)
    for name in ("old.pdf", "large.bin"):
        process, data = pack(home, [file_entry(folder / name)])
        process.stdin.write(data)
        process.stdin.close()
        _, status, usage = os.wait4(process.pid, 0)
        process.stderr.close()
        process.returncode = os.waitstatus_to_exitcode(status)
        checks.equal(process.returncode, 0, f"{name} is packed")
        most.append(usage.ru_maxrss)
    checks.that(most[1] < most[0] + 8 * 1024, f"KiB at most: {most}")


def main():
    checks = Checks()
    with Home() as home:
        checks.equal(home.run(*AUDIT, "--output", "none.zip").returncode, 1, "without records")
        home.ok("credential", "add", "CPC", "--earned", "2024-03-14", *DAY)
        done = home.run(*AUDIT)
        checks.that(done.returncode == 1 and b"has no cycle yet" in done.stderr, f"without a due date: {done.stderr!r}")
        home.ok("membership", "set", "aapc", "--renews", "2027-03", *DAY)
        checks.that("there is nothing to prove" in re.sub(r"\s+", " ", home.ok(*AUDIT)), "without activities")
        home.ok("undo")
        home.ok("undo")
        record(home)
        check_packet(checks, home)
        check_cycles(checks, home)
        check_damage(checks, home)
        check_refusals(checks, home)
        check_lists(checks, home)
        check_memory(checks, home)
    checks.finish()


if __name__ == "__main__":
    main()
