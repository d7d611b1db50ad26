"""Why an item wants to be read, each reason in a sentence; never a deduction by itself."""

from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from thuocdo.apps.documents.selectors import checks
from thuocdo.apps.rounds.models import Layer, Participant, Round
from thuocdo.apps.rounds.selectors.appraisal.facts import Facts, share_of
from thuocdo.apps.rounds.selectors.fields import faults, is_declared
from thuocdo.apps.rounds.selectors.scores import scorer_of
from thuocdo.core.index_set.model import Leaf
from thuocdo.core.scoring import wording
from thuocdo.vietnamese.sentence import Sentence

MOST_CHANGE = Decimal("0.2")  # of last year's points; more wants to be read
QUIET = {checks.Kind.NO_TEXT_LAYER}  # said beside the document, no reason to stop for


class Kind(StrEnum):
    """What wants to be looked at."""

    MISSING = "missing"  # no figure at all
    UNREADABLE = "unreadable"
    CLAIM = "claim"  # of "not applicable"
    EVIDENCE = "evidence"  # none
    FILE = "file"
    CHANGE = "change"  # against last year
    OVERCLAIM = "overclaim"
    UNSIGNED = "unsigned"  # locked at the deadline


class Flag(NamedTuple):
    """One reason to look."""

    kind: Kind
    sentence: Sentence


class Group(StrEnum):
    """How much time an item takes."""

    COMPUTED = "computed"  # figures that nobody typed
    CLEAN = "clean"
    READ = "read"

    @property
    def word(self) -> Sentence:
        """As the column names it."""
        return WORDS[self]


WORDS = {
    Group.COMPUTED: Sentence("từ hồ sơ", "from data"),
    Group.CLEAN: Sentence("sạch", "clean"),
    Group.READ: Sentence("cần đọc", "to read"),
}


def asks_figures(round_: Round, leaf: Leaf) -> bool:
    """Whether the leaf cannot be scored without figures of its own."""
    is_asked = leaf.rule is not None and bool(leaf.rule.inputs)
    return is_asked and leaf.code not in scorer_of(round_).unsurveyed


def group_of(leaf: Leaf, flags: list[Flag]) -> Group:
    """Where an item belongs; what is computed is read only when its figures are missing."""
    if is_declared(leaf):
        return Group.READ if flags else Group.CLEAN
    return Group.READ if any(flag.kind is Kind.MISSING for flag in flags) else Group.COMPUTED


def flags_of(round_: Round, leaf: Leaf, facts: Facts) -> list[Flag]:
    """All reasons to look at an item."""
    flags = list(about_figures(round_, leaf, facts))
    if is_declared(leaf):
        flags += about_evidence(facts)
        flags += about_files(round_, facts)
        flags += about_lock(facts.entry.participant)
        flags += about_claims(facts)
    return [*flags, *about_change(facts)]


def about_figures(round_: Round, leaf: Leaf, facts: Facts) -> Iterator[Flag]:
    """No figures, figures that cannot be read, or a claim that none are owed."""
    word = facts.words.get(Layer.DECLARED)
    if word is not None and word.not_applicable:
        claim = word.not_applicable
        yield Flag(
            Kind.CLAIM,
            Sentence(f"Đề nghị không áp dụng: {claim}", f"Claimed as not applicable: {claim}"),
        )
    elif facts.entry.declared_points is None and asks_figures(round_, leaf):
        wrong = faults(leaf, facts.entry.draft) if is_declared(leaf) else {}
        if wrong:
            first = next(iter(wrong.values())).sentence
            yield Flag(Kind.UNREADABLE, first)
        elif is_declared(leaf):
            yield Flag(Kind.MISSING, Sentence("Đơn vị chưa nhập số liệu", "No figures declared"))
        else:
            yield Flag(Kind.MISSING, Sentence("Nguồn chưa có số liệu", "No figures from the data"))


def about_evidence(facts: Facts) -> Iterator[Flag]:
    """Points are claimed and no document shows them."""
    word = facts.words.get(Layer.DECLARED)
    if facts.evidence or not facts.entry.declared_points:
        return
    if word is not None and word.text:
        yield Flag(
            Kind.EVIDENCE,
            Sentence("Không có tài liệu, có giải trình", "No document, but an explanation"),
        )
    else:
        yield Flag(Kind.EVIDENCE, Sentence("Không có tài liệu", "No document"))


def about_files(round_: Round, facts: Facts) -> Iterator[Flag]:
    """What looks doubtful about the documents."""
    for one in facts.evidence:
        for finding in findings_of(round_, facts, one.document_id):
            if finding.kind not in QUIET:
                yield Flag(Kind.FILE, finding.sentence)


def findings_of(round_: Round, facts: Facts, document_id: int) -> list[checks.Finding]:
    """The doubts about one linked document, from what was read already."""
    document = next(one.document for one in facts.evidence if one.document_id == document_id)
    others = facts.sharing.get(document.pk, [])
    asked = checks.Asked(round_.year, frozenset())
    return [
        *checks.about_standing(document),
        *checks.about_entry(document, asked),
        *checks.about_file(document, document.current),
        *checks.about_others(others, facts.entry.participant.unit),
    ]


def about_lock(participant: Participant) -> Iterator[Flag]:
    """Nobody has signed what the unit declares."""
    if participant.is_locked and participant.submitted_by_id is None:
        yield Flag(
            Kind.UNSIGNED,
            Sentence(
                "Khóa khi hết hạn, lãnh đạo chưa duyệt",
                "Locked at the deadline, not signed by the leader",
            ),
        )


def about_claims(facts: Facts) -> Iterator[Flag]:
    """More is declared than appraisers gave before: this year, or last year for the same claim."""
    now = facts.entry.declared_points
    before = [w.points for w in facts.said if w.layer == Layer.APPRAISED and w.points is not None]
    last = facts.last
    if now is None:
        return
    if before and now > before[-1]:
        points = wording.points(before[-1])
        yield Flag(
            Kind.OVERCLAIM,
            Sentence(
                f"Lần trước thẩm định {points.vi}, nay tự chấm cao hơn",
                f"Appraised at {points.en} before, now declared higher",
            ),
        )
    if last is None or last.points is None or last.declared is None:
        return
    if last.points < last.declared and now > last.points:
        given, wanted = wording.points(last.points), wording.points(last.declared)
        yield Flag(
            Kind.OVERCLAIM,
            Sentence(
                f"Năm trước tự chấm {wanted.vi}, chỉ được {given.vi}; năm nay lại cao hơn",
                f"Last year declared {wanted.en} and given {given.en}; higher again this year",
            ),
        )


def about_change(facts: Facts) -> Iterator[Flag]:
    """Points moved by more than a fifth against last year."""
    now = share_of(facts.entry.declared_points, facts.entry.maximum)
    then = facts.last.share if facts.last else None
    if now is None or then is None or now == then:
        return
    if then == 0:
        yield Flag(
            Kind.CHANGE,
            Sentence("Năm trước 0 điểm, năm nay có điểm", "No points last year, some this year"),
        )
    elif abs(now - then) / then > MOST_CHANGE:
        moved = wording.percent(abs(now - then) / then * 100, 1)
        is_more = now > then
        yield Flag(
            Kind.CHANGE,
            Sentence(
                f"{'Tăng' if is_more else 'Giảm'} {moved.vi} so với năm trước",
                f"{'Up' if is_more else 'Down'} {moved.en} on last year",
            ),
        )
