"""The form by which somebody passes an own role on."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q

from thuocdo.apps.accounts import selectors
from thuocdo.apps.accounts.forms.people import SHOWN, UnitField
from thuocdo.apps.accounts.models import Grant, User
from thuocdo.apps.accounts.permissions import ROLES
from thuocdo.lib.forms import DayField
from thuocdo.lib.language import said, say
from thuocdo.vietnamese.folding import fold
from thuocdo.vietnamese.sentence import Sentence

if TYPE_CHECKING:
    Choice = forms.ModelChoiceField[Grant]
else:
    Choice = forms.ModelChoiceField

EVERYWHERE = Sentence("toàn hệ thống", "everywhere")


class GrantField(Choice):
    """One of the own grants, in words."""

    def label_from_instance(self, obj: Any) -> str:  # noqa: ANN401  (a grant)
        """Role and place."""
        return f"{said(ROLES[obj.role].title)} · {obj.unit or said(EVERYWHERE)}"


class DelegationForm(forms.Form):
    """Which role, to whom, where, when, why and by which document."""

    source = GrantField(label=say("Quyền của mình", "Own right"), queryset=Grant.objects.none())
    to = forms.CharField(
        label=say("Người nhận ủy quyền", "Delegate to"),
        max_length=150,
        help_text=say(
            "Họ tên hoặc tên đăng nhập; người cùng đơn vị, cấp trên hoặc cấp dưới.",
            "Name or user name; somebody of the same unit, of one above or of one below it.",
        ),
    )
    unit = UnitField(
        label=say("Chỉ ở đơn vị", "Only over the unit"),
        required=False,
        help_text=say(
            "Mã hoặc tên. Để trống: toàn bộ phạm vi của quyền.",
            "Code or name. Empty: all that the right reaches.",
        ),
    )
    from_on = DayField(label=say("Từ ngày", "First day"))
    until_on = DayField(
        label=say("Đến hết ngày", "Last day"),
        help_text=say("Ngày/tháng/năm, không quá 90 ngày.", "Day/month/year; 90 days at most."),
    )
    reason = forms.CharField(
        label=say("Lý do", "Reason"),
        max_length=300,
        help_text=say("Ví dụ: đi công tác, nghỉ phép.", "For example: travel, leave."),
    )
    document = forms.CharField(
        label=say("Văn bản ủy quyền", "Document"),
        max_length=200,
        help_text=say("Số, ký hiệu, ngày ban hành.", "Number and date."),
    )

    def __init__(self, sent: Any, *, by: User, today: date) -> None:  # noqa: ANN401  (Django's)
        super().__init__(sent, initial={"from_on": today})
        own = selectors.delegable(by, today=today)
        self.fields["source"].queryset = own  # type: ignore[attr-defined]
        if len(own) == 1:
            self.initial["source"] = own[0]

    def clean(self) -> dict[str, Any]:
        """The one person who fits, of those who may stand in."""
        cleaned = super().clean() or {}
        if cleaned.get("source") and cleaned.get("to"):
            try:
                cleaned["to"] = person_named(cleaned["to"], cleaned["source"])
            except ValidationError as refused:
                self.add_error("to", refused)
        return cleaned


def person_named(text: str, source: Grant) -> User:
    """Whom the words mean; whoever fits only in part is asked back among several."""
    near = selectors.stand_ins(source)
    exact = list(near.filter(Q(username=text) | Q(folded=fold(text)))[: SHOWN + 1])
    found = exact or list(near.filter(folded__contains=fold(text))[: SHOWN + 1])
    if len(found) == 1:
        return found[0]
    if not found:
        raise ValidationError(
            say(
                f"Không có ai tên “{text}” ở đơn vị này, cấp trên hoặc cấp dưới.",
                f"Nobody named “{text}” works in this unit, above or below it.",
            )
        )
    names = "; ".join(f"{one} ({one.username})" for one in found[:SHOWN])
    more = "; …" if len(found) > SHOWN else ""
    raise ValidationError(
        say(
            f"“{text}” hợp với nhiều người: {names}{more}. Nhập tên đăng nhập.",
            f"“{text}” fits several people: {names}{more}. Enter the user name.",
        )
    )
