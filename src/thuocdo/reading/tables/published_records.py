"""Published figures as JSON objects, turned into statements to be checked."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from difflib import get_close_matches
from typing import Any, NamedTuple

from thuocdo.core.checking.kinds import is_total
from thuocdo.core.checking.published import Part, PublishedTable, Statement
from thuocdo.reading.tables.columns import plain_header
from thuocdo.reading.tables.quantities import (
    NotAQuantity,
    count_of,
    decimal_of,
    is_blank,
    plausible,
    whole,
)
from thuocdo.reading.tables.records import Record
from thuocdo.reading.tables.refusals import UnreadableTable
from thuocdo.vietnamese.normalising import to_nfc
from thuocdo.vietnamese.numbers import DecimalMark
from thuocdo.vietnamese.sentence import Sentence

# Documented key → other spellings that mean the same.
UNIT_KEYS: Mapping[str, tuple[str, ...]] = {
    "unit": (),
    "level": ("block",),
    "year": (),
    "total": ("points",),
    "max": ("maximum", "max_points"),
    "rank": (),
    "out_of": (),
    "delta_points": ("change",),
    "delta_rank": ("rank_change",),
    "domains": ("parts",),
    "numerator": (),
    "denominator": (),
    "percent": (),
}
DOMAIN_KEYS: Mapping[str, tuple[str, ...]] = {
    "name": (),
    "points": (),
    "max": ("maximum", "max_points"),
    "delta": ("change", "delta_points"),
    "code": (),
    "parent": (),
    "numerator": (),
    "denominator": (),
    "percent": (),
}
_ALMOST = 0.9  # likeness from which an unknown key is a slip in a known one

Read = Callable[[str, DecimalMark | None], Decimal]


class Records(NamedTuple):
    """What the objects say, and the keys that nobody read."""

    table: PublishedTable
    unknown_keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Fields:
    """One object by its documented keys, and where it stands."""

    values: dict[str, Any]
    place: Sentence
    mark: DecimalMark | None

    def text(self, key: str) -> str:
        value = self.values.get(key)
        if value is None:
            return ""
        if isinstance(value, str | Decimal):
            return " ".join(to_nfc(str(value)).split())
        raise self.refused(key, _NO_TEXT)

    def decimal(self, key: str) -> Decimal | None:
        return self._number(key, decimal_of)

    def count(self, key: str) -> Decimal | None:
        return self._number(key, count_of)

    def percent(self, key: str) -> Decimal | None:
        value = self.values.get(key)
        if isinstance(value, str):
            plain = {**self.values, key: value.strip().removesuffix("%").rstrip()}
            return replace(self, values=plain).decimal(key)
        return self.decimal(key)

    def whole(self, key: str) -> int | None:
        number = self.decimal(key)
        try:
            return None if number is None else whole(number)
        except NotAQuantity as wrong:
            raise self.refused(key, wrong.sentence) from wrong

    def _number(self, key: str, read: Read) -> Decimal | None:
        value = self.values.get(key)
        try:
            if value is None or (isinstance(value, str) and is_blank(value)):
                return None
            if isinstance(value, Decimal):
                return plausible(value)
            if isinstance(value, str):
                return read(value.strip(), self.mark)
        except NotAQuantity as wrong:
            raise self.refused(key, wrong.sentence) from wrong
        raise self.refused(key, _NO_NUMBER)

    def refused(self, key: str, what: Sentence) -> UnreadableTable:
        return UnreadableTable(
            f"{self.place.vi}, khóa `{key}`: {what.vi}", f"{self.place.en}, key `{key}`: {what.en}"
        )


def published_records(records: Iterable[Record], name: str, mark: DecimalMark | None) -> Records:
    """Read one statement from each object; every key may be missing or null.

    Raises:
        UnreadableTable: a value is not what its key asks for, no key is known, or a key is
            almost a known one.
    """
    unknown: dict[str, None] = {}
    statements: list[Statement] = []
    for record in records:
        fields, others = _known(record.fields, UNIT_KEYS, record.place, mark)
        unknown.update(dict.fromkeys(others))
        statements.extend(_statements(fields, unknown))
    return Records(PublishedTable(tuple(statements), name), tuple(unknown))


def _statements(fields: _Fields, unknown: dict[str, None]) -> Iterable[Statement]:
    parts: list[Part] = []
    totals: list[Part] = []
    for number, domain in enumerate(_domains(fields), start=1):
        place = Sentence(
            f"{fields.place.vi}, phần thứ {number}", f"{fields.place.en}, part {number}"
        )
        inner, others = _known(domain, DOMAIN_KEYS, place, fields.mark)
        unknown.update(dict.fromkeys(others))
        part = _part(inner)
        (totals if is_total(part.code, part.name) else parts).append(part)
    statement = _statement(fields, tuple(parts), claims=bool(totals))
    yield statement
    for total in totals:
        yield Statement(
            unit=statement.unit,
            level=statement.level,
            year=statement.year,
            total=total.points,
            maximum=total.maximum,
            change=total.change,
        )


def _domains(fields: _Fields) -> list[dict[str, Any]]:
    domains = fields.values.get("domains")
    if domains is None:
        return []
    if not isinstance(domains, list) or not all(isinstance(one, dict) for one in domains):
        raise fields.refused("domains", _NO_LIST)
    return domains


def _statement(fields: _Fields, parts: tuple[Part, ...], *, claims: bool) -> Statement:
    rank, out_of = _rank(fields)
    share = Part(
        numerator=fields.count("numerator"),
        denominator=fields.count("denominator"),
        percent=fields.percent("percent"),
    )
    return Statement(
        unit=fields.text("unit"),
        level=fields.text("level"),
        year=fields.whole("year"),
        total=fields.decimal("total"),
        maximum=fields.decimal("max"),
        rank=rank,
        out_of=out_of,
        change=fields.decimal("delta_points"),
        rank_change=fields.whole("delta_rank"),
        parts=parts,
        claims_all_parts=claims,
        shares=(share,),
    )


def _rank(fields: _Fields) -> tuple[int | None, int | None]:
    """The rank may be a text with its denominator, ``"5/11"``."""
    value, out_of = fields.values.get("rank"), fields.whole("out_of")
    if not isinstance(value, str) or "/" not in value:
        return fields.whole("rank"), out_of
    rank, _, units = value.partition("/")
    split = replace(fields, values={"rank": rank, "out_of": units})
    return split.whole("rank"), split.whole("out_of") if out_of is None else out_of


def _part(fields: _Fields) -> Part:
    return Part(
        code=fields.text("code"),
        name=fields.text("name"),
        parent=fields.text("parent"),
        points=fields.decimal("points"),
        maximum=fields.decimal("max"),
        change=fields.decimal("delta"),
        numerator=fields.count("numerator"),
        denominator=fields.count("denominator"),
        percent=fields.percent("percent"),
    )


def _known(
    raw: dict[str, Any],
    keys: Mapping[str, tuple[str, ...]],
    place: Sentence,
    mark: DecimalMark | None,
) -> tuple[_Fields, list[str]]:
    spellings = {plain_header(one): key for key, more in keys.items() for one in (key, *more)}
    fields = _Fields({}, place, mark)
    others: list[str] = []
    for given, value in raw.items():
        key = spellings.get(plain_header(given))
        if key is None:
            _refuse_a_slip(given, spellings, fields)
            others.append(given)
        elif key in fields.values:
            raise fields.refused(given, _SAID_TWICE)
        else:
            fields.values[key] = value
    if raw and not fields.values:
        raise fields.refused(next(iter(raw)), _NOTHING_KNOWN)
    return fields, others


def _refuse_a_slip(given: str, spellings: dict[str, str], fields: _Fields) -> None:
    near = get_close_matches(plain_header(given), spellings, n=1, cutoff=_ALMOST)
    if near:
        key = spellings[near[0]]
        raise fields.refused(
            given,
            Sentence(
                f"không có khóa này; có phải `{key}`? Sửa lại tên khóa.",
                f"there is no such key; is `{key}` meant? Correct the key.",
            ),
        )


_NO_TEXT = Sentence(
    "không phải là chữ. Ghi tên trong dấu ngoặc kép.",
    "this is not a text. Write the name in quotes.",
)
_NO_NUMBER = Sentence(
    "không phải là số. Ghi số hoặc null.", "this is not a number. Write a number or null."
)
_NO_LIST = Sentence(
    'không phải là danh sách đối tượng. Ghi [{"name": …, "points": …}].',
    'this is not a list of objects. Write [{"name": …, "points": …}].',
)
_SAID_TWICE = Sentence(
    "khóa này được ghi hai lần dưới hai tên. Bỏ một khóa.",
    "this key is given twice under two names. Remove one.",
)
_NOTHING_KNOWN = Sentence(
    "không có khóa nào đọc được. Dùng các khóa unit, level, year, total, max, rank, out_of, "
    "delta_points, delta_rank, domains.",
    "no key is known. Use the keys unit, level, year, total, max, rank, out_of, delta_points, "
    "delta_rank, domains.",
)
