# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of foreign calendar programs share: a home of their own, a feed, what must be found in it."""
import collections
import dataclasses
import datetime
import os
import pathlib
import re
import subprocess
import sys
import tempfile

EVENTS = 60
STATES = "none", "open", "submitted", "done", "called off"  # as CeuTaskState
DROPPED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def clean(data, lines):
    """The text that a reader must see: written anew here, so that the program is not measured by itself."""
    text = data.decode("utf-8", "replace").replace("\r\n", "\n")
    text = re.sub("[\n\r\u2028\u2029]", "\n" if lines else " ", text).replace("\t", " ")
    return DROPPED.sub("", text)


@dataclasses.dataclass(frozen=True)
class Expected:
    uid: str
    day: datetime.date
    sequence: int
    cancelled: bool
    summary: str
    description: str
    state: str = "none"
    done: datetime.date = None  # of a task: not known


class Bench:
    """A throw-away home with a feed, and a folder of items, in it; removed at the end, whatever happens."""

    def __init__(self, make_feed, count=EVENTS, tasks=False):
        self.folder = tempfile.TemporaryDirectory(prefix="ceu-clients-")
        self.home = pathlib.Path(self.folder.name)
        self.feed = self.home / "renewals.ics"
        expected = self.home / "expected.tsv"
        self.vdir = self.home / "items"
        subprocess.run([make_feed, str(count), self.feed, expected, self.vdir, *["tasks"] * tasks], check=True)
        self.items = [self.read(line) for line in expected.read_text().splitlines()]
        check(len(self.items) == count or tasks and self.items, "the feed's maker wrote too few items")

    @staticmethod
    def read(line):
        uid, day, sequence, cancelled, summary, description, *task = line.split("\t")
        state, done = task or ("0", "-")
        return Expected(uid, datetime.date.fromisoformat(day), int(sequence), cancelled == "1",
                        clean(bytes.fromhex(summary), False), clean(bytes.fromhex(description), True),
                        STATES[int(state)], None if done == "-" else datetime.date.fromisoformat(done))

    def environment(self):
        """Nothing of the user's own: home, settings, zone and language are ours."""
        kept = {name: os.environ[name] for name in ("PATH", "ASAN_OPTIONS") if name in os.environ}
        return kept | {"HOME": str(self.home), "TZ": "America/New_York", "LC_ALL": "C.UTF-8",
                       "XDG_CONFIG_HOME": str(self.home / "config"),
                       "XDG_DATA_HOME": str(self.home / "data"),
                       "XDG_CACHE_HOME": str(self.home / "cache"),
                       "XDG_STATE_HOME": str(self.home / "state"),
                       "XDG_RUNTIME_DIR": str(self.home / "run")}

    def write(self, path, text):
        path = self.home / path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return path

    def run(self, *command):
        """Standard output; a failing program fails the test with all it said."""
        done = subprocess.run([str(word) for word in command], cwd=self.home, env=self.environment(),
                              stdin=subprocess.DEVNULL, capture_output=True, timeout=100)
        if done.returncode != 0:
            fail(f"{command[0]} ended with {done.returncode}:\n{done.stdout.decode('utf-8', 'replace')}"
                 f"\n{done.stderr.decode('utf-8', 'replace')}")
        return done.stdout.decode("utf-8")


def fail(message):
    sys.exit(f"FAILED: {message}")


def check(condition, message):
    if not condition:
        fail(message)


def check_equal(got, want, what):
    check(got == want, f"{what}: got {got!r}, want {want!r}")


def unfold(text):
    return re.sub("\r?\n[ \t]", "", text)


def raw_events(text):
    """Each VEVENT of the feed as its own text, byte for byte."""
    return re.findall("^BEGIN:VEVENT\r\n.*?^END:VEVENT\r\n", text, re.S | re.M)


def property_of(event, name):
    found = re.findall(f"^{name}[;:].*$", unfold(event), re.M)
    check(len(found) == 1, f"{len(found)} {name} in {event}")
    return found[0].split(":", 1)[1].strip()


KHAL_SETTINGS = """[calendars]
[[renewals]]
path = {vdir}
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[default]
default_calendar = renewals
"""


def khal_lists(bench, config, line):
    """What khal shows of each day that has an event, @line of each; and how often."""
    found = collections.Counter()
    for day in sorted({item.day for item in bench.items}):
        text = bench.run("khal", "-c", config, "list", "--notstarted", "--day-format", "", "--format", line, str(day), "1d")
        found.update(line.strip() for line in text.splitlines() if line.strip())
    return found


def main(test, tasks=False):
    """Runs one test: the program's only argument is the feed's maker."""
    bench = Bench(sys.argv[1], tasks=tasks)
    with bench.folder:
        test(bench)
    print(f"{len(bench.items)} items, each on its day")
