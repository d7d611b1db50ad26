"""Why the total of one unit changed: real result, rule, weight, unit; it adds up exactly."""

from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from thuocdo.core.comparing.bridge import Bridge
from thuocdo.core.comparing.bridge_rows import BridgeRow
from thuocdo.core.comparing.waterfall import (
    StepKind,
    WaterfallStep,
    as_shown,
    bridged_contributions,
    cause_contributions,
    waterfall,
    waterfall_sentence,
)
from thuocdo.lib.language import ENGLISH, language
from thuocdo.reporting.comparison_sheets import CAUSES, ITEMS, domains_of, unit_sheet
from thuocdo.reporting.sheets import Sheet
from thuocdo.reporting.two_years import Change, TwoYears
from thuocdo.vietnamese.sentence import Sentence
from thuocdo.web.charts.document import Caption, Language, Setting
from thuocdo.web.charts.waterfall_chart import Waterfall, waterfall_chart

SHOWN = 8  # bars of items; the rest stand together
WIDE, NARROW = 760, 360  # px
DOMAINS = Sentence("Theo lĩnh vực", "By domain")


class Line(NamedTuple):
    """One step as people read it; rounded parts still add up."""

    code: str  # of an item or domain; "" of causes and totals
    title: Sentence
    change: Decimal | None  # none at the two years themselves
    level: Decimal


@dataclass(frozen=True, slots=True)
class Bridged:
    """The bridge of one unit between two years, as pages and files show it."""

    years: TwoYears
    change: Change
    bridge: Bridge

    @property
    def causes(self) -> tuple[WaterfallStep, ...]:
        """Real result, rule, weight, unit, and what is undetermined."""
        old, new = self.bridge.old_total, self.bridge.new_total
        return waterfall(old, new, cause_contributions(self.bridge))

    @property
    def domains(self) -> tuple[WaterfallStep, ...]:
        """The same change by domain."""
        old, new = self.bridge.old_total, self.bridge.new_total
        return waterfall(old, new, domains_of(self.years, self.bridge))

    @property
    def items(self) -> tuple[WaterfallStep, ...]:
        """The same change by item, the largest first."""
        moved = bridged_contributions(self.bridge)
        return waterfall(self.bridge.old_total, self.bridge.new_total, moved, shown=SHOWN)

    @property
    def sentence(self) -> Sentence:
        """The causes in words."""
        return self.bridge.sentence

    @property
    def largest(self) -> Sentence:
        """The largest gain and the largest loss in words."""
        return waterfall_sentence(self.items, self.bridge.decimals)

    @property
    def flagged(self) -> list[BridgeRow]:
        """Items of which a part could not be told apart, or without figures."""
        return [row for row in self.bridge.rows if row.reason]

    @property
    def tables(self) -> list[tuple[Sentence, list[Line]]]:
        """Causes, domains and items, one table each."""
        decimals = self.bridge.decimals
        return [
            (CAUSES, lines_of(self.causes, decimals, is_coded=False)),
            (DOMAINS, lines_of(self.domains, decimals)),
            (ITEMS, lines_of(self.items, decimals)),
        ]

    @property
    def sheet(self) -> Sheet:
        """Causes, then items, as a table."""
        return unit_sheet(self.years, self.change.unit, by_domain=False)


def lines_of(
    steps: tuple[WaterfallStep, ...], decimals: int, *, is_coded: bool = True
) -> list[Line]:
    """The steps with the numbers that are shown."""
    totals = {StepKind.START, StepKind.END}
    return [
        Line(
            step.code if is_coded else "",
            step.title,
            None if step.kind in totals else step.change,
            step.end,
        )
        for step in as_shown(steps, decimals)
    ]


def bridged(found: tuple[TwoYears, Change] | None) -> Bridged | None:
    """The bridge, where the years and the unit allow one."""
    if found is None or found[1].bridge is None:
        return None
    return Bridged(found[0], found[1], found[1].bridge)


def picture(one: Bridged, name: Sentence, *, width: int = WIDE, standalone: bool = False) -> str:
    """The causes as a waterfall."""
    old, new = one.years.old_year, one.years.new_year
    title = Sentence(
        f"{name.vi}, {old} → {new}: {one.largest.vi}", f"{name.en}, {old} → {new}: {one.largest.en}"
    )
    drawn = Waterfall(Caption(f"nguyen-nhan-{width}", title, one.sentence), one.causes)
    speech: Language = "en" if language() == ENGLISH else "vi"
    return waterfall_chart(drawn, Setting(speech, standalone, width))
