"""What forms of several apps share."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator

from thuocdo.lib.language import said, say
from thuocdo.vietnamese.sentence import Refusal

WRONG_INPUT = 422  # status of refusals that are about what was typed
FIRST, LAST = date(1900, 1, 1), date(2200, 12, 31)
OUTSIDE = say("Năm phải từ 1900 đến 2200.", "The year must be from 1900 to 2200.")


class DayField(forms.DateField):
    """A day as dd/mm/yyyy, of a century that somebody can mean."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401  (Django's options)
        options.setdefault("help_text", say("Ngày/tháng/năm, ví dụ 05/03/2026.", "Day/month/year."))
        options["input_formats"] = ["%d/%m/%Y"]
        options["error_messages"] = {
            "invalid": say(
                "Nhập ngày theo dạng ngày/tháng/năm, ví dụ 05/03/2026.",
                "Enter the day as day/month/year, for example 05/03/2026.",
            )
        }
        options["validators"] = [
            MinValueValidator(FIRST, OUTSIDE),
            MaxValueValidator(LAST, OUTSIDE),
        ]
        super().__init__(
            widget=forms.DateInput(format="%d/%m/%Y", attrs={"autocomplete": "off"}), **options
        )


@contextmanager
def reporting_to(form: forms.BaseForm) -> Iterator[None]:
    """Turn input that a service refuses into errors of the form, at the field where it has one."""
    try:
        yield
    except ValidationError as refused:
        for name, errors in refused.update_error_dict({}).items():
            form.add_error(name if name in form.fields else None, errors)


def tell_in(form: forms.BaseForm, refusal: Refusal) -> None:
    """Tell wrong input in the form that it was typed into; other refusals get a page of their own.

    Raises:
        Refusal: it is not about the input.
    """
    if getattr(refusal, "status", 409) != WRONG_INPUT:
        raise refusal
    form.add_error(None, said(refusal.sentence))
