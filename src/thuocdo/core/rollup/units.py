"""Score a unit, and a block of units, with one index set."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import localcontext
from typing import TypeVar

from thuocdo.core.errors import InvalidFigure, InvalidRequest
from thuocdo.core.index_set.model import IndexSet, Leaf, Method, NoSurvey, PartKind
from thuocdo.core.rollup.leaves import score_leaf
from thuocdo.core.rollup.results import LeafResult, State, Tally, UnitResult
from thuocdo.core.rollup.totals import band_of, totals_of
from thuocdo.core.rounding import EXACT, ZERO
from thuocdo.core.scoring.figures import Entry
from thuocdo.core.scoring.rule import Earned

Entries = Mapping[str, Entry]  # leaf code → what was declared
View = TypeVar("View", str, Method)  # a group's code, or a method


class Scorer:
    """An index set made ready for many units: paths and order are worked out once.

    Args:
        index_set: The edition.
        survey_held: Whether there was a survey; if not, figures of survey leaves are set aside
            and the set's policy follows.

    Raises:
        InvalidRequest: the set cannot do without its survey.
    """

    def __init__(self, index_set: IndexSet, *, survey_held: bool = True) -> None:
        if not survey_held and index_set.policies.no_survey is NoSurvey.REFUSED:
            raise InvalidRequest(
                f"bộ chỉ số {index_set.name} không cho phép chấm khi không điều tra xã hội học. "
                "Chấm với số liệu điều tra.",
                f"the index set {index_set.name} cannot be scored without its survey. "
                "Score it with survey figures.",
            )
        ruled = [leaf for leaf in index_set.leaves if leaf.rule]
        self.index_set = index_set
        self.survey_held = survey_held
        self.codes = {leaf.code for leaf in index_set.leaves}
        self.groups = groups_with_leaves(index_set)
        self.methods = methods_with_leaves(ruled)
        self.main = main_domains(index_set)
        self.inputs = {x.code: {i.name for i in x.rule.inputs} for x in ruled if x.rule}
        self.needed = {code for x in ruled if x.rule for code in x.rule.needs}
        self.unsurveyed = set() if survey_held else set(self.methods.get(Method.SURVEY, ()))

    def score(self, unit: str, entries: Entries) -> UnitResult:
        """Score one unit; the caller's decimal context does not matter.

        Raises:
            InvalidFigure: a figure contradicts itself or its leaf, or is not asked for.
        """
        self.refuse_unknown(unit, entries)
        with localcontext(EXACT):
            scored = self.scored_leaves(unit, entries)
        leaves = {leaf.code: scored[leaf.code] for leaf in self.index_set.leaves}
        groups, methods = self.tallied(leaves), added_up(leaves, self.methods)
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
            if leaf.code in self.unsurveyed:
                result = LeafResult(leaf, State.NO_SURVEY, None, None, None, ZERO)
            else:
                try:
                    result = score_leaf(leaf, entries.get(leaf.code), others, when_missing)
                except InvalidFigure as refusal:
                    raise placed(unit, refusal) from None
            scored[leaf.code] = result
            if leaf.code in self.needed:
                points = result.points
                others[leaf.code] = None if points is None else Earned(points, result.maximum)
        return scored

    def tallied(self, leaves: Mapping[str, LeafResult]) -> dict[str, Tally]:
        """Domains and criteria, each the plain sum of its leaves."""
        return added_up(leaves, self.groups)

    def refuse_unknown(self, unit: str, entries: Entries) -> None:
        """Refuse figures that no leaf asks for: a misspelt name must not read as missing."""
        name = self.index_set.name
        if not entries.keys() <= self.codes:
            stray = ", ".join(sorted(entries.keys() - self.codes))
            raise InvalidFigure(
                f"đơn vị {unit}: mã {stray} không có trong bộ chỉ số {name}. "
                "Sửa mã hoặc bỏ số liệu này.",
                f"unit {unit}: {stray} is not in the index set {name}. "
                "Correct the code or remove the figure.",
            )
        for code, asked in self.inputs.items():
            entry = entries.get(code)
            if entry is not None and not entry.values.keys() <= asked:
                stray = ", ".join(sorted(entry.values.keys() - asked))
                known = ", ".join(sorted(asked))
                raise InvalidFigure(
                    f"đơn vị {unit}, mục {code}: quy tắc không hỏi số liệu {stray}. "
                    f"Bỏ hoặc sửa thành: {known}.",
                    f"unit {unit}, item {code}: the rule does not ask for {stray}. "
                    f"Remove it or use: {known}.",
                    code,
                )


def placed(unit: str, refusal: InvalidFigure) -> InvalidFigure:
    """The refusal of a leaf with the unit before it."""
    vi, en = refusal.sentence
    return InvalidFigure(f"đơn vị {unit}, mục {vi}", f"unit {unit}, item {en}", refusal.code)


def groups_with_leaves(index_set: IndexSet) -> dict[str, list[str]]:
    """Codes of domains and criteria, each with those of all leaves below it."""
    groups = (group for domain in index_set.domains for group in domain.groups())
    return {group.code: [leaf.code for leaf in group.leaves()] for group in groups}


def methods_with_leaves(leaves: list[Leaf]) -> dict[Method, list[str]]:
    """Methods in the order in which they first occur, each with the codes of its leaves."""
    methods: dict[Method, list[str]] = {}
    for leaf in leaves:
        methods.setdefault(leaf.method, []).append(leaf.code)
    return methods


def main_domains(index_set: IndexSet) -> dict[str, str]:
    """Leaf → domain, for the leaves whose lost maximum may be made up for."""
    main = {c for part in index_set.parts if part.kind is PartKind.MAIN for c in part.domains}
    return {x.code: d.code for d in index_set.domains if d.code in main for x in d.leaves()}


def is_missing(result: LeafResult) -> bool:
    """Whether figures are missing and the set does not count that as zero."""
    return result.points is None and result.state is State.MISSING


def added_up(
    leaves: Mapping[str, LeafResult], views: Mapping[View, list[str]]
) -> dict[View, Tally]:
    """Leaves added up by what they belong to: by domain and criterion, or by method.

    Both are views of the same leaves and are never added to each other.
    """
    tallies: dict[View, Tally] = {}
    with localcontext(EXACT):
        for view, codes in views.items():
            points = maximum = ZERO
            missing = 0
            for code in codes:
                result = leaves[code]
                maximum += result.maximum
                if result.points is not None:
                    points += result.points
                else:
                    missing += is_missing(result)
            tallies[view] = Tally(points, maximum, missing)
    return tallies


def score_units(
    index_set: IndexSet, figures: Iterable[tuple[str, Entries]], *, survey_held: bool = True
) -> Iterator[UnitResult]:
    """Score a block of units, one after the other; nothing is kept between them."""
    scorer = Scorer(index_set, survey_held=survey_held)
    for unit, entries in figures:
        yield scorer.score(unit, entries)
