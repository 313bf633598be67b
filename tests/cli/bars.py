#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The examples for status bars and prompts, given to the programs that they are for."""
import json
import os
import pathlib
import re
import subprocess
import time

from home import Checks, Home, SOURCE

EXAMPLES = SOURCE / "data" / "examples"
I3STATUS = 'general { output_format = "i3bar" interval = 1 }\norder += "tztime local"\ntztime local { format = "%H:%M" }\n'
POLYBAR = "[bar/test]\nwidth = 100%\nheight = 24\nbackground = #000000\nforeground = #ffffff\nfont-0 = DejaVu Sans:size=10\nmodules-left = ceu\n"


def waybar(home, checks):
    text = re.sub(r"^//.*$", "", (EXAMPLES / "waybar.jsonc").read_text(), flags=re.M)
    module = json.loads(text)["custom/ceu"]
    checks.equal(module["return-type"], "json", "waybar reads JSON")
    done = subprocess.run(module["exec"], shell=True, capture_output=True, env=home.environment, check=True, timeout=30)
    reply = json.loads(done.stdout)
    checks.equal(done.stdout.count(b"\n"), 1, "one line for waybar")
    checks.that({"text", "tooltip", "class", "percentage"} <= set(reply), f"keys for waybar: {reply}")
    checks.that("AAPC" in reply["text"], f"waybar: {reply}")


def i3status(home, checks):
    config = home.path / "i3status.conf"
    config.write_text(I3STATUS)
    process = subprocess.Popen([EXAMPLES / "i3status-ceu", "-c", config], stdout=subprocess.PIPE, env=home.environment, text=True)
    lines = [process.stdout.readline() for _ in range(4)]
    process.terminate()
    process.stdout.close()
    process.wait(30)
    checks.equal(json.loads(lines[0])["version"], 1, "the header of i3status")
    checks.equal(lines[1].strip(), "[", "the begin of the list")
    for line in lines[2:]:
        blocks = json.loads(line.lstrip(","))
        checks.equal(blocks[0]["name"], "ceu", f"the first block: {line}")
        checks.that("AAPC" in blocks[0]["full_text"] and len(blocks) == 2, f"the blocks: {line}")


def polybar(home, checks):
    config = home.path / "polybar.ini"
    config.write_text(POLYBAR + (EXAMPLES / "polybar.ini").read_text())
    reader, writer = os.pipe()
    display = subprocess.Popen(["Xvfb", "-displayfd", str(writer), "-screen", "0", "800x60x24", "-nolisten", "tcp"], pass_fds=[writer],
                               stderr=subprocess.DEVNULL)
    os.close(writer)
    with os.fdopen(reader) as numbers:
        environment = {**home.environment, "DISPLAY": ":" + numbers.readline().strip()}
    log = open(home.path / "polybar.log", "w+", encoding="utf-8")
    bar = subprocess.Popen(["polybar", "-c", config, "test"], env=environment, stdout=log, stderr=log)
    picture = pathlib.Path(os.environ.get("CEU_TEST_PICTURES", home.path)) / "polybar.png"
    colours, deadline = 0, time.monotonic() + 20
    while colours < 10 and time.monotonic() < deadline:
        time.sleep(0.3)
        subprocess.run(["import", "-window", "root", picture], env=environment, check=True, timeout=30)
        colours = int(subprocess.run(["identify", "-format", "%k", picture], capture_output=True, text=True, check=True).stdout)
    for process in (bar, display):
        process.terminate()
        process.wait(30)
    log.seek(0)
    said = log.read()
    log.close()
    checks.that(colours >= 10, f"polybar drew nothing: {colours} colours; {said}")
    checks.that("error" not in said, f"polybar: {said}")


def tmux(home, checks):
    """On a terminal of its own, since only an attached client has a status line."""
    command = f"tmux -L ceu-{os.getpid()} -f {EXAMPLES}/tmux.conf new-session 'sleep 5'"
    done = subprocess.run(["script", "-qec", command, "/dev/null"], env={**home.environment, "TERM": "xterm"}, capture_output=True,
                          stdin=subprocess.DEVNULL, check=False, timeout=60)
    checks.that(b"AAPC 0/36" in done.stdout, f"tmux: {done.stdout[-400:]!r}")


def prompt(home, checks):
    script = f". '{EXAMPLES}/prompt.bash'; eval \"$PROMPT_COMMAND\""
    for day, want in (("2026-11-23", ""), ("2027-03-01", "AAPC 0/36")):
        done = subprocess.run(["faketime", f"{day} 12:00:00", "bash", "-c", script], env=home.environment, capture_output=True, text=True,
                              check=False, timeout=30)
        checks.that(done.stdout.startswith(want) and (want or not done.stdout), f"the prompt on {day}: {done.stdout!r}")


def main():
    checks = Checks()
    with Home() as home:
        home.ok("credential", "add", "CPC", "--earned", "2024-03-14", "--at", "2026-11-23")
        home.ok("membership", "set", "aapc", "--renews", "2027-03", "--dues-paid-to", "2028-03-31", "--at", "2026-11-23")
        for bar in (waybar, i3status, polybar, tmux, prompt):
            bar(home, checks)
    checks.finish()


if __name__ == "__main__":
    main()
