# SPDX-License-Identifier: GPL-3.0-or-later
"""The daemon has the calendar pushed: by the user's service manager, without one by itself; when, when again, when not."""
import contextlib
import os
import pathlib
import re
import sys
import time
import unittest

import dbus

from harness import BUILD, CEUD_NAME, MOCK, SOURCE, Server, Session

sys.path.insert(0, str(SOURCE / "tests" / "calendar-clients"))
import servers  # noqa: E402

SYSTEMD = "org.freedesktop.systemd1"
SYSTEMD_PATH = "/org/freedesktop/systemd1"
MANAGER = SYSTEMD + ".Manager"
URL = "http://127.0.0.1:9/"  # discard: nobody asks there, since the manager is a fake


class FakeManager:
    """Takes StartUnit, and starts nothing."""

    def __init__(self, session, code="ret = dbus.ObjectPath('/job/1')"):
        self.calls = []
        session.start([sys.executable, "-m", "dbusmock", SYSTEMD, SYSTEMD_PATH, MANAGER])
        owner = session.wait_owner(SYSTEMD)
        self.object = session.bus.get_object(owner, SYSTEMD_PATH, introspect=False)
        session.bus.add_signal_receiver(self.called, "MethodCalled", MOCK, owner, SYSTEMD_PATH)
        self.object.AddMethod(MANAGER, "StartUnit", "ss", "o", code, dbus_interface=MOCK)
        session.round_trip()

    def called(self, _, arguments):
        self.calls.append([str(word) for word in arguments])


class Push(Session):
    def setUp(self):
        super().setUp()
        self.environment["CEU_LIBEXEC_DIR"] = str(BUILD / "helpers")
        self.last = self.home / ".local" / "state" / "ceud" / "caldav-last"

    def configure(self, url=URL, more=""):
        self.write_settings(f"[caldav]\nurl={url}\n{more}")

    def note(self, result, ago_seconds, failures=0, pushed_ago=None, message="planted"):
        """How a push went that was never made."""
        now = time.time()
        pushed = 0 if pushed_ago is None else int((now - pushed_ago) * 1e6)
        self.last.parent.mkdir(parents=True, exist_ok=True)
        aside = self.last.with_name("aside")
        aside.write_text(f"[push]\naccount={URL} - Renewals\nresult={result}\nbegan_usec={int((now - ago_seconds) * 1e6)}\n"
                         f"pushed_usec={pushed}\nfailures={failures}\nmessage={message}\n")
        aside.rename(self.last)

    def begin(self, manager):
        self.set_up_due(20)
        self.start_daemon()
        self.wait_owner(CEUD_NAME)
        self.wait(self.feed.exists)
        return manager

    def wait_calls(self, manager, count, seconds=20):
        self.wait(lambda: len(manager.calls) >= count, seconds, lambda: f"{count} calls, there are {manager.calls}")

    def test_push_is_asked_for(self):
        manager = FakeManager(self)
        self.configure()
        self.begin(manager)
        self.wait_calls(manager, 1)
        self.assertEqual(manager.calls, [["ceu-sync.service", "replace"]])
        self.note("done", 0, pushed_ago=0)
        self.fixture("due", "ahima", "+40")
        self.wait_calls(manager, 2, 60)
        self.assertEqual(len(manager.calls), 2)

    def test_push_is_not_asked_for(self):
        """No server set; then one that has everything: neither at the start nor at a look that finds nothing new."""
        manager = FakeManager(self)
        self.begin(manager)
        self.pause(8)
        self.assertEqual(manager.calls, [])
        self.end_daemon()
        self.configure()
        self.note("done", 0, pushed_ago=-2)
        self.start_daemon()
        self.wait_owner(CEUD_NAME)
        self.pause(8)
        self.daemon_object().Reload()
        self.pause(2)
        self.assertEqual(manager.calls, [])

    def test_push_without_a_file(self):
        """Whoever wants no calendar file may want the server all the same."""
        manager = FakeManager(self)
        self.configure(more="[calendar]\npublish=no\n")
        self.set_up_due(20)
        self.start_daemon()
        self.wait_calls(manager, 1)
        self.assertFalse(self.feed.exists())

    def test_push_after_a_failure(self):
        manager = FakeManager(self)
        self.configure()
        self.note("later", 20 * 60, failures=3)
        self.begin(manager)
        self.pause(8)
        self.assertEqual(manager.calls, [], "too early after the third failure")
        self.note("later", 20 * 60, failures=1)
        self.daemon_object().Reload()
        self.wait_calls(manager, 1)

    def test_push_after_a_fault(self):
        server = Server(self)
        manager = FakeManager(self)
        self.configure()
        self.note("fault", 3600, failures=1, message="the server does not take this password")
        self.begin(manager)
        self.wait(lambda: any("does not take this password" in shown.body for shown in server.shown()), 20, lambda: server.calls)
        self.pause(6)
        self.assertEqual(manager.calls, [], "a lasting fault is not tried again within the day")
        told = [shown for shown in server.shown() if "password" in shown.body]
        self.assertEqual(len(told), 1, "it is told once")
        self.configure(more="password-command=true\n")
        self.wait_calls(manager, 1)
        self.note("done", 0, pushed_ago=0)
        self.daemon_object().Reload()
        self.wait(lambda: server.closed() != [], 20, lambda: server.calls)

    def test_push_of_a_masked_unit(self):
        """The user forbade it: no child in its place, no second question soon, and a warning in the log."""
        name = SYSTEMD + ".UnitMasked"
        manager = FakeManager(self, f"raise dbus.exceptions.DBusException('masked', name='{name}')")
        self.configure()
        self.begin(manager)
        self.wait_calls(manager, 1)
        self.wait(lambda: "does not start" in self.log_path.read_text(), 10)
        self.daemon_object().Reload()
        self.pause(3)
        self.assertEqual(len(manager.calls), 1)
        self.assertFalse(self.last.exists())

    def remote_days(self):
        """The days of the events that the server holds."""
        days = []
        for file in (self.home / "server" / "collections").rglob("*.ics"):
            with contextlib.suppress(FileNotFoundError):  # one that is being replaced
                if ".Radicale." not in str(file):
                    days.append(re.search(r"^DTSTART;VALUE=DATE:(\d+)", file.read_text(), re.M)[1])
        return sorted(days)

    def test_push_by_a_child_to_a_real_server(self):
        """Without a service manager: a change of the records becomes a change on the server, and nobody calls `ceu`."""
        with contextlib.ExitStack() as stack:
            folder = self.home / "server"
            folder.mkdir()
            port = stack.enter_context(servers.radicale(dict(os.environ), folder, "--auth-type", "none"))
            self.configure(f"http://127.0.0.1:{port}/", "user=me\npassword-command=echo secret\n")
            self.begin(None)
            self.wait(lambda: self.remote_days() != [], 60, self.log_path.read_text)
            self.wait(lambda: self.last.exists() and "result=done" in self.last.read_text(), 30)
            before = self.remote_days()
            self.fixture("due", "ahima", "+40")
            self.wait(lambda: self.remote_days() not in ([], before), 90, self.remote_days)
            self.wait(lambda: "result=done" in self.last.read_text(), 30)
        self.assertEqual(self.last.stat().st_mode & 0o777, 0o600)
        self.assertNotIn("secret", self.last.read_text())
        # The server is gone: offline is normal, the daemon stays, and what happened is known.
        self.fixture("due", "ahima", "+60")
        self.wait(lambda: "result=later" in self.last.read_text(), 90, self.last.read_text)
        self.assertIn("failures=1", self.last.read_text())
        self.assertIsNone(self.daemon.poll())


if __name__ == "__main__":
    assert pathlib.Path(BUILD / "helpers" / "ceu-sync").exists()
    unittest.main()
