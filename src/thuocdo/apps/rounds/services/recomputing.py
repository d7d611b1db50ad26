"""All points of a round anew from the words that stand, batch by batch."""

from collections.abc import Callable

from django.db import transaction

from thuocdo.apps.rounds.models import Participant, Round
from thuocdo.apps.rounds.services.rescoring import restated

TOGETHER = 40  # units in one transaction


def recompute(*, round_: Round, report: Callable[[int, int], None]) -> int:
    """Restate the points of every unit; nobody's word changes, so that it can always be repeated.

    Args:
        round_: Whose.
        report: Told after each batch how many units are done, of how many.

    Returns:
        How many units there are.
    """
    keys = list(round_.participants.order_by("pk").values_list("pk", flat=True))
    for done in range(0, len(keys), TOGETHER):
        restate_some(keys[done : done + TOGETHER])
        report(min(done + TOGETHER, len(keys)), len(keys))
    return len(keys)


@transaction.atomic
def restate_some(keys: list[int]) -> None:
    """The points of some units, held until the transaction ends."""
    rows = Participant.objects.select_for_update(of=("self",)).filter(pk__in=keys)
    restated(rows.select_related("unit", "block", "round__edition__scheme").order_by("pk"))
