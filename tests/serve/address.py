#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The address: made once, secret, replaced on demand at once, never printed where it does not belong; settings and mistakes."""
import concurrent.futures
import json
import re
import socket
import stat

from served import Checks, ask, serving, split, with_calendar

TOKEN = re.compile(r"^[A-Za-z0-9_-]{43}$")


def token_of(url):
    return url.split("/")[3]


def made_once(checks, home):
    file = home.path / "data" / "ceud" / "serve-token"
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        urls = set(pool.map(lambda _: home.ok("calendar", "serve", "--print-url"), range(24)))
    checks.equal(len(urls), 1, "addresses of 24 that asked at once")
    url = urls.pop().strip()
    checks.that(TOKEN.match(token_of(url)), f"no token: {url}")
    checks.equal(url, f"http://127.0.0.1:7482/{token_of(url)}/renewals.ics", "address")
    checks.equal(stat.S_IMODE(file.stat().st_mode), 0o600, "mode")
    checks.equal(sorted(p.name for p in file.parent.glob("serve-token*")), ["serve-token"], "files")
    said = json.loads(home.ok("calendar", "serve", "--print-url", "--json"))
    checks.equal(said, {"schema": "ceu.serve/1", "url": url, "tasks_url": None, "address": "127.0.0.1", "port": 7482,
                        "path": str(home.path / "data/ceud/calendar/renewals.ics"), "new": False}, "JSON")
    new = json.loads(home.ok("calendar", "serve", "--new-url", "--json"))
    checks.that(new["new"] and new["url"] != url and TOKEN.match(token_of(new["url"])), f"not new: {new}")
    checks.equal(home.ok("calendar", "serve", "--print-url").strip(), new["url"], "the new one stays")
    many = {token_of(home.ok("calendar", "serve", "--new-url")) for _ in range(20)}
    checks.equal(len(many), 20, "new ones differ")


def replaced_while_serving(checks, home):
    with serving(home) as url:
        checks.equal(ask(url).status, 200, "before")
        new = home.ok("calendar", "serve", "--new-url").strip()
        checks.equal(ask(url).status, 404, "the old address after --new-url")
        checks.equal(ask(url, path=split(new)[2]).status, 200, "the new address at the server that runs")


def mistaken(checks, home):
    file = home.path / "data" / "ceud" / "serve-token"
    kept = file.read_text()
    with serving(home) as url:
        file.chmod(0o644)
        checks.equal(ask(url).status, 404, "a secret that others may read")
        done = home.run("calendar", "serve", "--print-url")
        checks.that(done.returncode == 1 and b"--new-url" in done.stderr and token_of(url).encode() not in done.stderr,
                    f"others may read: {done.stderr}")
        file.chmod(0o600)
        for text in ("", "short\n", kept.strip() + "x\n", kept.strip()[:-1] + "/\n", "\n\n"):
            file.write_text(text)
            checks.equal(ask(url).status, 404, f"token {text!r}")
            checks.equal(ask(url, path="//renewals.ics").status, 404, "an empty token")
            checks.equal(home.run("calendar", "serve", "--print-url").returncode, 1, f"exit code at {text!r}")
        file.write_text(kept.strip())
        checks.equal(ask(url).status, 200, "without the line feed")
        file.write_text(kept)
    for arguments in (["--port", "80"], ["--port", "65536"], ["--port", "-1"], ["--port", "x"], ["--port", "0", "--print-url"], ["word"]):
        done = home.run("calendar", "serve", *arguments)
        checks.equal((done.returncode, done.stdout), (2, b""), f"{arguments}: {done.stderr}")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = home.run("calendar", "serve", "--port", str(taken.getsockname()[1]), "--json")
        said = json.loads(done.stderr)
        checks.equal((done.returncode, said["schema"], said["code"]), (75, "ceu.error/1", "busy"), "a port that is taken")


def settings(checks, home):
    home.ok("config", "set", "serve.port", "8123")
    home.ok("config", "set", "serve.name", "my-pc.local")
    url = home.ok("calendar", "serve", "--print-url").strip()
    checks.that(url.startswith("http://my-pc.local:8123/"), f"name and port: {url}")
    home.ok("config", "set", "serve.address", "127.0.0.9")
    with serving(home) as served:
        there = served.replace("my-pc.local", "127.0.0.9")
        checks.equal(ask(there, headers={"Host": "my-pc.local"}).status, 200, "the name")
        checks.equal(ask(there, headers={"Host": "other.local"}).status, 421, "another name")
    home.ok("config", "unset", "serve.name")
    home.ok("config", "set", "serve.address", "0.0.0.0")
    url = home.ok("calendar", "serve", "--print-url").strip()
    checks.that(url.startswith("http://127.0.0.1:8123/"), f"every address: {url}")
    home.ok("config", "set", "serve.address", "::1")
    url = home.ok("calendar", "serve", "--print-url").strip()
    checks.that(url.startswith("http://[::1]:8123/"), f"IPv6: {url}")
    for name, value in (("address", "localhost"), ("address", "127.1"), ("address", ""), ("port", "80"), ("port", "70000"),
                        ("name", "a b"), ("name", "a/b"), ("name", "x" * 300)):
        checks.equal(home.run("config", "set", f"serve.{name}", value).returncode, 1, f"serve.{name} = {value[:20]!r}")


def main():
    checks = Checks()
    with with_calendar() as home:
        for part in (made_once, replaced_while_serving, mistaken, settings):
            part(checks, home)
    checks.finish()


if __name__ == "__main__":
    main()
