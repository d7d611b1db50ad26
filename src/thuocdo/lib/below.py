"""A lookup for trees that are written as paths: ``path__below="/VN/22/"``, the place included.

The model of units registers it.
"""

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Q
from django.db.models.lookups import StartsWith
from django.db.models.sql.compiler import SQLCompiler

END = "/"  # of each path
NEXT = chr(ord(END) + 1)  # in place of the last END: the first that sorts after all below


def below(name: str, places: Iterable[str | None]) -> Q:
    """Whatever lies at or below one of some places; None is everywhere, no place is nothing.

    Args:
        name: Of the column with the path: ``path``, ``unit__path``.
        places: Paths.
    """
    tops = set(places)
    if None in tops:
        return Q()
    return reduce(or_, (Q((f"{name}__below", top)) for top in tops), Q(pk__in=[]))


class Below(StartsWith):
    """What ``startswith`` says of paths, by an index in every database.

    ``LIKE`` with an escape uses none in SQLite. PostgreSQL has one beside each such column that
    Django makes for ``LIKE``; it goes by letters, not by the rules of a language. The path is
    handed over unchanged, so that the query can be prepared.
    """

    lookup_name = "below"

    def as_sqlite(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper
    ) -> tuple[str, tuple[Any, ...]]:
        """From the path to the first that no longer lies below it."""
        return self.between(">=", "<", compiler, connection)

    def as_postgresql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper
    ) -> tuple[str, tuple[Any, ...]]:
        """The same with the comparisons of that index."""
        return self.between("~>=~", "~<~", compiler, connection)

    def between(
        self, least: str, less: str, compiler: SQLCompiler, connection: BaseDatabaseWrapper
    ) -> tuple[str, tuple[Any, ...]]:
        """Both comparisons."""
        path, params = self.process_lhs(compiler, connection)
        sql = f"({path} {least} %s AND {path} {less} (rtrim(%s, '{END}') || '{NEXT}'))"
        return sql, (*params, self.rhs, *params, self.rhs)
