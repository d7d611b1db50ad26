#!/usr/bin/env bash
# Migrates, loads the demonstration, prints the sign-ins and the address, and serves until Ctrl C.
set -euo pipefail
bin=$1 port=${PORT:-8000}
export THUOCDO_DATA=${THUOCDO_DATA:-var/demo} THUOCDO_DEMO=1
"$bin/thuocdo" migrate
"$bin/thuocdo" demo load
echo
echo "Dừng bằng Ctrl C; dữ liệu ở $THUOCDO_DATA. / Ctrl C stops; data lies in $THUOCDO_DATA."
exec "$bin/thuocdo" serve --host 127.0.0.1 --port "$port"
