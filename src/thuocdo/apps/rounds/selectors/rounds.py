"""Rounds as their pages ask for them: one by its key, or all with the newest first."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from thuocdo.apps.rounds.models import Participant, Phase, Round, RoundBlock
from thuocdo.lib.prepared import Prepared


def with_rules() -> QuerySet[Round]:
    """Rounds with their authority and edition."""
    return Round.objects.select_related("authority", "edition__scheme")


ONE = Prepared(lambda key: with_rules().filter(pk=key).order_by(), int)
ALL = Prepared(
    lambda phase: with_rules().order_by(
        Exists(RoundBlock.objects.filter(round=OuterRef("pk"), phase=phase)).desc(), "-year", "-pk"
    ),
    str,
)
UNIT = Prepared(
    lambda round_, key: (
        Participant.objects.filter(round=round_, pk=key)
        .select_related("unit", "block__block", "round__authority", "round__edition__scheme")
        .order_by()
    ),
    int,
    int,
)


def first(query: Prepared, *keys: int) -> Any:  # noqa: ANN401  (of whichever model)
    """The first row, or None."""
    return next(iter(query.objects(*keys)), None)


def round_called(key: int) -> Round | None:
    """The round with its authority and edition. One query."""
    found: Round | None = first(ONE, key)
    return found


def rounds() -> list[Round]:
    """All, the newest first; before them those that units still fill in. One query."""
    return ALL.objects(Phase.SELF.value)


def unit_called(round_key: int, key: int) -> Participant | None:
    """A unit of a round, with the round, its authority and edition. One query."""
    found: Participant | None = first(UNIT, round_key, key)
    return found
