"""What people type in their own list of work."""

from django import forms

from thuocdo.lib.forms import DayField
from thuocdo.lib.language import say


class SnoozeForm(forms.Form):
    """Until when a piece of work is left out of the list, and why."""

    until = DayField(label=say("Đưa trở lại vào ngày", "Back on"))
    reason = forms.CharField(
        label=say("Lý do tạm hoãn", "Why it is put off"),
        max_length=300,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
