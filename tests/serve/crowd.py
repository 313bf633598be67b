#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A crowd: 1,000 good requests at once, 1,000 connections that say nothing or trickle, clients that do not read. Whoever asks
properly is answered meanwhile, slow ones are cut, and memory, threads and descriptors stay small."""
import concurrent.futures
import contextlib
import os
import pathlib
import resource
import select
import socket
import time

from served import Checks, ask, feed_of, serving, split, with_calendar

CROWD = 1000
MEMORY_MIB_MAX = 2048 if os.environ.get("CEU_TEST_SANITIZED") == "ON" else 96
ANSWER_SECONDS_MAX = 6
CUT_SECONDS_MAX = 25


def server_of(home):
    """Process id of our server: the one whose environment has this home."""
    needle = f"HOME={home.path}".encode()
    for entry in pathlib.Path("/proc").iterdir():
        with contextlib.suppress(OSError):
            if entry.name.isdigit() and b"ceu-serve" in (entry / "cmdline").read_bytes():
                if needle in (entry / "environ").read_bytes().split(b"\0"):
                    return entry
    raise SystemExit("the server's process is not found")


def status_of(process):
    return dict(line.split(":", 1) for line in (process / "status").read_text().splitlines())


def connect(url, first=b""):
    stream = socket.create_connection(split(url)[:2], timeout=30)
    stream.sendall(first)
    return stream


def parallel(checks, home, url):
    content = feed_of(home).read_bytes()
    began = time.monotonic()
    with concurrent.futures.ThreadPoolExecutor(64) as pool:
        replies = list(pool.map(lambda _: ask(url), range(CROWD)))
    print(f"{CROWD} requests, 64 at once: {time.monotonic() - began:.2f} s")
    checks.equal(sum(reply.status == 200 and reply.body == content for reply in replies), CROWD, "whole answers")
    _, port, path = split(url)
    streams = [connect(url, f"GET {path} HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n".encode()) for _ in range(CROWD)]
    good = 0
    for stream in streams:
        raw = b""
        with contextlib.suppress(OSError):
            while part := stream.recv(65536):
                raw += part
        good += raw.endswith(content)
        stream.close()
    checks.equal(good, CROWD, "whole answers, all connected at once")


def closed_of(streams):
    """How many the server has closed."""
    count = 0
    poll = select.poll()
    for stream in streams:
        poll.register(stream, select.POLLIN | select.POLLHUP)
    for descriptor, _ in poll.poll(0):
        with contextlib.suppress(OSError):
            if socket.socket(fileno=os.dup(descriptor)).recv(1, socket.MSG_PEEK) == b"":
                count += 1
                continue
            continue
        count += 1
    return count


def silent(checks, home, url):
    process = server_of(home)
    streams = [connect(url, b"" if i % 2 else b"GET / HTTP/1.1\r\nX-Slow: ") for i in range(CROWD)]
    began = time.monotonic()
    checks.equal(ask(url, seconds=60).status, 200, "a good request among the silent")
    took = time.monotonic() - began
    print(f"answered among {CROWD} silent connections after {took:.2f} s")
    checks.that(took <= ANSWER_SECONDS_MAX, f"it took {took:.1f} s")
    status = status_of(process)
    memory = int(status["VmHWM"].split()[0]) / 1024
    print(f"at most {memory:.1f} MiB, {status['Threads'].strip()} threads")
    checks.that(memory <= MEMORY_MIB_MAX, f"{memory:.0f} MiB")
    checks.that(int(status["Threads"]) <= 8, f"{status['Threads']} threads")
    deadline = began + CUT_SECONDS_MAX
    while closed_of(streams) < CROWD and time.monotonic() < deadline:
        time.sleep(0.2)
    checks.equal(closed_of(streams), CROWD, f"silent connections cut after {CUT_SECONDS_MAX} s")
    print(f"all cut after {time.monotonic() - began:.1f} s")
    for stream in streams:
        stream.close()


def trickling(checks, _home, url):
    """A header a second is never silent, and yet no way to stay."""
    streams = [connect(url, b"GET / HTTP/1.1\r\nHost: localhost\r\n") for _ in range(20)]
    began = time.monotonic()
    while streams and time.monotonic() - began < CUT_SECONDS_MAX:
        time.sleep(0.5)
        for stream in list(streams):
            try:
                stream.sendall(b"X-A: b\r\n")
            except OSError:
                stream.close()
                streams.remove(stream)
    took = time.monotonic() - began
    checks.that(not streams and took > 5, f"{len(streams)} trickle on after {took:.0f} s")
    print(f"trickling requests cut after {took:.1f} s")


def unread(checks, home, url):
    """Clients that ask for much and read nothing."""
    kept = feed_of(home).read_bytes()
    feed_of(home).write_bytes(b"x" * (16 * 1024 * 1024))
    _, port, path = split(url)
    streams = [connect(url, f"GET {path} HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n".encode()) for _ in range(4)]
    feed_of(home).unlink()
    feed_of(home).write_bytes(kept)
    checks.equal(ask(url).body, kept, "a good request beside those who do not read")
    for stream in streams:
        stream.close()


def leaves_nothing(checks, home, url):
    process = server_of(home)
    checks.equal(ask(url).status, 200, "after all")
    deadline = time.monotonic() + 15
    while len(list((process / "fd").iterdir())) > 20 and time.monotonic() < deadline:
        time.sleep(0.2)
    left = len(list((process / "fd").iterdir()))
    checks.that(left <= 20, f"{left} descriptors left")
    ticks = [sum(map(int, (process / "stat").read_text().rsplit(")", 1)[1].split()[11:13])), 0]
    switches = [int(status_of(process)["voluntary_ctxt_switches"]), 0]
    time.sleep(3)
    ticks[1] = sum(map(int, (process / "stat").read_text().rsplit(")", 1)[1].split()[11:13]))
    switches[1] = int(status_of(process)["voluntary_ctxt_switches"])
    checks.that(switches[1] - switches[0] <= 4 and ticks[1] - ticks[0] <= 2,
                f"it does not rest: {switches[1] - switches[0]} wake-ups, {ticks[1] - ticks[0]} ticks in 3 s")


def main():
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 8192), hard))
    checks = Checks()
    with with_calendar() as home, serving(home) as url:
        # The server has what any session gives it, whatever this test allows itself.
        resource.prlimit(int(server_of(home).name), resource.RLIMIT_NOFILE, (soft, hard))
        for part in (parallel, silent, trickling, unread, leaves_nothing):
            part(checks, home, url)
    checks.finish()


if __name__ == "__main__":
    main()
