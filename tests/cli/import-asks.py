#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""import on a terminal: what was understood is shown, and only a yes imports it; a second time nothing is asked."""
import json

from home import Checks, Home
from talk import talk

ROWS = 12


def activities(home):
    return len(json.loads(home.ok("export", "json"))["activities"])


def main():
    checks = Checks()
    with Home() as home:
        path = home.path / "work" / "list.csv"
        path.write_text("My list\nFecha;Curso;Horas;Talla\n" + "".join(f"{day + 1}/10/2026;Course {day};1,5;44\n" for day in range(ROWS)))
        for answers in ((b"n\n",), (b"\n",), (b"\x04",)):
            code, said, rest = talk(home, ("import", str(path)), answers)
            checks.equal((code, rest), (1, []), f"{answers}: {said}")
            checks.that(said.rstrip().endswith("nothing was imported"), said)
            for part in ("Fecha", "done", "Talla", "2026-10-01", "Course 9", "… and 2 more", "semicolons", "day/month/year", "decimal commas",
                         "12 new, 0 known", "Import 12 rows?"):
                checks.that(part in said, f"no {part}: {said}")
            checks.that("Course 10" not in said, f"all rows: {said}")
            checks.equal(activities(home), 0, f"{answers}: activities")
        code, said, rest = talk(home, ("import", str(path)), (b"y\n",))
        checks.equal((code, rest, activities(home)), (0, [], ROWS), said)
        checks.that("12 added" in said and said.count("Course 1 ") <= 1, said)
        code, said, _ = talk(home, ("import", str(path)), ())
        checks.equal((code, "[y/N]" in said, "0 added, 12 known" in said), (0, False, True), said)
        home.ok("undo")
        checks.equal(activities(home), 0, "one step of undo")
        for option in ("--yes", "--json"):
            code, said, _ = talk(home, ("import", str(path), option), ())
            checks.equal((code, "[y/N]" in said, activities(home)), (0, False, ROWS), f"{option}: {said}")
            home.ok("undo")
        home.ok("import", str(path))
        checks.equal(activities(home), ROWS, "no terminal")
        home.ok("undo")
        path.write_text("Date,Title,CEUs\n2026-01-15,T,1\nsoon,U,1\n")
        code, said, _ = talk(home, ("import", str(path)), ())
        checks.equal((code, "[y/N]" in said, activities(home)), (1, False, 0), said)
        code, said, _ = talk(home, ("import", str(path), "--partial"), (b"y\n",))
        checks.equal((code, activities(home)), (0, 1), said)
    checks.finish()


if __name__ == "__main__":
    main()
