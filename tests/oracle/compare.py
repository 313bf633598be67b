# SPDX-License-Identifier: GPL-3.0-or-later
"""The driver as a process, the comparison of one case, and the shrinking of a case that differs."""
import subprocess
import threading

from wire import Case, read_answer


class Driver:
    """The program, fed in batches."""

    def __init__(self, program, rules):
        self.process = subprocess.Popen([program, rules], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def ask(self, lines):
        """The answers to the lines. A thread of its own writes, so that neither side waits for the other."""
        data = ("\n".join(lines) + "\n\n").encode()

        def feed():
            self.process.stdin.write(data)
            self.process.stdin.flush()

        thread = threading.Thread(target=feed)
        thread.start()
        answers = [self.process.stdout.readline() for _ in lines]
        thread.join()
        if answers and not answers[-1].endswith(b"\n"):
            raise RuntimeError(f"the driver ended with {self.process.wait()}")
        return [answer.decode().rstrip("\n") for answer in answers]

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def bodies(program, rules):
    """Ids of all bodies that the program has rules of."""
    words = subprocess.run([program, rules, "--vocabulary"], check=True, capture_output=True, text=True).stdout
    return sorted({line.split("\t")[0] for line in words.splitlines()})


def difference(expected, answer):
    """What is not as expected, one text for each; empty: the same."""
    pools = read_answer(answer)
    out = []
    for name in sorted(set(pools) ^ {e.pool for e in expected}):
        out.append(f"pool {name}: {'not expected' if name in pools else 'is missing'}")
    for want in expected:
        if want.pool in pools:
            out += difference_of_pool(want, pools[want.pool])
    return out


def difference_of_pool(want, got):
    if want.cycle is None or got.cycle is None:
        return [] if want.cycle == got.cycle else [f"cycle: expected {want.cycle}, is {got.cycle}"]
    if want.cycle != got.cycle:
        return [f"cycle: expected {' '.join(map(str, want.cycle))}, is {' '.join(map(str, got.cycle))}"]
    out = []
    if want.number != got.number:
        out.append(f"number: expected {want.number}, is {got.number}")
    if want.stages != got.stages:
        out.append(f"stages: expected {sorted(set(want.stages) - set(got.stages))}, "
                   f"is {sorted(set(got.stages) - set(want.stages))}")
    if got.sums[4] != (sum(line[3] for line in got.lines) == 0 and not want.duty_open):
        out.append(f"complete: is {got.sums[4]} with {got.lines}")
    sums = got.sums[:4]
    if not any(choice.allows(got.lines, sums) for choice in want.choices):
        out.append("figures: expected " + "\n   or ".join(f"{c.lines} left/carries/owed/carried {c.sums}"
                                                          for c in want.choices[:4])
                   + f"\n   is {got.lines} {sums}")
    return out


def smaller(case):
    """Cases that are one step simpler."""
    for name in Case.LISTS:
        for n in range(len(getattr(case, name))):
            other = case.copy()
            del getattr(other, name)[n]
            yield other
    for name in Case.LISTS:
        for n, record in enumerate(getattr(case, name)):
            for field in record.fields:
                for value in simpler(name, field, getattr(record, field)):
                    other = case.copy()
                    setattr(getattr(other, name)[n], field, value)
                    yield other


def simpler(name, field, value):
    """Simpler values of a field."""
    if value is None:
        return []
    if field in ("provider", "index", "format", "topics", "origin", "accepted_by", "planned", "proofs", "pin", "pin_for",
                 "standing", "retired", "renews_day", "renews_year", "dues_paid_to", "ended", "submitted"):
        out = [None]
        if field == "topics" and ";" in value:
            out += value.split(";")
        return out
    if field == "unit":
        return ["hour"] if value != "hour" else []
    if field == "units" and name == "activities":
        return [n for n in (1000, value // 2000 * 1000) if 0 < n < value]
    if field == "done" and value.day != 15:
        return [value.replace(day=15)]
    return []


def shrink(case, differs, patience=600):
    """The simplest case found of which differs(case) still holds."""
    tries = 0
    found = True
    while found and tries < patience:
        found = False
        for other in smaller(case):
            tries += 1
            if differs(other):
                case, found = other, True
                break
            if tries >= patience:
                break
    return case
