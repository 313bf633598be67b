# SPDX-License-Identifier: GPL-3.0-or-later
"""A throw-away home for one test: nothing of the user's is read, nothing is left behind."""
import os
import pathlib
import subprocess
import sys
import tempfile

SOURCE = pathlib.Path(os.environ["CEU_TEST_SOURCE"])


def some(rows):
    """The rows of a long table; where all is slow (CEU_TEST_BRIEF) each fourth, for the usual build has them all."""
    return rows[::4] if os.environ.get("CEU_TEST_BRIEF") else rows


class Home:
    """Own XDG folders; use as a context."""

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory(prefix="ceu-test-")
        self.path = pathlib.Path(self.folder.name).resolve()
        (self.path / "work").mkdir()
        self.environment = {
            "PATH": f"{os.environ['CEU_TEST_BIN']}:{os.environ['CEU_TEST_DAEMON']}:/usr/bin:/bin",
            "HOME": str(self.path),
            "XDG_DATA_HOME": str(self.path / "data"),
            "XDG_CONFIG_HOME": str(self.path / "config"),
            "XDG_CACHE_HOME": str(self.path / "cache"),
            "XDG_DATA_DIRS": str(self.path / "none"),
            "CEU_RULES_DIR": str(SOURCE / "data" / "rules"),
            "CEU_LIBEXEC_DIR": os.environ["CEU_TEST_LIBEXEC"],
            "SOURCE": str(SOURCE),
            "LC_ALL": "C.UTF-8",
            "TZ": "UTC",
            "G_DEBUG": "fatal-criticals",
        }
        for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS"):
            if name in os.environ:
                self.environment[name] = os.environ[name]
        # Under faketime another library comes before the sanitizer's; it works all the same.
        self.environment["ASAN_OPTIONS"] = self.environment.get("ASAN_OPTIONS", "") + ":verify_asan_link_order=0"
        return self

    def __exit__(self, *_):
        self.folder.cleanup()

    def run(self, *arguments, stdin=b"", **extra):
        """ceu with these arguments; bytes in and out."""
        return subprocess.run(
            ["ceu", *arguments], input=stdin, capture_output=True, cwd=self.path / "work", timeout=60, check=False,
            env={**self.environment, **extra})

    def ok(self, *arguments, **extra):
        """The same, which must succeed; returns its output as text."""
        done = self.run(*arguments, **extra)
        if done.returncode != 0:
            sys.exit(f"ceu {' '.join(map(str, arguments))} failed with {done.returncode}: {done.stderr.decode()}")
        return done.stdout.decode()


class Checks:
    """Collects what is wrong, so that one run tells all of it."""

    def __init__(self):
        self.wrong = []
        self.count = 0

    def that(self, true, said):
        self.count += 1
        if not true:
            self.wrong.append(said)

    def equal(self, got, want, said):
        self.that(got == want, f"{said}: {got!r}, not {want!r}")

    def finish(self):
        for line in self.wrong:
            print(line)
        if self.count == 0:
            sys.exit("nothing was checked")
        print(f"{self.count} checks, {len(self.wrong)} wrong")
        sys.exit(1 if self.wrong else 0)
