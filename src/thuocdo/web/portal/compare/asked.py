"""Which units, years and index an address asks to compare; unclear names ask back."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from thuocdo.reporting.snapshots.model import UnitLine
from thuocdo.vietnamese.collation import sort_key
from thuocdo.vietnamese.folding import fold
from thuocdo.vietnamese.sentence import Sentence
from thuocdo.web.portal.shelf import Shelf

MOST_UNITS = 6  # more are a table, not a comparison
CODE_AT_END = re.compile(r"\((?P<code>[^()]+)\)\s*$")  # as the list of names offers them


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be compared; all of it stands in the address."""

    slug: str
    units: tuple[UnitLine, ...]
    years: tuple[int, ...]  # oldest first
    refusals: tuple[Sentence, ...]  # what could not be understood

    @property
    def query(self) -> str:
        """The same choice as a query, with its question mark."""
        return "?" + urlencode(
            [
                ("chi-so", self.slug),
                *(("dv", unit.code) for unit in self.units),
                *(("nam", year) for year in self.years),
            ]
        )


def asked(shelf: Shelf, slug: str, units: Sequence[str], years: Sequence[str]) -> Asked:
    """Read an address; the last two years and the first index stand where nothing is said."""
    named = [text.strip() for text in units if text.strip()]
    slug = slug if slug in shelf.by_scheme else slug_for(shelf, named)
    known = units_of(shelf, slug)
    found: dict[str, UnitLine] = {}
    refusals: list[Sentence] = []
    for text in named[:MOST_UNITS]:
        unit = found_unit(known, text)
        if isinstance(unit, Sentence):
            refusals.append(unit)
        else:
            found[unit.code] = unit
    if len(named) > MOST_UNITS:
        refusals.append(TOO_MANY)
    published = shelf.years(slug)
    chosen = [year for year in published if str(year) in years] or published[:2]
    return Asked(slug, tuple(found.values()), tuple(sorted(chosen)), tuple(refusals))


TOO_MANY = Sentence(
    f"So sánh được nhiều nhất {MOST_UNITS} đơn vị một lần; các đơn vị sau đã được bỏ qua.",
    f"At most {MOST_UNITS} units can be compared at a time; the rest were left out.",
)


def slug_for(shelf: Shelf, named: Sequence[str]) -> str:
    """The first index that has a result of the first unit; else the first of all."""
    for slug in shelf.by_scheme:
        if named and not isinstance(found_unit(units_of(shelf, slug), named[0]), Sentence):
            return slug
    return next(iter(shelf.by_scheme), "")


def units_of(shelf: Shelf, slug: str) -> dict[str, UnitLine]:
    """All units with a result of an index, each as it was registered last."""
    years = reversed(list(shelf.by_scheme.get(slug, {}).values()))
    found = {code: one.snapshot.units[code] for one in years for code in one.snapshot.scores}
    return dict(sorted(found.items(), key=lambda item: sort_key(item[1].name)))


def found_unit(known: Mapping[str, UnitLine], text: str) -> UnitLine | Sentence:
    """The unit of a code or name, with or without marks; a question where it may be several."""
    at_end = CODE_AT_END.search(text)
    code = at_end["code"] if at_end else text
    if code in known:
        return known[code]
    wanted = fold(text)
    exact = [u for u in known.values() if wanted in {fold(u.name), fold(u.name_en), fold(u.code)}]
    fitting = exact or [u for u in known.values() if wanted in fold(f"{u.name} {u.name_en}")]
    if len(fitting) == 1:
        return fitting[0]
    return several(text, fitting) if fitting else nobody(text)


def several(text: str, fitting: Sequence[UnitLine]) -> Sentence:
    """Ask which of some units is meant."""
    shown = fitting[:6]
    vi = ", ".join(f"{unit.name} ({unit.code})" for unit in shown)
    en = ", ".join(f"{unit.title.en} ({unit.code})" for unit in shown)
    return Sentence(
        f"“{text}” có thể là nhiều đơn vị: {vi}. Ghi rõ hơn, hoặc chọn trong danh sách gợi ý.",
        f"“{text}” may be several units: {en}. Write more of it, or choose from the list.",
    )


def nobody(text: str) -> Sentence:
    """Say that no unit is called so."""
    return Sentence(
        f"Không có đơn vị “{text}” trong chỉ số này. Kiểm tra tên hoặc mã, hoặc chọn chỉ số khác.",
        f"This index has no unit “{text}”. Check the name or code, or choose another index.",
    )
