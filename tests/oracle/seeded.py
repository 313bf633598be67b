#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Does the oracle catch a wrong engine? Each row of MUTANTS is one wrong line in lib/core: the file is compiled with
it, linked into a library of its own, and the oracle must find cases that differ only there.

usage: seeded.py BUILD DRIVER RULES OBJECT…     one mutant; all of them with CEU_TEST_LONG=1
"""
import json
import os
import pathlib
import shlex
import subprocess
import sys
import tempfile

import compare
import oracle

CASES = 4000
ALWAYS = "the due day itself is lost"  # the one that is tried each time
LIBRARIES = ("glib-2.0", "sqlite3", "yaml-0.1", "jansson")

MUTANTS = (  # name, file of lib/core, what stands there once, what is put instead, body whose cases show it
    ("the due day itself is lost", "count.c", "if (ceu_date_compare(done, earn->last) > 0) {",
     "if (ceu_date_compare(done, earn->last) >= 0) {", "amba"),
    ("units of the grace time count twice", "count.c", "if (ceu_date_is_set(counter->grace_end) &&", "if (false &&", "shrm"),
    ("the end of a month is a day early", "date.c", "return policy == CEU_MONTH_CLAMP ? date :",
     "return policy == CEU_MONTH_CLAMP ? ceu_date_add_days(date, -1) :", "pmi"),
    ("a ramp begins a year too late", "total.c", "(first_is_partial(work, evaluation) ? 1 : 0)", "1", "tx-cpa"),
    ("one credential too many", "total.c", "MAX(work->counting->len, 1) - 1;", "MAX(work->counting->len, 1);", "ahima"),
    ("a share is rounded down", "total.c", "(exact + step - 1) / step * step", "exact / step * step", "aapc"),
    ("old units are carried", "carry.c", "ceu_date_compare(activity->done, surplus->from) >= 0 &&", "", "isc2"),
    ("a category is carried without limit", "carry.c", "take = limit_for(surplus, item, take);", "(void) limit_for;",
     "ima"),
    ("45 minutes are not enough", "convert.c", "remainder >= rule->count.remainder_minutes * 1000 ?",
     "remainder > rule->count.remainder_minutes * 1000 ?", "ahima"),
    ("a percentage of a percent too much", "require.c", "total.milli * require->percent_milli +",
     "total.milli * (require->percent_milli + 1000) +", "nremt"),
    ("every third renewal is every first", "require.c", "evaluation->number % rule->require.every != 0",
     "evaluation->number % rule->require.every == 0", "fl-rn"),
    ("of two sources the later day", "stage.c", "} else if (ceu_date_compare(day, stage->day) < 0) {",
     "} else if (ceu_date_compare(day, stage->day) > 0) {", "isaca"),
    ("odd years for even", "line.c", "year % 2 != yearly->parity", "year % 2 == yearly->parity", "ca-cpa"),
    ("the month of the birthday itself", "line.c",
     "ceu_date_add_months(ceu_date_month_start(day), offset_months, CEU_MONTH_CLAMP)", "day", "ca-rn"),
    ("a renewal filed for the last day is not seen", "cycle.c",
     "ceu_date_compare(filings[i].cycle_day, cycle->last) <= 0)",
     "ceu_date_compare(filings[i].cycle_day, cycle->last) < 0)", "amba"),
)


def differing(driver_path, rules, name, library=None):
    """Numbers of the cases in which the program, with that library, is not as the oracle says."""
    if library:
        os.environ["LD_LIBRARY_PATH"] = str(library.parent)
    driver = compare.Driver(driver_path, rules)
    os.environ.pop("LD_LIBRARY_PATH", None)
    cases = [oracle.draw(name, 1, n) for n in range(CASES)]
    answers = driver.ask([case.line() for case in cases])
    driver.close()
    return {n for n, case, answer in zip(range(CASES), cases, answers)
            if compare.difference(oracle.judge(name, case), answer)}


def mutate(source, old, new):
    text = source.read_text()
    if text.count(old) != 1:
        raise SystemExit(f"{source}: {text.count(old)} times, not once: {old}")
    return text.replace(old, new)


def build(commands, source, text, objects, folder):
    """libceu with the changed source."""
    changed = folder / source.name
    changed.write_text(text)
    entry = next(e for e in commands if e["file"] == str(source))
    words, built = shlex.split(entry["command"]), folder / (source.name + ".o")
    words[words.index("-o") + 1] = str(built)
    words[words.index("-c") + 1] = str(changed)
    subprocess.run(words + ["-w", "-iquote", str(source.parent)], cwd=entry["directory"], check=True)
    own = [o for o in objects if o.endswith(f"/lib/core/{source.name}.o")]
    if len(own) != 1:
        raise SystemExit(f"no object of {source}")
    flags = subprocess.run(["pkg-config", "--libs", *LIBRARIES], check=True, capture_output=True, text=True).stdout.split()
    library = folder / "libceu.so.0"
    subprocess.run([words[0], "-shared", "-Wl,-soname,libceu.so.0", "-o", str(library), str(built),
                    *[o for o in objects if o not in own], *flags], cwd=entry["directory"], check=True)
    return library


def main():
    build_folder, driver, rules, *objects = sys.argv[1:]
    commands = json.loads((pathlib.Path(build_folder) / "compile_commands.json").read_text())
    core = pathlib.Path(__file__).resolve().parents[2] / "lib" / "core"
    for _, file, old, new, _ in MUTANTS:
        mutate(core / file, old, new)
    chosen = MUTANTS if os.environ.get("CEU_TEST_LONG") else [row for row in MUTANTS if row[0] == ALWAYS]
    known, escaped = {}, []
    for name, file, old, new, body in chosen:
        if body not in known:
            known[body] = differing(driver, rules, body)
        with tempfile.TemporaryDirectory() as folder:
            library = build(commands, core / file, mutate(core / file, old, new), objects, pathlib.Path(folder))
            found = differing(driver, rules, body, library) - known[body]
        print(f"{'caught ' if found else 'ESCAPED'} {file}: {name}: {len(found)} of {CASES} cases of {body}", flush=True)
        if not found:
            escaped.append(name)
    print(f"{len(chosen) - len(escaped)} of {len(chosen)} seeded bugs caught")
    return 1 if escaped else 0


if __name__ == "__main__":
    sys.exit(main())
