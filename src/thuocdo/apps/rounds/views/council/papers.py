"""Official documents to take home: minutes and progress report, as DOCX and PDF."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from thuocdo.apps.accounts.permissions import Permission, needed
from thuocdo.apps.rounds.forms.council import PaperForm
from thuocdo.apps.rounds.selectors.papers import Paper, minutes_of, paper_of
from thuocdo.apps.rounds.views.council.access import sitting_for
from thuocdo.reporting.official.docx import docx_of
from thuocdo.reporting.official.model import Official
from thuocdo.reporting.official.pdf import pdf_of

HEAD = ("parent", "issuer", "number", "symbol", "place", "on")
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
KINDS: dict[str, tuple[Callable[[Official], bytes], str]] = {
    "docx": (docx_of, WORD),
    "pdf": (pdf_of, "application/pdf"),
}
COUNCIL = "HỘI ĐỒNG THẨM ĐỊNH"


def paper_in(request: HttpRequest, known: Paper) -> tuple[Paper, PaperForm]:
    """The head as it is asked for, or as it is known; the form tells what is wrong."""
    initial = {name: getattr(known, name) for name in HEAD}
    if "issuer" not in request.GET:
        return known, PaperForm(initial=initial)
    form = PaperForm(request.GET)
    if not form.is_valid():
        return known, form
    return known._replace(**{name: form.cleaned_data[name] for name in HEAD}), form


def answered(document: Official, kind: str, name: str) -> HttpResponse:
    """The file to be saved.

    Raises:
        Http404: there is no such kind of file.
    """
    if kind not in KINDS:
        raise Http404
    write, content_type = KINDS[kind]
    answer = HttpResponse(write(document), content_type=content_type)
    answer["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    answer["Cache-Control"] = "private, no-store"
    return answer


@require_safe
@needed(Permission.READ_COUNCIL)
def head_minutes(request: HttpRequest, pk: int) -> HttpResponse:
    """The head of the minutes, to be looked over before they are taken."""
    sitting = sitting_for(request, pk)
    _, form = paper_in(request, paper_of(sitting.round, COUNCIL, "BB-HĐTĐ"))
    context: dict[str, Any] = {"sitting": sitting, "form": form}
    return render(request, "rounds/council/minutes.html", context)


@require_safe
@needed(Permission.READ_COUNCIL)
def save_minutes(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """The minutes as a file."""
    sitting = sitting_for(request, pk)
    paper, form = paper_in(request, paper_of(sitting.round, COUNCIL, "BB-HĐTĐ"))
    if form.errors:
        context = {"sitting": sitting, "form": form}
        return render(request, "rounds/council/minutes.html", context, status=422)
    return answered(minutes_of(sitting, paper), kind, f"bien-ban-{sitting.held_on:%Y-%m-%d}")
