#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Started by its socket, as systemd does it: the first request is answered, it ends by itself when nobody asks, and a request
in the very moment of its end waits for the next one."""
import contextlib
import os
import signal
import socket
import subprocess
import time

from served import Checks, ask, feed_of, split, with_calendar

HELPER = os.path.join(os.environ["CEU_TEST_LIBEXEC"], "ceu-serve")


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


@contextlib.contextmanager
def activated(home, port, *arguments, log):
    """systemd-socket-activate waits for the first connection, then becomes the server."""
    settings = [f"--setenv={name}={value}" for name, value in home.environment.items()]
    command = ["systemd-socket-activate", f"--listen=127.0.0.1:{port}", *settings, HELPER, *arguments]
    with open(log, "wb") as stream:
        server = subprocess.Popen(command, cwd=home.path, stdout=stream, stderr=stream, env=home.environment)
    try:
        yield server
    finally:
        if server.poll() is None:
            server.send_signal(signal.SIGTERM)
        server.wait(timeout=20)


def wait_listening(port):
    deadline = time.monotonic() + 10
    needle = f"0100007F:{port:04X} 00000000:0000 0A"
    while needle not in open("/proc/net/tcp", encoding="ascii").read():
        if time.monotonic() > deadline:
            raise SystemExit("systemd-socket-activate does not listen")
        time.sleep(0.02)


def answers(checks, home):
    url = home.ok("calendar", "serve", "--print-url").strip()
    port, log = free_port(), home.path / "log"
    with activated(home, port, "--idle-seconds", "2", log=log) as server:
        wait_listening(port)
        there = url.replace(":7482", f":{port}")
        began = time.monotonic()
        checks.equal(ask(there).body, feed_of(home).read_bytes(), "the request that started it")
        print(f"first answer after {time.monotonic() - began:.3f} s")
        checks.equal(ask(there).status, 200, "the second request")
        checks.equal(ask(there, path="/").status, 404, "another path")
        slow = socket.create_connection(("127.0.0.1", port))
        time.sleep(3)
        checks.that(server.poll() is None, "it ended while a connection was open")
        slow.close()
        began = time.monotonic()
        with contextlib.suppress(subprocess.TimeoutExpired):
            server.wait(timeout=8)
        took = time.monotonic() - began
        checks.that(server.poll() == 0 and 1 <= took <= 5, f"code {server.poll()}, {took:.1f} s after the last connection")
    said = log.read_text()
    checks.that(url.split("/")[3] not in said, f"the secret is in the log: {said}")
    checks.that("serve.port" in said, f"the wrong port is not told: {said}")


def without_secret(checks, home):
    token = home.path / "data" / "ceud" / "serve-token"
    kept = token.read_text()
    token.unlink()
    port, log = free_port(), home.path / "log"
    with activated(home, port, log=log):
        wait_listening(port)
        checks.equal(ask(f"http://127.0.0.1:{port}/{kept.strip()}/renewals.ics").status, 404, "a secret that is gone")
        checks.that(not token.exists(), "it made a secret that nobody was told")
        token.write_text(kept)
        token.chmod(0o600)
        checks.equal(ask(f"http://127.0.0.1:{port}/{kept.strip()}/renewals.ics").status, 200, "the secret is back")
    checks.that("--print-url" in log.read_text(), "the log does not say what to do")


def one_life(home, listener, environment):
    """The server on this very socket, as systemd starts it again and again."""
    code = "import os,sys; os.dup2(int(sys.argv[1]), 3); os.environ['LISTEN_PID'] = str(os.getpid()); os.execv(sys.argv[2], sys.argv[2:])"
    return subprocess.Popen(["/usr/bin/python3", "-c", code, str(listener.fileno()), HELPER, "--idle-seconds", "1"],
                            cwd=home.path, pass_fds=[listener.fileno()], env={**environment, "LISTEN_FDS": "1"},
                            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def between_lives(checks, home):
    """Requests all around the moment of its end: none is lost, some are answered by the next life."""
    url = home.ok("calendar", "serve", "--print-url").strip()
    request = f"GET {split(url)[2]} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()
    lives, good, asked, server = 0, 0, 12, None
    with socket.create_server(("127.0.0.1", 0), backlog=128) as listener:
        for turn in range(asked):
            with socket.create_connection(listener.getsockname(), timeout=30) as stream:
                stream.sendall(request)
                while server is None or not stream_ready(stream):
                    if server is None or server.poll() is not None:
                        checks.that(server is None or server.poll() == 0, "exit code of a life")
                        server, lives = one_life(home, listener, home.environment), lives + 1
                    time.sleep(0.005)
                good += stream.recv(12) == b"HTTP/1.1 200"
            time.sleep(1.1 + 0.09 * turn)
        checks.equal(server.wait(timeout=20), 0, "exit code of the last life")
    checks.equal(good, asked, "answered around the end")
    checks.that(lives > 2, f"only {lives} lives")
    print(f"{asked} requests, {lives} lives")


def stream_ready(stream):
    stream.setblocking(False)
    try:
        return bool(stream.recv(1, socket.MSG_PEEK))
    except BlockingIOError:
        return False
    finally:
        stream.settimeout(30)


def main():
    checks = Checks()
    with with_calendar() as home:
        for part in (answers, without_secret, between_lives):
            part(checks, home)
    checks.finish()


if __name__ == "__main__":
    main()
