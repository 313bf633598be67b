# SPDX-License-Identifier: GPL-3.0-or-later
"""CalDAV servers of other people on the loopback, started by a test and ended with it."""
import contextlib
import re
import socket
import subprocess
import sys
import time

START_SECONDS = 90


def fail(message):
    sys.exit(f"FAILED: {message}")


@contextlib.contextmanager
def running(command, environment, folder, is_up):
    """Yields the port that is_up(said) finds. What the server says goes to a file: a pipe would fill, and stop it."""
    log = folder / "server.log"
    with open(log, "wb") as out:
        process = subprocess.Popen(command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=out,
                                   stderr=subprocess.STDOUT)
    try:
        yield wait_for(process, log, is_up)
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def wait_for(process, log, is_up):
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and process.poll() is None:
        port = is_up(log.read_text(errors="replace"))
        if port:
            return port
        time.sleep(0.05)
    fail(f"the server did not come up:\n{log.read_text(errors='replace')}")


def listens(port):
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
        return True
    return False


def named_port(said):
    """The port that Radicale says it got, once it takes connections there."""
    match = re.search(r"(?i:listening) on '\[?127\.0\.0\.1\]?:([1-9]\d*)'", said)
    return int(match[1]) if match and listens(int(match[1])) else None


def radicale(environment, folder, *options):
    """The system chooses a free port, the server says which."""
    command = ["radicale", "--config", "", "--server-hosts", "127.0.0.1:0",
               "--storage-filesystem-folder", str(folder / "collections"), "--logging-level", "info", *options]
    return running(command, {**environment, "PYTHONUNBUFFERED": "1"}, folder, named_port)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def xandikos(environment, folder, *options):
    """It does not say which port it got: one that was free a moment ago is given."""
    port = free_port()
    command = ["xandikos", "-d", str(folder / "dav"), "--defaults", "-l", "127.0.0.1", "-p", str(port), *options]
    return running(command, environment, folder, lambda _: port if listens(port) else None)
