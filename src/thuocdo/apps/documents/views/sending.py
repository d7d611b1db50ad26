"""Files in pieces: the small protocol that a script speaks, in JSON.

Announce with POST (``name``, ``size``, ``fingerprint``); send each piece with PUT and the header
``Upload-Offset``; ask with GET how far it came; finish with POST. A refusal carries ``sentence``,
and ``offset`` where the piece did not follow.
"""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from thuocdo.apps.documents import services
from thuocdo.apps.documents.errors import BrokenUpload
from thuocdo.apps.documents.forms import AnnounceForm, written
from thuocdo.apps.documents.models import Upload
from thuocdo.apps.documents.views.access import person, register_to_write, upload_to_send
from thuocdo.lib.digits import whole
from thuocdo.lib.language import said
from thuocdo.vietnamese.sentence import Refusal

OFFSET = "Upload-Offset"
P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def in_json(view: View[P]) -> View[P]:
    """Tell refusals to the script; who may not is refused like everywhere."""

    @wraps(view)
    def told(request: HttpRequest, /, *args: P.args, **named: P.kwargs) -> HttpResponse:
        try:
            return view(request, *args, **named)
        except Refusal as refused:
            answer: dict[str, object] = {"sentence": said(refused.sentence)}
            if isinstance(refused, BrokenUpload):
                answer["offset"] = refused.offset
            return JsonResponse(answer, status=getattr(refused, "status", 409))

    return told


@require_POST
@login_required
@in_json
def announce_file(request: HttpRequest, unit: int) -> HttpResponse:
    """Begin, or go on where a line broke."""
    owner = register_to_write(request, unit)
    form = AnnounceForm(request.POST)
    if not form.is_valid():
        return JsonResponse({"sentence": " ".join(form.sentences())}, status=422)
    row = services.begin_upload(
        unit=owner, **form.cleaned_data, by=person(request), at=timezone.now()
    )
    return state_of(row, status=201)


@require_http_methods(["GET", "PUT"])
@login_required
@in_json
def send_piece(request: HttpRequest, pk: UUID) -> HttpResponse:
    """How far it came, or the next piece."""
    row = upload_to_send(request, pk)
    if request.method == "PUT":
        offset = whole(request.headers.get(OFFSET, ""))
        if offset is None:
            raise BrokenUpload(row.offset)
        row = services.append(
            upload=row,
            offset=offset,
            data=request.body,
            by=person(request),
            at=timezone.now(),
        )
    return state_of(row)


@require_POST
@login_required
@in_json
def finish_file(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Judge the whole file; the form that follows names it by its key."""
    row = upload_to_send(request, pk)
    row = services.finish(upload=row, by=person(request), at=timezone.now())
    guess = written(services.guessed(row))
    return JsonResponse({"upload": str(row.pk), "name": row.name, "guess": guess})


def state_of(row: Upload, status: int = 200) -> JsonResponse:
    """Where to send the next piece, and from which byte."""
    return JsonResponse(
        {
            "upload": str(row.pk),
            "offset": row.offset,
            "size": row.size,
            "piece": services.PIECE,
            "is_kept": row.file_id is not None,
        },
        status=status,
    )
