"""The form for a list of procedures."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from thuocdo.lib.language import say

LARGEST = 5_000_000  # bytes


class ListForm(forms.Form):
    """A table of procedures with their limits."""

    file = forms.FileField(
        label=say("Tệp CSV (UTF-8)", "CSV file (UTF-8)"),
        help_text=say(
            "Mỗi dòng một thủ tục và thời hạn từ một ngày.",
            "One procedure and its limit from a day on each line.",
        ),
    )
    is_trial = forms.BooleanField(
        label=say("Chỉ đọc thử, không lưu gì", "Only try it, keep nothing"), required=False
    )

    def clean_file(self) -> Any:  # noqa: ANN401  (an upload)
        """Refuse what is no list."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise ValidationError(
                say("Tệp quá 5 MB. Chia thành nhiều tệp.", "The file is over 5 MB. Split it.")
            )
        return file
