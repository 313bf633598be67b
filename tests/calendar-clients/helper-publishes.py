# SPDX-License-Identifier: GPL-3.0-or-later
"""The helper behind `ceu calendar publish`: a real store, one file, the same bytes, and an error for every mistake."""
import datetime
import json
import os
import pathlib
import subprocess
import sys
import tempfile

import icalendar

from clients import check, check_equal

EXIT_FAILED, EXIT_USAGE, EXIT_FULL, EXIT_IO = 1, 2, 73, 74
AT = "2026-11-23"


class Home:
    def __init__(self, folder, ceu, helper, rules):
        self.path = pathlib.Path(folder)
        self.ceu, self.helper = ceu, helper
        self.environment = {"HOME": folder, "PATH": os.environ["PATH"], "TZ": "UTC", "LC_ALL": "C.UTF-8",
                            "CEU_RULES_DIR": rules, "CEU_LIBEXEC_DIR": os.path.dirname(helper),
                            "ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", "")}
        self.feed = self.path / ".local/share/ceud/calendar/renewals.ics"

    def run(self, program, *words, status=0, stdout=subprocess.PIPE):
        done = subprocess.run([program, *map(str, words)], env=self.environment, cwd=self.path,
                              stdin=subprocess.DEVNULL, stdout=stdout, stderr=subprocess.PIPE, timeout=60)
        check_equal(done.returncode, status, f"exit code of {words}: {done.stderr.decode()}")
        return (done.stdout or b"").decode(), done.stderr.decode()

    def calendar(self, *words, **keywords):
        return self.run(self.helper, *words, **keywords)


def events_of(data):
    return {str(event["UID"]): event for event in icalendar.Calendar.from_ical(data).walk("VEVENT")}


def publishes_once(home):
    said = json.loads(home.calendar("publish", "--at", AT, "--json")[0])
    events = events_of(home.feed.read_bytes())
    check_equal(said, {"schema": "ceu.calendar/1", "path": str(home.feed), "changed": True, "events": len(events),
                       "vdir": None, "tasks": None}, "first publishing")
    check(datetime.date(2027, 3, 31) in {event["DTSTART"].dt for event in events.values()}, "no event on the due day")
    before = (home.feed.read_bytes(), home.feed.stat().st_mtime_ns, home.feed.stat().st_ino)
    said = json.loads(home.calendar("publish", "--at", "2026-12-24", "--json")[0])
    check_equal(said["changed"], False, "second publishing, another day")
    check_equal((home.feed.read_bytes(), home.feed.stat().st_mtime_ns, home.feed.stat().st_ino), before, "the file")
    check("up to date" in home.calendar("publish", "--at", AT)[0], "the second publishing in words")


def a_change_keeps_identity(home):
    before = events_of(home.feed.read_bytes())
    home.run(home.ceu, "membership", "set", "aapc", "--renews", "2027-05")
    home.calendar("publish", "--at", AT)
    after = events_of(home.feed.read_bytes())
    moved = [uid for uid in before if after[uid]["DTSTART"].dt != before[uid]["DTSTART"].dt]
    check(moved, "nothing moved with the renewal month")
    for uid, event in after.items():
        rose = int(event["SEQUENCE"]) - int(before[uid]["SEQUENCE"]) if uid in before else 0
        check_equal(rose, 1 if uid in moved else 0, f"SEQUENCE of {event['SUMMARY']}")


def exports(home):
    text, messages = home.calendar("export", "--at", AT)
    check_equal(messages, "", "messages of an export to standard output")
    check_equal(text.encode(), home.feed.read_bytes(), "what is exported")
    out = home.path / "out.ics"
    text, messages = home.calendar("export", "--at", AT, "--output", out)
    check_equal((text, out.read_bytes()), ("", home.feed.read_bytes()), "the exported file")
    check(str(out) in messages, "the message names no file")
    said = json.loads(home.calendar("export", "--at", AT, "-o", out, "--json")[0])
    check_equal((said["schema"], said["changed"]), ("ceu.result/1", False), "a second export")


def wishes_of_one_time_leave_no_trace(home):
    before = home.feed.read_bytes()
    for words in (("--at", "2031-01-01"), ("--milestones",), ("--milestones", "--at", "2027-02-01")):
        first, second = (home.calendar("export", *words)[0] for _ in range(2))
        check_equal(first, second, f"export {words}, twice")
    home.calendar("publish", "--at", AT)
    check_equal(home.feed.read_bytes(), before, "the file after exports of other days")


def alarms_and_milestones(home):
    phone = home.path / "a b" / "phone.ics"
    home.calendar("publish", "--at", AT, "--path", phone, "--alarms", "--milestones")
    home.run(home.ceu, "config", "set", "reminders.first-hour", "7")
    home.calendar("publish", "--at", AT, "--path", phone, "--alarms", "--milestones")
    text = phone.read_text()
    check(text.find("TRIGGER:-P6DT17H") < text.find("TRIGGER:PT7H") and "T15H" not in text, "alarms at the user's hour")
    events = events_of(phone.read_bytes()).values()
    check(any("VALARM" in {part.name for part in event.subcomponents} for event in events), "no alarms")
    due = datetime.date(2027, 5, 31)
    days = {event["DTSTART"].dt for event in events}
    for lead in (90, 30, 7):
        check(due - datetime.timedelta(days=lead) in days, f"no milestone {lead} days before")
    check(b"VALARM" not in home.feed.read_bytes(), "alarms in the file without --alarms")


def items_of(folder):
    return {file.name.removesuffix(".ics"): file.read_bytes() for file in folder.glob("*.ics")}


def a_folder_of_items(home):
    """calendar.vdir: the events of the file, one each, beside what others keep there."""
    vdir = home.path / "vdir"
    home.run(home.ceu, "config", "set", "calendar.vdir", "~/vdir")
    said = json.loads(home.calendar("publish", "--at", AT, "--json")[0])
    events = events_of(home.feed.read_bytes())
    check_equal(said["vdir"], {"path": str(vdir), "written": len(events), "removed": 0}, "the folder")
    items = items_of(vdir)
    check_equal(set(items), set(events), "names of files")
    for uid, data in items.items():
        check_equal([event.to_ical() for event in events_of(data).values()], [events[uid].to_ical()], uid)
    foreign = vdir / "holiday.ics"
    foreign.write_text("BEGIN:VCALENDAR\r\nUID:holiday@ceud\r\nEND:VCALENDAR\r\n")
    [stolen, *_] = sorted(items)
    (vdir / f"{stolen}.ics").write_text("BEGIN:VCALENDAR\nPRODID:-//khal\nEND:VCALENDAR\n")
    message = home.calendar("publish", "--at", AT, status=EXIT_FAILED)[1]
    check(str(vdir / stolen) in message and "left alone" in message, f"a foreign file in the way: {message}")
    (vdir / f"{stolen}.ics").unlink()
    text = home.calendar("publish", "--at", AT)[0]
    check(f"{vdir}: 1 written, 0 removed" in text, f"after it was moved away: {text}")
    check_equal(items_of(vdir), items | {"holiday": foreign.read_bytes()}, "the folder in the end")
    said = json.loads(home.calendar("publish", "--at", AT, "--path", home.path / "other.ics", "--json")[0])
    check_equal(said["vdir"], None, "the folder with --path")
    home.run(home.ceu, "config", "unset", "calendar.vdir")


def tasks_of(data):
    return {str(task["UID"]): task for task in icalendar.Calendar.from_ical(data).walk("VTODO")}


def the_tasks(home, said):
    """What was said agrees with the file and the folder; by clock: the one that is due in 2027."""
    data = pathlib.Path(said["path"]).read_bytes()
    tasks = tasks_of(data)
    check_equal(said["tasks"], len(tasks), "tasks")
    check_equal(items_of(home.path / "todo").keys(), tasks.keys(), "files of tasks")
    for uid, item in items_of(home.path / "todo").items():
        check_equal(tasks_of(item)[uid].to_ical(), tasks[uid].to_ical(), uid)
    check(not events_of(data), "events among the tasks")
    return tasks


def tasks_follow_the_renewal(home):
    """Open, submitted, accepted; taken back; and the file is left to who wants it."""
    home.run(home.ceu, "config", "set", "calendar.tasks", "yes")
    home.run(home.ceu, "config", "set", "calendar.tasks-vdir", "~/todo")
    said = json.loads(home.calendar("publish", "--at", AT, "--json")[0])["tasks"]
    check_equal(said["path"], str(home.feed.with_name("tasks.ics")), "the file of tasks")
    tasks = the_tasks(home, said)
    check(not set(tasks) & set(events_of(home.feed.read_bytes())), "a UID of an event and a task")
    check_equal({str(task["STATUS"]) for task in tasks.values()}, {"NEEDS-ACTION"}, "before")
    [uid] = [uid for uid, task in tasks.items() if "CEUs" in task["SUMMARY"] and task["DUE"].dt.year == 2027]
    states, sequences = [], [int(tasks[uid]["SEQUENCE"])]
    for words in (("submit", "aapc", "--on", "2026-11-20", "--yes", "--at", AT),
                  ("renew", "aapc", "--on", "2026-11-22", "--yes", "--at", AT), ("undo",), ("undo",)):
        home.run(home.ceu, *words)
        task = the_tasks(home, json.loads(home.calendar("publish", "--at", AT, "--json")[0])["tasks"])[uid]
        done = task.get("COMPLETED")
        states.append((str(task["STATUS"]), done and done.dt.date(), task.get("PERCENT-COMPLETE")))
        sequences.append(int(task["SEQUENCE"]))
    accepted = ("COMPLETED", datetime.date(2026, 11, 22), 100)
    submitted, open_ = ("IN-PROCESS", None, None), ("NEEDS-ACTION", None, None)
    check_equal(states, [submitted, accepted, submitted, open_], "states")
    check(all(a < b for a, b in zip(sequences, sequences[1:])), f"sequence numbers {sequences}")
    home.run(home.ceu, "config", "unset", "calendar.tasks")
    check_equal(json.loads(home.calendar("publish", "--at", AT, "--json")[0])["tasks"], None, "switched off")


MISTAKES = (
    ((), EXIT_USAGE, "publish and export"),
    (("print",), EXIT_USAGE, "publish and export"),
    (("publish", "more"), EXIT_USAGE, "publish and export"),
    (("publish", "--bogus"), EXIT_USAGE, "--bogus"),
    (("publish", "--output", "x"), EXIT_USAGE, "--output belongs to export"),
    (("export", "--path", "x"), EXIT_USAGE, "--path belongs to publish"),
    (("export", "--json"), EXIT_USAGE, "--output FILE"),
    (("publish", "--at", "01/02/2027"), EXIT_FAILED, "01/02/2027"),
    (("publish", "--at", "2027-02-30"), EXIT_FAILED, "2027-02-30"),
    (("publish", "--path", "."), EXIT_IO, "no regular file"),
    (("publish", "--path", "/dev/null"), EXIT_IO, "no regular file"),
)


def mistakes(home):
    before = home.feed.read_bytes()
    for words, status, part in MISTAKES:
        text, message = home.calendar(*words, status=status)
        check_equal(text, "", f"standard output of {words}")
        check(part in message, f"{words} said {message!r}")
        if "--json" in words:
            error = json.loads(message)
            check_equal((error["schema"], error["exit_code"]), ("ceu.error/1", status), str(words))
    with open("/dev/full", "wb") as full:
        home.calendar("export", "--at", AT, stdout=full, status=EXIT_FULL)
    check_equal(home.feed.read_bytes(), before, "the file after all mistakes")


def without_a_store(home):
    message = home.calendar("publish", "--json", status=EXIT_FAILED)[1]
    check_equal(json.loads(message)["code"], "not-found", "no store")
    check(not home.feed.exists(), "a file without a store")


def main(ceu, helper, rules):
    with tempfile.TemporaryDirectory(prefix="ceu-helper-") as folder:
        home = Home(folder, ceu, helper, rules)
        without_a_store(home)
        home.run(ceu, "membership", "set", "aapc", "--renews", "2027-03")
        home.run(ceu, "credential", "add", "CPC", "--earned", "2025-09-15")
        publishes_once(home)
        a_change_keeps_identity(home)
        exports(home)
        a_folder_of_items(home)
        tasks_follow_the_renewal(home)
        mistakes(home)
        wishes_of_one_time_leave_no_trace(home)
        alarms_and_milestones(home)


main(*sys.argv[1:])
