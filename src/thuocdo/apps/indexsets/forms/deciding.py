"""Forms of the two decisions on an edition."""

from django import forms

from thuocdo.apps.indexsets.forms.reading import date_field
from thuocdo.lib.language import say


class IssueForm(forms.Form):
    """Number and date of the decision; whether they may lack is the service's to say."""

    number = forms.CharField(
        label=say("Số quyết định", "Number of the decision"),
        help_text=say("Ví dụ: 12/QĐ-UBND", "Such as 12/QĐ-UBND"),
        max_length=120,
        required=False,
    )
    on = date_field(label=say("Ngày quyết định", "Date of the decision"), required=False)


class RetireForm(forms.Form):
    """Why an edition is no longer in force."""

    reason = forms.CharField(
        label=say("Lý do", "Reason"),
        help_text=say("Ví dụ: thay bằng Quyết định …", "Such as: replaced by Decision …"),
        max_length=300,
        error_messages={
            "required": say(
                "Nêu lý do cho phiên bản hết hiệu lực.", "Say why the edition is to be retired."
            )
        },
    )
