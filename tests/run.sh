#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds, and runs every test; what reads strangers' bytes or guards the
# log runs once more with the address and undefined-behaviour sanitizers.
# Arguments go to ctest: tests/run.sh -R mime
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)

"$root/packaging/debian/install.sh" build run test

cd "$root"
# Servers that only npm has, again when their list changed. Without a registry their tests say that they are skipped.
[ tests/node/node_modules/.package-lock.json -nt tests/node/package-lock.json ] ||
    npm ci --prefix tests/node --ignore-scripts --no-audit --no-fund ||
    echo "The modules of tests/node could not be installed: tests against a Telegram and in a browser are skipped." >&2
# Some tests pretend to have no display, some start servers: what a person has set is in the way.
unset DISPLAY WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS THREADLINE_WORKSPACE THREADLINE_AGENT
LC_ALL=C.UTF-8
TZ=UTC
export LC_ALL TZ

build() {
    [ -f "build/$1/build.ninja" ] || cmake --preset "$1"
    cmake --build --preset "$@"
}

build dev
build asan --target sanitized

failed=0
ctest --preset asan -L sanitized -j2 --timeout 600 "$@" || failed=1
ctest --preset dev -j2 --timeout 600 "$@" || failed=1
exit $failed
