"""Forms of results: a table of figures, its confirmation, one corrected item, a rehearsal."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django import forms

from thuocdo.apps.indexsets.models import Edition, EditionStatus, Scheme
from thuocdo.apps.results.models import LeafScore, Run
from thuocdo.apps.results.services import Corrected
from thuocdo.core.index_set.model import Leaf, NotApplicable
from thuocdo.core.scoring.figures import Input, InputType
from thuocdo.lib.language import say
from thuocdo.reading.figures.declared import NOT_APPLICABLE
from thuocdo.reporting.snapshots.figures import value_again
from thuocdo.vietnamese.dates import write_date
from thuocdo.vietnamese.numbers import write_number

if TYPE_CHECKING:
    Choice = forms.ModelChoiceField[Any]
else:
    Choice = forms.ModelChoiceField

FIGURE = "so_"  # before the names of fields that are figures
HINTS = {
    InputType.COUNT: say("Số nguyên, không âm.", "A whole number, not negative."),
    InputType.NUMBER: say("Số, dấu phẩy thập phân.", "A number."),
    InputType.RATE: say("Phần trăm, ví dụ 92,5.", "In percent, such as 92.5."),
    InputType.DATE: say("ngày/tháng/năm, ví dụ 20/03/2026", "day/month/year, such as 20/03/2026"),
    InputType.YES_NO: say("có hoặc không", "có (yes) or không (no)"),
    InputType.POINTS: say("Số điểm.", "Points."),
}


class EditionChoice(Choice):
    """Editions as people tell them apart."""

    def label_from_instance(self, edition: Any) -> str:  # noqa: ANN401  (as Django's)
        """Scheme, edition and the years that it assesses."""
        years = ", ".join(map(str, edition.years))
        return f"{edition.scheme} · {edition.name} ({years})"


class RunChoice(Choice):
    """Runs as people tell them apart."""

    def label_from_instance(self, run: Any) -> str:  # noqa: ANN401  (as Django's)
        """Scheme, year and number."""
        return f"{run.edition.scheme} · {run.year} · {run.number}"


class FiguresForm(forms.Form):
    """What is to be scored; ``schemes`` are those that the person may run."""

    edition = EditionChoice(Edition.objects.none(), label=say("Bộ chỉ số", "Edition"))
    year = forms.IntegerField(
        label=say("Năm đánh giá", "Year assessed"), min_value=1990, max_value=2200
    )
    survey_held = forms.BooleanField(
        label=say("Có điều tra xã hội học", "A survey was held"), required=False, initial=True
    )
    reason = forms.CharField(
        label=say("Lý do tính lại", "Why it is run again"),
        help_text=say("Để trống ở lần tính đầu.", "Leave blank for a first run."),
        max_length=300,
        required=False,
    )

    def __init__(self, *args: Any, schemes: Iterable[Scheme], **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **options)
        known = Edition.objects.filter(scheme__in=list(schemes))
        in_force = known.exclude(status=EditionStatus.DRAFT).select_related("scheme")
        self.fields["edition"].queryset = in_force  # type: ignore[attr-defined]


class UploadForm(FiguresForm):
    """The same with the file."""

    file = forms.FileField(
        label=say("Bảng số liệu", "Table of figures"),
        help_text=say(
            "CSV hoặc XLSX: bảng rộng (mỗi dòng một đơn vị) hoặc bảng dài (unit, code, input, "
            "value, document, page).",
            "CSV or XLSX: wide (a row a unit) or long (unit, code, input, value, document, page).",
        ),
    )
    field_order = ("edition", "year", "file", "survey_held", "reason")


class ConfirmForm(FiguresForm):
    """What was checked, once more, with the name of the kept file; all of it hidden."""

    kept = forms.CharField(max_length=64)

    def __init__(self, *args: Any, **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **options)
        for field in self.fields.values():
            field.widget = field.hidden_widget()


class LeafForm(forms.Form):
    """The figures of one item of one unit; what is left as it was is not touched."""

    def __init__(self, *args: Any, leaf: Leaf, score: LeafScore, **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **options)
        self.leaf, self.unit = leaf, score.unit_score.unit
        stored = {row[0]: row[5] for row in score.trace["figures"]}
        for asked in leaf.rule.inputs if leaf.rule else ():
            self.fields[f"{FIGURE}{asked.name}"] = figure_field(asked, stored.get(asked.name, ""))
        if leaf.not_applicable is not NotApplicable.REFUSED:
            self.fields[f"{FIGURE}{NOT_APPLICABLE}"] = forms.CharField(
                label=say("Không áp dụng, vì", "Not applicable, because"),
                max_length=300,
                required=False,
            )
        self.fields["document"] = forms.CharField(
            label=say("Số văn bản chứng minh", "Number of the document"),
            max_length=200,
            required=False,
        )
        self.fields["page"] = forms.CharField(
            label=say("Trang", "Page"), max_length=40, required=False
        )
        self.fields["reason"] = forms.CharField(
            label=say("Lý do đính chính", "Reason of the correction"), max_length=300
        )

    def changes(self) -> list[Corrected]:
        """The figures that differ from those of the run."""
        data = self.cleaned_data
        source = data["document"], data["page"]
        return [
            Corrected(self.unit, self.leaf.code, name.removeprefix(FIGURE), data[name], *source)
            for name in self.changed_data
            if name.startswith(FIGURE)
        ]


def figure_field(asked: Input, stored: str) -> forms.Field:
    """One figure as people write it; left blank it is missing."""
    if asked.type in {InputType.CHOICE, InputType.YES_NO}:
        options = asked.options or ("có", "không")
        return forms.ChoiceField(
            label=say(*asked.label),
            choices=[("", "–"), *((option, option) for option in options)],
            initial=stored,
            required=False,
        )
    return forms.CharField(
        label=say(*asked.label),
        help_text=HINTS.get(asked.type, ""),
        initial=as_written(asked, stored),
        max_length=300,
        required=False,
    )


def as_written(asked: Input, stored: str) -> str:
    """A stored figure with a decimal comma, or as day/month/year."""
    if not stored or asked.type is InputType.TEXT:
        return stored
    value = value_again(stored, asked.type)
    if asked.type is InputType.DATE:
        return write_date(value)  # type: ignore[arg-type]
    return write_number(value, None).replace(".", "")  # type: ignore[arg-type]


class RehearsalForm(forms.Form):
    """Which edition to try on the figures of which run."""

    bo = EditionChoice(Edition.objects.none(), label=say("Bộ chỉ số thử", "Edition to try"))
    lan = RunChoice(Run.objects.none(), label=say("Trên số liệu của", "On the figures of"))

    def __init__(self, *args: Any, schemes: list[Scheme], **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **options)
        editions = Edition.objects.filter(scheme__in=schemes).select_related("scheme")
        runs = Run.objects.filter(edition__scheme__in=schemes).select_related("edition__scheme")
        self.fields["bo"].queryset = editions.order_by("scheme", "-name")  # type: ignore[attr-defined]
        self.fields["lan"].queryset = runs.order_by("-year", "-number")  # type: ignore[attr-defined]
