#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Replays what a command wrote as a power cut could have left it, and looks whether the store is whole.

The command runs once under strace. For a cut after each of its system calls, what was not yet synced may have
reached the disk or not: all, none, all but one, one alone, one torn, random choices. Data needs fsync of the
file; a new, removed or renamed name needs fsync of its folder. What was acknowledged before the cut must be there.
CEU_TEST_LONG=1 takes more random choices; --expect-bad turns the answer round, to try the harness itself.
"""
import argparse
import concurrent.futures
import hashlib
import os
import random
import re
import shutil
import sys

from common import LONG, Subject, Workshop, acknowledged, complaint, run_or_die, words

TRACED = ("openat,open,creat,close,write,pwrite64,pwritev,writev,ftruncate,truncate,fallocate,unlink,unlinkat,"
          "rename,renameat,renameat2,link,linkat,mkdir,mkdirat,rmdir,fsync,fdatasync,dup,dup2,dup3,lseek,mmap,"
          "copy_file_range,sendfile")
REFUSED = {"pwritev", "writev", "truncate", "link", "linkat", "rmdir", "copy_file_range", "sendfile"}
SECTOR = 512
RANDOM_CHOICES = 40 if LONG else 2
NEAREST = 1000 if LONG else 4  # of the pending operations are dropped, kept and torn one by one
LINE = re.compile(r"^(?:\d+ +)?([a-z_0-9]+)\((.*)\) += (-?\d+|\?)")
STRING = re.compile(r'"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?')


def text_of(match) -> bytes:
    if match.group(2):
        raise SystemExit("strace cut a string short")
    return bytes.fromhex(match.group(1).replace("\\x", ""))


class Inode:
    """A file or folder as the replay knows it."""
    count = 0

    def __init__(self, is_folder):
        Inode.count += 1
        self.number, self.is_folder = Inode.count, is_folder


class Recorder:
    """Turns the trace into operations on inodes below the home."""

    def __init__(self, home):
        self.home = os.path.realpath(home)
        self.inodes, self.descriptors, self.offsets = {}, {}, {}
        self.operations, self.start = [], {}
        self.scan()

    def scan(self):
        """What is there before the command."""
        for folder, _, files in os.walk(self.home):
            self.inodes[folder] = Inode(True)
            for name in files:
                path = os.path.join(folder, name)
                self.inodes[path] = Inode(False)
                with open(path, "rb") as file:
                    self.start[self.inodes[path].number] = file.read()
        self.start_names = {path: inode for path, inode in self.inodes.items()}

    def folder_of(self, path):
        return self.inodes.get(os.path.dirname(path))

    def note(self, kind, inode, *rest):
        self.operations.append((kind, inode) + rest)

    def paths(self, arguments):
        found = [os.path.realpath(os.path.dirname(os.fsdecode(text_of(match)))) + "/" +
                 os.path.basename(os.fsdecode(text_of(match))) for match in STRING.finditer(arguments)]
        return [path.rstrip("/") for path in found]

    def inside(self, path):
        return path == self.home or path.startswith(self.home + "/")

    def line(self, line):
        match = LINE.match(line)
        if not match or match.group(3) in ("?",) or int(match.group(3)) < 0:
            return
        name, arguments, result = match.group(1), match.group(2), int(match.group(3))
        handler = getattr(self, "on_" + name.replace("fdatasync", "fsync").replace("pwrite64", "pwrite"), None)
        if handler:
            handler(arguments, result)
        elif name in REFUSED:
            first = arguments.split(",")[0]
            if first.isdigit() and int(first) in self.descriptors or any(map(self.inside, self.paths(arguments))):
                raise SystemExit(f"the replay does not know {name}")

    def on_openat(self, arguments, result):
        path = self.paths(arguments)[0]
        if not self.inside(path):
            self.descriptors.pop(result, None)
            return
        if path not in self.inodes:
            self.inodes[path] = Inode(False)
            self.note("name", self.folder_of(path), path, self.inodes[path])
        elif "O_TRUNC" in arguments:
            self.note("truncate", self.inodes[path], 0)
        self.descriptors[result], self.offsets[result] = self.inodes[path], 0

    on_open = on_creat = on_openat

    def on_close(self, arguments, _):
        self.descriptors.pop(int(arguments), None)

    def on_dup(self, arguments, result):
        old = int(arguments.split(",")[0])
        if old in self.descriptors:
            self.descriptors[result], self.offsets[result] = self.descriptors[old], self.offsets[old]

    on_dup2 = on_dup3 = on_dup

    def on_lseek(self, arguments, result):
        self.offsets[int(arguments.split(",")[0])] = result

    def on_write(self, arguments, result):
        descriptor = int(arguments.split(",")[0])
        data = text_of(STRING.search(arguments))[:result]
        if descriptor in self.descriptors:
            self.note("write", self.descriptors[descriptor], self.offsets[descriptor], data)
            self.offsets[descriptor] += result
        elif descriptor == 1:
            self.note("say", None, data.decode(errors="replace"))

    def on_pwrite(self, arguments, result):
        descriptor = int(arguments.split(",")[0])
        if descriptor in self.descriptors:
            data = text_of(STRING.search(arguments))[:result]
            self.note("write", self.descriptors[descriptor], int(arguments.rsplit(",", 1)[1]), data)

    def on_ftruncate(self, arguments, _):
        descriptor, size = map(int, arguments.split(","))
        if descriptor in self.descriptors:
            self.note("truncate", self.descriptors[descriptor], size)

    def on_fallocate(self, arguments, _):
        descriptor, mode, offset, size = [part.strip() for part in arguments.split(",")]
        if int(descriptor) in self.descriptors and mode == "0":
            self.note("grow", self.descriptors[int(descriptor)], int(offset) + int(size))
        elif int(descriptor) in self.descriptors and mode != "FALLOC_FL_KEEP_SIZE":
            raise SystemExit(f"the replay does not know fallocate with {mode}")

    def on_unlink(self, arguments, _):
        path = self.paths(arguments)[0]
        if self.inside(path):
            self.note("unname", self.folder_of(path), path)
            del self.inodes[path]

    on_unlinkat = on_unlink

    def on_rename(self, arguments, _):
        old, new = self.paths(arguments)
        if self.inside(old) and self.inside(new):
            inode = self.inodes.pop(old)
            self.inodes[new] = inode
            self.note("rename", self.folder_of(new), old, new, inode)

    on_renameat = on_renameat2 = on_rename

    def on_mkdir(self, arguments, _):
        path = self.paths(arguments)[0]
        if self.inside(path):
            self.inodes[path] = Inode(True)
            self.note("name", self.folder_of(path), path, self.inodes[path])

    on_mkdirat = on_mkdir

    def on_fsync(self, arguments, _):
        if int(arguments) in self.descriptors:
            self.note("sync", self.descriptors[int(arguments)])

    def on_mmap(self, arguments, _):
        parts = [part.strip() for part in arguments.split(",")]
        if "MAP_SHARED" in parts[3] and "PROT_WRITE" in parts[2] and int(parts[4]) in self.descriptors:
            raise SystemExit("the replay does not know shared maps")


def record(command, home, log):
    recorder = Recorder(home)
    run_or_die(["strace", "-f", "-qq", "-xx", "-s", "1000000", "-e", "trace=" + TRACED, "-o", log] + command)
    with open(log, encoding="utf-8", errors="replace") as lines:
        for line in lines:
            recorder.line(line)
    return recorder


def pending_after(operations, length):
    """Numbers of the operations of a prefix that no sync has made durable."""
    pending = []
    for number, operation in enumerate(operations[:length]):
        if operation[0] == "sync":
            pending = [other for other in pending if operations[other][1] is not operation[1]]
        elif operation[0] != "say":
            pending.append(number)
    return pending


def choices_of(pending, dice):
    """Which of the pending operations reach the disk; a torn one is (number,)."""
    yield frozenset(pending)
    yield frozenset()
    for number in pending[-NEAREST:]:
        yield frozenset(pending) - {number}
        yield frozenset([number])
        yield (frozenset(pending) - {number}) | {(number,)}
    for _ in range(RANDOM_CHOICES if len(pending) > 1 else 0):
        yield frozenset(number for number in pending if dice.random() < 0.5)


def apply(operation, torn, files, names):
    kind, inode = operation[0], operation[1]
    if kind == "write":
        offset, data = operation[2], operation[3]
        data = data[:(len(data) // 2) // SECTOR * SECTOR] if torn else data
        content = files.setdefault(inode.number, bytearray())
        if data:
            content.extend(b"\0" * (offset + len(data) - len(content)))
            content[offset:offset + len(data)] = data
    elif kind == "truncate":
        content = files.setdefault(inode.number, bytearray())
        del content[operation[2]:]
        content.extend(b"\0" * (operation[2] - len(content)))
    elif kind == "grow":
        content = files.setdefault(inode.number, bytearray())
        content.extend(b"\0" * (operation[2] - len(content)))
    elif kind == "name":
        names[operation[2]] = operation[3]
    elif kind == "unname":
        names.pop(operation[2], None)
    elif kind == "rename":
        names.pop(operation[2], None)
        names[operation[3]] = operation[4]


def state(recorder, length, pending, chosen):
    """Names and contents on the disk after a cut."""
    files = {number: bytearray(content) for number, content in recorder.start.items()}
    names = dict(recorder.start_names)
    undecided = set(pending)
    for number, operation in enumerate(recorder.operations[:length]):
        torn = (number,) in chosen
        if number not in undecided or number in chosen or torn:
            apply(operation, torn, files, names)
    return names, files


def digest(names, files, said):
    total = hashlib.sha256(repr(said).encode())
    for path in sorted(names):
        total.update(path.encode() + b"\0")
        total.update(hashlib.sha256(files.get(names[path].number, b"")).digest())
    return total.digest()


def build(home, target, names, files):
    os.makedirs(target)
    for path in sorted(names):
        place = target + path[len(home):]
        if not os.path.isdir(os.path.dirname(place)):
            continue  # its folder's own name did not reach the disk
        if names[path].is_folder:
            os.makedirs(place, exist_ok=True)
            continue
        with open(place, "wb") as file:
            file.write(files.get(names[path].number, b""))


def states(recorder):
    """Every distinct state of the disk, with what had been said by then."""
    dice, seen = random.Random(7), set()
    for length in range(len(recorder.operations) + 1):
        said = "".join(operation[2] for operation in recorder.operations[:length] if operation[0] == "say")
        pending = pending_after(recorder.operations, length)
        for chosen in choices_of(pending, dice):
            names, files = state(recorder, length, pending, chosen)
            key = digest(names, files, acknowledged(said))
            if key not in seen:
                seen.add(key)
                yield length, names, files, acknowledged(said)


def judge(shop, subject, recorder, expected, number, item):
    length, names, files, said = item
    home = shop.home(f"state-{number}")
    build(recorder.home, home, names, files)
    must_have = list(expected["before"]) + (expected["after"] if said else [])
    fault = complaint(subject, home, must_have, bool(expected["before"]) or said)
    shutil.rmtree(home)
    return None if fault is None else f"after operation {length}{' (acknowledged)' if said else ''}: {fault}"


def try_action(shop, subject, name, command, before, after):
    """(states tried, faults) of one action."""
    home = shop.home("home-" + name)
    if before:
        shutil.copytree(shop.home("base"), home)
    else:
        os.makedirs(home)
    recorder = record(words(command, home, "the new one"), home, shop.home("log"))
    if not any(operation[0] == "sync" for operation in recorder.operations):
        print(f"{name}: nothing was ever synced")
    expected = {"before": before, "after": after}
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        jobs = [pool.submit(judge, shop, subject, recorder, expected, number, item)
                for number, item in enumerate(states(recorder))]
        results = [job.result() for job in jobs]
    faults = [f"{name}: {result}" for result in results if result]
    print(f"{name}: {len(recorder.operations)} operations, {len(results)} states of the disk, {len(faults)} bad")
    return len(results), faults


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    Subject.add_arguments(parser)
    parser.add_argument("--expect-bad", action="store_true", help="succeed only if faults are found")
    arguments = parser.parse_args()
    subject = Subject.from_arguments(arguments)
    tried, faults = 0, []
    with Workshop() as shop:
        base = shop.home("base")
        os.makedirs(base)
        run_or_die(words(subject.init, base))
        for title in ("before one", "on top"):
            run_or_die(words(subject.add, base, title))
        actions = [("init", subject.init, [], []),
                   ("add", subject.add, ["before one", "on top"], ["the new one"])]
        actions += [tuple(action.split("=", 1)) + (["before one"], []) for action in arguments.action]
        for action in actions:
            number, found = try_action(shop, subject, *action)
            tried, faults = tried + number, faults + found
    for fault in faults[:20]:
        print("BAD", fault)
    print(f"{tried} states, {len(faults)} bad")
    if arguments.expect_bad:
        return 0 if faults else 1
    return 1 if faults or tried == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
