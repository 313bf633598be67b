#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills a command with SIGKILL at its system calls, one run each, and looks whether the store is whole afterwards.

Every acknowledged record must be there, `verify` must be content, and the next command must work.
CEU_TEST_LONG=1 takes every system call; else an even choice.
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
BEFORE = ["before one", "before two"]
ON_TOP = "on top"  # what an undo takes back


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


def try_point(shop, subject, base, action, point, must_exist):
    """Whether the command was killed (the number of calls varies a little), and what is wrong then, or None."""
    name, number = point
    label = f"{action[0]}-{name}-{number}"
    home = shop.copy(base, label) if os.path.isdir(base) else shop.home(label)
    command = words(action[1], home, "the new one")
    killed = run(["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={name}",
                  "-e", f"inject={name}:signal=SIGKILL:when={number}"] + command)
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
            chosen = choose(points, arguments.points // len(actions))
            jobs = [pool.submit(try_point, shop, subject, start, action, point, action[0] != "init")
                    for point in chosen]
            results = [job.result() for job in jobs]
            faults += [fault for _, fault in results if fault]
            killed += sum(was_killed for was_killed, _ in results)
            tried += len(chosen)
            print(f"{action[0]}: killed at {len(chosen)} of {len(points)} system calls")
    for fault in faults[:20]:
        print("BAD", fault)
    print(f"{killed} kills, {len(faults)} bad")
    if arguments.expect_bad:
        return 0 if faults else 1
    return 1 if faults or killed == 0 or killed < 0.9 * tried else 0


if __name__ == "__main__":
    sys.exit(main())
