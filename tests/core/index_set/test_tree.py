"""A domain file: groups, leaves with their rules, and what an informational leaf may not have."""

from datetime import date
from decimal import Decimal

import pytest

from thuocdo.core.index_set.model import Leaf, Method, NotApplicable, ZeroDenominator

D = Decimal
RATE = {"kind": "proportional", "measure": "rate", "full_at": 80}


def test_a_leaf_is_read_as_written(books):
    written = books.leaf(
        "1.1",
        4,
        title_en="Online payment",
        method="data",
        not_applicable="reduce_maximum",
        zero_denominator="score_zero",
        inputs={"numerator": "Hồ sơ thanh toán"},
        inputs_en={"numerator": "Paid dossiers"},
        counted="hồ sơ",
        counted_en="dossiers",
        guidance="Lấy từ cổng",
        evidence="Bảng xuất",
        rule_text="80% trở lên được điểm tối đa",
        national_code="7.2",
        sources=[
            {"title": "Quyết định", "checked_on": "2026-11-22", "confirmed": False},
            {"title": "Phụ lục", "article": "3", "checked_on": "2026-11-22", "note": "cũ"},
        ],
        rule=RATE,
        cases=[{"name": "đạt", "inputs": {"numerator": 8, "denominator": 10}, "points": 4}],
    )
    leaf = books.load(books.group("1", written)).leaf("1.1")

    assert leaf.title == ("Mục 1.1", "Online payment")
    assert (leaf.maximum, leaf.minimum, leaf.method) == (4, 0, Method.DATA)
    assert leaf.not_applicable is NotApplicable.REDUCE_MAXIMUM
    assert leaf.zero_denominator is ZeroDenominator.SCORE_ZERO
    assert leaf.rule.inputs[0].label == ("Hồ sơ thanh toán", "Paid dossiers")
    assert leaf.rule.measure.counted == ("hồ sơ", "dossiers")
    assert (leaf.guidance, leaf.evidence, leaf.national_code) == ("Lấy từ cổng", "Bảng xuất", "7.2")
    assert leaf.rule_text == "80% trở lên được điểm tối đa"
    assert [source.is_confirmed for source in leaf.sources] == [False, True]
    assert (leaf.sources[1].article, leaf.sources[1].note) == ("3", "cũ")
    assert leaf.sources[0].checked_on == date(2026, 11, 22)
    assert [case.name for case in leaf.cases] == ["đạt"]
    assert leaf.place.file.endswith("1-a.yaml")


def test_the_word_for_what_is_counted_stands_for_both_languages_when_alone(books):
    leaf = books.leaf("1.1", rule=RATE, zero_denominator="score_zero", counted="hồ sơ")

    rule = books.load(books.group("1", leaf)).leaf("1.1").rule

    assert rule.measure.counted.vi == rule.measure.counted.en == "hồ sơ"


def test_what_is_not_written_is_refused_or_empty_never_guessed(books):
    leaf = books.load(books.group("1", books.leaf("1.1"))).leaf("1.1")

    assert leaf.not_applicable is NotApplicable.REFUSED
    assert leaf.zero_denominator is None
    assert (leaf.minimum, leaf.sources, leaf.cases) == (0, (), ())


@pytest.mark.parametrize(
    ("written", "minimum"),
    [
        pytest.param(-2.5, D("-2.5"), id="a floor"),
        pytest.param("none", None, id="without end"),
    ],
)
def test_a_penalty_says_how_far_it_goes(books, written, minimum):
    leaf = books.load(books.group("1", books.leaf("1.1", 0, minimum=written))).leaf("1.1")

    assert leaf.minimum == minimum
    assert leaf.rule.bounds() == (minimum, 0)


def test_groups_stand_inside_groups(books):
    inner = books.group("1.2", books.leaf("1.2.1", 3), books.leaf("1.2.2", 4), title_en="Inner")

    domain = books.load(books.group("1", books.leaf("1.1", 5), inner)).domains[0]

    assert domain.maximum == 12
    assert isinstance(domain.children[0], Leaf)
    assert (domain.children[1].code, domain.children[1].title.en) == ("1.2", "Inner")
    assert domain.children[1].maximum == 7


def test_a_domain_without_criteria_is_its_own_leaf(books):
    edition = books.load(books.leaf("1", 23), books.group("2", books.leaf("2.1", 7)))

    assert [leaf.code for leaf in edition.leaves] == ["1", "2.1"]
    assert (edition.domains[0].code, edition.domains[0].maximum) == ("1", 23)
    assert edition.domains[0].children == (edition.leaf("1"),)


def test_an_informational_leaf_has_no_rule_and_no_points(books):
    shown = {"code": "1.2", "title": "Chỉ hiển thị", "method": "data", "informational": True}
    leaf = books.load(books.group("1", books.leaf("1.1"), shown)).leaf("1.2")

    assert (leaf.rule, leaf.maximum, leaf.zero_denominator) == (None, 0, None)


@pytest.mark.parametrize(
    "key",
    [
        pytest.param("rule", id="rule"),
        pytest.param("maximum", id="maximum"),
        pytest.param("minimum", id="minimum"),
        pytest.param("not_applicable", id="not applicable"),
        pytest.param("zero_denominator", id="zero denominator"),
        pytest.param("cases", id="cases"),
    ],
)
def test_an_informational_leaf_has_nothing_that_could_score(books, key):
    values = {
        "rule": {"kind": "entered"},
        "maximum": 1,
        "minimum": 0,
        "not_applicable": "leave_out",
        "zero_denominator": "score_zero",
        "cases": [],
    }
    shown = {"code": "1.2", "title": "Xem", "method": "data", "informational": True}
    domain = books.group("1", books.leaf("1.1"), shown | {key: values[key]}, maximum=10)

    (line,) = books.refusal(domain)

    assert f"khóa `{key}` không được dùng ở đây" in line


def test_an_item_without_rule_or_items_is_told_what_it_may_have(books):
    bare = {"code": "1.1", "title": "Trống", "maximum": 5, "method": "self"}

    (line,) = books.refusal(books.group("1", bare))

    assert "Thêm `rule`" in line
    assert "`criteria`" in line
    assert "`informational: true`" in line


def test_all_refused_items_of_a_file_are_told_together(books):
    domain = books.group(
        "1",
        books.leaf("1.1", methd="self"),
        books.leaf("1.2"),
        books.group("1.3", books.leaf("1.3.1", rule={"kind": "lottery"})),
        books.leaf("1.4", method="guess"),
    )

    lines = books.refusal(domain)

    assert ["methd" in lines[0], "lottery" in lines[1], "guess" in lines[2]] == [True] * 3
    assert len(lines) == 3
