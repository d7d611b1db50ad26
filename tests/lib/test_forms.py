"""Input that a service refuses becomes an error of the form."""

from datetime import date

import pytest
from django import forms
from django.core.exceptions import ValidationError

from thuocdo.lib.forms import DayField, reporting_to


class Named(forms.Form):
    """A form with a name and a day."""

    name = forms.CharField()
    on = DayField(required=False)


@pytest.mark.parametrize(
    ("refused", "errors"),
    [
        pytest.param(ValidationError("Sai."), {"__all__": ["Sai."]}, id="of the whole"),
        pytest.param(ValidationError({"name": ["Sai."]}), {"name": ["Sai."]}, id="of a field"),
        pytest.param(
            ValidationError({"other": ["Sai."]}), {"__all__": ["Sai."]}, id="of no field it has"
        ),
    ],
)
def test_a_refusal_is_reported_where_it_belongs(refused, errors):
    form = Named({"name": "x"})
    assert form.is_valid()

    with reporting_to(form):
        raise refused

    assert form.errors == errors


def test_other_faults_are_not_hidden():
    with pytest.raises(ZeroDivisionError), reporting_to(Named({})):
        raise ZeroDivisionError


def test_a_day_is_read_day_first_and_shown_so():
    form = Named({"name": "x", "on": "05/03/2026"})

    assert form.is_valid()
    assert form.cleaned_data["on"] == date(2026, 3, 5)
    assert 'value="05/03/2026"' in str(Named(initial={"on": date(2026, 3, 5)})["on"])


@pytest.mark.parametrize("text", ["2026-03-05", "31/02/2026", "5/3/26", "hôm nay"])
def test_another_form_of_day_is_asked_back(text):
    form = Named({"name": "x", "on": text})

    assert "ngày/tháng/năm" in form.errors["on"][0]
