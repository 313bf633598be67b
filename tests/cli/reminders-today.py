#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""reminders, ack, snooze on the real day: numbers that last, states that change, several at once."""
import contextlib
import datetime
import json
import sqlite3

from home import Checks, Home


def trust(home, day):
    """The newest trusted day, as if the daemon had looked then."""
    path = home.path / "data" / "ceud" / "ceu.db"
    with contextlib.closing(sqlite3.connect(path)) as store, store:
        store.execute("INSERT OR REPLACE INTO state SELECT id, 'clock-day', ? FROM holder", (f"{day} 999999",))


def suspect_clock(checks, home, number):
    """A clock that is behind what is known: told, nothing final, and two ways out."""
    today = datetime.date.today().isoformat()
    for year in (-3, 3):
        known = (datetime.date.today() + datetime.timedelta(days=365 * year)).isoformat()
        trust(home, known)
        said = home.ok("reminders")
        for word in (today, known, "--trust-clock"):
            checks.that(word in said, f"{word} in {said}")
        json.loads(home.ok("reminders", "--json"))
        checks.that("--trust-clock" not in home.ok("reminders", "--at", known), "another day is no wrong clock")
        answer = home.run("ack", str(number))
        checks.that(answer.returncode == 0 and b"for a day" in answer.stdout, f"not final: {answer}")
        checks.that(today in home.ok("reminders", "--trust-clock"), "the word of the user")
        checks.that("--trust-clock" not in home.ok("reminders"), "trusted")


def main():
    checks = Checks()
    due = datetime.date.today() + datetime.timedelta(days=20)
    with Home() as home:
        def lines():
            return {line["id"]: line for line in json.loads(home.ok("reminders", "--json"))["reminders"]}

        home.ok("credential", "add", "CPC", "--earned", "2024-03-14")
        checks.equal(json.loads(home.ok("reminders", "--json"))["reminders"], [], "nothing is known, nothing is due")
        home.ok("membership", "set", "aapc", "--due", due.isoformat(), "--dues-paid-to", "+3y")
        first = lines()
        checks.that(first and None not in first, f"reminders with numbers: {first}")
        checks.equal(sorted(lines()), sorted(first), "the numbers last")
        number = min(first)
        checks.that(f"ceu ack {number}" not in home.ok("reminders"), "the hint names no number of its own")

        said = home.ok("snooze", str(number))
        week = (datetime.date.today() + datetime.timedelta(days=7)).isoformat()
        checks.that(week in said, f"a week if not said: {said}")
        checks.that(lines()[number]["snoozed_until"].startswith(week), f"snoozed: {lines()[number]}")
        tomorrow = (datetime.date.today() + datetime.timedelta(days=1)).isoformat()
        checks.that(tomorrow in home.ok("snooze", str(number), "1d"), "1d")
        checks.that(tomorrow in home.ok("snooze", str(number), "tomorrow"), "tomorrow")
        before = datetime.datetime.now(datetime.timezone.utc)
        home.ok("snooze", str(number), "12h")
        until = datetime.datetime.fromisoformat(lines()[number]["snoozed_until"].replace("Z", "+00:00"))
        checks.that(abs((until - before).total_seconds() - 12 * 3600) < 60, f"12h: {until}")

        suspect_clock(checks, home, number)
        checks.equal(sorted(lines()), sorted(first), "the numbers last")
        checks.equal(lines()[number]["state"], "pending", "what a wrong clock acknowledged is open again")

        home.ok("ack", *map(str, first))
        for line in lines().values():
            checks.equal(line["state"], "acknowledged", f"{line['key']}")
        checks.that("acknowledged" in home.ok("reminders"), "the state in words")
        done = home.run("ack", str(number), "4711")
        checks.equal(done.returncode, 1, "an unknown number among others")
        # Once it is met there is nothing left to say.
        home.ok("log", "36", "All at once", "--on", "yesterday", "--provider", "AAPC", "--index", "X")
        home.ok("submit", "aapc", "--yes")
        home.ok("renew", "aapc", "--yes")
        checks.that(f"aapc/units/due/{due.isoformat()}" not in home.ok("reminders", "--json"), "renewed, still reminded")
    checks.finish()


if __name__ == "__main__":
    main()
