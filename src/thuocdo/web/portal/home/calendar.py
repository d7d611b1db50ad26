"""The calendar of publications, with what is announced."""

from datetime import datetime

from thuocdo.apps.publications import selectors
from thuocdo.vietnamese.sentence import Sentence
from thuocdo.web.portal.home.page import Line

SHOWN = 12  # days, the latest first


def calendar(at: datetime) -> list[Line]:
    """What was published and what is to come; it tells no figure. One query."""
    return [
        Line(
            line.at,
            line.scheme.slug,
            Sentence(line.scheme.short, line.scheme.short_en),
            line.year,
            line.version,
            line.is_out,
        )
        for line in selectors.calendar(at)[:SHOWN]
    ]
