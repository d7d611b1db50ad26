"""JSON: one object, a list, or one object after another."""

from decimal import Decimal

import pytest

from thuocdo.reading.tables.records import read_records
from thuocdo.reading.tables.refusals import UnreadableTable
from thuocdo.reading.tables.sources import Source


def records(text):
    return read_records(Source("b.json", text.encode()))


@pytest.mark.parametrize(
    ("text", "places"),
    [
        pytest.param('{"a": 1}', ["b.json, dòng 1"], id="one object"),
        pytest.param('\n\n{"a": 1}\n{"a": 2}\n', ["b.json, dòng 3", "b.json, dòng 4"], id="lines"),
        pytest.param('{\n"a": 1}\n\n{"a": 2}', ["b.json, dòng 1", "b.json, dòng 4"], id="indented"),
        pytest.param(
            '[{"a": 1}, {"a": 2}]', ["b.json, phần tử thứ 1", "b.json, phần tử thứ 2"], id="list"
        ),
        pytest.param("[]", [], id="an empty list"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_every_object_knows_its_place(text, places):
    assert [record.place.vi for record in records(text)] == places


def test_numbers_keep_their_decimals():
    (record,) = records('{"a": 14.50, "b": 7, "c": null}')

    assert str(record.fields["a"]) == "14.50"
    assert record.fields["b"] == Decimal(7)
    assert record.fields["c"] is None


@pytest.mark.parametrize(
    "text", ['{"a": {"b": 1, "b": 2}}', '{"a": Infinity}', '{"a": 1} x', '"a"', "[[]]"]
)
def test_what_is_no_clean_object_is_refused(text):
    with pytest.raises(UnreadableTable, match=r"b\.json: "):
        records(text)
