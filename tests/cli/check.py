#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check: a dead daemon is started again, unless the user does not want it; what is due is mailed, once, and never lost."""
import email
import email.policy
import json
import os
import signal
import subprocess
import threading
import time

from home import Checks, Home

SENDMAIL = """#!/bin/sh
# Keeps what it is given; fails as long as the file "broken" is there, and is slow if told so.
cd "$(dirname "$0")" || exit 1
if [ -e broken ]; then echo "the queue is full" >&2; exit 75; fi
number=$(ls mails | wc -l)
printf '%s\\n' "$*" >"arguments"
cat >"mails/$number"
[ ! -e killer ] || kill -KILL "$(cat killer)"
"""
SYSTEMCTL = """#!/bin/sh
cd "$(dirname "$0")" || exit 1
echo "$*" >>systemctl-calls
case "$*" in
*is-enabled*) [ -e enabled ] ;;
*start*) [ -e starts ] || exit 1; [ -e mute ] || ./daemon ;;
*) exit 1 ;;
esac
"""
# What the daemon leaves for others: the lock it holds, and its sign of life.
DAEMON = """#!/bin/sh
mkdir -p "$XDG_DATA_HOME/ceud" "$XDG_RUNTIME_DIR/ceud"
if ! [ -e holder ] || ! kill -0 "$(cat holder)" 2>/dev/null; then
    flock --no-fork "$XDG_DATA_HOME/ceud/ceud.lock" sleep 300 >/dev/null 2>&1 &
    echo $! >holder
    while flock --nonblock --shared "$XDG_DATA_HOME/ceud/ceud.lock" true; do sleep 0.1; done
fi
./beat
"""
BEAT = """#!/bin/sh
printf 'pid=1\nlooked_usec=%s000000\n' "$(($(date +%s) - ${1:-0}))" >"$XDG_RUNTIME_DIR/ceud/heartbeat"
"""
DAY = "2027-03-01"


class Desk:
    """A home with a fake mail program and a fake service manager."""

    def __init__(self, home):
        self.home = home
        self.bin = home.path / "bin"
        (self.bin / "mails").mkdir(parents=True)
        for name, text in (("sendmail", SENDMAIL), ("systemctl", SYSTEMCTL), ("daemon", DAEMON), ("beat", BEAT)):
            (self.bin / name).write_text(text, encoding="utf-8")
            (self.bin / name).chmod(0o755)
        self.environment = {"PATH": f"{self.bin}:{home.environment['PATH']}", "XDG_RUNTIME_DIR": str(home.path / "run")}
        (home.path / "run").mkdir(mode=0o700)

    def set(self, name, there):
        path = self.bin / name
        path.write_text("") if there else path.unlink(missing_ok=True)

    def at(self, day, hour, minute, *command):
        return subprocess.run(["faketime", f"{day} {hour:02d}:{minute:02d}:00", *command], capture_output=True, check=False, timeout=60,
                              env={**self.home.environment, **self.environment}, cwd=self.bin)

    def check(self, day=DAY, hour=12, *more, minute=30):
        done = self.at(day, hour, minute, "ceu", "check", "--json", *more)
        return done.returncode, json.loads(done.stdout)

    def calls(self):
        """What was asked of the service manager since the last question."""
        path = self.bin / "systemctl-calls"
        text = path.read_text() if path.exists() else ""
        path.unlink(missing_ok=True)
        return [line.split()[-2] for line in text.splitlines()]

    def end_daemon(self):
        holder = self.bin / "holder"
        if holder.exists():
            try:
                os.kill(int(holder.read_text()), signal.SIGTERM)
            except ProcessLookupError:
                pass

    def mails(self):
        folder = self.bin / "mails"
        return [email.message_from_bytes((folder / name).read_bytes(), policy=email.policy.default)
                for name in sorted(os.listdir(folder), key=int)]


def daemon_cases(desk, checks):
    code, reply = desk.check()
    checks.equal((code, reply["daemon"]), (1, "off"), "not enabled: the user's will")
    checks.equal(desk.calls(), ["is-enabled"], "nothing is started against the user's will")
    desk.set("enabled", True)
    code, reply = desk.check()
    checks.equal((code, reply["daemon"]), (1, "dead"), "it cannot be started")
    checks.that("systemctl" in reply["daemon_detail"], "no remedy for a dead daemon")
    desk.set("starts", True)
    desk.set("mute", True)
    desk.calls()
    code, reply = desk.check()
    checks.equal((code, reply["daemon"]), (1, "dead"), "started, they say, but there is no sign of it")
    # One that is starting by itself is waited for, not ended.
    checks.equal(desk.calls(), ["is-enabled", "start"], "how an absent daemon is started")
    desk.set("mute", False)
    code, reply = desk.check()
    checks.equal((code, reply["daemon"]), (0, "revived"), "a dead daemon is started")
    desk.calls()
    code, reply = desk.check()
    checks.equal((code, reply["daemon"], desk.calls()), (0, "well", []), "a daemon that is well is left alone")
    # After sleep both wake together: the daemon looks in a moment.
    desk.at(DAY, 12, 30, "./beat", "8000")
    late = threading.Timer(1.5, desk.at, (DAY, 12, 30, "./beat"))
    late.start()
    code, reply = desk.check()
    late.join()
    checks.equal((code, reply["daemon"], desk.calls()), (0, "well", []), "a daemon that just wakes up is left alone")
    desk.at(DAY, 12, 30, "./beat", "8000")
    begun = time.monotonic()
    code, reply = desk.check()
    checks.equal((code, reply["daemon"], desk.calls()), (0, "revived", ["is-enabled", "restart"]), "one that hangs is restarted")
    checks.that(time.monotonic() - begun > 5, "a silent daemon was given no time")
    checks.that("hung" in reply["daemon_detail"], f"what was wrong: {reply}")


def silence_cases(desk, checks):
    """What the user silenced is not mailed; each case is about the last days, when a mail would come daily."""
    home = desk.home

    def at(day, *words):
        done = desk.at(day, 12, 0, "ceu", *words)
        checks.equal(done.returncode, 0, f"{words}: {done.stderr}")
        return done.stdout

    def numbers(day):
        found = [str(row["id"]) for row in json.loads(at(day, "reminders", "--json"))["reminders"]]
        checks.that(found, f"nothing to silence on {day}")
        return found

    home.ok("config", "unset", "reminders.private")
    at("2027-04-01", "ack", *numbers("2027-04-01"))
    checks.equal(desk.check("2027-04-01")[1]["mail"], "nothing", "acknowledged")
    checks.equal(desk.check("2027-06-15")[1]["mail"], "sent", "the next stage")
    for one in numbers("2027-06-22"):
        at("2027-06-22", "snooze", one, "2d")
    checks.equal(desk.check("2027-06-23")[1]["mail"], "nothing", "put off")
    checks.equal(desk.check("2027-06-25")[1]["mail"], "sent", "put off no longer")
    at("2027-06-26", "mute", "CPC")
    checks.equal(desk.check("2027-06-26", 13)[1]["mail"], "nothing", "muted")
    before = len(desk.mails())
    done = desk.at("2027-06-27", 12, 0, "ceu", "check", "--at", "2027-06-28")
    checks.equal((done.returncode, len(desk.mails())), (2, before), "a look at another day sends nothing")


def mail_cases(desk, checks):
    home = desk.home
    checks.equal(desk.check()[1]["mail"], "off", "no mail without an address")
    home.ok("config", "set", "mail.sendmail", str(desk.bin / "sendmail"))
    home.ok("config", "set", "mail.to", "coder@example.org")
    checks.equal(desk.check()[1]["mail"], "nothing", "no records: nothing to mail")
    home.ok("credential", "add", "CPC", "--earned", "2024-03-14", "--at", "2026-11-23")
    home.ok("membership", "set", "aapc", "--renews", "2027-03", "--dues-paid-to", "2028-03-31", "--at", "2026-11-23")
    checks.equal(desk.check(DAY, 3)[1]["mail"], "waits", "quiet hours")
    desk.set("broken", True)
    code, reply = desk.check()
    checks.equal((code, reply["mail"]), (1, "failed"), "a mail that is not taken")
    checks.that("queue is full" in reply["mail_detail"], "what the mail program said")
    desk.set("broken", False)
    checks.equal(desk.check()[1]["mail"], "sent", "tried again")
    checks.equal(desk.check()[1]["mail"], "nothing", "not twice a day")
    checks.equal(desk.check("2027-03-02")[1]["mail"], "nothing", "not without a new lead time")
    mail = desk.mails()[0]
    checks.equal(mail["To"], "coder@example.org", "to whom")
    checks.equal((desk.bin / "arguments").read_text(), "-i -- coder@example.org\n", "how sendmail is called")
    checks.that("AAPC: 36 of 36 CEUs missing" in mail.get_content(), "what is said")
    checks.that(mail["Message-ID"] and mail["Date"] and mail["Auto-Submitted"] == "auto-generated", "headers")
    # Two weeks before: a new lead time. In the last week daily.
    checks.equal(desk.check("2027-03-17")[1]["mail"], "sent", "a new lead time")
    checks.equal([desk.check(f"2027-03-{day}")[1]["mail"] for day in (25, 26)], ["sent", "sent"], "daily in the last week")
    # Killed after the mail was taken and before that was recorded: at most one more, and none is lost.
    before = len(desk.mails())
    (desk.bin / "sendmail").write_text(SENDMAIL.replace('"$(cat killer)"', '$PPID'), encoding="utf-8")
    desk.set("killer", True)
    done = subprocess.run(["faketime", "2027-03-27 12:30:00", "ceu", "check"], capture_output=True, check=False, timeout=60,
                          env={**home.environment, **desk.environment})
    checks.that(done.returncode != 0 and done.stdout == b"", f"it was to be killed: {done}")
    desk.set("killer", False)
    checks.equal(desk.check("2027-03-27", 12, minute=35)[1]["mail"], "nothing", "the claim of the dead one holds for a while")
    checks.equal(desk.check("2027-03-27", 13)[1]["mail"], "sent", "then it is sent once more")
    checks.equal(desk.check("2027-03-27", 14)[1]["mail"], "nothing", "and no more")
    checks.equal(len(desk.mails()) - before, 2, "one crash, one more mail")
    # Private: no details leave the machine.
    home.ok("config", "set", "reminders.private", "yes")
    checks.equal(desk.check("2027-03-28")[1]["mail"], "sent", "private")
    checks.that("AAPC" not in desk.mails()[-1].as_string(), "a private mail names the body")
    code, reply = desk.check("2027-03-28", 15, "--mail-test")
    checks.equal(reply["mail"], "sent", "a trial, whatever was sent")


def main():
    checks = Checks()
    with Home() as home:
        desk = Desk(home)
        try:
            daemon_cases(desk, checks)
        finally:
            desk.end_daemon()
    with Home() as home:
        desk = Desk(home)
        mail_cases(desk, checks)
        silence_cases(desk, checks)
    checks.finish()


if __name__ == "__main__":
    main()
