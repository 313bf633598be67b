#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every answer of ceu-serve: the file, its head, "not changed", and all that is refused; nothing but two files is ever read."""
import email.utils
import hashlib
import os

from served import Checks, ask, curl, feed_of, serving, split, with_calendar

EXPECTED = {"cache-control": "no-cache", "x-content-type-options": "nosniff", "connection": "close"}


def whole(checks, home, url):
    feed = feed_of(home)
    content = feed.read_bytes()
    checks.that(content.startswith(b"BEGIN:VCALENDAR") and b"BEGIN:VEVENT" in content, "the fixture has no events")
    got = ask(url)
    checks.equal((got.status, got.body), (200, content), "GET")
    for name, value in {**EXPECTED, "content-type": "text/calendar; charset=utf-8",
                        "content-length": str(len(content))}.items():
        checks.equal(got.headers.get(name), value, f"header {name}")
    modified = email.utils.parsedate_to_datetime(got.headers["last-modified"]).timestamp()
    checks.equal(int(modified), int(feed.stat().st_mtime), "Last-Modified")
    checks.equal(got.headers["etag"], f'"{hashlib.sha256(content).hexdigest()[:32]}"', "ETag")
    head = ask(url, "HEAD")
    del got.headers["date"], head.headers["date"]
    checks.equal((head.status, head.body, head.headers), (200, b"", got.headers), "HEAD")
    checks.equal(curl(url), content, "curl")
    checks.equal(ask(url, version="HTTP/1.0").body, content, "HTTP/1.0")
    checks.equal(ask(url, path=f"{split(url)[2]}?now=1").body, content, "with a query")


def unchanged(checks, home, url):
    tag = ask(url).headers["etag"]
    for header in (tag, f"W/{tag}", "*", f'"a", {tag}', ['"a"', tag]):
        got = ask(url, headers={"If-None-Match": header})
        checks.equal((got.status, got.body, got.headers.get("etag")), (304, b"", tag), f"If-None-Match: {header}")
        checks.equal(got.headers.get("cache-control"), "no-cache", f"Cache-Control at {header}")
    for header in ('"a"', tag.strip('"'), f'"a{tag[1:]}', "", ","):
        checks.equal(ask(url, headers={"If-None-Match": header}).status, 200, f"If-None-Match: {header}")
    tag_file, saved = home.path / "tag", home.path / "saved.ics"
    for turn in range(2):
        code = curl("--etag-compare", tag_file, "--etag-save", tag_file, "-o", saved, "-w", "%{http_code}", url).decode()
        checks.equal(code, ("200", "304")[turn], f"curl, turn {turn}")
    with feed_of(home).open("ab") as stream:
        stream.write(b"\r\n")
    got = ask(url, headers={"If-None-Match": tag})
    checks.equal(got.status, 200, "after a change")
    checks.that(got.headers["etag"] != tag, "the tag did not change with the content")


def refused(checks, home, url):
    path = split(url)[2]
    token = path.split("/")[1]
    secret = home.path / "data" / "ceud" / "ceu.db"
    checks.that(secret.exists(), "no secret to be stolen")
    wrong = ["/", "//", "", "*", "/renewals.ics", f"/{token}", f"/{token}/", f"{path}/", f"/{path}", path[:-1], f"{path}x", f"{path}%00",
             f"{path}%20", f"{path};x", path.upper(), f"/{token}/..{path}", f"/{token}/../../ceu.db", f"/{token}/%2e%2e/%2e%2e/ceu.db",
             f"/{token}/../serve-token", f"/..%2f..{secret}", f"/{token}/{secret}", f"/{token}/tasks.ics", f"/{token}/ceu.db",
             f"/{'A' * 43}/renewals.ics", f"/{token[:-1]}/renewals.ics", f"/{token}/renewals%2Eics", f"/{token}/%72enewals.ics",
             f"/{token}\\renewals.ics", "/favicon.ico", "/robots.txt", f"/{'x' * 4000}"]
    for one in wrong:
        got = ask(url, path=one)
        checks.that(got.status in (400, 404), f"{one[:80]}: {got.status}")
        checks.that(b"VCALENDAR" not in got.body and b"SQLite" not in got.body and token.encode() not in got.body, f"{one[:80]} gave something")
    for one in (f"/{'x' * 20000}", f"/{'x' * 2000000}"):
        got = ask(url, path=one)
        checks.that(got.status in (0, 400, 413, 414, 431), f"a path of {len(one)} bytes: {got.status}")
    for method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get", "XYZZY"):
        for where in (path, "/"):
            body = b"x" * 100 if method in ("POST", "PUT") else b""
            got = ask(url, method, where, {"Content-Length": str(len(body)) if body else None}, body)
            checks.equal((got.status, got.headers.get("allow")), (405, "GET, HEAD"), f"{method} {where[:10]}")
    checks.equal(curl("-X", "POST", "-d", "@/etc/passwd", "-o", "/dev/null", "-w", "%{http_code}", url), b"405", "curl -X POST")
    checks.equal(ask(url, "POST", headers={"Transfer-Encoding": "chunked"}, body=b"5\r\nhello\r\n0\r\n\r\n").status, 405, "chunks")


def hosts(checks, _home, url):
    _, port, _ = split(url)
    for host in ("localhost", f"localhost:{port}", f"127.0.0.1:{port}", f"[::1]:{port}", "LOCALHOST"):
        checks.equal(ask(url, headers={"Host": host}).status, 200, f"Host: {host}")
    for host in ("evil.example", f"evil.example:{port}", "localhost.evil.example", "127.0.0.1.evil.example", "192.0.2.1", ""):
        got = ask(url, headers={"Host": host})
        checks.that(got.status in (400, 421) and b"VCALENDAR" not in got.body, f"Host: {host}: {got.status}")
    checks.equal(ask(url, headers={"Host": None}).status, 400, "no Host")
    checks.equal(ask(url, headers={"Host": ["localhost", "evil.example"]}).status, 400, "two hosts")
    checks.equal(ask(url, headers={"Host": "localhost", "X-Long": "x" * 40000}).status in (0, 413, 431), True, "long headers")
    checks.equal(curl("-H", "Host: rebound.example", "-o", "/dev/null", "-w", "%{http_code}", url), b"421", "curl, rebound")


def missing(checks, home, url):
    feed = feed_of(home)
    kept = feed.read_bytes()
    feed.unlink()
    got = ask(url)
    checks.equal((got.status, got.headers["content-type"]), (503, "text/plain; charset=utf-8"), "no file")
    checks.that(b"ceu calendar publish" in got.body and "retry-after" in got.headers, f"no remedy: {got.body}")
    checks.that(str(home.path).encode() not in got.body, "the answer tells a path of the user")
    feed.mkdir()
    checks.equal(ask(url).status, 503, "a folder in its place")
    feed.rmdir()
    os.mkfifo(feed)
    checks.equal(ask(url, seconds=5).status, 503, "a pipe in its place")
    feed.unlink()
    with feed.open("wb") as stream:
        stream.truncate(65 * 1024 * 1024)
    got = ask(url)
    checks.equal((got.status, b"64 MiB" in got.body), (503, True), "too large")
    feed.write_bytes(b"")
    got = ask(url)
    checks.equal((got.status, got.body), (200, b""), "an empty file")
    feed.write_bytes(kept)
    checks.equal(ask(url).body, kept, "the file is back")
    if os.getuid() != 0:
        feed.chmod(0)
        checks.equal(ask(url).status, 503, "unreadable")
        feed.chmod(0o600)


def tasks(checks, home, url):
    tasks_url = url.replace("renewals.ics", "tasks.ics")
    checks.equal(ask(tasks_url).status, 404, "no tasks")
    (feed_of(home).parent / "tasks.ics").write_bytes(b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")
    checks.equal(ask(tasks_url).body, b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "tasks")
    (feed_of(home).parent / "other.ics").write_bytes(b"secret")
    checks.equal(ask(url.replace("renewals.ics", "other.ics")).status, 404, "another file of the folder")


def main():
    checks = Checks()
    with with_calendar() as home, serving(home) as url:
        for part in (whole, unchanged, refused, hosts, missing, tasks):
            part(checks, home, url)
    checks.finish()


if __name__ == "__main__":
    main()
