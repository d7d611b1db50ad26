"""Making and describing drafts."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from thuocdo.apps.accounts.permissions import Permission, require
from thuocdo.apps.indexsets.models import Scheme
from thuocdo.apps.publications import selectors, services
from thuocdo.apps.publications.forms import DecisionForm, PrepareForm, StatedForm
from thuocdo.apps.publications.models import Publication
from thuocdo.apps.publications.services import Terms
from thuocdo.apps.publications.views.access import person, publication_for
from thuocdo.lib.language import say
from thuocdo.reporting.snapshots.model import UnitLine
from thuocdo.vietnamese.sentence import Sentence

SAVED = say("Đã lưu.", "Saved.")
DROPPED = say("Đã bỏ bản nháp.", "The draft was thrown away.")


@require_GET
@login_required
def new_draft(request: HttpRequest) -> HttpResponse:
    """Two ways to begin: from a run, or from a published table."""
    require(person(request), Permission.PREPARE_PUBLICATION)
    return render(request, "publications/new.html", forms_for())


def forms_for(**bound: PrepareForm | StatedForm) -> dict[str, object]:
    """Both forms, those that came back with what was typed."""
    empty = {
        "prepare": PrepareForm(runs=selectors.runs_to_publish()),
        "stated": StatedForm(schemes=Scheme.objects.all()),
    }
    return {**empty, **bound}


@require_POST
@login_required
def prepare_run(request: HttpRequest) -> HttpResponse:
    """A draft from a run."""
    require(person(request), Permission.PREPARE_PUBLICATION)
    form = PrepareForm(request.POST, runs=selectors.runs_to_publish())
    if not form.is_valid():
        return render(request, "publications/new.html", forms_for(prepare=form), status=422)
    run, now = form.cleaned_data["run"], timezone.now()
    row = services.prepare(run=run, by=person(request), at=now)
    return redirect("publications:publication", row.pk)


@require_POST
@login_required
def prepare_table(request: HttpRequest) -> HttpResponse:
    """A draft from a published table; what does not agree in it is told by the checks."""
    require(person(request), Permission.PREPARE_PUBLICATION)
    form = StatedForm(request.POST, request.FILES, schemes=Scheme.objects.all())
    if not form.is_valid():
        return render(request, "publications/new.html", forms_for(stated=form), status=422)
    row = prepared(request, form)
    services.check(publication=row, by=person(request), at=timezone.now())
    return redirect("publications:checks", row.pk)


def prepared(request: HttpRequest, form: StatedForm) -> Publication:
    """The draft that a valid form asks for."""
    data = form.cleaned_data
    name, scheme = data["unit"], data["scheme"]
    line = UnitLine(data["code"], name, name, data["kind"], data["block"], "", is_ranked=True)
    title = Sentence(scheme.title, scheme.title_en)
    statement = selectors.stated_from(data["table"], scheme=scheme.folder, title=title, unit=line)
    return services.prepare_stated(
        scheme=scheme,
        year=data["year"],
        statement=statement,
        terms=Terms(source=data["source"]),
        by=person(request),
        at=timezone.now(),
    )


@require_http_methods(["GET", "POST"])
@login_required
def edit_decision(request: HttpRequest, pk: int) -> HttpResponse:
    """Title, decision and source of a draft."""
    row = publication_for(request, pk)
    form = DecisionForm(request.POST or None, initial=written(row))
    if request.method == "POST" and form.is_valid():
        services.revise(publication=row, terms=form.terms(), by=person(request), at=timezone.now())
        messages.success(request, SAVED)
        return redirect("publications:publication", row.pk)
    context = {"publication": row, "form": form}
    status = 422 if form.errors else 200
    return render(request, "publications/decision.html", context, status=status)


def written(row: Publication) -> dict[str, object]:
    """What was written before; the date as people write it."""
    return {
        "title": row.title,
        "title_en": row.title_en,
        "number": row.decision_number,
        "on": row.decided_on and f"{row.decided_on:%d/%m/%Y}",
        "authority": row.decided_by,
        "source": row.source,
    }


@require_POST
@login_required
def drop_draft(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw a draft away."""
    row = publication_for(request, pk)
    services.drop(publication=row, by=person(request), at=timezone.now())
    messages.success(request, DROPPED)
    return redirect("publications:list")
