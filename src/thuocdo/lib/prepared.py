"""Queries whose SQL is written once: for the few that every request asks (ADR 21).

Django writes the SQL of a query anew at every call, which takes several times as long as the
database needs to answer it. Here the query is built once with marks for its values; later calls
put the values where the marks stood. What is asked stays a QuerySet in plain sight.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import QuerySet
from django.db.models import query as queries
from django.db.models.sql.compiler import SQLCompiler

KEPT = "_thuocdo_prepared"  # where a connection keeps what was written for it
LARGEST = 2**63  # beyond the numbers of a database
FIRST = 1_987_654_321  # of the marks that are numbers: fits every column, stands in no query


class Written(NamedTuple):
    """A query as one connection writes it."""

    sql: str
    params: tuple[Any, ...]
    places: tuple[int | None, ...]  # for each parameter: which value; None is a constant
    compiler: SQLCompiler


class Prepared:
    """A query that is written once for every connection.

    Args:
        build: Gives the query for its values. It must use each of them, unchanged, as a value
            that is compared; what the query looks like must not hang on them. A number beyond
            64 bits equals nothing in a database: there are no rows then.
        kinds: Of the values, in their order: ``int``, ``str``, ``date``, ``datetime`` or ``UUID``.
    """

    def __init__(self, build: Callable[..., QuerySet[Any, Any]], *kinds: type) -> None:
        self.build, self.kinds = build, kinds

    def rows(self, *values: object) -> list[tuple[Any, ...]]:
        """The rows of a query that ends in ``values_list``. One query."""
        return list(self.asked(self.written(), values))

    def objects(self, *values: object) -> list[Any]:
        """The objects of the model, with what ``select_related`` and ``only`` say. One query."""
        written = self.written()
        compiler = written.compiler
        known: Any = compiler.klass_info
        populated: Any = queries.get_related_populators
        begin, end = known["select_fields"][0], known["select_fields"][-1] + 1
        select: Any = compiler.select
        names = [column[0].target.attname for column in select[begin:end]]
        populators = populated(known, select, DEFAULT_DB_ALIAS)
        found = []
        for row in self.asked(written, values):
            one = known["model"].from_db(DEFAULT_DB_ALIAS, names, row[begin:end])
            for populator in populators:
                populator.populate(row, one)
            found.append(one)
        return found

    def asked(self, written: Written, values: tuple[object, ...]) -> Iterator[tuple[Any, ...]]:
        """What the database answers, as Python's values."""
        connection = written.compiler.connection
        if any(isinstance(value, int) and abs(value) >= LARGEST for value in values):
            return iter(())
        given = [
            prepared(kind, value, connection)
            for kind, value in zip(self.kinds, values, strict=True)
        ]
        params: list[Any] = [
            constant if place is None else given[place]
            for place, constant in zip(written.places, written.params, strict=True)
        ]
        with cursor_of(connection) as cursor:
            cursor.execute(written.sql, params)
            found = cursor.fetchall()
        rows: Any = written.compiler.results_iter([found], tuple_expected=True)
        return iter(rows)

    def written(self) -> Written:
        """The query as the connection of this thread writes it."""
        connection = connections[DEFAULT_DB_ALIAS]
        kept: dict[Prepared, Written] = vars(connection).setdefault(KEPT, {})
        if self not in kept:
            kept[self] = self.write(connection)
        return kept[self]

    def write(self, connection: BaseDatabaseWrapper) -> Written:
        """Build the query with marks and find where they went.

        Raises:
            ValueError: a mark did not reach the query.
        """
        marks = [mark(kind, number) for number, kind in enumerate(self.kinds)]
        compiler = self.build(*marks).query.get_compiler(connection=connection)
        sql, params = compiler.as_sql()
        shown = [prepared(*one, connection) for one in zip(self.kinds, marks, strict=True)]
        places = tuple(shown.index(one) if one in shown else None for one in params)
        lost = set(range(len(marks))) - set(places)
        if lost:
            raise ValueError(f"values {sorted(lost)} are not compared in: {sql}")
        return Written(sql, tuple(params), places, compiler)


def cursor_of(connection: Any) -> Any:  # noqa: ANN401  (of whichever database)
    """A cursor; on PostgreSQL one that lets the server keep the plan of what comes again."""
    if connection.vendor != "postgresql":
        return connection.cursor()
    connection.ensure_connection()
    return connection._prepare_cursor(connection.Database.Cursor(connection.connection))  # noqa: SLF001


def mark(kind: type, number: int) -> object:
    """A value that stands in no query of ours."""
    if kind is int:
        return FIRST + number
    if kind is str:
        return f"\u2063{FIRST + number}"
    if kind is UUID:
        return UUID(int=FIRST + number)
    return (
        datetime(1, 2, 3, 4, 5, number, tzinfo=UTC) if kind is datetime else date(1, 2, 3 + number)
    )


def prepared(kind: type, value: Any, connection: BaseDatabaseWrapper) -> object:  # noqa: ANN401
    """A value as the connection wants it."""
    if kind is datetime:
        return connection.ops.adapt_datetimefield_value(value)
    if kind is date:
        return connection.ops.adapt_datefield_value(value)
    if kind is UUID and not connection.features.has_native_uuid_field:
        return value.hex
    return value
