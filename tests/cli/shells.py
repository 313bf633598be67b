#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The real bash, zsh and fish at a prompt: a person presses Tab, and the line becomes what the program answered."""
import re

from home import SOURCE, Checks, Home
from talk import Person

SHELLS = {
    "bash": ["bash", "--noprofile", "--rcfile", "HOME/bashrc", "-i"],
    "zsh": ["zsh", "-i"],
    "fish": ["fish", "-i"],
}
# What is typed in front of Tab, and how the line reads then, blanks at its end apart.
LINES = [
    ("ceu unm", "ceu unmute"),  # a command
    ("ceu credential reti", "ceu credential retire"),  # of a group
    ("ceu log 1 T --no-de", "ceu log 1 T --no-defaults"),  # an option
    ("ceu log 1 T --unit min", "ceu log 1 T --unit minute"),  # a word of a closed list
    ("ceu log 1 T --unit=min", "ceu log 1 T --unit=minute"),  # behind an equals sign
    ("ceu credential edit CP", "ceu credential edit CPC"),  # a credential held
    ("ceu explain ah", "ceu explain ahima"),  # a body
    ("ceu log 1 T --for aapc,ahi", "ceu log 1 T --for aapc,ahima"),  # the second of a list
    ("ceu log 1 T --provider Car", "ceu log 1 T --provider Career\\ Step"),  # what was typed before
    ("ceu log 1 T --topic comp", "ceu log 1 T --topic compliance"),  # a category of the rules
    ("ceu config set calendar.publ", "ceu config set calendar.publish"),  # a setting
    ("ceu config get import.da", "ceu config get import.date-order"),
    ("ceu list --sort -units,ti", "ceu list --sort -units,title"),
    ("ceu attach 1 certificate", "ceu attach 1 certificate\\ one.pdf"),  # a file
    ("ceu log 1 Web", "ceu log 1 Webinar:\\ what\\'s\\ new"),  # a title with all that is awkward
    ("ceu edit 1 --accepted aapc:yest", "ceu edit 1 --accepted aapc:yesterday"),  # behind a colon
    ('ceu log 1 T --provider "Car', 'ceu log 1 T --provider "Career Step"'),  # in an open quote
    ("ceu credential edit c", "ceu credential edit CPC"),  # in any case
]
ESCAPE = re.compile(r"\x1b\[[0-9;]*[A-Za-z]|\x1b\(B")
# Two answers: nothing is chosen, and both are shown.
SHOWN = ("ceu credential re", ("retire", "remove"))




def prepare(home):
    """Each shell has the completion, a short prompt, and a key that says what the line is: Ctrl-G."""
    home.ok("credential", "add", "CPC", "--earned", "2024-03-14", "--at", "2026-11-23")
    home.ok("log", "1.5", "Webinar: what's new", "--on", "2026-11-03", "--provider", "Career Step", "--at", "2026-11-23")
    (home.path / "work" / "certificate one.pdf").write_bytes(b"x")
    scripts = SOURCE / "data" / "completions"
    fish = home.path / "config" / "fish"
    fish.mkdir(parents=True)
    (home.path / "bashrc").write_text(f"""PS1='READY '
. '{scripts}/ceu.bash'
bind 'set bell-style none'
bind 'set page-completions off'
bind -x '"\\C-g": printf "\\nLINE<%s>\\n" "$READLINE_LINE"'
""", encoding="utf-8")
    (home.path / ".zshrc").write_text(f"""PROMPT='READY '
unsetopt prompt_sp beep
autoload -Uz compinit
compinit -u -d $HOME/zcomp
source '{scripts}/_ceu'
say_line() {{ print -r -- $'\\n'"LINE<$BUFFER>" }}
zle -N say_line
bindkey '^G' say_line
""", encoding="utf-8")
    (fish / "config.fish").write_text(f"""function fish_prompt; echo -n 'READY '; end
function fish_right_prompt; end
set -g fish_greeting
set -g fish_autosuggestion_enabled 0
source '{scripts}/ceu.fish'
function fish_user_key_bindings; bind \\cg 'printf "\\nLINE<%s>\\n" (commandline)'; end
""", encoding="utf-8")


def press_tab(person, typed):
    """The line after Tab, as the shell has it; None: it never said."""
    person.type(b"\x15")
    person.type(typed + "\t\x07")
    said = person.await_text(r"LINE<(.*)>")
    return said and said[1]


def main():
    checks = Checks()
    with Home() as home:
        prepare(home)
        for shell, arguments in SHELLS.items():
            words = [word.replace("HOME", str(home.path)) for word in arguments]
            with Person(words, {**home.environment, "TERM": "xterm"}, home.path / "work", columns=200, rows=40) as person:
                checks.that(person.await_text("READY"), f"{shell} has no prompt: {person.said!r}")
                for typed, want in LINES:
                    line = press_tab(person, typed)
                    checks.that(line is not None and line.rstrip(" ") == want, f"{shell}: {typed!r} becomes {line!r}, not {want!r}")
                person.type(b"\x15")
                person.type(SHOWN[0] + "\t\t\x07")
                checks.that(person.await_text(r"LINE<ceu credential re.*>"), f"{shell}: no line with two answers")
                shown = ESCAPE.sub("", person.said[person.seen:])
                for word in SHOWN[1]:
                    checks.that(word in shown, f"{shell}: {word} is not shown: {shown!r}")
    checks.finish()


if __name__ == "__main__":
    main()
