"""What a document states, as plain JSON beside the draft and back, every digit kept."""

from decimal import Decimal
from typing import Any

from thuocdo.core.checking.published import PublishedTable, Statement
from thuocdo.reporting.snapshots.model import BandLine, UnitLine
from thuocdo.reporting.snapshots.stating import Stated, StatedPart, StatedUnit
from thuocdo.vietnamese.sentence import Sentence

UNNAMED = "–"


def as_json(stated: Stated) -> dict[str, Any]:
    """Names and texts; decimals become texts with the digits of the document."""
    return dict(plain(stated))


def plain(value: Any) -> Any:  # noqa: ANN401  (whatever a statement holds)
    """One value: a named tuple by its names, other sequences in order."""
    if isinstance(value, Sentence):
        return list(value)
    if hasattr(value, "_asdict"):
        return {name: plain(each) for name, each in value._asdict().items()}
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    return str(value) if isinstance(value, Decimal) else value


def stated_in(data: dict[str, Any]) -> Stated:
    """The statement again."""
    return Stated(
        scheme=data["scheme"],
        title=Sentence(*data["title"]),
        units=tuple(unit_in(each) for each in data["units"]),
        scale=decimal(data["scale"]),
        decimals=data["decimals"],
        caveat=Sentence(*data["caveat"]),
        bands=tuple(
            BandLine(band["code"], Sentence(*band["title"]), Decimal(band["floor"]))
            for band in data["bands"]
        ),
    )


def unit_in(data: dict[str, Any]) -> StatedUnit:
    """One unit again."""
    line = data["unit"]
    places = {name: decimal(line[name]) for name in ("latitude", "longitude")}
    read = {
        "unit": UnitLine(**{**line, **places}),
        "parts": tuple(part_in(part) for part in data["parts"]),
        "facts": tuple(Sentence(*fact) for fact in data["facts"]),
        **{name: decimal(data[name]) for name in ("total", "maximum", "points_change")},
    }
    return StatedUnit(**{**data, **read})


def part_in(data: dict[str, Any]) -> StatedPart:
    """One row again."""
    return StatedPart(
        data["code"],
        Sentence(*data["title"]),
        Decimal(data["points"]),
        Decimal(data["maximum"]),
        decimal(data["change"]),
    )


def decimal(text: str | None) -> Decimal | None:
    """The number with its digits, or nothing."""
    return None if text is None else Decimal(text)


def stated_from(table: PublishedTable, *, scheme: str, title: Sentence, unit: UnitLine) -> Stated:
    """A published table as it was read: of one unit, or a list of units.

    Args:
        table: What the file states.
        scheme: Slug or folder of the scheme.
        title: Of the index.
        unit: Who a table that names no unit is about; its kind and block hold for all of a list.
    """
    named = [one for one in table.statements if one.unit and one.unit != table.name]
    if not named:
        named = list(table.statements)
        units = [unit_from(one, unit) for one in named[:1]]
    else:
        units = [unit_from(one, line_of(one, unit)) for one in named]
    return Stated(scheme, title, units, scale_of(named))


def line_of(one: Statement, like: UnitLine) -> UnitLine:
    """A unit of a list, known by its name alone."""
    block = one.level or like.block
    return UnitLine(one.unit, one.unit, one.unit, like.kind, block, "", is_ranked=True)


def unit_from(one: Statement, line: UnitLine) -> StatedUnit:
    """What is stated of one unit; a row without points or maximum is left to the checks."""
    return StatedUnit(
        unit=line,
        total=one.total,
        maximum=one.maximum,
        rank=one.rank,
        out_of=one.out_of,
        points_change=one.change,
        places_change=one.rank_change,
        parts=tuple(
            StatedPart(
                part.code or str(place),
                Sentence(part.name or UNNAMED, part.name or UNNAMED),
                part.points,
                part.maximum,
                part.change,
            )
            for place, part in enumerate(one.parts, 1)
            if part.points is not None and part.maximum is not None
        ),
    )


def scale_of(statements: list[Statement]) -> Decimal | None:
    """The maximum that all units share; none where they differ or it is not stated."""
    found = {one.maximum for one in statements}
    return found.pop() if len(found) == 1 else None
