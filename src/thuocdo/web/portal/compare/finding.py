"""What a comparison shows, in one sentence: the title of its page."""

from thuocdo.vietnamese.numbers import write_change, write_number
from thuocdo.vietnamese.sentence import Sentence
from thuocdo.web.portal.compare.bridged import Bridged
from thuocdo.web.portal.compare.side_by_side import Row, SideBySide

NOTHING = Sentence("Chọn đơn vị và năm để so sánh", "Choose units and years to compare")


def finding(table: SideBySide, one: Bridged | None) -> Sentence:
    """Who gained what, or who stands highest."""
    if not table.rows or not table.years:
        return NOTHING
    if len(table.rows) == 1:
        return of_one(table.rows[0], table, one)
    return of_several(table)


def of_one(row: Row, table: SideBySide, one: Bridged | None) -> Sentence:
    """One unit: its change and the part of it that is real."""
    name, first, last = row.unit.title, table.years[0].year, table.years[-1].year
    if first == last:
        return of_several(table)
    if one is None:
        told = row.cells[-1].change
        if told is None or told.points is None or len(table.years) > 2:
            return Sentence(
                f"{name.vi}: năm {first} và {last} không so sánh trực tiếp được",
                f"{name.en}: {first} and {last} cannot be compared directly",
            )
        vi, en = (write_change(told.points, 2, speech) for speech in ("vi", "en"))
        return Sentence(
            f"{name.vi}: {vi} điểm so với năm {first}, theo văn bản công bố",
            f"{name.en}: {en} points against {first}, as the document states",
        )
    effects = one.bridge.effects.shown(one.bridge.decimals)
    whole, real = effects.difference, effects.real
    told_vi, told_en = (write_change(whole, 2, speech) for speech in ("vi", "en"))
    real_vi, real_en = (write_change(real, 2, speech) for speech in ("vi", "en"))
    return Sentence(
        f"{name.vi}: {told_vi} điểm từ {first} đến {last}, kết quả thật {real_vi}",
        f"{name.en}: {told_en} points from {first} to {last}, real result {real_en}",
    )


def of_several(table: SideBySide) -> Sentence:
    """Who stands highest in the newest year of the table."""
    year = table.years[-1].year
    known = [
        (row.cells[-1].value, row.unit.title)
        for row in table.rows
        if row.cells[-1].value is not None
    ]
    if not known:
        return Sentence(
            f"Chưa có kết quả năm {year} để so sánh", f"No results of {year} to compare"
        )
    value, name = max(known, key=lambda pair: pair[0] or 0)
    vi, en = (write_number(value or 0, 2, speech) for speech in ("vi", "en"))
    if len(known) == 1:
        return Sentence(f"{name.vi}: {vi} điểm năm {year}", f"{name.en}: {en} points in {year}")
    return Sentence(
        f"{name.vi} cao nhất trong {len(known)} đơn vị năm {year}: {vi} điểm",
        f"{name.en} is highest of {len(known)} units in {year}: {en} points",
    )
