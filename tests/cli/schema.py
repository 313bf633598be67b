#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every command with --json in a home that has some of everything: each reply and each error is what docs/cli.schema.json says."""
import copy
import datetime
import json

from home import SOURCE, Checks, Home
from replies import Replies

AT = "2026-11-23"
# A body that is made up, so that it has every kind of thing that a reply can hold.
PACK = """format: 1
verified: 2026-11-01
body: {id: boe, name: BOE, title: Board of Examples, account: "https://example.org/account"}
sources:
  S1: {url: "https://example.org/renewal", dated: "2026"}
categories:
  - {id: audit, title: Auditing, topics: ["audit*"]}
  - {id: ethics, title: Ethics, topics: ["ethic*"]}
origins:
  - {id: own, title: the board itself, providers: ["board*"]}
formats:
  - {id: quiz, title: Quiz, formats: ["quiz*"]}
traits:
  - {id: boss, title: "Do you supervise others?", values: [yes, no]}
credentials:
  - {id: EXA, title: Certified Example}
  - {id: EXB, title: Certified Example Auditor}
rules:
  - {id: E0, pool: all, source: S1, confidence: A}
  - {id: E1, anchor: {kind: earned}, source: S1, confidence: A}
  - {id: E2, length: {months: 24, last-day: before}, source: S1, confidence: A}
  - {id: E3, total: {by-count: [20, 30]}, source: S1, confidence: A}
  - {id: E4, require: {min: 4, category: ethics}, if: {boss: yes}, source: S1, confidence: A-}
  - {id: E5, require: {max: 6, category: audit}, source: S1, confidence: B}
  - {id: E6, carry: {cap: 5}, source: S1, confidence: C}
  - {id: E7, retain: {after-due: {months: 12}}, source: S1, confidence: A}
  - {id: E8, duty: {title: A statement of ethics}, source: S1, confidence: A}
  - {id: E9, ladder: {stage: grace-ends, after: {days: 30}, stakes: "the credentials are revoked"}, source: S1, confidence: A}
  - {id: E10, count: {expires: {after: {months: 24}}}, source: S1, confidence: A}
  - {id: E11, evidence: {fields: [index, certificate]}, source: S1, confidence: A}
  - {id: E12, count: {expires: {after: {months: 12}, format: quiz}}, source: S1, confidence: A}
  - {id: X1, for: EXB, prerequisite: {title: a school diploma}, source: S1, confidence: A}
  - id: X2
    for: EXB
    experience: {need-months: 24, parts: [{id: course, title: a course, months: 12}, {id: job, title: months on the job, months: each}]}
    source: S1
    confidence: B
  - {id: X3, for: EXB, exam: {eligible-days: 120, extend-days: 30, extend-max-days: 90, extend-ask-days: 14, retest-days: 30}, source: S1, confidence: A}
"""
FILES = {  # below the folder where ceu runs
    "../config/khal/config": "[calendars]\n",
    "../config/ceud/rules/boe.yaml": PACK,
    "log.csv": "Title,Date,CEUs\nOne,2026-03-04,1\nOne,2026-03-04,1\nTwo,2026-13-04,1\nThree,2026-03-05,many\n",
    "certificate.pdf": "%PDF-1.4\n",
    "../data/ceud/inbox/empty": "",
    "scan.pdf": "%PDF-1.4 of nothing\n",
    "broken.yaml": "format: 1\nbody: {id: x, name: X}\nrules:\n  - {id: a, totl: 3}\n",
    "older.yaml": PACK,
    "newer.yaml": PACK.replace("by-count: [20, 30]", "flat: 24"),
}
# In this order, each with the exit code that it has; None: it rests on the machine. All have a reply.
REQUESTS = [
    (0, "init"), (0, "version"), (0, "help"), (0, "help", "log"), (0, "config", "path"), (0, "config", "list"),
    (0, "config", "get", "calendar.tasks"), (0, "config", "check"), (0, "config", "set", "calendar.tasks", "yes"),
    (0, "config", "set", "calendar.vdir", "~/events"), (0, "config", "set", "calendar.tasks-vdir", "~/tasks"),
    (0, "config", "set", "reminders.first-hour", "8"), (0, "config", "unset", "reminders.first-hour"),
    (0, "rules", "list"), (0, "rules", "show", "boe"), (0, "rules", "check"), (1, "rules", "check", "broken.yaml"),
    (0, "status"), (0, "due"), (0, "explain"), (0, "plan"), (0, "list"), (0, "history"), (0, "reminders"), (0, "mute"),
    (0, "credential", "add", "EXA", "--earned", "2023-06-01"), (0, "credential", "add", "EXB"),
    (0, "credential", "add", "CPC", "--earned", "2024-03-14", "--number", "01234567"), (0, "credential", "add", "RBT"),
    (0, "credential", "edit", "RBT", "--earned", "2025-01-05"), (0, "credential", "retire", "RBT"),
    (0, "credential", "remove", "RBT"), (0, "credential", "list"),
    (0, "membership", "set", "aapc", "--renews", "2027-03", "--dues-paid-to", "2027-03-31", "--total", "40"),
    (0, "membership", "set", "amba", "--number", "7"), (0, "membership", "remove", "amba"), (0, "membership", "list"),
    (0, "answer"), (0, "answer", "boe", "boss", "yes"), (0, "answer", "birth", "1984-11-05"), (0, "answer", "boe"),
    (0, "log", "28", "Before", "--on", "2025-04-03", "--topic", "ethics"),
    (0, "log", "1.5", "Morals", "--on", "2026-03-05", "--topic", "ethics", "--provider", "Board of Examples", "--format", "Quiz"),
    (0, "log", "90min", "Audits “so far”", "--on", "2026-04-05", "--topic", "audits", "--proof", "certificate.pdf"),
    (0, "log", "3", "Audit day", "--on", "2027-02-05", "--topic", "audits", "--planned"),
    (0, "log", "2", "By mistake", "--on", "2026-04-06", "--yes"), (0, "remove", "5"), (0, "attach", "2", "certificate.pdf"),
    (0, "inbox", "add", "certificate.pdf", "log.csv", "older.yaml"), (0, "inbox", "list"), (0, "inbox", "scan"), (0, "inbox", "discard", "2"),
    (0, "inbox", "confirm", "1", "--title", "Found", "--units", "1", "--on", "2026-04-07"), (0, "undo"),
    (0, "edit", "3", "--entered", "boe", "--pin-for", "EXA", "--pin", "2026-04-05"),
    (0, "list"), (0, "list", "--missing-proof"), (0, "list", "--group", "month"), (0, "list", "--body", "boe", "--group", "body", "--sort", "-units"), (0, "show", "3"), (0, "show", "4"), (0, "status"), (0, "due"), (0, "explain"), (0, "explain", "boe"), (0, "explain", "2"),
    (0, "plan"), (0, "plan", "boe"), (0, "whatif", "add", "EXB", "--earned", "2026-11-01"), (0, "whatif", "drop", "CPC"),
    (0, "whatif", "log", "1", "One more", "--topic", "ethics"), (0, "path", "CPC-A"), (0, "path", "CCS", "--approved", "2027-01-31"),
    (0, "path", "EXB", "--claim", "job=6", "--met", "X1", "--approved", "2026-11-01", "--on", "2026-10-01", "--record"),
    (0, "path", "EXB"), (0, "path", "EXB", "--failed", "2026-11-20"), (0, "status"), (0, "explain"), (0, "plan"),
    (1, "import", "log.csv"), (0, "import", "log.csv", "--partial"), (0, "import", "log.csv", "--partial", "--dry-run"),
    (0, "import", str(SOURCE / "tests" / "cli" / "calendars" / "outlook.ics"), "--dry-run"),
    (0, "import", "certificate.pdf"), (1, "import", "scan.pdf"), (0, "import", "scan.pdf", "--dry-run"),
    (0, "import", "scan.pdf", "--title", "A scan", "--on", "2026-02-03", "--units", "1"), (0, "undo"),
    (0, "done", "boe", "E8", "--on", "2026-11-01"), (0, "done", "boe", "E8", "--remove"), (0, "undo"),
    (0, "submit", "aapc", "--on", "2026-11-20", "--yes"), (0, "renew", "aapc", "--on", "2026-11-21", "--yes"), (0, "status"), (0, "history"),
    (0, "reminders"), (0, "mute", "EXA", "--until", "2027-01-31", "--note", "on leave"), (0, "mute"), (0, "status"), (0, "rules", "list"),
    (0, "rules", "show", "aapc"), (0, "rules", "show", "bacb"), (0, "rules", "diff", "older.yaml", "newer.yaml"), (0, "rules", "diff", "aapc"),
    (0, "calendar", "publish"), (0, "calendar", "publish"), (0, "calendar", "publish", "--path", "other.ics"),
    (0, "calendar", "serve", "--print-url"), (0, "calendar", "serve", "--new-url"),
    (0, "calendar", "subscribe"), (0, "calendar", "subscribe", "khal"), (0, "calendar", "subscribe", "khal", "--do"), (0, "calendar", "subscribe", "iphone"),
    (0, "report", "transcript"), (0, "report", "transcript", "boe"), (0, "report", "audit", "boe"),
    (0, "verify"), (0, "export", "json"), (0, "unmute", "EXA"), (None, "doctor"),
]
# Seen from other days, records are overdue, in grace, or not begun.
LOOKS = [("status",), ("due",), ("explain",), ("plan",), ("reminders",)]
DAYS = ["2023-05-31", "2027-05-20", "2027-06-15", "2031-01-01"]
# Of a calendar server: the harness of tests/caldav holds every reply to a push against the schema.
ELSEWHERE = {"ceu.sync.1", "sync-change", "activity"}  # activity: its keys are in those that begin with them
ELSEWHERE_COMMANDS = {"calendar push"}
ERRORS = [
    (2, "log"), (2, "lgo"), (2, "status", "--no-such-option"), (1, "show", "99"), (2, "log", "-1", "Less than nothing"),
    (1, "credential", "add", "EXA", "--earned", "2023-06-01"), (1, "calendar", "push"), (1, "import", "missing.csv"), (1, "rules", "show", "nobody"),
    (1, "calendar", "subscribe", "pager"), (2, "completion", "bash"), (1, "config", "set", "reminders.first-hour", "99"),
]


def name_of(words, commands):
    """The longest name of a command that the words begin with."""
    return max((name for name in commands if words[:len(name.split())] == tuple(name.split())), key=len, default=None)


def shut(home):
    """Nothing of the session that runs the test: no bus, no service manager."""
    folder = home.path / "bin"
    folder.mkdir()
    (folder / "systemctl").write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    (folder / "systemctl").chmod(0o755)
    home.environment["PATH"] = f"{folder}:{home.environment['PATH']}"
    home.environment["XDG_RUNTIME_DIR"] = str(home.path / "run")
    home.environment["DBUS_SESSION_BUS_ADDRESS"] = f"unix:path={home.path}/no-bus"


def check_reply(checks, replies, home, code, *words, at=AT):
    """One request and its reply; gives back the reply, None if there is no valid one."""
    said = f"ceu {' '.join(words)}"
    asked = [*words, *(["--json"] if words[0] != "export" else []), *(["--at", at] if at else [])]
    done = home.run(*asked)
    checks.that(code in (done.returncode, None), f"{said}: {done.returncode} {done.stderr!r} {done.stdout!r}")
    faults = replies.faults(done.stdout.decode())
    checks.equal(faults, [], said)
    return json.loads(done.stdout) if not faults else None


def check_replies(checks, replies, home):
    """Gives back the requests that had the reply they should have."""
    replied = [tuple(words) for code, *words in REQUESTS if check_reply(checks, replies, home, code, *words)]
    for day in DAYS:
        for words in LOOKS:
            check_reply(checks, replies, home, 0, *words, at=day)
    return replied


def check_today(checks, replies):
    """What is of the real day alone: numbers of reminders, the daemon's health."""
    due = (datetime.date.today() + datetime.timedelta(days=20)).isoformat()
    with Home() as home:
        shut(home)
        home.ok("credential", "add", "CPC", "--earned", "2024-03-14")
        home.ok("membership", "set", "aapc", "--due", due)
        reply = check_reply(checks, replies, home, 0, "reminders", at=None)
        number = str(reply["reminders"][0]["id"])
        requests = [(0, "reminders"), (0, "snooze", number), (0, "reminders"), (0, "ack", number), (0, "reminders"), (1, "check")]
        return [tuple(words) for code, *words in requests if check_reply(checks, replies, home, code, *words, at=None)]


def check_errors(checks, replies, home, commands):
    wrong = [(2, *name.split(), "--no-such-option") for name in sorted(commands)]
    for code, *words in ERRORS + wrong:
        done = home.run(*words, "--json", "--at", AT)
        said = f"ceu {' '.join(words)}"
        checks.equal((done.returncode, done.stdout), (code, b""), said)
        faults = replies.faults(done.stderr.decode())
        checks.equal(faults, [], said)
        if not faults:
            error = json.loads(done.stderr)
            checks.equal((error["schema"], error["exit_code"]), ("ceu.error/1", code), said)


def check_planted(checks, replies, home):
    """The schema can refuse: each planted fault of a real reply is named with its place."""
    good = json.loads(home.ok("status", "--json", "--at", AT))
    plants = [
        ("$.pools[0]", lambda reply: reply["pools"][0].update(extra=1)),
        ("$.pools[0]", lambda reply: reply["pools"][0].pop("due")),
        ("$.pools[0].due", lambda reply: reply["pools"][0].update(due="2027-3-31")),
        ("$.pools[0].owed", lambda reply: reply["pools"][0].update(owed=1.5)),
        ("$.pools[0].owed", lambda reply: reply["pools"][0].update(owed="1.50")),
        ("$.pools[0].urgency", lambda reply: reply["pools"][0].update(urgency="dire")),
        ("$.pools[0].muted", lambda reply: reply["pools"][0].update(muted=None)),
        ("$.pools[0].cycle", lambda reply: reply["pools"][0].update(cycle={"first": "2026-01-01"})),
        ("$.today", lambda reply: reply.update(today=None)),
        ("$.schema", lambda reply: reply.update(schema="ceu.status/2")),
        ("$", lambda reply: reply.pop("schema")),
        ("$", lambda reply: reply.update(schema="ceu.due/1")),
    ]
    checks.equal(replies.faults(json.dumps(good)), [], "the reply before anything is planted")
    if not good["pools"]:
        checks.that(False, "a status without a pool: nothing can be planted")
        return
    for place, plant in plants:
        reply = copy.deepcopy(good)
        plant(reply)
        faults = replies.faults(json.dumps(reply))
        checks.that(any(fault.startswith(place + ":") for fault in faults), f"planted at {place}: {faults}")
    checks.that(replies.faults("{") != [], "half an object")


def main():
    checks = Checks()
    replies = Replies()
    with Home() as home:
        shut(home)
        for name, text in FILES.items():
            path = home.path / "work" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        table = json.loads(home.ok("help", "--json"))["commands"]
        commands = {command["name"] for command in table if command["json"]}
        replied = check_replies(checks, replies, home) + check_today(checks, replies)
        asked = {name_of(words, commands) for words in replied}
        checks.equal(commands - asked - ELSEWHERE_COMMANDS, set(), "commands that no reply was asked of")
        check_errors(checks, replies, home, commands)
        check_planted(checks, replies, home)
    checks.equal(set(replies.definitions) - replies.met - ELSEWHERE, set(), "definitions that no reply filled")
    checks.finish()


if __name__ == "__main__":
    main()
