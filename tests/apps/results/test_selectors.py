"""Reads of runs: the same figures and scores come back, and differences are told."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db import connection

from tests.factories.indexsets import EditionFactory, SchemeFactory
from tests.factories.results import UNITS, a_run, small_figures, unguarded
from tests.factories.units import BlockFactory, MembershipFactory, ProvinceFactory, UnitFactory
from thuocdo.apps.indexsets import selectors as indexsets
from thuocdo.apps.results import errors, selectors, services
from thuocdo.apps.results.selectors import Change, scores
from thuocdo.core.scoring.figures import Entry, Layer, Provenance
from thuocdo.reading.figures.figure_set import Unit
from thuocdo.reporting.scored import score_figures
from thuocdo.reporting.snapshots.about import About
from thuocdo.reporting.snapshots.building import computed_snapshot
from thuocdo.reporting.snapshots.model import Decision

pytestmark = pytest.mark.django_db
ABOUT = About(
    "nho",
    2025,
    Decision("1/QĐ", date(2026, 2, 1), "UBND", is_demo=True),
    datetime(2026, 1, 20, tzinfo=UTC),
)


def alter(sql):
    """As somebody with the keys could."""
    with unguarded(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_figures_come_back_as_they_went_in():
    edition = EditionFactory(issued=True)
    figures = small_figures(edition=edition)

    again = selectors.figures_of(a_run(edition=edition))

    assert again.units == figures.units
    assert list(again.units) == list(figures.units)
    assert again.entries == figures.entries


def test_layers_and_reasons_come_back():
    edition = EditionFactory(
        issued=True,
        replacing={"    evidence:": "    not_applicable: reduce_maximum\n    evidence:"},
    )
    figures = small_figures(edition=edition)
    council = Provenance(Layer.COUNCIL, None, None, "3/TB", None)
    figures.entries["A"]["1.1"] = Entry({"yes": False}, None, council)
    figures.entries["B"]["1.1"] = Entry({}, "không phát sinh", Provenance())
    run = services.run(edition=edition, year=2025, figures=figures, by=None, at=ABOUT.frozen_at)

    assert selectors.figures_of(run).entries == figures.entries


def test_scores_come_back_as_the_core_gives_them():
    edition = EditionFactory(issued=True)
    computed = score_figures(indexsets.index_set_of(edition), small_figures(edition=edition))

    run = a_run(edition=edition)
    again = scores._scored.__wrapped__(run.pk, run.inputs_hash)

    assert again.results == computed.results
    assert again.places == computed.places


def test_scores_are_computed_once(django_assert_num_queries):
    run = a_run()
    selectors.scored(run)

    with django_assert_num_queries(0):
        selectors.scored(run)


@pytest.mark.parametrize(
    "sql",
    [
        pytest.param("UPDATE results_figure SET value = '96' WHERE value = '95'", id="a figure"),
        pytest.param("DELETE FROM results_figure WHERE value = '95'", id="a figure taken away"),
        pytest.param("UPDATE results_unitscore SET name = 'Xã Khác' WHERE unit = 'A'", id="a unit"),
        pytest.param("UPDATE results_unitscore SET total = '9' WHERE unit = 'A'", id="a total"),
        pytest.param("UPDATE results_unitscore SET rank = 2 WHERE unit = 'A'", id="a rank"),
        pytest.param("UPDATE results_run SET edition_hash = 'x'", id="the edition"),
    ],
)
def test_what_was_altered_behind_the_back_is_not_handed_out(sql):
    run = a_run()
    alter(sql)

    with pytest.raises(errors.RunDiffers) as refusal:
        scores._scored.__wrapped__(run.pk, "")

    assert refusal.value.status == 500


def test_the_latest_run_is_that_of_the_scheme_and_year():
    edition = EditionFactory(issued=True)
    a_run(edition=edition)
    second = a_run({("B", "1.1", "yes"): "có"}, edition=edition)
    other = EditionFactory(scheme=SchemeFactory(folder="khac"), issued=True)
    a_run(edition=other)

    assert selectors.latest_run(edition.scheme, 2025) == second
    assert selectors.latest_run(edition.scheme, 2024) is None


def test_a_run_tells_what_it_changed():
    edition = EditionFactory(issued=True)
    first = a_run(edition=edition)
    second = a_run({("B", "2.1", "numerator"): "100"}, edition=edition)

    changes = selectors.changes_of(second)

    assert changes.before == first
    assert changes.by_unit == {
        "B": Change(Decimal(3), 0),
    }
    assert selectors.changes_of(first) == (None, {}, ())


def test_a_unit_that_overtakes_another_changes_both_ranks():
    edition = EditionFactory(issued=True)
    a_run(edition=edition)
    second = a_run(
        {
            ("B", "1.1", "yes"): "có",
            ("B", "1.2", "numerator"): "99",
            ("B", "2.1", "numerator"): "99",
        },
        edition=edition,
    )

    changes = selectors.changes_of(second).by_unit

    assert (changes["B"].places, changes["A"].places) == (1, -1)
    assert changes["A"].points == 0


def test_a_unit_that_lacks_figures_has_no_change():
    edition = EditionFactory(issued=True)
    a_run(edition=edition)

    changes = selectors.changes_of(a_run({("B", "1.1", "yes"): None}, edition=edition))

    assert changes.by_unit["B"] == Change(None, None)


def test_a_unit_that_is_gone_is_named():
    edition = EditionFactory(issued=True)
    a_run(edition=edition)

    second = a_run(edition=edition, units={code: UNITS[code] for code in "AC"})

    assert selectors.changes_of(second).gone == ("Xã Bình An",)


def test_a_run_agrees_with_what_was_published_of_it():
    run = a_run()
    snapshot = computed_snapshot(selectors.scored(run), ABOUT)

    assert selectors.differs(run, snapshot) == []


def test_a_corrected_run_differs_from_what_was_published():
    edition = EditionFactory(issued=True)
    snapshot = computed_snapshot(selectors.scored(a_run(edition=edition)), ABOUT)
    second = a_run({("B", "1.1", "yes"): "có"}, edition=edition)

    found = selectors.differs(second, snapshot)

    assert ("B", "1.1", "points", "0/1", "1/1") in found
    assert ("B", "1.1", "yes", "không", "có") in found
    assert ("B", "", "total", "4.5", "5.5") in found
    assert {one.unit for one in found} == {"B"}


def test_a_list_of_runs_takes_one_query(django_assert_num_queries):
    edition = EditionFactory(issued=True)
    a_run(edition=edition)
    a_run({("B", "1.1", "yes"): "có"}, edition=edition)

    with django_assert_num_queries(1):
        rows = [(str(run), run.units, run.created_by) for run in selectors.runs()]

    assert [units for _, units, _ in rows] == [3, 3]


def test_units_without_a_rank_come_last():
    run = a_run({("A", "1.1", "yes"): None})

    assert [row.unit for row in selectors.unit_scores(run, "xã")] == ["B", "A"]


def test_a_leaf_that_is_not_there_is_none():
    run = a_run()

    assert selectors.leaf_of(run, "A", "9") is None
    assert selectors.leaf_of(run, "A", "1.1").code == "1.1"


# The register.


@pytest.fixture
def province():
    """The authority of the small scheme."""
    return SchemeFactory(authority=ProvinceFactory()).authority


def register(province, code="A", **options):
    return UnitFactory(code=code, parent=province, **options)


def test_units_are_completed_from_the_register(province):
    unit = register(province, name="Xã Thật", region="Ven biển", population=4321)
    MembershipFactory(
        block=BlockFactory(authority=province, name="xã"), unit=unit, valid_from=date(2020, 1, 1)
    )
    figures = replace(small_figures(), units={"A": Unit("A", "A")})

    found = selectors.registered(figures, scheme=SchemeFactory(), year=2025)

    assert found.units["A"] == Unit("A", "Xã Thật", "xã", "Ven biển", size=Decimal(4321))
    assert found.entries == figures.entries


def test_what_the_register_leaves_open_is_taken_from_the_table(province):
    register(province, region="", population=None)
    table = Unit("A", "A", "khối riêng", "Vùng", is_ranked=False, size=Decimal(7))

    found = selectors.registered(
        replace(small_figures(), units={"A": table}),
        scheme=SchemeFactory(),
        year=2025,
    )

    assert found.units["A"].block == "khối riêng"
    assert (found.units["A"].region, found.units["A"].is_ranked) == ("Vùng", False)
    assert found.units["A"].size == 7


def test_units_that_are_only_assessed_stay_so(province):
    unit = register(province)
    MembershipFactory(
        block=BlockFactory(authority=province),
        unit=unit,
        is_ranked=False,
        valid_from=date(2020, 1, 1),
    )
    figures = replace(small_figures(), units={"A": Unit("A", "A")})

    found = selectors.registered(figures, scheme=SchemeFactory(), year=2025)

    assert found.units["A"].is_ranked is False


def test_a_place_in_a_block_that_has_ended_does_not_count(province):
    unit = register(province)
    MembershipFactory(
        block=BlockFactory(authority=province, name="cũ"),
        unit=unit,
        valid_from=date(2020, 1, 1),
        valid_to=date(2025, 6, 30),
    )
    figures = replace(small_figures(), units={"A": Unit("A", "A", "mới")})

    found = selectors.registered(figures, scheme=SchemeFactory(), year=2025)

    assert found.units["A"].block == "mới"


def test_codes_that_the_register_lacks_are_named(province):
    register(province, valid_to=date(2025, 6, 30))
    register(province, "B")

    with pytest.raises(errors.UnknownUnits) as refusal:
        selectors.registered(small_figures(), scheme=SchemeFactory(), year=2025)

    assert "A, C" in refusal.value.sentence.vi
    assert "31/12/2025" in refusal.value.sentence.en


def test_many_unknown_codes_are_cut_short():
    told = errors.UnknownUnits([f"X{n:02d}" for n in range(12)], 2025).sentence.en

    assert "X09 (+2)" in told
