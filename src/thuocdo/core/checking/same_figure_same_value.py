"""Check: a figure that is stated twice has one value, to the coarser of the decimals shown."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from thuocdo.core.checking.finding import Check, Finding, Severity
from thuocdo.core.checking.listing import same_parts
from thuocdo.core.checking.precision import decimals_shown, half_unit
from thuocdo.core.checking.published import Part, Statement
from thuocdo.core.checking.wording import number, opened
from thuocdo.vietnamese.sentence import Sentence

_FIGURES = {
    "total": Sentence("tổng điểm", "the total"),
    "maximum": Sentence("điểm tối đa", "the maximum"),
    "rank": Sentence("hạng", "the rank"),
    "out_of": Sentence("số đơn vị được xếp hạng", "the number of ranked units"),
    "change": Sentence("mức thay đổi điểm", "the change in points"),
    "rank_change": Sentence("số bậc thay đổi", "the change in places"),
    "points": Sentence("điểm", "the points"),
    "numerator": Sentence("tử số", "the numerator"),
    "denominator": Sentence("mẫu số", "the denominator"),
    "percent": Sentence("tỷ lệ", "the percentage"),
}
_OF_STATEMENT = ("total", "maximum", "rank", "out_of", "change", "rank_change")
_OF_PART = ("points", "maximum", "change", "numerator", "denominator", "percent")


def same_figure_same_value(statements: Sequence[Statement], subject: str) -> Iterable[Finding]:
    """Hold later statements of one unit and year against the first that states the figure.

    Without a year the two may speak of different years, so that a difference is a warning.
    """
    severity = Severity.WARNING if statements[0].year is None else Severity.ERROR
    for place, later in enumerate(statements):
        for earlier in statements[:place]:
            yield from _compared(earlier, later, subject, _OF_STATEMENT, severity)
            for part, before in same_parts(later.parts, earlier.parts):
                label = f"{subject} › {part.label}"
                yield from _compared(before, part, label, _OF_PART, severity)


def _compared(
    earlier: Statement | Part,
    later: Statement | Part,
    subject: str,
    names: Sequence[str],
    severity: Severity,
) -> Iterable[Finding]:
    for name in names:
        one, other = getattr(earlier, name), getattr(later, name)
        if one is None or other is None:
            continue
        first, second = Decimal(one), Decimal(other)
        if _agree(first, second):
            continue
        yield _finding(name, subject, first, second, severity)


def _agree(one: Decimal, other: Decimal) -> bool:
    shown = decimals_shown(one), decimals_shown(other)
    if shown[0] == shown[1]:
        return one == other
    return abs(one - other) <= half_unit(min(shown))


def _finding(
    name: str, subject: str, first: Decimal, second: Decimal, severity: Severity
) -> Finding:
    figure, one, other = _FIGURES[name], number(first), number(second)
    text = Sentence(
        f"{figure.vi} được nêu là {one.vi} ở một chỗ và {other.vi} ở chỗ khác.",
        f"{figure.en} is given as {one.en} in one place and {other.en} in another.",
    )
    return Finding(
        subject=subject,
        check=Check.SAME_FIGURE_SAME_VALUE,
        expected=first,
        found=second,
        severity=severity,
        message=opened(severity, text),
    )
