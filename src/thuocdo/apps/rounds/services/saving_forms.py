"""Saving a whole form of one item: what the person did not touch is left to others."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple, Self
from unicodedata import normalize
from uuid import uuid4

from django.db import transaction

from thuocdo.apps.accounts.models import User
from thuocdo.apps.rounds.models import FieldSave, Outcome
from thuocdo.apps.rounds.selectors.own_fields import names_of
from thuocdo.apps.rounds.services.saving import Saved, save_field
from thuocdo.core.index_set.model import Leaf
from thuocdo.lib.digits import whole


class Typed(NamedTuple):
    """One field as it was sent."""

    text: str
    base: int  # version that stood in the form


class Posted(NamedTuple):
    """The fields of a form that were sent."""

    fields: Mapping[str, Typed]

    @classmethod
    def of(cls, sent: Mapping[str, str], leaf: Leaf, prefix: str) -> Self:
        """The fields that the leaf has; line ends as people type them."""
        found = {}
        for name in names_of(leaf):
            if f"{prefix}{name}" in sent:
                text = normalize("NFC", sent[f"{prefix}{name}"].replace("\r\n", "\n"))
                found[name] = Typed(text, whole(sent.get(f"v-{name}", "")) or 0)
        return cls(found)


class Clash(NamedTuple):
    """A field in which somebody else wrote meanwhile."""

    name: str
    mine: str
    saved: Saved


def save_form(*, entry_id: int, posted: Posted, by: User, at: datetime) -> list[Clash]:
    """Keep every field of one item that the person changed.

    Returns:
        The fields in which another person wrote meanwhile; both texts are kept.

    Raises:
        NotAllowed: the person may not fill in the unit's assessment.
        Locked: it is submitted, or the deadline has passed.
        FieldRefused: a text is far too long.
    """
    return save_forms(posted={entry_id: posted}, by=by, at=at).clashes.get(entry_id, [])


class Written(NamedTuple):
    """What became of the forms of several items."""

    fields: int  # that were changed
    clashes: dict[int, list[Clash]]  # by item


@transaction.atomic
def save_forms(*, posted: Mapping[int, Posted], by: User, at: datetime) -> Written:
    """The same for several items at once; where one is refused, nothing is kept.

    Args:
        posted: What was sent for each item, by its key.
        by: Who.
        at: When.

    Raises:
        NotAllowed: the person may not fill in the assessment of a unit.
        Locked: an item that was changed is submitted, or its deadline has passed.
        FieldRefused: a text is far too long.
    """
    found: dict[int, list[Clash]] = {}
    typed = changed(posted)
    for (entry_id, name), one in typed.items():
        saved = save_field(
            entry_id=entry_id, name=name, text=one.text, base=one.base, key=uuid4(), by=by, at=at
        )
        if saved.is_conflict:
            found.setdefault(entry_id, []).append(Clash(name, one.text, saved))
    return Written(len(typed), found)


def changed(posted: Mapping[int, Posted]) -> dict[tuple[int, str], Typed]:
    """Fields whose text is another than the one that stood in the form. One query."""
    kept = FieldSave.objects.filter(entry__in=posted, outcome=Outcome.KEPT).values_list(
        "entry_id", "name", "version", "text"
    )
    stood = {(entry_id, name, version): text for entry_id, name, version, text in kept}
    return {
        (entry_id, name): typed
        for entry_id, form in posted.items()
        for name, typed in form.fields.items()
        if typed.text != stood.get((entry_id, name, typed.base), "")
    }
