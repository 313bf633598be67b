#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A home exported with its certificates, imported into a fresh one and exported again: the same bytes, in bounded memory, also after a kill.
What cannot be taken whole is refused, and nothing changes."""
import hashlib
import json
import os
import pathlib
import random
import signal
import subprocess

from home import Checks, Home

MOST_KIB = 16 * 1024  # of data of a process that moves two files of 8 MiB
DAY = ["--at", "2026-11-23"]


def fill(home):
    for command in (
            ["credential", "add", "CPC", "--earned", "2024-03-14", "--number", "=01"], ["credential", "add", "CCS", "--earned", "2023-05-02"],
            ["membership", "set", "aapc", "--renews", "2027-03"], ["log", "1.5", "Ünïcödé \"q\" \\ 🙂", "--on", "2026-11-03"],
            ["log", "0.125", "=1+1", "--on", "2026-11-02", "--provider", "A, B"], ["log", "7", "Gone", "--on", "2026-11-02"],
            ["log", "2", "To come", "--on", "2027-01-10", "--planned"], ["submit", "aapc", "--yes"], ["mute", "ahima"], ["answer", "birth", "1984-11-05"]):
        home.ok(*command, *DAY)
    work = home.path / "work"
    (work / "a.pdf").write_bytes(b"%PDF-1.4 certificate")
    (work / "=b \"é.bin").write_bytes(random.Random(7).randbytes(70000))
    (work / "empty").write_bytes(b"")
    home.ok("attach", "1", "a.pdf", '=b "é.bin', "empty")
    home.ok("attach", "2", "a.pdf")


def check_refusals(home, checks, archive):
    before = home.ok("export", "json")
    facts = json.loads(archive)
    first = facts["activities"][0]
    wrong = {
        "certificates": {**facts, "activities": [{**first, "proofs": 5}, *facts["activities"][1:]]},
        "no content": {**facts, "contents": [{**content, "base64": None} for content in facts["contents"]]},
        "another content": {**facts, "contents": [{**facts["contents"][0], "base64": "aGk="}, *facts["contents"][1:]]},
        "a content for nothing": {**facts, "evidence": facts["evidence"][1:]},
        "numbers twice": {**facts, "activities": [first, first]},
        "entered of none": {**facts, "entries": [{"activity_id": 999, "body": "aapc", "entered": "2026-01-01", "accepted": None}]},
        "no UUID": {**facts, "activities": [{**first, "uid": None}]},
        "no day": {**facts, "activities": [{**first, "done": None}]},
        "a new key": {**facts, "activities": [{**first, "colour": "red"}]},
        "a new list": {**facts, "drawings": []},
        "another schema": {**facts, "schema": "ceu.archive/2"},
        "out of order": {**facts, "activities": facts["activities"][::-1]},
    }
    for name, text in [(name, json.dumps(value)) for name, value in wrong.items()] + [("cut", archive[:-3]), ("empty", "{}")]:
        done = home.run("import", "-", *DAY, stdin=text.encode())
        checks.equal(done.returncode, 1, f"{name}: {done.stdout.decode()}{done.stderr.decode()}")
        checks.that(done.stderr.startswith(b"ceu: nothing was imported: ") and done.stderr.count(b"\n") == 1, f"{name}: {done.stderr!r}")
        checks.equal(home.ok("export", "json"), before, f"{name}: the records")
        checks.equal(json.loads(home.ok("history", "--json"))["entries"], [], f"{name}: history")
        checks.equal(files_below(home.path / "data" / "ceud" / "evidence"), [], f"{name}: evidence")


def files_below(folder):
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def check_without(old, checks):
    """Names and hashes alone: taken when that is said, and told; the files may come by another way."""
    bare = old.ok("export", "json", "--without-proofs")
    with Home() as new:
        (new.path / "work" / "bare.json").write_text(bare)
        done = new.run("import", "bare.json")
        checks.that(done.returncode == 1 and b"--without-proofs" in done.stderr, f"without: {done.stderr!r}")
        said = json.loads(new.ok("import", "bare.json", "--without-proofs", "--json"))
        checks.equal(len(said["remarks"]), 4, f"missing: {said}")
        checks.equal(new.run("verify").returncode, 76, "verify of what is missing")
        checks.equal(new.run("export", "json").returncode, 76, "export of what is missing")
        checks.equal(new.ok("export", "json", "--without-proofs"), bare, "exported again without")
        (new.path / "work" / "a.pdf").write_bytes((old.path / "work" / "a.pdf").read_bytes())
        new.ok("attach", "2", "a.pdf")
        checks.equal(new.run("attach", "2", "a.pdf").returncode, 1, "a copy that is whole")
        checks.equal(new.run("verify").stdout.count(b"FAIL"), 2, "one of three files is there again")
        checks.equal(new.ok("export", "json", "--without-proofs"), bare, "records after attaching again")
        for path in (old.path / "data" / "ceud" / "evidence").rglob("*"):
            if path.is_file():
                target = new.path / "data" / "ceud" / "evidence" / path.parent.name / path.name
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(path.read_bytes())
        new.ok("verify")


def check_export_of_damage(home, checks):
    """A file that is not what was attached is not exported as if it were, and an older archive stays."""
    target = home.path / "work" / "kept.json"
    target.write_text("older")
    sha256 = hashlib.sha256((home.path / "work" / "a.pdf").read_bytes()).hexdigest()
    path = home.path / "data" / "ceud" / "evidence" / sha256[:2] / sha256
    good = path.read_bytes()
    path.write_bytes(good[:-1] + b"!")
    done = home.run("export", "json", "-o", "kept.json")
    checks.that(done.returncode == 76 and b"a.pdf" in done.stderr, f"damaged: {done.stderr!r}")
    checks.equal(target.read_text(), "older", "the older archive")
    checks.equal(home.run("export", "json").stdout, b"", "nothing on standard output")
    path.write_bytes(good)
    checks.equal([name for name in files_below(home.path / "work") if name.startswith("kept")], ["kept.json"], "a draft was left")


def is_sanitized():
    return b"__asan_init" in (pathlib.Path(os.environ["CEU_TEST_BIN"]) / "ceu").read_bytes()


def check_memory(checks):
    """Two files of 8 MiB there and back: the memory of a process does not grow with them. Sanitizers map terabytes, so there it is one."""
    size = 1 if is_sanitized() else 8
    bytes_of = random.Random(1)
    with Home() as old, Home() as new:
        old.ok("log", "1", "Large", *DAY, "--on", "2026-11-03")
        for name in ("1", "2"):
            (old.path / "work" / name).write_bytes(bytes_of.randbytes(1 << 20) * size + name.encode())
        old.ok("attach", "1", "1", "2")
        archive = new.path / "work" / "archive.json"
        run_limited(old, checks, ["export", "json", "-o", str(archive)])
        run_limited(new, checks, ["import", "archive.json"])
        new.ok("verify")
        kill_while_importing(archive, checks)


def run_limited(home, checks, arguments):
    limit = "unlimited" if is_sanitized() else MOST_KIB
    done = subprocess.run(["sh", "-c", f'ulimit -d {limit} && exec ceu "$@"', "sh", *arguments], capture_output=True, cwd=home.path / "work",
                          env=home.environment, timeout=60, check=False)
    checks.equal(done.returncode, 0, f"{arguments} in {limit} KiB: {done.stderr!r}")


def kill_while_importing(archive, checks):
    """Killed when the first content is on its way: no record is there, and the same archive can be imported."""
    with Home() as home:
        home.ok("init")
        evidence = home.path / "data" / "ceud" / "evidence"
        with subprocess.Popen(["ceu", "import", "-"], stdin=subprocess.PIPE, cwd=home.path / "work", env=home.environment) as program:
            with open(archive, "rb") as source:
                program.stdin.write(source.read(archive.stat().st_size * 5 // 8))
                program.stdin.flush()
            program.send_signal(signal.SIGKILL)
            program.wait()
        checks.that(files_below(evidence), "it was killed before it began")
        checks.equal(json.loads(home.ok("export", "json"))["activities"], [], "records after the kill")
        home.ok("verify")
        home.ok("import", str(archive))
        home.ok("verify")
        checks.equal(home.ok("export", "json", "--without-proofs").count('"name"'), 2, "files after the second import")


def main():
    checks = Checks()
    with Home() as old, Home() as new:
        fill(old)
        archive = old.ok("export", "json")
        checks.that(all(json.loads(archive)[name] for name in ("activities", "credentials", "memberships", "filings", "mutes", "answers")),
                    "the archive lacks something")
        (new.path / "work" / "archive.json").write_text(archive)
        new.ok("init")
        check_refusals(new, checks, archive)
        checks.that("can be imported" in new.ok("import", "archive.json", "--dry-run"), "a dry run")
        checks.equal(json.loads(new.ok("export", "json"))["activities"], [], "after the dry run")
        checks.that(b"can be imported" in new.run("import", "-", "--dry-run", stdin=b"\n" * 70000 + archive.encode()).stdout, "after blank lines")
        said = json.loads(new.ok("import", "archive.json", "--json"))
        checks.equal((said["schema"], said["changed"]), ("ceu.result/1", True), "the reply")
        checks.equal(new.ok("export", "json"), archive, "exported again")
        checks.equal(new.ok("status", *DAY), old.ok("status", *DAY), "the same status")
        new.ok("verify")
        done = new.run("import", "archive.json")
        checks.that(done.returncode == 1 and b"records already" in done.stderr, f"twice: {done.stderr!r}")
        checks.equal(new.run("import", "archive.json", "--partial").returncode, 2, "an option of tables")
        checks.equal(new.run("import", "archive.json", "archive.json").returncode, 2, "two files")
        checks.equal(new.ok("export", "json"), archive, "after refusals")
        new.ok("log", "1", "The next number", "--on", "2026-11-04", *DAY)
        new.ok("undo")
        new.ok("undo")
        checks.equal(json.loads(new.ok("export", "json"))["activities"], [], "taken back")
        new.ok("import", "archive.json")
        checks.equal(new.ok("export", "json"), archive, "once more")
        new.ok("verify")
        check_without(old, checks)
        check_export_of_damage(old, checks)
    check_memory(checks)
    checks.finish()


if __name__ == "__main__":
    main()
