"""The log, for whoever may read it; reading it is recorded like everything else."""

import csv
import json
import re
from collections.abc import Iterator

from django.db import transaction
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from thuocdo.apps.accounts.permissions import Permission, needed
from thuocdo.apps.audit import selectors, services
from thuocdo.apps.audit.models import Event
from thuocdo.lib.language import language
from thuocdo.reporting.sheets import plain
from thuocdo.web.logbook.forms import LogFilter
from thuocdo.web.logbook.wording import in_words

PAGE = 50
INVALID = 422
NUMBER = re.compile(r"[0-9]{1,18}")  # of an event; a database knows no longer ones
COLUMNS = (
    "number",
    "at",
    "by",
    "action",
    "subject",
    "subject_name",
    "details",
    "previous_hash",
    "content_hash",
)


@never_cache
@require_safe
@needed(Permission.READ_AUDIT)
def show_log(request: HttpRequest) -> HttpResponse:
    """Events, the latest first, a page at a time."""
    form = LogFilter(request.GET)
    if not form.is_valid():
        return render(request, "logbook/log.html", {"form": form}, status=INVALID)
    tell("log.viewed", request, form)
    events = selectors.events(form.chosen())
    before = request.GET.get("truoc", "")
    rows = list(
        (events.filter(number__lt=int(before)) if NUMBER.fullmatch(before) else events)[: PAGE + 1]
    )
    context = {
        "form": form,
        "rows": [in_words(event) for event in rows[:PAGE]],
        "count": events.count(),
        "older": rows[PAGE - 1].number if len(rows) > PAGE else None,
        "is_first": not before,
    }
    return render(request, "logbook/log.html", context)


@never_cache
@require_safe
@needed(Permission.READ_AUDIT)
def download_log(request: HttpRequest) -> HttpResponseBase:
    """The same events as CSV, row by row."""
    form = LogFilter(request.GET)
    if not form.is_valid():
        return render(request, "logbook/log.html", {"form": form}, status=INVALID)
    tell("log.exported", request, form)
    rows = selectors.events(form.chosen()).iterator(chunk_size=selectors.STREAMED)
    answer = StreamingHttpResponse(lines(rows), content_type="text/csv; charset=utf-8")
    name = f"nhat-ky-{timezone.localdate():%Y-%m-%d}.csv"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def tell(action: str, request: HttpRequest, form: LogFilter) -> None:
    """Write into the log who reads it, and what of it."""
    asked = {name: str(value) for name, value in form.cleaned_data.items() if value}
    with transaction.atomic():
        services.record(action, subject="log", by=request.user, details={"filter": asked})  # type: ignore[arg-type]


class Line:
    """A file of one line: what is written comes back."""

    def write(self, line: str) -> str:
        """The line itself."""
        return line


def lines(events: Iterator[Event]) -> Iterator[str]:
    """Header and rows; a cell that a spreadsheet would run is made harmless."""
    writer = csv.writer(Line())
    yield writer.writerow(COLUMNS)
    for event in events:
        cells = (
            event.number,
            timezone.localtime(event.at).isoformat(),
            event.by_name,
            event.action,
            event.subject,
            event.subject_name,
            json.dumps(event.details, ensure_ascii=False, sort_keys=True),
            event.previous_hash,
            event.content_hash,
        )
        yield writer.writerow([plain(cell, language()) for cell in cells])
