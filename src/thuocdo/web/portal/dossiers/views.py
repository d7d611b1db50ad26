"""The public page of dossiers and its files, kept until a period is closed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from thuocdo.apps.dossiers import selectors
from thuocdo.lib.pages import public_page
from thuocdo.vietnamese.dates import write_date
from thuocdo.vietnamese.sentence import Sentence
from thuocdo.web.portal.dossiers.page import Summary, closed_period, sheet_of, summary_of
from thuocdo.web.portal.files.about import DEMO, About
from thuocdo.web.portal.files.answering import file_response, page_address
from thuocdo.web.portal.files.forms import TABLES, Form

SHARES = Sentence("hồ sơ; tỷ lệ tính bằng phần trăm", "dossiers; rates in percent")
DEFINITION = Sentence(
    "Số liệu đã chốt, tính cho đơn vị giải quyết; mỗi tỷ lệ kèm tử số và mẫu số.",
    "Closed figures, credited to the responsible unit; each rate with numerator and denominator.",
)


@require_safe
@public_page
def show_dossiers(request: HttpRequest, form: Form | None = None) -> HttpResponse:
    """Units of a closed period, as a page or as a file."""
    period = closed_period(request.GET.get("ky", ""), request.GET.get("co-quan", ""))
    if period is None:
        status = 404 if form else 200
        return render(request, "portal/dossiers_none.html", {"section": "data"}, status=status)
    one = summary_of(period)
    if form is not None:
        name = f"ho-so-{period.authority.code}-{period.code}"
        return file_response(sheet_of(one), form, name, about(request, one))
    context = {
        "section": "data",
        "one": one,
        "periods": [(row, selectors.title_of(row.code)) for row in selectors.newest_versions()],
        "files": files(period.code, period.authority.code),
    }
    return render(request, "portal/dossiers.html", context)


def files(code: str, authority: str) -> list[dict[str, str]]:
    """Where the same table lies as files."""
    query = f"?ky={code}&co-quan={authority}"
    return [
        {"name": form.upper(), "address": reverse("portal:dossiers_file", args=[form]) + query}
        for form in TABLES
    ]


def about(request: HttpRequest, one: Summary) -> About:
    """What a file says of itself."""
    period, day = one.period, write_date(one.period.as_of)
    vi, en = f"{period.authority.name}, chốt đến {day}", f"{period.authority}, as of {day}"
    is_demo = "trình diễn" in period.authority.name
    source = Sentence(f"{vi}; {DEMO.vi}", f"{en}; {DEMO.en}") if is_demo else Sentence(vi, en)
    version = Sentence(
        f"lần chốt {period.version}, SHA-256 {period.content_hash}",
        f"version {period.version}, SHA-256 {period.content_hash}",
    )
    title = Sentence(f"Hồ sơ TTHC, {one.title.vi}", f"Dossiers, {one.title.en}")
    where = page_address(request, reverse("portal:dossiers"))
    return About(title, SHARES, DEFINITION, source, version, where)
