"""Strict reading of located values: one spelling, no unknown key, nothing guessed."""

from datetime import date
from decimal import Decimal
from enum import StrEnum

import pytest

from thuocdo.core.documents.located import (
    Mapping,
    as_decimal,
    as_mapping,
    as_text,
    as_whole,
    reading_whole,
)
from thuocdo.core.documents.yaml_reading import read_yaml
from thuocdo.core.errors import InvalidIndexSet


class Colour(StrEnum):
    """Two words of an enumeration."""

    RED = "red"
    BLUE = "blue"


def document(text) -> Mapping:
    return as_mapping(read_yaml(text, "a.yaml"), "root")


READERS = {
    "text": lambda d: d.text("k"),
    "decimal": lambda d: d.decimal("k"),
    "whole": lambda d: d.whole_or_none("k"),
    "date": lambda d: d.date("k"),
    "flag": lambda d: d.flag("k", absent=False),
    "choice": lambda d: d.choice("k", Colour),
    "mapping": lambda d: list(d.mapping("k")),
    "listing": lambda d: len(d.listing("k").items),
    "texts": lambda d: d.texts("k"),
    "labels": lambda d: d.labels("k"),
    "each": lambda d: d.each("k", lambda item: item.text("n")),
}


@pytest.mark.parametrize(
    ("reader", "text", "value"),
    [
        pytest.param("text", "k: ' hai từ '", "hai từ", id="a text, trimmed"),
        pytest.param("text", 'k: "null"', "null", id="a quoted null is a word"),
        pytest.param("text", 'k: "1.10"', "1.10", id="a code"),
        pytest.param("decimal", "k: 1.50", Decimal("1.50"), id="a number"),
        pytest.param("decimal", "k: -0.5", Decimal("-0.5"), id="a negative number"),
        pytest.param("decimal", "k: 0", Decimal(0), id="zero"),
        pytest.param("whole", "k: 12", 12, id="a whole number"),
        pytest.param("whole", "k: 12.0", 12, id="a whole number with decimals"),
        pytest.param("date", "k: 2024-02-29", date(2024, 2, 29), id="a leap day"),
        pytest.param("flag", "k: true", True, id="true"),
        pytest.param("flag", "k: false", False, id="false"),
        pytest.param("choice", "k: blue", Colour.BLUE, id="one of the words"),
        pytest.param("mapping", "k: {a: 1, b: 2}", ["a", "b"], id="a mapping in its order"),
        pytest.param("listing", "k: [1, 2]", 2, id="a list"),
        pytest.param("texts", "k: [a, b]", ("a", "b"), id="a list of texts"),
        pytest.param("labels", "k: {a: A}", {"a": "A"}, id="labels"),
        pytest.param("labels", "k: {}", {}, id="no labels"),
        pytest.param("each", "k: [{n: a}, {n: b}]", ("a", "b"), id="a list of mappings"),
    ],
)
def test_a_value_of_its_kind_is_read(reader, text, value):
    assert READERS[reader](document(text)) == value


@pytest.mark.parametrize(
    ("reader", "text", "vi", "en"),
    [
        pytest.param("text", "k:", "dòng chữ không trống", "a text, not empty", id="nothing"),
        pytest.param("text", "k: ' '", "dòng chữ không trống", "a text, not empty", id="a blank"),
        pytest.param("text", "k: ~", "dòng chữ không trống", "a text, not empty", id="a tilde"),
        pytest.param("text", "k: NULL", "dòng chữ không trống", "a text, not empty", id="null"),
        pytest.param("text", "k: [a]", "dòng chữ không trống", "a text, not empty", id="a list"),
        pytest.param("decimal", "k: 1,5", "một số", "a number", id="a decimal comma"),
        pytest.param("decimal", 'k: "1.5"', "một số", "a number", id="a quoted number"),
        pytest.param("decimal", "k: 1e3", "một số", "a number", id="an exponent"),
        pytest.param("decimal", "k: .5", "một số", "a number", id="no leading zero"),
        pytest.param("decimal", "k: 01", "một số", "a number", id="an idle zero"),
        pytest.param("decimal", "k: +1", "một số", "a number", id="a plus"),
        pytest.param("decimal", "k: 1.", "một số", "a number", id="nothing after the point"),
        pytest.param("decimal", "k: ٣", "một số", "a number", id="other digits"),
        pytest.param("decimal", "k: .nan", "một số", "a number", id="not a number"),
        pytest.param("decimal", "k: [1]", "một số", "a number", id="a list for a number"),
        pytest.param("whole", "k: 1.5", "số nguyên", "a whole number", id="a half"),
        pytest.param("date", "k: 31/01/2026", "năm-tháng-ngày", "year-month-day", id="day first"),
        pytest.param("date", "k: 2026-02-30", "ngày có thật", "a real date", id="30 February"),
        pytest.param("date", 'k: "2026-01-31"', "dấu nháy", "without quotes", id="a quoted date"),
        pytest.param("date", "k: 2026-1-31", "năm-tháng-ngày", "year-month-day", id="one digit"),
        pytest.param("date", "k: [1]", "năm-tháng-ngày", "year-month-day", id="a list for a date"),
        pytest.param("flag", "k: yes", "`true` hoặc `false`", "`true` or `false`", id="yes"),
        pytest.param("flag", "k: True", "`true` hoặc `false`", "`true` or `false`", id="capital"),
        pytest.param("flag", 'k: "true"', "dấu nháy", "without quotes", id="a quoted flag"),
        pytest.param("choice", "k: green", "red, blue", "not one of: red, blue", id="no such word"),
        pytest.param("choice", "k: RED", "red, blue", "not one of: red, blue", id="capitals"),
        pytest.param("mapping", "k: a", "các cặp", "`key: value` pairs", id="a word for a mapping"),
        pytest.param("listing", "k: a", "ít nhất một mục", "at least one item", id="no list"),
        pytest.param(
            "listing", "k: []", "ít nhất một mục", "at least one item", id="an empty list"
        ),
        pytest.param("texts", "k: [[a]]", "dòng chữ", "a text", id="a list in a list"),
        pytest.param("labels", "k: {a: [b]}", "dòng chữ", "a text", id="a list for a label"),
        pytest.param("each", "k: [a]", "các cặp", "`key: value` pairs", id="a word for an item"),
        pytest.param("each", "k: [{n: a, m: b}]", "khóa `m`", "the key `m`", id="an unknown key"),
    ],
)
def test_another_spelling_is_refused_at_its_line(reader, text, vi, en):
    with pytest.raises(InvalidIndexSet) as caught:
        READERS[reader](document(f"# một dòng\n{text}"))

    sentence = caught.value.sentence
    assert sentence.vi.startswith("a.yaml, dòng 2: ")
    assert sentence.en.startswith("a.yaml, line 2: ")
    assert vi in sentence.vi
    assert en in sentence.en


@pytest.mark.parametrize(
    "reader", [name for name in READERS if name not in {"whole", "flag", "labels"}]
)
def test_a_key_that_must_be_there_is_asked_for(reader):
    with pytest.raises(InvalidIndexSet) as caught:
        READERS[reader](document("a: 1"))

    assert caught.value.sentence == (
        "a.yaml, dòng 1: thiếu khóa `k`. Thêm `k:` vào mục này.",
        "a.yaml, line 1: the key `k` is missing. Add `k:` to this entry.",
    )


def test_what_may_be_absent_has_its_stated_meaning():
    empty = document("a: 1")

    assert empty.text_or("k", "không có") == "không có"
    assert empty.decimal_or_none("k") is None
    assert empty.whole_or_none("k") is None
    assert empty.mapping_or_none("k") is None
    assert empty.flag("k", absent=True) is True
    assert empty.labels("k") == {}
    assert empty.place_of("k") == empty.place


def test_what_may_be_absent_is_read_when_it_is_there():
    full = document("t: a\nd: 1.5\nm: {a: 1}")

    assert full.text_or("t", "b") == "a"
    assert full.decimal_or_none("d") == Decimal("1.5")
    assert list(full.mapping_or_none("m")) == ["a"]
    assert full.place_of("d").line == 2


def test_the_first_key_that_nobody_asked_for_is_refused():
    with pytest.raises(InvalidIndexSet) as caught:
        reading_whole(document("a: 1\nb: 2\nc: 3"), lambda d: (d.text("a"), d.has("d")))

    assert caught.value.sentence == (
        "a.yaml, dòng 2: khóa `b` không được dùng ở đây. Xóa hoặc sửa thành: a, d.",
        "a.yaml, line 2: the key `b` is not used here. Remove it or use one of: a, d.",
    )


def test_a_mapping_read_whole_gives_what_was_read():
    assert reading_whole(document("a: 1"), lambda d: d.text("a")) == "1"


@pytest.mark.parametrize("reading", [as_text, as_decimal, as_whole])
def test_a_mapping_is_no_scalar(reading):
    with pytest.raises(InvalidIndexSet):
        reading(document("a: 1"), "a")
