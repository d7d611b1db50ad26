"""Runs a command with DATABASE_URL pointing at a throw-away PostgreSQL cluster, then removes it.

    python scripts/with_postgres.py python -m pytest tests/apps

The cluster listens on a socket in a temporary folder only. As root, it runs as an unprivileged
user, since PostgreSQL refuses root. Without the binaries it says so and does nothing. Tests do
without waiting for the disk; THUOCDO_PG_FSYNC=on waits, as a real server does.
"""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FOLDERS = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
ABSENT = (
    "PostgreSQL: không có initdb và pg_ctl trên máy này, nên KHÔNG chạy kiểm thử trên PostgreSQL "
    "(Debian, Ubuntu: apt install postgresql). / no initdb and pg_ctl on this machine: the tests "
    "were NOT run on PostgreSQL."
)
FSYNC = os.environ.get("THUOCDO_PG_FSYNC", "off")
USERS = ("postgres", "nobody")  # the first that exists owns the cluster when we are root


def binary(name: str) -> str | None:
    """Where a program of PostgreSQL is, newest version first."""
    places = [str(folder) for folder in FOLDERS] + [os.environ.get("PATH", "")]
    return shutil.which(name, path=os.pathsep.join(places))


def owner() -> str | None:
    """Who has to run the cluster; none when we may ourselves."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in USERS if name in known)


def run(words: list[str], user: str | None) -> None:
    """Run a program of PostgreSQL, as the owner, away from folders that it may not read."""
    subprocess.run(words, check=True, user=user, cwd="/", stdout=subprocess.DEVNULL)


@contextmanager
def cluster(initdb: str, pg_ctl: str) -> Iterator[str]:
    """A running cluster; gives its URL."""
    user = owner()
    with tempfile.TemporaryDirectory(prefix="thuocdo-pg-") as name:
        folder = Path(name)
        if user:
            shutil.chown(folder, user)
        data = folder / "data"
        run(
            [
                initdb,
                "-D",
                str(data),
                "-U",
                "thuocdo",
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--locale=C",
                "--no-sync",
            ],
            user,
        )
        settings = f"-c listen_addresses= -c unix_socket_directories={folder} -c fsync={FSYNC}"
        run(
            [pg_ctl, "-D", str(data), "-w", "-l", str(folder / "log"), "-o", settings, "start"],
            user,
        )
        try:
            yield f"postgresql://thuocdo@/postgres?host={folder}"
        finally:
            run([pg_ctl, "-D", str(data), "-w", "-m", "immediate", "stop"], user)


def main(words: list[str]) -> int:
    """The exit code of the command; 0 when there is no PostgreSQL here."""
    initdb, pg_ctl = binary("initdb"), binary("pg_ctl")
    if initdb is None or pg_ctl is None:
        print(ABSENT, file=sys.stderr)
        return 0
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))  # stops the cluster
    with cluster(initdb, pg_ctl) as url:
        return subprocess.run(
            words, check=False, env={**os.environ, "DATABASE_URL": url}
        ).returncode


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
