"""What every kind of rule offers: its inputs, its points, its words and its next step."""

from collections.abc import Mapping
from decimal import Decimal
from enum import Enum
from typing import ClassVar, NamedTuple, Protocol

from thuocdo.core.errors import InvalidFigure
from thuocdo.core.rounding import ONE, ZERO
from thuocdo.core.scoring import wording
from thuocdo.core.scoring.figures import Input, Value, Values
from thuocdo.vietnamese.sentence import Sentence

MOST_DIGITS = 18  # before the decimal mark; beyond is a slip, not a figure
LARGEST = Decimal(10) ** MOST_DIGITS


class Terms(NamedTuple):
    """What a leaf lays down around its rule."""

    maximum: Decimal  # points
    minimum: Decimal | None  # points; None is no lower bound (a penalty without a floor)
    labels: Mapping[str, str]  # input name → Vietnamese label
    labels_en: Mapping[str, str]
    counted: Sentence  # the word for what is counted: "hồ sơ", "dossiers"

    def label(self, name: str, vi: str, en: str) -> Sentence:
        """The leaf's own label of an input, or the general one of the rule."""
        own = self.labels.get(name)
        return Sentence(own or vi, self.labels_en.get(name) or own or en)


class Earned(NamedTuple):
    """Points of another leaf, for rules that look at it."""

    points: Decimal
    maximum: Decimal


class Situation(NamedTuple):
    """What a rule may look at: the leaf's own figures, and leaves scored before it."""

    values: Values
    others: Mapping[str, Earned | None]  # None: that leaf has no points (missing, not applicable)


class Gone(Enum):
    """Why there are no points; the leaf's policies decide what follows."""

    MISSING = "missing"
    NO_DENOMINATOR = "no_denominator"


class Reached(NamedTuple):
    """The points, and how the rule came to them."""

    points: Decimal
    measured: Decimal | None = None  # what was compared: percent, count, days, value
    step: int | None = None  # place in the rule's list of steps, from 0
    remark: Sentence | None = None  # why the usual reading did not apply


class NextStep(NamedTuple):
    """The nearest gain: figures that would earn it, and the same in words."""

    points: Decimal  # points of the leaf after the change
    changes: Values  # input name → value to reach
    sentence: Sentence  # "còn thiếu 2 điểm phần trăm, cần thêm 132 hồ sơ"


class Rule(Protocol):
    """One kind of rule with its parameters; frozen and hashable."""

    kind: ClassVar[str]

    @property
    def inputs(self) -> tuple[Input, ...]:
        """The figures it asks for."""
        ...

    @property
    def needs(self) -> tuple[str, ...]:
        """Codes of the leaves that must be scored before."""
        ...

    @property
    def may_lack_denominator(self) -> bool:
        """Whether a denominator can be zero, so that the leaf must say what follows."""
        ...

    def bounds(self) -> tuple[Decimal | None, Decimal]:
        """Lowest and highest points it can give; no lowest for an open penalty."""
        ...

    def score(self, at: Situation) -> Reached | Gone:
        """Points for these figures.

        Raises:
            InvalidFigure: a figure contradicts itself, such as more resolved than received.
        """
        ...

    def sentence(self) -> Sentence:
        """The rule in words."""
        ...

    def explanation(self, at: Situation, reached: Reached) -> Sentence:
        """How these figures led to these points; no full stop at the end."""
        ...

    def next_step(self, at: Situation, reached: Reached) -> NextStep | None:
        """What earns the next gain; None at the top or where no figure can be named."""
        ...


class StandsAlone:
    """What most kinds share: they look at no other leaf and divide by nothing."""

    __slots__ = ()

    @property
    def needs(self) -> tuple[str, ...]:
        """No other leaf."""
        return ()

    @property
    def may_lack_denominator(self) -> bool:
        """There is none."""
        return False


def with_changes(at: Situation, changes: Values) -> Situation:
    """The situation with some figures changed."""
    return Situation({**at.values, **changes}, at.others)


def rescored(rule: Rule, at: Situation, changes: Values, way: Sentence) -> NextStep | None:
    """The step that the changes really earn, scored by the rule itself; None if nothing is won."""
    before, after = rule.score(at), rule.score(with_changes(at, changes))
    if isinstance(before, Gone) or isinstance(after, Gone) or after.points <= before.points:
        return None
    return NextStep(after.points, changes, way)


def decimal_of(values: Values, name: str) -> Decimal | None:
    """A number among the figures; None when it was not declared."""
    value = values.get(name)
    if value is None:
        return None
    if type(value) is not Decimal:
        raise wrong_kind(name, value, "một số", "a number")
    if value.is_finite() and value.adjusted() < MOST_DIGITS:
        return value
    raise wrong_kind(name, value, "một số có thật, dưới 10^18", "a real number, below 10^18")


def flag_of(values: Values, name: str) -> bool | None:
    """A yes or no among the figures; None when it was not declared."""
    value = values.get(name)
    if value is None or type(value) is bool:
        return value
    raise wrong_kind(name, value, "có hoặc không", "yes or no")


def text_of(values: Values, name: str) -> str | None:
    """A word among the figures; None when it was not declared or is blank."""
    value = values.get(name)
    if value is None or type(value) is str:
        return value if value and value.strip() else None
    raise wrong_kind(name, value, "một dòng chữ", "a text")


def count_of(values: Values, name: str) -> Decimal | None:
    """A whole number, not below zero, among the figures; None when it was not declared."""
    value = values.get(name)
    if value is None:
        return None
    # Without decimals written, as nearly always, the sign alone decides: this is the hot path.
    if type(value) is Decimal and value.same_quantum(ONE) and ZERO <= value < LARGEST:
        return value or ZERO
    return checked_count(name, decimal_of(values, name) or ZERO)


def checked_count(name: str, value: Decimal) -> Decimal:
    """A number written with decimals or a sign, when it is a whole one and not below zero."""
    if value >= ZERO and value == value.to_integral_value():
        return value
    raise wrong_kind(name, value, "số nguyên không âm", "a whole number, not negative")


def wrong_kind(name: str, value: Value, vi: str, en: str) -> InvalidFigure:
    """The refusal of a figure that is of another kind than its input."""
    is_plain = isinstance(value, Decimal) and value.is_finite() and value.adjusted() < MOST_DIGITS
    told = wording.number(value) if is_plain else Sentence(str(value), str(value))
    return InvalidFigure(
        f"số liệu `{name}` = `{told.vi}` phải là {vi}. Sửa số liệu này.",
        f"the figure `{name}` = `{told.en}` must be {en}. Correct this figure.",
    )


def not_below_zero(name: str, value: Decimal | None) -> Decimal | None:
    """The number itself, or a refusal when it is negative."""
    if value is None or value >= 0:
        return value
    raise wrong_kind(name, value, "số không âm", "a number that is not negative")
