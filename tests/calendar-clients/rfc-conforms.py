# SPDX-License-Identifier: GPL-3.0-or-later
"""Every line that is published against RFC 5545 and RFC 7986: names, order, how often, parameters, values, folding.

The tables here are written from the RFCs, not from the program; icalendar and vobject read the same bytes besides.
"""
import datetime
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import icalendar
import vobject

from clients import Bench, check, check_equal, fail

LINE = re.compile(r"([A-Z][A-Z0-9-]*)((?:;[A-Z-]+=[A-Za-z0-9-]+)*):(.*)", re.S)
TEXT = r"(?:[^\x00-\x1f\x7f\\;,]|\\[\\;,nN])*"  # a bare comma or semicolon would make it a list
UNESCAPED = r"[^\x00-\x1f\x7f\\;,\"]*"  # X- properties: nothing that would need escaping
UTC = r"\d{8}T\d{6}Z"
DATE = r"\d{8}"
INTEGER = r"\d{1,9}"
DURATION = r"[+-]?P(?:\d+W|\d+D(?:T\d+H(?:\d+M(?:\d+S)?)?)?|T\d+H(?:\d+M(?:\d+S)?)?)"
UID = r"[A-Za-z0-9.@-]{1,255}"

# name: (at least, at most, parameters as written, value), in the order in which they have to stand.
CALENDAR = {
    "PRODID": (1, 1, "", TEXT),
    "VERSION": (1, 1, "", r"2\.0"),
    "CALSCALE": (0, 1, "", "GREGORIAN"),
    # No UID (RFC 7986, 5.3): vdirsyncer takes it for that of every event.
    "X-CEUD-CALENDAR": (0, 1, "", UID),
    "METHOD": (0, 1, "", "PUBLISH"),
    "NAME": (0, 1, "", TEXT),                           # RFC 7986, 5.1
    "X-WR-CALNAME": (0, 1, "", UNESCAPED),
    "LAST-MODIFIED": (0, 1, "", UTC),                   # RFC 7986, 5.4
    "REFRESH-INTERVAL": (0, 1, ";VALUE=DURATION", DURATION),  # RFC 7986, 5.7: the parameter is required
    "X-PUBLISHED-TTL": (0, 1, "", DURATION),
}
EVENT = {
    "UID": (1, 1, "", UID),
    "SEQUENCE": (1, 1, "", INTEGER),
    "DTSTAMP": (1, 1, "", UTC),
    "CREATED": (1, 1, "", UTC),
    "LAST-MODIFIED": (1, 1, "", UTC),
    "DTSTART": (1, 1, ";VALUE=DATE", DATE),
    "DTEND": (1, 1, ";VALUE=DATE", DATE),               # never with DURATION
    "TRANSP": (1, 1, "", "TRANSPARENT"),
    "CLASS": (1, 1, "", "PRIVATE"),
    "STATUS": (1, 1, "", "CONFIRMED|CANCELLED"),
    "SUMMARY": (1, 1, "", TEXT),
    "DESCRIPTION": (0, 1, "", TEXT),
    "CATEGORIES": (1, 2, "", TEXT),                     # one name each
}
ALARM = {
    "ACTION": (1, 1, "", "DISPLAY"),
    "TRIGGER": (1, 1, "", DURATION),                    # exactly once, a duration by default
    "DESCRIPTION": (1, 1, "", TEXT),                    # required with DISPLAY
}
TASK = {
    "UID": (1, 1, "", UID),
    "SEQUENCE": (1, 1, "", INTEGER),
    "DTSTAMP": (1, 1, "", UTC),
    "CREATED": (1, 1, "", UTC),
    "LAST-MODIFIED": (1, 1, "", UTC),
    "COMPLETED": (0, 1, "", UTC),                       # a moment in UTC, never a date
    "DUE": (1, 1, ";VALUE=DATE", DATE),                 # never with DURATION
    "PERCENT-COMPLETE": (0, 1, "", "100"),
    "CLASS": (1, 1, "", "PRIVATE"),
    "STATUS": (1, 1, "", "NEEDS-ACTION|IN-PROCESS|COMPLETED|CANCELLED"),
    "SUMMARY": (1, 1, "", TEXT),
    "DESCRIPTION": (0, 1, "", TEXT),
    "CATEGORIES": (1, 1, "", TEXT),                     # todoman 4.1 does not read a task with two
}
COMPONENTS = {"VCALENDAR": (CALENDAR, {"VEVENT", "VTODO"}), "VEVENT": (EVENT, {"VALARM"}), "VTODO": (TASK, set()),
              "VALARM": (ALARM, set())}


class Fault(Exception):
    pass


def require(condition, message):
    if not condition:
        raise Fault(message)


def content_lines(data):
    """Unfolded lines; the bytes themselves keep to RFC 5545, 3.1."""
    require(data.endswith(b"\r\n"), "the last line has no end")
    lines = []
    for raw in data[:-2].split(b"\r\n"):
        require(b"\r" not in raw and b"\n" not in raw, f"a bare line end in {raw!r}")
        require(0 < len(raw) <= 75, f"{len(raw)} octets in {raw!r}")
        try:
            text = raw.decode("utf-8")  # each line for itself: no character is split
        except UnicodeDecodeError:
            raise Fault(f"not UTF-8 by itself: {raw!r}") from None
        require(not re.search("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]", text),
                f"a control character in {raw!r}")
        if text.startswith(" "):
            require(lines, "the first line is a continuation")
            require(len(raw) > 1, "an empty continuation")
            lines[-1] += text[1:]
        else:
            lines.append(text)
    return lines


def day(text):
    try:
        return datetime.datetime.strptime(text[:8], "%Y%m%d").date()
    except ValueError:
        raise Fault(f"{text} is no day") from None


def check_values(kind, values):
    """What holds between the properties of one component."""
    for name, found in values.items():
        for value in found:
            if re.fullmatch(UTC + "|" + DATE, value) and name not in ("SUMMARY", "DESCRIPTION", "CATEGORIES", "NAME"):
                day(value)
            if re.fullmatch(UTC, value):
                require(value[9:11] < "24" and value[11:13] < "60" and value[13:15] <= "60", f"{value} is no time")
    if kind == "VEVENT":
        start, end = day(values["DTSTART"][0]), day(values["DTEND"][0])
        require(end == start + datetime.timedelta(days=1), "DTEND is not the day after DTSTART")
    if kind == "VTODO":
        is_done = values["STATUS"] == ["COMPLETED"]
        require(is_done == ("PERCENT-COMPLETE" in values), "PERCENT-COMPLETE does not go with STATUS")
        require(is_done or "COMPLETED" not in values, "COMPLETED of a task that is not")
    if kind in ("VEVENT", "VTODO"):
        require(values["CREATED"][0] <= values["LAST-MODIFIED"][0] <= values["DTSTAMP"][0], "the stamps are out of order")


class Component:
    def __init__(self, kind):
        require(kind in COMPONENTS, f"a component {kind}")
        self.kind = kind
        self.table, self.parts = COMPONENTS[kind]
        self.values = {}
        self.children = []

    def add(self, name, parameters, value):
        require(not self.children, f"{name} of {self.kind} stands behind a component")
        require(name in self.table, f"{self.kind} may not hold {name} here")
        order = list(self.table)
        require(all(order.index(other) <= order.index(name) for other in self.values), f"{name} stands too late")
        _, _, wanted, pattern = self.table[name]
        require(parameters == wanted, f"{name} has the parameters {parameters!r}")
        require(re.fullmatch(pattern, value), f"{name}:{value} is no such value")
        self.values.setdefault(name, []).append(value)

    def end(self):
        for name, (least, most, _, _) in self.table.items():
            require(least <= len(self.values.get(name, [])) <= most, f"{len(self.values.get(name, []))} × {name} in {self.kind}")
        check_values(self.kind, self.values)


def parse(data):
    """The one VCALENDAR of @data; Fault for whatever the RFCs, or we, do not want."""
    open_components, whole = [], None
    for line in content_lines(data):
        match = LINE.fullmatch(line)
        require(match, f"no content line: {line!r}")
        require(whole is None, "something behind END:VCALENDAR")
        name, parameters, value = match.groups()
        if name == "BEGIN":
            component = Component(value)
            require(bool(open_components) != (value == "VCALENDAR"), f"BEGIN:{value} here")
            if open_components:
                require(value in open_components[-1].parts, f"{value} within {open_components[-1].kind}")
                open_components[-1].children.append(component)
            open_components.append(component)
        elif name == "END":
            require(open_components and open_components[-1].kind == value, f"END:{value} here")
            component = open_components.pop()
            component.end()
            whole = None if open_components else component
        else:
            require(open_components, f"{name} outside")
            open_components[-1].add(name, parameters, value)
    require(whole is not None, "no end")
    uids = [event.values["UID"][0] for event in whole.children]
    require(len(set(uids)) == len(uids), "a UID twice")
    require(len({part.kind for part in whole.children}) < 2, "events and tasks in one file")
    return whole


# The checker has to find these: each is the feed with one thing wrong.
SPOILED = (
    (b"VERSION:2.0\r\n", b""), (b"VERSION:2.0", b"VERSION:3.0"), (b"\r\nMETHOD", b"\nMETHOD"),
    (b"METHOD:PUBLISH\r\n", b"METHOD:PUBLISH\r\nMETHOD:PUBLISH\r\n"), (b";VALUE=DURATION", b""),
    (b"CLASS:PRIVATE\r\n", b""), (b"CLASS:PRIVATE", b"CLASS:PUBLIC"), (b"TRANSP", b"X-TRANSP"),
    (b"DTSTART;VALUE=DATE:2", b"DTSTART:2"), (b"DTEND;VALUE=DATE:2027", b"DTEND;VALUE=DATE:2028"),
    (b"DTSTART;VALUE=DATE:20270331", b"DTSTART;VALUE=DATE:20270332"), (b"SEQUENCE:0", b"SEQUENCE:-1"),
    (b"END:VALARM\r\nEND:VEVENT", b"END:VEVENT\r\nEND:VALARM"), (b"TRIGGER:PT9H", b"TRIGGER:9H"),
    (b"ACTION:DISPLAY\r\n", b"ACTION:DISPLAY\r\nREPEAT:1\r\n"), (b"DTSTAMP:2026", b"DTSTAMP:2024"),
    (b"SUMMARY:AAPC", b"SUMMARY:A,APC"), (b"SUMMARY:AAPC", b"SUMMARY:\x1b"), (b"SUMMARY:AAPC", b"SUMMARY:" + b"x" * 80),
    (b"SUMMARY:AAPC", b"SUMMARY:\xe2\x80\xae"), (b"SUMMARY:AAPC", b"SUMMARY:\\q"), (b"SUMMARY:AAPC", b"SUMMARY:\xc3\r\n \xa9"),
    (b"BEGIN:VCALENDAR\r\n", b"\xef\xbb\xbfBEGIN:VCALENDAR\r\n"), (b"PRODID", b"VERSION:2.0\r\nPRODID"),
    (b"5f0c9a4e-7a55-4a1e-9d2b-000000000002", b"5f0c9a4e-7a55-4a1e-9d2b-000000000001"), (b"UID:5", b"UID:/5"),
)


def check_checker(data, spoiled):
    for good, bad in spoiled:
        check(good in data, f"the feed has no {good!r} to spoil")
        try:
            parse(data.replace(good, bad, 1))
        except Fault:
            continue
        fail(f"{bad!r} for {good!r} went unnoticed")


def unescape(text):
    return re.sub(r"\\(.)", lambda match: "\n" if match[1] in "nN" else match[1], text)


def check_readers(data, whole):
    """icalendar and vobject find what the lines say."""
    events = {str(event["UID"]): event for event in icalendar.Calendar.from_ical(data).walk("VEVENT")}
    calendar = vobject.readOne(data.decode("utf-8"))
    calendar.validate(raiseException=True)
    others = {event.uid.value: event for event in getattr(calendar, "vevent_list", [])}
    check_equal((len(events), len(others)), (len(whole.children),) * 2, "events of icalendar and vobject")
    for event in whole.children:
        uid, start = event.values["UID"][0], day(event.values["DTSTART"][0])
        summary = unescape(event.values["SUMMARY"][0])
        check_equal((events[uid]["DTSTART"].dt, others[uid].dtstart.value), (start, start), f"{uid}: day")
        check_equal(others[uid].summary.value, summary, f"{uid}: summary of vobject")
        check_equal(others[uid].description.value, unescape(event.values["DESCRIPTION"][0]), f"{uid}: description")
        check_equal(list(events[uid].errors), [], f"{uid}: errors")
        alarms = [unescape(alarm.values["TRIGGER"][0]) for alarm in event.children]
        read = [alarm["TRIGGER"].dt for alarm in events[uid].walk("VALARM")]
        check_equal([alarm.trigger.value for alarm in getattr(others[uid], "valarm_list", [])], read, f"{uid}: alarms")
        check_equal(len(alarms), len(read), f"{uid}: number of alarms")


def check_task_readers(data, whole):
    """icalendar and vobject read every task as the lines say."""
    tasks = {str(task["UID"]): task for task in icalendar.Calendar.from_ical(data).walk("VTODO")}
    calendar = vobject.readOne(data.decode("utf-8"))
    calendar.validate(raiseException=True)
    others = {task.uid.value: task for task in getattr(calendar, "vtodo_list", [])}
    check_equal((len(tasks), len(others)), (len(whole.children),) * 2, "tasks of icalendar and vobject")
    for task in whole.children:
        uid, due = task.values["UID"][0], day(task.values["DUE"][0])
        check_equal((tasks[uid]["DUE"].dt, others[uid].due.value), (due, due), f"{uid}: day")
        check_equal((str(tasks[uid]["STATUS"]), others[uid].status.value), (task.values["STATUS"][0],) * 2, uid)
        check_equal(others[uid].summary.value, unescape(task.values["SUMMARY"][0]), f"{uid}: summary of vobject")
        check_equal(list(tasks[uid].errors), [], f"{uid}: errors")
        for when in task.values.get("COMPLETED", []):
            done = datetime.datetime.strptime(when, "%Y%m%dT%H%M%SZ").replace(tzinfo=datetime.timezone.utc)
            check_equal((tasks[uid]["COMPLETED"].dt, others[uid].completed.value), (done, done), f"{uid}: completed")


TASKS_SPOILED = (
    (b"DUE;VALUE=DATE:", b"DUE:"), (b"STATUS:COMPLETED", b"STATUS:CONFIRMED"), (b"PERCENT-COMPLETE:100\r\n", b""),
    (b"STATUS:COMPLETED", b"STATUS:NEEDS-ACTION"), (b"COMPLETED:2", b"COMPLETED;VALUE=DATE:2"),
    (b"CLASS:PRIVATE\r\n", b"CLASS:PRIVATE\r\nTRANSP:TRANSPARENT\r\n"), (b"-todo@ceud\r\n", b"-todo@ceud\r\nUID:a\r\n"),
)


def check_tasks(bench):
    """Each task in the file of tasks, and each in a file of its own."""
    data = bench.feed.read_bytes()
    whole = parse(data)
    check({task.values["STATUS"][0] for task in whole.children} ==
          {"NEEDS-ACTION", "IN-PROCESS", "COMPLETED", "CANCELLED"}, "a state is missing")
    check_task_readers(data, whole)
    check_checker(data, TASKS_SPOILED)
    check_folder(bench, whole, check_task_readers)


def check_folder(bench, whole, readers):
    """The folder holds the same items, one a file, without what belongs to the calendar as a whole."""
    items = {task.values["UID"][0]: task.values for task in whole.children}
    files = {file.name: file.read_bytes() for file in bench.vdir.glob("*.ics")}
    check_equal(set(files), {uid + ".ics" for uid in items}, "names of files")
    for name, data in files.items():
        one = parse(data)
        readers(data, one)
        check_equal([(part.values["UID"][0] + ".ics", part.values) for part in one.children],
                    [(name, items[name.removesuffix(".ics")])], name)
        check_equal(set(one.values), {"PRODID", "VERSION", "CALSCALE", "X-CEUD-CALENDAR"}, f"{name}: header")


def real_feeds(ceu, helper, rules, locale, place):
    """What the program itself publishes: every stage of a sample, milestones, alarms, English and Spanish."""
    environment = {"HOME": str(place), "PATH": os.environ["PATH"], "TZ": "UTC", "LC_ALL": "C.UTF-8",
                   "CEU_RULES_DIR": rules, "CEU_LOCALE_DIR": locale, "CEU_LIBEXEC_DIR": os.path.dirname(helper),
                   "ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", "")}

    def run(*words):
        return subprocess.run(words, env=environment, cwd=place, check=True, timeout=60, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE).stdout

    numbers = ["01234567", "76543210"]
    run(ceu, "membership", "set", "aapc", "--renews", "2027-03", "--number", numbers[0])
    run(ceu, "credential", "add", "CPC", "--earned", "2025-09-15", "--number", numbers[1])
    run(ceu, "credential", "add", "CCS", "--earned", "2025-06-14")
    run(ceu, "log", "1.5", "A webinar; with, signs\\", "--on", "2026-11-03")
    for language in ("en", "es"):
        run(ceu, "config", "set", "calendar.language", language)
        data = run(helper, "export", "--at", "2026-11-23", "--milestones", "--alarms")
        text = data.decode("utf-8").replace("\r\n ", "")
        check(not any(number in text for number in numbers), "a number of a member in the calendar")
        check(("recorded." in text, "anotadas." in text) == (language == "en", language == "es"), f"no {language} text")
        yield data


def main(make_feed, *programs):
    bench = Bench(make_feed, 80)
    with bench.folder:
        data = bench.feed.read_bytes()
        check_readers(data, parse(data))
        check_checker(data, SPOILED)
        check_folder(bench, parse(data), check_readers)
    bench = Bench(make_feed, 80, tasks=True)
    with bench.folder:
        check_tasks(bench)
    with tempfile.TemporaryDirectory(prefix="ceu-rfc-") as folder:
        events = 0
        for data in real_feeds(*programs, pathlib.Path(folder)):
            whole = parse(data)
            check(len(whole.children) > 15 and whole.values["X-CEUD-CALENDAR"], "too few events, or a calendar without its UID")
            check_readers(data, whole)
            events += len(whole.children)
    print(f"{events} events conform, {len(SPOILED + TASKS_SPOILED)} spoiled feeds were found out")


try:
    main(*sys.argv[1:])
except Fault as fault:
    fail(fault)
