# SPDX-License-Identifier: GPL-3.0-or-later
"""A session of its own for one test: home, bus, notification server, daemon; gone when the test ends."""
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import unittest

import dbus
import dbus.bus
import dbus.mainloop.glib
from gi.repository import GLib

dbus.mainloop.glib.DBusGMainLoop(set_as_default=True)

BUILD = pathlib.Path(os.environ["CEU_TEST_BUILD"])
SOURCE = pathlib.Path(os.environ["CEU_TEST_SOURCE"])
CEUD = BUILD / "daemon" / "ceud-with-hooks"
FIXTURE = BUILD / "tests" / "daemon" / "fixture-store"

NOTIFY = "org.freedesktop.Notifications"
NOTIFY_PATH = "/org/freedesktop/Notifications"
MOCK = "org.freedesktop.DBus.Mock"
CEUD_NAME = "org.ceud.Ceud1"
CEUD_PATH = "/org/ceud/Ceud1"

# Only what a test puts into the service directory can be started by being called.
BUS_CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=%s</listen>
  <servicedir>%s</servicedir>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


def noon_zone():
    """A zone in which it is between 11 and 13 o'clock now, so that no quiet hour is in the way."""
    offset = 12 - time.gmtime().tm_hour
    return "TST%d" % -offset


class Server:
    """A notification server that remembers what it was asked. Calls are seen through its signals."""

    def __init__(self, session, capabilities="body body-markup actions persistence"):
        self.session = session
        self.process = session.start(
            [sys.executable, "-m", "dbusmock", "--template", "notification_daemon",
             "-p", '{"capabilities": "%s"}' % capabilities])
        self.calls = []
        self.owner = session.wait_owner(NOTIFY)
        self.object = session.bus.get_object(self.owner, NOTIFY_PATH, introspect=False)
        self.match = session.bus.add_signal_receiver(
            self._called, "MethodCalled", MOCK, self.owner, NOTIFY_PATH)
        # The template's method does not take the unsigned number of the specification.
        self.add_method("CloseNotification", "u", "",
                        "self.EmitSignal('%s', 'NotificationClosed', 'uu', [args[0], 3])" % NOTIFY)
        session.round_trip()

    def _called(self, name, arguments):
        self.calls.append((str(name), list(arguments)))

    def add_method(self, name, takes, gives, code):
        self.object.AddMethod(NOTIFY, name, takes, gives, code, dbus_interface=MOCK)

    def shown(self):
        return [Shown(arguments) for name, arguments in self.calls if name == "Notify"]

    def closed(self):
        return [int(arguments[0]) for name, arguments in self.calls if name == "CloseNotification"]

    def wait_shown(self, count, seconds=20):
        self.session.wait(lambda: len(self.shown()) >= count, seconds,
                          lambda: "%d notifications, there are %s" % (count, self.calls))
        return self.shown()

    def act(self, number, action):
        self.object.EmitSignal(NOTIFY, "ActionInvoked", "us", dbus.Array([dbus.UInt32(number), dbus.String(action)], signature="v"),
                               dbus_interface=MOCK)

    def close(self, number, reason):
        self.object.EmitSignal(NOTIFY, "NotificationClosed", "uu",
                               dbus.Array([dbus.UInt32(number), dbus.UInt32(reason)], signature="v"), dbus_interface=MOCK)

    def stop(self):
        self.match.remove()
        self.session.stop(self.process)
        self.session.wait(lambda: not self.session.bus.name_has_owner(NOTIFY), 5)


class Shown:
    """The arguments of one Notify call."""

    def __init__(self, arguments):
        _, self.replaces, self.icon, self.summary, self.body, self.actions, self.hints, self.expire = arguments

    def __repr__(self):
        return "<%s>" % self.summary


class Manager:
    """The service manager's end of sd_notify."""

    def __init__(self, session):
        self.address = str(session.home / "notify")
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.socket.bind(self.address)
        self.socket.setblocking(False)
        self.lines = []
        session.addCleanup(self.socket.close)

    def count(self, word):
        while True:
            try:
                self.lines += self.socket.recv(4096).decode().splitlines()
            except BlockingIOError:
                return self.lines.count(word)


class Session(unittest.TestCase):
    def setUp(self):
        self.home = pathlib.Path(tempfile.mkdtemp(prefix="ceud-test-"))
        self.addCleanup(shutil.rmtree, self.home, ignore_errors=True)
        self.processes = []
        self.addCleanup(self.stop_all)
        runtime = self.home / "run"
        runtime.mkdir(mode=0o700)
        self.environment = {
            "PATH": "/usr/bin:/bin", "HOME": str(self.home), "LC_ALL": "C.UTF-8", "TZ": noon_zone(),
            "XDG_DATA_HOME": str(self.home / "data"), "XDG_CONFIG_HOME": str(self.home / "config"),
            "XDG_CACHE_HOME": str(self.home / "cache"), "XDG_RUNTIME_DIR": str(runtime),
            "CEU_RULES_DIR": str(SOURCE / "data" / "rules"), "G_DEBUG": "fatal-criticals",
            "DBUS_SYSTEM_BUS_ADDRESS": "unix:path=" + str(self.home / "no-system-bus"),
            "G_MESSAGES_DEBUG": "all", "ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", ""),
            "LSAN_OPTIONS": os.environ.get("LSAN_OPTIONS", ""),
        }
        self.store = self.home / "data" / "ceud" / "ceu.db"
        self.feed = self.home / "data" / "ceud" / "calendar" / "renewals.ics"
        self.settings = self.home / "config" / "ceud" / "ceud.conf"
        self.log_path = self.home / "log"
        self.log = open(self.log_path, "ab")
        self.addCleanup(self.log.close)
        self.start_bus()
        self.daemon = None
        self.addCleanup(self.end_daemon)

    def start_bus(self):
        config = self.home / "bus.conf"
        address = self.home / "bus"
        self.services = self.home / "services"
        self.services.mkdir()
        config.write_text(BUS_CONFIG % (address, self.services))
        self.bus_process = self.start(["dbus-daemon", "--nofork", "--nosyslog", "--config-file", str(config)])
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = "unix:path=%s" % address
        self.bus = self.connect(time.monotonic() + 10)
        self.addCleanup(self.bus.close)

    def connect(self, deadline):
        """The socket is there a moment before it is listened to."""
        while True:
            try:
                return dbus.bus.BusConnection(self.environment["DBUS_SESSION_BUS_ADDRESS"])
            except dbus.DBusException:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.05)

    # -- processes

    def start(self, command, **more):
        environment = dict(self.environment, **more)
        process = subprocess.Popen([str(word) for word in command], env=environment, stdout=self.log,
                                   stderr=self.log, stdin=subprocess.DEVNULL)
        self.processes.append(process)
        return process

    def stop(self, process, how=signal.SIGKILL):
        if process.poll() is None:
            process.send_signal(signal.SIGCONT)
            process.send_signal(how)
        return process.wait(30)

    def stop_all(self):
        for process in reversed(self.processes):
            self.stop(process)
        if self._outcome_failed():
            sys.stderr.write(self.log_path.read_text(errors="replace")[-6000:])

    def _outcome_failed(self):
        result = getattr(self._outcome, "result", None)
        return result is None or any(test is self for test, _ in result.failures + result.errors) or \
            any(error for _, error in getattr(self._outcome, "errors", []) or [])

    def fixture(self, *words):
        done = subprocess.run([str(FIXTURE), *map(str, words)], env=self.environment, capture_output=True,
                              text=True, timeout=60, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def reminders(self):
        """number, key, state, attempts, snoozed until (seconds) of what is due"""
        rows = [line.split() for line in self.fixture("reminders").splitlines()]
        return [(int(number), key, state, int(attempts), int(until)) for number, key, state, attempts, until in rows]

    def states(self):
        return {key: state for _, key, state, _, _ in self.reminders()}

    def start_daemon(self, program=CEUD, **more):
        self.daemon = self.start([program], **more)
        return self.daemon

    def end_daemon(self):
        """Each test ends the daemon as systemd would: it has to end well, and a sanitizer has to be content."""
        if self.daemon is not None and self.daemon.poll() is None:
            self.assertEqual(self.stop(self.daemon, signal.SIGTERM), 0)

    def daemon_object(self):
        return dbus.Interface(self.bus.get_object(CEUD_NAME, CEUD_PATH, introspect=False), CEUD_NAME)

    def set_up_due(self, days=5):
        """One credential, nothing logged, due in a few days."""
        self.fixture("membership", "ahima", "+%d" % days)
        self.fixture("credential", "ahima", "CCS", "-2000")
        self.fixture("due", "ahima", "+%d" % days)

    # -- waiting, on signals and file events of the main loop; never longer than needed

    def wait(self, condition, seconds=20, what=lambda: "condition"):
        context = GLib.MainContext.default()
        deadline = time.monotonic() + seconds
        tick = GLib.timeout_add(50, lambda: True)
        try:
            while not condition():
                if time.monotonic() > deadline:
                    self.fail("waited %s s in vain for: %s" % (seconds, what()))
                context.iteration(True)
        finally:
            GLib.source_remove(tick)

    def pause(self, seconds):
        """Lets things happen that should not happen."""
        deadline = time.monotonic() + seconds
        self.wait(lambda: time.monotonic() >= deadline, seconds + 5)

    def wait_owner(self, name, seconds=20):
        self.wait(lambda: self.bus.name_has_owner(name), seconds, lambda: "owner of " + name)
        return str(self.bus.get_name_owner(name))

    def round_trip(self):
        self.bus.get_object("org.freedesktop.DBus", "/org/freedesktop/DBus", introspect=False).GetId(
            dbus_interface="org.freedesktop.DBus")

    def wait_state(self, key_part, state, seconds=20):
        def reached():
            return any(key_part in key and value == state for key, value in self.states().items())
        deadline = time.monotonic() + seconds
        while not reached():
            if time.monotonic() > deadline:
                self.fail("no reminder like %s became %s: %s" % (key_part, state, self.reminders()))
            self.pause(0.2)

    def write_settings(self, text):
        self.settings.parent.mkdir(parents=True, exist_ok=True)
        self.settings.write_text(text)
