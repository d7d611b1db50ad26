"""Many rows of one table stored quickly: what Django's own way takes, without an object a row."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from django.db import connection, models

ROWS = 5000  # handed to the database at once
PLAIN = {models.CharField, models.TextField, models.ForeignKey}


def insert_rows(
    model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[object]]
) -> None:
    """Add rows as they are made; every other column of the table must be its key.

    Args:
        model: Whose table it is.
        columns: Names of its fields; of a relation the field, with keys as values.
        rows: Values in the order of the columns.
    """
    fields: list[models.Field[object, object]] = [
        model._meta.get_field(name)  # type: ignore[misc]  # noqa: SLF001  (as Django documents it)
        for name in columns
    ]
    quoted = connection.ops.quote_name
    named = ", ".join(quoted(field.column or field.name) for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    table = quoted(model._meta.db_table)  # noqa: SLF001
    statement = f"INSERT INTO {table} ({named}) VALUES ({marks})"  # noqa: S608  (no value in it)
    waiting = prepared(fields, rows)
    with connection.cursor() as cursor:
        while batch := list(islice(waiting, ROWS)):
            cursor.executemany(statement, batch)


def prepared(
    fields: Sequence["models.Field[object, object]"], rows: Iterable[Sequence[object]]
) -> Iterator[list[Any]]:
    """The values as the database takes them; texts and keys are so already."""
    ways = [
        (place, field.get_db_prep_save)
        for place, field in enumerate(fields)
        if type(field) not in PLAIN
    ]
    for row in rows:
        values = list(row)
        for place, way in ways:
            values[place] = way(values[place], connection)
        yield values
