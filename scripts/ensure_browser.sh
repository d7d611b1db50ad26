#!/usr/bin/env bash
# Makes sure that a Chromium is there for the browser journeys; says what to do where it may not install.
set -euo pipefail
for name in chromium chromium-browser google-chrome; do
  if command -v "$name" >/dev/null; then exit 0; fi
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "Installing Debian's chromium for the browser journeys …"
  if apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null; then exit 0; fi
fi
echo "make test: no Chromium found, so the browser journeys will be SKIPPED. Install it (Debian, Ubuntu: sudo apt install chromium) and run make test again." >&2
