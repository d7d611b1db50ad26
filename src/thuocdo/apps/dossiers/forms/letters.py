"""Forms of the letters of apology."""

from django import forms

from thuocdo.apps.dossiers.models import Way
from thuocdo.lib.forms import DayField
from thuocdo.lib.language import say


class FindForm(forms.Form):
    """A dossier by its code; the code is hashed and not kept."""

    code = forms.CharField(
        label=say("Mã hồ sơ", "Code of the dossier"),
        max_length=100,
        help_text=say(
            "Mã chỉ dùng để tìm, không được lưu.", "The code is only used to find it, and not kept."
        ),
    )


class WriteForm(forms.Form):
    """What a letter says."""

    new_due_on = DayField(label=say("Ngày hẹn lại", "New due day"))
    reason = forms.CharField(
        label=say("Lý do chậm", "Why it is late"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=say(
            "Không ghi tên, số định danh, địa chỉ của người nộp.",
            "No name, identity number or address of the person.",
        ),
    )


class SendForm(forms.Form):
    """That a letter was sent."""

    number = forms.CharField(
        label=say("Số, ký hiệu thư", "Number of the letter"), max_length=120, required=False
    )
    sent_on = DayField(label=say("Ngày gửi", "Sent on"))
    way = forms.ChoiceField(label=say("Cách gửi", "How"), choices=Way.choices)
