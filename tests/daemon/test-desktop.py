# SPDX-License-Identifier: GPL-3.0-or-later
"""The daemon against a real notification server on a virtual display: seen, and pressed with the mouse."""
import os
import re
import subprocess
import sys
import time
import unittest

from harness import BUILD, NOTIFY, Session

# A right click opens the menu of actions; the menu program chooses the line that a person would.
DUNST = """[global]
    origin = top-left
    offset = 20x20
    width = 420
    height = 300
    font = DejaVu Sans 10
    notification_limit = 5
    mouse_right_click = context
    dmenu = %s
[urgency_low]
    timeout = 0
[urgency_normal]
    timeout = 0
"""
MENU = """#!/bin/sh
grep -m 1 "Snooze a week"
"""


class Display(Session):
    """A virtual display, and what can be done on it."""

    def setUp(self):
        super().setUp()
        reader, writer = os.pipe()
        self.display = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writer), "-screen", "0", "800x600x24", "-nolisten", "tcp"],
            pass_fds=[writer], stdout=self.log, stderr=self.log)
        self.processes.append(self.display)
        os.close(writer)
        with os.fdopen(reader) as numbers:
            self.environment["DISPLAY"] = ":" + numbers.readline().strip()

    def run_x(self, *command):
        return subprocess.run(command, env=self.environment, capture_output=True, text=True, timeout=60, check=True).stdout

    def picture(self, name):
        """What is on the display, kept where CEU_TEST_PICTURES says; the number of its colours."""
        path = os.path.join(os.environ.get("CEU_TEST_PICTURES", str(self.home)), name)
        self.run_x("import", "-window", "root", path)
        return int(self.run_x("identify", "-format", "%k", path))


class Desktop(Display):
    def setUp(self):
        super().setUp()
        menu = self.home / "menu"
        menu.write_text(MENU)
        menu.chmod(0o755)
        settings = self.home / "dunstrc"
        settings.write_text(DUNST % menu)
        self.start(["dunst", "-config", str(settings)])
        self.wait_owner(NOTIFY)

    def displayed(self):
        return int(re.search(r"displayed: *(\d+)", self.run_x("dunstctl", "count")).group(1))

    def test_seen_and_snoozed(self):
        self.set_up_due(5)
        empty = self.picture("before.png")
        self.start_daemon()
        self.wait_state("ahima/units", "shown")
        self.assertEqual(self.displayed(), 1)
        self.wait(lambda: self.picture("reminder.png") > empty + 10, 20, lambda: "a drawn notification")
        before = time.time()
        self.run_x("xdotool", "mousemove", "120", "60", "click", "3")
        self.wait(lambda: any(until > 0 for *_, until in self.reminders()), 20, lambda: "a snooze: %s" % self.reminders())
        self.assertAlmostEqual(max(until for *_, until in self.reminders()) - before, 7 * 86400, delta=3700)
        self.wait(lambda: self.displayed() == 0, 10, lambda: "the bubble to go")

    def test_probe_names_the_server(self):
        report = subprocess.run([str(BUILD / "daemon" / "ceud"), "--probe"], env=self.environment,
                                capture_output=True, text=True, timeout=30, check=True).stdout
        self.assertRegex(report, r"notification-server=dunst \d")
        self.assertRegex(report, r"capabilities=.*\bactions\b")

    def test_done_and_open(self):
        mark = self.home / "opened"
        self.write_settings("[open]\ncommand=touch '%s'\n" % mark)
        self.set_up_due(5)
        self.start_daemon()
        self.wait_state("ahima/units", "shown")
        # Open looks at it, and answers nothing.
        self.run_x("dunstctl", "action", "0")
        self.wait(mark.exists, 10, lambda: "the command of Open")
        self.assertEqual(set(self.states().values()), {"shown"})
        # A person closes it: that is an answer.
        self.fixture("due", "ahima", "+4")
        self.wait(lambda: "shown" in self.states().values() and self.displayed() >= 1, 20, lambda: "the next one")
        self.run_x("dunstctl", "close-all")
        self.wait_state("ahima/units", "acknowledged")


class Xfce(Display):
    """Xfce's own server, whose buttons are pressed with the mouse."""

    def setUp(self):
        super().setUp()
        self.start(["/usr/lib/x86_64-linux-gnu/xfce4/notifyd/xfce4-notifyd"])
        self.wait_owner(NOTIFY)

    def press(self, part):
        """Presses the button at this part of the width; the buttons are at the foot of the window."""
        found = self.run_x("xdotool", "search", "--onlyvisible", "--class", "xfce4-notifyd").split()
        windows = []
        for window in found:
            shape = dict(line.split("=") for line in self.run_x("xdotool", "getwindowgeometry", "--shell", window).split())
            windows.append([int(shape[key]) for key in ("WIDTH", "HEIGHT", "X", "Y")])
        width, height, x, y = max(windows)
        self.run_x("xdotool", "mousemove", str(x + int(width * part)), str(y + height - 31), "click", "1")

    def bubble(self):
        self.set_up_due(5)
        empty = self.picture("xfce-before.png")
        self.start_daemon()
        self.wait_state("ahima/units", "shown")
        self.wait(lambda: self.picture("xfce-reminder.png") > empty + 10, 20, lambda: "a drawn notification")
        self.pause(0.5)

    def test_xfce_snooze(self):
        self.bubble()
        before = time.time()
        self.press(0.2)
        self.wait(lambda: any(until > 0 for *_, until in self.reminders()), 20, lambda: "a snooze: %s" % self.reminders())
        self.assertAlmostEqual(max(until for *_, until in self.reminders()) - before, 7 * 86400, delta=3700)

    def test_xfce_done(self):
        self.bubble()
        self.press(0.5)
        self.wait_state("ahima/units", "acknowledged")

    def test_xfce_open(self):
        mark = self.home / "opened"
        self.write_settings("[open]\ncommand=touch '%s'\n" % mark)
        self.bubble()
        self.press(0.85)
        self.wait(mark.exists, 10, lambda: "the command of Open")
        self.assertEqual(set(self.states().values()), {"shown"})


if __name__ == "__main__":
    sys.exit(unittest.main(verbosity=2))
