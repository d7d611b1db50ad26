"""JSON objects as statements."""

import json
from decimal import Decimal

from thuocdo.core.checking.checks import number_checks
from thuocdo.core.checking.published import Part, Statement
from thuocdo.reading.tables.published_records import published_records
from thuocdo.reading.tables.records import read_records
from thuocdo.reading.tables.sources import Source
from thuocdo.vietnamese.numbers import DecimalMark


def published(*objects, mark=None):
    text = "\n".join(map(json.dumps, objects))
    return published_records(read_records(Source("b.json", text.encode())), "b.json", mark)


def test_every_documented_key_is_read():
    read = published(
        {
            "unit": " Đồng  Hới ", "level": "district", "year": "2023", "total": 90.99, "max": 100,
            "rank": 2, "out_of": 8, "delta_points": 4.09, "delta_rank": 3,
            "domains": [{"name": "a", "points": "14,50", "max": 16.5, "delta": "+1,06"}],
        }
    )  # fmt: skip

    assert read.unknown_keys == ()
    assert read.table.statements == (
        Statement(
            unit="Đồng Hới", level="district", year=2023, total=Decimal("90.99"),
            maximum=Decimal(100), rank=2, out_of=8, change=Decimal("4.09"), rank_change=3,
            parts=(
                Part(name="a", points=Decimal("14.50"), maximum=Decimal("16.5"),
                     change=Decimal("1.06")),
            ),
            shares=(Part(),),
        ),
    )  # fmt: skip


def test_missing_null_and_empty_are_the_same():
    keys = ("unit", "level", "year", "total", "max", "rank", "out_of", "delta_points", "domains")
    nothing = published({}).table.statements

    assert published(dict.fromkeys(keys)).table.statements == nothing
    assert published({"total": "", "rank": "–", "unit": ""}).table.statements == nothing


def test_keys_may_be_spelled_in_other_ways():
    read = published({"Total": 5, "maximum": 6, "deltaRank": 1, "outOf": 7, "change": 2})

    (one,) = read.table.statements
    assert (one.total, one.maximum, one.rank_change, one.out_of, one.change) == (5, 6, 1, 7, 2)


def test_unknown_keys_are_told_once():
    read = published(
        {"total": 5, "source": "x", "domains": [{"name": "a", "note": 1}]},
        {"total": 5, "source": "y"},
    )

    assert read.unknown_keys == ("source", "note")


def test_a_domain_that_is_the_total_is_not_a_part():
    parts = [{"name": "a", "points": 5}, {"name": "b", "points": 6}]
    agreed = published(
        {"unit": "U", "total": 11, "domains": [*parts, {"name": "Tổng", "points": 11}]}
    )
    other = published(
        {"unit": "U", "total": 11, "domains": [*parts, {"name": "TOTAL", "points": 12}]}
    )

    assert number_checks(agreed.table) == ()
    assert [str(one.check) for one in number_checks(other.table)] == ["same_figure_same_value"]


def test_a_rank_may_be_a_text_with_its_denominator():
    (one,) = published({"rank": "5/11"}).table.statements
    (other,) = published({"rank": "5/11", "out_of": 12}).table.statements
    (plain,) = published({"rank": "5"}).table.statements

    assert (one.rank, one.out_of) == (5, 11)
    assert (other.rank, other.out_of) == (5, 12)
    assert (plain.rank, plain.out_of) == (5, None)


def test_the_mark_settles_texts_only():
    (one,) = published({"total": "18.500", "max": 18.5}, mark=DecimalMark.COMMA).table.statements

    assert (one.total, one.maximum) == (18500, Decimal("18.5"))


def test_counts_and_percentages_may_stand_anywhere():
    share = {"numerator": 1, "denominator": "2", "percent": "60 %"}
    read = published({"unit": "U", **share, "domains": [{"name": "a", **share}]})

    assert [one.subject for one in number_checks(read.table)] == ["U › a", "U"]


def test_float_noise_is_no_precision():
    domains = [{"name": "a", "points": 0.1 + 0.2}, {"name": "b", "points": 14.24}]
    read = published({"total": 14.54, "domains": domains})

    assert str(read.table.statements[0].parts[0].points) == "0.3"
    assert number_checks(read.table) == ()
