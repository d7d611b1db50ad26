"""The shipped figures, read and ranked as the commands read them."""

import pytest

from thuocdo.cli.dataset import demo_scored

SCHEMES = ("demo-province-communes", "demo-province-departments")


@pytest.mark.slow
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("year", [2022, 2023, 2024, 2025])
def test_only_the_incomplete_unit_of_the_demonstration_lacks_figures(scheme, year):
    scored = demo_scored(scheme, year)

    missing = {unit: r.missing for unit, r in scored.results.items() if r.missing}

    expected = {"C043": ("5.4", "6.4", "8.2")} if (scheme, year) == (SCHEMES[0], 2024) else {}
    assert missing == expected
    assert scored.figures.notes == []


@pytest.mark.slow
def test_a_unit_to_which_an_item_does_not_apply_is_ranked_by_its_percent():
    scored = demo_scored("demo-province-departments", 2025)

    ranked = [r for r in scored.in_order() if r.unit in scored.places]

    assert any(r.maximum < 100 for r in ranked)
    assert [r.percent for r in ranked] == sorted((r.percent for r in ranked), reverse=True)
