# SPDX-License-Identifier: GPL-3.0-or-later
"""Records to measure with, the programs to measure, and callgrind's count of instructions (the same on every machine and run)."""
import csv
import datetime
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import uuid

TOP = pathlib.Path(__file__).resolve().parents[1]
TODAY = datetime.date(2026, 11, 23)
CYCLE_FIRST, CYCLE_DAYS = datetime.date(2025, 4, 1), 600
TOPICS = ["ICD-10-CM", "CPT", "Auditing", "Compliance", "Documentation", "Risk adjustment"]


def activities(count):
    """@count different activities of the present cycle, oldest first."""
    for number in range(count):
        day = CYCLE_FIRST + datetime.timedelta(days=number * CYCLE_DAYS // count)
        yield {"day": day, "title": f"Coding update number {number}, part {number % 7 + 1}", "provider": "AAPC" if number % 3 else "AHIMA",
               "index": f"WEB{number:07d}", "quarters": number % 12 + 1, "topic": TOPICS[number % len(TOPICS)],
               "uid": str(uuid.uuid5(uuid.NAMESPACE_URL, f"activity/{number}"))}


def run(command, **options):
    """Runs a program quietly; what it says is shown if it fails."""
    result = subprocess.run([str(part) for part in command], capture_output=True, text=True, **options)
    if result.returncode != 0:
        sys.exit(f"{' '.join(str(part) for part in command)} → {result.returncode}\n{result.stdout}{result.stderr}")
    return result.stdout


def instructions(command, **options):
    """How many instructions the program itself runs, loader and libraries included."""
    result = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *[str(part) for part in command]],
                            capture_output=True, text=True, **options)
    found = re.search(r"Collected : (\d+)", result.stderr)
    if result.returncode != 0 or not found:
        sys.exit(f"{' '.join(str(part) for part in command)} under callgrind → {result.returncode}\n{result.stdout}{result.stderr}")
    return int(found[1])


class Subject:
    """A program with its own home below a scratch directory, filled with the same records."""

    def __init__(self, scratch, count):
        self.home = pathlib.Path(scratch) / f"{type(self).__name__}-{count}"
        self.home.mkdir()
        self.records = list(activities(count))
        self.environment = {"HOME": str(self.home), "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "TZ": "UTC"}
        self.prepare()

    def count(self, command, **options):
        return instructions(command, env=self.environment, cwd=self.home, stdin=options.pop("stdin", subprocess.DEVNULL), **options)

    def run(self, *command):
        return run(command, env=self.environment, cwd=self.home)


class Ceu(Subject):
    """Ours. `look` is `ceu status`, `add` is `ceu log`."""

    program = None  # build tree

    def prepare(self):
        build = pathlib.Path(self.program)
        self.ceu = build / "cli/ceu"
        self.environment |= {"CEU_RULES_DIR": str(TOP / "data/rules"), "CEU_LIBEXEC_DIR": str(build / "helpers")}
        for words in (["membership", "set", "aapc", "--renews", "2027-03"], ["credential", "add", "CPC", "--earned", "2024-03-14"],
                      ["credential", "add", "CRC", "--earned", "2024-06-01"], ["credential", "add", "CCS", "--earned", "2024-06-14"]):
            self.run(self.ceu, *words)
        with open(self.home / "records.csv", "w", newline="", encoding="utf-8") as stream:
            writer = csv.writer(stream)
            writer.writerow(["Completed", "Title", "Sponsor", "Index Number", "CEUs", "Topic"])
            for r in self.records:
                writer.writerow([r["day"].isoformat(), r["title"], r["provider"], r["index"], f"{r['quarters'] * 0.25:g}", r["topic"]])
        self.run(self.ceu, "import", "records.csv")
        self.status = [self.ceu, "status", "--at", TODAY.isoformat()]
        self.run(*self.status)  # the first run reads the rule packs, later ones their cache

    def look(self):
        return self.count(self.status)

    def add(self):
        return self.count([self.ceu, "log", "1.5", "One more update", "--on", TODAY.isoformat(), "--index", "WEBNEW"])


class Sqlite3(Subject):
    """The floor: the sqlite3 shell, one table, the same settings for what is written."""

    program = "sqlite3"
    pragmas = "PRAGMA journal_mode=DELETE; PRAGMA synchronous=EXTRA; "

    def prepare(self):
        rows = ",".join(f"({(r['day'] - datetime.date(1970, 1, 1)).days},{r['quarters'] * 250},'{r['topic']}','{r['title']}')"
                        for r in self.records)
        script = self.home / "records.sql"
        script.write_text("CREATE TABLE activity(id INTEGER PRIMARY KEY, day INTEGER, milli INTEGER, topic TEXT, title TEXT) STRICT;"
                          "CREATE INDEX activity_by_day ON activity(day);"
                          f"INSERT INTO activity(day, milli, topic, title) VALUES {rows};")
        self.run("sqlite3", "records.db", f".read {script}")

    def look(self):
        return self.count(["sqlite3", "records.db", "SELECT topic, sum(milli) FROM activity WHERE day BETWEEN 20179 AND 20908 GROUP BY topic"])

    def add(self):
        return self.count(["sqlite3", "records.db", self.pragmas + "INSERT INTO activity(day, milli, topic, title) VALUES (20780, 1500, 'CPT', 'One')"])


class Taskwarrior(Subject):
    """`look` is `task count`, its cheapest question that reads everything; `add` is `task add`."""

    program = "task"

    def prepare(self):
        (self.home / ".taskrc").write_text("data.location=~/.task\nconfirmation=off\ngc=on\n")
        tasks = [{"uuid": r["uid"], "description": r["title"], "status": "pending", "entry": r["day"].strftime("%Y%m%dT000000Z"),
                  "due": r["day"].strftime("%Y%m%dT000000Z"), "project": r["topic"]} for r in self.records]
        (self.home / "tasks.json").write_text(json.dumps(tasks))
        self.run("task", "import", "tasks.json")
        self.run("task", "count")

    def look(self):
        return self.count(["task", "count"])

    def add(self):
        return self.count(["task", "add", "One more update", "due:2026-11-23"])


class Remind(Subject):
    """`look` is `remind -n`, the next occurrence of each reminder; a reminder is added with an editor."""

    program = "remind"

    def prepare(self):
        lines = [f"REM {(r['day'] + datetime.timedelta(days=700)).strftime('%d %b %Y')} +30 MSG {r['title']}\n" for r in self.records]
        (self.home / "records.rem").write_text("".join(lines))

    def look(self):
        return self.count(["remind", "-n", "records.rem", "2026-11-23"])

    def add(self):
        return None


class Calcurse(Subject):
    """`look` is the list of the next 30 days; an appointment is added on screen or by importing a file."""

    program = "calcurse"

    def prepare(self):
        folder = self.home / "data"
        folder.mkdir()
        days = [r["day"] + datetime.timedelta(days=700) for r in self.records]
        (folder / "apts").write_text("".join(f"{d.strftime('%m/%d/%Y')} [1] {r['title']}\n" for d, r in zip(days, self.records)))
        (folder / "todo").write_text("")
        (self.home / "one.ics").write_text("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:20261123\r\n"
                                           "SUMMARY:One more update\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")
        self.command = ["calcurse", "-D", str(folder), "-C", str(folder)]

    def look(self):
        return self.count(self.command + ["-Q", "--from", "11/23/2026", "--days", "30"])

    def add(self):
        return self.count(self.command + ["-i", "one.ics"])


PEERS = [Sqlite3, Taskwarrior, Remind, Calcurse]


def installed(subject):
    return shutil.which(subject.program) is not None
