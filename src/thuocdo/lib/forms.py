"""What forms of several apps share."""

from collections.abc import Iterator
from contextlib import contextmanager

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError


@contextmanager
def reporting_to(form: forms.BaseForm) -> Iterator[None]:
    """Turn input that a service refuses into errors of the form, at the field where it has one."""
    try:
        yield
    except ValidationError as refused:
        by_field = getattr(refused, "error_dict", {NON_FIELD_ERRORS: refused.error_list})
        for name, errors in by_field.items():
            form.add_error(name if name in form.fields else None, errors)
