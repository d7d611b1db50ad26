#!/usr/bin/env bash
# Makes the virtual environment VENV with the exact versions of LOCK and this package in place.
set -euo pipefail
venv=$1 lock=$2

works() { "$1" -c 'import sys; raise SystemExit(sys.version_info < (3, 11))' 2>/dev/null; }

python=""
for candidate in python3 python3.13 python3.12 python3.11; do
  if command -v "$candidate" >/dev/null && works "$candidate"; then python=$candidate; break; fi
done
if [ -z "$python" ]; then
  echo "make setup: no Python 3.11 or newer found. Install it (Debian, Ubuntu: apt install python3) and try again." >&2
  exit 1
fi

if ! "$python" -c 'import ensurepip' 2>/dev/null; then
  # Debian and Ubuntu keep ensurepip in a package of its own.
  package="python$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')-venv"
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$package" >/dev/null
  else
    echo "make setup: $python has no venv. Install it (sudo apt install $package) and try again." >&2
    exit 1
  fi
fi

if ! [ -x "$venv/bin/python" ] || ! works "$venv/bin/python"; then
  rm -rf "$venv"
  "$python" -m venv "$venv"
fi
echo "Installing locked packages into $venv …"
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r "$lock"
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
