"""Check: old rank − places gained = new rank, and the old rank was possible at all."""

from collections.abc import Iterable
from decimal import Decimal

from thuocdo.core.checking.finding import Check, Finding, Severity
from thuocdo.core.checking.published import Statement
from thuocdo.core.checking.wording import opened
from thuocdo.vietnamese.sentence import Sentence


def old_rank_in_range(
    statement: Statement, old: Statement | None, subject: str
) -> Iterable[Finding]:
    """The rank of the year before, rank + places gained, must lie from 1 to the units ranked.

    The number of units is that of the year before where it is listed, else this year's.
    """
    if statement.rank is None or statement.rank_change is None:
        return
    before = statement.rank + statement.rank_change
    out_of = old.out_of if old is not None and old.out_of else statement.out_of
    if before < 1:
        yield _impossible(subject, before, 1)
    elif out_of is not None and before > out_of:
        yield _impossible(subject, before, out_of)


def _impossible(subject: str, before: int, limit: int) -> Finding:
    statement = Sentence(
        f"theo số bậc công bố, hạng năm trước là {before}, ngoài giới hạn {limit}. "
        "Có thể số đơn vị được xếp hạng năm trước khác năm nay.",
        f"by the stated places the rank of the year before is {before}, beyond the limit {limit}. "
        "The number of ranked units may have been different then.",
    )
    return _finding(subject, limit, before, statement)


def old_rank_less_places(old: Statement, new: Statement, subject: str) -> Iterable[Finding]:
    """Compare two statements of one unit, a year apart; positive places are a better rank."""
    if old.rank is None or new.rank is None or new.rank_change is None:
        return
    expected = old.rank - new.rank_change
    if new.rank == expected:
        return
    statement = Sentence(
        f"hạng năm trước {old.rank} và số bậc thay đổi {new.rank_change:+d} cho hạng {expected}, "
        f"hạng công bố là {new.rank}.",
        f"the rank {old.rank} of the year before and the change of {new.rank_change:+d} places "
        f"give rank {expected}, the stated rank is {new.rank}.",
    )
    yield _finding(subject, expected, new.rank, statement)


def _finding(subject: str, expected: int, found: int, statement: Sentence) -> Finding:
    return Finding(
        subject=subject,
        check=Check.CHANGE_ADDS_UP,
        expected=Decimal(expected),
        found=Decimal(found),
        severity=Severity.ERROR,
        message=opened(Severity.ERROR, statement),
    )
