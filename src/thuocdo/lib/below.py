"""A lookup for trees that are written as paths: ``path__below="/VN/22/"``, the place included.

The model of units registers it.
"""

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.lookups import StartsWith
from django.db.models.sql.compiler import SQLCompiler

END = "/"  # of each path
NEXT = chr(ord(END) + 1)  # no path below a place sorts after this


class Below(StartsWith):
    """What ``startswith`` says of paths; SQLite looks it up instead of reading all rows.

    Its ``LIKE`` with an escape uses no index. PostgreSQL's uses the one that Django makes for it,
    and compares by the rules of a language otherwise.
    """

    lookup_name = "below"

    def as_sql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper
    ) -> tuple[str, tuple[str | int, ...]]:
        """The prefix, as Django writes it."""
        return StartsWith(self.lhs, self.rhs).as_sql(compiler, connection)

    def as_sqlite(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper
    ) -> tuple[str, list[Any]]:
        """From the path to the first that no longer lies below it."""
        path, params = self.process_lhs(compiler, connection)
        sql = f"({path} >= %s AND {path} < rtrim(%s, '{END}') || '{NEXT}')"
        return sql, [*params, self.rhs, *params, self.rhs]
