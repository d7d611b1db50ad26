"""What became of each unit since the year before, with how far the difference may be read."""

import re
from collections.abc import Collection, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from thuocdo.apps.publications import selectors
from thuocdo.core.comparing.comparability import Comparability
from thuocdo.core.index_set.editions import Change as ItemChange
from thuocdo.core.rounding import rank_key
from thuocdo.reporting.snapshots.comparing import two_years
from thuocdo.reporting.snapshots.model import Kind, Snapshot, UnitScore
from thuocdo.reporting.two_years import Change, TwoYears
from thuocdo.vietnamese.sentence import Sentence
from thuocdo.web.portal.ranking.standing import standing
from thuocdo.web.portal.shelf import Published, Shelf

CODE = re.compile(r"\b[A-Z]*[0-9]+\b")  # of a unit, as reservations name it
NOTHING = Sentence("", "")
AS_STATED = Sentence(
    "theo văn bản công bố; không có số liệu gốc để tính lại",
    "as the published document states; there are no figures to compute it again",
)


class UnitChange(NamedTuple):
    """One unit against the year before; no difference where it would not be one."""

    before: Decimal | None  # value of the unit itself in the year before
    points: Decimal | None
    places: int | None  # positive is better
    flag: Comparability
    caution: Sentence  # with what reservation it is to be read; "" for a plain one
    place_before: tuple[int, int] | None = None  # rank and denominator of the year before

    @property
    def is_comparable(self) -> bool:
        """Whether there is a difference in points."""
        return self.points is not None


class Compared(NamedTuple):
    """All units of a publication against the year before."""

    year: int  # the year before
    of: Mapping[str, UnitChange]
    years: TwoYears | None = None  # none: as an old document states it

    def note_on(self, units: Collection[str]) -> Sentence:
        """What a reader must know before comparing these units; "" where all is plain."""
        if self.years is None:
            return NOTHING
        return note_of(self.years, {code: self.of[code] for code in units if code in self.of})


def compared(shelf: Shelf, one: Published) -> Compared | None:
    """The comparison with the year before; none where there is nothing to compare with."""
    if one.snapshot.kind is Kind.STATED:
        return stated(one.snapshot)
    older = shelf.before(one)
    if older is None or older.snapshot.kind is Kind.STATED:
        return None
    return computed(older, one)


def stated(snapshot: Snapshot) -> Compared | None:
    """The differences that an old document states; none where it states none."""
    told = {
        code: stated_change(snapshot, score)
        for code, score in snapshot.scores.items()
        if score.stated is not None
    }
    return Compared(snapshot.year - 1, told) if told else None


def stated_change(snapshot: Snapshot, score: UnitScore) -> UnitChange:
    """What follows from the document alone: the place before from the places won."""
    points, places = score.stated or (None, None)
    now = standing(snapshot, score)
    before = None if now is None or points is None else now - points
    is_placed = None not in {score.rank, score.out_of, places}
    held = ((score.rank or 0) + (places or 0), score.out_of or 0) if is_placed else None
    return UnitChange(before, points, places, Comparability.CONDITIONAL, AS_STATED, held)


@lru_cache(maxsize=64)
def from_bundles(older: str, newer: str) -> TwoYears:
    """Both years computed again from their frozen bundles, by hash."""
    return two_years(selectors.bundle_path(older), selectors.bundle_path(newer))


def computed(older: Published, newer: Published) -> Compared:
    """The differences of two computed years; worked out once for each pair of contents."""
    years = from_bundles(older.content_hash, newer.content_hash)
    return between_same(years, Same(older.snapshot), Same(newer.snapshot))


class Same:
    """A snapshot as a key: it never changes, so the very object will do."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot

    def __hash__(self) -> int:
        return id(self.snapshot)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.snapshot is other.snapshot


@lru_cache(maxsize=64)
def between_same(years: TwoYears, older: Same, newer: Same) -> Compared:
    """The same, kept."""
    return between(years, older.snapshot, newer.snapshot)


def between(years: TwoYears, older: Snapshot, newer: Snapshot) -> Compared:
    """Each unit's difference, read from both snapshots and judged by the core."""
    told = {
        change.unit: unit_change(change, older, newer)
        for change in years.changes()
        if change.unit in newer.scores
    }
    return Compared(years.old_year, told, years)


def unit_change(change: Change, older: Snapshot, newer: Snapshot) -> UnitChange:
    """One unit: the published values where it is the same unit, else the bridged ones."""
    delta, own = change.delta, older.scores.get(change.unit)
    before = standing(older, own) if own else None
    held = (own.rank, own.out_of) if own and own.rank and own.out_of else None
    if delta is None:
        return UnitChange(before, None, None, Comparability.NOT_COMPARABLE, change.note, held)
    points = delta.points
    now = standing(newer, newer.scores[change.unit])
    if points is not None and before is not None and now is not None:
        points = rank_key(now) - rank_key(before)
    told = told_plainly(change.caution, older, newer)
    return UnitChange(before, points, delta.places, delta.judged.flag, told, held)


def told_plainly(caution: Sentence, older: Snapshot, newer: Snapshot) -> Sentence:
    """A reservation with names of units and of editions in place of their codes."""
    units = {**older.units, **newer.units}

    def plain(language: str) -> str:
        def name(found: re.Match[str]) -> str:
            unit = units.get(found[0])
            return unit.title.in_language(language) if unit else found[0]

        return CODE.sub(name, caution.in_language(language).replace(f"{newer.scheme}/", ""))

    return Sentence(plain("vi"), plain("en"))


def note_of(years: TwoYears, told: Mapping[str, UnitChange]) -> Sentence:
    """What a reader must know before reading differences; "" where all are plain."""
    edition, units = edition_note(years), units_note(told)
    parts = [part for part in (edition, units) if part.vi]
    if not parts:
        return NOTHING
    vi, en = " và ".join(part.vi for part in parts), " and ".join(part.en for part in parts)
    vi, en = f"Năm {years.new_year} {vi}.", f"{years.new_year} {en}."
    if edition.vi:
        vi += " Chênh lệch gồm cả phần do đổi bộ chỉ số; trang đơn vị tách riêng kết quả thật."
        en += (
            " Differences include the change of edition; the page of each unit splits off its real "
            "result."
        )
    if units.vi:
        vi += f" Với các đơn vị này, điểm năm {years.old_year} được tính lại từ đơn vị trước đây."
        en += f" Their points of {years.old_year} are worked out from the units before them."
    return Sentence(vi, en)


def edition_note(years: TwoYears) -> Sentence:
    """How the edition changed; "" when it did not."""
    comparison = years.comparison
    if comparison.old.content_hash == comparison.new.content_hash:
        return NOTHING
    rules = comparison.count(ItemChange.CHANGED_RULE)
    maxima = comparison.count(ItemChange.CHANGED_MAXIMUM)
    new, dropped = comparison.count(ItemChange.NEW), comparison.count(ItemChange.DROPPED)
    return Sentence(
        f"dùng bộ chỉ số mới (mục đổi quy tắc: {rules}, đổi điểm tối đa: {maxima}, "
        f"mới: {new}, bỏ: {dropped})",
        f"uses a new edition (items with another rule: {rules}, another maximum: {maxima}, "
        f"new: {new}, dropped: {dropped})",
    )


def units_note(told: Mapping[str, UnitChange]) -> Sentence:
    """How many units did not exist in this shape before; "" when all did."""
    count = sum(1 for change in told.values() if change.before is None and change.is_comparable)
    if not count:
        return NOTHING
    return Sentence(f"có {count} đơn vị mới sắp xếp lại", f"has {count} reorganised units")
