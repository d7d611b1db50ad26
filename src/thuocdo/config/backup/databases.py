"""The database as one file, consistent while others write, and back into an empty one."""

import hashlib
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from django.db import connection
from django.db.backends.utils import CursorWrapper

from thuocdo.vietnamese.sentence import Refusal

POSTGRESQL, SQLITE = "postgresql", "sqlite"
FETCHED = 2000  # rows held in memory at once
LEFT_OUT = "cache_entry"  # counters of sign-in attempts; made again


class ToolFailed(Refusal):
    """A program of PostgreSQL is missing or did not do its work."""


class NotEmpty(Refusal):
    """Restoring would write over what is there."""


def save(target: Path) -> dict[str, str]:
    """Write the database into a file; return the digest of each table in that very state."""
    if connection.vendor == SQLITE:
        return save_sqlite(target)
    return save_postgresql(target)


def save_sqlite(target: Path) -> dict[str, str]:
    """The online copy of SQLite: writers go on meanwhile, the copy is one moment."""
    connection.ensure_connection()
    with closing(sqlite3.connect(target)) as copy:
        connection.connection.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
    return sqlite_digests(target)


def sqlite_digests(path: Path) -> dict[str, str]:
    """The digests of a file, read without Django's conversions."""
    with closing(sqlite3.connect(path)) as opened:
        cursor = opened.cursor()
        return digests(cursor, sqlite_tables(cursor))


def save_postgresql(target: Path) -> dict[str, str]:
    """A dump and the digests from one exported snapshot."""
    connection.ensure_connection()
    with connection.cursor() as cursor:
        cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        try:
            cursor.execute("SELECT pg_export_snapshot()")
            (snapshot,) = cursor.fetchone()
            run_tool("pg_dump", "--format=custom", "--no-owner", f"--snapshot={snapshot}",
                     f"--file={target}")  # fmt: skip
            return digests(cursor, postgresql_tables(cursor))
        finally:
            cursor.execute("ROLLBACK")


def load(source: Path, verify: Callable[[dict[str, str]], None]) -> None:
    """Put a saved database in the place of an empty one, once its tables are verified.

    PostgreSQL can look into its own dumps only by loading them: there it is verified afterwards.
    """
    if connection.vendor == SQLITE:
        verify(sqlite_digests(source))
        connection.close()
        target = Path(str(connection.settings_dict["NAME"]))
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
        return
    run_tool("pg_restore", "--no-owner", "--exit-on-error", "--single-transaction",
             f"--dbname={connection.settings_dict['NAME']}", str(source))  # fmt: skip
    with connection.cursor() as cursor:
        verify(digests(cursor, postgresql_tables(cursor)))


def refuse_full() -> None:
    """Refuse to restore over a database that holds anything.

    Raises:
        NotEmpty: there is a table.
    """
    if connection.vendor == SQLITE and not Path(str(connection.settings_dict["NAME"])).exists():
        return
    with connection.cursor() as cursor:
        if tables(cursor):
            name = connection.settings_dict["NAME"]
            raise NotEmpty(
                f"cơ sở dữ liệu {name} không trống. Chọn chỗ trống để phục hồi.",
                f"the database {name} is not empty. Choose an empty place to restore into.",
            )


def tables(cursor: CursorWrapper) -> dict[str, list[str]]:
    """All tables, each with the columns that order its rows."""
    return sqlite_tables(cursor) if connection.vendor == SQLITE else postgresql_tables(cursor)


def sqlite_tables(cursor: Any) -> dict[str, list[str]]:  # noqa: ANN401  (Django's cursor or sqlite3's)
    """Tables and their keys."""
    cursor.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    )
    names = sorted(name for (name,) in cursor.fetchall())
    return {name: ["rowid"] for name in names if name != LEFT_OUT}


def postgresql_tables(cursor: Any) -> dict[str, list[str]]:  # noqa: ANN401  (as above)
    """Tables of the schema and their primary keys."""
    cursor.execute(
        "SELECT k.table_name, k.column_name FROM information_schema.key_column_usage k "
        "JOIN information_schema.table_constraints c USING (constraint_schema, constraint_name) "
        "WHERE c.constraint_type = 'PRIMARY KEY' AND k.table_schema = current_schema() "
        "ORDER BY k.table_name, k.ordinal_position"
    )
    found: dict[str, list[str]] = {}
    for table, column in cursor.fetchall():
        if table != LEFT_OUT:
            found.setdefault(table, []).append(column)
    return found


def digests(cursor: Any, keyed: dict[str, list[str]]) -> dict[str, str]:  # noqa: ANN401  (as above)
    """SHA-256 over all rows of each table, in the order of its key."""
    return {table: digest_of(cursor, table, keys) for table, keys in keyed.items()}


def digest_of(cursor: Any, table: str, keys: list[str]) -> str:  # noqa: ANN401  (as above)
    """One table; equal rows give an equal digest on every machine."""
    order = ", ".join(f'"{key}"' for key in keys)
    cursor.execute(f'SELECT * FROM "{table}" ORDER BY {order}')  # noqa: S608  (names from the schema)
    digest = hashlib.sha256()
    while rows := cursor.fetchmany(FETCHED):
        for row in rows:
            digest.update(repr(tuple(row)).encode())
    return digest.hexdigest()


def run_tool(name: str, *words: str) -> None:
    """Run a program of PostgreSQL on the database of the settings.

    Raises:
        ToolFailed: it is not there, or what it said.
    """
    program = shutil.which(name)
    if program is None:
        raise ToolFailed(
            f"không có chương trình {name}. Cài bộ công cụ PostgreSQL (postgresql-client).",
            f"the program {name} is missing. Install the PostgreSQL client tools.",
        )
    done = subprocess.run(  # noqa: S603  (our own words, no shell)
        [program, *words], env=tool_environment(), capture_output=True, text=True, check=False
    )
    if done.returncode:
        said = " ".join(done.stderr.split())
        raise ToolFailed(f"{name} báo lỗi: {said}", f"{name} failed: {said}")


def tool_environment() -> dict[str, str]:
    """Where the database is; the password stays out of the list of processes."""
    told = connection.settings_dict
    asked = {
        "PGHOST": told["HOST"],
        "PGPORT": told["PORT"],
        "PGUSER": told["USER"],
        "PGPASSWORD": told["PASSWORD"],
        "PGDATABASE": told["NAME"],
    }
    return {**os.environ, **{name: str(value) for name, value in asked.items() if value}}
