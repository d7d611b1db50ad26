"""Indicators are data, and say where they come from."""

import pytest

from thuocdo.analytics.catalogue import BY_CODE, KPIS, measures_of, named
from thuocdo.analytics.errors import UnknownIndicator
from thuocdo.analytics.kpi import Direction
from thuocdo.analytics.prepared import prepared
from thuocdo.analytics.question import Question
from thuocdo.analytics.summing import dossiers

ON_TIME = ("on_time", "on_time_settled", "on_time_with_open")


@pytest.mark.parametrize("kpi", KPIS, ids=lambda kpi: kpi.code)
def test_every_indicator_says_what_it_is(kpi):
    assert all((kpi.title.vi, kpi.title.en, kpi.source.title, kpi.owner.vi, kpi.by_date.vi))
    assert kpi.review_on > kpi.source.checked_on
    assert kpi.is_rate or kpi.direction is not Direction.MORE
    assert all(0 < target.percent <= 100 for target in kpi.targets)


def test_codes_and_measures_are_named_once():
    measures = measures_of()

    assert len(BY_CODE) == len(KPIS)
    assert len({measure.name for measure in measures}) == len(measures)


@pytest.mark.parametrize("measure", measures_of(), ids=lambda measure: measure.name)
def test_measures_ask_for_columns_that_there_are(measure):
    ready = prepared(dossiers())

    value = measure.counted.resolve(ready)

    assert value.type().is_boolean() or value.type().is_integer()
    moments = {measure.at, measure.since, measure.until} - {None}
    assert moments <= set(ready.columns)
    assert measure.is_stock == (measure.until is not None)


def test_one_of_three_definitions_is_official():
    assert [code for code in ON_TIME if BY_CODE[code].is_official] == ["on_time"]


@pytest.mark.parametrize(
    ("code", "percent", "is_confirmed"),
    [
        pytest.param("online_payment", 50, True, id="payment"),
        pytest.param("digitised", 80, True, id="digitised"),
        pytest.param("on_time", 100, True, id="on time"),
        pytest.param("satisfaction", 90, True, id="satisfaction"),
        pytest.param("online_full", 80, False, id="a threshold of the portal"),
    ],
)
def test_targets(code, percent, is_confirmed):
    targets = BY_CODE[code].targets

    assert (percent, is_confirmed) in [(t.percent, t.source.is_confirmed) for t in targets]


def test_indicators_by_code():
    assert [kpi.code for kpi in named(["early", "online"])] == ["early", "online"]
    with pytest.raises(UnknownIndicator, match="nope"):
        named(["early", "nope"])


@pytest.mark.parametrize("by", [("nope",), ("field", "field")], ids=["unknown", "twice"])
def test_groupings_that_cannot_be(by):
    from datetime import date  # noqa: PLC0415

    from thuocdo.analytics.periods import year  # noqa: PLC0415

    with pytest.raises(UnknownIndicator):
        Question(year(2026), date(2026, 1, 1), by)
