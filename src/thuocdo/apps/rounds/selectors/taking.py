"""Objects made of the columns of a row that holds several of them; rows by their item."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from django.db import DEFAULT_DB_ALIAS, models


def columns(
    model: type[models.Model], but: Collection[str] = (), only: Collection[str] = ()
) -> list[str]:
    """The columns of a model in its own order, all but some, or some alone."""
    names = [field.attname for field in model._meta.concrete_fields]  # noqa: SLF001
    return [name for name in names if name not in but and (not only or name in only)]


def reached(names: Collection[str], way: str) -> list[str]:
    """The same columns as a query reaches them."""
    return [f"{way}{name}" for name in names]


def taken(model: Any, names: Collection[str], values: Iterator[object]) -> Any:  # noqa: ANN401
    """An object of whichever model, made of the next values; ``names`` as ``columns`` says."""
    return model.from_db(DEFAULT_DB_ALIAS, names, [next(values) for _ in names])


def by_entry(rows: Iterable[Any]) -> dict[int, list[Any]]:
    """Rows that hang on items, by the item and in their order."""
    found: dict[int, list[Any]] = {}
    for row in rows:
        found.setdefault(row.entry_id, []).append(row)
    return found
