"""Comparisons of years as sheets: a block, one unit in depth, a series."""

from decimal import Decimal

from thuocdo.cli.scored import Scored
from thuocdo.cli.two_years import Change, TwoYears, total_of
from thuocdo.cli.writing.sheets import Change as ShownChange
from thuocdo.cli.writing.sheets import Column, Move, Sheet, Value
from thuocdo.core.comparing.bridge import Bridge
from thuocdo.core.comparing.comparability import Comparability
from thuocdo.core.comparing.series import SeriesPoint
from thuocdo.core.comparing.waterfall import (
    Contribution,
    StepKind,
    WaterfallStep,
    bridged_contributions,
    cause_contributions,
    waterfall,
    waterfall_sentence,
)
from thuocdo.core.errors import InvalidRequest
from thuocdo.vietnamese.sentence import Sentence

FLAGS = {
    Comparability.COMPARABLE: Sentence("so sánh được", "comparable"),
    Comparability.CONDITIONAL: Sentence("có điều kiện", "conditional"),
    Comparability.NOT_COMPARABLE: Sentence("không so sánh được", "not comparable"),
}
STEPS = (
    Column("code", Sentence("Mã", "Code")),
    Column("title", Sentence("Nội dung", "Item")),
    Column("change", Sentence("Thay đổi", "Change"), 2),
    Column("level", Sentence("Mức điểm", "Points"), 2),
)
SERIES = (
    Column("unit", Sentence("Mã", "Code")),
    Column("name", Sentence("Đơn vị", "Unit")),
    Column("year", Sentence("Năm", "Year")),
    Column("percent", Sentence("Chỉ số (%)", "Index (%)"), 2),
    Column("note", Sentence("Ghi chú", "Note")),
)
CONDITIONAL = Sentence(
    "So sánh có điều kiện khi bộ chỉ số hoặc đơn vị đã thay đổi; phần kết quả thật đã tách "
    "phần do đổi quy tắc, trọng số và đơn vị. Không so hạng giữa hai nhóm xếp hạng khác nhau.",
    "Where the edition or the unit changed the comparison is conditional; the real result is what "
    "remains after rule, weight and unit. Ranks of different cohorts are not compared.",
)


def block_sheet(years: TwoYears) -> Sheet:
    """One row a unit of the newer year."""
    columns = (
        Column("rank", Sentence("Hạng", "Rank"), is_unbroken=True),
        Column("out_of", Sentence("Số đơn vị xếp hạng", "Units ranked"), is_detail=True),
        Column("unit", Sentence("Mã", "Code")),
        Column("name", Sentence("Đơn vị", "Unit"), is_unbroken=True),
        Column("block", Sentence("Khối", "Block"), is_section=True),
        Column("band", Sentence("Xếp loại", "Band")),
        Column("old_total", Sentence(f"Năm {years.old_year}", f"{years.old_year}"), 2),
        Column("new_total", Sentence(f"Năm {years.new_year}", f"{years.new_year}"), 2),
        Column("change", Sentence("Thay đổi", "Change"), 2),
        Column("real", Sentence("Kết quả thật", "Real result"), 2),
        Column("places", Sentence("Đổi hạng", "Places"), is_unbroken=True),
        Column("flag", Sentence("So sánh", "Comparability"), is_unbroken=True),
        Column("reason", Sentence("Lý do", "Reason"), is_detail=True),
    )
    rows = [change_row(years, change) for change in years.changes()]
    return Sheet(years.new.index_set.title, columns, rows, (CONDITIONAL, years.comparison.sentence))


def change_row(years: TwoYears, change: Change) -> tuple[Value, ...]:
    """One unit; no difference where there is nothing to compare with."""
    place, result = years.new.places.get(change.unit), years.new.results[change.unit]
    delta, bridged = change.delta, change.bridge
    flag = delta.judged.flag if delta else Comparability.NOT_COMPARABLE
    places = delta.places if delta else None
    return (
        place,
        place.out_of if place else None,
        change.unit,
        years.new.figures.units[change.unit].name,
        years.new.figures.units[change.unit].block or None,
        result.band,
        bridged.old_total if bridged else total_of(years.old.results.get(change.unit)),
        total_of(result),
        shown_change(delta.points if delta else None),
        shown_change(bridged.effects.shown(bridged.decimals).real if bridged else None),
        None if places is None else Move(places),
        FLAGS[flag],
        change.caution,
    )


def shown_change(points: Decimal | None) -> ShownChange | None:
    """A change with its sign; None where there is none."""
    return None if points is None else ShownChange(points)


def unit_sheet(years: TwoYears, unit: str, *, by_domain: bool) -> Sheet:
    """Why the total of a unit changed: causes first, then the items that moved it most.

    Raises:
        InvalidRequest: there is nothing to compare it with.
    """
    change, name = years.change_of(unit), years.new.figures.units[unit].name
    bridged = change.bridge
    if bridged is None:
        raise InvalidRequest(f"{name}: {change.note.vi}.", f"{name}: {change.note.en}.")
    causes = waterfall(bridged.old_total, bridged.new_total, cause_contributions(bridged))
    moved = domains_of(years, bridged) if by_domain else bridged_contributions(bridged)
    items = waterfall(bridged.old_total, bridged.new_total, moved, shown=8)
    rows: list[tuple[Value, ...]] = []
    for heading, steps in ((CAUSES, causes), (ITEMS, items)):
        rows.append((None, heading, None, None))
        rows += [(step.code or None, step.title, change_of(step), step.end) for step in steps]
    title = Sentence(
        f"{name}: {years.old_year} → {years.new_year}",
        f"{name}: {years.old_year} → {years.new_year}",
    )
    notes = [bridged.sentence, waterfall_sentence(items, bridged.decimals), change.caution]
    return Sheet(title, STEPS, rows, tuple(note for note in notes if note.vi))


def change_of(step: WaterfallStep) -> ShownChange | None:
    """What a step adds; nothing at the two years themselves."""
    is_year = step.kind in {StepKind.START, StepKind.END}
    return None if is_year else ShownChange(step.change)


CAUSES = Sentence("Theo nguyên nhân", "By cause")
ITEMS = Sentence("Theo nội dung", "By item")


def domains_of(years: TwoYears, bridged: Bridge) -> list[Contribution]:
    """The contributions of the domains of the newer edition; dropped ones stand together."""
    titles = {domain.code: domain.title for domain in years.new.index_set.domains}
    dropped = Sentence("mục không còn trong bộ", "items no longer in the set")
    return [
        Contribution(code or "", titles[code] if code else dropped, effects.difference)
        for code, effects in bridged.by_domain.items()
    ]


def series_sheet(newest: Scored, found: list[Scored], points: list[SeriesPoint]) -> Sheet:
    """One row a unit and year."""
    names = {code: unit.name for scored in found for code, unit in scored.figures.units.items()}
    rows: list[tuple[Value, ...]] = [
        (point.unit, names.get(point.unit, point.unit), point.year, point.value, note_of(point))
        for point in points
    ]
    return Sheet(newest.index_set.title, SERIES, rows)


def note_of(point: SeriesPoint) -> Sentence | None:
    """What the value is made of, where it was worked out."""
    if point.note is None or not point.made_of:
        return point.note
    parts = ", ".join(code for code, _ in point.made_of)
    return Sentence(f"{point.note.vi} từ {parts}", f"{point.note.en} from {parts}")
