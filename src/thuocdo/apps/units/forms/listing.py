"""Which units to list."""

from datetime import date

from django import forms
from django.db.models import Q, QuerySet

from thuocdo.apps.units.models import Kind, Unit
from thuocdo.apps.units.selectors import standing
from thuocdo.lib.language import say

ANY = say("Tất cả", "All")
TODAY, ENDED, EVER = "", "da-ket-thuc", "tat-ca"


class UnitFilter(forms.Form):
    """Words, kind, province and whether the units are still there."""

    q = forms.CharField(
        label=say("Tên, tên cũ hoặc mã", "Name, old name or code"), required=False, max_length=100
    )
    kind = forms.ChoiceField(
        label=say("Loại", "Type"), choices=[("", ANY), *Kind.choices], required=False
    )
    province = forms.ModelChoiceField(
        label=say("Trong tỉnh, thành phố", "In the province"),
        queryset=Unit.objects.none(),
        to_field_name="code",
        empty_label=ANY,
        required=False,
    )
    state = forms.ChoiceField(
        label=say("Tình trạng", "State"),
        choices=[
            (
                TODAY,
                say("Đang có; khi tìm, cả đơn vị cũ", "Of today; in a search, old ones too"),
            ),
            (ENDED, say("Đã kết thúc", "Ended")),
            (EVER, ANY),
        ],
        required=False,
    )

    def __init__(self, *args: object, today: date, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        self.today = today
        provinces = (
            standing(today).filter(kind=Kind.PROVINCE).only("code", "path", "name", "name_en")
        )
        self.fields["province"].queryset = provinces  # type: ignore[attr-defined]

    def units(self) -> QuerySet[Unit]:
        """What is asked for, in Vietnamese order; a filter that cannot be read is left out."""
        self.is_valid()
        data = self.cleaned_data
        state = data.get("state") or TODAY
        is_all = state != TODAY or data.get("q")
        units = Unit.objects.all() if is_all else standing(self.today)
        if state == ENDED:
            units = units.filter(valid_to__lt=self.today)
        if data.get("kind"):
            units = units.filter(kind=data["kind"])
        if data.get("province"):
            place = data["province"]
            units = units.filter(Q(path__below=place.path) & ~Q(pk=place.pk))
        return units.select_related("parent__parent")
