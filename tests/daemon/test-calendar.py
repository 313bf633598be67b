# SPDX-License-Identifier: GPL-3.0-or-later
"""The calendar files and folders that the daemon keeps."""
import datetime
import re
import signal
import unittest

from harness import Session


class Calendar(Session):
    def test_file_follows_the_facts(self):
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
        # What counts is told; what does not count changes nothing, and the file is not touched.
        self.fixture("log", "1", "-10")
        self.wait(lambda: b"1 of 20 CEUs recorded." in self.feed.read_bytes(), 10)
        second = self.feed.read_bytes()
        before = self.feed.stat()
        self.fixture("log", "1", "-2500")
        self.pause(1.5)
        after = self.feed.stat()
        self.assertEqual((before.st_mtime_ns, before.st_ino), (after.st_mtime_ns, after.st_ino))
        self.feed.unlink()
        self.daemon.send_signal(signal.SIGHUP)
        self.wait(self.feed.exists, 10)
        self.assertEqual(self.feed.read_bytes(), second)

    def test_folders_follow_the_facts(self):
        vdir, todo = self.home / "vdir", self.home / "todo"
        self.write_settings("[calendar]\npublish=yes\ntasks=yes\nvdir=%s\ntasks-vdir=%s\n" % (vdir, todo))
        self.set_up_due(20)
        vdir.mkdir()
        foreign = vdir / "dentist@ceud.ics"
        foreign.write_text("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")
        self.start_daemon()

        def days(folder, name):
            text = "".join(file.read_text() for file in folder.glob("*.ics"))
            return set(re.findall(name + r";VALUE=DATE:(\d+)", text))

        def agree(day):
            due = (datetime.date.today() + datetime.timedelta(days=day)).strftime("%Y%m%d")
            return due in days(vdir, "DTSTART") and due in days(todo, "DUE") and \
                b"DUE;VALUE=DATE:" + due.encode() in self.feed.with_name("tasks.ics").read_bytes()

        self.wait(lambda: agree(20), 10)
        self.fixture("due", "ahima", "+30")
        self.wait(lambda: agree(30), 10)
        events = len(re.findall(b"BEGIN:VEVENT", self.feed.read_bytes()))
        self.assertEqual(len(list(vdir.glob("*.ics"))), events + 1)
        self.assertTrue(foreign.exists())
        # A stranger in the way of one event: it is told of, and the tasks are kept all the same.
        [first, *_] = sorted(set(vdir.glob("*.ics")) - {foreign})
        first.write_text("PRODID:other")
        self.fixture("due", "ahima", "+40")
        due = (datetime.date.today() + datetime.timedelta(days=40)).strftime("%Y%m%d")
        self.wait(lambda: due in days(todo, "DUE"), 10)
        self.assertEqual(first.read_text(), "PRODID:other")


if __name__ == "__main__":
    unittest.main(verbosity=2)
