"""Whether two results may be subtracted, and if not, why."""

from enum import IntEnum
from typing import NamedTuple

from thuocdo.core.ranking.places import Place
from thuocdo.vietnamese.sentence import Sentence


class Comparability(IntEnum):
    """How far a difference can be read as progress; the larger number is the stricter word."""

    COMPARABLE = 0
    CONDITIONAL = 1  # bridged or reconstructed, or of another applicable maximum
    NOT_COMPARABLE = 2  # then there is no difference


class Judgement(NamedTuple):
    """A flag with its reasons; none for what is plainly comparable."""

    flag: Comparability
    reasons: tuple[Sentence, ...] = ()

    def and_also(self, flag: Comparability, reason: Sentence) -> "Judgement":
        """The stricter flag, with one reason more."""
        return Judgement(max(self.flag, flag), (*self.reasons, reason))


PLAIN = Judgement(Comparability.COMPARABLE)
NO_POINTS = Sentence(
    "thiếu số liệu hoặc không áp dụng ở một trong hai năm",
    "figures are missing, or nothing applies, in one of the years",
)
OTHER_MAXIMUM = Sentence("điểm tối đa áp dụng khác nhau", "another maximum applies")
UNRANKED = Sentence("không được xếp hạng ở cả hai năm", "not ranked in both years")


class Circumstances(NamedTuple):
    """Under which a result came about."""

    unit: str
    edition: str  # "scheme/edition"
    content_hash: str  # of the edition; names alone do not prove that nothing changed
    block: str = ""
    members: frozenset[str] | None = None  # units ranked together; None: not known


def judged(old: Circumstances, new: Circumstances, *, is_bridged: bool) -> Judgement:
    """Judge a difference in points: plain only for the same unit and the same edition."""
    judgement = PLAIN
    flag = Comparability.CONDITIONAL if is_bridged else Comparability.NOT_COMPARABLE
    if old.unit != new.unit:
        reason = Sentence(
            f"đơn vị thay đổi: {old.unit} → {new.unit}", f"another unit: {old.unit} → {new.unit}"
        )
        judgement = judgement.and_also(flag, reason)
    if old.content_hash != new.content_hash:
        reason = Sentence(
            f"bộ chỉ số thay đổi: {old.edition} → {new.edition}",
            f"another edition: {old.edition} → {new.edition}",
        )
        judgement = judgement.and_also(flag, reason)
    return judgement


def ranks_judged(
    old: Circumstances, new: Circumstances, places: tuple[Place, Place] | None, base: Judgement
) -> Judgement:
    """Judge a difference in ranks: it needs the same unit in the same cohort.

    Args:
        old: Before.
        new: Now.
        places: Both places; None when the unit was not ranked in both years.
        base: The judgement of the difference in points.
    """
    if places is None:
        return base.and_also(Comparability.NOT_COMPARABLE, UNRANKED)
    if old.unit != new.unit:  # a bridge reconstructs points, never a place
        base = Judgement(Comparability.NOT_COMPARABLE, base.reasons)
    before, now = places
    if is_other_cohort(old, new) or before.out_of != now.out_of:
        reason = Sentence(
            f"nhóm xếp hạng khác nhau: {before.out_of} đơn vị → {now.out_of} đơn vị",
            f"another cohort: {before.out_of} units → {now.out_of} units",
        )
        return base.and_also(Comparability.NOT_COMPARABLE, reason)
    return base


def is_other_cohort(old: Circumstances, new: Circumstances) -> bool:
    """Whether other units are ranked together; unknown members are judged by the size alone."""
    are_known = old.members is not None and new.members is not None
    return old.block != new.block or (are_known and old.members != new.members)
