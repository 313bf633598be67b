# SPDX-License-Identifier: GPL-3.0-or-later
"""A person at a terminal who answers what ceu asks."""
import os
import pty
import subprocess
import time


def talk(home, arguments, answers):
    """Runs ceu on a pseudo-terminal and answers each question (a line that ends in ": ")."""
    leader, follower = pty.openpty()
    with subprocess.Popen(["ceu", *arguments, "--at", "2026-11-23"], stdin=follower, stdout=follower, stderr=follower,
                          env={**home.environment, "TERM": "dumb"}, start_new_session=True) as process:
        os.close(follower)
        said, rest = "", list(answers)
        limit = time.monotonic() + 60
        while time.monotonic() < limit:
            try:
                part = os.read(leader, 65536)
            except OSError:
                break
            if not part:
                break
            said += part.decode().replace("\r\n", "\n")
            if said.endswith(": ") and rest:
                os.write(leader, rest.pop(0))
        os.close(leader)
        return process.wait(timeout=60), said, rest
