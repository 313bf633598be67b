# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of ceu-serve share: a home with a calendar in it, a server on a free port, requests byte by byte."""
import contextlib
import pathlib
import re
import signal
import socket
import subprocess
import sys
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "cli"))
from home import Checks, Home  # noqa: E402

__all__ = ["Checks", "Home", "Reply", "ask", "curl", "feed_of", "serving", "split", "with_calendar"]


class Reply:
    """Status, headers (lower case) and body of an answer."""

    def __init__(self, raw):
        head, _, self.body = raw.partition(b"\r\n\r\n")
        lines = head.decode("latin-1").split("\r\n")
        found = re.match(r"HTTP/1\.[01] (\d+)", lines[0])
        self.status = int(found[1]) if found else 0
        self.headers = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:])}


def split(url):
    """(host, port, path)"""
    parts = urllib.parse.urlsplit(url)
    return parts.hostname, parts.port, parts.path


def ask(url, method="GET", path=None, headers=None, body=b"", version="HTTP/1.1", seconds=30):
    """One request, written as it is meant: nothing is tidied up on the way."""
    host, port, own = split(url)
    fields = {"Host": f"{host}:{port}", **(headers or {})}
    lines = [f"{method} {own if path is None else path} {version}"]
    for name, value in fields.items():
        lines += [f"{name}: {one}" for one in (value if isinstance(value, list) else [value]) if one is not None]
    return exchange(host, port, "\r\n".join(lines).encode() + b"\r\n\r\n" + body, seconds)


def exchange(host, port, request, seconds=30):
    with socket.create_connection((host, port), timeout=seconds) as stream:
        raw = b""
        with contextlib.suppress(ConnectionResetError, BrokenPipeError):
            stream.sendall(request)
            while part := stream.recv(65536):
                raw += part
        return Reply(raw)


def curl(*arguments):
    """Standard output of curl."""
    done = subprocess.run(["curl", "--silent", "--show-error", "--max-time", "30", "--noproxy", "*", *arguments],
                          capture_output=True, check=False)
    if done.returncode != 0:
        sys.exit(f"curl {arguments}: {done.returncode} {done.stderr.decode()}")
    return done.stdout


@contextlib.contextmanager
def with_calendar():
    with Home() as home:
        home.ok("credential", "add", "CPC", "--earned", "2024-03-14", "--at", "2026-11-23")
        home.ok("membership", "set", "aapc", "--renews", "2027-03", "--at", "2026-11-23")
        home.ok("calendar", "publish", "--at", "2026-11-23")
        yield home


def feed_of(home):
    return home.path / "data" / "ceud" / "calendar" / "renewals.ics"


@contextlib.contextmanager
def serving(home, *arguments, **extra):
    """The server in the foreground; gives its address. It has to end well at SIGTERM."""
    server = subprocess.Popen(["ceu", "calendar", "serve", "--port", "0", *arguments], cwd=home.path, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, text=True, env={**home.environment, **extra})
    try:
        url = server.stdout.readline().strip()
        if not url:
            sys.exit(f"no server: {server.stderr.read()}")
        yield url
    finally:
        server.send_signal(signal.SIGTERM)
        try:
            _, said = server.communicate(timeout=20)
        except subprocess.TimeoutExpired:
            server.kill()
            sys.exit("the server did not end at SIGTERM")
    if server.returncode != 0 or url.split("/")[3] in said:
        sys.exit(f"the server ended with {server.returncode} and said: {said}")
