# shellcheck shell=bash disable=SC2034
# SPDX-License-Identifier: GPL-3.0-or-later
# What the tools share: the package lists, installing what is missing, plain messages. Sourced, not run.

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
export top

# Debian's names. "build" compiles, "run" is what a desktop session needs beside the libraries,
# "show" is a virtual desktop for a machine without one, "test" is everything the gate uses.
packages_build=(
    cmake ninja-build gcc libc6-dev pkg-config scdoc gettext
    libglib2.0-dev libsqlite3-dev libyaml-dev libjansson-dev libical-dev libnotify-dev libsystemd-dev
    libmicrohttpd-dev libneon27-dev libsecret-1-dev libseccomp-dev libxlsxwriter-dev libpango1.0-dev libreadline-dev libarchive-dev
)
packages_run=(dbus fonts-dejavu-core)
packages_show=(dunst xvfb xauth x11-utils imagemagick fonts-dejavu-core libglib2.0-bin procps)
packages_test=(
    # compilers and judges
    g++ clang clang-format clang-tidy libclang-rt-dev llvm cppcheck codespell shellcheck mandoc valgrind libglpk-dev gcovr git dpkg-dev
    # a desktop, a bus, a user manager
    dbus-user-session systemd xdotool x11-apps python3 python3-dateutil python3-jsonschema python3-dbusmock python3-gi gir1.2-glib-2.0
    desktop-file-utils locales xfce4-notifyd spin i3status polybar tmux
    # other people's calendar programs
    khal calcurse vdirsyncer todoman radicale xandikos python3-icalendar python3-vobject
    curl openssl gnome-keyring
    # other readers of workbooks and pages
    python3-openpyxl poppler-utils tesseract-ocr unzip fonts-droid-fallback python3-html5lib chromium
    # shells that complete
    zsh fish
    # clocks, faults, odds and ends of the tests
    strace faketime sqlite3 bsdextrautils util-linux file tzdata man-db less passwd
)
packages_package=("${packages_build[@]}" build-essential debhelper lintian sensible-utils appstream desktop-file-utils dbus libglib2.0-bin man-db)
# Evolution's data server brings a browser engine along, 240 MB in all: only with tools/test --long.
packages_long=(evolution-data-server gir1.2-ecal-2.0)
packages_peers=(sqlite3 taskwarrior remind calcurse)

say() { printf '%s\n' "$*"; }
complain() { printf '%s: %s\n' "${0##*/}" "$*" >&2; }
die() { complain "$*"; exit 1; }

# Runs a command as root: directly, or by sudo.
as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        die "this needs root: run it as root, or install sudo, or run 'tools/install-deps' as root first"
    fi
}

# Of the packages named, those that are not installed, one a line.
missing_packages() {
    local name
    for name in "$@"; do
        [ "$(dpkg-query -W -f='${db:Status-Status}' "$name" 2>/dev/null)" = installed ] || printf '%s\n' "$name"
    done
}

# ensure_packages WHAT PACKAGE…: installs what is missing and says so; quiet if nothing is.
ensure_packages() {
    local what=$1 log status=0
    local -a missing apt
    shift
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        complain "not a Debian system: install these yourself for '$what': $*"
        return 0
    fi
    mapfile -t missing < <(missing_packages "$@")
    [ ${#missing[@]} -gt 0 ] || return 0
    say "Installing ${#missing[@]} Debian packages for '$what': ${missing[*]}"
    log=$(mktemp)
    apt=(env DEBIAN_FRONTEND=noninteractive LC_ALL=C apt-get -q -y -o DPkg::Lock::Timeout=600
         -o Dpkg::Options::=--force-confold --no-install-recommends)
    # The package lists are fetched only if apt does not know the names, or knows them too old to download.
    if ! "${apt[@]}" -s install "${missing[@]}" >"$log" 2>&1; then
        as_root "${apt[@]}" update >"$log" 2>&1 || status=$?
    fi
    if ! as_root "${apt[@]}" install "${missing[@]}" >"$log" 2>&1; then
        as_root "${apt[@]}" update >>"$log" 2>&1 && as_root "${apt[@]}" install "${missing[@]}" >>"$log" 2>&1 || status=1
    else
        status=0
    fi
    if [ "$status" != 0 ]; then
        tail -n 15 "$log" >&2
        rm -f "$log"
        die "apt-get could not install what '$what' needs"
    fi
    rm -f "$log"
}

# The files of the project, one a line, relative to the top: by git, or by find where there is no git or no repository.
project_files() {
    if git -C "$top" rev-parse --git-dir >/dev/null 2>&1; then
        git -C "$top" ls-files --cached --others --exclude-standard | while IFS= read -r name; do
            [ -e "$top/$name" ] && printf '%s\n' "$name"
        done
    else
        (cd "$top" && find . -path ./build -prune -o -path ./.git -prune -o -name __pycache__ -prune -o -type f -print) | cut -c3-
    fi | LC_ALL=C sort
}

# private_home DIR: everything the programs read and write is below DIR from now on.
private_home() {
    local name
    for name in $(compgen -v | grep -E '^(XDG_(DATA|CONFIG|CACHE|STATE)_(HOME|DIRS)|CEU_.*)$'); do
        unset "$name"
    done
    export HOME=$1 NO_COLOR=1 COLUMNS=80
}

# transcript ARGUMENT…: prints the command line that comes next, quoted as a person would.
transcript() {
    local word line='$ ceu'
    for word in "$@"; do
        case $word in
        *[!A-Za-z0-9_./:=+-]*) line+=" \"$word\"" ;;
        *) line+=" $word" ;;
        esac
    done
    say "$line"
}
