# SPDX-License-Identifier: GPL-3.0-or-later
"""Certificates that wait: shown with their buttons, confirmed by one, opened, left for later; killed in between."""
import json
import os
import subprocess
import sys
import unittest

import dbus

from harness import BUILD, MOCK, Server, Session

SYSTEMD = "org.freedesktop.systemd1"
SYSTEMD_PATH = "/org/freedesktop/systemd1"
MANAGER = SYSTEMD + ".Manager"


def pdf(*lines):
    """A page of text."""
    shown = " ".join(f"({line}) Tj T*" for line in lines)
    stream = f"BT /F1 12 Tf 72 720 Td 16 TL {shown} ET"
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
               "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
               f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    text, places = "%PDF-1.4\n", []
    for number, what in enumerate(objects, 1):
        places.append(len(text))
        text += f"{number} 0 obj\n{what}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    return (f"{text}xref\n0 {len(places) + 1}\n0000000000 65535 f \n{table}trailer << /Size {len(places) + 1} /Root 1 0 R >>\n"
            f"startxref\n{len(text)}\n%%EOF\n")


class FakeManager:
    """Takes StartUnit, and starts nothing."""

    def __init__(self, session):
        self.calls = []
        session.start([sys.executable, "-m", "dbusmock", SYSTEMD, SYSTEMD_PATH, MANAGER])
        owner = session.wait_owner(SYSTEMD)
        bus_object = session.bus.get_object(owner, SYSTEMD_PATH, introspect=False)
        session.bus.add_signal_receiver(self.called, "MethodCalled", MOCK, owner, SYSTEMD_PATH)
        bus_object.AddMethod(MANAGER, "StartUnit", "ss", "o", "ret = dbus.ObjectPath('/job/1')", dbus_interface=MOCK)
        session.round_trip()

    def called(self, _, arguments):
        self.calls.append([str(word) for word in arguments])


class Waiting(Session):
    def setUp(self):
        super().setUp()
        self.fixture("membership", "ahima", "+400")
        self.fixture("credential", "ahima", "CCS", "-600")
        self.fixture("due", "ahima", "+400")
        self.write_settings("[reminders]\npace=no\nproof=no\n")

    def ceu(self, *words):
        done = subprocess.run([str(BUILD / "cli" / "ceu"), *words, "--json"], env=self.environment, capture_output=True,
                              text=True, timeout=60, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        return json.loads(done.stdout)

    def counted(self):
        return [activity["title"] for activity in self.ceu("list")["activities"]]

    def waiting(self):
        return [draft["name"] for draft in self.ceu("inbox")["drafts"]]


class Draft(Waiting):
    def drop(self, title="Denials", content="one"):
        certificate = self.home / "certificate.pdf"
        certificate.write_text(content)
        self.fixture("draft", certificate, title, "1.5", "-10")

    def shown_draft(self, title="Denials", **more):
        self.drop(title)
        server = Server(self)
        self.start_daemon(**more)
        return server, server.wait_shown(1)[0]

    def test_draft_is_confirmed_by_a_button(self):
        server, shown = self.shown_draft()
        self.assertIn("Denials", shown.summary)
        self.assertIn("1.5 ceu", shown.body)
        actions = [str(word) for word in shown.actions]
        self.assertEqual(actions[0::2], ["default", "confirm", "open", "snooze"])
        self.assertEqual(actions[1::2], ["Open", "Confirm", "Open", "Later"])
        self.wait_state("draft/", "shown")
        self.assertEqual(self.counted(), [])
        server.act(1, "confirm")
        self.wait(lambda: self.counted() == ["Denials"], 20, lambda: "the activity")
        self.assertEqual(self.waiting(), [])
        self.assertEqual(self.ceu("show", "1")["evidence"][0]["name"], "certificate.pdf")
        # A second press, too late, and nothing else is shown.
        server.act(1, "confirm")
        self.pause(1)
        self.assertEqual(self.counted(), ["Denials"])
        self.assertEqual(len(server.shown()), 1)
        self.assertIn("confirm draft", self.ceu("undo")["summary"])
        self.assertEqual(self.counted(), [])

    def test_draft_that_lacks_something(self):
        server, shown = self.shown_draft("-")
        self.assertIn("certificate.pdf", shown.summary)
        self.assertIn("ceu inbox confirm 1", shown.body)
        self.assertEqual([str(word) for word in shown.actions][0::2], ["default", "open", "snooze"])
        # Whatever presses a button that was not offered: nothing is recorded, and it is said.
        server.act(1, "confirm")
        self.pause(1)
        self.assertEqual(self.counted(), [])

    def test_draft_is_opened(self):
        opened = self.home / "opened"
        program = self.home / "bin" / "xdg-open"
        program.parent.mkdir()
        program.write_text('#!/bin/sh\ncat "$1" >"%s.new" && mv "%s.new" "%s"\n' % (opened, opened, opened))
        program.chmod(0o755)
        self.environment["PATH"] = "%s:%s" % (program.parent, self.environment["PATH"])
        server, _ = self.shown_draft()
        self.wait_state("draft/", "shown")
        server.act(1, "open")
        self.wait(opened.exists)
        self.assertEqual(opened.read_text(), "one")
        self.assertEqual(self.waiting(), ["certificate.pdf"])

    def test_draft_is_left_for_later(self):
        server, _ = self.shown_draft()
        self.wait_state("draft/", "shown")
        server.act(1, "snooze")
        self.wait(lambda: any(until > 0 for *_, until in self.reminders()))
        self.assertEqual(self.waiting(), ["certificate.pdf"])

    def test_draft_gone_elsewhere_closes_its_bubble(self):
        server, _ = self.shown_draft()
        self.wait_state("draft/", "shown")
        self.ceu("inbox", "discard", "1")
        self.wait(lambda: 1 in server.closed(), 20, lambda: "closing: %s" % server.calls)

    def test_draft_of_an_event_that_is_logged(self):
        self.fixture("log", "1.5", "-10")
        certificate = self.home / "certificate.pdf"
        certificate.write_text("one")
        self.fixture("draft", certificate, "A webinar", "1.5", "-10")
        # As the one that is logged: the same provider and number would be one event, another is not.
        self.ceu("edit", "1", "--provider", "", "--index", "")
        server = Server(self)
        self.start_daemon()
        server.wait_shown(1)
        self.wait_state("draft/", "shown")
        server.act(1, "confirm")
        notice = server.wait_shown(2)[1]
        self.assertIn("--proof-of 1", notice.body)
        self.assertEqual(self.counted(), ["A webinar"])

    def test_draft_killed_around_the_button(self):
        for place, counted in (("before-confirm", []), ("after-confirm", ["Denials"])):
            server, _ = self.shown_draft(CEUD_TEST_KILL_AT=place)
            self.wait_state("draft/", "shown")
            server.act(1, "confirm")
            self.assertEqual(self.daemon.wait(20), -9)
            self.assertEqual(self.counted(), counted, place)
            self.assertEqual(self.waiting(), [] if counted else ["certificate.pdf"], place)
            server.stop()
        self.assertEqual(self.ceu("verify")["ok"], True)


class Folder(Waiting):
    def setUp(self):
        super().setUp()
        self.folder = self.home / "data" / "ceud" / "inbox"

    def look(self):
        self.daemon_object().Reload()

    def test_inbox_is_taken_in_by_a_unit(self):
        """Asked for once, whatever else happens; never for what is still growing or cannot be taken in."""
        manager = FakeManager(self)
        self.start_daemon()
        self.wait(lambda: self.feed.exists())
        self.folder.mkdir()
        (self.folder / "sub").mkdir()
        (self.folder / "film.pdf.part").write_text("a download")
        (self.folder / "film.pdf").write_text("its place")
        (self.folder / "certificate.pdf").write_text("one")
        self.wait(lambda: len(manager.calls) >= 1, 30, lambda: "the unit: %s" % manager.calls)
        self.assertEqual(manager.calls, [["ceu-inbox.service", "replace"]])
        self.look()
        self.pause(2)
        self.assertEqual(len(manager.calls), 1)
        # The download is whole: that is another folder.
        (self.folder / "film.pdf.part").rename(self.folder / "film.pdf")
        self.wait(lambda: len(manager.calls) >= 2, 30, lambda: "the unit again: %s" % manager.calls)

    def test_inbox_from_the_folder_to_the_bubble(self):
        """Without a manager `ceu` is a child: what is dropped is read, waits, is shown, and counts by one button."""
        self.environment["PATH"] = "%s:%s" % (BUILD / "cli", self.environment["PATH"])
        self.environment["CEU_LIBEXEC_DIR"] = str(BUILD / "helpers")
        other = self.home / "my certificates"
        other.mkdir()
        with open(self.settings, "a", encoding="utf-8") as settings:
            settings.write("[inbox]\nfolder=%s\n" % other)
        server = Server(self)
        self.start_daemon()
        self.wait(lambda: self.feed.exists())
        aside = self.home / "aside"
        aside.write_text(pdf("CERTIFICATE OF COMPLETION", "", "Course title: Denials and Appeals", "Date completed: November 3, 2025",
                             "CEUs: 1.5", "Sponsor: AHIMA"))
        content = aside.read_text()
        os.rename(aside, other / "a “certificate”.pdf")
        shown = server.wait_shown(1, 60)[0]
        self.assertIn("Denials and Appeals", shown.summary)
        self.assertEqual((other / "done" / "a “certificate”.pdf").read_text(), content)
        self.assertEqual((self.waiting(), self.counted()), (["a “certificate”.pdf"], []))
        self.assertIn("confirm", [str(word) for word in shown.actions])
        self.wait_state("draft/", "shown")
        server.act(1, "confirm")
        self.wait(lambda: self.counted() == ["Denials and Appeals"], 20, lambda: "the activity")
        self.assertEqual(self.ceu("list")["activities"][0]["done"], "2025-11-03")
        self.assertEqual(self.ceu("verify")["ok"], True)


if __name__ == "__main__":
    unittest.main()
