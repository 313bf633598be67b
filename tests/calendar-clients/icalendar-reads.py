# SPDX-License-Identifier: GPL-3.0-or-later
"""Python's icalendar reads every event as it was meant."""
import datetime

import icalendar

from clients import check, check_equal, main


def as_read(text):
    """icalendar 4 takes an escaped backslash before an n for a line break: there it cannot tell the two."""
    return str(text).replace("\\n", "\n")


def check_event(event, item):
    start, end = event["DTSTART"], event["DTEND"]
    check(type(start.dt) is datetime.date, f"{item.uid}: the start is no plain date")
    check_equal(start.dt, item.day, f"{item.uid} start")
    check_equal(end.dt, item.day + datetime.timedelta(days=1), f"{item.uid} end")
    check_equal(as_read(event["SUMMARY"]), as_read(item.summary), f"{item.uid} summary")
    check_equal(as_read(event["DESCRIPTION"]), as_read(item.description), f"{item.uid} description")
    check_equal(int(event["SEQUENCE"]), item.sequence, f"{item.uid} sequence")
    check_equal(str(event["STATUS"]), "CANCELLED" if item.cancelled else "CONFIRMED", item.uid)
    check_equal(str(event["TRANSP"]), "TRANSPARENT", item.uid)
    check_equal(str(event["CLASS"]), "PRIVATE", item.uid)
    check_equal(event["DTSTAMP"].dt, event["LAST-MODIFIED"].dt, f"{item.uid} stamps")
    check(event["CREATED"].dt.utcoffset() == datetime.timedelta(0), f"{item.uid}: CREATED not in UTC")
    alarms = [component for component in event.subcomponents if component.name == "VALARM"]
    check_equal([alarm["TRIGGER"].dt for alarm in alarms],
                [] if item.cancelled else [datetime.timedelta(days=-7, hours=9), datetime.timedelta(hours=9)],
                f"{item.uid} alarms")


def test(bench):
    calendar = icalendar.Calendar.from_ical(bench.feed.read_bytes())
    check_equal(str(calendar["METHOD"]), "PUBLISH", "method")
    check_equal(str(calendar["X-WR-CALNAME"]), "Renewals", "name")
    check_equal(list(calendar.errors), [], "errors of the calendar")
    events = calendar.walk("VEVENT")
    by_uid = {str(event["UID"]): event for event in events}
    check_equal(len(by_uid), len(events), "events of one UID")
    check_equal(set(by_uid), {item.uid for item in bench.items}, "UIDs")
    for item in bench.items:
        check_equal(list(by_uid[item.uid].errors), [], f"{item.uid} errors")
        check_event(by_uid[item.uid], item)
    check("TZID" not in bench.feed.read_text(), "a time zone in the feed")


main(test)
