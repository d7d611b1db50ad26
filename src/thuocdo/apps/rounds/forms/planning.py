"""Forms of planning: a round with its windows, more time, reopening, figures from a table."""

from datetime import datetime, time
from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from thuocdo.apps.indexsets.models import Edition
from thuocdo.apps.rounds.models import Phase, Round
from thuocdo.apps.rounds.services.phases import MoreTime
from thuocdo.apps.rounds.services.setting_up import Plan
from thuocdo.apps.units.models import Block
from thuocdo.lib.forms import DayField
from thuocdo.lib.language import say

TIMED = (Phase.SELF, Phase.APPRAISAL, Phase.EXPLANATION, Phase.SECOND, Phase.COUNCIL)
MORNING, NIGHT = time(0, 0), time(23, 59, 59)
DOCUMENT = say("Số, ký hiệu văn bản", "Number of the document")
REASON = say("Lý do", "Reason")


def until(phase: Phase) -> str:
    """The name of the field for the last day of a phase."""
    return f"den_{phase.value}"


DATES = ("opens_on", *map(until, TIMED))


def start_of(day: datetime) -> datetime:
    """The first moment of a day here."""
    return timezone.make_aware(datetime.combine(day, MORNING))


def end_of(day: datetime) -> datetime:
    """The last moment of a day here."""
    return timezone.make_aware(datetime.combine(day, NIGHT))


class PlanForm(forms.Form):
    """What a round is about, which blocks take part, and until when each phase lasts."""

    edition = forms.ModelChoiceField(Edition.objects.none(), label=say("Bộ chỉ số", "Edition"))
    year = forms.IntegerField(
        label=say("Năm đánh giá", "Year assessed"), min_value=2000, max_value=2200
    )
    title = forms.CharField(label=say("Tên vòng đánh giá", "Title"), max_length=300)
    title_en = forms.CharField(label=say("Tên tiếng Anh", "Title in English"), max_length=300)
    document = forms.CharField(label=say("Số kế hoạch", "Number of the plan"), max_length=200)
    survey_held = forms.BooleanField(
        label=say("Có điều tra xã hội học", "A survey is held"), required=False, initial=True
    )
    previous = forms.ModelChoiceField(
        Round.objects.none(), label=say("Vòng năm trước", "Last year's round"), required=False
    )
    blocks = forms.ModelMultipleChoiceField(
        Block.objects.none(), label=say("Khối", "Blocks"), widget=forms.CheckboxSelectMultiple
    )
    opens_on = DayField(label=say("Mở tự đánh giá từ ngày", "Self-assessment opens on"))

    def __init__(
        self,
        *args: Any,  # noqa: ANN401  (Django's)
        editions: QuerySet[Edition],
        blocks: QuerySet[Block],
        **options: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, **options)
        chosen = {"edition": editions, "blocks": blocks, "previous": Round.objects.all()}
        for name, rows in chosen.items():
            cast("forms.ModelChoiceField[Any]", self.fields[name]).queryset = rows
        for phase in TIMED:
            self.fields[until(phase)] = DayField(
                label=say(f"{phase.label}: đến hết ngày", f"{phase.label}: until the end of")
            )
        self.common = list(self.fields)
        self.known = list(blocks)
        for block in self.known:
            for name in DATES:
                own = DayField(required=False, label=self.fields[name].label)
                own.help_text, own.widget.attrs["aria-label"] = "", f"{block}, {own.label}"
                self.fields[f"{name}_{block.pk}"] = own

    def plan(self) -> Plan:
        """What was written."""
        data = self.cleaned_data
        return Plan(
            data["edition"],
            data["year"],
            data["title"],
            data["title_en"],
            data["document"],
            data["survey_held"],
            data["previous"],
        )

    def shared(self) -> list[forms.BoundField]:
        """The fields for the whole round."""
        return [self[name] for name in self.common]

    def headings(self) -> list[object]:
        """The columns of the table of own dates."""
        return [self.fields[name].label for name in DATES]

    def own_dates(self) -> list[tuple[Block, list[forms.BoundField]]]:
        """The fields of each block whose dates differ."""
        return [(block, [self[f"{name}_{block.pk}"] for name in DATES]) for block in self.known]

    def has_own_dates(self) -> bool:
        """Whether anything is written there."""
        return any(field.data for _, fields in self.own_dates() for field in fields)

    def windows(self) -> dict[Block, dict[Phase, tuple[datetime, datetime]]]:
        """The phases of each chosen block, one after the other: by its own dates, or the shared."""
        return {block: self.windows_of(block) for block in self.cleaned_data["blocks"]}

    def windows_of(self, block: Block) -> dict[Phase, tuple[datetime, datetime]]:
        """The phases of one block."""
        opens = start_of(self.day("opens_on", block))
        found: dict[Phase, tuple[datetime, datetime]] = {}
        for phase in TIMED:
            closes = end_of(self.day(until(phase), block))
            found[phase] = (opens, closes)
            opens = closes
        return found

    def day(self, name: str, block: Block) -> datetime:
        """A block's own day, or the shared one."""
        data = self.cleaned_data
        found: datetime = data.get(f"{name}_{block.pk}") or data[name]
        return found


class OpenForm(forms.Form):
    """Which units do not take part."""

    excluded = forms.CharField(
        label=say("Mã đơn vị không tham gia", "Codes of units that do not take part"),
        help_text=say("Cách nhau bằng dấu phẩy hoặc dòng mới.", "By commas or new lines."),
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
    )

    def codes(self) -> list[str]:
        """The codes."""
        text = self.cleaned_data["excluded"].replace(",", " ")
        return list(text.split())


class ExtendForm(forms.Form):
    """More time for a block or one of its units."""

    phase = forms.ChoiceField(
        label=say("Giai đoạn", "Phase"), choices=[(phase.value, phase.label) for phase in TIMED]
    )
    unit = forms.ChoiceField(label=say("Đơn vị", "Unit"), required=False)
    until = DayField(label=say("Đến hết ngày", "Until the end of"))
    document = forms.CharField(label=DOCUMENT, max_length=200)
    reason = forms.CharField(label=REASON, max_length=500)

    def __init__(self, *args: Any, units: list[tuple[str, str]], **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **options)
        whole = [("", say("cả khối", "the whole block"))]
        self.fields["unit"].choices = whole + units  # type: ignore[attr-defined]

    def more(self) -> MoreTime:
        """What was written."""
        data = self.cleaned_data
        return MoreTime(end_of(data["until"]), data["document"], data["reason"])


class ReopenForm(forms.Form):
    """A submitted assessment given back."""

    until = DayField(label=say("Mở đến hết ngày", "Open until the end of"))
    document = forms.CharField(label=DOCUMENT, max_length=200)
    reason = forms.CharField(label=REASON, max_length=500)

    def moment(self) -> datetime:
        """The last moment."""
        return end_of(self.cleaned_data["until"])


class FeedForm(forms.Form):
    """Figures that nobody types, from a table."""

    table = forms.FileField(
        label=say("Bảng số liệu", "Table of figures"),
        help_text=say(
            "CSV hoặc XLSX, mỗi dòng: unit, code, input, value, document, page.",
            "CSV or XLSX, a row each: unit, code, input, value, document, page.",
        ),
    )
    source = forms.CharField(
        label=say("Nguồn", "Source"),
        help_text=say("Số văn bản, báo cáo hoặc tên hệ thống.", "A document, report or system."),
        max_length=200,
    )
