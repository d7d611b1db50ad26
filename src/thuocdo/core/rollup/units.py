"""Score a unit, and a block of units, with one index set."""

from collections.abc import Iterable, Iterator, Mapping

from thuocdo.core.errors import InvalidFigure, InvalidRequest
from thuocdo.core.index_set.model import Group, IndexSet, Leaf, Method, NoSurvey
from thuocdo.core.rollup.leaves import score_leaf
from thuocdo.core.rollup.results import LeafResult, State, Tally, UnitResult
from thuocdo.core.rollup.totals import band_of, main_leaves, totals_of
from thuocdo.core.rounding import ZERO
from thuocdo.core.scoring.figures import Entry
from thuocdo.core.scoring.rule import Earned

Entries = Mapping[str, Entry]  # leaf code → what was declared


class Scorer:
    """An index set made ready for many units: paths and order are worked out once."""

    def __init__(self, index_set: IndexSet, *, survey_held: bool = True) -> None:
        if not survey_held and index_set.policies.no_survey is NoSurvey.REFUSED:
            raise InvalidRequest(
                f"bộ chỉ số {index_set.name} không cho phép chấm khi không điều tra xã hội học.",
                f"the index set {index_set.name} cannot be scored without its survey.",
            )
        self.index_set = index_set
        self.survey_held = survey_held
        self.above = {leaf.code: path for leaf, path in paths(index_set.domains)}
        self.main = main_leaves(index_set)
        self.groups = tuple(dict.fromkeys(g for path in self.above.values() for g in path))
        self.needed = {code for leaf in index_set.leaves if leaf.rule for code in leaf.rule.needs}
        self.codes = {leaf.code for leaf in index_set.leaves}

    def score(self, unit: str, entries: Entries) -> UnitResult:
        """Score one unit.

        Raises:
            InvalidFigure: a figure contradicts itself or its leaf, or belongs to no leaf.
        """
        if not entries.keys() <= self.codes:
            raise self.unknown(unit, entries)
        scored = self.scored_leaves(unit, entries)
        leaves = {leaf.code: scored[leaf.code] for leaf in self.index_set.leaves}
        groups = self.tallied(leaves)
        methods = by_method(leaves)
        totals = totals_of(self.index_set, groups, leaves, self.main)
        missing = tuple(code for code, result in leaves.items() if is_missing(result))
        band = None if missing else band_of(self.index_set, totals.total, totals.maximum)
        return UnitResult(unit, leaves, groups, methods, *totals, missing, band)

    def scored_leaves(self, unit: str, entries: Entries) -> dict[str, LeafResult]:
        """All leaves, each after those that its rule looks at."""
        when_missing = self.index_set.policies.missing
        scored: dict[str, LeafResult] = {}
        others: dict[str, Earned | None] = {}
        for leaf in self.index_set.order:
            if leaf.method is Method.SURVEY and not self.survey_held:
                result = LeafResult(leaf, State.NO_SURVEY, None, None, None, ZERO)
            else:
                try:
                    result = score_leaf(leaf, entries.get(leaf.code), others, when_missing)
                except InvalidFigure as refusal:
                    vi, en = refusal.sentence
                    raise InvalidFigure(
                        f"đơn vị {unit}, mục {vi}", f"unit {unit}, item {en}"
                    ) from None
            scored[leaf.code] = result
            if leaf.code in self.needed:
                points = result.points
                others[leaf.code] = None if points is None else Earned(points, result.maximum)
        return scored

    def tallied(self, leaves: dict[str, LeafResult]) -> dict[str, Tally]:
        """Domains and criteria, each the plain sum of its leaves."""
        points = dict.fromkeys(self.groups, ZERO)
        maxima = points.copy()
        missing = dict.fromkeys(points, 0)
        for code, result in leaves.items():
            for group in self.above[code]:
                maxima[group] += result.maximum
                if result.points is not None:
                    points[group] += result.points
                elif is_missing(result):
                    missing[group] += 1
        return {code: Tally(points[code], maxima[code], missing[code]) for code in points}

    def unknown(self, unit: str, entries: Entries) -> InvalidFigure:
        """The refusal of figures that belong to no leaf."""
        stray = ", ".join(sorted(entries.keys() - self.codes))
        name = self.index_set.name
        return InvalidFigure(
            f"đơn vị {unit}: mã {stray} không có trong bộ chỉ số {name}. "
            "Sửa mã hoặc bỏ số liệu này.",
            f"unit {unit}: {stray} is not in the index set {name}. "
            "Correct the code or remove the figure.",
        )


def paths(
    groups: tuple[Group, ...], above: tuple[str, ...] = ()
) -> Iterator[tuple[Leaf, tuple[str, ...]]]:
    """Each leaf with the codes of the groups above it, domain first."""
    for group in groups:
        here = (*above, group.code)
        for child in group.children:
            if isinstance(child, Leaf):
                yield child, here
            else:
                yield from paths((child,), here)


def is_missing(result: LeafResult) -> bool:
    """Whether figures are missing and the set does not count that as zero."""
    return result.points is None and result.state is State.MISSING


def by_method(leaves: dict[str, LeafResult]) -> dict[Method, Tally]:
    """The same leaves seen by method; never added to the view by domain."""
    tallies: dict[Method, list[LeafResult]] = {}
    for result in leaves.values():
        if result.leaf.rule is not None:
            tallies.setdefault(result.leaf.method, []).append(result)
    return {method: tally(results) for method, results in tallies.items()}


def tally(results: list[LeafResult]) -> Tally:
    """Points, applicable maximum and missing leaves of some leaves."""
    points = sum((r.points for r in results if r.points is not None), ZERO)
    maximum = sum((r.maximum for r in results), ZERO)
    return Tally(points, maximum, sum(map(is_missing, results)))


def score_units(
    index_set: IndexSet, figures: Iterable[tuple[str, Entries]], *, survey_held: bool = True
) -> Iterator[UnitResult]:
    """Score a block of units, one after the other; nothing is kept between them."""
    scorer = Scorer(index_set, survey_held=survey_held)
    for unit, entries in figures:
        yield scorer.score(unit, entries)
