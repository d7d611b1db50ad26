"""Sample values for the page that shows every part of the pages."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import NamedTuple

from django import forms

from thuocdo.lib.language import say
from thuocdo.vietnamese.sentence import Sentence

THEMES = (
    ("light", Sentence("Sáng", "Light")),
    ("dark", Sentence("Tối", "Dark")),
    ("contrast", Sentence("Tương phản cao", "High contrast")),
)


class Sample(NamedTuple):
    """One row of the sample table."""

    rank: int
    name: str
    points: Decimal
    change: Decimal
    places: int
    band: str
    is_tied: bool = False


SAMPLES = (
    Sample(1, "Phường Mẫu Một", Decimal("96.41"), Decimal("-0.23"), 4, "A"),
    Sample(2, "Xã Mẫu Hai", Decimal("94.87"), Decimal("3.29"), -1, "A", is_tied=True),
    Sample(2, "Xã Mẫu Ba", Decimal("94.87"), Decimal(0), 0, "A", is_tied=True),
)


class SampleForm(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label=say("Tên đơn vị", "Name of the unit"), max_length=200)
    on = forms.DateField(
        label=say("Ngày", "Date"), help_text=say("Dạng ngày/tháng/năm.", "As day/month/year.")
    )
    note = forms.CharField(
        label=say("Ghi chú", "Note"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class Specimen(NamedTuple):
    """All parts in one theme; forms carry their own ids, so that no id stands twice."""

    theme: str
    title: Sentence
    empty: SampleForm
    refused: SampleForm


def gallery() -> dict[str, object]:
    """Context of the components page."""
    return {
        "specimens": [
            Specimen(
                theme,
                title,
                SampleForm(auto_id=f"{theme}_new_%s"),
                SampleForm({"name": "", "on": "31/02/2025"}, auto_id=f"{theme}_%s"),
            )
            for theme, title in THEMES
        ],
        "samples": SAMPLES,
        "day": date(2026, 3, 20),
        "moment": datetime(2026, 3, 20, 1, 5, tzinfo=UTC),
    }
