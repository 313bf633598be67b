#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The table of commands against ceu(1) and docs/cli-json.md: every command, option, setting, exit code and JSON key is there."""
import json
import re

from home import SOURCE, Checks, Home

PAGE = (SOURCE / "docs" / "ceu.1.scd").read_text(encoding="utf-8")
JSON = (SOURCE / "docs" / "cli-json.md").read_text(encoding="utf-8")
HEADER = (SOURCE / "include" / "ceu" / "error.h").read_text(encoding="utf-8")


def section_of(command):
    """The man page's text on one command: from its usage line to the next one."""
    found = re.search(r"^\*" + re.escape(command) + r"\*.*?(?=^\*[a-z]|^# )", PAGE, re.M | re.S)
    return found.group(0) if found else None


def documented_keys(schema):
    """Keys of the first table below the schema's heading."""
    part = JSON.split(f"## {schema}\n", 1)[1].split("\n## ", 1)[0].split("\n### ", 1)[0]
    return set(re.findall(r"^\| `(\w+)` \|", part, re.M))


def keys_of(value):
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from keys_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from keys_of(inner)


def check_page(checks, home):
    table = json.loads(home.ok("help", "--json"))
    for command in table["commands"]:
        text = section_of(command["name"])
        checks.that(text is not None, f"ceu(1) says nothing of “{command['name']}”")
        for option in command["options"]:
            checks.that(text is None or f"*--{option['name']}*" in text,
                        f"ceu(1), {command['name']}: --{option['name']} is missing")
        for option in re.findall(r"^\t\*--([a-z-]+)\*", text or "", re.M):
            checks.that(option in [known["name"] for known in command["options"]],
                        f"ceu(1), {command['name']}: there is no --{option}")
    for option in table["options"]:
        checks.that(f"*--{option['name']}*" in PAGE, f"ceu(1): --{option['name']} is missing")
    commands = {command["name"] for command in table["commands"]}
    for name in re.findall(r"^\*([a-z]+(?: [a-z]+)?)\*(?: |$)", PAGE.split("# COMMANDS")[1].split("\n# ")[0], re.M):
        checks.that(name in commands, f"ceu(1): there is no command “{name}”")
    codes = re.findall(r"CEU_EXIT_\w+ = (\d+)", HEADER)
    checks.that(len(codes) > 5, "no exit codes in the header")
    for code in codes:
        checks.that(re.search(rf"^\*{code}\*", PAGE, re.M) is not None, f"ceu(1): exit code {code} is missing")
    for setting in json.loads(home.ok("config", "list", "--json"))["settings"]:
        checks.that(f"*{setting['name']}*" in PAGE, f"ceu(1): the setting {setting['name']} is missing")


def check_json(checks, home):
    replies = [
        ["status"], ["due"], ["explain"], ["explain", "1"], ["list"], ["show", "1"], ["credential", "list"],
        ["membership", "list"], ["history"], ["answer"], ["reminders"], ["rules", "list"], ["rules", "show", "aapc"], ["rules", "check"],
        ["verify"], ["config", "list"], ["version"], ["help"], ["edit", "1", "--units", "2"], ["calendar", "publish"], ["calendar", "serve", "--print-url"],
        ["calendar", "subscribe"], ["calendar", "subscribe", "evolution"],
        ["import", "sample.csv", "--dry-run"], ["export", "json"], ["path", "CPC-A"],
        ["path", "CCS", "--approved", "2027-01-31"], ["plan"], ["report", "transcript"], ["report", "audit", "aapc"], ["whatif", "add", "CPMA"], ["whatif", "drop", "1"],
        ["whatif", "log", "1", "One more"], ["rules", "diff", "aapc"],
    ]
    (home.path / "work" / "sample.csv").write_text("Title,Date,CEUs\nOne,2026-03-04,1\n", encoding="utf-8")
    for arguments in replies:
        extra = [] if arguments[0] == "export" else ["--json"]
        reply = json.loads(home.ok(*arguments, *extra, "--at", "2027-03-01"))
        checks.that(f"## {reply['schema']}" in JSON, f"cli-json.md: {reply['schema']} is missing")
        if f"## {reply['schema']}\n" in JSON:
            missing = documented_keys(reply["schema"]) - set(reply)
            checks.equal(missing, set(), f"keys that {reply['schema']} promises and does not give")
        for key in set(keys_of(reply)):
            checks.that(f"`{key}`" in JSON, f"cli-json.md: the key {key} of {reply['schema']} is missing")
    schemas = set(re.findall(r"^## (ceu\.\w+/\d+)$", JSON, re.M))
    checks.that(len(schemas) > 15, "cli-json.md: no schemas found")
    for schema in schemas:
        checks.that(schema in PAGE or "cli-json.md" in PAGE, f"ceu(1) does not lead to {schema}")


def main():
    checks = Checks()
    with Home() as home:
        home.ok("credential", "add", "CPC", "--earned", "2024-03-14", "--at", "2026-11-23")
        home.ok("membership", "set", "aapc", "--renews", "2027-03", "--dues-paid-to", "2027-03-31", "--at", "2026-11-23")
        (home.path / "work" / "certificate.pdf").write_bytes(b"x")
        home.ok("log", "1.5", "A course", "--on", "2026-11-03", "--proof", "certificate.pdf", "--at", "2026-11-23")
        home.ok("edit", "1", "--entered", "aapc", "--at", "2026-11-23")
        check_page(checks, home)
        check_json(checks, home)
    checks.finish()


if __name__ == "__main__":
    main()
