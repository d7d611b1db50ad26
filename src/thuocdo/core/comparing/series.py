"""Three ways to show a series of a unit that was reorganised; nothing is ever invented."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from thuocdo.core.comparing.lineage import Lineage, predecessor_weights
from thuocdo.core.rounding import EXACT, ZERO
from thuocdo.vietnamese.sentence import Sentence

RECONSTRUCTED = Sentence("tính lại", "reconstructed")
NOT_COMPUTABLE = Sentence("không tính được", "cannot be computed")


class Snapshot(NamedTuple):
    """The figures of one year, for the units as they were on a day of it."""

    year: int
    as_of: date
    values: Mapping[str, Decimal | None]  # unit → percent or points; None: not complete
    sizes: Mapping[str, Decimal] | None = None  # of the units then; None: count equally


class SeriesPoint(NamedTuple):
    """One value of a series."""

    year: int
    unit: str  # to which the value belongs
    value: Decimal | None
    made_of: tuple[tuple[str, Decimal], ...] = ()  # predecessors with weights, if reconstructed
    note: Sentence | None = None  # "reconstructed", or why there is no value

    @property
    def is_reconstructed(self) -> bool:
        """Whether the value was worked out and never published."""
        return bool(self.made_of)


def as_it_was(
    lineage: Lineage, unit: str, today: date, snapshots: Iterable[Snapshot]
) -> list[SeriesPoint]:
    """The values of the unit and its predecessors, each for the unit that existed then."""
    return [
        SeriesPoint(shot.year, old, shot.values.get(old), (), absent(shot, old))
        for shot in snapshots
        for old in lineage.predecessors(unit, today, shot.as_of)
    ]


def absent(snapshot: Snapshot, unit: str) -> Sentence | None:
    """Why a value is not there; None when it is."""
    if snapshot.values.get(unit) is not None:
        return None
    return Sentence(
        f"{unit} không có kết quả năm {snapshot.year}",
        f"{unit} has no result for {snapshot.year}",
    )


def todays_units(
    lineage: Lineage, units: Sequence[str], today: date, snapshots: Sequence[Snapshot]
) -> Iterator[SeriesPoint]:
    """Every year for today's units: as published where nothing changed, else worked out."""
    for unit in units:
        for shot in snapshots:
            if lineage.is_unchanged(unit, today, shot.as_of):
                yield carried_over(lineage, unit, today, shot)
            else:
                yield reconstructed(lineage, unit, today, shot)


def carried_over(lineage: Lineage, unit: str, today: date, snapshot: Snapshot) -> SeriesPoint:
    """The value of a unit that is the same unit, perhaps under another name."""
    (old,) = lineage.predecessors(unit, today, snapshot.as_of)
    return SeriesPoint(snapshot.year, unit, snapshot.values.get(old), (), absent(snapshot, old))


def reconstructed(lineage: Lineage, unit: str, today: date, snapshot: Snapshot) -> SeriesPoint:
    """The weighted mean of the predecessors; no value when a share, size or value is unknown."""
    shares = lineage.predecessors(unit, today, snapshot.as_of)
    weights = predecessor_weights(shares, snapshot.sizes)
    if weights is None:
        return without_value(
            snapshot.year,
            unit,
            "thiếu tỷ phần hoặc quy mô của đơn vị trước đây",
            "a share or size of the units before is not known",
        )
    mean = ZERO
    for old, weight in weights.items():
        value = snapshot.values.get(old)
        if value is None:
            return without_value(
                snapshot.year, unit, f"{old} không có kết quả", f"{old} has no result"
            )
        mean = EXACT.add(mean, EXACT.multiply(weight, value))
    return SeriesPoint(snapshot.year, unit, mean, tuple(weights.items()), RECONSTRUCTED)


def without_value(year: int, unit: str, vi: str, en: str) -> SeriesPoint:
    """A year that can't be worked out, with the reason."""
    note = Sentence(f"{NOT_COMPUTABLE.vi}: {vi}", f"{NOT_COMPUTABLE.en}: {en}")
    return SeriesPoint(year, unit, None, (), note)


def unchanged_units_only(
    lineage: Lineage, units: Sequence[str], today: date, snapshots: Sequence[Snapshot]
) -> list[SeriesPoint]:
    """The series of those units alone that were the same unit in every snapshot."""
    unchanged = [
        unit
        for unit in units
        if all(lineage.is_unchanged(unit, today, shot.as_of) for shot in snapshots)
    ]
    return list(todays_units(lineage, unchanged, today, snapshots))
