"""Fields that read numbers and dates as people type them, and ask where there are two readings."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from thuocdo.lib.language import said, say
from thuocdo.vietnamese.dates import read_date
from thuocdo.vietnamese.errors import AmbiguousNumber
from thuocdo.vietnamese.numbers import read_count, read_decimal
from thuocdo.vietnamese.sentence import Refusal, Sentence


class TypedField(forms.Field):
    """A text that is read by a function; what it refuses is told at the field."""

    def __init__(self, read: Callable[[str], Decimal | date], **options: Any) -> None:  # noqa: ANN401
        self.read = read
        super().__init__(**options)

    def to_python(self, value: Any) -> Decimal | date | None:  # noqa: ANN401  (as Django's)
        """The number or date; None for an empty field, which is not zero."""
        text = str(value or "").strip()
        if not text:
            return None
        try:
            return self.read(text)
        except AmbiguousNumber as question:
            raise ValidationError(said(asking(text, question))) from None
        except Refusal as refusal:
            raise ValidationError(said(refusal.sentence)) from None


def asking(text: str, question: AmbiguousNumber) -> Sentence:
    """Both readings, each in a spelling that has no other."""
    one, other = f"{question.decimal_reading.normalize():f}", f"{question.grouped_reading:f}"
    comma = one.replace(".", ",")
    return Sentence(
        f"`{text}` có thể là {comma} hoặc {other}. Viết lại {comma} hoặc {other}.",
        f"`{text}` may mean {one} or {other}. Write {one} or {other}.",
    )


def number_field(**options: Any) -> TypedField:  # noqa: ANN401
    """``14,24`` and ``14.24`` alike."""
    return TypedField(read_decimal, **hinted(options, inputmode="decimal"))


def count_field(**options: Any) -> TypedField:  # noqa: ANN401
    """A whole number from 0 up."""
    return TypedField(
        lambda text: Decimal(read_count(text)), **hinted(options, inputmode="numeric")
    )


def date_field(**options: Any) -> TypedField:  # noqa: ANN401
    """Day, month, year."""
    options.setdefault("help_text", say("ngày/tháng/năm", "day/month/year"))
    return TypedField(read_date, **hinted(options, inputmode="numeric"))


def hinted(options: dict[str, Any], **attributes: str) -> dict[str, Any]:
    """Options with a text field that tells the keyboard what to show."""
    return {**options, "widget": forms.TextInput({"autocomplete": "off", **attributes})}
