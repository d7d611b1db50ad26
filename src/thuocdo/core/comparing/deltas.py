"""Changes in points and places between two years, of the total, the domains and the leaves."""

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from thuocdo.core.comparing.comparability import (
    NO_POINTS,
    OTHER_MAXIMUM,
    Circumstances,
    Comparability,
    Judgement,
    judged,
    ranks_judged,
)
from thuocdo.core.ranking.places import Place
from thuocdo.core.rollup.results import UnitResult
from thuocdo.core.rounding import rank_key
from thuocdo.vietnamese.numbers import write_change, write_places, write_rank
from thuocdo.vietnamese.sentence import Sentence


class Measured(NamedTuple):
    """Points of a total, domain or leaf, with the place they earned."""

    points: Decimal | None  # None: figures are missing, or nothing applies
    maximum: Decimal | None = None  # points that apply; None: not known
    place: Place | None = None


class Delta(NamedTuple):
    """A change, with how far it may be read as one."""

    old: Measured
    new: Measured
    points: Decimal | None  # new − old; None when not comparable
    places: int | None  # positive is better; None when not comparable
    judged: Judgement  # of the points
    ranks_judged: Judgement

    def sentence(self, decimals: int) -> Sentence:
        """The change in words, with its reservations."""
        vi, en = (self.written(language, decimals) for language in ("vi", "en"))
        return Sentence(vi, en)

    def written(self, language: str, decimals: int) -> str:
        """The change in one language."""
        words = {"vi": ("điểm", "không so sánh được"), "en": ("points", "not comparable")}
        noun, refused = words[language]
        told = refused
        if self.points is not None:
            told = f"{write_change(self.points, decimals, language)} {noun}"
        if self.places is not None and self.old.place and self.new.place:
            before = write_rank(self.old.place.rank, self.old.place.out_of)
            now = write_rank(self.new.place.rank, self.new.place.out_of)
            told += f", {write_places(self.places, language)} ({before} → {now})"
        reasons = "; ".join(reason.in_language(language) for reason in self.judged.reasons)
        return f"{told} ({reasons})" if reasons else told


class Assessed(NamedTuple):
    """One unit's result of one year, as ranked and under its circumstances."""

    circumstances: Circumstances
    result: UnitResult
    place: Place | None = None  # None: assessed but not ranked
    places: Mapping[str, Place] = {}  # of domains and leaves, by code


class UnitDeltas(NamedTuple):
    """All changes of a unit, by the codes of the new edition."""

    total: Delta
    groups: dict[str, Delta]  # domains and, within one edition, criteria
    leaves: dict[str, Delta]


def delta(
    old: Measured,
    new: Measured,
    circumstances: tuple[Circumstances, Circumstances],
    *,
    is_bridged: bool = False,
) -> Delta:
    """The change between two measurements, old and new; none where they can't be compared."""
    judgement = judged(*circumstances, is_bridged=is_bridged)
    places = (old.place, new.place) if old.place and new.place else None
    ranks = ranks_judged(*circumstances, places, judgement)
    if old.points is None or new.points is None:
        judgement = judgement.and_also(Comparability.NOT_COMPARABLE, NO_POINTS)
    elif None not in {old.maximum, new.maximum} and old.maximum != new.maximum:
        judgement = judgement.and_also(Comparability.CONDITIONAL, OTHER_MAXIMUM)
    return Delta(
        old,
        new,
        points_change(old, new, judgement),
        places[0].rank - places[1].rank if places and is_allowed(ranks) else None,
        judgement,
        ranks,
    )


def is_allowed(judgement: Judgement) -> bool:
    """Whether a difference may be stated at all."""
    return judgement.flag is not Comparability.NOT_COMPARABLE


def points_change(old: Measured, new: Measured, judgement: Judgement) -> Decimal | None:
    """New less old, on the grid of 12 decimals; None when not comparable."""
    if old.points is None or new.points is None or not is_allowed(judgement):
        return None
    return rank_key(new.points) - rank_key(old.points)


def unit_deltas(old: Assessed, new: Assessed) -> UnitDeltas:
    """All changes of a unit between two years.

    Where the edition or the unit changed there are no differences; see ``bridged_deltas``.
    """
    pair = (old.circumstances, new.circumstances)
    return UnitDeltas(
        delta(measured_total(old), measured_total(new), pair),
        each_delta(measured_groups(old), measured_groups(new), pair),
        each_delta(measured_leaves(old), measured_leaves(new), pair),
    )


def each_delta(
    old: Mapping[str, Measured],
    new: Mapping[str, Measured],
    circumstances: tuple[Circumstances, Circumstances],
) -> dict[str, Delta]:
    """The change of each code of the new year."""
    return {
        code: delta(old.get(code, Measured(None)), now, circumstances) for code, now in new.items()
    }


def measured_total(of: Assessed) -> Measured:
    """The total; without points while figures are missing."""
    total = None if of.result.missing else of.result.total
    return Measured(total, of.result.maximum, of.place)


def measured_groups(of: Assessed) -> dict[str, Measured]:
    """Domains and criteria; without points while figures are missing."""
    return {
        code: Measured(None if tally.missing else tally.points, tally.maximum, of.places.get(code))
        for code, tally in of.result.groups.items()
    }


def measured_leaves(of: Assessed) -> dict[str, Measured]:
    """Leaves, those without points included."""
    return {
        code: Measured(leaf.points, leaf.maximum, of.places.get(code))
        for code, leaf in of.result.leaves.items()
    }
