"""What the public page of dossiers says: units of one closed period, small groups left out."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from thuocdo.analytics.disclosure import suppressed
from thuocdo.analytics.table import KpiTable
from thuocdo.apps.dossiers import selectors
from thuocdo.apps.dossiers.models import Period
from thuocdo.apps.dossiers.selectors.rates import Shown, shown
from thuocdo.apps.units.models import Unit
from thuocdo.reporting.sheets import Column, Sheet, Value
from thuocdo.vietnamese.sentence import Sentence

CODES = ("received", "on_time", "on_time_settled", "online", "online_payment", "digitised")


class Line(NamedTuple):
    """A unit, or all of them."""

    code: str
    name: str
    figures: Sequence[Shown | None]  # in the order of CODES; none: of too few people to be told

    @property
    def received(self) -> Shown | None:
        """How many dossiers came in."""
        return self.figures[0]

    @property
    def rates(self) -> Sequence[Shown | None]:
        """Everything else."""
        return self.figures[1:]


class Summary(NamedTuple):
    """One closed period."""

    period: Period
    title: Sentence
    total: Line
    lines: list[Line]

    @property
    def heads(self) -> Sequence[Shown]:
        """What the columns are."""
        return [one for one in self.total.rates if one is not None]


def closed_period(code: str, authority: str) -> Period | None:
    """The closed period that an address names, else the newest. One query."""
    rows = selectors.newest_versions()
    named = [r for r in rows if r.code == code and authority in {"", r.authority.code}]
    found = named or rows
    return found[0] if found else None


def summary_of(period: Period) -> Summary:
    """The last version of a period. Three queries."""
    units = selectors.codes_below(period.authority)
    side = selectors.RESPONSIBLE
    total = selectors.closed_table(period, side, units)
    by_unit = selectors.closed_table(period, side, units, (side,))
    whole = Line(period.authority.code, str(period.authority), shown(total.cells(), CODES))
    title = selectors.title_of(period.code)
    return Summary(period, title, whole, lines_of(by_unit, names_of(by_unit)))


def lines_of(table: KpiTable, names: dict[str, str]) -> list[Line]:
    """The units by name; those with too few dossiers without figures."""
    cells: dict[str, list[object]] = {}
    for cell in table.cells():
        cells.setdefault(cell.group[0], []).append(cell)
    figures = {code: shown(own, CODES) for code, own in cells.items()}  # type: ignore[arg-type]
    told = [told_of(figures, place) for place in range(len(CODES))]
    return [
        Line(code, names.get(code, code), [column[code] for column in told])
        for code in [*names, *sorted(figures.keys() - names.keys())]
    ]


def told_of(figures: Mapping[str, Sequence[Shown]], place: int) -> dict[str, Shown | None]:
    """One indicator of all units; none where few people stand behind it."""
    own = {code: one[place] for code, one in figures.items()}
    sizes: dict[tuple[str, ...], tuple[int, int]] = {
        (code,): (one.number, one.rate.population if one.rate else one.number)
        for code, one in own.items()
    }
    told = suppressed(sizes)
    return {code: None if told[code,].is_withheld else one for code, one in own.items()}


def names_of(table: KpiTable) -> dict[str, str]:
    """Names of the units in the order of the Vietnamese alphabet. One query."""
    codes = {str(row[table.question.by[0]]) for row in table.counts.to_pylist()}
    rows = Unit.objects.filter(code__in=codes).order_by("sort_key", "valid_from")
    return {row.code: str(row) for row in rows}


def sheet_of(one: Summary) -> Sheet:
    """The same for files: counts beside each rate, nothing for what is left out."""
    columns = [Column("unit", UNIT_CODE), Column("name", UNIT), Column("received", RECEIVED, 0)]
    for head in one.heads:
        code, title = head.kpi.code, head.kpi.title
        counted = Sentence(f"{title.vi}: tử số", f"{title.en}: numerator")
        of = Sentence(f"{title.vi}: mẫu số", f"{title.en}: denominator")
        columns += [
            Column(f"{code}_count", counted, 0),
            Column(f"{code}_of", of, 0),
            Column(f"{code}_percent", title, 2),
        ]
    rows = [cells_of(line) for line in (one.total, *one.lines)]
    title = Sentence(f"Hồ sơ TTHC, {one.title.vi}", f"Dossiers, {one.title.en}")
    return Sheet(title, tuple(columns), rows, (NOTE,))


def cells_of(line: Line) -> tuple[Value, ...]:
    """One row; empty where figures are withheld."""
    cells: list[Value] = [line.code, line.name, line.received.number if line.received else None]
    for one in line.rates:
        if one is None or one.rate is None:
            cells += [None, None, None]
        else:
            cells += [one.number, one.rate.population, one.percent]
    return tuple(cells)


UNIT_CODE, UNIT = Sentence("Mã đơn vị", "Unit code"), Sentence("Đơn vị", "Unit")
RECEIVED = Sentence("Hồ sơ tiếp nhận", "Dossiers received")
NOTE = Sentence(
    "Ô có dưới 5 người đứng sau bị để trống; tỷ lệ trên quá ít trường hợp cũng để trống.",
    "Cells with fewer than 5 people behind them are empty, as are rates of too few cases.",
)
