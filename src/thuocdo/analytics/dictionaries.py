"""Codes as people know them and the whole numbers that stand for them in the lake."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pyarrow as pa

from thuocdo.analytics.tables import DICTIONARIES


@dataclass(frozen=True)
class Dictionary:
    """A small table of codes; ids begin at 1 and are never given to another code."""

    name: str  # of DICTIONARIES
    table: pa.Table

    @classmethod
    def empty(cls, name: str) -> "Dictionary":
        """Without any code yet."""
        return cls(name, DICTIONARIES[name].empty_table())

    @cached_property
    def rows(self) -> tuple[Mapping[str, Any], ...]:
        """All entries in the order of their ids."""
        return tuple(self.table.sort_by("id").to_pylist())

    @cached_property
    def ids(self) -> Mapping[str, int]:
        """Code → id."""
        return {row["code"]: row["id"] for row in self.rows}

    @cached_property
    def by_id(self) -> Mapping[int, Mapping[str, Any]]:
        """Id → the whole entry."""
        return {row["id"]: row for row in self.rows}

    def code_of(self, number: int | None) -> str:
        """The code of an id; empty where the id is null."""
        return "" if number is None else str(self.by_id[number]["code"])

    def extended(self, entries: Iterable[Mapping[str, Any]]) -> "Dictionary":
        """With the entries added whose code is new, in the order given; the known stay as they are.

        An entry needs ``code`` and ``name``; what it does not name is null.
        """
        fresh: dict[str, Mapping[str, Any]] = {}
        for entry in entries:
            if entry["code"] not in self.ids:
                fresh.setdefault(entry["code"], entry)
        first = len(self.rows) + 1
        added = [{**entry, "id": first + place} for place, entry in enumerate(fresh.values())]
        schema = DICTIONARIES[self.name]
        more = pa.Table.from_pylist(
            [{name: entry.get(name) for name in schema.names} for entry in added], schema=schema
        )
        return Dictionary(self.name, pa.concat_tables([self.table, more]))
