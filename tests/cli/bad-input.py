#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Bad input of every kind: a clear message, the documented exit code, and not one record changed."""
import json

from home import Checks, Home

USAGE, FAILED = 2, 1
LONG = "x" * 5000

BAD = [
    # (arguments, exit code, what the message must say)
    (["log"], USAGE, "needs"),
    (["log", "1"], USAGE, "needs"),
    (["log", "", "T"], USAGE, ""),
    (["log", "-1", "T"], USAGE, ""),
    (["log", "1,5", "T"], USAGE, ""),
    (["log", "1e3", "T"], USAGE, ""),
    (["log", "0x10", "T"], USAGE, ""),
    (["log", "nan", "T"], USAGE, ""),
    (["log", "99999999999999999999", "T"], USAGE, ""),
    (["log", "1", ""], FAILED, "title"),
    (["log", "1", "   "], FAILED, "title"),
    (["log", "1", LONG], USAGE, "longer than"),
    (["log", "1", "a\x1b[2Jb"], USAGE, "control character"),
    (["log", "1", b"bad \xff byte"], USAGE, "UTF-8"),
    (["log", "1", "T", "--provider", b"\xc3\x28"], USAGE, "UTF-8"),
    (["log", "1", "T", "--note", "a\nb"], USAGE, "control character"),
    (["log", "1", "T", "--on", ""], USAGE, "--on"),
    (["log", "1", "T", "--on", "2026-13-01"], USAGE, "--on"),
    (["log", "1", "T", "--on", "2026-02-29"], USAGE, "--on"),
    (["log", "1", "T", "--on", "20261103"], USAGE, "--on"),
    (["log", "1", "T", "--on", "9999-01-01"], USAGE, "--on"),
    (["log", "1", "T", "--on", "1726-11-03"], USAGE, "--on"),
    (["log", "1", "T", "--on", "+1d"], USAGE, "future"),
    (["log", "1", "T", "--for", ","], FAILED, "no body"),
    (["log", "1", "T", "--proof", "/nonexistent"], FAILED, "/nonexistent"),
    (["log", "1", "T", "--proof", "/dev/zero"], FAILED, "/dev/zero"),
    (["log", "1", "T", "--proof", "."], FAILED, "."),
    (["edit", "1"], USAGE, "what to change"),
    (["edit", "0", "--units", "1"], USAGE, "number"),
    (["edit", "-1", "--units", "1"], USAGE, ""),
    (["edit", "99999999999999999999", "--units", "1"], USAGE, "number"),
    (["edit", "77", "--units", "1"], FAILED, "no activity 77"),
    (["edit", "1", "--units", "-3"], USAGE, ""),
    (["edit", "1", "--title", " "], FAILED, "title"),
    (["edit", "1", "--accepted", ":"], FAILED, "no body"),
    (["edit", "1", "--entered", "aapc:someday"], USAGE, "someday"),
    (["remove", "77"], FAILED, "no activity 77"),
    (["remove", "1", "77"], FAILED, "no activity 77"),
    (["remove", "all"], USAGE, "number"),
    (["attach", "1", "/nonexistent"], FAILED, "/nonexistent"),
    (["attach", "77", "/etc/hostname"], FAILED, "no activity 77"),
    (["credential", "add", ""], FAILED, "no rules"),
    (["credential", "add", "NOPE"], FAILED, "no rules"),
    (["credential", "add", "CPC", "--earned", "2024-03-14"], FAILED, "already"),
    (["credential", "add", "CRC", "--earned", "+1y"], USAGE, "future"),
    (["credential", "edit", "77", "--number", "1"], FAILED, "77"),
    (["credential", "remove", "CRC"], FAILED, "CRC"),
    (["credential", "retire", "CPC", "--on", "2020-01-01"], USAGE, "before"),
    (["membership", "set", "nobody", "--renews", "2027-03"], FAILED, "no body"),
    (["membership", "set", "aapc", "--renews", ""], USAGE, "renewal month"),
    (["membership", "set", "aapc", "--renews", "2027-3-1-1"], USAGE, "renewal month"),
    (["membership", "set", "aapc", "--renews", "0"], USAGE, "renewal month"),
    (["membership", "set", "aapc", "--due", "soon"], USAGE, "--due"),
    (["membership", "set", "aapc", "--total", "-5"], USAGE, ""),
    (["membership", "set", "aapc", "--minimum", "=5"], USAGE, "NAME=UNITS"),
    (["membership", "remove", "ahima"], FAILED, "ahima"),
    (["submit", "ahima"], FAILED, "ahima"),
    (["submit", "aapc", "--on", "+1d"], USAGE, "future"),
    (["renew", "aapc", "--on", "2001-01-01"], USAGE, "before the present cycle"),
    (["ack", "77"], FAILED, "77"),
    (["snooze", "77"], FAILED, "77"),
    (["snooze", "1", "0d"], None, ""),
    (["import", "/nonexistent"], FAILED, "/nonexistent"),
    (["import", "/dev/null"], FAILED, ""),
    (["import", "-"], FAILED, ""),
    (["export", "pdf"], USAGE, "pdf"),
    (["export", "csv", "--output", "/nonexistent/x"], FAILED, "/nonexistent"),
    (["rules", "check", "/nonexistent"], FAILED, "/nonexistent"),
    (["rules", "show", "nobody"], FAILED, "no body"),
    (["config", "get", "nobody"], USAGE, "no setting"),
    (["config", "set", "reminders.first-hour", "noon"], FAILED, "first-hour"),
    (["explain", "nobody"], FAILED, "none of your renewals"),
    (["explain", "77"], FAILED, "no activity 77"),
    (["path"], USAGE, "needs"),
    (["path", "NOPE"], FAILED, "no rules"),
    (["path", "CPC-A", "--body", "ahima"], FAILED, "no credential"),
    (["path", "CPC-A", "--claim", "a\x1bb"], USAGE, "control character"),
    (["path", "CPC-A", "--claim", ""], USAGE, ""),
    (["path", "CPC-A", "--claim", "job=-1"], USAGE, "months"),
    (["path", "CPC-A", "--claim", "job=99999999999999999999"], USAGE, "months"),
    (["path", "CMRS", "--paid", "2026-02-29"], USAGE, "--paid"),
    (["show", "77"], FAILED, "no activity 77"),
    (["show"], USAGE, "needs"),
    (["history", "--limit", "-1"], USAGE, "--limit"),
    (["frobnicate"], USAGE, "no command"),
    (["__nothing"], USAGE, "no command"),
    (["credential add"], USAGE, "no command"),
    ([""], USAGE, "no command"),
    (["--frobnicate"], USAGE, "no option"),
]


def main():
    checks = Checks()
    with Home() as home:
        home.ok("credential", "add", "CPC", "--earned", "2024-03-14", "--at", "2026-11-23")
        home.ok("membership", "set", "aapc", "--renews", "2027-03", "--at", "2026-11-23")
        home.ok("log", "1.5", "A course", "--on", "2026-11-03", "--at", "2026-11-23")
        before = home.ok("export", "json")
        entries = home.ok("history", "--json", "--limit", "0")
        for arguments, code, said in BAD:
            name = f"ceu {arguments}"[:80]
            done = home.run(*arguments, "--at", "2026-11-23") if arguments[0] else home.run(*arguments)
            message = done.stderr.decode("utf-8", "replace")
            if code is None:
                checks.that(done.returncode != 0, f"{name} was taken")
            else:
                checks.equal(done.returncode, code, f"{name} ({message.strip()[:100]})")
            checks.that(message.startswith("ceu: ") and message.count("\n") == 1, f"{name}: not one message: {message!r}")
            checks.that(said in message, f"{name}: “{said}” is missing from {message!r}")
            checks.that("\x1b" not in message and "GLib" not in message, f"{name}: {message!r}")
            checks.equal(done.stdout, b"", f"{name} on standard output")
            checks.equal(home.ok("export", "json"), before, f"{name} changed the records")
        checks.equal(home.ok("history", "--json", "--limit", "0"), entries, "the history")
        # The same for programs: one JSON object on standard error.
        for arguments, _, _ in BAD:
            if not arguments[0] or arguments[0] == "export":
                continue
            done = home.run(*arguments, "--json", "--at", "2026-11-23")
            try:
                error = json.loads(done.stderr.decode("utf-8", "replace"))
            except ValueError:
                checks.that(False, f"ceu {arguments} --json: {done.stderr!r}")
                continue
            checks.equal(sorted(error), ["code", "exit_code", "message", "schema"], f"keys of the error of {arguments}")
            checks.equal(error["exit_code"], done.returncode, f"exit code of {arguments}")
        checks.equal(home.ok("export", "json"), before, "the records after errors as JSON")
    checks.finish()


if __name__ == "__main__":
    main()
