# SPDX-License-Identifier: GPL-3.0-or-later
"""Evolution's data server, on a bus of its own and without a desktop, takes the feed twice and has each item once."""
import os
import pathlib
import select
import signal
import sys

from clients import check, check_equal, fail, main

INSIDE = "CEU_TEST_EDS_BUS"
# Sources that are there before the server starts: of one that is made while it runs, its factory may learn too late.
KINDS = {"ceu-test-events": "Calendar", "ceu-test-tasks": "Task List"}
NO_WAIT = 2**32 - 1  # for a connection: a local calendar has none
STATES = {"open": "NEEDSACTION", "submitted": "INPROCESS", "done": "COMPLETED", "called off": "CANCELLED"}


def make_sources(bench):
    for uid, kind in KINDS.items():
        bench.write(f"config/evolution/sources/{uid}.source",
                    f"[Data Source]\nDisplayName=Renewals\nEnabled=true\nParent=local-stub\n\n[{kind}]\nBackendName=local\n")


def connect(kind, uid):
    """An empty local calendar, or list of tasks, of the data server's own."""
    source = EDataServer.SourceRegistry.new_sync(None).ref_source(uid)
    check(source, f"the data server does not know {uid}")
    return ECal.Client.connect_sync(source, kind, NO_WAIT, None)


def stored(client):
    """UID → day, status, number of alarms."""
    done, components = client.get_object_list_as_comps_sync("#t", None)
    check(done, "the list could not be read")
    found = {}
    for component in components:
        ical = component.get_icalcomponent()
        when = ical.get_due() if ical.isa() == ICalGLib.ComponentKind.VTODO_COMPONENT else ical.get_dtstart()
        check(when.is_date(), f"{ical.get_uid()}: the day is no plain date")
        alarms = ical.count_components(ICalGLib.ComponentKind.VALARM_COMPONENT)
        found[ical.get_uid()] = (f"{when.get_year():04}-{when.get_month():02}-{when.get_day():02}",
                                 ical.get_status().value_nick.replace("-", "").upper(), alarms)
    check_equal(len(found), len(components), "items of one UID")
    return found


def import_twice(bench, client, want):
    text = bench.feed.read_bytes().decode()
    for time in ("first", "second"):
        done = client.receive_objects_sync(ICalGLib.Component.new_from_string(text), ECal.OperationFlags.NONE, None)
        check(done, f"the {time} import failed")
        check_equal(stored(client), want, f"after the {time} import")
    # As GNOME Calendar does: made anew, which the same UIDs refuse.
    first = ICalGLib.Component.new_from_string(text).get_first_component(ICalGLib.ComponentKind.ANY_COMPONENT)
    try:
        client.create_object_sync(first, ECal.OperationFlags.NONE, None)
        fail("an item that exists was made again")
    except GLib.Error as error:
        check_equal((error.domain, error.code),
                    ("e-cal-client-error-quark", int(ECal.ClientError.OBJECT_ID_ALREADY_EXISTS)), f"{error}")
    check_equal(stored(client), want, "in the end")


def test_events(bench):
    client = connect(ECal.ClientSourceType.EVENTS, "ceu-test-events")
    import_twice(bench, client, {item.uid: (str(item.day), "CANCELLED" if item.cancelled else "CONFIRMED",
                                            0 if item.cancelled else 2) for item in bench.items})


def test_tasks(bench):
    client = connect(ECal.ClientSourceType.TASKS, "ceu-test-tasks")
    import_twice(bench, client, {item.uid: (str(item.day), STATES[item.state], 0) for item in bench.items})


def await_servers(home):
    """The servers of that bus end by themselves once it is gone, but not before they have written: nobody tidies up under them."""
    mark = f"{INSIDE}={home}".encode()
    for folder in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            server = os.pidfd_open(int(folder.name))
            ours = mark in (folder / "environ").read_bytes().split(b"\0")
        except OSError:  # it has ended meanwhile
            continue
        if ours and not select.select([server], [], [], 30)[0]:
            signal.pidfd_send_signal(server, signal.SIGKILL)
            select.select([server], [], [])
        os.close(server)


def on_a_bus_of_its_own(bench):
    """Runs this program once more, on a bus that starts and ends with it, in the home of @bench."""
    (bench.home / "run").mkdir(mode=0o700, exist_ok=True)
    make_sources(bench)
    try:
        print(bench.run("env", f"{INSIDE}={bench.home}", "GSETTINGS_BACKEND=memory", "GIO_USE_VFS=local", "NO_AT_BRIDGE=1",
                        "dbus-run-session", "--", sys.executable, "-B", __file__, *sys.argv[1:]))
    finally:
        await_servers(bench.home)


if INSIDE in os.environ:
    import gi
    for name, version in (("ECal", "2.0"), ("EDataServer", "1.2"), ("ICalGLib", "3.0")):
        gi.require_version(name, version)
    from gi.repository import ECal, EDataServer, GLib, ICalGLib
    main(test_events)
    main(test_tasks, tasks=True)
else:
    main(on_a_bus_of_its_own)
