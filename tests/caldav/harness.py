# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of `ceu calendar push` share: a home, a proxy that counts and disturbs, a look at the server's side."""
import base64
import contextlib
import http.client
import http.server
import json
import os
import pathlib
import re
import socketserver
import ssl
import subprocess
import sys
import tempfile
import threading
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "calendar-clients"))
sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "cli"))
import servers  # noqa: E402
from replies import Replies  # noqa: E402

BUILD = pathlib.Path(os.environ["CEU_TEST_BUILD"])
SOURCE = pathlib.Path(os.environ["CEU_TEST_SOURCE"])
AT = "2026-11-23"
LATE = "2030-01-01"  # all that was published for AT is history by then, and dropped
OK, FAILED, USAGE, IO, BUSY = 0, 1, 2, 74, 75
PASSWORD = "pass wörd:1"
REPLIES = Replies()
WRITES = ("PUT", "DELETE", "MKCALENDAR")
HOP = ("connection", "transfer-encoding", "content-length", "keep-alive", "host")


class Server(socketserver.ThreadingMixIn, http.server.HTTPServer):
    daemon_threads = True
    block_on_close = False

    def server_bind(self):
        socketserver.TCPServer.server_bind(self)  # without asking who 127.0.0.1 is
        self.server_name, self.server_port = self.server_address[:2]

    def handle_error(self, request, client_address):
        pass  # a client that goes away is what some tests are about


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def answer(self, status, body=b"", **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def forward(self, body):
        connection = http.client.HTTPConnection("127.0.0.1", self.server.proxy.port_behind, timeout=60)
        headers = {name: value for name, value in self.headers.items() if name.lower() not in HOP}
        with contextlib.closing(connection):
            connection.request(self.command, self.path, body or None, {**headers, "Host": self.headers["Host"]})
            reply = connection.getresponse()
            content = reply.read()
        kept = [(name, value) for name, value in reply.getheaders()
                if name.lower() not in (*HOP, "server", "date", *self.server.proxy.hidden_headers)]
        self.send_response(reply.status)
        for name, value in kept:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
        return reply.status

    def handle_any(self):
        proxy = self.server.proxy
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        entry = [self.command, self.path, None, dict(self.headers), body]
        proxy.log.append(entry)
        if proxy.disturb is not None:
            entry[2] = proxy.disturb(self, body)
            if entry[2] is not None:
                return
        entry[2] = self.forward(body)

    do_GET = do_PUT = do_DELETE = do_PROPFIND = do_REPORT = do_MKCALENDAR = do_OPTIONS = handle_any


class Proxy:
    """Passes everything on, keeps a log; `disturb(handler, body)` may answer in the server's place (not None)."""

    def __init__(self, port_behind, context=None):
        self.port_behind, self.log, self.disturb, self.hidden_headers = port_behind, [], None, ()
        self.server = Server(("127.0.0.1", 0), Handler)
        self.server.proxy = self
        if context is not None:
            self.server.socket = context.wrap_socket(self.server.socket, server_side=True, do_handshake_on_connect=False)
        self.port = self.server.server_port
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()

    def count(self, *methods):
        """Requests that were let in: a challenge for the password is none."""
        return sum(1 for entry in self.log if entry[0] in methods and entry[2] != 401)

    def writes(self):
        return self.count(*WRITES)


class Home:
    """A store of somebody with one credential, and the settings of a calendar server."""

    def __init__(self, folder, url, user=None, **settings):
        self.path = pathlib.Path(folder)
        self.path.mkdir(exist_ok=True)
        self.environment = {"HOME": str(folder), "PATH": os.environ["PATH"], "TZ": "UTC", "LC_ALL": "C.UTF-8",
                            "CEU_RULES_DIR": str(SOURCE / "data/rules"), "CEU_LIBEXEC_DIR": str(BUILD / "helpers"),
                            "ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", ""),
                            "LSAN_OPTIONS": os.environ.get("LSAN_OPTIONS", "")}
        self.state = self.path / ".local/state/ceud/caldav.json"
        self.ceu("membership", "set", "aapc", "--renews", "2027-03")
        self.ceu("credential", "add", "CPC", "--earned", "2025-09-15")
        self.set("caldav.url", url)
        if user is not None:
            self.set("caldav.user", user)
            secret = self.path / "secret"
            secret.write_text(PASSWORD + "\nsecond line\n")
            self.set("caldav.password-command", f"cat {secret}")
        for name, value in settings.items():
            self.set("caldav." + name.replace("_", "-"), value)

    def set(self, name, value):
        self.ceu("config", "set", name, value)

    def run(self, program, *words, status=OK, stdin=b""):
        done = subprocess.run([str(program), *map(str, words)], env=self.environment, cwd=self.path, input=stdin,
                              capture_output=True, timeout=100)
        if done.returncode != status:
            raise AssertionError(f"{words} ended with {done.returncode}, not {status}: {done.stdout.decode()} "
                                 f"{done.stderr.decode()}")
        return done.stdout.decode(), done.stderr.decode()

    def ceu(self, *words, **keywords):
        return self.run(BUILD / "cli/ceu", *words, **keywords)

    def push(self, *words, at=AT, status=OK, patience=None):
        """The reply of a push; the message of one that failed as a whole."""
        program = [BUILD / "helpers/ceu-sync", "push", "--patience-seconds", patience] if patience else \
            [BUILD / "cli/ceu", "calendar", "push"]
        out, messages = self.run(*program, "--json", "--at", at, *words, status=status)
        reply = out or messages.strip().splitlines()[-1]
        faults = REPLIES.faults(reply)
        if faults:
            raise AssertionError(f"{words}: not as docs/cli.schema.json says: {faults}")
        return json.loads(reply)


class Remote:
    """The server's side, past the proxy."""

    def __init__(self, port, user=None, password=PASSWORD, context=None):
        self.port, self.context, self.headers = port, context, {}
        if user is not None:
            self.headers["Authorization"] = "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()

    def ask(self, method, path, body=None, **headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        if self.context is not None:
            connection = http.client.HTTPSConnection("localhost", self.port, timeout=60, context=self.context)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        with contextlib.closing(connection):
            connection.request(method, path, body and body.encode(), {**self.headers, **named})
            reply = connection.getresponse()
            content = reply.read()
        return reply.status, content.decode(), reply.getheader("ETag")

    def list(self, calendar):
        """Paths of the resources in it."""
        status, body, _ = self.ask("PROPFIND", calendar, Depth="1")
        if status == 404:
            return None
        if status != 207:
            raise AssertionError(f"PROPFIND of {calendar}: {status} {body}")
        return sorted(path for path in re.findall(r"<(?:\w+:)?href>([^<]*)</", body) if path.endswith(".ics"))

    def events(self, calendar):
        """uid → text"""
        found = {}
        for path in self.list(calendar):
            text = self.ask("GET", path)[1].replace("\r\n ", "").replace("\r\n", "\n")
            uid = value_of(text, "UID")
            if uid in found:
                raise AssertionError(f"{uid} is there twice")
            found[uid] = text
        return found


def value_of(text, name):
    return re.search(rf"^{name}(?:;[^:\n]*)?:(.*)$", text, re.M)[1].strip()


def path_of(url):
    return re.sub(r"^https?://[^/]*", "", url)


def actions(reply):
    counted = {}
    for change in reply["changes"]:
        counted[change["action"]] = counted.get(change["action"], 0) + 1
    return counted


FOREIGN = ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//other//EN\r\nBEGIN:VEVENT\r\nUID:dentist-1\r\n"
           "DTSTAMP:20260101T000000Z\r\nDTSTART;VALUE=DATE:20270102\r\nSUMMARY:Dentist\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")


class Case(unittest.TestCase):
    """One server a class, one proxy and one home a test."""

    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.stack = contextlib.ExitStack()
        cls.addClassCleanup(cls.stack.close)
        cls.folder = pathlib.Path(cls.stack.enter_context(tempfile.TemporaryDirectory(prefix="ceu-caldav-")))
        cls.port_behind = cls.start_server()

    @classmethod
    def environment(cls):
        return {"HOME": str(cls.folder), "PATH": os.environ["PATH"], "TZ": "UTC", "LC_ALL": "C.UTF-8"}

    @classmethod
    def start_radicale(cls, *options):
        users = [name for name in dir(cls) if name.startswith("test_")]
        (cls.folder / "users").write_text("".join(f"{user}:{PASSWORD}\n" for user in users))
        return cls.stack.enter_context(servers.radicale(
            cls.environment(), cls.folder, "--auth-type", "htpasswd", "--auth-htpasswd-filename",
            str(cls.folder / "users"), "--auth-htpasswd-encryption", "plain", "--auth-delay", "0", *options))

    def make_proxy(self, context=None):
        proxy = Proxy(self.port_behind, context)
        self.addCleanup(proxy.close)
        return proxy

    def check_actions(self, reply, **wanted):
        self.assertEqual(actions(reply), wanted)
        self.assertEqual(reply["failed"], 0, reply)
