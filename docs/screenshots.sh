#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes the README's picture from a fresh sample workspace: docs/screenshots.sh [PROGRAM]
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
program=${1-$root/build/release/app/threadline}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
THREADLINE_AGENT="Anna K."
XDG_RUNTIME_DIR=$scratch
export THREADLINE_AGENT XDG_RUNTIME_DIR
"$program" sample "$scratch/sample"
"$program" --workspace "$scratch/sample" --screenshot "$root/docs/desk.png" --size 1440x900 \
    --customer "Ingrid Aaltonen"
