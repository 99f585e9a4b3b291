#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# From a fresh clone to the desk on a sample workspace: installs what is missing, builds, opens.
#   app/run.sh               opens the desk; without a display, saves its picture
#   app/run.sh --build-only  stops after the build
#   app/run.sh ARGUMENTS…    runs the program with these instead of opening the sample
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
build=$root/build/release
program=$build/app/threadline

build_only=
if [ "${1-}" = --build-only ]; then
    build_only=yes
    shift
fi

if [ -n "$build_only" ]; then
    "$root/packaging/debian/install.sh" build
else
    "$root/packaging/debian/install.sh" build run
fi

cd "$root"
[ -f "$build/build.ninja" ] || cmake --preset release
cmake --build --preset release

[ -z "$build_only" ] || exit 0

if [ $# -gt 0 ]; then
    exec "$program" "$@"
fi

sample=$root/build/sample
if [ ! -d "$sample" ]; then
    rm -rf "$sample.unfinished"
    "$program" sample "$sample.unfinished"
    mv "$sample.unfinished" "$sample"
fi

# The sample's cases belong to its own people: you are one of them.
THREADLINE_AGENT=${THREADLINE_AGENT-"Anna K."}
export THREADLINE_AGENT

if [ -n "${DISPLAY-}${WAYLAND_DISPLAY-}" ] || [ "$(uname)" = Darwin ]; then
    exec "$program" --workspace "$sample"
fi

echo "There is no display here, so the desk opens on a virtual one."
picture=$root/build/desk.png
QT_QPA_PLATFORM=offscreen "$program" --workspace "$sample" --screenshot "$picture" --size 1440x900
echo "$picture"
