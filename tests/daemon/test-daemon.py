# SPDX-License-Identifier: GPL-3.0-or-later
"""The daemon against a mock notification server on a private bus. Each method is a test of its own in ctest."""
import contextlib
import datetime
import os
import re
import resource
import signal
import sqlite3
import subprocess
import time

import dbus
import dbus.lowlevel

from harness import BUILD, CEUD, CEUD_NAME, CEUD_PATH, NOTIFY, Server, Session

WEEK_S = 7 * 86400


class Showing(Session):
    def test_shown_with_actions(self):
        self.set_up_due(5)
        server = Server(self)
        self.start_daemon()
        shown = server.wait_shown(1)[0]
        self.assertIn("AHIMA", shown.summary)
        self.assertIn("20", shown.summary)
        actions = [str(word) for word in shown.actions]
        self.assertEqual(actions[0::2], ["default", "snooze", "done", "open"])
        self.assertEqual(actions[1::2], ["Open", "Snooze a week", "Done", "Open"])
        self.assertEqual(str(shown.hints["desktop-entry"]), "org.ceud.Ceud1")
        self.assertEqual(str(shown.hints["category"]), "x-ceud.deadline")
        self.assertIn(int(shown.hints["urgency"]), (1, 2))
        self.assertEqual(int(shown.replaces), 0)
        self.wait_state("ahima/units", "shown")
        # Shown is shown: nothing comes twice by itself.
        before = len(server.shown())
        self.pause(1.5)
        self.assertEqual(len(server.shown()), before)

    def test_body_is_escaped_only_for_markup(self):
        self.set_up_due(5)
        server = Server(self, "body actions")
        self.start_daemon()
        plain = server.wait_shown(1)[0]
        self.assertNotIn("&amp;", plain.body)
        self.assertNotIn("&lt;", plain.body)

    def test_commands_stand_in_for_buttons(self):
        self.set_up_due(5)
        server = Server(self, "body")
        self.start_daemon()
        shown = server.wait_shown(1)[0]
        self.assertEqual(list(shown.actions), [])
        self.assertRegex(shown.body, r"ceu snooze( \d+ 1w|,)")
        self.assertRegex(shown.body, r"ceu ack")

    def test_digest_instead_of_flood(self):
        self.set_up_due(5)
        for body, credential in (("aapc", "CPC"), ("amba", "CMRS")):
            self.fixture("membership", body, "+5")
            self.fixture("credential", body, credential, "-2000")
            self.fixture("due", body, "+5")
        self.write_settings("[reminders]\nflood-limit=1\n")
        server = Server(self)
        self.start_daemon()
        server.wait_shown(1)
        self.wait_state("ahima/units", "shown")
        self.pause(1)
        shown = server.shown()
        self.assertGreater(len(self.reminders()), 1)
        self.assertLessEqual(len(shown), 3, shown)
        self.assertTrue(all(state == "shown" for state in self.states().values()), self.states())


class Answering(Session):
    def shown_bubble(self):
        self.set_up_due(5)
        server = Server(self)
        self.start_daemon()
        server.wait_shown(1)
        self.wait_state("ahima/units", "shown")
        return server

    def test_snooze_moves_the_row(self):
        server = self.shown_bubble()
        before = time.time()
        server.act(1, "snooze")

        def snoozed():
            return [until for _, _, _, _, until in self.reminders() if until > 0]

        self.wait(lambda: server.closed() == [1])
        self.wait(snoozed)
        until = snoozed()[0]
        self.assertAlmostEqual(until - before, WEEK_S, delta=3700)
        # The server's own report of the closed bubble is not a second answer.
        server.close(1, 2)
        self.pause(1)
        self.assertEqual(snoozed(), [until])
        self.assertNotIn("acknowledged", self.states().values())

    def test_done_acknowledges(self):
        server = self.shown_bubble()
        server.act(1, "done")
        self.wait_state("ahima/units", "acknowledged")
        self.wait(lambda: server.closed() == [1])

    def test_dismissed_acknowledges(self):
        server = self.shown_bubble()
        server.close(1, 2)
        self.wait_state("ahima/units", "acknowledged")

    def test_expired_does_not_acknowledge(self):
        server = self.shown_bubble()
        for reason in (1, 3, 4):
            server.close(1, reason)
        self.pause(1)
        self.assertEqual(set(self.states().values()), {"shown"})

    def test_late_action_is_ignored(self):
        server = self.shown_bubble()
        server.close(1, 1)
        server.act(1, "done")
        server.act(1, "snooze")
        server.act(77, "done")
        self.pause(1)
        self.assertEqual(set(self.states().values()), {"shown"})
        self.assertIsNone(self.daemon.poll())

    def test_open_runs_the_command(self):
        mark = self.home / "opened"
        self.write_settings("[open]\ncommand=touch '%s'\n" % mark)
        server = self.shown_bubble()
        server.act(1, "default")
        self.wait(mark.exists)
        self.assertEqual(set(self.states().values()), {"shown"})


class Servers(Session):
    def test_absent_then_appears(self):
        self.set_up_due(5)
        self.start_daemon()
        self.wait_owner(CEUD_NAME)
        self.pause(1)
        self.assertNotIn("claimed", self.states().values())
        server = Server(self)
        server.wait_shown(1, 5)
        self.wait_state("ahima/units", "shown")

    def test_restart_shows_once_more(self):
        self.set_up_due(5)
        first = Server(self)
        self.start_daemon()
        first.wait_shown(1)
        self.wait_state("ahima/units", "shown")
        first.stop()
        second = Server(self)
        shown = second.wait_shown(1, 10)[0]
        # Numbers of the old server mean nothing to the new one.
        self.assertEqual(int(shown.replaces), 0)
        self.pause(1.5)
        self.assertEqual(len(second.shown()), 1)
        # The only object left is the new one: one press is one answer.
        second.act(1, "done")
        self.wait_state("ahima/units", "acknowledged")

    def test_failing_server_is_asked_again(self):
        self.set_up_due(5)
        server = Server(self)
        server.add_method("Notify", "susssasa{sv}i", "u", "raise ValueError('no')")
        self.start_daemon()
        server.wait_shown(1)
        self.pause(1)
        self.assertEqual(len(server.shown()), 1, "not before the back-off is over")
        self.assertEqual(self.states().popitem()[1], "claimed")
        server.add_method("Notify", "susssasa{sv}i", "u", "ret = 9")
        shown = server.wait_shown(2, 10)
        self.assertIn("repeated", shown[1].summary + shown[1].body)
        self.wait_state("ahima/units", "shown")

    def test_hung_server_does_not_hold_the_daemon(self):
        self.set_up_due(5)
        server = Server(self)
        server.process.send_signal(signal.SIGSTOP)
        sink = Notify(self)
        self.start_daemon(NOTIFY_SOCKET=sink.address, WATCHDOG_USEC="1000000")
        self.wait(lambda: sink.count("WATCHDOG=1") >= 1)
        before = sink.count("WATCHDOG=1")
        self.pause(3)
        self.assertGreaterEqual(sink.count("WATCHDOG=1") - before, 4)
        # The bus is answered at once, although the notifier waits.
        begun = time.monotonic()
        self.assertGreaterEqual(len(self.daemon_object().ListDue()), 1)
        self.assertLess(time.monotonic() - begun, 5)
        # It ends when told, hung server or not.
        self.daemon.send_signal(signal.SIGTERM)
        self.assertEqual(self.daemon.wait(15), 0)

    def test_no_session_bus_keeps_the_calendar(self):
        self.set_up_due(5)
        self.write_settings("[calendar]\npublish=yes\n")
        self.start_daemon(DBUS_SESSION_BUS_ADDRESS="unix:path=/nonexistent")
        self.wait(self.feed.exists)

    def test_lost_bus_ends_with_failure(self):
        self.set_up_due(5)
        self.start_daemon()
        self.wait_owner(CEUD_NAME)
        self.bus.set_exit_on_disconnect(False)
        self.stop(self.bus_process)
        self.assertEqual(self.daemon.wait(15), 1)


class Notify:
    """The service manager's end of sd_notify."""

    def __init__(self, session):
        import socket
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


class Crashing(Session):
    def crash(self, place):
        self.set_up_due(5)
        server = Server(self)
        self.start_daemon(CEUD_TEST_KILL_AT=place)
        self.assertEqual(self.daemon.wait(20), -signal.SIGKILL)
        return server

    def test_killed_between_claim_and_show(self):
        server = self.crash("after-claim")
        self.assertEqual(server.shown(), [])
        self.assertEqual(self.states().popitem()[1], "claimed")
        self.start_daemon()
        shown = server.wait_shown(1)[0]
        self.assertIn("repeated", shown.summary + shown.body)
        self.wait_state("ahima/units", "shown")

    def test_killed_between_show_and_record(self):
        server = self.crash("after-show")
        self.assertEqual(len(server.wait_shown(1)), 1)
        self.assertEqual(self.states().popitem()[1], "claimed")
        self.start_daemon()
        shown = server.wait_shown(2)
        self.assertIn("repeated", shown[1].summary + shown[1].body)
        self.wait_state("ahima/units", "shown")
        self.pause(1)
        self.assertEqual(len(server.shown()), 2, "at most once more for each crash")

    def test_killed_after_record_is_not_repeated(self):
        self.set_up_due(5)
        server = Server(self)
        self.start_daemon()
        server.wait_shown(1)
        self.wait_state("ahima/units", "shown")
        self.stop(self.daemon)
        self.start_daemon()
        self.wait_owner(CEUD_NAME)
        self.pause(1.5)
        self.assertEqual(len(server.shown()), 1)


class Store(Session):
    def test_bubble_closes_when_the_duty_is_met(self):
        self.set_up_due(5)
        server = Server(self)
        self.start_daemon()
        server.wait_shown(1)
        self.wait_state("ahima/units", "shown")
        self.fixture("log", "40", "-10")
        self.fixture("submit", "ahima", "+5")
        self.wait(lambda: 1 in server.closed(), 10, lambda: "closing: %s %s" % (server.calls, self.reminders()))

    def test_acknowledged_elsewhere_closes_the_bubble(self):
        self.set_up_due(5)
        server = Server(self)
        self.start_daemon()
        server.wait_shown(1)
        self.wait_state("ahima/units", "shown")
        number = self.reminders()[0][0]
        self.daemon_object().Acknowledge(dbus.Int64(number))
        self.wait(lambda: server.closed() == [1], 10)

    def test_no_store_at_start(self):
        server = Server(self)
        self.start_daemon()
        self.wait_owner(CEUD_NAME)
        self.pause(1)
        self.assertFalse(self.store.exists())
        self.assertIsNone(self.daemon.poll())
        with self.assertRaises(dbus.DBusException) as raised:
            self.daemon_object().ListDue()
        self.assertEqual(raised.exception.get_dbus_name(), "org.ceud.Ceud1.Error.NotFound")
        self.set_up_due(5)
        server.wait_shown(1, 10)

    def test_damaged_store_is_told_once(self):
        self.set_up_due(5)
        good = self.store.read_bytes()
        self.store.write_bytes(b"this is no database, it is a sentence.." * 200)
        server = Server(self)
        self.start_daemon()
        shown = server.wait_shown(1)
        self.assertEqual(list(shown[0].actions), [])
        self.assertIn("ceu", shown[0].body)
        os.utime(self.store)
        self.pause(1)
        self.assertEqual(len(server.shown()), 1)
        replacement = self.store.with_suffix(".new")
        replacement.write_bytes(good)
        replacement.rename(self.store)
        server.wait_shown(2, 10)
        self.assertIn("AHIMA", server.shown()[1].summary)
        self.assertIn(1, server.closed())

    def test_calendar_follows_the_facts(self):
        self.write_settings("[calendar]\npublish=yes\n")
        self.set_up_due(20)
        self.start_daemon()
        self.wait(self.feed.exists)
        first = self.feed.read_bytes()
        self.assertTrue(first.startswith(b"BEGIN:VCALENDAR\r\n"))
        day = datetime.date.today() + datetime.timedelta(days=30)
        self.fixture("due", "ahima", "+30")
        self.wait(lambda: self.feed.read_bytes() != first, 10)
        second = self.feed.read_bytes()
        self.assertRegex(second.decode(), r"DTSTART;VALUE=DATE:%d" % day.year)
        # Logging changes no date; the file is not touched.
        before = self.feed.stat()
        self.fixture("log", "1", "-10")
        self.pause(1.5)
        after = self.feed.stat()
        self.assertEqual((before.st_mtime_ns, before.st_ino), (after.st_mtime_ns, after.st_ino))
        self.feed.unlink()
        self.daemon.send_signal(signal.SIGHUP)
        self.wait(self.feed.exists, 10)
        self.assertEqual(self.feed.read_bytes(), second)

    def test_quiet_when_idle(self):
        self.set_up_due(5)
        server = Server(self)
        self.start_daemon()
        server.wait_shown(1)
        self.wait_state("ahima/units", "shown")
        self.pause(2)

        def switches():
            total = 0
            for task in os.listdir("/proc/%d/task" % self.daemon.pid):
                with open("/proc/%d/task/%s/status" % (self.daemon.pid, task), encoding="ascii") as status:
                    total += int(re.search(r"^voluntary_ctxt_switches:\s+(\d+)", status.read(), re.M).group(1))
            return total

        before = switches()
        time.sleep(5)
        self.assertLessEqual(switches() - before, 2, "the daemon polls")


class Trouble(Session):
    def allow_writing(self, allowed):
        """Makes every write of the daemon fail as on a full disk, or ends that."""
        _, hard = resource.prlimit(self.daemon.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(self.daemon.pid, resource.RLIMIT_FSIZE, (hard if allowed else 0, hard))

    def about_ahima(self, server):
        return [shown for shown in server.shown() if "AHIMA" in shown.summary]

    def test_full_disk_still_reminds(self):
        self.set_up_due(5)
        self.start_daemon()
        self.wait_owner(CEUD_NAME)
        self.pause(1)
        self.allow_writing(False)
        server = Server(self)
        server.wait_shown(2)
        self.assertEqual(len(self.about_ahima(server)), 1)
        notice = [shown for shown in server.shown() if "AHIMA" not in shown.summary]
        self.assertEqual(len(notice), 1, "what is wrong is told once")
        self.assertIn("ceu.db", notice[0].body)
        self.daemon.send_signal(signal.SIGHUP)
        self.pause(1.5)
        self.assertEqual(len(server.shown()), 2, "not again from memory")
        self.allow_writing(True)
        self.daemon.send_signal(signal.SIGHUP)
        self.wait_state("ahima/units", "shown")
        self.assertEqual(len(self.about_ahima(server)), 1)
        self.wait(lambda: server.closed(), 10, lambda: "the notice to be taken back")

    def test_failed_record_is_retried_not_the_bubble(self):
        self.set_up_due(5)
        server = Server(self)
        server.add_method("Notify", "susssasa{sv}i", "u", "import time; time.sleep(1.5); ret = 5")
        self.start_daemon()
        server.wait_shown(1)
        self.allow_writing(False)
        server.wait_shown(2)
        self.assertEqual(set(self.states().values()), {"claimed"})
        self.pause(2)
        self.daemon.send_signal(signal.SIGHUP)
        self.pause(1)
        self.allow_writing(True)
        self.daemon.send_signal(signal.SIGHUP)
        self.wait_state("ahima/units", "shown")
        self.assertEqual(len(self.about_ahima(server)), 1)

    def test_newer_store_is_left_alone(self):
        self.set_up_due(5)
        with contextlib.closing(sqlite3.connect(self.store)) as store:
            known = store.execute("PRAGMA user_version").fetchone()[0]
            store.execute("PRAGMA user_version = 9999")
            store.commit()
        before = self.store.read_bytes()
        server = Server(self)
        self.start_daemon()
        shown = server.wait_shown(1)
        self.assertRegex(shown[0].body, "newer|9999")
        self.pause(1)
        self.assertEqual(len(server.shown()), 1)
        self.assertEqual(self.store.read_bytes(), before)
        with self.assertRaises(dbus.DBusException) as raised:
            self.daemon_object().ListDue()
        self.assertEqual(raised.exception.get_dbus_name(), "org.ceud.Ceud1.Error.Newer")
        with contextlib.closing(sqlite3.connect(self.store)) as store:
            store.execute("PRAGMA user_version = %d" % known)
            store.commit()
        self.wait(lambda: self.about_ahima(server), 10)

    def test_store_goes_and_comes_back(self):
        self.set_up_due(5)
        self.start_daemon()
        self.wait_owner(CEUD_NAME)
        self.assertEqual(len(self.daemon_object().ListDue()), 1)
        aside = self.store.parent.parent / "aside"
        self.store.parent.rename(aside)
        self.pause(1)
        with self.assertRaises(dbus.DBusException) as raised:
            self.daemon_object().ListDue()
        self.assertEqual(raised.exception.get_dbus_name(), "org.ceud.Ceud1.Error.NotFound")
        self.assertFalse(self.store.parent.exists(), "nothing is made anew")
        aside.rename(self.store.parent)
        self.pause(1)
        self.assertEqual(len(self.daemon_object().ListDue()), 1)


class Time(Session):
    def looks(self):
        return self.log_path.read_text(errors="replace")

    def test_after_sleep(self):
        self.set_up_due(5)
        changes = []
        self.bus.add_signal_receiver(lambda: changes.append(1), "Changed", CEUD_NAME)
        # This bus plays the system bus, and the test plays the login manager.
        self.start_daemon(DBUS_SYSTEM_BUS_ADDRESS=self.environment["DBUS_SESSION_BUS_ADDRESS"])
        self.wait_owner(CEUD_NAME)
        self.bus.request_name("org.freedesktop.login1")
        self.pause(1)
        for asleep, more in ((True, 0), (False, 1)):
            before = len(changes)
            signal_message = dbus.lowlevel.SignalMessage("/org/freedesktop/login1",
                                                         "org.freedesktop.login1.Manager", "PrepareForSleep")
            signal_message.append(asleep)
            self.bus.send_message(signal_message)
            self.pause(7)
            self.assertEqual(len(changes) - before, more)

    def test_quiet_hours(self):
        hour = time.gmtime().tm_hour
        self.environment["TZ"] = "TST%d" % -(23 - hour if hour > 10 else -1 - hour)
        self.set_up_due(5)
        server = Server(self)
        self.start_daemon()
        self.wait_owner(CEUD_NAME)
        self.pause(1.5)
        self.assertEqual(server.shown(), [])
        self.assertEqual(set(self.states().values()), {"pending"})
        properties = dbus.Interface(self.bus.get_object(CEUD_NAME, CEUD_PATH, introspect=False),
                                    "org.freedesktop.DBus.Properties")
        wait_s = int(properties.Get(CEUD_NAME, "NextWake")) / 1e6 - time.time()
        self.assertLess(wait_s, 3600.5, "local midnight")
        self.assertGreater(wait_s, 0)
        # Without quiet hours and early enough it shows at once.
        self.write_settings("[reminders]\nquiet-hours=off\n")
        server.wait_shown(1, 10)

    def test_rules_are_noticed(self):
        self.set_up_due(5)
        self.start_daemon()
        self.wait_owner(CEUD_NAME)
        own = self.home / "config" / "ceud" / "rules"
        own.mkdir(parents=True)
        self.pause(1)
        before = self.looks().count("the rules changed")
        (own / "note.txt").write_text("no pack")
        self.wait(lambda: self.looks().count("the rules changed") > before, 10)


class Bus(Session):
    def test_methods(self):
        self.set_up_due(5)
        server = Server(self)
        changes = []
        self.bus.add_signal_receiver(lambda: changes.append(1), "Changed", CEUD_NAME)
        self.start_daemon()
        server.wait_shown(1)
        self.wait_state("ahima/units", "shown")
        daemon = self.daemon_object()
        rows = daemon.ListDue()
        self.assertEqual(rows.signature, "(xsssssix)")
        number, key, state, urgency, summary, body, days_left, snoozed = rows[0]
        self.assertTrue(key.startswith("ahima/units/"))
        self.assertEqual((state, int(days_left), int(snoozed)), ("shown", 5, 0))
        self.assertIn(urgency, ("normal", "critical"))
        self.assertIn("AHIMA", summary)
        self.assertTrue(body)
        seen = len(changes)
        until = dbus.Int64((int(time.time()) + 86400) * 1000000)
        daemon.Snooze(number, until)
        self.wait(lambda: len(changes) > seen)
        self.assertEqual(int(daemon.ListDue()[0][7]), int(until))
        properties = dbus.Interface(self.bus.get_object(CEUD_NAME, CEUD_PATH, introspect=False),
                                    "org.freedesktop.DBus.Properties")
        self.assertRegex(properties.Get(CEUD_NAME, "Version"), r"^\d+\.\d+\.\d+$")
        self.assertGreater(int(properties.Get(CEUD_NAME, "NextWake")), time.time() * 1000000)
        daemon.Acknowledge(number)
        self.assertEqual(str(daemon.ListDue()[0][2]), "acknowledged")
        daemon.Reload()

    def test_faults_have_names(self):
        self.set_up_due(5)
        self.start_daemon()
        self.wait_owner(CEUD_NAME)
        daemon = self.daemon_object()
        later = dbus.Int64((int(time.time()) + 86400) * 1000000)
        rows = (
            ("NotFound", lambda: daemon.Acknowledge(dbus.Int64(4711))),
            ("NotFound", lambda: daemon.Snooze(dbus.Int64(4711), later)),
            ("Range", lambda: daemon.Snooze(dbus.Int64(1), dbus.Int64(1))),
            ("Range", lambda: daemon.Snooze(dbus.Int64(1), dbus.Int64(2 ** 62))),
            ("Range", lambda: daemon.Snooze(dbus.Int64(1), dbus.Int64(-2 ** 63))),
        )
        for name, call in rows:
            with self.assertRaises(dbus.DBusException) as raised:
                call()
            self.assertEqual(raised.exception.get_dbus_name(), "org.ceud.Ceud1.Error." + name)
        self.write_settings("[reminders]\nfirst-hour=noon\n")
        with self.assertRaises(dbus.DBusException) as raised:
            daemon.Reload()
        self.assertRegex(raised.exception.get_dbus_name(), r"Error\.(Parse|Range)$")
        self.assertIsNone(self.daemon.poll())

    def test_hang_up_reads_the_settings(self):
        self.set_up_due(20)
        sink = Notify(self)
        self.start_daemon(NOTIFY_SOCKET=sink.address)
        self.wait(lambda: sink.count("READY=1") >= 1)
        self.assertFalse(self.feed.exists() and self.feed.stat().st_size == 0)
        elsewhere = self.home / "elsewhere.ics"
        self.write_settings("[calendar]\npublish=yes\npath=%s\n" % elsewhere)
        self.daemon.send_signal(signal.SIGHUP)
        self.wait(elsewhere.exists, 10)
        self.wait(lambda: sink.count("RELOADING=1") == 1)

    def test_settings_are_noticed_and_faults_told(self):
        self.set_up_due(20)
        server = Server(self)
        self.start_daemon()
        self.wait_owner(CEUD_NAME)
        self.pause(1)
        before = len(server.shown())
        self.write_settings("[reminders]\nfirst-hour=noon\n")
        server.wait_shown(before + 1, 10)
        self.assertIn("settings", server.shown()[before].summary)
        elsewhere = self.home / "elsewhere.ics"
        self.write_settings("[calendar]\npublish=yes\npath=%s\n" % elsewhere)
        self.wait(elsewhere.exists, 10)
        self.wait(lambda: server.closed(), 10)

    def test_one_daemon_a_store(self):
        self.set_up_due(20)
        self.start_daemon()
        self.wait_owner(CEUD_NAME)
        second = subprocess.run([str(CEUD)], env=self.environment, capture_output=True, text=True, timeout=30,
                                check=False)
        self.assertEqual(second.returncode, 75)
        self.assertIn("another ceud", second.stderr)

    def test_probe(self):
        def probe(**more):
            done = subprocess.run([str(CEUD), "--probe"], env=dict(self.environment, **more), capture_output=True,
                                  text=True, timeout=30, check=True)
            return dict(line.split("=", 1) for line in done.stdout.splitlines())

        self.assertEqual(probe(DBUS_SESSION_BUS_ADDRESS="unix:path=/nonexistent"),
                         {"session-bus": "missing", "notification-server": "none", "ceud": "absent",
                          "ceud-bus": "absent"})
        self.assertEqual(probe()["notification-server"], "none")
        server = Server(self, "body actions")
        self.set_up_due(20)
        self.start_daemon()
        self.wait_owner(CEUD_NAME)
        self.assertEqual(probe(), {"session-bus": "ok", "notification-server": "mock-notify 1.0",
                                   "capabilities": "body actions", "ceud": "running", "ceud-bus": "running"})
        server.process.send_signal(signal.SIGSTOP)
        self.assertEqual(probe()["notification-server"], "silent")

    def test_options(self):
        rows = ((["--version"], 0, r"^ceud \d+\.\d+\.\d+\n$", ""), (["--help"], 0, r"--probe", ""),
                (["--nonsense"], 2, r"^$", "nonsense"), (["word"], 2, r"^$", "word"))
        for arguments, code, output, complaint in rows:
            done = subprocess.run([str(BUILD / "daemon" / "ceud"), *arguments], env=self.environment,
                                  capture_output=True, text=True, timeout=30, check=False)
            self.assertEqual(done.returncode, code, arguments)
            self.assertRegex(done.stdout, output)
            self.assertIn(complaint, done.stderr)

    def test_clean_end(self):
        self.set_up_due(5)
        Server(self)
        sink = Notify(self)
        for number in (signal.SIGTERM, signal.SIGINT):
            self.start_daemon(NOTIFY_SOCKET=sink.address)
            self.wait_owner(CEUD_NAME)
            self.daemon.send_signal(number)
            self.assertEqual(self.daemon.wait(15), 0)
        self.assertEqual(sink.count("STOPPING=1"), 2)
        self.assertEqual(os.listdir(self.store.parent).count("ceu.db-journal"), 0)


if __name__ == "__main__":
    import unittest
    unittest.main(verbosity=2)
