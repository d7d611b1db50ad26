"""The items of one unit as a tree: progress by branch, points so far, last year's, what is new."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from thuocdo.apps.accounts.models import User
from thuocdo.apps.rounds.models import Entry, Participant, Stage, Status
from thuocdo.apps.rounds.selectors.fields import EXPLANATION, NOT_APPLICABLE, is_declared, text_of
from thuocdo.apps.rounds.selectors.own_last import Badge, badges_of, points_of
from thuocdo.apps.rounds.selectors.own_rows import Before, Row, before, rows_of, words_given
from thuocdo.apps.rounds.selectors.scores import index_set_of, leaves_of, live
from thuocdo.core.index_set.model import Group, Leaf, Method
from thuocdo.core.rollup.results import LeafResult, UnitResult
from thuocdo.vietnamese.sentence import Sentence

GIVEN = {
    Method.DATA: Sentence("Từ dữ liệu", "From data"),
    Method.SURVEY: Sentence("Từ điều tra", "From the survey"),
    Method.COUNCIL: Sentence("Hội đồng chấm", "By the council"),
    Method.SELF: Sentence("Không chấm", "Not scored"),
}


class Standing(NamedTuple):
    """How far an item has come, in one of four words."""

    word: Sentence
    style: str  # class of the stylesheet


TODO = Standing(Sentence("Chưa làm", "To do"), "state--todo")
DOING = Standing(Sentence("Đang làm", "In progress"), "state--doing")
DONE = Standing(Sentence("Đã xong", "Done"), "state--done")
RETURNED = Standing(Sentence("↩ Bị trả lại", "↩ Returned"), "state--returned")
STANDINGS = {Status.TODO: TODO, Status.DOING: DOING, Status.DONE: DONE}


class Line(NamedTuple):
    """One item."""

    entry: Entry
    leaf: Leaf
    result: LeafResult
    is_own: bool  # the unit fills it in
    badge: Badge | None
    last: Decimal | None  # points of last year, of all items that it came from
    evidence: int  # documents linked
    is_returned: bool  # a return waits for an answer

    @property
    def standing(self) -> Standing:
        """Returned, or how far the unit has come; what is given says where from."""
        if self.entry.stage == Stage.RETURNED:
            return RETURNED
        if not self.is_own:
            return Standing(GIVEN[self.leaf.method], "state--done")
        return STANDINGS[Status(self.entry.status)]

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to do."""
        return self.standing is DONE

    @property
    def is_lowered(self) -> bool:
        """Whether appraisers gave fewer points than were declared."""
        declared, appraised = self.entry.declared_points, self.entry.appraised_points
        return declared is not None and appraised is not None and appraised < declared

    @property
    def lacks_evidence(self) -> bool:
        """Neither document nor explanation, and it does apply."""
        draft = self.entry.draft
        said = text_of(draft, EXPLANATION).strip() or text_of(draft, NOT_APPLICABLE).strip()
        return self.is_own and not said and not self.evidence


class Branch(NamedTuple):
    """A domain with its items, in the order of the document."""

    group: Group
    lines: list[Line]
    points: Decimal
    maximum: Decimal

    @property
    def own(self) -> list[Line]:
        """Items that the unit fills in."""
        return [line for line in self.lines if line.is_own]

    @property
    def done(self) -> int:
        """Of the own ones."""
        return sum(line.is_done for line in self.own)

    @property
    def rows(self) -> Iterator[tuple[Group | None, Line]]:
        """Each item, with the criterion that begins there."""
        starts: dict[str, Group] = {}
        for group in self.group.groups():
            if group is not self.group:
                starts.setdefault(next(group.leaves()).code, group)
        for line in self.lines:
            yield starts.get(line.leaf.code), line


@dataclass(frozen=True, slots=True)
class Tree:
    """All items of a unit in a round."""

    participant: Participant
    result: UnitResult
    branches: Sequence[Branch]
    last_year: Mapping[str, Before]  # items of the round before, by their code then
    shown: str = ""  # the filter

    @property
    def has_last(self) -> bool:
        """Whether the unit took part last year."""
        return bool(self.last_year)

    @property
    def lines(self) -> list[Line]:
        """All items that are shown."""
        return [line for branch in self.branches for line in branch.lines]

    @property
    def own(self) -> list[Line]:
        """Items that the unit fills in."""
        return [line for line in self.lines if line.is_own]

    @property
    def done(self) -> int:
        """Of the own ones."""
        return sum(line.is_done for line in self.own)

    def beside(self, code: str) -> tuple[Line | None, Line | None]:
        """The item before and the one after, in the order of the document."""
        lines = self.lines
        place = next(n for n, line in enumerate(lines) if line.leaf.code == code)
        after = lines[place + 1] if place + 1 < len(lines) else None
        return (lines[place - 1] if place else None), after


Test = Callable[[Line, User], bool]
FILTERS: dict[str, tuple[Sentence, Test]] = {
    "chua-xong": (
        Sentence("Chưa xong", "Not done"),
        lambda line, _: line.is_own and not line.is_done,
    ),
    "thieu-minh-chung": (
        Sentence("Thiếu minh chứng", "Without evidence"),
        lambda line, _: line.lacks_evidence,
    ),
    "moi": (
        Sentence("Mới", "New"),
        lambda line, _: line.badge is not None and line.badge.kind == "new",
    ),
    "doi-quy-tac": (
        Sentence("Đổi quy tắc", "Rule changed"),
        lambda line, _: line.badge is not None and line.badge.kind == "changed",
    ),
    "cua-toi": (
        Sentence("Giao cho tôi", "Assigned to me"),
        lambda line, person: line.entry.assigned_to_id == person.pk,
    ),
    "bi-tru": (Sentence("Bị trừ điểm", "Lowered"), lambda line, _: line.is_lowered),
    "bi-tra-lai": (
        Sentence("Bị trả lại", "Returned"),
        lambda line, _: line.entry.stage == Stage.RETURNED,
    ),
}


def tree(participant: Participant) -> Tree:
    """All items. Three queries: items, words of what is given, last year's points."""
    rows, last_year = rows_of(participant), before(participant)
    result = live(participant, [row.entry for row in rows], words_given(participant))
    index_set = index_set_of(participant.round)
    leaves, badges = leaves_of(index_set), badges_of(participant.round)
    lines = {
        row.entry.code: line_of(
            row, leaves[row.entry.code], result, badges.get(row.entry.code), last_year
        )
        for row in rows
    }
    branches = [
        Branch(
            domain,
            [lines[leaf.code] for leaf in domain.leaves()],
            result.groups[domain.code].points,
            result.groups[domain.code].maximum,
        )
        for domain in index_set.domains
    ]
    return Tree(participant, result, branches, last_year)


def line_of(
    row: Row,
    leaf: Leaf,
    result: UnitResult,
    badge: Badge | None,
    last_year: Mapping[str, Before],
) -> Line:
    """One item."""
    codes = badge.old if badge else ()
    known = [points_of(last_year[code]) for code in codes if code in last_year]
    points = [one for one in known if one is not None]
    return Line(
        row.entry,
        leaf,
        result.leaves[row.entry.code],
        is_declared(leaf),
        badge,
        sum(points, Decimal(0)) if points else None,
        row.evidence,
        row.is_returned,
    )


def narrowed(whole: Tree, name: str, person: User) -> Tree:
    """The tree with the items of one filter; an unknown name shows all."""
    if name not in FILTERS:
        return whole
    test = FILTERS[name][1]
    branches = [
        branch._replace(lines=[line for line in branch.lines if test(line, person)])
        for branch in whole.branches
    ]
    kept = [branch for branch in branches if branch.lines]
    return Tree(whole.participant, whole.result, kept, whole.last_year, name)


def counts(whole: Tree, person: User) -> dict[str, int]:
    """How many items each filter would show."""
    return {
        name: sum(test(line, person) for line in whole.lines) for name, (_, test) in FILTERS.items()
    }
