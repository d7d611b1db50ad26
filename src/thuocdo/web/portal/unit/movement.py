"""Why the total of a unit changed: causes and items, from the old total to the new one."""

from collections.abc import Sequence
from typing import NamedTuple

from thuocdo.core.comparing.waterfall import (
    StepKind,
    WaterfallStep,
    as_shown,
    bridged_contributions,
    cause_contributions,
    waterfall,
    waterfall_sentence,
)
from thuocdo.vietnamese.sentence import Sentence
from thuocdo.web.portal.ranking.changes import Compared

SHOWN_STEPS = 8  # items; the rest are summed


class Movement(NamedTuple):
    """The last change of a total, item by item."""

    years: tuple[int, int]
    causes: Sequence[WaterfallStep]  # as shown
    items: Sequence[WaterfallStep]  # as shown
    exact: Sequence[WaterfallStep]  # of the items, for the chart
    split: Sentence  # the causes in words
    finding: Sentence  # the largest gain and loss
    caution: Sentence

    @property
    def moves(self) -> list[WaterfallStep]:
        """The steps between the two totals."""
        return [step for step in self.items if not is_total(step)]

    @property
    def told_causes(self) -> list[WaterfallStep]:
        """The causes, without the totals."""
        return [step for step in self.causes if not is_total(step)]


def is_total(step: WaterfallStep) -> bool:
    """Whether a step is one of the two years."""
    return step.kind in {StepKind.START, StepKind.END}


def movement_of(compared: Compared | None, unit: str) -> Movement | None:
    """The movement against the year before; none where it cannot be worked out."""
    if compared is None or compared.years is None or unit not in compared.years.new.results:
        return None
    change = compared.years.change_of(unit)
    bridged = change.bridge
    if bridged is None:
        return None
    old, new = bridged.old_total, bridged.new_total
    causes = waterfall(old, new, cause_contributions(bridged))
    items = waterfall(old, new, bridged_contributions(bridged), shown=SHOWN_STEPS)
    return Movement(
        (compared.years.old_year, compared.years.new_year),
        as_shown(causes, bridged.decimals),
        as_shown(items, bridged.decimals),
        items,
        bridged.sentence,
        waterfall_sentence(items, bridged.decimals),
        change.caution,
    )
