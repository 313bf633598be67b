#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""edit in the user's editor: what is saved is checked and recorded, a fault comes back at its line, and whatever happens to
the editor loses neither the record nor what was written."""
import json
import os
import pty
import subprocess
import sys
import time

from home import Checks, Home

AT = ("--at", "2026-11-23")

# Each script is a list of Python functions of the form's text, one for each time the editor is opened.
EDITOR = """
import os, pathlib, shutil, signal, subprocess, sys
path = pathlib.Path(sys.argv[-1])
folder = pathlib.Path(__file__).parent
runs = folder / "runs"
number = len(list(folder.glob("seen-*")))
shutil.copy2(path, folder / f"seen-{number}")
text = path.read_bytes()
def put(old, new):
    global text
    assert text.count(old) == 1, (old, text)
    text = text.replace(old, new)
def save():
    path.write_bytes(text)
%s
"""


class Session:
    """A home with one activity, and an editor that does what it is told."""

    def __init__(self, home):
        self.home = home
        self.folder = home.path / "an editor"
        self.folder.mkdir()
        home.ok("log", "1", "A course", "--on", "2026-10-01", "--provider", "AAPC", "--note", "draft", *AT)

    def edit(self, script, *arguments, **environment):
        """Exit code, what was said, and the forms that the editor was given."""
        for old in self.folder.glob("seen-*"):
            old.unlink()
        program = self.folder / "ed.py"
        program.write_text(EDITOR % script, encoding="utf-8")
        names = {"EDITOR": f'"{sys.executable}" "{program}" --wait', "TERM": "dumb", **environment}
        leader, follower = pty.openpty()
        with subprocess.Popen(["ceu", "edit", "1", *arguments, *AT], stdin=follower, stdout=follower, stderr=follower,
                              cwd=self.home.path / "work", env={**self.home.environment, **names},
                              start_new_session=True) as process:
            os.close(follower)
            said, limit = b"", time.monotonic() + 60
            while time.monotonic() < limit:
                try:
                    part = os.read(leader, 65536)
                except OSError:
                    break
                said += part
                if not part:
                    break
            os.close(leader)
            code = process.wait(timeout=60)
        seen = [path.read_text(encoding="utf-8", errors="replace") for path in sorted(self.folder.glob("seen-*"))]
        return code, said.decode(errors="replace").replace("\r\n", "\n"), seen

    def show(self):
        return json.loads(self.home.ok("show", "1", "--json"))

    def history(self):
        return self.home.ok("history").count("\n")

    def left(self):
        return sorted((self.home.path / "data" / "ceud").glob("edit-*"))


def fault_line(form, checks, field):
    """The fault marked in @form, which must stand above @field."""
    lines = form.splitlines()
    marks = [i for i, line in enumerate(lines) if line.startswith("#! ")]
    checks.equal(len(marks), 1, f"marks: {form}")
    if not marks:
        return ""
    checks.that(lines[marks[0] + 1].startswith(field), f"not above {field}: {form}")
    return lines[marks[0]]


def changes(checks, session):
    code, said, seen = session.edit(r"""
put(b"title: A course\n", b"  Title :  A longer: course # one \n")
put(b"units: 1 ceu", b"units: 90min")
put(b"note: draft", b"note:")
put(b"topic: ", b"topic: auditing; compliance")
put(b"pin: ", b"pin: 2026-12-1")
text = text.replace(b"\n", b"\r\n")
save()
assert path.stat().st_mode & 0o777 == 0o600
""")
    checks.equal((code, len(seen)), (0, 1), said)
    checks.that("1: 90 minutes “A longer: course # one” on 2026-10-01" in said, said)
    shown = session.show()
    checks.equal([shown[key] for key in ("title", "units", "unit", "note", "topics", "pin", "provider", "planned")],
                 ["A longer: course # one", "90", "minute", None, "auditing; compliance", "2026-12-01", "AAPC", False], said)
    code, said, seen = session.edit(r"""
put(b"pin: 2026-12-01", b"pin: ")
put(b"on: 2026-10-01", b"on: 11/03")
put(b"index: ", b"")
save()
""")
    checks.equal((code, session.show()["pin"], session.show()["done"]), (0, None, "2026-11-03"), said)
    checks.that("“11/03” is taken as 2026-11-03" in said, said)
    checks.equal(session.left(), [], "forms left")


def nothing(checks, session):
    before = session.show(), session.history()
    for script in ("pass", "save()", "path.write_bytes(b'')", "path.write_text('# only a comment\\n\\n')",
                   "os.utime(path)"):
        code, said, seen = session.edit(script)
        checks.equal((code, len(seen)), (0, 1), f"{script}: {said}")
        checks.that("1: nothing was changed" in said, f"{script}: {said}")
        checks.equal((session.show(), session.history()), before, script)
        checks.equal(session.left(), [], script)


def faults(checks, session):
    rows = (  # what is written first, the field it is marked above, the word of the message
        ('put(b"units: 1 ceu", b"units: lots")', "units:", "lots"),
        ('put(b"units: 1 ceu", b"units: 1 fortnight")', "units:", "fortnight"),
        ('put(b"title: A course", b"title:")', "title:", "title is empty"),
        ('put(b"on: 2026-10-01", b"on: someday")', "on:", "someday"),
        ('put(b"on: 2026-10-01", b"on: 2027-03-01")', "on:", "in the future"),
        ('put(b"note: draft", b"note: fine"); put(b"origin: ", b"origin: nowhere")', "origin:", "nowhere"),
        ('put(b"\\nfor: ", b"\\nfor: aapx")', "for:", "aapc"),
        ('put(b"planned: no", b"planned: perhaps")', "planned:", "yes or no"),
        ('put(b"note: draft", b"nota: draft")', "nota:", "did you mean “note”"),
        ('put(b"note: draft", b"note: draft\\nnote: two")', "note: two", "twice"),
        ('put(b"note: draft", b"note: draft\\nand a second line")', "and a second", "field: value"),
        ('put(b"note: draft", b"note: \\xff")', "note:", "UTF-8"),
        ('put(b"note: draft", b"note: a\\x07b")', "note:", "control"),
    )
    before = session.show(), session.history()
    for script, field, word in rows:
        # Given up: the second time it comes back as it was.
        code, said, seen = session.edit(f"if number == 0:\n    {script}\n    save()")
        checks.equal(len(seen), 2, f"{script}: {said}")
        if len(seen) != 2:
            continue
        checks.that(word in fault_line(seen[1], checks, field), f"{script}: {seen[1]}")
        checks.that(code != 0 and word in said and "nothing was changed" in said, f"{script}: {code} {said}")
        checks.equal((session.show(), session.history()), before, script)
        kept = session.left()
        checks.equal(len(kept), 1, f"{script}: kept")
        for path in kept:
            checks.that(str(path) in said.replace("\n", ""), f"{script}: not told: {said}")
            checks.equal(path.stat().st_mode & 0o777, 0o600, script)
            path.unlink()
    # An editor that writes the same fault for ever is not asked for ever.
    code, said, seen = session.edit('text = b"units: lots\\n"\nsave()')
    checks.equal((code, len(seen)), (2, 2), said)
    session.left()[0].unlink()
    code, said, seen = session.edit('text = b"note: a\\0b\\n"\nsave()')
    checks.equal((code, session.show()), (2, before[0]), said)
    session.left()[0].unlink()
    # Mended, one after the other; the marks go.
    code, said, seen = session.edit(r"""
if number == 0:
    put(b"units: 1 ceu", b"units: lots")
    put(b"on: 2026-10-01", b"on: 2027-03-01")
elif number == 1:
    put(b"units: lots", b"units: 2")
else:
    put(b"planned: no", b"planned: yes")
save()
""")
    checks.equal((code, len(seen)), (0, 3), said)
    checks.that("lots" in fault_line(seen[1], checks, "units:"), seen[1])
    checks.that("--planned" in fault_line(seen[2], checks, "on:"), seen[2])
    shown = session.show()
    checks.equal((shown["units"], shown["done"], shown["planned"]), ("2", "2027-03-01", True), said)
    # A word of --yes lets a day pass that looks wrong.
    code, said, seen = session.edit('put(b"on: 2027-03-01", b"on: 2006-03-01")\nsave()', "--yes")
    checks.equal((code, session.show()["done"]), (0, "2006-03-01"), said)
    checks.equal(session.left(), [], "forms left")


def accidents(checks, session):
    before = session.show(), session.history()
    write = 'put(b"note: draft", b"note: a long thought")\nsave()\n'
    for script in (write + "os.kill(os.getpid(), signal.SIGKILL)", write + "sys.exit(3)"):
        code, said, seen = session.edit(script)
        checks.equal((code, session.show(), session.history()), (1, *before), f"{script}: {said}")
        kept = session.left()
        checks.equal(len(kept), 1, f"{script}: {said}")
        for path in kept:
            checks.that("a long thought" in path.read_text(encoding="utf-8"), script)
            checks.that(str(path) in said.replace("\n", ""), said)
            path.unlink()
    for script, names in (("sys.exit(3)", {}), ("pass", {"EDITOR": "/nowhere/editor"})):
        code, said, seen = session.edit(script, **names)
        checks.equal((code, session.show(), session.left()), (1, before[0], []), f"{script}: {said}")
        checks.that("nothing was changed" in said and "kept" not in said, said)
    code, said, seen = session.edit("path.unlink()")
    checks.equal((code, session.show(), session.left()), (1, before[0], []), said)
    checks.that("nothing was changed" in said and "kept" not in said, said)
    # Ctrl-C in the editor is the editor's.
    code, said, seen = session.edit(write + r"""
pid = os.getppid()
while pathlib.Path(f"/proc/{pid}/comm").read_text() != "ceu\n":
    pid = int(pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[1])
os.kill(pid, signal.SIGINT)
""")
    checks.equal((code, session.show()["note"]), (0, "a long thought"), said)
    # Somebody else changes another field meanwhile: both stay.
    code, said, seen = session.edit(
        'subprocess.run(["ceu", "edit", "1", "--index", "W1"], check=True)\nput(b"title: A course", b"title: B")\nsave()')
    shown = session.show()
    checks.equal((code, shown["title"], shown["index"]), (0, "B", "W1"), said)


def choice(checks, session):
    code, said, seen = session.edit("sys.exit(0)", VISUAL="false")
    checks.that(code == 1 and "“false”" in said, f"VISUAL is first: {said}")
    code, said, seen = session.edit("sys.exit(0)", VISUAL="")
    checks.equal((code, len(seen)), (0, 1), f"an empty VISUAL: {said}")
    code, said, seen = session.edit("pass", "--json")
    checks.that(code == 2 and "what to change" in said and not seen, f"for a program: {said}")
    done = session.home.run("edit", "1", EDITOR="false")
    checks.that(done.returncode == 2 and b"what to change" in done.stderr, done.stderr)


def main():
    checks = Checks()
    for part in (changes, nothing, faults, accidents, choice):
        with Home() as home:
            part(checks, Session(home))
    checks.finish()


if __name__ == "__main__":
    main()
