# SPDX-License-Identifier: GPL-3.0-or-later
"""A person in front of a pseudo-terminal: types keys, waits for words on the screen, and reads what stands there."""
import codecs
import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import termios
import time

PATIENCE = 60  # seconds that an event may take on a machine that is busy; nothing waits for them to pass


class Person:
    """Use as a context. Everything that the program said is in .said, as text; .await_text() waits for more."""

    def __init__(self, arguments, environment, cwd, columns=80, rows=24):
        self.said, self.seen = "", 0
        self.leader, follower = pty.openpty()
        fcntl.ioctl(self.leader, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.process = subprocess.Popen(  # pylint: disable=consider-using-with
            arguments, stdin=follower, stdout=follower, stderr=follower, env=environment, cwd=cwd,
            preexec_fn=self._own_terminal)
        os.close(follower)
        self.decoder, self.held = codecs.getincrementaldecoder("utf-8")("replace"), ""

    @staticmethod
    def _own_terminal():
        os.setsid()
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        os.close(self.leader)

    def type(self, keys):
        """Keys go to the program; looking for words begins behind what stands there by now."""
        self.seen = len(self.said)
        os.write(self.leader, keys if isinstance(keys, bytes) else keys.encode())

    def _read(self):
        """False: the program has closed the terminal."""
        if not select.select([self.leader], [], [], 0.2)[0]:
            return True
        try:
            part = os.read(self.leader, 65536)
        except OSError:
            return False
        text = self.held + self.decoder.decode(part)
        self.held = "\r" if text.endswith("\r") else ""  # a line end may be torn by the read, as a character may
        self.said += text[:len(text) - len(self.held)].replace("\r\n", "\n")
        return bool(part)

    def await_text(self, pattern):
        """Waits until the pattern stands on the screen behind the last keys; the match, or None at the end or too late."""
        limit = time.monotonic() + PATIENCE
        while time.monotonic() < limit:
            found = re.search(pattern, self.said[self.seen:])
            if found:
                return found
            if not self._read():
                return re.search(pattern, self.said[self.seen:])
        return None

    def finish(self):
        """Reads to the end; the exit code, or None: it does not end, and is killed."""
        limit = time.monotonic() + PATIENCE
        while self._read():
            if time.monotonic() > limit:
                self.process.kill()
                self.process.wait()
                return None
        return self.process.wait()


def talk(home, arguments, answers):
    """Runs ceu on a pseudo-terminal and answers each question (what ends in ": "): the exit code, what was said, answers left."""
    rest = list(answers)
    with Person(["ceu", *arguments, "--at", "2026-11-23"], {**home.environment, "TERM": "dumb"}, None) as person:
        while rest and person.await_text(r": \Z"):
            person.type(rest.pop(0))
        return person.finish(), person.said, rest
