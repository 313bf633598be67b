#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The inbox: killed at any moment it loses nothing and keeps nothing twice; a full disk leaves the file where it is; a person at
a terminal is asked for what is missing."""
import json
import os
import random
import resource
import signal
import subprocess
import time

from home import Checks, Home
from talk import talk

AT = ("--at", "2026-11-23")
LONG_AGO = 4  # seconds: longer than a file has to be still


def inbox_of(home):
    folder = home.path / "data" / "ceud" / "inbox"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def contents_kept(home):
    """What the drafts keep, by the copies themselves."""
    reply = json.loads(home.ok("inbox", "--json"))
    return sorted(open(draft["path"], "rb").read() for draft in reply["drafts"])


def killed(checks, home, wanted, seed):
    """SIGKILL after a random time, longer each round, again and again: each content is in the folder or in the store at every moment."""
    chance = random.Random(seed)
    folder = inbox_of(home)
    rounds = 0
    while any(path.is_file() for path in folder.iterdir()) and rounds < 400:
        rounds += 1
        with subprocess.Popen(["ceu", "inbox", "scan"], env=home.environment, stdout=subprocess.DEVNULL,
                              stderr=subprocess.DEVNULL) as process:
            try:
                process.wait(timeout=chance.uniform(0.3, 1) * 0.002 * rounds)
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
        left = [path.read_bytes() for path in folder.iterdir() if path.is_file()]
        together = set(left) | set(contents_kept(home))
        checks.equal(together, set(wanted), f"seed {seed}, round {rounds}: what is there")
    checks.that(3 < rounds < 400, f"seed {seed}: {rounds} rounds")
    checks.equal(contents_kept(home), wanted, f"seed {seed}: one draft each")
    done = sorted(path.read_bytes() for path in (folder / "done").iterdir())
    checks.equal(done, wanted, f"seed {seed}: put away")
    verify = home.run("verify")
    checks.equal((verify.returncode, b"FAULT" in verify.stdout), (0, False), verify.stdout)


def without_room():
    resource.setrlimit(resource.RLIMIT_FSIZE, (200000, 200000))
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # as a full disk: an error, no signal


def full_disk(checks, home, content):
    folder = inbox_of(home)
    done = subprocess.run(["ceu", "inbox", "scan"], env=home.environment, capture_output=True, check=False, timeout=60,
                          preexec_fn=without_room)
    checks.that(done.returncode > 0, f"full: {done}")
    checks.that(done.stderr.startswith(b"ceu: "), f"full: {done}")
    checks.that((folder / "a.pdf").exists(), "full: the file is gone")
    checks.equal(contents_kept(home), [], "full: half a draft")
    home.ok("inbox", "scan")
    checks.equal(contents_kept(home), [content], "with room again")
    checks.that("evidence without a record" not in home.ok("verify"), "a half copy is left")


def folders(checks):
    """Both wait together until their files are whole."""
    certificates = sorted(f"certificate {i}".encode() * 500 for i in range(12))
    large = b"x" * 300000
    with Home() as first, Home() as second:
        for home, contents in ((first, certificates), (second, [large])):
            home.ok("credential", "add", "CPC", "--earned", "2024-03-14", *AT)
            for name, content in zip("abcdefghijkl", contents):
                (inbox_of(home) / f"{name}.pdf").write_bytes(content)
        # The times of an inode cannot be set back: a file is whole when it was let alone for a while.
        time.sleep(LONG_AGO)
        killed(checks, first, certificates, 1)
        full_disk(checks, second, large)


def asked(checks):
    with Home() as home:
        home.ok("credential", "add", "CPC", "--earned", "2024-03-14", *AT)
        for name in ("a", "b"):
            (home.path / "work" / f"{name}.pdf").write_text(name)
        home.ok("inbox", "add", "a.pdf", "b.pdf")
        answers = (b"\n", b"Denials\n", b"many\n", b"1.5\n", b"2027-01-02\n", b"n\n")
        got, said, rest = talk(home, ("inbox", "confirm", "1"), answers[:5])
        checks.equal((got, rest, "is in the future" in said), (2, [], True), said)
        got, said, rest = talk(home, ("inbox", "confirm", "1"), (b"Denials\n", b"\x04"))
        checks.equal((got, rest, "nothing was recorded" in said), (2, [], True), said)
        got, said, rest = talk(home, ("inbox", "confirm", "1", "--units", "90min"), (b"Denials\n", b"11/03\n"))
        checks.equal((got, rest, "90 minutes “Denials” on 2026-11-03" in said), (0, [], True), said)
        got, said, _ = talk(home, ("inbox", "confirm", "2", "--json"), ())
        checks.equal((got, "Title" in said, "needs what is not sure" in said), (2, False, True), said)


def archived(checks):
    """A draft travels with its file, and only what was confirmed counts on the other side."""
    with Home() as first, Home() as second:
        first.ok("credential", "add", "CPC", "--earned", "2024-03-14", *AT)
        for name in ("a", "b"):
            (first.path / "work" / f"{name}.pdf").write_text(name)
        first.ok("inbox", "add", "a.pdf", "b.pdf")
        first.ok("inbox", "confirm", "1", "--title", "T", "--units", "1", "--on", "2026-11-03", *AT)
        text = first.ok("export", "json")
        (second.path / "work" / "archive.json").write_text(text)
        second.ok("import", "archive.json")
        checks.equal(second.ok("export", "json"), text, "the same bytes")
        checks.equal(contents_kept(second), [b"b"], "the draft's file")
        checks.equal(len(json.loads(second.ok("list", "--json"))["activities"]), 1, "what counts")
        checks.equal(second.run("verify").returncode, 0, "verify")


def odd(checks):
    """What is no file, and what nobody may read."""
    with Home() as home:
        folder = inbox_of(home)
        os.mkfifo(folder / "pipe")
        (folder / "link").symlink_to("/etc/passwd")
        (folder / "folder").mkdir()
        before = sorted(path.name for path in folder.iterdir())
        reply = json.loads(home.ok("inbox", "--json"))
        checks.equal([file["state"] for file in reply["files"]], ["refused"] * 3, reply)
        checks.that("nothing new" in home.ok("inbox", "scan"), "odd files")
        checks.equal(sorted(path.name for path in folder.iterdir()), before, "odd files")
        checks.that(not (home.path / "data" / "ceud" / "ceu.db").exists(), "a store for nothing")


def main():
    checks = Checks()
    folders(checks)
    asked(checks)
    archived(checks)
    odd(checks)
    checks.finish()


if __name__ == "__main__":
    main()
