"""What the template of a unit needs beside the page: addresses and pictures."""

from typing import NamedTuple
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from thuocdo.web.charts.document import Setting
from thuocdo.web.portal.editions import segment
from thuocdo.web.portal.ranking.citation import citation
from thuocdo.web.portal.ranking.context import PHONE, File, Tab, safe, spoken
from thuocdo.web.portal.unit.page import UnitPage
from thuocdo.web.portal.unit.parts import Domain
from thuocdo.web.portal.unit.pictures import meter_of, movement_svg, trend_svg
from thuocdo.web.portal.unit.registered import Registered
from thuocdo.web.portal.unit.sheet import sheet_title
from thuocdo.web.portal.unit.trend import WAYS


class Drawn(NamedTuple):
    """A picture for wide and for narrow screens."""

    wide: str
    narrow: str


def unit_context(
    request: HttpRequest, page: UnitPage, registered: Registered | None
) -> dict[str, object]:
    """Everything of the page."""
    path = reverse("portal:unit", args=(page.unit.code,))
    query = f"?{urlencode({'chi-so': page.snapshot.slug, 'nam': page.snapshot.year})}"
    return {
        "section": "unit",
        "page": page,
        "registered": registered,
        "domains": [(domain, meter(domain)) for domain in page.domains],
        "ways": ways(page, query),
        "trend": drawn_trend(page),
        "movement": drawn_movement(page),
        "edition": segment(page.snapshot),
        "files": [File(f".{form}", f"{path}.{form}{query}") for form in ("csv", "xlsx", "json")],
        "citation": citation(
            page.published, sheet_title(page), request.build_absolute_uri(path + query)
        ),
    }


def meter(domain: Domain) -> str:
    """The bar of a domain in the reader's language."""
    return safe(meter_of(domain, spoken()))


def ways(page: UnitPage, query: str) -> list[Tab]:
    """The three ways through changes of units."""
    if page.trend is None:
        return []
    return [
        Tab(title, f"{query}&cach={name}#xu-huong", name == page.trend.way)
        for name, (_, title) in WAYS.items()
    ]


def drawn_trend(page: UnitPage) -> Drawn | None:
    """The trend; none where there is but one year, or no value."""
    trend = page.trend
    if trend is None or not trend.is_shown or all(row.value is None for row in trend.rows):
        return None
    wide, narrow = (trend_svg(page, trend, setting) for setting in settings())
    return Drawn(safe(wide), safe(narrow))


def drawn_movement(page: UnitPage) -> Drawn | None:
    """The waterfall; none where there is nothing to compare with."""
    if page.movement is None:
        return None
    movement = page.movement
    wide, narrow = (movement_svg(movement, setting) for setting in settings())
    return Drawn(safe(wide), safe(narrow))


def settings() -> tuple[Setting, Setting]:
    """Wide and narrow, in the reader's language."""
    return Setting(spoken()), Setting(spoken(), width=PHONE)
