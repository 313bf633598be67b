#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares the program with an independent implementation of the rules on random cases; differences must be 0.

usage: oracle.py DRIVER RULES [--cases N] [--seed S] [--body BODY] [--case N] [--jobs N]

Without --cases: 50,000, or 1,000,000 with CEU_TEST_LONG=1. The case of one body, seed and number is always the same;
a difference is shrunk and printed with the command that repeats it.
"""
import argparse
import collections
import multiprocessing
import os
import random
import sys
import time

import aapc
import ahima
import amba
import compare
import health
import licences
import management

OTHERS = [kind() for kind in (
    management.Acdis, management.Hcca, management.Isc2, management.Pmi, management.Acfe, management.Ima, management.Shrm,
    management.Isaca, management.Nha, management.Cfp, management.Comptia, health.Nremt, health.CaliforniaNurse,
    health.FloridaNurse, health.Bacb, health.Arrt, health.Nccpa, health.Ascp, health.CaliforniaPhysician,
    licences.CaliforniaAccountant, licences.TexasAccountant, licences.TexasEngineer, licences.Cmmota,
    licences.CaliforniaAttorney)]
BODIES = {"aapc": aapc, "ahima": ahima, "amba": amba, **{body.name: body for body in OTHERS}}
SHOWN = 3  # differences printed in full, of each body
BATCH = 400


def draw(name, seed, number):
    return BODIES[name].draw_case(random.Random(f"{seed} {name} {number}"))


def judge(name, case):
    return BODIES[name].judge(case)


class Tally:
    """What one batch found: cases, ties, differing numbers, by body."""

    def __init__(self):
        self.cases, self.ties, self.differing = collections.Counter(), collections.Counter(), []


def run_batch(job):
    """job: (name, first number, how many)."""
    name, first, many = job
    tally = Tally()
    cases = [draw(name, SETTINGS.seed, n) for n in range(first, first + many)]
    answers = DRIVER.ask([case.line() for case in cases])
    for number, case, answer in zip(range(first, first + many), cases, answers):
        expected = judge(name, case)
        tally.cases[name] += 1
        tally.ties[name] += any(len(e.choices) > 1 for e in expected)
        if compare.difference(expected, answer):
            tally.differing.append((name, number))
    return tally


def start_worker(settings):
    global SETTINGS, DRIVER
    SETTINGS, DRIVER = settings, compare.Driver(settings.driver, settings.rules)


def tell(settings, driver, name, number):
    """Shrinks one differing case and prints it."""
    def differs(case):
        return compare.difference(judge(name, case), driver.ask([case.line()])[0])

    case = compare.shrink(draw(name, settings.seed, number), differs)
    print(f"\n{name} {number}: repeat with --seed {settings.seed} --body {name} --case {number}")
    print(f"  today {case.today}")
    for record in case.records():
        print(f"  {record}")
    for line in differs(case):
        print(f"  {line}")
    print(f"  line: {case.line()!r}", flush=True)


def jobs_of(settings):
    names = [settings.body] if settings.body else list(BODIES)
    if settings.case is not None:
        return [(names[0], settings.case, 1)]
    each = -(-settings.cases // len(names))
    return [(name, first, min(BATCH, each - first)) for first in range(0, each, BATCH) for name in names]


def options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("driver")
    parser.add_argument("rules")
    parser.add_argument("--cases", type=int)
    parser.add_argument("--seed", type=int, default=int(os.environ.get("CEU_TEST_SEED", "1")))
    parser.add_argument("--body", choices=BODIES)
    parser.add_argument("--case", type=int)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    settings = parser.parse_args()
    if settings.case is not None and not settings.body:
        parser.error("--case needs --body")
    if settings.cases is None:
        settings.cases = 1000000 if os.environ.get("CEU_TEST_LONG") else 50000
    return settings


def main():
    settings = options()
    began = time.monotonic()
    cases, ties, differing = collections.Counter(), collections.Counter(), collections.defaultdict(list)
    with multiprocessing.Pool(settings.jobs, start_worker, (settings,)) as pool:
        for tally in pool.imap_unordered(run_batch, jobs_of(settings)):
            cases += tally.cases
            ties += tally.ties
            for name, number in tally.differing:
                differing[name].append(number)
    seconds = time.monotonic() - began
    driver = compare.Driver(settings.driver, settings.rules)
    for name in sorted(differing):
        for number in sorted(differing[name])[:SHOWN]:
            tell(settings, driver, name, number)
    driver.close()
    for name in sorted(cases):
        print(f"{name}: {cases[name]} cases, {ties[name]} with several best ways, {len(differing[name])} differences")
    others = [name for name in compare.bodies(settings.driver, settings.rules) if name not in BODIES]
    print(f"not compared: {len(others)} bodies: {', '.join(others) or 'none'}")
    found = sum(map(len, differing.values()))
    print(f"seed {settings.seed}: {sum(cases.values())} cases in {seconds:.0f} s, {found} differences")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
