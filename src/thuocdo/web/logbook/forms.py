"""Which events to show."""

from django import forms

from thuocdo.apps.audit.selectors import Filter
from thuocdo.lib.forms import DayField
from thuocdo.lib.language import say
from thuocdo.web.logbook.wording import ACTIONS


class LogFilter(forms.Form):
    """Person, action, subject and days."""

    nguoi = forms.CharField(label=say("Người thực hiện", "Person"), required=False, max_length=100)
    viec = forms.ChoiceField(
        label=say("Việc", "Action"),
        required=False,
        choices=[
            ("", say("Tất cả", "All")),
            *((code, say(*words)) for code, words in ACTIONS.items()),
        ],
    )
    doi_tuong = forms.CharField(label=say("Đối tượng", "Subject"), required=False, max_length=100)
    tu = DayField(label=say("Từ ngày", "From"), required=False, help_text="")
    den = DayField(label=say("Đến hết ngày", "To"), required=False, help_text="")

    def chosen(self) -> Filter:
        """What was asked."""
        asked = self.cleaned_data
        return Filter(
            asked["nguoi"].strip(),
            asked["viec"],
            asked["doi_tuong"].strip(),
            asked["tu"],
            asked["den"],
        )
