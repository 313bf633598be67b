# SPDX-License-Identifier: GPL-3.0-or-later
"""The daemon when something is wrong: servers that fail, processes that die, stores that cannot be used, odd times."""
import contextlib
import resource
import signal
import sqlite3
import sys
import time

import dbus
import dbus.lowlevel

from harness import CEUD_NAME, CEUD_PATH, NOTIFY, Manager, Server, Session


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

    def test_server_that_nobody_started(self):
        self.set_up_due(5)
        (self.services / "notifications.service").write_text(
            "[D-BUS Service]\nName=%s\nExec=%s -m dbusmock --template notification_daemon\n" % (NOTIFY, sys.executable))
        self.start_daemon(CEUD_TEST_ACTIVATE_USEC="1500000")
        self.wait_owner(CEUD_NAME)
        self.pause(0.5)
        self.assertFalse(self.bus.name_has_owner(NOTIFY), "the desktop has the first word")
        self.wait_owner(NOTIFY)
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

    def test_refused_update_takes_the_old_bubble_away(self):
        """Its buttons would answer something older than what is due now."""
        self.set_up_due(5)
        server = Server(self)
        self.start_daemon()
        server.wait_shown(1)
        self.wait_state("ahima/units", "shown")
        server.add_method("Notify", "susssasa{sv}i", "u", "raise ValueError('no')")
        with contextlib.closing(sqlite3.connect(self.store)) as store, store:
            store.execute("UPDATE reminder SET claimed_usec = claimed_usec - :two, shown_usec = shown_usec - :two,"
                          " changed_usec = changed_usec - :two", {"two": 2 * 86400 * 1000000})
        self.fixture("membership", "aapc", "+300")
        self.assertEqual(int(server.wait_shown(2)[1].replaces), 1)
        self.wait(lambda: server.closed() == [1], what=lambda: "the old bubble closed: %s" % server.calls)
        server.add_method("Notify", "susssasa{sv}i", "u", "ret = 9")
        self.assertEqual(int(server.wait_shown(3, 10)[2].replaces), 0)
        self.wait_state("ahima/units", "shown")

    def test_hung_server_does_not_hold_the_daemon(self):
        self.set_up_due(5)
        server = Server(self)
        server.process.send_signal(signal.SIGSTOP)
        sink = Manager(self)
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

    def test_stuck_notifier_is_not_vouched_for(self):
        self.set_up_due(5)
        server = Server(self)
        server.process.send_signal(signal.SIGSTOP)
        sink = Manager(self)
        self.start_daemon(NOTIFY_SOCKET=sink.address, WATCHDOG_USEC="400000", CEUD_TEST_STUCK_USEC="1500000")
        self.wait(lambda: "the notifier is stuck" in self.log_path.read_text(errors="replace"))
        before = sink.count("WATCHDOG=1")
        self.assertGreaterEqual(before, 1)
        self.pause(1)
        self.assertEqual(sink.count("WATCHDOG=1"), before)
        self.assertIsNone(self.daemon.poll(), "to end it is the service manager's part")

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
        # This bus plays the system bus, and the test plays the login manager.
        self.start_daemon(DBUS_SYSTEM_BUS_ADDRESS=self.environment["DBUS_SESSION_BUS_ADDRESS"])
        self.wait_owner(CEUD_NAME)
        self.bus.request_name("org.freedesktop.login1")
        self.pause(1)
        for asleep, more in ((True, 0), (False, 1)):
            before = self.looks().count("looks: ")
            signal_message = dbus.lowlevel.SignalMessage("/org/freedesktop/login1",
                                                         "org.freedesktop.login1.Manager", "PrepareForSleep")
            signal_message.append(asleep)
            self.bus.send_message(signal_message)
            self.pause(7)
            self.assertEqual(self.looks().count("looks: ") - before, more)

    def test_quiet_hours(self):
        # Half past eleven in the evening, whenever this runs.
        now = time.gmtime()
        east = (23 * 60 + 30 - now.tm_hour * 60 - now.tm_min + 12 * 60) % (24 * 60) - 12 * 60
        self.environment["TZ"] = "TST%s%d:%02d" % ("-" if east >= 0 else "+", abs(east) // 60, abs(east) % 60)
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
        self.assertLess(wait_s, 1800.5, "local midnight")
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


if __name__ == "__main__":
    import unittest
    unittest.main(verbosity=2)
