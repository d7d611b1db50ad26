"""Forms of imports: a file, and which of its columns says what."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from thuocdo.analytics.ingesting.fields import FIELDS
from thuocdo.analytics.ingesting.headers import format_of
from thuocdo.apps.dossiers.models import Source
from thuocdo.apps.units.models import Unit
from thuocdo.lib.forms import DayField
from thuocdo.lib.language import said, say

FORMS = say("CSV, XLSX, JSON, JSON Lines hoặc Parquet.", "CSV, XLSX, JSON, JSON Lines or Parquet.")


class UploadForm(forms.Form):
    """A file of dossiers and where it comes from."""

    source = forms.ModelChoiceField(
        Source.objects.none(),
        label=say("Nguồn", "Source"),
        required=False,
        empty_label=say("Nguồn mới", "A new source"),
    )
    name = forms.CharField(
        label=say("Tên nguồn mới", "Name of the new source"),
        max_length=200,
        required=False,
        help_text=say(
            "Ví dụ: Hệ thống một cửa của tỉnh.", "For example: the one-stop system of the province."
        ),
    )
    unit = forms.ModelChoiceField(
        Unit.objects.none(),
        label=say("Đơn vị của nguồn mới", "Unit of the new source"),
        required=False,
        help_text=say(
            "Dòng của đơn vị ngoài phạm vi này bị từ chối.",
            "Rows of units outside of it are refused.",
        ),
    )
    file = forms.FileField(label=say("Tệp hồ sơ", "File of dossiers"), help_text=FORMS)
    as_of = DayField(label=say("Số liệu tính đến ngày", "State of the data as of"))
    is_trial = forms.BooleanField(
        label=say("Chỉ đọc thử, không lưu gì", "Only try it, keep nothing"), required=False
    )

    def __init__(
        self,
        *args: Any,  # noqa: ANN401  (as Django's)
        sources: QuerySet[Source],
        units: QuerySet[Unit],
        **options: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, **options)
        self.fields["source"].queryset = sources  # type: ignore[attr-defined]
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]

    def clean_file(self) -> Any:  # noqa: ANN401  (an upload)
        """Refuse what no reader takes."""
        file = self.cleaned_data["file"]
        if format_of(file.name) is None:
            raise ValidationError(
                say("Định dạng không đọc được. Chỉ nhận: ", "It cannot be read. Only: ")
                + str(FORMS)
            )
        return file

    def clean(self) -> dict[str, Any]:
        """A source is chosen, or named with its unit."""
        data = super().clean() or {}
        if not data.get("source") and not (data.get("name") and data.get("unit")):
            raise ValidationError(
                say(
                    "Chọn một nguồn đã có, hoặc nêu tên và đơn vị của nguồn mới.",
                    "Choose a source, or name a new one and its unit.",
                )
            )
        return data


class MappingForm(forms.Form):
    """For each thing that is known of a dossier, the column of the file."""

    def __init__(
        self,
        *args: Any,  # noqa: ANN401  (as Django's)
        headers: Iterable[str],
        known: Mapping[str, str],
        **options: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, **options)
        columns = [("", "–"), *((header, header) for header in headers)]
        names = {name for name, _ in columns}
        for field in FIELDS:
            column = known.get(field.name, "")
            self.fields[field.name] = forms.ChoiceField(
                label=f"{said(field.title).capitalize()} ({field.national})",
                choices=columns,
                required=field.is_required,
                initial=column if column in names else "",
            )

    def columns(self) -> dict[str, str]:
        """What was chosen."""
        return {name: column for name, column in self.cleaned_data.items() if column}
