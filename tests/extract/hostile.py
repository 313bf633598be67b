#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Calendars that mean harm: each ends soon, in processor time, with a clear error or read within bounds, and the store is
the same to the byte where there was an error."""
import os
import resource

from home import Checks, Home

HEAD = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
TAIL = b"END:VCALENDAR\r\n"
START = b"DTSTART:20261203T120000Z\r\n"
CPU_SECONDS = float(os.environ["CEU_TEST_CPU_SECONDS"])
MEBIBYTE = 1024 * 1024


def event(lines=b"", uid=b"u", start=START):
    return b"BEGIN:VEVENT\r\nUID:%s\r\nSUMMARY:Webinar %s\r\n%s%sEND:VEVENT\r\n" % (uid, uid, start, lines)


def many(count, lines=b"", start=START):
    return b"".join(event(lines, b"%d" % i, start) for i in range(count))


def zone(number):
    return (b"BEGIN:VTIMEZONE\r\nTZID:Zone %d\r\nBEGIN:STANDARD\r\nDTSTART:16010101T000000\r\nTZOFFSETFROM:+0100\r\n"
            b"TZOFFSETTO:+0200\r\nRRULE:FREQ=DAILY\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n" % number)


# Name, the file (None: generated below), words of the error; None: it is read.
HARM = [
    ("each second", HEAD + event(b"RRULE:FREQ=SECONDLY\r\n") + TAIL, b"FREQ=SECONDLY"),
    ("30 February each second", HEAD + event(b"RRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30\r\n") + TAIL, b"FREQ=SECONDLY"),
    ("30 February each year", HEAD + event(b"RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30\r\n") + TAIL, None),
    ("40,000 rules that never match", HEAD + many(40000, b"RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30\r\n",
                                                  b"DTSTART:20201203T120000Z\r\n") + TAIL, b"more repetitions"),
    ("endless rules", HEAD + many(40000, b"RRULE:FREQ=DAILY\r\n") + TAIL, b"more than 10000 events"),
    ("long counts", HEAD + many(40000, b"RRULE:FREQ=DAILY;COUNT=100000;BYMONTH=2;BYMONTHDAY=30\r\n",
                                b"DTSTART:19000101T120000Z\r\n") + TAIL, b"more repetitions"),
    ("positions of years", HEAD + many(40000, b"RRULE:FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYSETPOS=366\r\n") + TAIL,
     b"more repetitions"),
    ("a line of 8 MiB", HEAD + event(b"DESCRIPTION:" + b"a" * 8 * MEBIBYTE + b"\r\n") + TAIL, b"line 7: longer than 64 KiB"),
    ("a title folded to 8 MiB", HEAD + event(b"SUMMARY:" + b"a\r\n " * 2 * MEBIBYTE + b"\r\n", start=b"") + TAIL, b"line 6 is too long"),
    ("17 MiB", HEAD + event(b"X:" + b"a\r\n " * 17 * (MEBIBYTE // 4) + b"\r\n") + TAIL, b"larger than 16384 KiB"),
    ("300,000 components", HEAD + b"BEGIN:VEVENT\r\nEND:VEVENT\r\n" * 300000 + TAIL, b"line 100001: more than 50000"),
    ("depth", HEAD + b"BEGIN:X\r\n" * 100000, b"line 10: components within components"),
    ("NUL", HEAD + event(b"LOCATION:a\0b\r\n") + TAIL, b"line 7: a NUL"),
    ("bad UTF-8", HEAD + event(b"LOCATION:a\xC0\xAFb\r\n") + TAIL, b"line 7: not UTF-8"),
    ("UTF-16", (HEAD + TAIL).decode().encode("utf-16"), b"line 1: "),
    ("2,000 dates a line", HEAD + many(400, b"RDATE:" + b",".join([b"20261203T120000Z"] * 2000) + b"\r\n") + TAIL,
     b"dates of series"),
    ("too many dates of one", HEAD + event(b"RDATE:20261203T120000Z\r\n" * 3000) + TAIL, b"more than 2000 dates"),
    ("rules and dates multiplied", HEAD + many(800, b"RRULE:FREQ=DAILY\r\nRDATE:" + b",".join(
        b"202612%02dT%02d0000Z" % (day, hour) for day in range(1, 29) for hour in range(4)) + b"\r\n") + TAIL,
     b"more than 10000 events"),
    ("attachment of MiBs", HEAD + event(b"ATTACH;ENCODING=BASE64;VALUE=BINARY:" + (b"QUJD" * 18 + b"\r\n ") * 150000 + b"\r\n")
     + TAIL, None),
    ("parameters", HEAD + many(1500, b"ORGANIZER" + b";CN=a" * 1500 + b":mailto:a\r\n") + TAIL, b"no sound calendar"),
    ("quotes", HEAD + many(1500, b"ORGANIZER;CN=" + b'"' * 7000 + b":mailto:a\r\n") + TAIL, None),
    ("zones", HEAD + b"".join(map(zone, range(15000))) + b"".join(
        event(uid=b"%d" % i, start=b"DTSTART;TZID=Zone %d:20261203T120000\r\n" % i) for i in range(15000)) + TAIL,
     b"more repetitions"),
    ("unknown zones", HEAD + b"".join(
        event(uid=b"%d" % i, start=b"DTSTART;TZID=../../etc/passwd%d:20261203T120000\r\n" % i) for i in range(9000)) + TAIL, None),
    ("50,000 old events", HEAD + many(49900, start=b"DTSTART:20161203T120000Z\r\n") + TAIL, None),
    ("cut off", HEAD + event()[:-20], b"line 3: VEVENT begins and does not end"),
    ("empty", b"", b"empty"),
    ("no calendar", b"%PDF-1.4\n" * 1000, b"line 1: no calendar"),
    ("only line feeds", b"\r\n" * 4 * MEBIBYTE, b"empty"),
    ("only blanks", b" " * 60000 + b"\r\n" + b" \r\n" * MEBIBYTE, b"empty"),
]


def cpu_seconds():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main():
    checks = Checks()
    with Home() as home:
        home.ok("credential", "add", "CPC", "--earned", "2024-03-14", "--at", "2026-11-23")
        store = home.path / "data" / "ceud" / "ceu.db"
        for name, calendar, words in HARM:
            file = home.path / "work" / "harm.ics"
            file.write_bytes(calendar)
            before, began = store.read_bytes(), cpu_seconds()
            # What can be read is only looked at: judging thousands of activities is not what is measured.
            done = home.run("import", "harm.ics", "--at", "2026-11-23", *(["--dry-run"] if words is None else ["--all"]))
            used = cpu_seconds() - began
            checks.that(used < CPU_SECONDS, f"{name}: {used:.2f} seconds of processor time")
            if words is None:
                checks.that(done.returncode == 0, f"{name}: exit code {done.returncode}: {done.stderr[:300]!r}")
            else:
                checks.that(done.returncode == 1, f"{name}: exit code {done.returncode}")
                checks.that(words in done.stderr, f"{name}: {done.stderr[:300]!r}")
            checks.that(store.read_bytes() == before, f"{name}: the store was changed")
        checks.equal(home.ok("history").count("\n"), 2, "lines of the history, its head among them")
    checks.finish()


if __name__ == "__main__":
    main()
