"""What is asked of a lake: indicators, over a period, as of a day, by what."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

from thuocdo.analytics.catalogue import KPIS, measures_of
from thuocdo.analytics.errors import UnknownIndicator
from thuocdo.analytics.kpi import Kpi
from thuocdo.analytics.measures import Measure
from thuocdo.analytics.periods import Every, Period, divided
from thuocdo.analytics.tables import CODED_BY, last_minute
from thuocdo.vietnamese.sentence import Sentence


class Grouping(NamedTuple):
    """One way to divide dossiers."""

    title: Sentence
    column: str  # of the lake's rows
    of_entry: str | None = None  # key of the column's dictionary: groups several codes in one

    @property
    def dictionary(self) -> str | None:
        """The table that explains its codes; null where the numbers speak for themselves."""
        return CODED_BY.get(self.column)


GROUPINGS = MappingProxyType(
    {
        "receiver": Grouping(Sentence("Đơn vị tiếp nhận", "Receiving unit"), "receiver"),
        "responsible": Grouping(Sentence("Đơn vị giải quyết", "Responsible unit"), "responsible"),
        "level": Grouping(Sentence("Cấp giải quyết", "Level"), "responsible", "level"),
        "receiver_level": Grouping(Sentence("Cấp tiếp nhận", "Intake level"), "receiver", "level"),
        "field": Grouping(Sentence("Lĩnh vực", "Field"), "field"),
        "procedure": Grouping(Sentence("Thủ tục", "Procedure"), "procedure"),
        "group": Grouping(Sentence("Nhóm thủ tục", "Procedure group"), "procedure", "group"),
        "channel": Grouping(Sentence("Kênh tiếp nhận", "Channel"), "channel"),
        "online_level": Grouping(Sentence("Mức trực tuyến", "Online level"), "online_level"),
        "subject": Grouping(Sentence("Đối tượng", "Subject"), "subject"),
        "cause": Grouping(Sentence("Nguyên nhân", "Cause"), "cause"),
    }
)


@dataclass(frozen=True)
class Question:
    """Indicators over the parts of a period, seen as of the end of a day.

    What happened after that day is not counted; a dossier that ended later is open.
    """

    period: Period
    as_of: date
    by: tuple[str, ...] = ()  # keys of GROUPINGS
    every: Every | None = None
    kpis: tuple[Kpi, ...] = KPIS

    def __post_init__(self) -> None:
        """Refuse a grouping that does not exist or is named twice."""
        unknown = [key for key in self.by if key not in GROUPINGS]
        if unknown or len(set(self.by)) < len(self.by):
            known = ", ".join(GROUPINGS)
            raise UnknownIndicator(
                f"không phân nhóm theo {', '.join(unknown or self.by)} được. "
                f"Chọn mỗi cách một lần trong: {known}.",
                f"cannot group by {', '.join(unknown or self.by)}. Choose each once of: {known}.",
            )

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The lake's columns by which an engine groups; each once."""
        return tuple(dict.fromkeys(GROUPINGS[key].column for key in self.by))

    @cached_property
    def parts(self) -> tuple[Period, ...]:
        """The period divided; part n of the answer is ``parts[n - 1]``."""
        return divided(self.period, self.every)

    @cached_property
    def measures(self) -> tuple[Measure, ...]:
        """What has to be summed."""
        return measures_of(self.kpis)

    @property
    def now(self) -> int:
        """The last minute of the as-of day."""
        return last_minute(self.as_of)

    @property
    def until(self) -> int:
        """The last minute of which anything is counted."""
        return min(self.now, self.period.last_minute)
