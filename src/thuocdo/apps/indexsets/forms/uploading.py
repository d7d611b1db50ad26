"""The form of an upload, with what a criteria table does not say of itself."""

from typing import Any

from django import forms

from thuocdo.apps.indexsets.services import Upload
from thuocdo.lib.language import say
from thuocdo.reading.importing.documents import About, slug


class UploadForm(forms.Form):
    """A file; four words more where it is a table."""

    file = forms.FileField(
        label=say("Tệp bộ chỉ số", "File of the index set"),
        help_text=say(
            "ZIP gồm index_set.yaml và domains/*.yaml, hoặc bảng tiêu chí XLSX, CSV; tối đa 2 MB.",
            "A ZIP of index_set.yaml and domains/*.yaml, or a criteria table in XLSX or CSV; "
            "at most 2 MB.",
        ),
        error_messages={
            "required": say("Chọn một tệp.", "Choose a file."),
            "empty": say("Tệp trống. Chọn tệp khác.", "The file is empty. Choose another one."),
        },
    )
    scheme = forms.CharField(
        label=say("Mã bộ", "Name of the set"),
        help_text=say("Chỉ cần với bảng: chữ thường, dấu gạch", "For a table: letters, dashes"),
        max_length=80,
        required=False,
    )
    edition = forms.CharField(label=say("Phiên bản", "Edition"), max_length=80, required=False)
    title = forms.CharField(label=say("Tên bộ", "Title"), max_length=300, required=False)
    year = forms.IntegerField(
        label=say("Năm đánh giá", "Year assessed"),
        min_value=2000,
        max_value=2100,
        required=False,
        widget=forms.TextInput({"inputmode": "numeric"}),
        error_messages={
            "invalid": say("Viết năm bằng bốn chữ số.", "Write the year in four digits."),
            "min_value": say("Năm từ 2000 đến 2100.", "A year from 2000 to 2100."),
            "max_value": say("Năm từ 2000 đến 2100.", "A year from 2000 to 2100."),
        },
    )

    @property
    def upload(self) -> Upload:
        """The file as it came."""
        file = self.cleaned_data["file"]
        return Upload(file.name, file.read())

    @property
    def about(self) -> About | None:
        """What was said of a table; None where a word lacks."""
        said: dict[str, Any] = self.cleaned_data
        if not (said["scheme"] and said["title"] and said["year"]):
            return None
        edition = said["edition"] or str(said["year"])
        return About(slug(said["scheme"]), edition, said["title"], said["year"], "")
