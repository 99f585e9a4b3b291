#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs the packages of the lists named: install.sh build run test.
# Asks for nothing and changes nothing when all of them are there already.
set -eu
here=$(cd "$(dirname "$0")" && pwd)

if ! command -v dpkg-query >/dev/null 2>&1; then
    echo "This is no Debian: install what $here/*.list name by hand." >&2
    exit 0
fi

# Some packages of other makers bring another one with them, and say so (a newer nodejs brings npm).
provided=$(dpkg-query -W -f '${db:Status-Status} ${Provides}\n' | sed -n 's/^installed //p' | tr ',' '\n' | sed 's/^ *//; s/ .*//')

missing=
for list in "$@"; do
    for package in $(grep -v '^#' "$here/$list.list"); do
        state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
        [ "$state" = installed ] || echo "$provided" | grep -qx "$package" || missing="$missing $package"
    done
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" -eq 0 ]; then
    as_root() { "$@"; }
elif command -v sudo >/dev/null 2>&1; then
    as_root() { sudo "$@"; }
else
    echo "Install these packages as root, then start again:$missing" >&2
    exit 1
fi

# The mail and chat servers are for the tests alone: none may start as a service (policy-rc.d says 101).
policy=/usr/sbin/policy-rc.d
kept=
allow_services_again() {
    as_root rm -f "$policy"
    [ -z "$kept" ] || as_root mv "$kept" "$policy"
}
if [ -e "$policy" ]; then
    kept=$policy.before-threadline
    as_root mv "$policy" "$kept"
fi
trap allow_services_again EXIT
trap 'exit 130' INT TERM
printf '#!/bin/sh\nexit 101\n' | as_root tee "$policy" >/dev/null
as_root chmod 755 "$policy"

echo "Installing:$missing"
as_root apt-get update -q
# shellcheck disable=SC2086 # one word per package
as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing
