"""What a page says of one indicator: its value or why there is none, and of what it is a share."""

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from thuocdo.analytics.catalogue import BY_CODE
from thuocdo.analytics.kpi import Direction, Kpi, Target
from thuocdo.analytics.rate import NO_CASES, Rate
from thuocdo.analytics.table import Cell
from thuocdo.vietnamese.sentence import Sentence

THREE = ("on_time", "on_time_settled", "on_time_with_open")  # the official one first
REACHED, MISSED = Sentence("đạt", "reached"), Sentence("chưa đạt", "not reached")
POPULATIONS = {  # what a rate is a share of, for people
    "on_time": Sentence(
        "hồ sơ tiếp nhận trong kỳ có hạn giải quyết; hồ sơ chưa xong so với ngày chốt",
        "dossiers received in the period that have a limit; open ones against the as-of day",
    ),
    "on_time_settled": Sentence(
        "hồ sơ giải quyết xong trong kỳ; không kể hồ sơ quá hạn còn mở",
        "dossiers settled in the period; those overdue and open are left out",
    ),
    "on_time_with_open": Sentence(
        "hồ sơ giải quyết xong trong kỳ cộng hồ sơ quá hạn còn mở",
        "dossiers settled in the period plus those overdue and still open",
    ),
    "online_payment": Sentence(
        "hồ sơ tiếp nhận có khoản phí, lệ phí lớn hơn 0",
        "dossiers received with a fee above 0",
    ),
    "digitised": Sentence(
        "thành phần của hồ sơ tiếp nhận trong kỳ", "components of the dossiers received"
    ),
    "satisfaction": Sentence(
        "lượt đánh giá của hồ sơ kết thúc trong kỳ", "ratings of dossiers that ended"
    ),
    "apology_sent": Sentence(
        "hồ sơ bắt đầu quá hạn trong kỳ", "dossiers that became overdue in the period"
    ),
    "apology_in_term": Sentence(
        "hồ sơ bắt đầu quá hạn trong kỳ, có hạn gửi thư",
        "dossiers that became overdue in the period and have a last day for the letter",
    ),
    "time_cut": Sentence(
        "thời hạn theo quy định của hồ sơ tiếp nhận, tính bằng phút làm việc",
        "the legal limits of the dossiers received, in working minutes",
    ),
    "early": Sentence(
        "hồ sơ giải quyết xong trong kỳ có hạn giải quyết",
        "dossiers settled in the period that have a limit",
    ),
    "overdue": Sentence(
        "hồ sơ giải quyết xong trong kỳ có hạn giải quyết",
        "dossiers settled in the period that have a limit",
    ),
}


class Shown(NamedTuple):
    """One indicator as a page shows it."""

    kpi: Kpi
    number: int
    rate: Rate | None  # null for a plain count

    @property
    def percent(self) -> Decimal | None:
        """The value, where there is one to show."""
        return self.rate.percent if self.rate and self.rate.is_enough else None

    @property
    def lack(self) -> Sentence | None:
        """Why no value is shown; null where one is."""
        return self.rate.lack if self.rate else None

    @property
    def low(self) -> Decimal | None:
        """Lower end of the 95 % interval."""
        return self.ends[0] if self.ends else None

    @property
    def high(self) -> Decimal | None:
        """Upper end of it."""
        return self.ends[1] if self.ends else None

    @property
    def ends(self) -> tuple[Decimal, Decimal] | None:
        """The interval of a value that is shown."""
        return self.rate.interval if self.rate and self.rate.is_enough else None

    @property
    def missing(self) -> int:
        """What of the population is not in the numerator."""
        return self.rate.population - self.number if self.rate else 0

    @property
    def target(self) -> Target | None:
        """The line to reach, where there is one."""
        return self.kpi.targets[0] if self.kpi.targets else None

    @property
    def is_reached(self) -> bool | None:
        """Whether the line is reached; null without a line or a value."""
        if self.target is None or self.percent is None:
            return None
        if self.kpi.direction is Direction.LESS:
            return self.percent <= self.target.percent
        return self.percent >= self.target.percent

    @property
    def verdict(self) -> Sentence | None:
        """The same in words."""
        return None if self.is_reached is None else REACHED if self.is_reached else MISSED

    @property
    def population(self) -> Sentence:
        """What the rate is a share of."""
        own = POPULATIONS.get(self.kpi.code)
        if own:
            return own
        by, counted = self.kpi.by_date, self.kpi.counted
        return Sentence(f"{counted.vi}, {by.vi}", f"{counted.en}, {by.en}")


def shown(cells: Iterable[Cell], codes: Iterable[str]) -> list[Shown]:
    """Indicators in the order asked for; one without cases says so."""
    found = {cell.kpi.code: Shown(cell.kpi, cell.number, cell.rate) for cell in cells}
    return [found.get(code, nothing(code)) for code in codes]


def nothing(code: str) -> Shown:
    """An indicator of which there was no case."""
    kpi = BY_CODE[code]
    rate = Rate(0, 0, 0, kpi.minimum_n, kpi.has_interval) if kpi.is_rate else None
    return Shown(kpi, 0, rate)


__all__ = ["NO_CASES", "THREE", "Shown", "nothing", "shown"]
