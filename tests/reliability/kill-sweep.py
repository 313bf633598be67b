#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills a command with SIGKILL at its system calls, one run each, and looks whether the store is whole afterwards.

Every acknowledged record must be there, `verify` must be content, and the next command must work. With --error the
calls fail instead (disk full, read-only, a bad sector): then a command that answers 0 must have done its work, and
one that does not must leave the store as it was. CEU_TEST_LONG=1 takes every system call; else an even choice.
"""
import argparse
import concurrent.futures
import os
import re
import shutil
import sys

from common import LONG, Subject, Workshop, acknowledged, complaint, run, run_or_die, titles, words

SHORT_POINTS = 240  # over all actions
CALL = re.compile(r"^(?:\d+ +)?([a-z_0-9]+)\(")
CAN_FAIL = {"openat", "read", "pread64", "write", "pwrite64", "fsync", "fdatasync", "ftruncate", "unlink", "rename",
            "renameat2", "mkdir", "fcntl"}
BEFORE = ["before one", "before two"]
ON_TOP = "on top"  # what an undo takes back
# A failing sync of the folder, unlocking, and output come after the commit: no program can take that back.
MAY_BE_DONE = {"fsync", "fdatasync", "openat", "write", "fcntl"}


def points_of(command: list, home: str, log: str) -> list:
    """(system call, which time) of every call from the first one that touches the home."""
    run_or_die(["strace", "-f", "-qq", "-o", log] + command)
    seen, points, touched = {}, [], False
    with open(log, encoding="utf-8", errors="replace") as lines:
        for line in lines:
            match = CALL.match(line)
            if not match or match.group(1) in ("execve", "exit_group"):
                continue
            name = match.group(1)
            seen[name] = seen.get(name, 0) + 1
            touched = touched or home in line
            if touched:
                points.append((name, seen[name]))
    return points


def inject(home, point, effect, command):
    """One run with one system call disturbed."""
    name, number = point
    return run(["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={name}",
                "-e", f"inject={name}:{effect}:when={number}"] + words(command, home, "the new one"))


def try_error(shop, subject, base, action, point, code):
    """As try_point(), for a call that fails with code."""
    label = f"{action[0]}-{point[0]}-{point[1]}-{code}"
    home = shop.copy(base, label) if os.path.isdir(base) else shop.home(label)
    done = inject(home, point, f"error={code}", action[1])
    said_yes = done.returncode == 0 and acknowledged(done.stdout)
    expected = BEFORE if os.path.isdir(base) else []
    if action[0] == "add" and said_yes:
        expected = expected + [ON_TOP, "the new one"]
    fault = complaint(subject, home, expected, bool(expected) or said_yes)
    if fault is None and action[0] == "add" and not said_yes and "the new one" in (titles(subject, home) or ""):
        fault = "failed, and the record is there" if point[0] not in MAY_BE_DONE else None
    if fault is None and done.returncode != 0 and done.stderr.strip() == "":
        fault = "failed without a word"
    fault = fault or after_life(subject, home, expected)
    shutil.rmtree(home, ignore_errors=True)
    return True, None if fault is None else f"{label}: {fault}"


def try_point(shop, subject, base, action, point, must_exist):
    """Whether the command was killed (the number of calls varies a little), and what is wrong then, or None."""
    name, number = point
    label = f"{action[0]}-{name}-{number}"
    home = shop.copy(base, label) if os.path.isdir(base) else shop.home(label)
    killed = inject(home, point, "signal=SIGKILL", action[1])
    expected = list(BEFORE) if must_exist else []
    if action[0] == "add":
        expected.append(ON_TOP)
    if acknowledged(killed.stdout) and action[0] == "add":
        expected.append("the new one")
    fault = complaint(subject, home, expected, must_exist or acknowledged(killed.stdout))
    if fault is None:
        fault = after_life(subject, home, expected)
    shutil.rmtree(home, ignore_errors=True)
    return killed.returncode != 0, None if fault is None else f"{label}: {fault}"


def after_life(subject, home, expected):
    """The next commands work, on whatever the killed one left."""
    commands = [words(subject.add, home, "the next one")]
    if titles(subject, home) is None:
        commands.insert(0, words(subject.init, home))
    for command in commands:
        done = run(command)
        if done.returncode != 0:
            return f"the next command answers {done.returncode}: {done.stderr.strip()}"
    return complaint(subject, home, expected + ["the next one"], True)


def choose(points: list, count: int) -> list:
    if LONG or len(points) <= count:
        return points
    return [points[i * len(points) // count] for i in range(count)]


def prepare(shop, subject) -> str:
    base = shop.home("base")
    run_or_die(words(subject.init, base))
    for title in BEFORE + [ON_TOP]:
        run_or_die(words(subject.add, base, title))
    return base


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    Subject.add_arguments(parser)
    parser.add_argument("--points", type=int, default=SHORT_POINTS, help="how many kills, all actions together")
    parser.add_argument("--error", action="append", default=[], help="let calls fail with this code instead of killing")
    parser.add_argument("--expect-bad", action="store_true", help="succeed only if faults are found")
    arguments = parser.parse_args()
    subject = Subject.from_arguments(arguments)
    actions = [("init", subject.init), ("add", subject.add)]
    actions += [tuple(action.split("=", 1)) for action in arguments.action]
    faults, tried, killed = [], 0, 0
    with Workshop() as shop, concurrent.futures.ThreadPoolExecutor(2) as pool:
        base = prepare(shop, subject)
        for action in actions:
            start = shop.home("none") if action[0] == "init" else base
            probe = shop.home("probe-" + action[0])
            if action[0] != "init":
                shutil.copytree(base, probe)
            points = points_of(words(action[1], probe, "the new one"), probe, shop.home("log"))
            if arguments.error:
                points = [point for point in points if point[0] in CAN_FAIL]
            chosen = choose(points, arguments.points // len(actions) // max(1, len(arguments.error)))
            jobs = [pool.submit(try_point, shop, subject, start, action, point, action[0] != "init")
                    for point in chosen if not arguments.error]
            jobs += [pool.submit(try_error, shop, subject, start, action, point, code)
                     for point in chosen for code in arguments.error]
            results = [job.result() for job in jobs]
            faults += [fault for _, fault in results if fault]
            killed += sum(was_killed for was_killed, _ in results)
            tried += len(jobs)
            print(f"{action[0]}: disturbed at {len(chosen)} of {len(points)} system calls, {len(jobs)} runs")
    for fault in faults[:20]:
        print("BAD", fault)
    print(f"{killed} disturbed, {len(faults)} bad")
    if arguments.expect_bad:
        return 0 if faults else 1
    return 1 if faults or killed == 0 or killed < 0.9 * tried else 0


if __name__ == "__main__":
    sys.exit(main())
