"""Refusals of the register shown at the form that caused them."""

from collections.abc import Iterator
from contextlib import contextmanager

from django import forms

from thuocdo.apps.accounts.permissions import NotAllowed
from thuocdo.lib.language import say
from thuocdo.vietnamese.sentence import Refusal


@contextmanager
def refusals_at(form: forms.BaseForm) -> Iterator[None]:
    """Turn what is refused into an error of the form; a missing right stays a refusal."""
    try:
        yield
    except NotAllowed:
        raise
    except Refusal as refusal:
        form.add_error(None, forms.ValidationError(say(*refusal.sentence)))
