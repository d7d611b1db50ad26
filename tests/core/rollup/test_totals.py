"""From domains to the total: caps, floors, bonus, penalty, rescaling, bands."""

from decimal import Decimal

import pytest

from thuocdo.core.index_set.model import Method
from thuocdo.core.rollup.totals import band_of
from thuocdo.core.rollup.units import Scorer
from thuocdo.core.scoring.figures import Entry

D = Decimal
CLAIM = Entry({}, "không áp dụng ở đây")


def part(code, kind, *domains, **more):
    return {"code": code, "kind": kind, "title": "Phần", "domains": list(domains)} | more


def bands(*marks):
    return [
        {"code": code, "title": code, "from": mark}
        for code, mark in zip("ABC", marks, strict=False)
    ]


def with_extras(books, *, bonus=None, penalty=None, **heading):
    """Main 100 points, bonus up to 20, penalties without end."""
    domains = (
        books.group("1", books.leaf("1.1", 60), books.leaf("1.2", 40)),
        books.group("2", books.leaf("2.1", 20)),
        books.group("3", books.leaf("3.1", 0, minimum="none")),
    )
    parts = [
        part("main", "main", "1"),
        part("bonus", "bonus", "2", **{"in_scale": False} | (bonus or {})),
        part("minus", "penalty", "3", **{"in_scale": False} | (penalty or {})),
    ]
    return books.load(*domains, parts=parts, **{"scale": 100} | heading)


@pytest.mark.parametrize(
    ("bonus", "penalty", "scale", "total", "maximum"),
    [
        pytest.param({}, {}, 100, 80 + 18 - 7, 100, id="outside the scale"),
        pytest.param({"cap": 15}, {}, 100, 80 + 15 - 7, 100, id="the cap holds the bonus"),
        pytest.param({"cap": 18}, {}, 100, 80 + 18 - 7, 100, id="the cap itself is reached"),
        pytest.param({}, {"floor": -5}, 100, 80 + 18 - 5, 100, id="the floor holds the penalty"),
        pytest.param({}, {"floor": -7}, 100, 80 + 18 - 7, 100, id="the floor itself is reached"),
        pytest.param({"in_scale": True}, {}, 120, 80 + 18 - 7, 120, id="bonus inside the scale"),
        pytest.param(
            {"in_scale": True, "cap": 15}, {}, 115, 80 + 15 - 7, 115, id="capped inside the scale"
        ),
    ],
)
def test_bonus_and_penalty_are_added(books, bonus, penalty, scale, total, maximum):
    edition = with_extras(books, bonus=bonus, penalty=penalty, scale=scale)
    entries = books.entries(d1_1=50, d1_2=30, d2_1=18, d3_1=-7)

    result = Scorer(edition).score("A", entries)

    assert (result.total, result.maximum, result.raw_points) == (total, maximum, total)
    assert result.rescaled_from is None
    assert result.parts["main"] == (80, 100, 0)
    assert result.parts["minus"].maximum == 0


@pytest.mark.parametrize(
    ("policies", "points", "total"),
    [
        pytest.param({"floor": 0}, (10, 0, 0, -30), 0, id="floor"),
        pytest.param({}, (10, 0, 0, -30), -20, id="no floor"),
        pytest.param({"ceiling": 100}, (60, 40, 20, 0), 100, id="ceiling"),
        pytest.param({}, (60, 40, 20, 0), 120, id="no ceiling"),
        pytest.param({"floor": 5, "ceiling": 90}, (20, 30, 0, 0), 50, id="between"),
    ],
)
def test_the_total_is_held_by_the_set_and_the_raw_points_are_kept(books, policies, points, total):
    entries = books.entries(**dict(zip(("d1_1", "d1_2", "d2_1", "d3_1"), points, strict=True)))

    result = Scorer(with_extras(books, policies=policies)).score("A", entries)

    assert result.total == total
    assert result.raw_points == sum(points)


def reduced(books, policy, *, first=None, **heading):
    """Three leaves of 50, 30 and 20 points that may not apply."""
    leaves = [
        books.leaf("1.1", 50, not_applicable=first or "reduce_maximum"),
        books.leaf("1.2", 30, not_applicable="reduce_maximum"),
        books.leaf("1.3", 20),
    ]
    domain = books.group("1", *leaves)
    return books.load(domain, policies={"reduced_maximum": policy}, **heading)


@pytest.mark.parametrize(
    ("policy", "total", "maximum", "rescaled_from"),
    [
        pytest.param("keep", 40, 50, None, id="kept"),
        pytest.param("rescale", 80, 100, 50, id="stretched to the scale"),
    ],
)
def test_a_reduced_maximum_is_kept_or_rescaled(books, policy, total, maximum, rescaled_from):
    entries = books.entries(d1_2=24, d1_3=16) | {"1.1": CLAIM}

    result = Scorer(reduced(books, policy)).score("A", entries)

    assert (result.total, result.maximum) == (total, maximum)
    assert result.rescaled_from == rescaled_from
    assert result.raw_points == 40
    assert result.percent == 80
    assert result.groups["1"] == (40, 50, 0)


@pytest.mark.parametrize(
    ("policy", "total", "maximum"),
    [
        pytest.param("leave_out", 16, 50, id="left out: never made up for"),
        pytest.param("reduce_maximum", 32, 100, id="reduced: made up for"),
        pytest.param("score_zero", 16, 100, id="zero: nothing to make up for"),
        pytest.param("award_maximum", 66, 100, id="awarded: nothing to make up for"),
    ],
)
def test_rescaling_makes_up_for_reduced_maxima_only(books, policy, total, maximum):
    entries = books.entries(d1_2=0, d1_3=16) | {"1.1": CLAIM}

    result = Scorer(reduced(books, "rescale", first=policy)).score("A", entries)

    assert (result.total, result.maximum) == (total, maximum)


def test_what_is_left_out_stays_out_while_the_rest_is_stretched(books):
    entries = books.entries(d1_3=10) | {"1.1": CLAIM, "1.2": CLAIM}

    result = Scorer(reduced(books, "rescale", first="leave_out")).score("A", entries)

    assert (result.total, result.maximum, result.rescaled_from) == (25, 50, 20)


def test_a_missing_leaf_is_not_made_up_for(books):
    result = Scorer(reduced(books, "rescale")).score("A", books.entries(d1_1=50))

    assert (result.total, result.maximum, result.rescaled_from) == (50, 100, None)


def test_where_nothing_applies_there_is_nothing_to_stretch(books):
    domain = books.group("1", books.leaf("1.1", 50, not_applicable="reduce_maximum"))
    edition = books.load(domain, policies={"reduced_maximum": "rescale"}, bands=bands(90, 0))

    result = Scorer(edition).score("A", {"1.1": CLAIM})

    assert (result.total, result.maximum, result.rescaled_from) == (0, 0, None)
    assert (result.percent, result.band, result.missing) == (None, None, ())


def surveyed(books, policy, *, bonus=False, **heading):
    """60 points of self-assessment, 40 of a survey; a survey bonus where wanted."""
    domains = [
        books.group("1", books.leaf("1.1", 60), books.leaf("1.2", 40, method="survey")),
        books.group("2", books.leaf("2.1", 10, method="survey" if bonus else "self")),
        books.group("3", books.leaf("3.1", 0, minimum=-5)),
    ]
    parts = [
        part("main", "main", "1"),
        part("bonus", "bonus", "2", in_scale=False),
        part("minus", "penalty", "3"),
    ]
    return books.load(*domains, parts=parts, scale=100, policies={"no_survey": policy}, **heading)


@pytest.mark.parametrize(
    ("policy", "total", "maximum", "rescaled_from"),
    [
        pytest.param("reduce_maximum", 45 + 4 - 2, 60, None, id="reduced"),
        pytest.param("rescale", 75 + 4 - 2, 100, 60, id="main stretched, extras as they are"),
    ],
)
def test_without_survey_the_set_says_what_follows(books, policy, total, maximum, rescaled_from):
    scorer = Scorer(surveyed(books, policy), survey_held=False)

    result = scorer.score("A", books.entries(d1_1=45, d2_1=4, d3_1=-2))

    assert (result.total, result.maximum) == (total, maximum)
    assert result.rescaled_from == rescaled_from
    assert result.missing == ()
    assert result.methods[Method.SURVEY] == (0, 0, 0)


def test_a_survey_bonus_that_was_not_held_is_not_made_up_for(books):
    scorer = Scorer(surveyed(books, "rescale", bonus=True), survey_held=False)

    result = scorer.score("A", books.entries(d1_1=45, d3_1=0))

    assert (result.total, result.maximum) == (75, 100)


def test_rescaling_for_the_survey_does_not_make_up_for_a_kept_reduction(books):
    leaves = [
        books.leaf("1.1", 50),
        books.leaf("1.2", 20, not_applicable="reduce_maximum"),
        books.leaf("1.3", 30, method="survey"),
    ]
    edition = books.load(books.group("1", *leaves), policies={"no_survey": "rescale"})

    result = Scorer(edition, survey_held=False).score("A", books.entries(d1_1=40) | {"1.2": CLAIM})

    assert (result.total, result.maximum, result.rescaled_from) == (64, 80, 50)


@pytest.mark.parametrize(
    ("cap", "total", "maximum"),
    [
        pytest.param(100, 80, 100, id="no more than was lost"),
        pytest.param(80, 64, 80, id="up to the cap"),
        pytest.param(50, 40, 50, id="the cap holds what is left: nothing was lost"),
    ],
)
def test_a_capped_part_is_stretched_to_its_cap(books, cap, total, maximum):
    domain = books.group(
        "1", books.leaf("1.1", 50, not_applicable="reduce_maximum"), books.leaf("1.2", 50)
    )
    edition = books.load(
        domain,
        parts=[part("main", "main", "1", cap=cap)],
        scale=cap,
        policies={"reduced_maximum": "rescale"},
    )

    result = Scorer(edition).score("A", books.entries(d1_2=40) | {"1.1": CLAIM})

    assert (result.total, result.maximum) == (total, maximum)


def test_main_parts_are_stretched_together(books):
    domains = (
        books.group("1", books.leaf("1.1", 50, not_applicable="reduce_maximum")),
        books.group("2", books.leaf("2.1", 30)),
        books.group("3", books.leaf("3.1", 20)),
    )
    parts = [part("one", "main", "1", "2"), part("two", "main", "3")]
    edition = books.load(*domains, parts=parts, policies={"reduced_maximum": "rescale"})

    result = Scorer(edition).score("A", books.entries(d2_1=15, d3_1=20) | {"1.1": CLAIM})

    assert (result.total, result.maximum) == (70, 100)
    assert result.parts["one"] == (15, 30, 0)


@pytest.mark.parametrize(
    ("points", "band"),
    [
        pytest.param(100, "A", id="the top"),
        pytest.param(90, "A", id="the lower mark is included"),
        pytest.param(89.999, "B", id="below the mark"),
        pytest.param(50, "C", id="the last mark"),
        pytest.param(49.99, None, id="below all bands"),
    ],
)
def test_a_band_begins_at_its_lower_mark(books, points, band):
    edition = books.load(books.group("1", books.leaf("1.1", 100)), bands=bands(90, 80, 50))

    assert Scorer(edition).score("A", books.entries(d1_1=points)).band == band


@pytest.mark.parametrize(
    ("value", "band"),
    [pytest.param("percent", "A", id="percent"), pytest.param("total", "C", id="total")],
)
def test_bands_compare_percent_or_total(books, value, band):
    policies = {"standing": value}
    edition = books.load(
        books.group("1", books.leaf("1.1", 60)), bands=bands(90, 80, 50), policies=policies
    )

    assert Scorer(edition).score("A", books.entries(d1_1=57)).band == band


def test_noise_of_quotients_does_not_cost_a_band(books):
    """Three thirds of ten make ten, not a hair less."""
    rate = {"kind": "proportional", "measure": "rate", "full_at": 100, "worth": 10}
    leaves = [books.leaf(f"1.{n}", rule=rate, zero_denominator="score_zero") for n in (1, 2, 3)]
    third = Entry({"numerator": D(1), "denominator": D(3)})
    domain = books.group("1", *leaves)
    edition = books.load(domain, bands=bands(10), policies={"standing": "total"})

    result = Scorer(edition).score("A", {leaf["code"]: third for leaf in leaves})

    assert result.total < 10
    assert result.band == "A"
    assert band_of(edition, D("9.99999999999"), D(30)) is None


def test_a_set_without_bands_gives_none(books):
    edition = books.load(books.group("1", books.leaf("1.1")))

    assert Scorer(edition).score("A", books.entries(d1_1=10)).band is None


def test_an_incomplete_unit_has_neither_percent_nor_band(books):
    domain = books.group("1", books.leaf("1.1"), books.leaf("1.2"))
    edition = books.load(domain, bands=bands(0))

    result = Scorer(edition).score("A", books.entries(d1_1=10))

    assert (result.percent, result.band, result.missing) == (None, None, ("1.2",))
    assert (result.total, result.maximum) == (10, 20)
