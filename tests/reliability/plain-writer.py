#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A store without care, for the self-test of the harness: plain-writer SYNCHRONOUS HOME COMMAND [TITLE].

SYNCHRONOUS is what SQLite takes, or EARLY: says "OK" before it commits.
"""
import os
import sqlite3
import sys


def main() -> int:
    synchronous, home, command = sys.argv[1:4]
    path = os.path.join(home, "plain.db")
    if command != "init" and not os.path.exists(path):
        return 1
    os.makedirs(home, exist_ok=True)
    with sqlite3.connect(path, isolation_level=None) as db:
        if synchronous != "EARLY":
            db.execute(f"PRAGMA synchronous = {synchronous}")
        if command == "init":
            db.execute("CREATE TABLE IF NOT EXISTS record (title TEXT)")
        elif command == "add":
            if synchronous == "EARLY":
                os.write(1, b"OK\n")
            db.execute("INSERT INTO record VALUES (?)", (sys.argv[4],))
        elif command == "list":
            try:
                rows = db.execute("SELECT title FROM record").fetchall()
            except sqlite3.OperationalError:
                return 1
            print("\n".join(row[0] for row in rows))
        elif command == "verify":
            answer = db.execute("PRAGMA integrity_check").fetchone()[0]
            print(answer)
            return 0 if answer == "ok" else 2
    if command == "init" or command == "add" and synchronous != "EARLY":
        os.write(1, b"OK\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
