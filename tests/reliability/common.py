# SPDX-License-Identifier: GPL-3.0-or-later
"""What the kill sweep and the power-cut replay share: homes, commands, and the question "is all still there?".

A subject is the program under test, as command templates: {home} is its throw-away home, {title} the record to
add. It prints something once a record is safe, and not before; `list` prints every title; `verify` answers 0 if
all is fine.
"""
import argparse
import os
import shlex
import shutil
import subprocess
import tempfile

LONG = os.environ.get("CEU_TEST_LONG") == "1"
NOT_FOUND_CODES = (1,)  # what `list` answers where there is no store yet


class Subject:
    """The commands of one program."""

    def __init__(self, init, add, listing, verify):
        self.init, self.add, self.listing, self.verify = init, add, listing, verify

    @staticmethod
    def add_arguments(parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--init", required=True, help="makes the store in {home}")
        parser.add_argument("--add", required=True, help="adds the record {title} in {home}")
        parser.add_argument("--list", required=True, help="prints every title in {home}")
        parser.add_argument("--verify", required=True, help="answers 0 if the store in {home} is fine")
        parser.add_argument("--action", action="append", default=[],
                            help="NAME=COMMAND, another change to try beside init and add")

    @classmethod
    def from_arguments(cls, arguments) -> "Subject":
        return cls(arguments.init, arguments.add, arguments.list, arguments.verify)


def words(template: str, home: str, title: str = "") -> list:
    return [word.format(home=home, title=title) for word in shlex.split(template)]


def run(command: list) -> subprocess.CompletedProcess:
    return subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          text=True, errors="replace", timeout=120, check=False)


def run_or_die(command: list) -> subprocess.CompletedProcess:
    done = run(command)
    if done.returncode != 0:
        raise SystemExit(f"{shlex.join(command)} answered {done.returncode}: {done.stderr}")
    return done


def acknowledged(output: str) -> bool:
    return output != ""


def titles(subject: Subject, home: str):
    """Every title, None if there is no store, or a complaint as an exception."""
    done = run(words(subject.listing, home))
    if done.returncode in NOT_FOUND_CODES:
        return None
    if done.returncode != 0:
        raise AssertionError(f"list answers {done.returncode}: {done.stderr.strip()}")
    return done.stdout


def complaint(subject: Subject, home: str, must_have: list, must_exist: bool):
    """None if the store is fine and holds every title of must_have; else what is wrong."""
    try:
        present = titles(subject, home)
    except AssertionError as fault:
        return str(fault)
    if present is None:
        return "the store is gone" if must_exist or must_have else None
    for title in must_have:
        if title not in present:
            return f"“{title}” was acknowledged and is lost"
    done = run(words(subject.verify, home))
    if done.returncode != 0:
        return f"verify answers {done.returncode}: {done.stdout.strip()} {done.stderr.strip()}"
    return None


class Workshop:
    """A folder for homes, gone at the end."""

    def __enter__(self):
        self.path = tempfile.mkdtemp(prefix="ceu-reliability-")
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.path)

    def home(self, name: str) -> str:
        return os.path.join(self.path, name)

    def copy(self, source: str, name: str) -> str:
        target = self.home(name)
        shutil.copytree(source, target, symlinks=True)
        return target
