"""Lists of dossiers behind the numbers: overdue, late, due soon."""

from collections.abc import Iterator
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from thuocdo.analytics.listing import Listed
from thuocdo.apps.accounts.permissions import Permission, needed
from thuocdo.apps.dossiers import selectors
from thuocdo.apps.dossiers.forms.filtering import CHANNELS
from thuocdo.apps.dossiers.selectors import Scope
from thuocdo.apps.dossiers.selectors.listing import Line, all_lines, causes_of, page_of
from thuocdo.apps.dossiers.views.dashboard import MARK
from thuocdo.apps.dossiers.views.scoping import asked
from thuocdo.lib.digits import whole
from thuocdo.lib.language import language, said
from thuocdo.reporting.sheets import Column, Sheet, Value, as_csv
from thuocdo.vietnamese.sentence import Sentence

MOST = 100_000  # rows of a file


class Choice(NamedTuple):
    """One of the lists."""

    word: str  # in the address
    what: Listed
    title: Sentence

    @property
    def fixed(self) -> list[tuple[str, str]]:
        """Words of the address that filtering keeps."""
        return [("loai", self.word)]


CHOICES = (
    Choice("qua-han", Listed.OVERDUE, Sentence("Quá hạn, chưa giải quyết", "Overdue and open")),
    Choice("sap-han", Listed.SOON, Sentence("Sắp đến hạn", "Due soon")),
    Choice(
        "tre", Listed.LATE, Sentence("Giải quyết trễ hạn trong kỳ", "Settled late in the period")
    ),
)
COLUMNS = tuple(
    Column(key, Sentence(vi, en))
    for key, vi, en in (
        ("dossier", "Mã băm", "Hash"),
        ("unit", "Đơn vị", "Unit"),
        ("procedure", "Thủ tục", "Procedure"),
        ("field", "Lĩnh vực", "Field"),
        ("channel", "Kênh", "Channel"),
        ("received_on", "Tiếp nhận", "Received"),
        ("due_on", "Hạn", "Due"),
        ("finished_on", "Kết thúc", "Ended"),
        ("cause", "Nguyên nhân", "Cause"),
    )
)


def choice_of(request: HttpRequest) -> Choice:
    """The list that the address names; the overdue ones if it names none."""
    word = request.GET.get("loai", "")
    return next((one for one in CHOICES if one.word == word), CHOICES[0])


def page_number(request: HttpRequest) -> int:
    """The page that the address names, from 1."""
    return whole(request.GET.get("trang", ""), 6) or 1


@require_safe
@needed(Permission.READ_DOSSIERS)
def show_list(request: HttpRequest) -> HttpResponse:
    """One page of a list, with the causes of the overdue ones."""
    found, choice = asked(request), choice_of(request)
    if found.scope is None:
        return render(request, "dossiers/empty.html", {"tab": "list"})
    page = page_of(found.scope, choice.what, page_number(request))
    context = {
        "tab": "list",
        "asked": found,
        "scope": found.scope,
        "title": said(selectors.title_of(found.scope.period.code)),
        "page": page,
        "choice": choice,
        "choices": CHOICES,
        "channels": CHANNELS,
        "causes": causes_of(found.scope) if choice.what is not Listed.SOON else [],
    }
    return render(request, "dossiers/list.html", context)


@require_safe
@needed(Permission.READ_DOSSIERS)
def send_list(request: HttpRequest) -> HttpResponse:
    """The whole list as a table."""
    found, choice = asked(request), choice_of(request)
    rows: list[tuple[Value, ...]] = []
    if found.scope:
        rows += rows_of(found.scope, choice.what)
    text = as_csv(Sheet(choice.title, COLUMNS, rows), language())
    response = HttpResponse(MARK + text, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="ho-so-{choice.word}.csv"'
    return response


def rows_of(scope: Scope, what: Listed) -> Iterator[tuple[str, ...]]:
    """The cells of the file."""
    for line in all_lines(scope, what, MOST):
        yield cells_of(line)


def cells_of(line: Line) -> tuple[str, ...]:
    """One line; days as programs read them."""
    row = line.row
    days = (row.received_on, row.due_on, row.finished_on)
    return (
        line.hash,
        line.unit,
        line.procedure,
        line.field,
        said(CHANNELS[row.channel]),
        *("" if day is None else day.isoformat() for day in days),
        line.cause,
    )
