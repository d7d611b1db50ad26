"""Many rows stored at once, as one by one would have stored them."""

from decimal import Decimal

import pytest

from tests.factories.results import a_run
from thuocdo.apps.results.models import Figure, LeafScore
from thuocdo.lib import rows
from thuocdo.lib.rows import insert_rows

pytestmark = pytest.mark.django_db
LEAF = ("unit_score", "code", "state", "points", "maximum", "trace")
FIGURE = ("run", "unit", "code", "name", "value", "document", "page", "layer")


def test_values_come_back_as_from_rows_that_were_saved_one_by_one():
    score = a_run().unit_scores.first()
    given = (Decimal("1.50"), Decimal(2), {"câu": ["đ", None, 1]}), (None, Decimal("0.10"), {})

    insert_rows(
        LeafScore,
        LEAF,
        ((score.pk, f"9.{n}", "scored", *value) for n, value in enumerate(given)),
    )
    for n, (points, maximum, trace) in enumerate(given):
        LeafScore(
            unit_score=score, code=f"8.{n}", state="scored", points=points, maximum=maximum,
            trace=trace,
        ).save()  # fmt: skip

    at_once, one_by_one = (
        [(repr(row.points), repr(row.maximum), row.trace) for row in found.order_by("code")]
        for found in (score.leaves.filter(code__startswith=n) for n in ("9.", "8."))
    )
    assert at_once == one_by_one


@pytest.mark.parametrize("count", [0, 1, 4, 5])
def test_more_rows_than_are_handed_over_at_once_are_all_stored(monkeypatch, count):
    monkeypatch.setattr(rows, "ROWS", 2)
    run = a_run()

    insert_rows(
        Figure, FIGURE, ((run.pk, f"U{n}", "1", "x", "1", "", "", "") for n in range(count))
    )

    stored = run.figures.filter(unit__startswith="U").order_by("unit")
    assert [row.unit for row in stored] == [f"U{n}" for n in range(count)]
