"""Reading of JSON: one object, a list of objects, or one object after another."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from thuocdo.reading.tables.encoding import decoded
from thuocdo.reading.tables.refusals import refused_file
from thuocdo.reading.tables.sources import Source
from thuocdo.vietnamese.sentence import Refusal, Sentence


@dataclass(frozen=True, slots=True)
class Record:
    """One object; ``place`` names its file and line, or its number in a list."""

    fields: dict[str, Any]
    place: Sentence


class _Wrong(Refusal):
    """Found inside an object, whose place is not known there."""


def read_records(source: Source) -> tuple[Record, ...]:
    """All objects, in order; numbers are Decimals with the decimals that were written.

    Raises:
        UnreadableTable: no JSON, something else than objects, a key that stands twice, or a
            number that is none (NaN, Infinity).
    """
    text, _ = decoded(source.content, source.name)
    return tuple(_records(text, source.name))


def _records(text: str, name: str) -> Iterator[Record]:
    decoder = json.JSONDecoder(
        object_pairs_hook=_object,
        parse_float=Decimal,
        parse_int=Decimal,
        parse_constant=_no_number,
    )
    at, line, counted = _next(text, 0), 1, 0
    while at < len(text):
        line, counted = line + text.count("\n", counted, at), at
        place = Sentence(f"dòng {line}", f"line {line}")
        try:
            value, at = decoder.raw_decode(text, at)
        except json.JSONDecodeError as error:
            raise _broken(name, error) from error
        except _Wrong as wrong:
            raise _refused(name, place, wrong.sentence) from wrong
        except RecursionError as error:
            raise _refused(name, place, _TOO_DEEP) from error
        yield from _objects(value, name, place)
        at = _next(text, at)


def _objects(value: object, name: str, place: Sentence) -> Iterator[Record]:
    if isinstance(value, list):
        for number, one in enumerate(value, start=1):
            inside = Sentence(f"phần tử thứ {number}", f"element {number}")
            yield _record(one, name, inside)
    else:
        yield _record(value, name, place)


def _record(value: object, name: str, place: Sentence) -> Record:
    if not isinstance(value, dict):
        raise _refused(name, place, _NO_OBJECT)
    return Record(value, Sentence(f"{name}, {place.vi}", f"{name}, {place.en}"))


def _next(text: str, at: int) -> int:
    """Where the next value starts, behind white space."""
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields = dict(pairs)
    if len(fields) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise _Wrong(
            f"khóa `{twice}` xuất hiện hai lần trong một đối tượng. Bỏ một khóa.",
            f"the key `{twice}` stands twice in one object. Remove one.",
        )
    return fields


def _no_number(constant: str) -> Any:  # noqa: ANN401  (what json asks of the hook)
    raise _Wrong(
        f"`{constant}` không phải là số. Ghi null nếu không có số liệu.",
        f"`{constant}` is not a number. Write null where there is no figure.",
    )


_NO_OBJECT = Sentence(
    "không phải là một đối tượng {…}. Mỗi đơn vị ghi thành một đối tượng.",
    "this is not an object {…}. Write one object for each unit.",
)
_TOO_DEEP = Sentence(
    "đối tượng lồng nhau quá sâu. Kiểm tra lại tệp.", "objects are nested too deep. Check the file."
)


def _refused(name: str, place: Sentence, what: Sentence) -> Exception:
    return refused_file(name, Sentence(f"{place.vi}: {what.vi}", f"{place.en}: {what.en}"))


def _broken(name: str, error: json.JSONDecodeError) -> Exception:
    return refused_file(
        name,
        Sentence(
            f"dòng {error.lineno}, ký tự {error.colno}: không đúng cú pháp JSON. Sửa chỗ này.",
            f"line {error.lineno}, character {error.colno}: this is not valid JSON. Correct it.",
        ),
    )
