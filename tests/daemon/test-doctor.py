# SPDX-License-Identifier: GPL-3.0-or-later
"""doctor on a desk where all is well: one thing after the other goes wrong, each is found and has a remedy; no false alarm."""
import contextlib
import json
import os
import signal
import sqlite3
import subprocess
import time
import unittest

import dbus

from harness import BUILD, CEUD_NAME, MOCK, NOTIFY, Server, Session

HEALTHY_RUNS = 1000 if os.environ.get("CEU_TEST_LONG") == "1" else 10

SYSTEMCTL = """#!/bin/sh
# show UNIT …: what the file beside it says of that unit.
cat "$(dirname "$0")/$3.state"
"""
UNIT = {"LoadState": "loaded", "UnitFileState": "enabled", "ActiveState": "active", "Result": "success", "NRestarts": "0", "DropInPaths": ""}


class Doctor(Session):
    def set_unit(self, unit, **changes):
        lines = {**UNIT, **changes}
        (self.bin / (unit + ".state")).write_text("".join("%s=%s\n" % pair for pair in lines.items()))

    def set_up_desk(self):
        """Everything a reminder needs, as it should be."""
        self.bin = self.home / "bin"
        self.bin.mkdir()
        (self.bin / "systemctl").write_text(SYSTEMCTL)
        (self.bin / "systemctl").chmod(0o755)
        self.environment["PATH"] = "%s:%s:/usr/bin:/bin" % (self.bin, BUILD / "daemon")
        self.set_unit("ceud.service")
        self.set_unit("ceu-check.timer")
        self.unit_file = self.home / "config" / "systemd" / "user" / "ceud.service"
        self.unit_file.parent.mkdir(parents=True)
        self.unit_file.touch()
        self.server = Server(self)
        self.set_up_due(5)
        self.data = self.store.parent
        (self.data / "evidence").mkdir(mode=0o700, exist_ok=True)
        self.start_daemon()
        self.wait_owner(CEUD_NAME)
        self.wait_state("ahima/units", "shown")
        self.heartbeat = self.home / "run" / "ceud" / "heartbeat"
        self.wait(lambda: self.heartbeat.exists() and self.feed.exists())

    def doctor(self, *words, **more):
        done = subprocess.run([str(BUILD / "cli" / "ceu"), "doctor", "--json", *words], env={**self.environment, **more},
                              capture_output=True, text=True, timeout=60, check=False)
        self.assertEqual(done.stderr, "", done.stdout)
        reply = json.loads(done.stdout)
        self.assertEqual(reply["ok"], done.returncode == 0)
        self.assertEqual(reply["ok"], all(finding["ok"] for finding in reply["findings"]))
        return {finding["what"]: finding for finding in reply["findings"]}

    def alarms(self, *words, **more):
        return {what: finding for what, finding in self.doctor(*words, **more).items() if finding["remedy"] is not None}

    # -- each fault: a context in which it is there

    @contextlib.contextmanager
    def without(self, path):
        aside = path.with_name(path.name + ".aside")
        path.rename(aside)
        yield
        aside.rename(path)

    @contextlib.contextmanager
    def content(self, path, content):
        before = path.read_bytes() if path.exists() else None
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        yield
        path.unlink() if before is None else path.write_bytes(before)

    @contextlib.contextmanager
    def mode(self, path, mode):
        before = path.stat().st_mode & 0o777
        path.chmod(mode)
        yield
        path.chmod(before)

    @contextlib.contextmanager
    def owner(self, path, user):
        os.chown(path, user, -1)
        yield
        os.chown(path, os.getuid(), -1)

    @contextlib.contextmanager
    def old(self, path):
        os.utime(path, (time.time() - 3600, time.time() - 3600))
        yield
        os.utime(path)

    @contextlib.contextmanager
    def waiting(self):
        """A calendar file of two hours ago, as the records are."""
        before = [(path, path.stat()) for path in (self.store, self.feed)]
        for path, _ in before:
            os.utime(path, (time.time() - 7200, time.time() - 7200))
        yield
        for path, status in before:
            os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))

    @contextlib.contextmanager
    def schema(self, version):
        with contextlib.closing(sqlite3.connect(self.store)) as database:
            before = database.execute("PRAGMA user_version").fetchone()[0]
            database.execute("PRAGMA user_version = %d" % version)
        yield
        with contextlib.closing(sqlite3.connect(self.store)) as database:
            database.execute("PRAGMA user_version = %d" % before)

    @contextlib.contextmanager
    def stopped(self, process):
        process.send_signal(signal.SIGSTOP)
        yield
        process.send_signal(signal.SIGCONT)

    @contextlib.contextmanager
    def heard(self, **changes):
        """Another sign of life, of a daemon that cannot write a new one meanwhile."""
        before = self.heartbeat.read_text()
        with self.stopped(self.daemon):
            lines = dict(line.split("=", 1) for line in before.splitlines())
            lines.update(changes)
            self.heartbeat.write_text("".join("%s=%s\n" % pair for pair in lines.items()))
            yield
            self.heartbeat.write_text(before)

    @contextlib.contextmanager
    def unit(self, name, **changes):
        self.set_unit(name, **changes)
        yield
        self.set_unit(name)

    @contextlib.contextmanager
    def do_not_disturb(self):
        self.server.object.AddProperty(NOTIFY, "Inhibited", dbus.Boolean(True), dbus_interface=MOCK)
        yield
        self.server.object.UpdateProperties(NOTIFY, {"Inhibited": dbus.Boolean(False)}, dbus_interface=MOCK)

    @contextlib.contextmanager
    def another_server(self, capabilities):
        self.server.stop()
        if capabilities is not None:
            self.server = Server(self, capabilities)
        yield
        if capabilities is not None:
            self.server.stop()
        self.server = Server(self)

    @contextlib.contextmanager
    def daemon_gone(self):
        self.stop(self.daemon, signal.SIGTERM)
        yield
        self.start_daemon()
        self.wait_owner(CEUD_NAME)
        self.wait(self.heartbeat.exists)

    @contextlib.contextmanager
    def pushed(self, result, ago_days, account="https://dav.example.org/ - Renewals", pushed_days=9):
        """A calendar server is set, and the last push to it went like this; the daemon has not noticed."""
        now = time.time()
        record = "[push]\naccount=%s\nresult=%s\nbegan_usec=%d\npushed_usec=%d\nfailures=1\nmessage=planted\n" % (
            account, result, (now - ago_days * 86400) * 1000000, (now - pushed_days * 86400) * 1000000)
        with contextlib.ExitStack() as there:
            there.enter_context(self.stopped(self.daemon))
            there.enter_context(self.content(self.settings, b"[caldav]\nurl=https://dav.example.org/\n"))
            there.enter_context(self.content(self.home / ".local" / "state" / "ceud" / "caldav-last", record.encode()))
            yield

    def faults(self):
        """what is wrong, where doctor says so, whether it is a failure, the faults, then words and environment of doctor"""
        day = time.strftime("%Y-%m-%d", time.localtime(time.time() - 10 * 86400))
        rows = [
            ("the daemon hangs", "daemon", True, [self.heard(looked_usec="1000000")], [], {}),
            ("the daemon is of another version", "daemon version", False, [self.heard(version="0.0.1")], [], {}),
            ("the daemon cannot write the records", "records in the daemon", True, [self.heard(store="the disk is full")], [], {}),
            ("the sandbox is not enforced", "sandbox", False,
             [self.heard(sandbox="home=allowed network=allowed"), self.unit("ceud.service", DropInPaths="/x/sandbox.conf")], [], {}),
            ("the unit failed", "unit", True, [self.unit("ceud.service", ActiveState="failed", Result="start-limit-hit")], [], {}),
            ("the unit is not enabled", "unit", False, [self.unit("ceud.service", UnitFileState="disabled")], [], {}),
            ("the timer does not run", "timer", False, [self.unit("ceu-check.timer", ActiveState="inactive")], [], {}),
            ("no unit is installed", "service file", False, [self.without(self.unit_file)], [], {}),
            ("no daemon is installed", "program", True, [], [], {"PATH": "%s:/usr/bin:/bin" % self.bin}),
            ("no session bus", "session bus", False, [], [], {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent"}),
            ("the server hangs", "notification server", True, [self.stopped(self.server.process)], [], {}),
            ("do not disturb", "do not disturb", False, [self.do_not_disturb()], [], {}),
            ("no server", "notification server", True, [self.another_server(None)], [], {}),
            ("a server without buttons", "buttons", False, [self.another_server("body")], [], {}),
            ("open to others: the folder", "permissions of %s" % self.data, False, [self.mode(self.data, 0o755)], [], {}),
            ("open to others: the records", "permissions of %s" % self.store, False, [self.mode(self.store, 0o644)], [], {}),
            ("open to others: the proofs", "permissions of %s" % (self.data / "evidence"), False,
             [self.mode(self.data / "evidence", 0o750)], [], {}),
            ("settings that cannot be read", "settings", True, [self.content(self.settings, b"[reminders\n")], [], {}),
            ("a setting that does not exist", "settings", True, [self.content(self.settings, b"[reminders]\nfrist-hour = 8\n")], [], {}),
            ("no rules", "rules", True, [], [], {"CEU_RULES_DIR": "/nonexistent"}),
            ("a broken pack", "rules", True, [self.content(self.settings.parent / "rules" / "mine.yaml", b"nonsense: [\n")], [], {}),
            ("old packs", "rules of AHIMA", False, [], ["--at", "2031-01-01"], {}),
            ("a clock before the packs", "clock", True, [], ["--at", "2001-01-01"], {}),
            ("a clock beyond reason", "clock", True, [], ["--at", "2150-01-01"], {}),
            ("a clock far ahead", "trust in the clock", True, [], ["--at", "2029-01-01"], {}),
            ("a clock behind", "trust in the clock", True, [], ["--at", day], {}),
            ("no calendar file", "calendar file", False, [self.stopped(self.daemon), self.without(self.feed)], [], {}),
            ("an old calendar file", "calendar file", False, [self.stopped(self.daemon), self.old(self.feed)], [], {}),
            ("the server does not take the password", "calendar server", True, [self.pushed("fault", 0.01)], [], {}),
            ("the server refuses an event", "calendar server", False, [self.pushed("partly", 0.01)], [], {}),
            ("the server is away for long", "calendar server", False, [self.pushed("later", 0.01)], [], {}),
            ("a push was cut off", "calendar server", False, [self.pushed("begun", 0.01)], [], {}),
            ("another server than before", "calendar server", False, [self.pushed("done", 0, "https://old.example.org/ - Renewals")], [], {}),
            ("changes wait for the server", "calendar server", False, [self.pushed("done", 9), self.waiting()], [], {}),
            ("records of a newer version", "records", True, [self.stopped(self.daemon), self.schema(99)], [], {}),
            ("damaged records", "records", True, [self.stopped(self.daemon), self.content(self.store, b"no database" * 1000)], [], {}),
            ("no records", "records", False, [self.stopped(self.daemon), self.without(self.store)], [], {}),
            ("no daemon runs", "daemon", True, [self.daemon_gone()], [], {}),
        ]
        if os.getuid() == 0:
            rows.append(("records of somebody else", "owner of %s" % self.store, True, [self.owner(self.store, 12345)], [], {}))
        return rows

    def test_doctor_finds_each_fault(self):
        self.set_up_desk()
        for _ in range(HEALTHY_RUNS):
            self.assertEqual(self.alarms(), {}, "a false alarm")
        for fine in (self.pushed("later", 0.01, pushed_days=1), self.pushed("begun", 0), self.pushed("done", 0, pushed_days=0)):
            with fine:
                reply = self.doctor()
            self.assertIn("calendar server", reply)
            self.assertIsNone(reply["calendar server"]["remedy"], reply["calendar server"])
        count = 0
        for what, where, failure, faults, words, more in self.faults():
            with self.subTest(what):
                with contextlib.ExitStack() as there:
                    for fault in faults:
                        there.enter_context(fault)
                    alarms = self.alarms(*words, **more)
                self.assertIn(where, alarms, alarms)
                self.assertEqual(alarms[where]["ok"], not failure, alarms[where])
                self.assertTrue(alarms[where]["remedy"] and alarms[where]["detail"], alarms[where])
                count += 1
        self.assertGreaterEqual(count, 25)
        self.wait(lambda: self.alarms() == {}, 20, self.alarms)


if __name__ == "__main__":
    unittest.main()
