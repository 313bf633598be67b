# SPDX-License-Identifier: GPL-3.0-or-later
"""The daemon against a mock notification server on a private bus. Each method is a test of its own in ctest."""
import contextlib
import html
import json
import os
import re
import signal
import sqlite3
import subprocess
import time

import dbus

from harness import BUILD, CEUD, CEUD_NAME, CEUD_PATH, SOURCE, Manager, Server, Session

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


    def test_digest_takes_the_place_of_single_bubbles(self):
        """What has a bubble on the screen and is due again, with more: two days later, as far as the store knows."""
        self.fixture("membership", "amba", "+20")
        self.fixture("credential", "amba", "CMRS", "-2000")
        self.fixture("due", "amba", "+20")
        server = Server(self)
        self.start_daemon()
        single = server.wait_shown(1)[0]
        self.assertIn("AMBA", single.summary)
        self.wait_state("amba/units", "shown")
        self.daemon.send_signal(signal.SIGSTOP)  # it must not look before all of this is so
        self.fixture("membership", "aapc", "+20")
        self.fixture("credential", "aapc", "CPC", "-2000")
        with contextlib.closing(sqlite3.connect(self.store)) as store, store:
            store.execute("UPDATE reminder SET claimed_usec = claimed_usec - :two, shown_usec = shown_usec - :two,"
                          " changed_usec = changed_usec - :two", {"two": 2 * 86400 * 1000000})
        self.fixture("due", "aapc", "+20")
        self.daemon.send_signal(signal.SIGCONT)
        digest = server.wait_shown(2)[1]
        self.assertRegex(digest.summary, r"^2 renewal reminders")
        self.assertEqual(int(digest.replaces), 0)
        self.wait(lambda: server.closed() == [1], what=lambda: "the single bubble closed: %s" % server.calls)
        self.wait_state("aapc/units", "shown")


HOSTILE = (
    "<b>A&amp;B</b> <a href='x'>&",
    "%n%s" + "\x1b[31m\x07\x9b",
    "two\nlines \u202e\u2066",
    "W" * 10000,
)


class Hostile(Session):
    """Names and stakes of a rule pack of somebody else, on their way to the screen."""

    def hostile_rules(self, name):
        rules = self.home / "config" / "ceud" / "rules"
        rules.mkdir(parents=True)
        quoted = json.dumps(name)
        text = (SOURCE / "data" / "rules" / "ahima.yaml").read_text()
        text = re.sub(r"name: AHIMA,", lambda _: "name: %s," % quoted, text)
        (rules / "hostile.yaml").write_text(re.sub(r'stakes: "[^"]*"', lambda _: "stakes: %s" % quoted, text))

    def check(self, capabilities):
        for number, name in enumerate(HOSTILE):
            with self.subTest(name=name[:20]):
                if number > 0:
                    self.doCleanups()
                    self.setUp()
                self.hostile_rules(name)
                self.set_up_due(5)
                server = Server(self, capabilities)
                self.start_daemon()
                self.check_text(server.wait_shown(1)[0], name, "body-markup" in capabilities)

    def check_text(self, shown, name, markup):
        summary, body = str(shown.summary), str(shown.body)
        plain = html.unescape(body) if markup else body
        self.assertLessEqual(len(summary), 100)
        self.assertLessEqual(len(plain.encode()), 400)
        self.assertNotRegex(summary, r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
        self.assertNotRegex(body, r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
        self.assertRegex(summary, r", due \d+ [A-Z][a-z]{2} \d{4} \(5 days")
        self.assertIn("Next step: ceu explain ahima", plain)
        if markup:
            self.assertNotRegex(body, r"[<>]|&(?!(amp|lt|gt|quot|apos|#39);)")
        if name.startswith("<b>"):
            self.assertTrue(summary.startswith(name + ":"), summary)  # no server reads markup in a summary
            self.assertIn(name, plain)
        if "\n" in name:
            self.assertTrue(summary.startswith(r"two\nlines \u202e\u2066:"), summary)

    def test_hostile_names_with_markup(self):
        self.check("body body-markup actions")

    def test_hostile_names_without_markup(self):
        self.check("body")


class Speaking(Session):
    def speak(self, language, capabilities="body body-markup actions"):
        """A locale made for the test: few systems have this one."""
        place = self.home / "locale"
        place.mkdir()
        subprocess.run(["localedef", "-i", language, "-f", "UTF-8", str(place / (language + ".UTF-8"))], check=True,
                       env={"PATH": "/usr/bin:/bin"}, stderr=subprocess.DEVNULL, timeout=60)
        self.environment.update(LOCPATH=str(place), LC_ALL=language + ".UTF-8",
                                CEU_LOCALE_DIR=str(BUILD / "po" / "locale"))
        self.set_up_due(5)
        server = Server(self, capabilities)
        self.start_daemon()
        return server.wait_shown(1)[0]

    def test_spanish(self):
        shown = self.speak("es_ES")
        self.assertRegex(shown.summary, r"^AHIMA: faltan 20 de 20 CEU, vence el \d+ [a-z]{3} \d{4} \(5 días\)$")
        self.assertIn("Siguiente paso: ceu explain ahima", shown.body)
        self.assertIn("la credencial", shown.body)
        self.assertEqual([str(word) for word in shown.actions][1::2], ["Abrir", "Posponer una semana", "Hecho", "Abrir"])

    def test_calendar_has_one_language(self):
        """The service speaks Spanish, a terminal English: they write one file, and never against each other."""
        self.speak("es_ES")
        self.wait(self.feed.exists)
        spanish = self.feed.read_bytes()
        self.assertIn("SUMMARY:AHIMA: Vencen las CEU".encode(), spanish)
        self.assertIn(b"X-WR-CALNAME:Renovaciones", spanish)
        before = self.feed.stat()
        terminal = {name: value for name, value in self.environment.items() if name != "LOCPATH"}
        terminal.update(LC_ALL="C.UTF-8", CEU_LIBEXEC_DIR=str(BUILD / "helpers"))
        for _ in range(3):
            subprocess.run([str(BUILD / "cli" / "ceu"), "calendar", "publish"], env=terminal, check=True, timeout=60,
                           stdout=subprocess.DEVNULL)
            self.daemon.send_signal(signal.SIGHUP)
            self.pause(0.7)
        after = self.feed.stat()
        self.assertEqual((before.st_mtime_ns, before.st_ino), (after.st_mtime_ns, after.st_ino))
        # The setting is one for both, and each text changes once.
        subprocess.run([str(BUILD / "cli" / "ceu"), "config", "set", "calendar.language", "en"], env=terminal, check=True,
                       timeout=60, stdout=subprocess.DEVNULL)
        self.daemon.send_signal(signal.SIGHUP)
        self.wait(lambda: b"SUMMARY:AHIMA: CEUs due" in self.feed.read_bytes(), 10)
        english = self.feed.read_bytes()
        self.assertEqual(english.count(b"SEQUENCE:1\r\n"), spanish.count(b"BEGIN:VEVENT"))
        subprocess.run([str(BUILD / "cli" / "ceu"), "calendar", "publish"], env=terminal, check=True, timeout=60,
                       stdout=subprocess.DEVNULL)
        self.assertEqual(self.feed.read_bytes(), english)

    def test_spanish_by_hand_and_private(self):
        self.write_settings("[reminders]\nprivate=yes\n")
        shown = self.speak("es_MX", "body")
        self.assertEqual(str(shown.summary), "Una renovación necesita su atención")
        self.assertRegex(shown.body, r"^Ábralo o ejecute: ceu reminders\nResponda con: ceu ")

    def test_language_without_a_catalogue(self):
        shown = self.speak("fr_FR")
        self.assertRegex(shown.summary, r"^AHIMA: 20 of 20 CEUs missing, due ")
        self.assertIn("Snooze a week", [str(word) for word in shown.actions])

    def test_private(self):
        self.write_settings("[reminders]\nprivate=yes\n")
        self.set_up_due(5)
        server = Server(self)
        self.start_daemon()
        shown = server.wait_shown(1)[0]
        self.assertEqual((str(shown.summary), str(shown.body)),
                         ("A renewal needs your attention", "Open it, or run: ceu reminders"))
        self.assertEqual(int(shown.hints["urgency"]), 2)
        self.assertIn("done", [str(word) for word in shown.actions])


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
        sink = Manager(self)
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
        self.assertEqual(probe(), {"session-bus": "ok", "notification-server": "mock-notify 1.0", "do-not-disturb": "unknown",
                                   "capabilities": "body actions", "ceud": "running", "ceud-bus": "running"})
        server.process.send_signal(signal.SIGSTOP)
        self.assertEqual(probe()["notification-server"], "silent")

    def trial(self, *more):
        """The test notification, as ceu doctor --test asks for it."""
        done = subprocess.Popen([str(CEUD), "--test=%d" % (more[0] if more else 30)], env=self.environment,
                                stdout=subprocess.PIPE, text=True)
        self.processes.append(done)
        return done

    def result(self, done):
        out, _ = done.communicate(timeout=60)
        return dict(line.split("=", 1) for line in out.splitlines())

    def test_trial(self):
        self.assertEqual(self.result(self.trial())["test"], "absent")
        self.set_up_due(40)
        self.start_daemon()
        self.wait_owner(CEUD_NAME)
        self.assertEqual(self.result(self.trial())["test"], "failed")
        server = Server(self)
        self.wait(lambda: self.heartbeat().get("server", "") != "")
        asked = self.trial()

        def trials():
            return [number for number, shown in enumerate(server.shown(), 1) if "test of your renewal" in shown.summary]

        self.wait(trials)
        number = trials()[0]
        self.assertEqual([str(word) for word in server.shown()[number - 1].actions], ["done", "I see it"])
        server.act(number, "done")
        self.assertEqual(self.result(asked)["test"], "seen")
        self.wait(lambda: number in server.closed())
        # Nobody looks: it says so, and takes the notification back.
        self.assertEqual(self.result(self.trial(1))["test"], "accepted")
        # Nothing of it is a reminder.
        self.assertEqual(set(self.states().values()) - {"shown", "claimed"}, set())
        server.process.send_signal(signal.SIGSTOP)
        self.assertEqual(self.result(self.trial(1))["test"], "silent")

    def test_options(self):
        rows = ((["--version"], 0, r"^ceud \d+\.\d+\.\d+\n$", ""), (["--help"], 0, r"--probe", ""),
                (["--nonsense"], 2, r"^$", "nonsense"), (["word"], 2, r"^$", "word"))
        for arguments, code, output, complaint in rows:
            done = subprocess.run([str(BUILD / "daemon" / "ceud"), *arguments], env=self.environment,
                                  capture_output=True, text=True, timeout=30, check=False)
            self.assertEqual(done.returncode, code, arguments)
            self.assertRegex(done.stdout, output)
            self.assertIn(complaint, done.stderr)

    def heartbeat(self):
        path = self.home / "run" / "ceud" / "heartbeat"
        if not path.exists():
            return {}
        self.assertEqual(path.stat().st_mode & 0o777, 0o600)
        return dict(line.split("=", 1) for line in path.read_text().splitlines())

    def test_heartbeat(self):
        self.set_up_due(5)
        self.start_daemon()
        self.wait(lambda: self.heartbeat().get("store") == "ok")
        beat = self.heartbeat()
        self.assertEqual(int(beat["pid"]), self.daemon.pid)
        self.assertAlmostEqual(int(beat["looked_usec"]) / 1e6, time.time(), delta=30)
        self.assertLessEqual(int(beat["started_usec"]), int(beat["looked_usec"]))
        self.assertGreater(int(beat["next_usec"]), int(beat["looked_usec"]))
        self.assertEqual((beat["server"], beat["accepted_usec"]), ("", "0"))
        server = Server(self)
        self.wait(lambda: int(self.heartbeat()["accepted_usec"]) > int(beat["looked_usec"]))
        self.assertTrue(self.heartbeat()["server"].startswith(server.owner + "@"))
        self.store.rename(self.store.with_suffix(".aside"))
        self.store.write_bytes(b"no database" * 100)
        self.wait(lambda: "ceu.db" in self.heartbeat()["store"])
        self.daemon.send_signal(signal.SIGTERM)
        self.assertEqual(self.daemon.wait(15), 0)
        self.assertEqual(self.heartbeat(), {})

    def test_clean_end(self):
        self.set_up_due(5)
        Server(self)
        sink = Manager(self)
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
