"""Forms of publications: decision, stated tables, acceptance, embargo, readers, erratum."""

from datetime import datetime, time
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from thuocdo.apps.accounts.models import User
from thuocdo.apps.indexsets.models import Scheme
from thuocdo.apps.publications.services import Terms
from thuocdo.apps.results.models import Run
from thuocdo.apps.units import services as units
from thuocdo.apps.units.models import Kind
from thuocdo.lib.language import say
from thuocdo.reading.tables.published_rows import published_table
from thuocdo.reading.tables.reading import table_in
from thuocdo.vietnamese.sentence import Refusal, Sentence

DATES = ["%d/%m/%Y", "%Y-%m-%d"]
TIMES = ["%H:%M", "%Hh%M", "%H"]
LONG = forms.Textarea(attrs={"rows": 3})
DAY_HINT = say("ngày/tháng/năm, ví dụ 20/03/2026", "day/month/year, such as 20/03/2026")


class DecisionForm(forms.Form):
    """What people write about a draft; only the title must be there at once."""

    title = forms.CharField(label=say("Tên kết quả", "Title"), max_length=300)
    title_en = forms.CharField(label=say("Tên bằng tiếng Anh", "Title in English"), max_length=300)
    number = forms.CharField(
        label=say("Số quyết định công bố", "Number of the decision"), max_length=120, required=False
    )
    on = forms.DateField(
        label=say("Ngày quyết định", "Date of the decision"),
        help_text=DAY_HINT,
        input_formats=DATES,
        required=False,
    )
    authority = forms.CharField(
        label=say("Cơ quan ban hành", "Authority that decided"), max_length=200, required=False
    )
    source = forms.CharField(
        label=say("Nguồn của số liệu", "Source of the figures"),
        help_text=say(
            "Chỉ cần cho số liệu nêu lại từ văn bản cũ.",
            "Needed for figures taken over from an old document only.",
        ),
        max_length=400,
        required=False,
    )

    def terms(self) -> Terms:
        """What was written."""
        data = self.cleaned_data
        return Terms(
            data["number"],
            data["on"],
            data["authority"],
            Sentence(data["title"], data["title_en"]),
            data["source"],
        )


if TYPE_CHECKING:
    ModelChoice = forms.ModelChoiceField[Run]
else:
    ModelChoice = forms.ModelChoiceField


class RunChoice(ModelChoice):
    """Runs as people tell them apart."""

    def label_from_instance(self, run: Any) -> str:  # noqa: ANN401  (as Django's)
        """Index, year, number and moment."""
        moment = timezone.localtime(run.created_at)
        return f"{run.edition.scheme}, {run.year}, {run.number} ({moment:%d/%m/%Y %H:%M})"


class PrepareForm(forms.Form):
    """Which run to publish."""

    run = RunChoice(Run.objects.none(), label=say("Lần tính điểm", "Run"))

    def __init__(self, *args: Any, runs: QuerySet[Run], **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **options)
        cast("RunChoice", self.fields["run"]).queryset = runs


class StatedForm(forms.Form):
    """A published table of an old document."""

    scheme = forms.ModelChoiceField(Scheme.objects.none(), label=say("Bộ chỉ số", "Index"))
    year = forms.IntegerField(
        label=say("Năm đánh giá", "Year assessed"), min_value=1990, max_value=2200, localize=False
    )
    unit = forms.CharField(
        label=say("Đơn vị", "Unit"),
        help_text=say(
            "Dùng khi bảng chỉ nói về một đơn vị.", "Used when the table is about one unit."
        ),
        max_length=200,
    )
    code = forms.CharField(label=say("Mã đơn vị", "Code of the unit"), max_length=20)
    kind = forms.ChoiceField(
        label=say("Cấp của đơn vị", "Kind of unit"), choices=[("", "–"), *Kind.choices]
    )
    block = forms.CharField(
        label=say("Khối xếp hạng", "Block"),
        max_length=120,
        help_text=say("Ví dụ: huyện", "Such as huyện"),
    )
    table = forms.FileField(
        label=say("Bảng đã công bố", "Published table"),
        help_text=say(
            "CSV hoặc XLSX: mã, tên, điểm, điểm tối đa, thay đổi; dòng cuối là tổng.",
            "CSV or XLSX: code, name, points, maximum, change; the last row is the total.",
        ),
    )
    source = forms.CharField(label=say("Văn bản, trang", "Document, page"), max_length=400)

    def __init__(self, *args: Any, schemes: QuerySet[Scheme], **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **options)
        cast("forms.ModelChoiceField[Scheme]", self.fields["scheme"]).queryset = schemes

    def clean_table(self) -> object:
        """Read the file; a cell that is no number is told with its place."""
        upload = self.cleaned_data["table"]
        try:
            source = units.table_upload(upload.name, upload.read(units.MOST_BYTES + 1))
            return published_table(table_in(source, None))
        except Refusal as refusal:
            raise forms.ValidationError(say(*refusal.sentence)) from None


class AcceptForm(forms.Form):
    """Why figures that do not agree are published all the same."""

    reason = forms.CharField(
        label=say("Lý do chấp nhận", "Reason"),
        help_text=say(
            "Lý do được công bố cùng kết quả.", "The reason is published with the results."
        ),
        widget=LONG,
    )


class EmbargoForm(forms.Form):
    """The moment of release; both fields empty means at once."""

    day = forms.DateField(
        label=say("Ngày công bố", "Day of release"),
        help_text=DAY_HINT,
        input_formats=DATES,
        required=False,
    )
    hour = forms.TimeField(
        label=say("Giờ công bố", "Time of release"),
        help_text=say("24 giờ, ví dụ 08:30", "24 hours, such as 08:30"),
        input_formats=TIMES,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """Refuse a time without a day."""
        data = super().clean() or {}
        if data.get("hour") and not data.get("day"):
            self.add_error("day", say("Điền cả ngày công bố.", "Give the day, too."))
        return data

    def moment(self) -> datetime | None:
        """In the zone of the site."""
        day = self.cleaned_data["day"]
        if day is None:
            return None
        naive = datetime.combine(day, self.cleaned_data["hour"] or time())
        return timezone.make_aware(naive)


class ReaderForm(forms.Form):
    """Who may read before the embargo ends."""

    username = forms.CharField(label=say("Tên đăng nhập", "Username"), max_length=150)

    def clean_username(self) -> User:
        """The person of that name."""
        name = self.cleaned_data["username"].strip()
        person = User.objects.filter(username__iexact=name, is_active=True).first()
        if person is None:
            raise forms.ValidationError(
                say(f"Không có tài khoản `{name}`.", f"There is no sign-in `{name}`.")
            )
        return person


class ErratumForm(PrepareForm):
    """The run that is right, and why the published one is not."""

    reason = forms.CharField(
        label=say("Lý do đính chính", "Reason of the erratum"),
        help_text=say(
            "Lý do được công bố cùng giá trị cũ và mới.",
            "The reason is published with the old and new values.",
        ),
        widget=LONG,
    )
