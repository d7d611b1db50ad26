"""A waterfall: ordered steps from the old total to the new one, exact and as they are shown."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from thuocdo.core.comparing.bridge import Bridge
from thuocdo.core.comparing.effects import NAMES, WORDS
from thuocdo.core.errors import InvalidRequest
from thuocdo.core.index_set.model import IndexSet
from thuocdo.core.rollup.results import UnitResult
from thuocdo.core.rounding import ZERO, rank_key, to_published
from thuocdo.vietnamese.numbers import write_change
from thuocdo.vietnamese.sentence import Sentence


class StepKind(StrEnum):
    """What a step of the waterfall stands for."""

    START = "start"
    CONTRIBUTION = "contribution"
    OTHERS = "others"  # the contributions too small to be shown, summed
    ROLLUP = "rollup"  # caps, rescaling, floor and ceiling of the total; another unit
    END = "end"


class Contribution(NamedTuple):
    """What one domain, item or cause added."""

    code: str
    title: Sentence
    points: Decimal  # below zero for a loss


class WaterfallStep(NamedTuple):
    """One bar: from ``start`` to ``end``."""

    kind: StepKind
    code: str
    title: Sentence
    start: Decimal
    end: Decimal

    @property
    def change(self) -> Decimal:
        """Points up (positive) or down; of the first and last bar the whole total."""
        return self.end - self.start


START = Sentence("năm trước", "year before")
END = Sentence("năm nay", "this year")
NOISE = Decimal("1e-9")  # points; less is what the rounding of quotients leaves
ROLLUP = Sentence("trần, sàn, quy đổi của tổng điểm", "caps, floors and rescaling of the total")


def waterfall(
    old_total: Decimal,
    new_total: Decimal,
    contributions: Iterable[Contribution],
    shown: int | None = None,
) -> tuple[WaterfallStep, ...]:
    """Lay the contributions between two totals, largest first, losses and gains alike.

    Equal ones keep their order; those of zero are left out. Totals and contributions are read on
    the grid of 12 decimals. Each bar holds its exact points: what the rounding of quotients
    leaves, at most 1e-9, gets no bar and stands between the last bar and the end.

    Args:
        old_total: Points before.
        new_total: Points now.
        contributions: They need not add to the difference; what they leave is the roll-up.
        shown: At most so many contributions; the rest are summed. None shows all.

    Raises:
        InvalidRequest: ``shown`` is negative.
    """
    if shown is not None and shown < 0:
        raise InvalidRequest(
            f"số mục hiển thị là {shown}, phải từ 0 trở lên.",
            f"the number of items to show is {shown}; it must be 0 or more.",
        )
    old, new = rank_key(old_total), rank_key(new_total)
    moved = [each._replace(points=rank_key(each.points)) for each in contributions]
    ordered = sorted((each for each in moved if each.points), key=lambda each: -abs(each.points))
    cut = len(ordered) if shown is None else shown
    bars = [(StepKind.CONTRIBUTION, *each) for each in ordered[:cut]]
    if ordered[cut:]:
        bars.append((StepKind.OTHERS, "", others_title(ordered[cut:]), added(ordered[cut:])))
    rest = new - old - added(ordered)
    if abs(rest) > NOISE:
        bars.append((StepKind.ROLLUP, "", ROLLUP, rest))
    return laid(old, bars, new)


def added(contributions: Sequence[Contribution]) -> Decimal:
    """Their sum."""
    return sum((each.points for each in contributions), ZERO)


def others_title(contributions: Sequence[Contribution]) -> Sentence:
    """The name of the bar that sums small contributions."""
    count = len(contributions)
    return Sentence(f"{count} mục khác", f"{count} other{'' if count == 1 else 's'}")


def laid(
    old: Decimal, bars: Iterable[tuple[StepKind, str, Sentence, Decimal]], new: Decimal
) -> tuple[WaterfallStep, ...]:
    """The bars one after the other, each beginning where the last one ended."""
    steps = [WaterfallStep(StepKind.START, "", START, ZERO, old)]
    for kind, code, title, points in bars:
        level = steps[-1].end
        steps.append(WaterfallStep(kind, code, title, level, level + points))
    return (*steps, WaterfallStep(StepKind.END, "", END, ZERO, new))


def as_shown(steps: Sequence[WaterfallStep], decimals: int) -> tuple[WaterfallStep, ...]:
    """The same steps as people read them: both totals as published, changes that add up.

    The changes add to the rounded difference, as those of `Effects.shown` do: the bar of the
    others takes what rounding leaves, or else the largest bar. That difference may be one unit of
    the last decimal away from the difference of the rounded totals; the last bar then ends beside
    the end.
    """
    start, *bars, end = steps
    changes = [to_published(bar.change, decimals) for bar in bars]
    if bars:
        taker = max(bars, key=lambda bar: (bar.kind is StepKind.OTHERS, abs(bar.change)))
        left = to_published(end.end - start.end, decimals) - sum(changes, ZERO)
        changes[bars.index(taker)] += left
    return laid(
        to_published(start.end, decimals),
        [
            (bar.kind, bar.code, bar.title, change)
            for bar, change in zip(bars, changes, strict=True)
        ],
        to_published(end.end, decimals),
    )


def domain_contributions(
    index_set: IndexSet, old: UnitResult, new: UnitResult
) -> list[Contribution]:
    """What each domain added between two years of one edition."""
    return [
        Contribution(
            domain.code,
            domain.title,
            rank_key(new.groups[domain.code].points) - rank_key(old.groups[domain.code].points),
        )
        for domain in index_set.domains
    ]


def leaf_contributions(old: UnitResult, new: UnitResult) -> list[Contribution]:
    """What each leaf added between two years of one edition; no points add nothing."""
    return [
        Contribution(
            code,
            now.leaf.title,
            rank_key(now.points or ZERO) - rank_key(old.leaves[code].points or ZERO),
        )
        for code, now in new.leaves.items()
    ]


def bridged_contributions(bridge: Bridge) -> list[Contribution]:
    """What each item added across two editions; split and merged items stand together."""
    return [Contribution(row.codes, row.title, row.effects.difference) for row in bridge.rows]


def cause_contributions(bridge: Bridge) -> list[Contribution]:
    """Real result, rule, weight, unit and what is undetermined, as contributions."""
    causes = zip(NAMES, bridge.effects, strict=True)
    return [Contribution(name, WORDS[name], points) for name, points in causes]


def waterfall_sentence(steps: Sequence[WaterfallStep], decimals: int) -> Sentence:
    """The largest gain and the largest loss in words, as shown: the finding above a chart."""
    bars = [s for s in as_shown(steps, decimals) if s.kind is StepKind.CONTRIBUTION]
    gains = [step for step in bars if step.change > 0][:1]
    losses = [step for step in bars if step.change < 0][:1]
    told = [("tăng nhiều nhất", "largest gain", step) for step in gains]
    told += [("giảm nhiều nhất", "largest loss", step) for step in losses]
    change = steps[-1].end - steps[0].end
    vi, en = write_change(change, decimals), write_change(change, decimals, "en")
    for vi_words, en_words, step in told:
        vi += f"; {vi_words}: {step.title.vi} ({write_change(step.change, decimals)})"
        en += f"; {en_words}: {step.title.en} ({write_change(step.change, decimals, 'en')})"
    return Sentence(f"Tổng điểm {vi}.", f"Total {en}.")
