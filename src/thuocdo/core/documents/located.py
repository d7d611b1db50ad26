"""Values with their place, read strictly: one spelling, no unknown key, nothing guessed."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from thuocdo.core.errors import InvalidIndexSet

DECIMAL = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

Choice = TypeVar("Choice", bound=StrEnum)
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: file as the user named it, line from 1."""

    file: str
    line: int

    def refusal(self, vi: str, en: str) -> InvalidIndexSet:
        """A refusal that begins with the place."""
        return InvalidIndexSet(
            f"{self.file}, dòng {self.line}: {vi}", f"{self.file}, line {self.line}: {en}"
        )


@dataclass(frozen=True, slots=True)
class Scalar:
    """One word or number as written."""

    text: str
    quoted: bool  # a quoted "1.10" is a code, an unquoted 1.10 is a number
    place: Place


@dataclass(frozen=True, slots=True)
class Listing:
    """A sequence of values."""

    items: "tuple[Value, ...]"
    place: Place


@dataclass(slots=True)
class Mapping:
    """Keys with values; remembers which keys were asked for, so that the rest can be refused."""

    entries: "dict[str, Value]"
    place: Place
    asked: set[str] = field(default_factory=set)

    def has(self, key: str) -> bool:
        """Whether the key is written."""
        self.asked.add(key)
        return key in self.entries

    def place_of(self, key: str) -> Place:
        """Where the value of the key stands; the mapping's own place if it is not written."""
        return self.entries[key].place if key in self.entries else self.place

    def value(self, key: str) -> "Value":
        """The value of a key that must be there."""
        if not self.has(key):
            raise self.place.refusal(
                f"thiếu khóa `{key}`. Thêm `{key}:` vào mục này.",
                f"the key `{key}` is missing. Add `{key}:` to this entry.",
            )
        return self.entries[key]

    def text(self, key: str) -> str:
        """A text that is not empty."""
        return as_text(self.value(key), key)

    def text_or(self, key: str, absent: str) -> str:
        """A text, or what stands for its absence."""
        return self.text(key) if self.has(key) else absent

    def decimal(self, key: str) -> Decimal:
        """A plain decimal number with a decimal point."""
        return as_decimal(self.value(key), key)

    def decimal_or_none(self, key: str) -> Decimal | None:
        """A number, or None where the key is not written."""
        return self.decimal(key) if self.has(key) else None

    def whole_or_none(self, key: str) -> int | None:
        """A whole number, or None where the key is not written."""
        return as_whole(self.value(key), key) if self.has(key) else None

    def date(self, key: str) -> date:
        """A date written yyyy-mm-dd."""
        return as_date(self.value(key), key)

    def flag(self, key: str, *, absent: bool) -> bool:
        """``true`` or ``false``, in just this spelling."""
        if not self.has(key):
            return absent
        text = as_text(self.value(key), key)
        if text not in {"true", "false"} or is_quoted(self.entries[key]):
            raise self.place_of(key).refusal(
                f"`{key}: {text}` phải là `true` hoặc `false`, không có dấu nháy.",
                f"`{key}: {text}` must be `true` or `false`, without quotes.",
            )
        return text == "true"

    def choice(self, key: str, choices: type[Choice]) -> Choice:
        """One of the words of an enumeration."""
        text = as_text(self.value(key), key)
        if text not in {choice.value for choice in choices}:
            known = ", ".join(choice.value for choice in choices)
            raise self.place_of(key).refusal(
                f"`{key}: {text}` không có trong các giá trị được dùng: {known}. Chọn một.",
                f"`{key}: {text}` is not one of: {known}. Choose one.",
            )
        return choices(text)

    def mapping(self, key: str) -> "Mapping":
        """A nested mapping that must be there."""
        return as_mapping(self.value(key), key)

    def mapping_or_none(self, key: str) -> "Mapping | None":
        """A nested mapping, or None where the key is not written."""
        return self.mapping(key) if self.has(key) else None

    def listing(self, key: str) -> Listing:
        """A sequence with at least one item."""
        value = self.value(key)
        if not isinstance(value, Listing) or not value.items:
            raise value.place.refusal(
                f"`{key}` phải là một danh sách có ít nhất một mục.",
                f"`{key}` must be a list with at least one item.",
            )
        return value

    def each(self, key: str, read: "Callable[[Mapping], Item]") -> tuple[Item, ...]:
        """Read each item of a list of mappings; unknown keys in an item are refused."""
        return tuple(reading_whole(as_mapping(item, key), read) for item in self.listing(key).items)

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts."""
        return tuple(as_text(item, key) for item in self.listing(key).items)

    def labels(self, key: str) -> dict[str, str]:
        """A mapping of plain texts; empty where the key is not written."""
        if not self.has(key):
            return {}
        inner = self.mapping(key)
        return {name: inner.text(name) for name in inner}

    def __iter__(self) -> Iterator[str]:
        return iter(self.entries)

    def refuse_unknown(self) -> None:
        """Refuse the first key that nobody asked for."""
        for key, value in self.entries.items():
            if key not in self.asked:
                known = ", ".join(sorted(self.asked))
                raise value.place.refusal(
                    f"khóa `{key}` không được dùng ở đây. Xóa hoặc sửa thành: {known}.",
                    f"the key `{key}` is not used here. Remove it or use one of: {known}.",
                )


Value = Scalar | Listing | Mapping


def reading_whole(mapping: Mapping, read: Callable[[Mapping], Item]) -> Item:
    """Read a mapping and refuse what was not read."""
    item = read(mapping)
    mapping.refuse_unknown()
    return item


def as_mapping(value: Value, key: str) -> Mapping:
    """The value as a mapping, or a refusal that names the key."""
    if not isinstance(value, Mapping):
        raise value.place.refusal(
            f"`{key}` phải gồm các cặp `khóa: giá trị`.", f"`{key}` must hold `key: value` pairs."
        )
    return value


def is_quoted(value: Value) -> bool:
    """Whether it is a word or number in quotes."""
    return isinstance(value, Scalar) and value.quoted


def as_text(value: Value, key: str) -> str:
    """The value as a text that is not empty; YAML's unquoted words for nothing are empty."""
    if isinstance(value, Scalar):
        text = value.text.strip()
        if text and (value.quoted or text.lower() not in {"null", "~"}):
            return text
    raise value.place.refusal(
        f"`{key}` phải là một dòng chữ không trống. Ghi nội dung hoặc bỏ khóa này.",
        f"`{key}` must be a text, not empty. Fill it or remove the key.",
    )


def as_decimal(value: Value, key: str) -> Decimal:
    """The value as a decimal number written with a point and without quotes."""
    if not isinstance(value, Scalar) or value.quoted or not DECIMAL.fullmatch(value.text):
        raise value.place.refusal(
            f"`{key}` phải là một số viết với dấu chấm thập phân, không có dấu nháy, ví dụ 1.5.",
            f"`{key}` must be a number with a decimal point and no quotes, such as 1.5.",
        )
    return Decimal(value.text)


def as_whole(value: Value, key: str) -> int:
    """The value as a whole number."""
    number = as_decimal(value, key)
    if number != number.to_integral_value():
        raise value.place.refusal(f"`{key}` phải là số nguyên.", f"`{key}` must be a whole number.")
    return int(number)


def as_date(value: Value, key: str) -> date:
    """The value as a date written yyyy-mm-dd."""
    refusal = value.place.refusal(
        f"`{key}` phải là một ngày có thật viết dạng năm-tháng-ngày, không có dấu nháy, "
        "ví dụ 2026-01-31.",
        f"`{key}` must be a real date written year-month-day without quotes, such as 2026-01-31.",
    )
    if not isinstance(value, Scalar) or value.quoted or not DATE.fullmatch(value.text):
        raise refusal
    try:
        return date.fromisoformat(value.text)
    except ValueError:
        raise refusal from None
