#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check: a dead daemon is started again, unless the user does not want it; what is due is mailed, once, and never lost."""
import email
import email.policy
import json
import os
import subprocess

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
*restart*) [ -e starts ] ;;
*) exit 1 ;;
esac
"""
DAY = "2027-03-01"


class Desk:
    """A home with a fake mail program and a fake service manager."""

    def __init__(self, home):
        self.home = home
        self.bin = home.path / "bin"
        (self.bin / "mails").mkdir(parents=True)
        for name, text in (("sendmail", SENDMAIL), ("systemctl", SYSTEMCTL)):
            (self.bin / name).write_text(text, encoding="utf-8")
            (self.bin / name).chmod(0o755)
        self.environment = {"PATH": f"{self.bin}:{home.environment['PATH']}", "XDG_RUNTIME_DIR": str(home.path / "run")}
        (home.path / "run").mkdir(mode=0o700)

    def set(self, name, there):
        path = self.bin / name
        path.write_text("") if there else path.unlink(missing_ok=True)

    def check(self, day=DAY, hour=12, *more, minute=30):
        done = self.home.run("check", "--json", *more, **self.environment) if day is None else subprocess.run(
            ["faketime", f"{day} {hour:02d}:{minute}:00", "ceu", "check", "--json", *more], capture_output=True, check=False, timeout=60,
            env={**self.home.environment, **self.environment})
        return done.returncode, json.loads(done.stdout)

    def mails(self):
        folder = self.bin / "mails"
        return [email.message_from_bytes((folder / name).read_bytes(), policy=email.policy.default)
                for name in sorted(os.listdir(folder), key=int)]


def daemon_cases(desk, checks):
    code, reply = desk.check()
    checks.equal((code, reply["daemon"]), (1, "off"), "not enabled: the user's will")
    desk.set("enabled", True)
    code, reply = desk.check()
    checks.equal((code, reply["daemon"]), (1, "dead"), "it cannot be started")
    checks.that("systemctl" in reply["daemon_detail"], "no remedy for a dead daemon")
    desk.set("starts", True)
    code, reply = desk.check()
    checks.equal((code, reply["daemon"]), (0, "revived"), "a dead daemon is started")
    checks.that("restart ceud.service" in (desk.bin / "systemctl-calls").read_text(), "nothing was restarted")


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
    # What the user silenced is not mailed.
    number = json.loads(home.ok("reminders", "--json", "--at", "2027-03-28"))["reminders"]
    checks.that(number, "nothing is due?")
    # Private: no details leave the machine.
    home.ok("config", "set", "reminders.private", "yes")
    checks.equal(desk.check("2027-03-28")[1]["mail"], "sent", "private")
    checks.that("AAPC" not in desk.mails()[-1].as_string(), "a private mail names the body")
    code, reply = desk.check("2027-03-28", 15, "--mail-test")
    checks.equal(reply["mail"], "sent", "a trial, whatever was sent")


def main():
    checks = Checks()
    with Home() as home:
        daemon_cases(Desk(home), checks)
    with Home() as home:
        mail_cases(Desk(home), checks)
    checks.finish()


if __name__ == "__main__":
    main()
