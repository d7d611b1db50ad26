"""Letters of apology: which are missing, writing and sending one, the draft as DOCX."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from thuocdo.analytics.listing import Listed
from thuocdo.apps.accounts.permissions import Permission, may, needed, require
from thuocdo.apps.dossiers import selectors, services
from thuocdo.apps.dossiers.forms.letters import FindForm, SendForm, WriteForm
from thuocdo.apps.dossiers.models import ApologyLetter
from thuocdo.apps.dossiers.selectors.letters import letter_document, written_letters
from thuocdo.apps.dossiers.selectors.listing import (
    Line,
    dossier_of,
    hash_of,
    one_dossier,
    page_of,
)
from thuocdo.apps.dossiers.views.lists import page_number
from thuocdo.apps.dossiers.views.scoping import asked, person
from thuocdo.apps.units.models import Unit
from thuocdo.lib import deadlines
from thuocdo.lib.forms import reporting_to
from thuocdo.lib.language import said, say
from thuocdo.reporting.official.docx import docx_of

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
NEXT = 5  # working days that a draft proposes
WRITTEN = say(
    "Đã lưu thư. In, ký rồi ghi ngày gửi.",
    "The letter is kept. Print and sign it, then note the day it was sent.",
)
SENT = say("Đã ghi ngày gửi thư.", "It is noted that the letter was sent.")
NOT_FOUND = say(
    "Không có hồ sơ quá hạn nào mang mã này trong phạm vi được xem.",
    "No overdue dossier of this code lies within what you may see.",
)


@require_safe
@needed(Permission.READ_DOSSIERS)
def show_letters(request: HttpRequest) -> HttpResponse:
    """Overdue dossiers without a letter, and the letters written here."""
    found = asked(request)
    if found.scope is None:
        return render(request, "dossiers/empty.html", {"tab": "letters"})
    context = {
        "tab": "letters",
        "asked": found,
        "scope": found.scope,
        "title": said(selectors.title_of(found.scope.period.code)),
        "page": page_of(found.scope, Listed.UNSENT, page_number(request)),
        "written": written_letters(found.scope.unit),
        "find": FindForm(),
        "may_write": may(person(request), Permission.WRITE_APOLOGY, found.scope.unit),
    }
    return render(request, "dossiers/letters.html", context)


@require_POST
@needed(Permission.WRITE_APOLOGY)
def find_dossier(request: HttpRequest) -> HttpResponse:
    """From a dossier's code, which is not kept, to the page on which its letter is written."""
    form = FindForm(request.POST)
    if not form.is_valid():
        return redirect("dossiers:letters")
    dossier = selectors.key().hash(form.cleaned_data["code"].strip())
    found = asked(request, Permission.WRITE_APOLOGY)
    if found.scope is None or one_dossier(found.scope, dossier) is None:
        messages.error(request, NOT_FOUND)
        return redirect(f"{reverse('dossiers:letters')}?{request.GET.urlencode()}")
    return redirect(f"{reverse('dossiers:write_letter', args=(hash_of(dossier),))}?{found.query}")


@require_http_methods(["GET", "POST"])
@needed(Permission.WRITE_APOLOGY)
def write_letter(request: HttpRequest, dossier: str) -> HttpResponse:
    """Propose a new day and take the reason."""
    line, unit = late(request, dossier)
    proposed = deadlines.due_after(timezone.localdate(), NEXT)
    form = WriteForm(
        request.POST or None,
        initial={"new_due_on": f"{proposed:%d/%m/%Y}", "reason": line.cause},
    )
    if request.method == "POST" and form.is_valid():
        with reporting_to(form):
            return to_letter(request, kept(request, line, unit, form))
    context = {"tab": "letters", "line": line, "unit": unit, "form": form}
    status = 422 if form.errors else 200
    return render(request, "dossiers/write_letter.html", context, status=status)


def late(request: HttpRequest, text: str) -> tuple[Line, Unit]:
    """The dossier that the address names, with the unit that writes.

    Raises:
        Http404: no overdue dossier of that hash lies within reach.
        NotAllowed: the person writes no letters for its unit.
    """
    number, found = dossier_of(text), asked(request, Permission.WRITE_APOLOGY)
    line = one_dossier(found.scope, number) if found.scope and number is not None else None
    if line is None or line.row.due_on is None:
        raise Http404
    code = line.row.responsible
    unit = Unit.objects.filter(code=code).order_by("-valid_from").first()
    if unit is None:
        raise Http404
    require(person(request), Permission.WRITE_APOLOGY, unit)
    return line, unit


def kept(request: HttpRequest, line: Line, unit: Unit, form: WriteForm) -> ApologyLetter:
    """The letter that a valid form asks for."""
    due_on = line.row.due_on
    assert due_on is not None  # noqa: S101  (see ``late``)
    draft = services.Draft(
        line.row.dossier, due_on, form.cleaned_data["new_due_on"], form.cleaned_data["reason"]
    )
    return services.write_letter(unit=unit, draft=draft, by=person(request), at=timezone.now())


def to_letter(request: HttpRequest, letter: ApologyLetter) -> HttpResponse:
    """The page of the letter that was kept."""
    messages.success(request, WRITTEN)
    return redirect("dossiers:letter", letter.pk)


def letter_for(request: HttpRequest, pk: int, permission: Permission) -> ApologyLetter:
    """A letter of a unit within reach.

    Raises:
        Http404: there is none.
        NotAllowed: the person may not.
    """
    letter = get_object_or_404(ApologyLetter.objects.select_related("unit__parent"), pk=pk)
    require(person(request), permission, letter.unit)
    return letter


@require_http_methods(["GET", "POST"])
@needed(Permission.WRITE_APOLOGY)
def show_letter(request: HttpRequest, pk: int) -> HttpResponse:
    """One letter; posting notes that it was sent."""
    letter = letter_for(request, pk, Permission.WRITE_APOLOGY)
    today = f"{timezone.localdate():%d/%m/%Y}"
    form = SendForm(request.POST or None, initial={"sent_on": today})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        sending = services.Sending(data["sent_on"], data["way"], data["number"])
        with reporting_to(form):
            services.send_letter(
                letter=letter, sending=sending, by=person(request), at=timezone.now()
            )
            messages.success(request, SENT)
            return redirect("dossiers:letter", letter.pk)
    context = {"tab": "letters", "letter": letter, "form": form, "hash": hash_of(letter.dossier)}
    status = 422 if form.errors else 200
    return render(request, "dossiers/letter.html", context, status=status)


@require_safe
@needed(Permission.WRITE_APOLOGY)
def send_draft(request: HttpRequest, pk: int) -> HttpResponse:
    """The draft as a Word document; the person's name is written in Word."""
    letter = letter_for(request, pk, Permission.WRITE_APOLOGY)
    response = HttpResponse(docx_of(letter_document(letter)), content_type=DOCX)
    response["Content-Disposition"] = f'attachment; filename="thu-xin-loi-{letter.pk}.docx"'
    return response
