"""Field checks of a unit: planned, answered with photos, closed, read."""

from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from thuocdo.apps.accounts.permissions import Permission, needed, require
from thuocdo.apps.rounds.errors import WrongPlan
from thuocdo.apps.rounds.forms.checks import CloseForm, LineForm, VisitForm
from thuocdo.apps.rounds.models import CheckLine, FieldCheck, Found
from thuocdo.apps.rounds.permissions import domain_of, may_appraise
from thuocdo.apps.rounds.selectors import checks
from thuocdo.apps.rounds.selectors.appraisal.unit import unit_rows
from thuocdo.apps.rounds.selectors.scores import index_set_of, leaves_of
from thuocdo.apps.rounds.services import checking
from thuocdo.apps.rounds.views.appraisal.access import person, round_for
from thuocdo.lib.language import said, say
from thuocdo.lib.storing.store import bytes_of

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

P = Permission
PLANNED = say("Đã lập đợt kiểm tra thực địa.", "The field check is planned.")
WRITTEN = say("Đã ghi kết quả.", "Written down.")
CLOSED = say("Đã kết thúc; đơn vị xem được kết quả.", "Closed; the unit can read it.")


@require_http_methods(["GET", "HEAD", "POST"])
@needed(P.APPRAISE)
def plan_check(request: HttpRequest, pk: int, unit: str) -> HttpResponse:
    """The visits to a unit, and a new one."""
    round_, reach = round_for(request, pk)
    found = unit_rows(round_, unit, reach)
    if found is None:
        raise Http404
    form = VisitForm(request.POST or None, asked=[(row.entry, row.leaf) for row in found.rows])
    made = planned(request, form) if request.method == "POST" and form.is_valid() else None
    if made is not None:
        messages.success(request, PLANNED)
        return redirect("rounds:field_check", made.pk)
    known = list(checks.checks_of(found.participant))
    context = {"round": round_, "unit": found, "form": form, "checks": known}
    status = 422 if form.errors else 200
    return render(request, "rounds/appraisal/checks.html", context, status=status)


def planned(request: HttpRequest, form: VisitForm) -> FieldCheck | None:
    """The new check; None where the form tells what was refused."""
    by, at = person(request), timezone.now()
    try:
        return checking.plan_check(visit=form.visit(), questions=form.questions(), by=by, at=at)
    except WrongPlan as refusal:
        form.add_error(None, said(refusal.sentence))
        return None


def check_for(request: HttpRequest, pk: int) -> FieldCheck:
    """A check that the person may read: the unit's people once it is closed.

    Raises:
        Http404: there is none, or it is not closed yet.
        NotAllowed: the person may not read the unit's assessment.
    """
    rows = FieldCheck.objects.select_related(
        "participant__unit",
        "participant__block",
        "participant__round__edition__scheme",
        "closed_by",
    )
    found = get_object_or_404(rows, pk=pk)
    require(person(request), P.READ_OWN_ASSESSMENT, found.participant.unit)
    if found.closed_at is None and not may_write(request, found):
        raise Http404
    return found


def may_write(request: HttpRequest, check: FieldCheck) -> bool:
    """Whether the person may appraise an item of it."""
    index_set = index_set_of(check.participant.round)
    codes = check.lines.values_list("entry__code", flat=True)
    who, unit = person(request), check.participant.unit
    return any(may_appraise(who, unit, domain_of(index_set, code)) for code in codes)


@require_safe
@needed(P.READ_OWN_ASSESSMENT)
def show_check(request: HttpRequest, check: int) -> HttpResponse:
    """What was asked and found, with photos."""
    row = check_for(request, check)
    is_open = row.closed_at is None
    leaves = leaves_of(index_set_of(row.participant.round))
    lines = list(checks.lines_of(row))
    context = {
        "check": row,
        "lines": [(line, leaves[line.entry.code], form_of(line)) for line in lines],
        "left": sum(not line.found for line in lines),
        "is_open": is_open,
        "form": CloseForm(),
    }
    return render(request, "rounds/appraisal/check.html", context)


def form_of(line: CheckLine) -> LineForm:
    """The form of one line; many stand on a page."""
    known = {"found": line.found, "note": line.note}
    return LineForm(initial=known, auto_id=f"l{line.pk}_%s")


@require_POST
@needed(P.APPRAISE)
def answer_line(request: HttpRequest, check: int, line: int) -> HttpResponse:
    """Write down what was found, with its photos."""
    row = get_object_or_404(CheckLine, pk=line, check_of=check)
    form, now = LineForm(request.POST), timezone.now()
    found = Found(form.cleaned_data["found"]) if form.is_valid() else Found.UNCLEAR
    note = request.POST.get("note", "")[:4000]
    checking.answer_line(line_id=row.pk, found=found, note=note, by=person(request), at=now)
    for sent in request.FILES.getlist("anh"):
        keep_photo(request, row, sent)
    messages.success(request, WRITTEN)
    return redirect("rounds:field_check", check)


def keep_photo(request: HttpRequest, row: CheckLine, sent: "UploadedFile[bytes]") -> None:
    """One photo, through a file of its own."""
    with NamedTemporaryFile() as part:
        for piece in sent.chunks():
            part.write(piece)
        part.flush()
        checking.add_photo(
            line_id=row.pk,
            path=Path(part.name),
            name=sent.name or "",
            by=person(request),
            at=timezone.now(),
        )


@require_POST
@needed(P.APPRAISE)
def close_check(request: HttpRequest, check: int) -> HttpResponse:
    """End it."""
    row = get_object_or_404(FieldCheck, pk=check)
    form = CloseForm(request.POST)
    text = form.cleaned_data["conclusion"] if form.is_valid() else ""
    checking.close_check(check_id=row.pk, conclusion=text, by=person(request), at=timezone.now())
    messages.success(request, CLOSED)
    return redirect("rounds:field_check", check)


@require_safe
@needed(P.READ_OWN_ASSESSMENT)
def show_photo(request: HttpRequest, photo: int) -> HttpResponse:
    """The picture, for those who may read the check."""
    row = get_object_or_404(checks.photo_with_unit(), pk=photo)
    check_for(request, row.line.check_of_id)
    answer = HttpResponse(bytes_of(row.file.sha256), content_type=row.file.media_type)
    answer["Cache-Control"] = "private, no-store"
    return answer
