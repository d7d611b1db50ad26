"""Entering, correcting, replacing and withdrawing documents."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from thuocdo.apps.documents import selectors, services
from thuocdo.apps.documents.forms import (
    DetailsForm,
    OptionalReasonForm,
    ReasonForm,
    SupersedeForm,
    WithdrawForm,
    written,
)
from thuocdo.apps.documents.models import Document, Upload
from thuocdo.apps.documents.views.access import (
    document_to_read,
    document_to_write,
    may_write,
    person,
    register_to_write,
)
from thuocdo.apps.units.models import Unit
from thuocdo.lib.language import said, say
from thuocdo.vietnamese.sentence import Refusal

ADDED = say("Đã đăng ký văn bản.", "The document is registered.")
SAVED = say("Đã lưu.", "Saved.")
REPLACED = say(
    "Đã thay tệp; phiên bản trước vẫn được giữ.", "Replaced; the version before is kept."
)
GONE = say("Đã rút văn bản.", "The document is withdrawn.")
NO_FILE = say("Chọn ít nhất một tệp.", "Choose at least one file.")
FILES, SENT = "tep", "tai_len"  # names of fields: files, and keys of what was sent before


@require_safe
@login_required
def show_document(request: HttpRequest, pk: int) -> HttpResponse:
    """One document: what the register says, doubts, versions, uses."""
    row = document_to_read(request, pk)
    context = {
        "document": row,
        "unit": row.unit,
        "versions": selectors.newest_first(row),
        "findings": selectors.findings(row, year=None, issuers=(), unit=row.unit),
        "uses": selectors.uses(row),
        "may_write": may_write(request, row.unit) and not row.is_withdrawn,
    }
    return render(request, "documents/document.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def add_document(request: HttpRequest, unit: int) -> HttpResponse:
    """Register one document, with its file or without."""
    owner = register_to_write(request, unit)
    form = DetailsForm(request.POST or None)
    problem = ""
    if request.method == "POST" and form.is_valid():
        try:
            row = registered(request, owner, form)
        except Refusal as refused:
            problem = said(refused.sentence)
        else:
            messages.success(request, ADDED)
            return redirect("documents:document", row.pk)
    return filled(request, "documents/add.html", {"unit": owner, "form": form, "problem": problem})


def registered(request: HttpRequest, unit: Unit, form: DetailsForm) -> Document:
    """The document that a form asks for; its file first, for it may be refused."""
    who, now = person(request), timezone.now()
    uploads = uploads_of(request, unit)
    if uploads:
        return services.register_upload(upload=uploads[0], details=form.details(), by=who, at=now)
    return services.register_document(unit=unit, details=form.details(), by=who, at=now)


def uploads_of(request: HttpRequest, unit: Unit) -> list[Upload]:
    """The files that came before the form or with it."""
    return services.received(
        unit=unit,
        sent=request.POST.getlist(SENT),
        files=request.FILES.getlist(FILES),
        by=person(request),
        at=timezone.now(),
    )


def filled(request: HttpRequest, template: str, context: Mapping[str, object]) -> HttpResponse:
    """A page with a form that came back, or was never sent."""
    status = 422 if request.method == "POST" else 200
    return render(request, template, {**context, "most": services.most_megabytes()}, status=status)


@require_http_methods(["GET", "POST"])
@login_required
def add_files(request: HttpRequest, unit: int) -> HttpResponse:
    """Many files at once, each a document; what is refused is told beside what was kept."""
    owner = register_to_write(request, unit)
    problems: list[str] = []
    if request.method == "POST":
        rows, problems = registered_all(request, owner)
        if rows:
            told = say(f"Đã đăng ký {len(rows)} văn bản.", f"{len(rows)} documents registered.")
            messages.success(request, told)
        if rows and not problems:
            return redirect("documents:register", owner.pk)
        problems = problems or [str(NO_FILE)]
    return filled(request, "documents/add_files.html", {"unit": owner, "problems": problems})


def registered_all(request: HttpRequest, unit: Unit) -> tuple[list[Document], list[str]]:
    """Documents of all files that were taken, and why the others were not."""
    who, now = person(request), timezone.now()
    rows: list[Document] = []
    problems: list[str] = []
    each_sent: list[dict[str, Any]] = [{"sent": [key]} for key in request.POST.getlist(SENT)]
    each_file: list[dict[str, Any]] = [{"files": [one]} for one in request.FILES.getlist(FILES)]
    for given in each_sent + each_file:
        try:
            uploads = services.received(unit=unit, by=who, at=now, **given)
            rows += [services.register_upload(upload=one, by=who, at=now) for one in uploads]
        except Refusal as refused:
            problems.append(said(refused.sentence))
    return rows, problems


@require_http_methods(["GET", "POST"])
@login_required
def edit_document(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct what the register says."""
    row = document_to_write(request, pk)
    form = DetailsForm(request.POST or None, initial=written(row))
    reason = OptionalReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and reason.is_valid():
        services.correct(
            document=row,
            details=form.details(),
            reason=reason.cleaned_data["reason"],
            by=person(request),
            at=timezone.now(),
        )
        messages.success(request, SAVED)
        return redirect("documents:document", row.pk)
    context = {"document": row, "unit": row.unit, "form": form, "reason": reason}
    return filled(request, "documents/edit.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def replace_file(request: HttpRequest, pk: int) -> HttpResponse:
    """Another version of the file, or the first."""
    row = document_to_write(request, pk)
    form = (ReasonForm if row.current else OptionalReasonForm)(request.POST or None)
    problem = ""
    if request.method == "POST" and form.is_valid():
        try:
            problem = replaced(request, row, form.cleaned_data["reason"])
        except Refusal as refused:
            problem = said(refused.sentence)
        if not problem:
            messages.success(request, REPLACED if row.current else SAVED)
            return redirect("documents:document", row.pk)
    context = {"document": row, "unit": row.unit, "form": form, "problem": problem}
    return filled(request, "documents/replace.html", context)


def replaced(request: HttpRequest, row: Document, reason: str) -> str:
    """Store the version; what is wrong, where no file came."""
    uploads = uploads_of(request, row.unit)
    if not uploads:
        return str(NO_FILE)
    services.add_version(
        document=row, upload=uploads[0], reason=reason, by=person(request), at=timezone.now()
    )
    return ""


@require_http_methods(["GET", "POST"])
@login_required
def withdraw_document(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a document out of use, once its uses were seen and a reason is given."""
    row = document_to_write(request, pk)
    uses = selectors.uses(row)
    form = WithdrawForm(request.POST or None, initial={"known_uses": len(uses)})
    if request.method == "POST" and form.is_valid():
        services.withdraw(document=row, **form.cleaned_data, by=person(request), at=timezone.now())
        messages.success(request, GONE)
        return redirect("documents:register", row.unit_id)
    context = {"document": row, "unit": row.unit, "form": form, "uses": uses}
    return filled(request, "documents/withdraw.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def supersede_document(request: HttpRequest, pk: int) -> HttpResponse:
    """Name the newer document that takes its place."""
    row = document_to_write(request, pk)
    among = selectors.documents_of(row.unit).exclude(pk=row.pk)
    form = SupersedeForm(request.POST or None, among=among)
    if request.method == "POST" and form.is_valid():
        newer = form.cleaned_data["newer"]
        services.supersede(document=row, newer=newer, by=person(request), at=timezone.now())
        messages.success(request, SAVED)
        return redirect("documents:document", row.pk)
    context = {"document": row, "unit": row.unit, "form": form}
    return filled(request, "documents/supersede.html", context)
