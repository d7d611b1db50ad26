"""What people type about their mails."""

from django import forms

from thuocdo.apps.notifications.services import Choice
from thuocdo.lib.language import say

LANGUAGES = (("vi", "Tiếng Việt"), ("en", "English"))


class PreferenceForm(forms.Form):
    """Address, kinds of mail, language."""

    email = forms.EmailField(
        label=say("Thư điện tử", "E-mail"),
        required=False,
        help_text=say(
            "Địa chỉ công vụ. Để trống thì chỉ nhận thông báo trong hộp thư ở đây.",
            "The official address. Left empty, news only appear in the inbox here.",
        ),
    )
    has_digest = forms.BooleanField(
        label=say(
            "Thư tổng hợp lúc 07:30 mỗi ngày làm việc", "One digest at 07:30 each working day"
        ),
        required=False,
    )
    has_urgent = forms.BooleanField(
        label=say(
            "Thư ngay khi có việc gấp: bị trả lại, hạn ngày làm việc tới, quá hạn",
            "A mail at once for urgent work: returned, due next working day, overdue",
        ),
        required=False,
    )
    language = forms.ChoiceField(label=say("Tiếng của thư", "Language of mails"), choices=LANGUAGES)

    def choice(self) -> Choice:
        """What was chosen."""
        return Choice(**self.cleaned_data)
