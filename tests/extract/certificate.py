#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Certificates: real PDFs and pictures are read, what means harm or cannot be read is bounded, told and kept, and programs that
are missing or behave badly cost nothing but their part."""
import json
import os
import pathlib
import shutil
import signal
import subprocess
import time

import pdf
from home import Checks, Home

AT = ("--at", "2026-11-26")
TEXT = """CERTIFICATE OF COMPLETION

Course Title: 2027 E/M Changes for Outpatient Coders
Date of Completion: November 14, 2026
CEUs Approved: 1.5
AAPC Index No: AAPC00123456A
Sponsoring Organization: Summit Coding Academy, LLC
"""
FIELDS = {"title": "2027 E/M Changes for Outpatient Coders", "done": "2026-11-14", "units": "1.5 ceu",
          "provider": "Summit Coding Academy, LLC", "index": "AAPC00123456A"}
STATED = ("--title", "Stated", "--on", "2026-11-02", "--units", "2")
CONFINED = float(os.environ["CEU_TEST_CPU_SECONDS"]) <= 2
MEBIBYTE = 1024 * 1024
ENCRYPTED = b"/Encrypt << /Filter /Standard /V 1 /R 2 /O (%s) /U (%s) /P -4 >> /ID [(a) (a)] " % (b"o" * 32, b"u" * 32)


def look(home, name, **extra):
    """The reply of a dry run, and what went to standard error."""
    done = home.run("import", name, "--dry-run", "--json", *AT, **extra)
    return (json.loads(done.stdout) if done.stdout else None), done


def values(reply):
    return {field["field"]: field["value"] for field in reply["fields"] if field["value"] is not None}


def reads(checks, home, work):
    (work / "a.pdf").write_bytes(pdf.write(TEXT))
    reply, _ = look(home, "a.pdf")
    checks.equal(values(reply), FIELDS, "a PDF")
    checks.equal({field["certainty"] for field in reply["fields"]}, {"sure"}, "its certainties")
    checks.that(not (home.path / "data" / "ceud" / "ceu.db").exists(), "a dry run made a store")
    # In the store: the activity, its evidence, one step; again: nothing; whatever its name.
    checks.that("1: 1.5 CEU" in home.ok("import", "a.pdf", *AT), "imported")
    shown = json.loads(home.ok("show", "1", "--json", *AT))
    checks.equal(shown["evidence"][0]["sha256"], reply["sha256"], "the evidence")
    shutil.copy(work / "a.pdf", work / "renamed.pdf")
    for name in ("a.pdf", "renamed.pdf"):
        checks.that("known already, it is kept with number 1" in home.ok("import", name, *AT), f"{name} again")
    home.ok("undo", *AT)
    checks.equal(json.loads(home.ok("list", "--json", *AT))["activities"], [], "after undo")
    # The same event in another file.
    home.ok("import", "a.pdf", *AT)
    (work / "b.pdf").write_bytes(pdf.write(TEXT + "\n"))
    done = home.run("import", "b.pdf", *AT)
    checks.equal((done.returncode, b"logged already" in done.stderr), (1, True), f"a twin: {done.stderr}")
    home.ok("import", "b.pdf", "--again", *AT)
    home.ok("undo", *AT)


def needs(checks, home, work):
    """A script is told what to say, and all or nothing of several is recorded."""
    (work / "c.pdf").write_bytes(pdf.write("for attending\nModifier 25 $HOME called\non November 14, 2026\n"))
    (work / "d.pdf").write_bytes(pdf.write(TEXT.replace("14, 2026", "15, 2026")))
    done = home.run("import", "c.pdf", "d.pdf", *AT)
    line = b"ceu import c.pdf --title 'Modifier 25 $HOME called' --on 2026-11-14 --units UNITS"
    checks.equal((done.returncode, line in done.stdout), (1, True), f"refused: {done.stdout}")
    checks.that(b"nothing was recorded" in done.stderr, f"refused: {done.stderr}")
    checks.equal(len(json.loads(home.ok("list", "--json", *AT))["activities"]), 1, "all or nothing")
    said = home.ok("import", "c.pdf", "--title", "Modifier 25", "--on", "2026-11-14", "--units", "90min", "--category", "coding",
                   "--provider", "", *AT)
    checks.that("90 minutes “Modifier 25” on 2026-11-14, with c.pdf" in said, f"stated: {said}")
    checks.that("known already" in home.ok("import", "c.pdf", "d.pdf", *AT), "the other one")
    (work / "d.pdf").write_bytes(pdf.write(TEXT.replace("14, 2026", "16, 2026")))
    for words, reason in ((("c.pdf", "d.pdf", "--title", "X"), b"about one certificate"), (("d.pdf", "--map", "a=b"), b"does not belong"),
                          (("d.pdf", "--unit", "hour"), b"state both"), (("d.pdf", "--title", ""), b"--title is empty")):
        done = home.run("import", *words, *AT)
        checks.equal((done.returncode, reason in done.stderr), (2, True), f"{words}: {done.stderr}")
    (work / "log.csv").write_text("Title,Date,CEUs\nOne,2026-03-04,1\n", encoding="utf-8")
    for words, reason in ((("log.csv", "d.pdf"), b"apart from other files"), (("log.csv", "--title", "X"), b"belongs to certificates")):
        done = home.run("import", *words, *AT)
        checks.equal((done.returncode, reason in done.stderr), (2, True), f"{words}: {done.stderr}")


def harmful():
    """Name, file, words of a remark; None: it is read, in part or whole."""
    huge = b"BT /F1 10 Tf 40 740 Td (Course Title: Bomb) Tj ET " + b" " * 64 * MEBIBYTE
    return [
        ("empty", b"", "cannot read it"), ("garbage", os.urandom(200000), "cannot read it"),
        ("head alone", b"%PDF-1.7\n", "cannot read it"), ("encrypted", pdf.write(TEXT, trailer=ENCRYPTED), "encrypted"),
        ("cut", pdf.write(TEXT)[:-200], None), ("broken places", pdf.write(TEXT).replace(b"0000000", b"9999999"), None),
        ("64 MiB of nothing", pdf.write(huge), None), ("10,000 pages", pdf.write(*[TEXT] * 10000), None),
        ("a script", pdf.write(TEXT, catalog=b"/OpenAction << /S /JavaScript /JS (app.launchURL('http://127.0.0.1/')) >> "), None),
        ("pages of pages", pdf.write(TEXT).replace(b"/Kids [4 0 R]", b"/Kids [2 0 R]"), "no text"),
        ("codes", pdf.write("Course Title: A\x1b[2J\x07B\n"), None), ("a text of MiBs", pdf.write(*["x " * 50000] * 20), None),
        ("no text", pdf.write(b""), "no text"),
    ]


def sparse(path):
    with path.open("wb") as file:
        file.truncate(51 * MEBIBYTE)


def harm(checks, home, work):
    store = home.path / "data" / "ceud" / "ceu.db"
    before = store.read_bytes()
    for name, content, words in harmful():
        (work / "harm.pdf").write_bytes(content)
        reply, done = look(home, "harm.pdf")
        checks.equal(done.returncode, 0, f"{name}: {done.stderr}")
        checks.that(b"\x1b" not in done.stdout + done.stderr, f"{name}: codes for the terminal")
        said = " ".join(reply["remarks"]) if reply else ""
        checks.equal(words is not None and words not in said, False, f"{name}: {said}")
        checks.equal(words is not None and values(reply) != {}, False, f"{name}: {reply}")
    for make, reason in ((lambda path: path.symlink_to("a.pdf"), b"symbolic link"), (os.mkfifo, b"not a file"), (os.mkdir, b"not a file"),
                         (sparse, b"larger than")):
        path = work / "odd.pdf"
        make(path)
        done = home.run("import", "odd.pdf", *STATED, *AT)
        checks.that(done.returncode not in (0, 2) and reason in done.stderr, f"{reason}: {done.stderr}")
        shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
    done = home.run("import", "-", *STATED, *AT, stdin=pdf.write(TEXT))
    checks.that(done.returncode != 0 and b"none among the files" in done.stderr, f"standard input: {done.stderr}")
    checks.that(store.read_bytes() == before, "the store was changed")
    # What cannot be read is kept all the same.
    (work / "harm.pdf").write_bytes(b"%PDF-1.7\nnothing")
    checks.that("2 CEU “Stated”" in home.ok("import", "harm.pdf", *STATED, *AT), "kept")


def fake(folder, name, script):
    (folder / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    (folder / name).chmod(0o700)


def tools(checks, home, work):
    """Programs that are missing, or not what they are called."""
    folder = home.path / "tools"
    folder.mkdir()
    mark = home.path / "mark"
    (work / "e.pdf").write_bytes(pdf.write("Course Title: Real\n"))
    path = f"{os.environ['CEU_TEST_BIN']}:{folder}"
    reply, _ = look(home, "e.pdf", PATH=path)
    checks.that("apt install poppler-utils" in reply["remarks"][0], f"missing: {reply}")
    for name, script, words in (("dies", "kill -SEGV $$", "cannot read it"), ("exit code", "exit 9", "cannot read it"),
                                ("forbidden", "exit 3", "forbids"),
                                ("silence", "exit 0", "pdftoppm is not installed")):
        fake(folder, "pdftotext", script)
        reply, done = look(home, "e.pdf", PATH=path)
        checks.that(reply is not None and words in " ".join(reply["remarks"]), f"{name}: {reply} {done.stderr}")
    fake(folder, "pdftotext", "while :; do echo 'Course Title: Endless'; done")
    checks.equal(values(look(home, "e.pdf", PATH=path)[0]).get("title"), "Endless", "endless")
    fake(folder, "pdftotext", r"printf '\303\050\377 Course Title: Odd\033[2J bytes\n'")
    checks.that("Odd" in values(look(home, "e.pdf", PATH=path)[0]).get("title", ""), "odd bytes")
    fake(folder, "pdftotext", f"echo x > {mark}; /bin/true & echo 'Course Title: Tried'")
    reply, done = look(home, "e.pdf", PATH=path)
    checks.that(not CONFINED or not mark.exists(), "a program wrote a file")
    checks.that(CONFINED or mark.exists(), "the program was not run")


def ends_together(checks, home):
    """Who reads does not outlive who asked."""
    folder, said = home.path / "tools", home.path / "pid"
    os.mkfifo(home.path / "never")
    fake(folder, "pdftotext", f"echo started $$; read x < {home.path}/never")
    with subprocess.Popen([pathlib.Path(os.environ["CEU_TEST_LIBEXEC"]) / "ceu-extract", "--text", "pdf"], stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, env={**home.environment, "PATH": str(folder)}) as process:
        limit = time.monotonic() + 60
        children = pathlib.Path(f"/proc/{process.pid}/task/{process.pid}/children")
        while not children.read_text(encoding="ascii").split() and time.monotonic() < limit:
            time.sleep(0.02)
        child = pathlib.Path("/proc", (children.read_text(encoding="ascii").split() or ["none"])[0])
        while child.exists() and b"pdftotext" not in (child / "cmdline").read_bytes() and time.monotonic() < limit:
            time.sleep(0.02)
        checks.that(child.exists(), "no program was started")
        process.send_signal(signal.SIGKILL)
    while child.exists() and time.monotonic() < limit:
        time.sleep(0.02)
    checks.that(not child.exists() and not said.exists(), "the program outlived the helper")


def pictures(checks, home, work):
    """By the real tesseract: nothing is sure. Without it they are kept."""
    grey = subprocess.run(["pdftoppm", "-r", "200", "-gray", work / "a.pdf"], capture_output=True, check=True).stdout
    subprocess.run(["pdftoppm", "-r", "200", "-png", "-singlefile", work / "a.pdf", work / "a"], check=True)
    (work / "scan.pdf").write_bytes(pdf.scan(grey))
    for name in ("scan.pdf", "a.png"):
        reply, done = look(home, name)
        found = values(reply) if reply else {}
        checks.equal({key: found.get(key) for key in ("title", "done", "units")},
                     {key: FIELDS[key] for key in ("title", "done", "units")}, f"{name}: {reply} {done.stderr}")
        checks.that(all(field["certainty"] != "sure" for field in reply["fields"]), f"{name}: sure")
    folder = home.path / "poppler"
    folder.mkdir()
    for name in ("pdftotext", "pdftoppm"):
        (folder / name).symlink_to(shutil.which(name))
    for name in ("scan.pdf", "a.png"):
        reply, _ = look(home, name, PATH=f"{os.environ['CEU_TEST_BIN']}:{folder}")
        checks.that("apt install tesseract-ocr" in " ".join(reply["remarks"]), f"{name} without tesseract: {reply}")
        checks.equal(values(reply), {}, f"{name} without tesseract")
    checks.that("with scan.pdf" in home.ok("import", "scan.pdf", *STATED, "--again", "--provider", "", "--index", "", *AT), "kept")


def main():
    checks = Checks()
    with Home() as home:
        work = home.path / "work"
        reads(checks, home, work)
        needs(checks, home, work)
        harm(checks, home, work)
        tools(checks, home, work)
        ends_together(checks, home)
        pictures(checks, home, work)
    checks.finish()


if __name__ == "__main__":
    main()
