"""A scored and ranked block: what most commands begin with."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from thuocdo.core.errors import InvalidFigure, InvalidRequest
from thuocdo.core.index_set.model import IndexSet, Policies
from thuocdo.core.ranking.places import Place, ranked_in_blocks
from thuocdo.core.rollup.results import UnitResult
from thuocdo.core.rollup.units import Scorer
from thuocdo.reading.figures.figure_set import FigureSet, Unit
from thuocdo.vietnamese.folding import fold
from thuocdo.vietnamese.sentence import Sentence


@dataclass(frozen=True, slots=True)
class Scored:
    """Results of all units of one table of figures, with their places."""

    index_set: IndexSet
    figures: FigureSet
    results: dict[str, UnitResult]
    places: dict[str, Place]

    def unit(self, text: str) -> str:
        """The code of a unit named by code or name, with or without marks.

        Raises:
            InvalidRequest: no unit, or more than one, is called so.
        """
        units = self.figures.units
        if text in units:
            return text
        wanted = fold(text)
        fitting = [u.code for u in units.values() if wanted in (fold(u.name), fold(u.code))]
        fitting = fitting or [u.code for u in units.values() if wanted in fold(u.name)]
        if len(fitting) == 1:
            return fitting[0]
        raise unclear(text, [units[code] for code in fitting])

    def in_order(self) -> Iterator[UnitResult]:
        """Results block by block, by rank; units without a rank come last in their block."""
        units = self.figures.units

        def key(result: UnitResult) -> tuple[str, bool, int, str]:
            place = self.places.get(result.unit)
            return units[result.unit].block, place is None, place.rank if place else 0, result.unit

        return iter(sorted(self.results.values(), key=key))

    def notes(self) -> list[Sentence]:
        """What a reader of the table must know: incomplete units, caveats."""
        notes = [*self.figures.notes]
        incomplete = [r for r in self.results.values() if r.missing]
        if incomplete:
            names = ", ".join(self.figures.units[r.unit].name for r in incomplete[:5])
            more = f" (+{len(incomplete) - 5})" if len(incomplete) > 5 else ""
            notes.append(
                Sentence(
                    f"{len(incomplete)} đơn vị thiếu số liệu, chưa xếp hạng: {names}{more}. "
                    "Thiếu số liệu không phải là 0 điểm.",
                    f"units that lack figures and are not ranked ({len(incomplete)}): "
                    f"{names}{more}. Missing is not zero.",
                )
            )
        return notes


def score_figures(
    index_set: IndexSet,
    figures: FigureSet,
    *,
    survey_held: bool = True,
    units: Iterable[str] | None = None,
) -> Scored:
    """Score and rank all units of a table.

    Args:
        index_set: The edition.
        figures: What was declared.
        survey_held: Whether there was a survey.
        units: The same units, where somebody wants to count them on the way.

    Raises:
        InvalidFigure: a figure contradicts itself or its leaf.
    """
    scorer = Scorer(index_set, survey_held=survey_held)
    results = {unit: scored_unit(scorer, figures, unit) for unit in units or figures.units}
    return Scored(index_set, figures, results, placed(figures, results, index_set.policies))


def scored_unit(scorer: Scorer, figures: FigureSet, unit: str) -> UnitResult:
    """Score one unit; a refused figure is told with the cell where it stands.

    Raises:
        InvalidFigure: a figure contradicts itself or its leaf.
    """
    try:
        return scorer.score(unit, figures.entries[unit])
    except InvalidFigure as refusal:
        vi, en = refusal.sentence
        place = figures.places.get((unit, refusal.code or ""))
        if place is None:
            raise
        raise InvalidFigure(f"{place.vi}: {vi}", f"{place.en}: {en}", refusal.code) from None


def placed(
    figures: FigureSet, results: dict[str, UnitResult], policies: Policies
) -> dict[str, Place]:
    """Rank each block; incomplete units and those that are only assessed get no place."""
    standings = {unit: result.standing(policies.standing) for unit, result in results.items()}
    return places_of(figures, standings, policies)


def places_of(
    figures: FigureSet, standings: Mapping[str, Decimal | None], policies: Policies
) -> dict[str, Place]:
    """Rank each block by what its units stand with; None gets no place."""
    blocks = {unit: figures.units[unit].block for unit in standings}
    excluded = [unit for unit in standings if not figures.units[unit].is_ranked]
    return ranked_in_blocks(standings, blocks, policies, excluded)


def unclear(text: str, fitting: list[Unit]) -> InvalidRequest:
    """The refusal of a name that fits no unit, or several."""
    if not fitting:
        return InvalidRequest(
            f"không có đơn vị `{text}` trong bảng số liệu. Kiểm tra tên hoặc mã.",
            f"there is no unit `{text}` in the figures. Check the name or code.",
        )
    names = ", ".join(f"{unit.name} ({unit.code})" for unit in fitting[:8])
    return InvalidRequest(
        f"`{text}` có thể là nhiều đơn vị: {names}. Nêu mã đơn vị.",
        f"`{text}` may be several units: {names}. Give the unit's code.",
    )
