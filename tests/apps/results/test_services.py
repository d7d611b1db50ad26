"""Runs: what is stored, what is refused, and that nothing of it ever changes."""

from decimal import Decimal

import pytest
from django.db import DatabaseError, connection, transaction

from tests.factories.accounts import cast, person_with
from tests.factories.indexsets import EditionFactory
from tests.factories.results import AT, FIGURES, UNITS, a_run, small_figures, unguarded
from thuocdo.apps.accounts.permissions import NotAllowed
from thuocdo.apps.audit.models import Event
from thuocdo.apps.results import errors, services
from thuocdo.apps.results.models import Figure, LeafScore, Run, UnitScore
from thuocdo.apps.results.services import Corrected, storing
from thuocdo.core.errors import InvalidFigure, InvalidRequest
from thuocdo.core.scoring.figures import Entry, Layer, Provenance
from thuocdo.lib import rows as lib_rows
from thuocdo.reading.figures.figure_set import FigureSet
from thuocdo.reading.tables.refusals import UnreadableTable

pytestmark = pytest.mark.django_db
MARK = "Nguyễn Thị Bí Mật"


def correct(run, *changes, reason="theo văn bản 9/BC-UBND", by=None):
    return services.corrected(run=run, changes=changes, reason=reason, by=by, at=AT)


def totals(run):
    return {row.unit: row.total for row in run.unit_scores.all()}


def test_a_run_keeps_totals_ranks_and_bands():
    run = a_run()

    rows = {row.unit: row for row in run.unit_scores.all()}
    assert run.number == 1
    assert {u: r.total.quantize(Decimal("0.01")) for u, r in rows.items()} == {
        "A": Decimal("9.33"),
        "B": Decimal("4.50"),
        "C": Decimal("6.94"),
    }
    assert [(u, r.rank, r.out_of, r.band) for u, r in sorted(rows.items())] == [
        ("A", 1, 2, "A"),
        ("B", 2, 2, ""),
        ("C", 1, 1, "B"),
    ]
    assert (rows["A"].name, rows["A"].block, rows["A"].size) == ("Xã An Bình", "xã", 9000)


def test_points_keep_all_their_digits():
    run = a_run()

    assert str(totals(run)["A"]) == "9.333333333333333333333333333333333"


def test_every_figure_and_every_leaf_with_its_trace_is_stored():
    run = a_run()

    leaf = LeafScore.objects.get(unit_score__run=run, unit_score__unit="A", code="1.2")
    assert run.figures.count() == len(FIGURES)
    assert LeafScore.objects.count() == 9
    assert leaf.points == 3
    assert leaf.trace["document"] == "1.2/BC-UBND"
    assert leaf.trace["figures"][0][-1] == "95"
    assert "95" in leaf.trace["sentence"][0]


def test_a_unit_without_figures_is_stored_without_rank_and_percent():
    run = a_run({("B", "1.2", "numerator"): None, ("B", "1.2", "denominator"): None})

    row = run.unit_scores.get(unit="B")
    assert (row.missing, row.percent, row.rank, row.band) == (["1.2"], None, None, "")
    assert run.unit_scores.get(unit="A").out_of == 1


def test_a_run_is_told_in_the_log():
    by = person_with("method_officer")

    run = a_run(by=by, reason="lần đầu")

    event = Event.objects.get(action="run.computed")
    assert event.by == by
    assert event.details["units"] == 3
    assert event.details["inputs_hash"] == run.inputs_hash
    assert run.created_by == by


@pytest.mark.parametrize("role", ["it_administrator", "director", "chair", "inspector",
                                  "unit_officer", "nobody"])  # fmt: skip
def test_only_the_method_officer_may_run(role):
    edition, by = EditionFactory(issued=True), cast()[role]

    with pytest.raises(NotAllowed):
        a_run(edition=edition, by=by)

    assert not Run.objects.exists()


def test_a_corrected_run_needs_the_same_right():
    run = a_run()

    with pytest.raises(NotAllowed):
        correct(run, Corrected("B", "1.1", "yes", "có"), by=person_with("director"))


def test_a_draft_is_not_run():
    with pytest.raises(errors.NotInForce) as refusal:
        a_run(edition=EditionFactory())

    assert "bản nháp" in refusal.value.sentence.vi


def test_an_edition_scores_only_its_years():
    edition = EditionFactory(issued=True)

    with pytest.raises(errors.WrongYear) as refusal:
        services.run(edition=edition, year=2024, figures=small_figures(edition=edition),
                     by=None, at=AT)  # fmt: skip

    assert "2024" in refusal.value.sentence.en
    assert "2025" in refusal.value.sentence.en


def test_no_unit_is_no_run():
    edition = EditionFactory(issued=True)

    with pytest.raises(errors.NothingToScore):
        services.run(edition=edition, year=2025, figures=FigureSet(), by=None, at=AT)


def test_the_same_inputs_again_are_refused_and_the_run_is_named():
    edition = EditionFactory(issued=True)
    first = a_run(edition=edition)
    a_run({("B", "1.1", "yes"): "có"}, edition=edition)

    with pytest.raises(errors.AlreadyRun) as refusal:
        a_run(edition=edition)

    assert refusal.value.number == first.number
    assert "1" in refusal.value.sentence.vi
    assert Run.objects.count() == 2


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"survey_held": False}, id="whether a survey was held"),
        pytest.param({"values": {("A", "1.2", "numerator"): "96"}}, id="a figure"),
        pytest.param({"units": {**UNITS, "A": UNITS["B"].__class__("A", "Xã Khác", "xã")}},
                     id="how a unit is registered"),
    ],
)  # fmt: skip
def test_other_inputs_make_another_run(other):
    edition = EditionFactory(issued=True, replacing={"no_survey: refused": "no_survey: rescale"})
    first = a_run(edition=edition)

    second = a_run(edition=edition, **other)

    assert second.number == 2
    assert second.inputs_hash != first.inputs_hash


def test_a_set_that_needs_its_survey_is_not_run_without():
    with pytest.raises(InvalidRequest):
        a_run(survey_held=False)

    assert not Run.objects.exists()


def test_a_contradiction_is_told_and_nothing_is_stored():
    with pytest.raises(InvalidFigure) as refusal:
        a_run({("A", "1.2", "numerator"): "120"})

    assert "A" in refusal.value.sentence.vi
    assert not Run.objects.exists()
    assert not Figure.objects.exists()


def test_runs_of_another_year_are_numbered_by_themselves():
    scheme = EditionFactory(issued=True).scheme
    a_run(edition=scheme.editions.get())

    other = a_run(edition=EditionFactory(scheme=scheme, year=2026, issued=True))

    assert other.number == 1


def test_batches_end_where_the_rows_end(monkeypatch):
    monkeypatch.setattr(storing, "UNITS", 2)
    monkeypatch.setattr(lib_rows, "ROWS", 4)

    run = a_run()

    assert run.unit_scores.count() == 3
    assert run.figures.count() == len(FIGURES)
    assert LeafScore.objects.filter(unit_score__run=run).count() == 9


def test_a_batch_is_full_before_the_next_begins():
    assert list(storing.batches(range(5), 2)) == [[0, 1], [2, 3], [4]]
    assert list(storing.batches([], 2)) == []


def test_nobody_who_entered_a_figure_is_kept():
    edition = EditionFactory(issued=True)
    figures = small_figures(edition=edition)
    source = Provenance(Layer.APPRAISED, MARK, AT, "7/BC", "2")
    figures.entries["A"]["1.1"] = Entry({"yes": True}, None, source)

    run = services.run(edition=edition, year=2025, figures=figures, by=None, at=AT)

    stored = [*run.figures.values_list(), *LeafScore.objects.values_list("trace")]
    assert "7/BC" in str(stored)
    assert MARK not in str(stored)
    assert MARK not in str(list(Event.objects.values_list("details")))


# A run never changes.


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda run: run.save(), id="save"),
        pytest.param(lambda run: run.delete(), id="delete"),
        pytest.param(lambda _: Run.objects.update(year=2024), id="update"),
        pytest.param(lambda _: Figure.objects.all().delete(), id="delete many"),
        pytest.param(lambda _: UnitScore.objects.bulk_update([], ["total"]), id="bulk update"),
        pytest.param(lambda run: run.unit_scores.update(total="1"), id="rows of the run"),
        pytest.param(lambda run: run.figures.get(unit="A", code="1.1").save(), id="one figure"),
        pytest.param(lambda run: run.unit_scores.first().leaves.first().delete(), id="one leaf"),
    ],
)
def test_python_refuses_to_change_a_run(change):
    run = a_run()

    with pytest.raises(errors.RunIsClosed):
        change(run)


@pytest.mark.parametrize("table", ["run", "figure", "unitscore", "leafscore"])
@pytest.mark.parametrize("change", ["UPDATE results_{} SET id = id", "DELETE FROM results_{}"])
def test_the_database_refuses_to_change_a_run(table, change):
    a_run()

    with (
        pytest.raises(DatabaseError, match="a run never changes"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(change.format(table))


# Corrections.


def test_a_corrected_figure_makes_another_run():
    first = a_run()

    second = correct(first, Corrected("B", "1.1", "yes", "có", "9/BC-UBND", "2"))

    assert (second.number, second.corrects, second.reason) == (2, first, "theo văn bản 9/BC-UBND")
    assert totals(second) == totals(first) | {"B": Decimal("5.5")}
    assert first.unit_scores.get(unit="B").total == Decimal("4.5")
    assert Event.objects.filter(action="run.computed").count() == 2


def test_a_correction_keeps_what_it_does_not_name():
    first = a_run()

    second = correct(first, Corrected("B", "1.2", "numerator", "91"))

    rows = {(r.unit, r.code, r.name): r for r in second.figures.all()}
    assert rows["B", "1.2", "numerator"].value == "91"
    assert rows["B", "1.2", "denominator"].value == "100"
    assert rows["B", "1.2", "numerator"].document == "1.2/BC-UBND"
    assert len(rows) == len(FIGURES)


def test_a_document_of_the_correction_replaces_the_one_before():
    second = correct(a_run(), Corrected("B", "1.2", "numerator", "91", "9/BC", "4"))

    row = second.figures.get(unit="B", code="1.2", name="numerator")
    assert (row.document, row.page) == ("9/BC", "4")


def test_figures_taken_away_leave_the_item_missing():
    second = correct(a_run(), Corrected("B", "1.1", "yes", ""))

    assert second.unit_scores.get(unit="B").missing == ["1.1"]
    assert not second.figures.filter(unit="B", code="1.1").exists()


def test_one_of_two_figures_can_be_taken_away():
    second = correct(a_run(), Corrected("B", "1.2", "numerator", " "))

    assert [r.name for r in second.figures.filter(unit="B", code="1.2")] == ["denominator"]


def test_an_item_can_be_declared_not_applicable_and_back():
    edition = EditionFactory(
        issued=True,
        replacing={"    evidence:": "    not_applicable: reduce_maximum\n    evidence:"},
    )
    first = a_run(edition=edition)

    second = correct(first, Corrected("B", "1.1", "not_applicable", "không phát sinh"))
    third = correct(second, Corrected("B", "1.1", "not_applicable", ""),
                    Corrected("B", "1.1", "yes", "có"))  # fmt: skip

    assert second.unit_scores.get(unit="B").maximum == 9
    assert [(r.name, r.value) for r in second.figures.filter(unit="B", code="1.1")] == [
        ("not_applicable", "không phát sinh")
    ]
    assert third.unit_scores.get(unit="B").total == Decimal("5.5")


def test_figures_can_be_given_to_an_item_that_had_none():
    first = a_run({("B", "1.1", "yes"): None})

    second = correct(first, Corrected("B", "1.1", "yes", "có"))

    assert second.unit_scores.get(unit="B").missing == []


@pytest.mark.parametrize(
    ("change", "reason", "refusal"),
    [
        pytest.param(Corrected("B", "1.1", "yes", "có"), "  ", errors.NoReason, id="no reason"),
        pytest.param(Corrected("X", "1.1", "yes", "có"), "r", errors.NoSuchFigure, id="no unit"),
        pytest.param(
            Corrected("B", "1.1", "yes", "không"), "r", errors.NothingToCorrect, id="no change"
        ),
        pytest.param(
            Corrected("B", "2.9", "yes", ""), "r", errors.NothingToCorrect, id="nothing to take"
        ),
        pytest.param(Corrected("B", "9.9", "yes", "có"), "r", UnreadableTable, id="no such item"),
        pytest.param(
            Corrected("B", "1.2", "numerator", "nhiều"), "r", UnreadableTable, id="no number"
        ),
    ],
)
def test_corrections_that_are_refused(change, reason, refusal):
    run = a_run()

    with pytest.raises(refusal):
        correct(run, change, reason=reason)

    assert Run.objects.count() == 1


def test_the_guards_come_back():
    run = a_run()

    with unguarded():
        pass

    with pytest.raises(DatabaseError), transaction.atomic():
        super(Run, run).save_base(force_update=True)
