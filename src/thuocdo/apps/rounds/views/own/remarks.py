"""Writing about an item to those who work on it, and settling what was written."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from thuocdo.apps.accounts.permissions import Permission, needed
from thuocdo.apps.rounds.errors import NoReason
from thuocdo.apps.rounds.models import Remark
from thuocdo.apps.rounds.selectors.addressees import correspondents_of
from thuocdo.apps.rounds.services import remarking
from thuocdo.apps.rounds.views.own.access import entry_for, participant_for, person
from thuocdo.lib.language import say

WRITE = say("Viết ý kiến rồi gửi.", "Write the remark, then send it.")
REMARKED = say("Đã gửi ý kiến.", "The remark was sent.")
SETTLED = say("Đã ghi nhận: ý kiến đã giải quyết.", "Noted: the remark is settled.")


@require_POST
@needed(Permission.READ_OWN_ASSESSMENT)
def add_remark(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """Write to the others about the item; whoever is called by name is told."""
    participant = participant_for(request, pk)
    entry = entry_for(participant, code)
    text, now = request.POST.get("text", ""), timezone.now()
    try:
        row = remarking.remark(entry_id=entry.pk, text=text, by=person(request), at=now)
    except NoReason:
        messages.error(request, WRITE)
    else:
        messages.success(request, REMARKED)
        warn_of_strangers(request, row)
    return redirect(f"{reverse('rounds:own_item', args=[pk, code])}#y-kien")


def warn_of_strangers(request: HttpRequest, row: Remark) -> None:
    """Say which names belong to nobody who works on the unit's assessment."""
    names = set(remarking.names_in(row.text))
    if not names:
        return
    people = correspondents_of(row.entry.participant.unit, timezone.localdate())
    strangers = ", ".join(
        f"@{name}" for name in sorted(names - set(people.values_list("username", flat=True)))
    )
    if strangers:
        messages.warning(
            request,
            say(
                f"Không báo được cho {strangers}: không có người này ở đơn vị hay cơ quan thẩm "
                "định. Kiểm tra tên đăng nhập.",
                f"{strangers} cannot be told: nobody of the unit or its appraisers has that name.",
            ),
        )


@require_POST
@needed(Permission.READ_OWN_ASSESSMENT)
def settle_remark(request: HttpRequest, pk: int, code: str, remark_pk: int) -> HttpResponse:
    """Note that it needs no answer any more."""
    entry = entry_for(participant_for(request, pk), code)
    row = get_object_or_404(entry.remarks, pk=remark_pk)
    remarking.settle(remark_id=row.pk, by=person(request), at=timezone.now())
    messages.success(request, SETTLED)
    return redirect(f"{reverse('rounds:own_item', args=[pk, code])}#y-kien")
