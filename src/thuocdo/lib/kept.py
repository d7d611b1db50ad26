"""Rows that are added once and never change: in Python and, by triggers, in the database."""

from collections.abc import Callable, Iterator
from typing import Any, ClassVar, NamedTuple, NoReturn

from django.db import models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


class NeverChanged(TypeError):  # noqa: N818  (says what happened)
    """Code tried to change or delete a row that is only ever added."""


class AddedOnly(models.QuerySet[Any]):
    """Rows that can be read and added."""

    def update(self, **_: object) -> NoReturn:
        """Refuse."""
        raise self.model.refusal()

    def delete(self) -> NoReturn:
        """Refuse."""
        raise self.model.refusal()

    def bulk_update(self, *_: object, **__: object) -> NoReturn:
        """Refuse."""
        raise self.model.refusal()


class Kept(models.Model):
    """A row that is added once; ``refusal`` makes what is raised on any other write."""

    refusal: ClassVar[Callable[[], Exception]] = NeverChanged
    objects = AddedOnly.as_manager()

    class Meta:
        abstract = True
        base_manager_name = "objects"

    def save(self, **options: Any) -> None:  # noqa: ANN401  (as Django's)
        """Add the row; refuse to save it again."""
        if not self._state.adding:
            raise type(self).refusal()
        super().save(**options)

    def delete(self, *_: object, **__: object) -> NoReturn:
        """Refuse."""
        raise type(self).refusal()


class Guard(NamedTuple):
    """Triggers over tables; a migration puts them up, and again where a later one rebuilds a table.

    ``put_up`` and ``take_down`` are what ``migrations.RunPython`` calls.
    """

    name: str  # of the function on PostgreSQL
    tables: tuple[str, ...]
    said: str  # by the database; no quotes in it

    def put_up(self, _apps: object, editor: BaseDatabaseSchemaEditor) -> None:
        """Refuse every change from now on."""
        is_sqlite = editor.connection.vendor == "sqlite"
        for statement in self.on_sqlite() if is_sqlite else self.on_postgresql():
            editor.execute(statement)

    def take_down(self, _apps: object, editor: BaseDatabaseSchemaEditor) -> None:
        """Allow changes again."""
        if editor.connection.vendor == "sqlite":
            for table in self.tables:
                for tried in ("update", "delete"):
                    editor.execute(f"DROP TRIGGER {table}_no_{tried}")
        else:
            editor.execute(f"DROP FUNCTION {self.name} CASCADE")

    def on_sqlite(self) -> Iterator[str]:
        """One trigger a table and kind of change."""
        for table in self.tables:
            for tried in ("UPDATE", "DELETE"):
                yield (
                    f"CREATE TRIGGER {table}_no_{tried.lower()} BEFORE {tried} ON {table} "
                    f"BEGIN SELECT RAISE(ABORT, '{self.said}'); END"
                )

    def on_postgresql(self) -> Iterator[str]:
        """One function; a trigger for rows and one for emptying each table."""
        yield (
            f"CREATE FUNCTION {self.name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"RAISE EXCEPTION '{self.said}' USING ERRCODE = 'integrity_constraint_violation'; "
            "END $$"
        )
        for table in self.tables:
            yield (
                f"CREATE TRIGGER {table}_never_changes BEFORE UPDATE OR DELETE ON {table} "
                f"FOR EACH ROW EXECUTE FUNCTION {self.name}()"
            )
            yield (
                f"CREATE TRIGGER {table}_is_never_emptied BEFORE TRUNCATE ON {table} "
                f"FOR EACH STATEMENT EXECUTE FUNCTION {self.name}()"
            )
