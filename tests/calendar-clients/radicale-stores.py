# SPDX-License-Identifier: GPL-3.0-or-later
"""Radicale, a CalDAV server on the loopback, takes each event as its own resource and finds it by its day."""
import base64
import contextlib
import datetime
import http.client
import re
import select
import subprocess
import time

from clients import check_equal, fail, main, property_of, raw_events

START_SECONDS = 90
COLLECTION = "/me/renewals/"
QUERY = """<?xml version="1.0" encoding="utf-8"?>
<C:calendar-query xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">
<D:prop><D:getetag/><C:calendar-data/></D:prop>
<C:filter><C:comp-filter name="VCALENDAR"><C:comp-filter name="VEVENT">
<C:time-range start="{start:%Y%m%d}T000000Z" end="{end:%Y%m%d}T000000Z"/>
</C:comp-filter></C:comp-filter></C:filter>
</C:calendar-query>"""


@contextlib.contextmanager
def server(bench):
    """Yields the port: the system chooses a free one, the server says which."""
    command = ["radicale", "--config", "", "--server-hosts", "127.0.0.1:0", "--auth-type", "none",
               "--storage-filesystem-folder", str(bench.home / "collections"), "--logging-level", "info"]
    process = subprocess.Popen(command, cwd=bench.home, env=bench.environment(), stdin=subprocess.DEVNULL,
                               stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    try:
        yield wait_for_port(process)
    finally:
        process.terminate()
        process.communicate(timeout=20)


def wait_for_port(process):
    said = ""
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and process.poll() is None:
        if not select.select([process.stdout], [], [], 1)[0]:
            continue
        line = process.stdout.readline().decode("utf-8", "replace")
        said += line
        match = re.search(r"(?i:listening) on '\[?127\.0\.0\.1\]?:([1-9]\d*)'", line)
        if match:
            return int(match[1])
    fail(f"radicale did not come up:\n{said}")


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
    with server(bench) as port:
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
