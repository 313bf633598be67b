#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each public header compiles alone, as C and as C++, without a warning.

usage: headers.py CC CXX FLAG…     FLAG: how GLib is found
"""
import subprocess
import sys

from common import TOP, finish


def main():
    c_compiler, cxx_compiler, *flags = sys.argv[1:]
    headers = sorted((TOP / "include/ceu").glob("*.h"))
    faults = [] if headers else ["no header found"]
    for header in headers:
        for compiler, language, standard in ((c_compiler, "c", "c17"), (cxx_compiler, "c++", "c++17")):
            command = [compiler, "-x", language, f"-std={standard}", "-fsyntax-only", "-Wall", "-Wextra", "-Werror",
                       f"-I{TOP}/include", *flags, "-"]
            result = subprocess.run(command, input=f"#include <ceu/{header.name}>\n", capture_output=True, text=True)
            if result.returncode != 0:
                faults.append(f"{header.name} as {language}:\n{result.stderr}")
    finish(faults, f"{len(headers)} headers, each as C and as C++")


if __name__ == "__main__":
    main()
