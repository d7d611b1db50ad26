"""Numbers out of the text of a file, by the decimal mark that the file or its user settles."""

from decimal import ROUND_HALF_EVEN, Context, Decimal

from thuocdo.reading.tables.refusals import MEND
from thuocdo.vietnamese.errors import AmbiguousNumber, UnreadableNumber
from thuocdo.vietnamese.numbers import DecimalMark, read_count, read_decimal, write_number
from thuocdo.vietnamese.sentence import Refusal, Sentence

BINARY = Context(prec=15, rounding=ROUND_HALF_EVEN)  # digits a binary number holds for certain
MOST_DIGITS = 18  # before or after the decimal mark; beyond is a slip, not a figure
SURE_DIGITS = 15  # so many digits pass every check of plausibility
BLANKS = frozenset({"", "-", "–", "—", "…", "..."})  # how official tables print "no figure"


class NotAQuantity(Refusal):
    """The value is not the kind of number that was asked for; its place is added later."""


def is_blank(text: str) -> bool:
    """Whether the text says that there is no figure, which is not zero."""
    return text.strip() in BLANKS


def decimal_of(text: str, mark: DecimalMark | None) -> Decimal:
    """Read a number; the mark settles what can be read in two ways.

    Raises:
        NotAQuantity: the text is no number, has two readings, or is beyond any figure.
    """
    if _is_plain(text):
        return Decimal(text)
    try:
        return plausible(_by_mark(text, mark))
    except AmbiguousNumber as question:
        raise _asked(text, question) from question
    except UnreadableNumber as unreadable:
        raise NotAQuantity(
            f"`{text}` không phải là số. {MEND.vi}", f"`{text}` is not a number. {MEND.en}"
        ) from unreadable


def whole_of(text: str, mark: DecimalMark | None) -> int:
    """Read a whole number with or without a sign, such as a rank, a year or places gained.

    Raises:
        NotAQuantity: as for ``decimal_of``, or the number is not whole.
    """
    return whole(decimal_of(text, mark))


def count_of(text: str, mark: DecimalMark | None) -> Decimal:
    """Read a whole number from 0 up whose thousands may be grouped; ``18,500`` asks, too.

    Raises:
        NotAQuantity: the text is no count, has two readings, or is beyond any figure.
    """
    if _is_plain(text):
        return Decimal(text)
    try:
        return plausible(Decimal(_count_by_mark(text, mark)))
    except AmbiguousNumber as question:
        raise _asked(text, question) from question
    except UnreadableNumber as unreadable:
        raise NotAQuantity(
            f"`{text}` không phải là số đếm. {MEND.vi}", f"`{text}` is not a count. {MEND.en}"
        ) from unreadable


def whole(value: Decimal) -> int:
    """The value as an integer.

    Raises:
        NotAQuantity: it has decimals other than zero.
    """
    if value != value.to_integral_value():
        shown = Sentence(write_number(value, None), write_number(value, None, "en"))
        raise NotAQuantity(
            f"`{shown.vi}` không phải là số nguyên. {MEND.vi}",
            f"`{shown.en}` is not a whole number. {MEND.en}",
        )
    return int(value)


def plausible(value: Decimal) -> Decimal:
    """The value, without what binary arithmetic leaves behind: 90.99 for 90.99000000000001.

    Raises:
        NotAQuantity: more than 18 digits before the decimal mark, or a first digit as far after.
    """
    if value and abs(value.adjusted()) >= MOST_DIGITS:
        raise NotAQuantity(
            f"`{value}` vượt quá mọi số liệu có thể có. {MEND.vi}",
            f"`{value}` is beyond any possible figure. {MEND.en}",
        )
    if len(value.as_tuple().digits) > BINARY.prec:
        value = BINARY.normalize(value)
    return value.quantize(Decimal(1)) if int(value.as_tuple().exponent) > 0 else value


def _is_plain(text: str) -> bool:
    """Whether nothing but digits stands there, which all conventions read alike: the hot path."""
    return len(text) <= SURE_DIGITS and text.isdigit() and text.isascii()


def _by_mark(text: str, mark: DecimalMark | None) -> Decimal:
    """By the file's mark where the text follows it, else by its only reading."""
    if mark is not None:
        try:
            return read_decimal(text, mark=mark)
        except UnreadableNumber:
            return read_decimal(text)
    return read_decimal(text)


def _count_by_mark(text: str, mark: DecimalMark | None) -> int:
    if mark is not None:
        try:
            return read_count(text, mark=mark)
        except UnreadableNumber:
            return read_count(text)
    return read_count(text)


def _asked(text: str, question: AmbiguousNumber) -> NotAQuantity:
    values = question.decimal_reading, question.grouped_reading
    vi, en = (
        [write_number(value, None, language) for value in values] for language in ("vi", "en")
    )
    is_point = "." in text
    options = ("point", "comma") if is_point else ("comma", "point")
    return NotAQuantity(
        f"`{text}` có thể là {vi[0]} hoặc {vi[1]}. Thêm --decimal {options[0]} nếu là {vi[0]}, "
        f"--decimal {options[1]} nếu là {vi[1]}.",
        f"`{text}` may mean {en[0]} or {en[1]}. Add --decimal {options[0]} for {en[0]}, "
        f"--decimal {options[1]} for {en[1]}.",
    )
