#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Installs the build into an empty place and uses it as a stranger would: programs, man pages, pkg-config, a C and a C++ program.

usage: install-tree.py BUILD CC CXX [FLAG…]     FLAG: for the two programs, such as -fsanitize=address
"""
import os
import pathlib
import subprocess
import sys
import tempfile

from common import TOP, finish, run

LEAST_FILES = [
    "bin/ceu", "bin/ceud", "include/ceu/ceu.h", "share/man/man1/ceu.1", "share/man/man8/ceud.8", "share/man/man5/ceu-rules.5",
    "share/ceud/rules/*.yaml", "share/ceud/rules/words/certificate.yaml", "share/ceud/cli.schema.json", "lib/**/libceu.so", "lib/**/libceu-calendar.so", "lib/**/pkgconfig/ceu.pc", "**/ceu-calendar", "**/ceu-sync",
    "**/ceu-extract", "**/ceu-serve", "**/ceu-xlsx", "**/ceu-print", "**/ceu-ask", "**/ceu-pack", "**/systemd/user/ceu-serve.socket", "**/systemd/user/ceu-serve.service",
    "**/systemd/user/ceu-inbox.service",
    "**/systemd/user/ceu-sync.service",
    "share/bash-completion/completions/ceu", "share/dbus-1/services/*.service", "**/systemd/user/ceud.service",
]


def consumer(tree, pkgconfig, compiler, language, flags):
    """Builds consumer.c against the tree; gives back what it prints."""
    environment = {**os.environ, "PKG_CONFIG_PATH": str(pkgconfig)}
    options = run("pkg-config", "--cflags", "--libs", "ceu-calendar", "ceu", env=environment).split()
    program = tree / f"consumer-{language}"
    run(compiler, "-x", language, "-Wall", "-Wextra", "-Werror", *flags, TOP / "tests/meta/consumer.c", "-x", "none", "-o", program,
        *options, f"-Wl,-rpath,{pkgconfig.parent}")
    return run(program)


def main():
    build, c_compiler, cxx_compiler, *flags = sys.argv[1:]
    with tempfile.TemporaryDirectory() as scratch:
        tree = pathlib.Path(scratch) / "usr"
        run("cmake", "--install", build, "--prefix", tree)
        faults = [f"not installed: {pattern}" for pattern in LEAST_FILES if not any(tree.glob(pattern))]
        found = list(tree.glob("lib/**/pkgconfig/ceu.pc"))
        if found:
            for compiler, language in ((c_compiler, "c"), (cxx_compiler, "c++")):
                if consumer(tree, found[0].parent, compiler, language, flags) != "2027-03-31\n":
                    faults.append(f"the {language} program printed something else")
        home = {"HOME": scratch, "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "CEU_RULES_DIR": str(tree / "share/ceud/rules")}
        for program in ("ceu", "ceud"):
            result = subprocess.run([tree / "bin" / program, "--version"], capture_output=True, text=True, env=home)
            if result.returncode != 0 or "0." not in result.stdout:
                faults.append(f"{program} --version → {result.returncode} {result.stdout}{result.stderr}")
        for page in sorted(tree.glob("share/man/man*/*")):
            lint = subprocess.run(["mandoc", "-T", "lint", "-W", "error", page], capture_output=True, text=True)
            faults += [lint.stdout] if lint.returncode != 0 else []
        count = sum(1 for path in tree.rglob("*") if path.is_file())
    finish(faults, f"{count} files installed and used")


if __name__ == "__main__":
    main()
