"""Reminding units, and the progress report."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from thuocdo.apps.accounts.permissions import Permission, needed
from thuocdo.apps.rounds.models import Round
from thuocdo.apps.rounds.selectors import steering
from thuocdo.apps.rounds.selectors.papers import Paper, paper_of, progress_report
from thuocdo.apps.rounds.services import reminding
from thuocdo.apps.rounds.services.reminding import Reminded
from thuocdo.apps.rounds.views.council.access import person, round_for
from thuocdo.apps.rounds.views.council.papers import answered, paper_in
from thuocdo.lib.digits import whole
from thuocdo.lib.language import said
from thuocdo.vietnamese.sentence import Sentence

P = Permission


@require_POST
@needed(P.STEER_ROUNDS)
def remind_units(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the message to the units that were ticked."""
    round_ = round_for(request, pk, P.STEER_ROUNDS)
    chosen = [key for text in request.POST.getlist("don_vi") if (key := whole(text))]
    if not chosen:
        messages.warning(request, said(NOBODY))
        return redirect("rounds:board_units", pk)
    told = reminding.remind(
        round_=round_,
        participant_ids=chosen,
        text=request.POST.get("text", ""),
        by=person(request),
        at=timezone.now(),
    )
    for sentence in outcome(told):
        messages.success(request, said(sentence))
    return redirect("rounds:board_units", pk)


NOBODY = Sentence("Chọn ít nhất một đơn vị để đôn đốc.", "Choose at least one unit to remind.")


def outcome(told: Reminded) -> list[Sentence]:
    """What came of it, in words."""
    names = ", ".join(told.silent[:5])
    found = [
        Sentence(
            f"Đã gửi nhắc việc đến {told.units} đơn vị.", f"Reminders went to {told.units} units."
        ),
        Sentence(
            f"{told.already} đơn vị đã được nhắc hôm nay.",
            f"{told.already} units were reminded today already.",
        ),
        Sentence(
            f"Không có người nhận ở: {names}. Giao quyền tự đánh giá cho người của đơn vị.",
            f"Nobody to tell at: {names}. Grant somebody there the self-assessment.",
        ),
    ]
    counts = (told.units, told.already, len(told.silent))
    return [sentence for sentence, count in zip(found, counts, strict=True) if count]


def known_paper(round_: Round) -> Paper:
    """The head of the report as it is known beforehand."""
    return paper_of(round_, "SỞ NỘI VỤ", "BC-SNV")


@require_safe
@needed(P.STEER_ROUNDS)
def head_report(request: HttpRequest, pk: int) -> HttpResponse:
    """The head of the report, to be looked over before it is taken."""
    round_ = round_for(request, pk, P.STEER_ROUNDS)
    _, form = paper_in(request, known_paper(round_))
    return render(request, "rounds/steering/report.html", {"round": round_, "form": form})


@require_safe
@needed(P.STEER_ROUNDS)
def save_report(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """The report as a file."""
    round_ = round_for(request, pk, P.STEER_ROUNDS)
    paper, form = paper_in(request, known_paper(round_))
    if form.errors:
        context = {"round": round_, "form": form}
        return render(request, "rounds/steering/report.html", context, status=422)
    board = steering.board(round_, timezone.now())
    today = timezone.localdate()
    report = progress_report(board, paper, today)
    return answered(report, kind, f"bao-cao-tien-do-{today:%Y-%m-%d}")
