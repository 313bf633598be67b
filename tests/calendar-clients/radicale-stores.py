# SPDX-License-Identifier: GPL-3.0-or-later
"""Radicale, a CalDAV server on the loopback, takes each event as its own resource and finds it by its day."""
import base64
import datetime
import http.client
import re

from clients import check_equal, main, property_of, raw_events
from servers import radicale

COLLECTION = "/me/renewals/"
QUERY = """<?xml version="1.0" encoding="utf-8"?>
<C:calendar-query xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">
<D:prop><D:getetag/><C:calendar-data/></D:prop>
<C:filter><C:comp-filter name="VCALENDAR"><C:comp-filter name="VEVENT">
<C:time-range start="{start:%Y%m%d}T000000Z" end="{end:%Y%m%d}T000000Z"/>
</C:comp-filter></C:comp-filter></C:filter>
</C:calendar-query>"""


class Client:
    def __init__(self, port):
        self.port = port
        self.login = "Basic " + base64.b64encode(b"me:x").decode()

    def ask(self, method, path, body=None, **headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body, {"Authorization": self.login, **named})
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        return answer.status, content


def resource_of(event):
    """One event in a calendar of its own, without METHOD: that has no place in CalDAV."""
    return ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//ceud//test//EN\r\n" + event +
            "END:VCALENDAR\r\n").encode()


def check_day(client, day, items):
    body = QUERY.format(start=day, end=day + datetime.timedelta(days=1)).encode()
    status, answer = client.ask("REPORT", COLLECTION, body, Content_Type="application/xml", Depth="1")
    check_equal(status, 207, f"REPORT of {day}")
    found = sorted(re.findall(r"^UID:(\S+?)(?:&#13;)?\s", answer.decode(), re.M))
    check_equal(found, sorted(item.uid for item in items if item.day == day), f"events of {day}")


def test(bench):
    events = {property_of(event, "UID"): event for event in raw_events(bench.feed.read_bytes().decode())}
    check_equal(len(events), len(bench.items), "events in the feed")
    with radicale(bench.environment(), bench.home, "--auth-type", "none") as port:
        client = Client(port)
        check_equal(client.ask("MKCALENDAR", COLLECTION)[0], 201, "MKCALENDAR")
        for item in bench.items:
            status, answer = client.ask("PUT", f"{COLLECTION}{item.uid}.ics", resource_of(events[item.uid]),
                                        Content_Type="text/calendar; charset=utf-8", If_None_Match="*")
            check_equal(status, 201, f"PUT of {item.uid}: {answer!r}")
        for item in bench.items:
            status, answer = client.ask("GET", f"{COLLECTION}{item.uid}.ics")
            check_equal(status, 200, f"GET of {item.uid}")
            check_equal(property_of(answer.decode(), "DTSTART"), item.day.strftime("%Y%m%d"), item.uid)
            check_equal(answer.decode().count("BEGIN:VALARM"), 0 if item.cancelled else 2, item.uid)
        for day in sorted({item.day for item in bench.items}):
            check_day(client, day, bench.items)


main(test)
