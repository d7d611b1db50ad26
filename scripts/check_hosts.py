"""Refuse files that name a package registry's host or an absolute path of one machine."""

import re
import subprocess
import sys
from pathlib import Path

# The brackets keep this file from finding itself.
FORBIDDEN = re.compile(r"//[a-z.]*p[y]pi\.|python[h]osted|n[p]mjs\.|/w[o]rk/|/r[o]ot/")


def main() -> int:
    """Return 1 when a tracked text file names such a place."""
    listed = subprocess.run(["git", "ls-files", "-z"], capture_output=True, check=True).stdout
    found = 0
    for name in filter(None, listed.decode().split("\0")):
        path = Path(name)
        if not path.is_file():
            continue
        for number, line in enumerate(path.read_bytes().splitlines(), start=1):
            if FORBIDDEN.search(line.decode("utf-8", "replace")):
                print(f"{name}:{number}: names a registry or a machine's path.", file=sys.stderr)
                found = 1
    return found


if __name__ == "__main__":
    raise SystemExit(main())
