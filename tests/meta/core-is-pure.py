#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""core does no IO: what its objects need from elsewhere is held against a list of names that are allowed, and of some that never are.

usage: core-is-pure.py [--planted NAME] OBJECT…     --planted: succeed only if exactly NAME is refused
"""
import fnmatch
import sys

from common import finish, undefined

DENIED = [  # clock, files, environment, log, network, processes, other floors
    "time", "clock_gettime", "gettimeofday", "localtime*", "mktime", "strftime", "g_get_*_time", "g_date_time_new_now*",
    "g_time_zone_*", "open*", "creat*", "fopen*", "fread", "fwrite", "read", "write", "pread*", "pwrite*", "stat*", "unlink",
    "rename", "mkdir", "getenv", "secure_getenv", "setenv", "g_getenv", "g_setenv", "g_get_home_dir", "g_get_user_*",
    "g_get_system_*", "g_file_*", "g_key_file_*", "g_mapped_file_*", "g_dir_*", "g_mkdir*", "g_open", "g_fopen", "g_io_*",
    "g_spawn_*", "g_print*", "g_log*", "g_message", "g_random_*", "g_uuid_*", "rand*", "random*", "getrandom", "socket*",
    "printf", "puts", "perror", "system", "popen", "fork", "exec*", "sqlite3_*", "ical*", "yaml_*", "json_*", "notify_*",
    "sd_*", "g_dbus_*", "g_object_*", "ceu_tracker_*", "ceu_store_*", "ceu_clock_*", "ceu_paths_*",
]
# g_return_if_fail() and g_assert() speak through these; they fire for our own bugs alone.
EXCEPT = ["g_return_if_fail_warning", "g_assertion_message*"]
LIBC = [
    "mem*", "str*", "__mem*_chk", "__str*_chk", "qsort*", "bsearch", "abs", "abort", "__ctype_*", "__stack_chk_fail", "snprintf",
    "__snprintf_chk", "__divti3", "__modti3", "__udivti3", "__umodti3", "__popcountdi2", "_GLOBAL_OFFSET_TABLE_", "__assert_fail", "__tls_get_addr",
    "__asan_*", "__ubsan_*", "__lsan_*", "__gcov_*", "__llvm_*", "__sanitizer_*", "__sancov_*",
]


def any_of(name, patterns):
    return any(fnmatch.fnmatchcase(name, pattern) for pattern in patterns)


def main():
    arguments = sys.argv[1:]
    planted = None
    if arguments[:1] == ["--planted"]:
        planted, arguments = arguments[1], arguments[2:]
    if not arguments:
        sys.exit("no objects to look at")
    refused = {}
    for name, where in undefined(arguments).items():
        if any_of(name, EXCEPT):
            continue
        if any_of(name, DENIED) or not (name.startswith(("ceu_", "g_")) or any_of(name, LIBC)):
            refused[name] = where
    if planted is not None:
        finish([] if set(refused) == {planted} else [f"planted {planted}, but refused: {sorted(refused)}"], f"{planted} is caught")
    finish([f"core uses {name} ({', '.join(where)})" for name, where in sorted(refused.items())],
           f"{len(arguments)} objects of core use no clock, file, environment or log")


if __name__ == "__main__":
    main()
