"""Comparisons of years as sheets: a block, one unit in depth, a series."""

from collections.abc import Sequence
from decimal import Decimal

from thuocdo.core.comparing.bridge import Bridge
from thuocdo.core.comparing.comparability import Comparability
from thuocdo.core.comparing.series import SeriesPoint
from thuocdo.core.comparing.waterfall import (
    Contribution,
    StepKind,
    WaterfallStep,
    as_shown,
    bridged_contributions,
    cause_contributions,
    waterfall,
    waterfall_sentence,
)
from thuocdo.core.errors import InvalidRequest
from thuocdo.core.rounding import to_published
from thuocdo.reporting.scored import Scored
from thuocdo.reporting.sheets import Change as ShownChange
from thuocdo.reporting.sheets import Column, Level, Move, Sheet, Value
from thuocdo.reporting.two_years import Change, TwoYears, total_of
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
        real_change(bridged) if bridged else None,
        None if places is None else Move(places),
        FLAGS[flag],
        change.caution,
    )


def shown_change(points: Decimal | None) -> ShownChange | None:
    """A change with its sign; None where there is none."""
    return None if points is None else ShownChange(points)


def real_change(bridged: Bridge) -> ShownChange:
    """The real result, with the value that the sentence of the unit gives it."""
    effects = bridged.effects
    return ShownChange(effects.real, effects.shown(bridged.decimals).real)


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
        rows += step_rows(steps, bridged.decimals)
    title = Sentence(
        f"{name}: {years.old_year} → {years.new_year}",
        f"{name}: {years.old_year} → {years.new_year}",
    )
    told = waterfall_sentence(items, bridged.decimals)
    notes = [bridged.sentence, told, rounding_note(bridged), change.caution]
    columns = tuple(
        column._replace(decimals=bridged.decimals) if column.is_number else column
        for column in STEPS
    )
    return Sheet(title, columns, rows, tuple(note for note in notes if note.vi))


def step_rows(steps: Sequence[WaterfallStep], decimals: int) -> list[tuple[Value, ...]]:
    """One row a step: exact for programs, settled for people."""
    return [
        (exact.code or None, exact.title, change_of(exact, seen), Level(exact.end, seen.end))
        for exact, seen in zip(steps, as_shown(steps, decimals), strict=True)
    ]


def change_of(exact: WaterfallStep, seen: WaterfallStep) -> ShownChange | None:
    """What a step adds; nothing at the two years themselves."""
    is_year = exact.kind in {StepKind.START, StepKind.END}
    return None if is_year else ShownChange(exact.change, seen.change)


def rounding_note(bridged: Bridge) -> Sentence:
    """Why two rounded totals differ by other than the rounded change; empty where they do not."""
    old, new, difference = (
        to_published(points, bridged.decimals)
        for points in (bridged.old_total, bridged.new_total, bridged.difference)
    )
    return Sentence("", "") if old + difference == new else ROUNDED


ROUNDED = Sentence(
    "Mức thay đổi tính từ điểm chưa làm tròn, nên lệch một đơn vị ở chữ số cuối so với hiệu của "
    "hai tổng điểm đã làm tròn.",
    "The change is worked out from unrounded points, so that it is one unit of the last decimal "
    "away from the difference of the two rounded totals.",
)
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


def series_sheet(
    newest: Scored,
    found: list[Scored],
    points: list[SeriesPoint],
    changed: Sequence[str] = (),
) -> Sheet:
    """One row a unit and year; ``changed`` units are named as left out."""
    names = {code: unit.name for scored in found for code, unit in scored.figures.units.items()}
    rows: list[tuple[Value, ...]] = [
        (point.unit, names.get(point.unit, point.unit), point.year, point.value, note_of(point))
        for point in points
    ]
    notes = (left_out_note([names[unit] for unit in changed]),) if changed else ()
    return Sheet(newest.index_set.title, SERIES, rows, notes)


def left_out_note(names: Sequence[str]) -> Sentence:
    """Which units a series of unchanged units leaves out, and what shows them."""
    told = ", ".join(names)
    return Sentence(
        f"Không có trong chuỗi vì đơn vị đã thay đổi (sáp nhập, chia tách, điều chỉnh địa giới): "
        f"{told}. Dùng --series todays-units để tính lại các năm trước, hoặc --series as-it-was "
        "để xem các đơn vị cũ.",
        f"Left out, since the unit changed (merged, split, other boundaries): {told}. Use "
        "--series todays-units to reconstruct the years before, or --series as-it-was to see the "
        "units of then.",
    )


def note_of(point: SeriesPoint) -> Sentence | None:
    """What the value is made of, where it was worked out."""
    if point.note is None or not point.is_reconstructed:
        return point.note
    parts = ", ".join(code for code, _ in point.made_of)
    return Sentence(f"{point.note.vi} từ {parts}", f"{point.note.en} from {parts}")
