"""Rows that are added once and never change; the database refuses the rest as well."""

from typing import Any, NoReturn

from django.db import models

from thuocdo.apps.dossiers.errors import NeverChanged


class AddedOnly(models.QuerySet[Any]):
    """Rows that can be read and added."""

    def update(self, **_: object) -> NoReturn:
        """Refuse."""
        raise NeverChanged

    def delete(self) -> NoReturn:
        """Refuse."""
        raise NeverChanged

    def bulk_update(self, *_: object, **__: object) -> NoReturn:
        """Refuse."""
        raise NeverChanged


class Kept(models.Model):
    """A row that is added once."""

    objects = AddedOnly.as_manager()

    class Meta:
        abstract = True
        base_manager_name = "objects"

    def save(self, **options: Any) -> None:  # noqa: ANN401  (as Django's)
        """Add the row; refuse to save it again."""
        if not self._state.adding:
            raise NeverChanged
        super().save(**options)

    def delete(self, *_: object, **__: object) -> NoReturn:
        """Refuse."""
        raise NeverChanged
