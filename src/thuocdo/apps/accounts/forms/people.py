"""Forms of people and grants."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone

from thuocdo.apps.accounts.models import Grant, User
from thuocdo.apps.accounts.permissions import ROLES
from thuocdo.apps.accounts.selectors import ACTIVE, LOCKED, Filter
from thuocdo.lib.forms import DayField
from thuocdo.lib.language import say
from thuocdo.vietnamese.folding import fold

if TYPE_CHECKING:
    Base = forms.ModelForm[User]
else:
    Base = forms.ModelForm

SHOWN = 5  # candidates in a message
ROLE_CHOICES = [(code, say(*role.title)) for code, role in ROLES.items()]
ANY = say("Tất cả", "All")


class UnitField(forms.CharField):
    """A unit by its code or its name; what fits several units is asked back."""

    def clean(self, value: object) -> Any:  # noqa: ANN401  (a unit)
        """The one unit that exists today and fits."""
        text = super().clean(value).strip()
        if not text:
            return None
        exact, near = candidates(text)
        found = exact or near
        if len(found) == 1:
            return found[0]
        if not found:
            raise ValidationError(
                say(
                    f"Không có đơn vị nào đang hoạt động có mã hoặc tên “{text}”.",
                    f"No unit of today has the code or name “{text}”.",
                )
            )
        names = "; ".join(f"{unit} ({unit.code})" for unit in found[:SHOWN])
        more = "; …" if len(found) > SHOWN else ""
        raise ValidationError(
            say(
                f"“{text}” hợp với nhiều đơn vị: {names}{more}. Nhập mã của một đơn vị.",
                f"“{text}” fits several units: {names}{more}. Enter the code of one.",
            )
        )


def candidates(text: str) -> tuple[list[Any], list[Any]]:
    """Units of today with the code or exactly the name, and those whose name holds the words."""
    day = timezone.localdate()
    units = Grant._meta.get_field("unit").related_model._default_manager  # noqa: SLF001
    today = Q(valid_from__lte=day) & (Q(valid_to__isnull=True) | Q(valid_to__gte=day))
    existing = units.filter(today)
    exact = list(existing.filter(Q(code=text) | Q(folded=fold(text)))[: SHOWN + 1])
    return exact, [] if exact else list(existing.filter(folded__contains=fold(text))[: SHOWN + 1])


class PeopleFilter(forms.Form):
    """Which people to list."""

    q = forms.CharField(
        label=say("Tên, tên đăng nhập hoặc đơn vị", "Name, user name or unit"), required=False
    )
    role = forms.ChoiceField(
        label=say("Vai trò", "Role"), choices=[("", ANY), *ROLE_CHOICES], required=False
    )
    state = forms.ChoiceField(
        label=say("Trạng thái", "State"),
        choices=[
            ("", ANY),
            (ACTIVE, say("Đang dùng", "In use")),
            (LOCKED, say("Đang khóa", "Locked")),
        ],
        required=False,
    )

    def chosen(self) -> Filter:
        """What was asked; what cannot be read leaves nobody out."""
        self.is_valid()
        asked = self.cleaned_data
        return Filter(asked.get("q", ""), asked.get("role", ""), asked.get("state", ""))


class PersonForm(Base):
    """A new account."""

    unit = UnitField(
        label=say("Đơn vị công tác", "Unit of work"),
        help_text=say("Mã hoặc tên đơn vị.", "Code or name of the unit."),
    )

    class Meta:
        model = User
        fields = ["full_name", "username", "email", "unit"]
        labels = {
            "username": say("Tên đăng nhập", "User name"),
            "email": say("Thư điện tử", "E-mail"),
        }
        help_texts = {
            "username": say(
                "Chữ không dấu, số và các ký tự @ . + - _", "Letters, digits and @ . + - _"
            )
        }
        error_messages = {
            "username": {
                "unique": say("Đã có tài khoản dùng tên đăng nhập này.", "This user name is taken.")
            }
        }


class GrantForm(forms.Form):
    """A role, where, when and by which document."""

    role = forms.ChoiceField(
        label=say("Vai trò", "Role"), choices=[("", say("Chọn vai trò", "Choose")), *ROLE_CHOICES]
    )
    unit = UnitField(
        label=say("Đơn vị, gồm cả cấp dưới", "Unit and all below it"),
        help_text=say(
            "Mã hoặc tên đơn vị. Để trống nếu chọn toàn hệ thống.",
            "Code or name. Leave empty when everywhere is chosen.",
        ),
        required=False,
    )
    everywhere = forms.BooleanField(label=say("Toàn hệ thống", "Everywhere"), required=False)
    from_on = DayField(label=say("Từ ngày", "First day"))
    until_on = DayField(
        label=say("Đến hết ngày", "Last day"),
        required=False,
        help_text=say("Để trống: đến khi thu hồi.", "Empty: until it is revoked."),
    )
    document = forms.CharField(
        label=say("Văn bản giao quyền", "Document that grants it"),
        max_length=200,
        help_text=say("Số, ký hiệu, ngày ban hành.", "Number and date."),
    )
    domains = forms.CharField(
        label=say("Chỉ các lĩnh vực", "Only these domains"),
        required=False,
        help_text=say(
            "Mã lĩnh vực của bộ chỉ số, cách nhau dấu phẩy. Để trống: mọi lĩnh vực.",
            "Codes of domains between commas. Empty: all.",
        ),
    )

    def clean_domains(self) -> list[str]:
        """The codes, without spaces."""
        return [code.strip() for code in self.cleaned_data["domains"].split(",") if code.strip()]

    def clean(self) -> dict[str, Any]:
        """Where must be said once: a unit or everywhere."""
        cleaned = super().clean() or {}
        everywhere = cleaned.pop("everywhere", False)
        if "unit" in cleaned and bool(cleaned["unit"]) == everywhere:
            self.add_error(
                "unit",
                say(
                    "Nhập một đơn vị hoặc chọn toàn hệ thống, không cả hai.",
                    "Enter a unit or choose everywhere, not both.",
                ),
            )
        return cleaned
