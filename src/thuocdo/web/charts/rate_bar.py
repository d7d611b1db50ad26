"""A rate from 0 to 100 % as a bar, with its interval and the line to reach."""

from decimal import Decimal
from html import escape

from thuocdo.vietnamese.sentence import Sentence
from thuocdo.web.charts.document import Language, written
from thuocdo.web.charts.wording import NO_DATA, number

_WIDTH, _LEFT = 200, 4
_RATE = Sentence("{}%", "{}%")
_INTERVAL = Sentence(", khoảng {} đến {}%", ", interval {} to {}%")
_GOAL = Sentence(", mục tiêu {}%", ", target {}%")


def rate_bar(
    percent: Decimal | None,
    ends: tuple[Decimal, Decimal] | None,
    goal: Decimal | None,
    language: Language = "vi",
) -> str:
    """Draw one row; without a value an empty frame says so."""
    if percent is None:
        words = NO_DATA.in_language(language)
        drawn = f'<rect class="none" x="{_LEFT}" y="8" width="{_WIDTH}" height="10"/>'
    else:
        words = _RATE.in_language(language).format(number(percent, 1, language))
        drawn = f'<rect class="whole" x="{_LEFT}" y="8" width="{_WIDTH}" height="10"/>'
        drawn += f'<rect class="got" x="{_LEFT}" y="8" width="{_along(percent)}" height="10"/>'
    if ends:
        low, high = ends
        texts = [number(end, 1, language) for end in ends]
        words += _INTERVAL.in_language(language).format(*texts)
        drawn += f'<path class="span" d="M{_place(low)} 13H{_place(high)}M{_place(low)} 10v6"/>'
    if goal is not None:
        words += _GOAL.in_language(language).format(number(goal, None, language))
        drawn += f'<path class="goal" d="M{_place(goal)} 3v20"/>'
    return (
        f'<svg class="rate-bar" viewBox="0 0 {_WIDTH + 2 * _LEFT} 26" role="img" '
        f'aria-label="{escape(words)}">{drawn}</svg>'
    )


def _along(percent: Decimal) -> str:
    return written(_WIDTH * float(percent) / 100)


def _place(percent: Decimal) -> str:
    return written(_LEFT + _WIDTH * float(percent) / 100)
