#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds everything with the address and undefined-behaviour sanitizers
# and runs every test. Arguments go to ctest: tests/run.sh -R mime
# THREADLINE_PRESET chooses another preset (dev, tsan).
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
preset=${THREADLINE_PRESET-asan}

"$root/packaging/debian/install.sh" build run test

cd "$root"
[ -f "build/$preset/build.ninja" ] || cmake --preset "$preset"
cmake --build --preset "$preset"

# Some tests pretend to have no display, some start servers: what a person has set is in the way.
unset DISPLAY WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS THREADLINE_WORKSPACE THREADLINE_AGENT
LC_ALL=C.UTF-8
TZ=UTC
export LC_ALL TZ
exec ctest --preset "$preset" -j2 --timeout 600 "$@"
