"""Handing files in: upload, columns, progress, outcome, refused rows."""

from datetime import date
from typing import NamedTuple

from django.contrib import messages
from django.core import signing
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from thuocdo.analytics.ingesting.headers import Headers, format_of, headers
from thuocdo.analytics.ingesting.ingesting import Format
from thuocdo.analytics.ingesting.mapping import Mapping
from thuocdo.apps.accounts.permissions import Permission, may, needed, require
from thuocdo.apps.dossiers import selectors, services, tasks
from thuocdo.apps.dossiers.forms.importing import MappingForm, UploadForm
from thuocdo.apps.dossiers.models import Batch, Source
from thuocdo.apps.dossiers.services import Staged, Wanted
from thuocdo.apps.dossiers.views.scoping import person
from thuocdo.apps.units.models import Unit
from thuocdo.lib.below import below
from thuocdo.lib.forms import reporting_to
from thuocdo.lib.language import say

SALT = "dossiers.upload"
SHOWN = 50  # batches, refused lines
HANDED_IN = say(
    "Đã nhận tệp. Trang này cho biết đọc đến đâu.",
    "The file was taken. This page tells how far it is.",
)
RIGHT = Permission.IMPORT_DOSSIERS


class Upload(NamedTuple):
    """An upload that waits for its columns; travels signed through the address."""

    source: int
    name: str
    sha256: str
    as_of: str
    is_trial: bool


@require_safe
@needed(Permission.READ_DOSSIERS)
def list_imports(request: HttpRequest) -> HttpResponse:
    """Files handed in within reach, and the form for the next."""
    by = person(request)
    reach = selectors.places(by, Permission.READ_DOSSIERS)
    context = {
        "tab": "imports",
        "batches": selectors.batches(reach)[:SHOWN],
        "as_of": selectors.data_as_of(),
        "form": upload_form(request) if may(by, RIGHT) else None,
    }
    return render(request, "dossiers/imports.html", context)


def upload_form(request: HttpRequest, *given: object) -> UploadForm:
    """The form with the sources and units within reach."""
    return UploadForm(
        *given,
        sources=selectors.sources(selectors.places(person(request), RIGHT)),
        units=units_to_choose(request),
        initial={"as_of": f"{timezone.localdate():%d/%m/%Y}"},
    )


def units_to_choose(request: HttpRequest) -> QuerySet[Unit]:
    """Units whose files the person may hand in: where the reach begins, and directly below."""
    reach = selectors.places(person(request), RIGHT)
    held = Unit.objects.filter(below("path", reach), valid_to=None)
    tops = [unit.pk for unit in [selectors.beginning(person(request), RIGHT)] if unit]
    return (held.filter(pk__in=tops) | held.filter(parent__in=tops)).order_by("path")


@require_POST
@needed(RIGHT)
def upload(request: HttpRequest) -> HttpResponse:
    """Take a file; ask for its columns unless those of its source fit."""
    form = upload_form(request, request.POST, request.FILES)
    if not form.is_valid():
        context = {"tab": "imports", "form": form, "batches": [], "as_of": selectors.data_as_of()}
        return render(request, "dossiers/imports.html", context, status=422)
    data = form.cleaned_data
    source = source_of(request, data, str(format_of(data["file"].name)))
    staged = services.stage(data["file"].name, data["file"].chunks())
    given = Upload(source.pk, staged.name, staged.sha256, str(data["as_of"]), data["is_trial"])
    if not fits(source, staged):
        return redirect("dossiers:columns", signing.dumps(given, SALT))
    return handed_in(request, source, given)


def source_of(request: HttpRequest, data: dict[str, object], form: str) -> Source:
    """The source chosen, or the new one."""
    chosen, unit = data["source"], data["unit"]
    if isinstance(chosen, Source):
        return chosen
    assert isinstance(unit, Unit)  # noqa: S101  (the form asked for it)
    return services.add_source(
        unit=unit, name=str(data["name"]), form=form, by=person(request), at=timezone.now()
    )


def fits(source: Source, staged: Staged) -> bool:
    """Whether the columns that the source stated are all in the file."""
    columns = set((source.mapping or {}).get("columns", {}).values())
    return bool(columns) and columns <= set(read_headers(source, staged).names)


def read_headers(source: Source, staged: Staged) -> Headers:
    """The columns of an upload.

    Raises:
        UnreadableFile: it is not of the form of its source.
        Http404: it is no longer there.
    """
    path = selectors.staged_path(staged.sha256, staged.name)
    if not path.exists():
        raise Http404
    return headers(path, Format(source.format))


def handed_in(request: HttpRequest, source: Source, given: Upload) -> HttpResponse:
    """Hand an upload in and have it read."""
    batch = services.hand_in(
        source=source,
        file=Staged(given.name, given.sha256),
        wanted=Wanted(date.fromisoformat(given.as_of), given.is_trial),
        by=person(request),
        at=timezone.now(),
    )
    tasks.enqueue(batch)
    messages.success(request, HANDED_IN)
    return redirect("dossiers:batch", batch.pk)


@require_http_methods(["GET", "POST"])
@needed(RIGHT)
def map_columns(request: HttpRequest, token: str) -> HttpResponse:
    """Which column says what; kept for the next files of the source."""
    given = opened(token)
    source = get_object_or_404(Source.objects.select_related("unit"), pk=given.source)
    require(person(request), RIGHT, source.unit)
    found = read_headers(source, Staged(given.name, given.sha256))
    known = (source.mapping or {}).get("columns") or Mapping.suggested(found.names)
    form = MappingForm(request.POST or None, headers=found.names, known=known)
    if request.method == "POST" and form.is_valid():
        mapping = Mapping(form.columns(), delimiter=found.delimiter).as_dict()
        with reporting_to(form):
            row = services.map_columns(
                source=source, mapping=mapping, by=person(request), at=timezone.now()
            )
            return handed_in(request, row, given)
    context = {
        "tab": "imports",
        "form": form,
        "given": given,
        "source": source,
        "names": found.names,
    }
    status = 422 if form.errors else 200
    return render(request, "dossiers/columns.html", context, status=status)


def opened(token: str) -> Upload:
    """What the address carries.

    Raises:
        Http404: it was changed, or is older than a day.
    """
    try:
        return Upload(*signing.loads(token, salt=SALT, max_age=24 * 3600))
    except (signing.BadSignature, TypeError):
        raise Http404 from None


def batch_for(request: HttpRequest, pk: int) -> Batch:
    """A file handed in within reach.

    Raises:
        Http404: there is none.
        NotAllowed: the person may not see it.
    """
    rows = Batch.objects.select_related("source__unit", "outcome", "by")
    batch: Batch = get_object_or_404(rows, pk=pk)
    require(person(request), Permission.READ_DOSSIERS, batch.source.unit)
    return batch


@require_safe
@needed(Permission.READ_DOSSIERS)
def show_batch(request: HttpRequest, pk: int) -> HttpResponse:
    """How far it is, and then what became of it."""
    batch = batch_for(request, pk)
    outcome = getattr(batch, "outcome", None)
    staged = selectors.staged_path(batch.sha256, batch.file_name).exists()
    may_import = may(person(request), RIGHT, batch.source.unit)
    context = {
        "tab": "imports",
        "batch": batch,
        "outcome": outcome,
        "progress": None if outcome else selectors.progress(batch),
        "before": selectors.read_before(batch),
        "refused": selectors.refused_lines(batch, SHOWN) if outcome else [],
        "can_import": bool(may_import and batch.is_trial and outcome and staged),
    }
    return render(request, "dossiers/batch.html", context)


@require_POST
@needed(RIGHT)
def import_tried(request: HttpRequest, pk: int) -> HttpResponse:
    """Take in for good what was tried."""
    batch = batch_for(request, pk)
    given = Upload(0, batch.file_name, batch.sha256, str(batch.as_of), is_trial=False)
    return handed_in(request, batch.source, given)


@require_safe
@needed(Permission.READ_DOSSIERS)
def send_refused(request: HttpRequest, pk: int) -> HttpResponse:
    """The table of refused rows: line, column, reason."""
    batch = batch_for(request, pk)
    path = selectors.refused_path(batch)
    if not path.exists():
        raise Http404
    response = HttpResponse(path.read_bytes(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="dong-bi-tu-choi-{batch.pk}.csv"'
    return response
