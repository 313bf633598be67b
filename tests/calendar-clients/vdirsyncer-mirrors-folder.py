# SPDX-License-Identifier: GPL-3.0-or-later
"""vdirsyncer keeps a copy of each item, byte for byte by a name of its own, and carries back what others did without harm to ours."""
import subprocess
import sys

from clients import check_equal, main

CONFIG = """[general]
status_path = "{home}/status/"
[pair renewals]
a = "ours"
b = "theirs"
collections = null
conflict_resolution = "a wins"
metadata = ["displayname"]
[storage ours]
type = "filesystem"
path = "{vdir}"
fileext = ".ics"
[storage theirs]
type = "filesystem"
path = "{home}/copy"
fileext = ".ics"
"""
FOREIGN = ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//other//EN\r\nBEGIN:VEVENT\r\nUID:dentist\r\n"
           "DTSTAMP:20260101T000000Z\r\nDTSTART;VALUE=DATE:20270101\r\nSUMMARY:Dentist\r\nEND:VEVENT\r\n"
           "END:VCALENDAR\r\n").encode()


def items_of(folder):
    return {file.name: file.read_bytes() for file in folder.glob("*.ics")}


def contents_of(folder):
    return sorted(items_of(folder).values())


def stamps_of(folder):
    return {file.name: (file.stat().st_ino, file.stat().st_mtime_ns) for file in folder.glob("*.ics")}


def publish_again(bench):
    expected = bench.home / "again.tsv"
    subprocess.run([sys.argv[1], str(len(bench.items)), bench.feed, expected, bench.vdir], check=True)


def test(bench):
    config = bench.write("vdirsyncer.conf", CONFIG.format(home=bench.home, vdir=bench.vdir))
    copy = bench.home / "copy"
    copy.mkdir()
    ours, stamps = items_of(bench.vdir), stamps_of(bench.vdir)
    check_equal(len(ours), len(bench.items), "files of ours")
    bench.run("vdirsyncer", "-c", config, "discover")
    for _ in range(2):
        bench.run("vdirsyncer", "-c", config, "sync")
        check_equal(contents_of(copy), sorted(ours.values()), "the copy")
        check_equal(stamps_of(bench.vdir), stamps, "our folder")
    bench.run("vdirsyncer", "-c", config, "metasync")
    check_equal((copy / "displayname").read_text(), "Renewals", "the name of the copy")
    # Somebody adds an event on the other side, and deletes one of ours: the one stays, the other comes back.
    (copy / "dentist.ics").write_bytes(FOREIGN)
    [first, *_] = sorted(ours)
    [deleted] = [name for name, data in items_of(copy).items() if data == ours[first]]
    (copy / deleted).unlink()
    bench.run("vdirsyncer", "-c", config, "sync")
    left = [data for name, data in ours.items() if name != first]
    check_equal(contents_of(bench.vdir), sorted([*left, FOREIGN]), "our folder after their changes")
    publish_again(bench)
    bench.run("vdirsyncer", "-c", config, "sync")
    for folder in (bench.vdir, copy):
        check_equal(contents_of(folder), sorted([*ours.values(), FOREIGN]), f"{folder} in the end")
    check_equal({name: data for name, data in items_of(bench.vdir).items() if name in ours}, ours, "names of ours")


main(test)
