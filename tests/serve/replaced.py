#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The file is replaced all the time while many read it: every answer is one whole version, and its tag is that version's."""
import concurrent.futures
import hashlib
import os
import threading
import time

from served import Checks, ask, feed_of, serving, with_calendar

SECONDS = 60 if os.environ.get("CEU_TEST_LONG") == "1" else 6
READERS = 8


def version(number):
    """Its length depends on the number, so that a mixture has a wrong end."""
    body = f"{number:08d}".encode() * (1000 + number % 7 * 5000)
    return b"BEGIN:VCALENDAR\r\n" + body + b"\r\n" + hashlib.sha256(body).hexdigest().encode() + b"\r\nEND:VCALENDAR\r\n"


def is_whole(body):
    lines = body.split(b"\r\n")
    return (len(lines) == 5 and lines[0] == b"BEGIN:VCALENDAR" and lines[3:] == [b"END:VCALENDAR", b""]
            and hashlib.sha256(lines[1]).hexdigest().encode() == lines[2] and lines[1] == version(int(lines[1][:8])).split(b"\r\n")[1])


def replace(feed, stop, count):
    temporary = feed.with_name(".renewals.ics.tmp")
    while not stop.is_set():
        count[0] += 1
        temporary.write_bytes(version(count[0]))
        temporary.rename(feed)


def read(url, stop):
    seen, wrong, tag, unchanged = set(), [], None, 0
    while not stop.is_set():
        got = ask(url, headers={"If-None-Match": tag} if tag else None)
        if got.status == 304:
            unchanged += 1
            continue
        tag = got.headers.get("etag")
        if got.status != 200 or not is_whole(got.body) or tag != f'"{hashlib.sha256(got.body).hexdigest()[:32]}"':
            wrong.append(f"{got.status}: {got.body[:60]}")
        seen.add(tag)
    return seen, wrong, unchanged


def main():
    checks = Checks()
    with with_calendar() as home, serving(home) as url:
        feed, stop, count = feed_of(home), threading.Event(), [0]
        feed.write_bytes(version(0))
        checks.that(is_whole(ask(url).body) and not is_whole(version(3)[:-20]) and not is_whole(version(1)[:9000] + version(2)[9000:]),
                    "the check itself does not tell whole from broken")
        with concurrent.futures.ThreadPoolExecutor(READERS + 1) as pool:
            writer = pool.submit(replace, feed, stop, count)
            readers = [pool.submit(read, url, stop) for _ in range(READERS)]
            time.sleep(SECONDS)
            stop.set()
            writer.result()
            results = [reader.result() for reader in readers]
        seen = set().union(*(result[0] for result in results))
        for _, wrong, _ in results:
            checks.equal(wrong[:3], [], "broken answers")
        checks.that(count[0] > 100 and len(seen) > 20, f"too little happened: {count[0]} versions, {len(seen)} seen")
        print(f"{count[0]} versions written, {len(seen)} of them seen by {READERS} readers")
    checks.finish()


if __name__ == "__main__":
    main()
