# SPDX-License-Identifier: GPL-3.0-or-later
"""What `ceu calendar subscribe` does and says is true: real khal shows each deadline, after it was done once and twice, and
after a change; the commands for calcurse make one entry a deadline."""
import collections
import os
import pathlib
import re
import subprocess
import sys
import tempfile

from clients import check, check_equal, raw_events, property_of

# As `khal configure` leaves it: calendars first, and more behind them.
SETTINGS = """[calendars]

[[private]]
path = {home}/private
type = calendar

[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M

[default]
default_calendar = private
"""
AT = "2026-11-23"


class Home:
    def __init__(self, folder, ceu, helpers, rules):
        self.path, self.ceu_path = pathlib.Path(folder), ceu
        self.environment = {"HOME": folder, "PATH": os.environ["PATH"], "TZ": "America/New_York", "LC_ALL": "C.UTF-8",
                            "CEU_RULES_DIR": rules, "CEU_LIBEXEC_DIR": helpers, "ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", "")}
        self.feed = self.path / ".local/share/ceud/calendar/renewals.ics"
        self.settings = self.path / ".config/khal/config"

    def run(self, *words):
        done = subprocess.run([str(word) for word in words], env=self.environment, cwd=self.path, stdin=subprocess.DEVNULL,
                              capture_output=True, timeout=100)
        check_equal(done.returncode, 0, f"exit code of {words}: {done.stdout.decode()} {done.stderr.decode()}")
        return done.stdout.decode()

    def ceu(self, *words):
        return self.run(self.ceu_path, *words)

    def published(self):
        """day, title of each event of the feed; titles are plain words here"""
        events = raw_events(self.feed.read_bytes().decode())
        return collections.Counter((property_of(event, "DTSTART"), property_of(event, "SUMMARY").replace("\\", "")) for event in events)

    def listed(self):
        days = sorted({day for day, _ in self.published()})
        found = collections.Counter()
        for day in days:
            shown = f"{day[:4]}-{day[4:6]}-{day[6:]}"
            text = self.run("khal", "list", "--notstarted", "--day-format", "", "--format", "{title}{cancelled}", shown, "1d")
            found.update((day, line.strip().removesuffix(" CANCELLED").removeprefix("CANCELLED ").strip())
                         for line in text.splitlines() if line.strip())
        return found


def khal(home):
    home.settings.parent.mkdir(parents=True)
    home.settings.write_text(SETTINGS.format(home=home.path))
    (home.path / "private").mkdir()
    check("shows the deadlines now" in home.ceu("calendar", "subscribe", "khal", "--do"), "the first time")
    home.ceu("calendar", "publish")
    once = home.settings.read_text()
    check("already" in home.ceu("calendar", "subscribe", "khal", "--do"), "the second time")
    check_equal(home.settings.read_text(), once, "khal's settings after the second time")
    check_equal(once.count("[[ceud-renewals]]"), 1, "sections")
    check_equal(home.run("khal", "printcalendars").split(), ["ceud-renewals", "private"], "khal's calendars")
    check(sum(home.published().values()) > 1, "a feed of some events")
    check_equal(home.listed(), home.published(), "khal's list")
    before = home.published()
    home.ceu("membership", "set", "aapc", "--renews", "2027-05")
    home.ceu("calendar", "publish")
    check(home.published() != before, "nothing changed")
    check_equal(home.listed(), home.published(), "khal's list after a change")
    # One who writes into it is refused, since ceu writes it anew.
    done = subprocess.run(["khal", "new", "-a", "ceud-renewals", "2027-01-01", "Mine"], env=home.environment, cwd=home.path,
                          stdin=subprocess.DEVNULL, capture_output=True, timeout=100)
    check(done.returncode != 0, "khal wrote into the calendar of ceu")


def steps_by_hand(home):
    """The steps that are printed for khal lead to the same."""
    home.settings.write_text(SETTINGS.format(home=home.path))
    text = home.ceu("calendar", "subscribe", "khal")
    section = re.search(r"^ +(\[\[.*?)\n \d\.", text, re.M | re.S)[1]
    section = "\n".join(line.strip() for line in section.splitlines())
    home.settings.write_text(home.settings.read_text().replace("[calendars]\n", "[calendars]\n" + section + "\n", 1))
    check_equal(home.listed(), home.published(), "khal's list by hand")
    check("already" in home.ceu("calendar", "subscribe", "khal", "--do"), "what was done by hand is known")


def calcurse(home):
    text = home.ceu("calendar", "subscribe", "calcurse")
    command = re.search(r"^ +(calcurse -D \S+ -i \S+)$", text, re.M)[1].split()
    folder = pathlib.Path(command[2])
    remove = re.search(r"^ +(rm -r \S+)$", text, re.M)[1].split()
    for _ in range(2):
        home.run(*command)
        lines = (folder / "apts").read_text().splitlines()
        check_equal(len(lines), sum(home.published().values()), "entries of calcurse")
        home.run(*remove)
    check(not (home.path / ".calcurse").exists() and not (home.path / ".local/share/calcurse").exists(), "the user's own calendar")


def main():
    ceu, helper, rules = sys.argv[1:]
    with tempfile.TemporaryDirectory(prefix="ceu-subscribe-") as folder:
        home = Home(folder, ceu, os.path.dirname(helper), rules)
        home.ceu("membership", "set", "aapc", "--renews", "2027-03", "--at", AT)
        home.ceu("credential", "add", "CPC", "--earned", "2025-09-15", "--at", AT)
        khal(home)
        steps_by_hand(home)
        calcurse(home)
    print("khal and calcurse show every deadline")


main()
