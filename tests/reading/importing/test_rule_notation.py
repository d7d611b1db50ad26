"""The short notation of rules, each form tried on a set that is then loaded."""

from decimal import Decimal

import pytest

from thuocdo.core.rollup.units import Scorer
from thuocdo.core.scoring.figures import Entry
from thuocdo.reading.importing.documents import About
from thuocdo.reading.importing.importing import import_table
from thuocdo.reading.importing.rule_notation import UnreadableRule, rule_of

ABOUT = About("x", "2026", "", 2026, "")


@pytest.mark.parametrize(
    ("maximum", "rule", "values", "points"),
    [
        pytest.param("5", "", {"points": Decimal(4)}, "4", id="entered directly"),
        pytest.param("5", "entered", {"points": Decimal(4)}, "4", id="the same, said"),
        pytest.param("5", "all_or_nothing", {"yes": True}, "5", id="all or nothing"),
        pytest.param("5", "All-or-nothing", {"yes": False}, "0", id="in other letters"),
        pytest.param(
            "3", "tiers rate >=90: 3; >=80: 1,5; else: 0", {"rate": Decimal(85)}, "1.5", id="rising"
        ),
        pytest.param(
            "3", "tiers rate > 90 %: 3; còn lại: 0", {"rate": Decimal(90)}, "0", id="above, not at"
        ),
        pytest.param(
            "2", "tiers count <=0: 2; <=3: 1; else: 0", {"count": Decimal(3)}, "1", id="falling"
        ),
        pytest.param(
            "2", "tiers value <5: 2; else: 0", {"value": Decimal(5)}, "0", id="below, not at"
        ),
        pytest.param(
            "10", "proportional rate full_at=80 pays_from=60", {"rate": Decimal(60)}, "7.5",
            id="proportional",
        ),
        pytest.param("5", "per_item each=0,5", {"count": Decimal(3)}, "1.5", id="per item"),
        pytest.param(
            "5", "deduction late=0.25 missing=1", {"late": Decimal(2), "missing": Decimal(1)},
            "3.5", id="deduction",
        ),
        pytest.param(
            "4", "weighted_fraction full=1 half=0.5",
            {"total": Decimal(10), "full": Decimal(5), "half": Decimal(5)}, "3.00",
            id="weighted fraction",
        ),
        pytest.param("1", "outcomes on_time=1 late=0", {"outcome": "late"}, "0", id="outcomes"),
        pytest.param("10", "grade good=100 fair=75", {"grade": "fair"}, "7.50", id="grade"),
        pytest.param("10", "survey share", {"rate": Decimal(80)}, "8.0", id="survey share"),
        pytest.param(
            "10", "survey mean A=100 B=60", {"A": Decimal(1), "B": Decimal(1)}, "8.0",
            id="survey mean",
        ),
        pytest.param(
            "5", "council step=0.5", {"points": Decimal(2), "reason": "x"}, "2",
            id="council",
        ),
        pytest.param(
            "5", '{kind: per_item, each: 0.5}', {"count": Decimal(2)}, "1.0", id="as in YAML"
        ),
        pytest.param(
            "2", "{kind: tiers, measure: rate, whole: true, steps: "
            "[{from: 50, points: 2}, {below: 50, points: 0}]}",
            {"rate": Decimal(50)}, "2", id="nested, as in YAML",
        ),
    ],
)  # fmt: skip
def test_each_notation_scores(write, maximum, rule, values, points):
    quoted = rule.replace('"', '""')
    path = write("t.csv", f'code,title,maximum,rule\nX,x,{maximum},"{quoted}"\n')

    index_set = import_table(str(path), ABOUT).index_set
    result = Scorer(index_set).score("A", {"X": Entry(values)})

    assert result.total == Decimal(points)


@pytest.mark.parametrize(
    "text",
    [
        "Đạt 90% thì được 2 điểm",
        "tiers",
        "tiers rate",
        "tiers rate >=90: 3",
        "tiers rate >=90: 3; <=80: 1; else: 0",
        "tiers mood >=90: 3; else: 0",
        "proportional",
        "proportional mood full_at=1",
        "per_item 0.5",
        "per_item each=0.5 and more",
        "survey",
        "survey share x",
        "all_or_nothing x",
        "{kind: ",
        "{x: 1}",
    ],
)
def test_what_is_no_rule_is_refused_with_the_forms_there_are(text):
    with pytest.raises(UnreadableRule) as refusal:
        rule_of(text)

    assert "all_or_nothing" in refusal.value.sentence.vi
    assert "--prose" in refusal.value.sentence.en


def test_values_on_one_line_keep_what_quotes_say():
    text = '{kind: x, code: "1.10", at: 2026-01-31, bad: 2026-02-31, on: true, all: [1, a]}'

    document = rule_of(text)

    assert [type(value).__name__ for value in document.values()] == [
        "str", "str", "date", "str", "bool", "list",
    ]  # fmt: skip
    assert document["code"] == "1.10"
