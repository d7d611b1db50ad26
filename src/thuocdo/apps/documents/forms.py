"""Forms of documents: what the register says, files, reasons."""

from datetime import date
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.db.models import QuerySet

from thuocdo.apps.documents.models import Document, Type
from thuocdo.apps.documents.services import Details
from thuocdo.lib.forms import DayField
from thuocdo.lib.language import say

LONG = forms.Textarea(attrs={"rows": 3})
TAKEN = ".pdf,.jpg,.jpeg,.png,.docx,.xlsx"


class DetailsForm(forms.Form):
    """What the register says of a document."""

    number = forms.CharField(
        label=say("Số, ký hiệu", "Number"),
        help_text=say("Ví dụ 112/BC-UBND.", "Such as 112/BC-UBND."),
        max_length=120,
        required=False,
    )
    type = forms.ChoiceField(
        label=say("Loại văn bản", "Kind of document"),
        choices=[("", say("Chọn loại", "Choose a kind")), *Type.choices],
    )
    title = forms.CharField(label=say("Trích yếu", "Title"), max_length=500)
    issuer = forms.CharField(
        label=say("Cơ quan ban hành", "Issued by"), max_length=200, required=False
    )
    issued_on = DayField(label=say("Ngày ban hành", "Day of issue"), required=False)
    valid_from = DayField(label=say("Có hiệu lực từ", "In force from"), required=False)
    valid_to = DayField(label=say("Có hiệu lực đến", "In force until"), required=False)
    is_restricted = forms.BooleanField(
        label=say("Hạn chế người đọc", "Restricted"),
        help_text=say(
            "Chỉ người làm minh chứng, người thẩm định và Hội đồng đọc được.",
            "Read only by who works with evidence, appraisers and the council.",
        ),
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """Days of validity in their order."""
        data = super().clean() or {}
        first, last = data.get("valid_from"), data.get("valid_to")
        if first and last and last < first:
            self.add_error(
                "valid_to",
                say("Ngày hết hiệu lực phải từ ngày có hiệu lực trở đi.",
                    "The last day must not be before the first."),
            )  # fmt: skip
        return data

    def details(self) -> Details:
        """What was typed."""
        return Details(**{name: self.cleaned_data[name] for name in NAMES})


NAMES = (
    "title", "number", "type", "issuer", "issued_on", "valid_from", "valid_to", "is_restricted",
)  # fmt: skip


def written(document: Document | Details) -> dict[str, object]:
    """What was written before; days as people write them."""
    values = {name: getattr(document, name) for name in NAMES}
    return {
        name: f"{value:%d/%m/%Y}" if isinstance(value, date) else value
        for name, value in values.items()
    }


class AnnounceForm(forms.Form):
    """What a script says of a file before it sends it."""

    name = forms.CharField(max_length=1000)
    size = forms.IntegerField(min_value=0, max_value=2**50)
    fingerprint = forms.CharField(max_length=120, required=False)

    def sentences(self) -> list[str]:
        """What is wrong."""
        return [str(error) for errors in self.errors.values() for error in errors]


class ReasonForm(forms.Form):
    """Why something is done; others will ask."""

    reason = forms.CharField(label=say("Lý do", "Reason"), widget=LONG, max_length=500)


class OptionalReasonForm(forms.Form):
    """Why the register is corrected, where somebody wants to say so."""

    reason = forms.CharField(
        label=say("Lý do sửa", "Reason of the correction"), max_length=500, required=False
    )


class WithdrawForm(ReasonForm):
    """Why a document goes, and that its uses were seen."""

    known_uses = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


if TYPE_CHECKING:
    DocumentChoice = forms.ModelChoiceField[Document]
else:
    DocumentChoice = forms.ModelChoiceField


class NewerChoice(DocumentChoice):
    """Documents as people tell them apart."""

    def label_from_instance(self, document: Any) -> str:  # noqa: ANN401  (as Django's)
        """Kind, number and title."""
        return f"{document}: {document.title}"[:160] if document.number else document.title


class SupersedeForm(forms.Form):
    """Which newer document takes the place of an older one."""

    newer = NewerChoice(Document.objects.none(), label=say("Văn bản thay thế", "Newer document"))

    def __init__(self, *args: Any, among: QuerySet[Document], **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **options)
        cast("NewerChoice", self.fields["newer"]).queryset = among


class FilterForm(forms.Form):
    """What a list is narrowed to."""

    q = forms.CharField(label=say("Tìm", "Search"), max_length=200, required=False)
    loai = forms.ChoiceField(
        label=say("Loại", "Kind"),
        choices=[("", say("Mọi loại", "All kinds")), *Type.choices],
        required=False,
    )
    nam = forms.IntegerField(
        label=say("Năm ban hành", "Year of issue"),
        min_value=1900,
        max_value=2200,
        localize=False,
        required=False,
    )
    xem = forms.ChoiceField(
        label=say("Xem", "Show"),
        choices=[
            ("", say("Đang dùng", "Standing")),
            ("nghi-van", say("Có nghi vấn", "Doubtful")),
            ("da-rut", say("Đã rút", "Withdrawn")),
        ],
        required=False,
    )
