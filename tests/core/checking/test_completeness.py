"""Whether the rows listed are all the parts."""

from decimal import Decimal

import pytest

from thuocdo.core.checking.additions import Figure, additions_of
from thuocdo.core.checking.completeness import Completeness, completeness
from thuocdo.core.checking.published import Part, Statement

WHOLE, SELECTION, UNKNOWN = Completeness.WHOLE, Completeness.SELECTION, Completeness.UNKNOWN


def number(text):
    return None if text == "?" else Decimal(text)


@pytest.mark.parametrize(
    ("total", "rows", "in_news", "in_table"),
    [
        pytest.param("18.5/20", "9/10 9.5/10", WHOLE, WHOLE, id="points and maxima add up"),
        pytest.param("18.5/30", "9/10 9.5/10", WHOLE, WHOLE, id="the points add up"),
        pytest.param("15.0/20", "9/10 9.5/10", WHOLE, WHOLE, id="the maxima add up"),
        pytest.param("15.0/15", "9/10 9.5/10", WHOLE, WHOLE, id="more than the scale"),
        pytest.param("25.0/30", "9/10 9.5/10", SELECTION, SELECTION, id="a part fits in the room"),
        pytest.param("28.5/30", "9/10 9.5/10", SELECTION, SELECTION, id="it fills the room"),
        pytest.param(
            "18.9/20.5", "9.0/10 9.5/10", SELECTION, SELECTION, id="a small part fits, too"
        ),
        pytest.param("29.0/30", "9/10 9.5/10", WHOLE, WHOLE, id="it does not fit"),
        pytest.param("18.0/30", "9/10 9.5/10", WHOLE, WHOLE, id="it would be negative"),
        pytest.param("?/30", "?/10 ?/10", SELECTION, WHOLE, id="room for a part, no points"),
        pytest.param("?/25", "?/10 ?/10", WHOLE, WHOLE, id="too little room for a part"),
        pytest.param("27.5/?", "9/? 9.5/?", SELECTION, WHOLE, id="as much as a part is missing"),
        pytest.param("27.4/?", "9/? 9.5/?", WHOLE, WHOLE, id="less than a part is missing"),
        pytest.param("?/?", "9/? 9.5/?", UNKNOWN, WHOLE, id="nothing to judge by"),
        pytest.param("10/?", "0/? 0/?", WHOLE, WHOLE, id="parts of nothing say nothing"),
    ],
)
def test_the_figures_tell_whether_all_parts_are_listed(total, rows, in_news, in_table):
    points, _, maximum = total.partition("/")
    parts = tuple(
        Part(name=f"p{place}", points=number(row.split("/")[0]), maximum=number(row.split("/")[1]))
        for place, row in enumerate(rows.split())
    )

    def judged(*, claims):
        statement = Statement(
            total=number(points), maximum=number(maximum), parts=parts, claims_all_parts=claims
        )
        return completeness(next(iter(additions_of(statement, "U", dict.fromkeys(Figure, 0)))))

    assert (judged(claims=False), judged(claims=True)) == (in_news, in_table)
