"""One leaf over all units: the column, its panel for one unit, and bulk confirmation."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from thuocdo.apps.accounts.permissions import Permission
from thuocdo.apps.accounts.permissions.needed import needed
from thuocdo.apps.rounds.models import Batch
from thuocdo.apps.rounds.selectors.appraisal.batches import last_batch
from thuocdo.apps.rounds.selectors.appraisal.column import (
    ALL,
    DONE,
    RETURNED,
    TO_DO,
    Column,
    Row,
    source_word,
)
from thuocdo.apps.rounds.selectors.appraisal.drift import drift_in
from thuocdo.apps.rounds.selectors.appraisal.flags import Group
from thuocdo.apps.rounds.selectors.appraisal.unit import unit_rows
from thuocdo.apps.rounds.selectors.scores import index_set_of
from thuocdo.apps.rounds.services import appraising
from thuocdo.apps.rounds.services.appraising import Confirmed
from thuocdo.apps.rounds.services.appraising.confirming import UNDO_WITHIN
from thuocdo.apps.rounds.views.appraisal.access import column_for, person, round_for
from thuocdo.apps.rounds.views.appraisal.panel import panel_context
from thuocdo.apps.rounds.views.appraisal.verdicts import row_boxes
from thuocdo.lib.language import said, say
from thuocdo.vietnamese.sentence import Sentence

CHIPS = (
    (ALL, Sentence("Tất cả", "All")),
    (Group.COMPUTED, Sentence("Từ hồ sơ", "From data")),
    (Group.CLEAN, Sentence("Sạch", "Clean")),
    (Group.READ, Sentence("Cần đọc", "To read")),
    (TO_DO, Sentence("Chưa thẩm định", "Not appraised")),
    (RETURNED, Sentence("Đang trả lại", "Returned")),
    (DONE, Sentence("Đã thẩm định", "Appraised")),
)
UNDONE = say("Đã hoàn tác, các mục chờ thẩm định lại.", "Undone; the items await appraisal again.")


@require_safe
@login_required
@needed(Permission.APPRAISE)
def show_column(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """The column; with ``?dv=`` one unit is chosen, and a script asks for its panel alone."""
    column = column_for(request, pk, code)
    chosen = chosen_in(column, request.GET.get("dv", ""))
    if request.htmx and chosen is not None:  # type: ignore[attr-defined]
        context = panel_context(request, column, chosen)
        return render(request, "rounds/appraisal/_panel.html", context)
    context = column_context(request, column, chosen)
    return render(request, "rounds/appraisal/column.html", context)


def chosen_in(column: Column, unit: str) -> Row | None:
    """The row that the address names."""
    return next((row for row in column.rows if row.code == unit), None)


def column_context(request: HttpRequest, column: Column, chosen: Row | None) -> dict[str, object]:
    """What the page shows."""
    which = request.GET.get("nhom", ALL)
    codes = [leaf.code for leaf in index_set_of(column.round).leaves]
    context: dict[str, object] = {
        "column": column,
        "round": column.round,
        "leaf": column.leaf,
        "rows": [(row, row_boxes(row)) for row in column.filtered(which)],
        "chips": [(key, word, len(column.filtered(key))) for key, word in CHIPS],
        "which": which,
        "chosen": chosen,
        "place": codes.index(column.leaf.code) + 1,
        "places": len(codes),
        "after": following(codes, column.leaf.code),
        "source": source_word(column.leaf),
        "drift": drift_in(column.rows),
        "batch": undoable(request, column),
        "bulk": [(g, len(column.waiting(g))) for g in (Group.COMPUTED, Group.CLEAN)],
    }
    return context | (panel_context(request, column, chosen) if chosen else {})


def following(codes: list[str], code: str) -> str:
    """The next leaf of the document; empty after the last."""
    place = codes.index(code) + 1
    return codes[place] if place < len(codes) else ""


def undoable(request: HttpRequest, column: Column) -> Batch | None:
    """The person's last batch here, while its ten minutes run. One query."""
    since = timezone.now() - UNDO_WITHIN
    return last_batch(column.round, column.leaf.code, person(request), since)


@require_POST
@login_required
@needed(Permission.APPRAISE)
def confirm_items(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """Confirm a group of the column, or the items that are named; JSON where it is asked for."""
    column = column_for(request, pk, code)
    named = set(request.POST.getlist("muc"))
    if group := request.POST.get("nhom", ""):
        keys = [row.entry.pk for row in column.rows if row.group == group and row.is_waiting]
    else:
        keys = [row.entry.pk for row in column.rows if str(row.entry.pk) in named]
    confirmed = appraising.confirm(entry_ids=keys, by=person(request), at=timezone.now())
    if request.accepts("application/json") and not request.accepts("text/html"):
        return JsonResponse(told(confirmed))
    tell(request, confirmed)
    return redirect(back_to(request, pk, code))


@require_POST
@login_required
@needed(Permission.APPRAISE)
def confirm_unit(request: HttpRequest, pk: int, unit: str) -> HttpResponse:
    """Confirm a group of one unit's items."""
    round_, reach = round_for(request, pk)
    found = unit_rows(round_, unit, reach)
    if found is None:
        raise Http404
    group = request.POST.get("nhom", "")
    keys = [row.entry.pk for row in found.rows if row.group == group and row.is_open]
    tell(request, appraising.confirm(entry_ids=keys, by=person(request), at=timezone.now()))
    return redirect("rounds:appraise_unit", pk, unit)


def told(confirmed: Confirmed) -> dict[str, object]:
    """The outcome as data."""
    return {
        "batch": confirmed.batch.pk,
        "size": confirmed.batch.size,
        "refused": [
            {"unit": row.entry.participant.unit.code, "reason": said(row.refusal.sentence)}
            for row in confirmed.refused
        ],
    }


def tell(request: HttpRequest, confirmed: Confirmed) -> None:
    """The outcome in words; every item that was left out is named."""
    size = confirmed.batch.size
    messages.success(request, say(f"Đã xác nhận {size} mục.", f"{size} items confirmed."))
    for row in confirmed.refused:
        messages.warning(request, said(row.refusal.sentence))


@require_POST
@login_required
@needed(Permission.APPRAISE)
def undo_batch(request: HttpRequest, batch: int) -> HttpResponse:
    """Take a bulk confirmation back."""
    get_object_or_404(Batch, pk=batch)
    row = appraising.undo(batch_id=batch, by=person(request), at=timezone.now())
    messages.success(request, UNDONE)
    unit = row.words.values_list("entry__participant__unit__code", flat=True).first()
    if request.POST.get("theo") == "don-vi":
        return redirect("rounds:appraise_unit", row.round_id, unit)
    if not row.code:
        return redirect("rounds:appraisal_queue")
    return redirect(back_to(request, row.round_id, row.code))


def back_to(request: HttpRequest, pk: int, code: str) -> str:
    """The column as it was filtered."""
    url = reverse("rounds:appraise_column", args=[pk, code])
    which = request.POST.get("ve", "")
    return f"{url}?nhom={which}" if which in {key for key, _ in CHIPS} else url
