#!/usr/bin/env bash
# Installs Thước Đo from this folder, without a network:  bash install.sh /opt/thuocdo
# Needs Python of the version for which the archive was made (3.11 or newer) with venv.
set -euo pipefail
target=${1:?"Cách dùng / usage: bash install.sh /opt/thuocdo"}
cd "$(dirname "$0")"
sha256sum --quiet --check SHA256SUMS || {
  echo "Bản cài đặt bị hỏng hoặc bị sửa; chép lại tệp. / The archive is damaged or was changed; copy it again." >&2
  exit 1
}
python=${PYTHON:-python3}
"$python" -c 'import sys, venv, ensurepip; raise SystemExit(sys.version_info < (3, 11))' 2>/dev/null || {
  echo "Cần Python 3.11 trở lên có venv (Debian, Ubuntu: apt install python3-venv); hoặc đặt PYTHON=… / Python 3.11 or newer with venv is needed." >&2
  exit 1
}
mkdir -p "$target"
"$python" -m venv "$target/.venv"
pip=("$target/.venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-index --find-links wheels)
"${pip[@]}" --require-hashes -r run.txt
"${pip[@]}" --no-deps wheels/thuocdo-*.whl
cp -r deploy docs "$target/"
"$target/.venv/bin/thuocdo" --version
echo "Đã cài vào $target. Bước tiếp theo: docs/operate/install.md. / Installed; go on with docs/operate/install.md."
