"""The library of reasons: listed with its uses, added to, and taken out of use."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from thuocdo.apps.accounts.permissions import Permission, may
from thuocdo.apps.accounts.permissions.needed import needed
from thuocdo.apps.rounds.errors import FieldRefused
from thuocdo.apps.rounds.models import ReasonKind
from thuocdo.apps.rounds.selectors.appraisal.reasons import everything, statistics
from thuocdo.apps.rounds.services import appraising
from thuocdo.apps.rounds.services.appraising import ReasonText
from thuocdo.apps.rounds.views.appraisal.access import person, round_for
from thuocdo.lib.language import said, say

ADDED = say("Đã thêm lý do vào thư viện.", "The reason was added.")
RETIRED = say("Đã ngừng dùng lý do.", "The reason is out of use.")


class ReasonForm(forms.Form):
    """A reason for everybody."""

    code = forms.CharField(
        label=say("Mã", "Code"), help_text=say("Ví dụ MC-01", "Such as MC-01"), max_length=20
    )
    kind = forms.ChoiceField(label=say("Dùng để", "Used to"), choices=ReasonKind.choices)
    leaf = forms.CharField(
        label=say("Chỉ cho mục", "Only for the item"),
        help_text=say("Để trống: mọi mục.", "Empty: any item."),
        max_length=40,
        required=False,
    )
    text = forms.CharField(label=say("Nội dung", "Text"), max_length=500)
    text_en = forms.CharField(label=say("Nội dung tiếng Anh", "Text in English"), max_length=500)

    def reason(self) -> ReasonText:
        """What was written."""
        data = self.cleaned_data
        kind = ReasonKind(data["kind"])
        return ReasonText(data["code"], kind, data["text"], data["text_en"], data["leaf"])


@require_http_methods(["GET", "POST"])
@login_required
@needed(Permission.APPRAISE)
def show_reasons(request: HttpRequest, pk: int) -> HttpResponse:
    """The library; posting adds a reason."""
    round_, _ = round_for(request, pk)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        what, now = form.reason(), timezone.now()
        try:
            appraising.add_reason(round_=round_, what=what, by=person(request), at=now)
        except FieldRefused as refusal:
            form.add_error("code", said(refusal.sentence))
        else:
            messages.success(request, ADDED)
            return redirect("rounds:reasons", pk)
    context = {
        "round": round_,
        "reasons": list(everything(round_)),
        "statistics": statistics(round_),
        "form": form,
        "may_write": may(person(request), Permission.APPRAISE, round_.authority),
    }
    return render(
        request, "rounds/appraisal/reasons.html", context, status=422 if form.errors else 200
    )


@require_POST
@login_required
@needed(Permission.APPRAISE)
def retire_reason(request: HttpRequest, pk: int, reason: int) -> HttpResponse:
    """Take a reason out of use."""
    round_, _ = round_for(request, pk)
    get_object_or_404(everything(round_).filter(scheme=round_.edition.scheme), pk=reason)
    appraising.retire_reason(round_=round_, reason_id=reason, by=person(request), at=timezone.now())
    messages.success(request, RETIRED)
    return redirect("rounds:reasons", pk)
