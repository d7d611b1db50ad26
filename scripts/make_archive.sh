#!/usr/bin/env bash
# Makes dist/thuocdo-<version>.tar: everything that a machine without a network needs, but Python itself.
set -euo pipefail
bin=$1
version=$("$bin/thuocdo" --version)
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT
folder="$work/thuocdo-$version"
mkdir -p "$folder/wheels" dist
"$bin/python" -m hatchling build -t wheel -d "$work/own" >/dev/null
"$bin/python" -m pip download --quiet --disable-pip-version-check --require-hashes --only-binary :all: \
  -r requirements/run.txt -d "$folder/wheels"
cp "$work"/own/*.whl "$folder/wheels/"
cp requirements/run.txt LICENSE README.md README.vi.md "$folder/"
cp -r deploy docs "$folder/"
cp scripts/install_offline.sh "$folder/install.sh"
(cd "$folder" && find . -type f ! -name SHA256SUMS -print0 | sort -z | xargs -0 sha256sum > SHA256SUMS)
tar -C "$work" --sort=name --owner=0 --group=0 --mtime=@0 -cf "dist/thuocdo-$version.tar" "thuocdo-$version"
echo "dist/thuocdo-$version.tar"
