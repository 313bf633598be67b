#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Completion: the program's answers, and bash asking for them as it does at the prompt."""
import json
import subprocess

from home import SOURCE, Checks, Home


TINY = """\
format: 1
body: {id: tiny, name: Tiny, title: Tiny body}
verified: 2026-01-31
sources: {S1: here}
credentials: [{id: AB, title: Alpha}]
traits: [{id: boss, title: Do you supervise others?, values: [yes, no]}, {id: hired, title: Since when are you employed?}]
rules:
- {id: R1, pool: all, source: S1, confidence: A}
- {id: R2, anchor: {kind: earned}, source: S1, confidence: A}
- {id: R3, length: {months: 24, last-day: before, leap-day: clamp}, source: S1, confidence: A}
- {id: R4, total: {flat: 10}, source: S1, confidence: A}
- {id: R5, if: {boss: yes}, duty: {title: A statement}, source: S1, confidence: A}
- {id: R6, act: {title: The exam again}, source: S1, confidence: A}
- {id: R7, clock: dues, duty: {title: Dues}, source: S1, confidence: A}
"""


def main():
    checks = Checks()
    with Home() as home:
        def words(*line):
            return [answer.split("\t")[0] for answer in home.ok("__complete", "--", *line).splitlines()]

        # Before there is anything.
        checks.equal(words("cred"), ["credential"], "a command")
        checks.equal(words("show", ""), [], "no activities yet")
        home.ok("credential", "add", "CPC", "--earned", "2024-03-14", "--at", "2026-11-23")
        home.ok("log", "1.5", "A course\u2026 with a mark", "--on", "2026-11-03", "--at", "2026-11-23")

        table = json.loads(home.ok("help", "--json"))
        first = sorted({command["name"].split()[0] for command in table["commands"]})
        checks.equal(sorted(words("")), first, "every command is offered, hidden ones are not")
        for command in table["commands"]:
            offered = words(*command["name"].split(), "--")
            for option in command["options"] + table["options"]:
                checks.that(f"--{option['name']}" in offered, f"{command['name']} --{option['name']} is not offered")
        checks.equal(words("credential", "re"), ["retire", "remove"], "commands of a group")
        checks.equal(words("help", "lo"), ["log"], "commands to explain")
        checks.that("CPC" in words("credential", "add", "cp"), "types, in any case")
        checks.that("aapc" in words("membership", "set", ""), "bodies")
        checks.equal(words("credential", "edit", ""), ["CPC"], "credentials that are held")
        checks.equal(words("show", ""), ["1"], "activities")
        checks.equal(words("inbox", "confirm", ""), [], "no drafts yet")
        for name in ("one", "two"):
            (home.path / "work" / f"{name}.txt").write_text(name)
        home.ok("inbox", "add", "one.txt", "two.txt")
        checks.equal(words("inbox", "confirm", ""), ["1", "2"], "drafts")
        checks.that("\ttwo.txt" in home.ok("__complete", "--", "inbox", "discard", "2"), "what a draft is")
        checks.equal(words("remove", "1", ""), ["1"], "arguments that repeat")
        checks.equal(words("export", ""), ["ics", "csv", "json", "xlsx"], "words of a list")
        checks.equal(words("log", "1", "T", "--unit", "m"), ["minute"], "values of an option")
        checks.equal(words("log", "1", "T", "--unit=m"), ["--unit=minute"], "values after an equals sign")
        checks.that("aapc" in words("log", "1", "T", "--for", ""), "bodies of an option")
        checks.that("yesterday" in words("log", "1", "T", "--on", "y"), "days")
        checks.that("reminders.first-hour" in words("config", "get", "rem"), "settings")
        checks.equal(words("attach", "1", ""), [":files"], "files are the shell's business")
        checks.equal(words("import", ""), [":files"], "files")
        checks.equal(words("log", "1", "T", "--provider", "x"), [], "a text that nobody typed before")
        home.ok("log", "2", "Chapter: what's new", "--on", "2026-11-04", "--provider", "Career Step", "--topic", "HIPAA", "--topic", "privacy law",
                "--format", "Live", "--at", "2026-11-23")
        checks.equal(words("log", "1", "T", "--provider", "c"), ["Career Step"], "providers, as they were typed")
        checks.equal(words("list", "--provider", "c"), ["Career Step"], "providers to look for")
        checks.equal(words("log", "1", "Ch"), ["Chapter: what's new"], "titles")
        checks.equal(words("log", "1", "T", "--topic", "pri"), ["privacy law"], "topics, as they were typed")
        checks.that("compliance" in words("edit", "1", "--category", "com"), "categories of the rules of who is held")
        checks.equal(words("credential", "add", "CPC", "--category", ""), [], "another kind of category")
        checks.that("Live" in words("log", "1", "T", "--format", "l"), "formats")
        checks.that("cms" in words("log", "1", "T", "--origin", ""), "origins")
        checks.equal(words("log", "1", "T", "--for", "aapc,ahi"), ["aapc,ahima"], "the second of a list")
        checks.equal(words("list", "--sort=-units,ti"), ["--sort=-units,title"], "the second of a list behind an equals sign")
        checks.that("-units" in words("list", "--sort", "-"), "the other way round")
        checks.equal(words("init", "--credential", "CPC=y"), ["CPC=yesterday"], "a day behind an equals sign")
        checks.equal(words("edit", "1", "--accepted", "aapc:y"), ["aapc:yesterday"], "a day behind a colon")
        checks.equal(words("list", "--limit", ""), [], "a number is none of an activity")
        checks.equal(words("config", "set", "calendar.publish", ""), ["no", "yes"], "values of a setting")
        checks.that("1w" in words("snooze", "1", ""), "times to wait")
        checks.that("\t1.5 CEU" in home.ok("__complete", "--", "show", "1"), "what an activity is")
        home.ok("remove", "2", "--at", "2026-11-23")
        checks.equal(words("status", ""), [], "no argument")
        checks.equal(words("nonsense", "x"), [], "an unknown command")
        checks.equal(words(), [], "no word at all")
        checks.that("1" in words("explain", ""), "one of several kinds")
        rules = home.path / "config" / "ceud" / "rules"
        rules.mkdir(parents=True, exist_ok=True)
        (rules / "tiny.yaml").write_text(TINY, encoding="utf-8")
        checks.that({"tiny", "birth"} <= set(words("answer", "")), "who asks")
        checks.equal(words("answer", "tiny", ""), ["boss", "hired"], "the questions of a body")
        checks.equal(words("answer", "tiny", "boss", ""), ["yes", "no", "none"], "the answers of a question")
        checks.equal(words("answer", "tiny", "hired", ""), ["none"], "a day cannot be guessed")
        checks.equal(words("done", "tiny", ""), ["R5", "R6"], "the duties of a body, not its dues")
        checks.that("AB" in words("edit", "1", "--pin-for", "A"), "credentials of any body")

        # Bash itself, with the script that is installed and printed.
        for shell, path in (("bash", "ceu.bash"), ("zsh", "_ceu"), ("fish", "ceu.fish")):
            script = (SOURCE / "data" / "completions" / path).read_text(encoding="utf-8")
            checks.equal(home.ok("completion", shell), script, f"the script of {shell}")

        def bash(line):
            program = (
                'eval "$(ceu completion bash)"; read -ra COMP_WORDS <<<"$1"; [[ $1 == *" " ]] && COMP_WORDS+=(""); '
                'COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _ceu; printf "%s\\n" "${COMPREPLY[@]}"')
            done = subprocess.run(["bash", "-c", program, "bash", line], capture_output=True, env=home.environment,
                                  cwd=home.path / "work", timeout=60, check=True)
            return done.stdout.decode().split("\n")[:-1]

        (home.path / "work" / "certificate one.pdf").write_bytes(b"x")
        checks.equal(bash("ceu lo"), ["log"], "bash: a command")
        checks.equal(bash("ceu credential re"), ["retire", "remove"], "bash: a group")
        checks.equal(bash("ceu attach 1 cert"), ["certificate one.pdf"], "bash: a file")
        checks.equal(bash("ceu export "), ["ics", "csv", "json", "xlsx"], "bash: an argument")
    checks.finish()


if __name__ == "__main__":
    main()
