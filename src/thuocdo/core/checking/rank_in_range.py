"""Check: a rank lies from 1 to the number of units ranked, which is one number a group."""

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal

from thuocdo.core.checking.finding import Check, Finding, Severity
from thuocdo.core.checking.listing import by_out_of
from thuocdo.core.checking.published import Statement
from thuocdo.core.checking.wording import opened
from thuocdo.vietnamese.sentence import Sentence


def rank_in_range(statement: Statement, subject: str) -> Iterable[Finding]:
    """Look at one rank and its denominator."""
    rank, out_of = statement.rank, statement.out_of
    if rank is not None and rank < 1:
        text = Sentence(
            f"hạng công bố là {rank}, hạng nhỏ nhất là 1.",
            f"the stated rank is {rank}, the smallest rank is 1.",
        )
        yield _finding(Check.RANK_IN_RANGE, subject, 1, rank, text)
    elif rank is not None and out_of is not None and rank > out_of:
        text = Sentence(
            f"hạng công bố là {rank}, số đơn vị được xếp hạng là {out_of}.",
            f"the stated rank is {rank}, the number of ranked units is {out_of}.",
        )
        yield _finding(Check.RANK_IN_RANGE, subject, out_of, rank, text)


def group_size(group: Sequence[Statement], subjects: Sequence[str]) -> Iterable[Finding]:
    """Units listed are no more than units ranked, and all agree on the number ranked.

    Statements of one level and year may belong to different rankings (districts of two
    provinces), so a number that stands alone among others is doubtful, and wrong only where
    the list is complete with it.
    """
    for out_of, block in by_out_of(group).items():
        ranked = [one for one in block if one.rank is not None]
        if out_of is not None and len(ranked) > out_of:
            text = Sentence(
                f"bảng nêu {len(ranked)} đơn vị có hạng, số đơn vị được xếp hạng là {out_of}.",
                f"{len(ranked)} units with a rank are listed, the number of ranked units is "
                f"{out_of}.",
            )
            subject = subjects[group.index(ranked[0])]
            yield _finding(Check.GROUP_SIZE, subject, len(ranked), out_of, text)
    yield from _odd_sizes(group, subjects)


def _odd_sizes(group: Sequence[Statement], subjects: Sequence[str]) -> Iterable[Finding]:
    sizes = Counter(one.out_of for one in group if one.out_of is not None)
    ((usual, times),) = sizes.most_common(1) or ((0, 0),)
    if times < 2:
        return
    is_whole = usual == len(group)
    for statement, subject in zip(group, subjects, strict=True):
        size = statement.out_of
        if size in {None, usual} or (sizes[size] > 1 and not is_whole):
            continue
        text = Sentence(
            f"số đơn vị được xếp hạng là {size}, ở {times} đơn vị cùng cấp, cùng năm là {usual}.",
            f"the number of ranked units is {size}, for {times} units of the same level and year "
            f"it is {usual}.",
        )
        severity = Severity.ERROR if is_whole else Severity.WARNING
        yield _finding(Check.GROUP_SIZE, subject, usual, size or 0, text, severity)


def _finding(
    check: Check,
    subject: str,
    expected: int,
    found: int,
    text: Sentence,
    severity: Severity = Severity.ERROR,
) -> Finding:
    return Finding(
        subject=subject,
        check=check,
        expected=Decimal(expected),
        found=Decimal(found),
        severity=severity,
        message=opened(severity, text),
    )
