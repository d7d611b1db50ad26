"""What is public at a moment, frozen files that are verified, differences, what is left to do."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from tests.factories.indexsets import SchemeFactory
from tests.factories.publications import (
    AGREEING,
    AT,
    HOUR,
    a_draft,
    a_stated_draft,
    corrected,
    director,
    line,
    officer,
    part,
    published,
    stated,
)
from tests.factories.results import a_run
from tests.factories.units import UnitFactory
from thuocdo.apps.audit import services as audit
from thuocdo.apps.publications import errors, selectors, services
from thuocdo.apps.publications.selectors.corrections import corrections_between
from thuocdo.apps.publications.selectors.differences import pair
from thuocdo.core.checking.published import Part, PublishedTable, Statement
from thuocdo.reporting.snapshots.model import Correction
from thuocdo.vietnamese.sentence import Sentence

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
LATER = AT + timedelta(days=7)
LOST = {("A", "1.2", "numerator"): "70"}


def embargoed(scheme=None, year=2025, until=LATER):
    """A version that is frozen and waits for its moment."""
    draft = a_stated_draft(scheme=scheme, year=year)
    services.embargo(publication=draft, until=until, by=officer(), at=AT)
    return published(draft)


def test_nothing_is_public_before_it_is_published():
    a_draft()

    assert selectors.live(LATER) == []


def test_a_publication_is_public_from_its_moment_on():
    row = published()

    assert selectors.live(AT - timedelta(seconds=1)) == []
    assert selectors.live(AT) == [row]


def test_an_embargo_ends_at_its_very_moment():
    row = embargoed()

    assert selectors.live(LATER - timedelta(seconds=1)) == []
    assert selectors.live(LATER) == [row]


def test_the_next_release_is_the_first_embargo_that_ends():
    scheme = SchemeFactory()
    embargoed(scheme, 2025, LATER + HOUR)
    embargoed(scheme, 2024, LATER)

    assert selectors.next_release(AT) == LATER
    assert selectors.next_release(LATER) == LATER + HOUR
    assert selectors.next_release(LATER + HOUR) is None


def test_the_newest_public_version_is_valid():
    first = published()
    draft = corrected(first, LOST)
    services.embargo(publication=draft, until=LATER, by=officer(), at=AT + HOUR)
    second = published(draft, at=AT + 2 * HOUR)

    assert selectors.live(AT + 3 * HOUR) == [first]
    assert selectors.live(LATER) == [second]
    assert list(selectors.history(first.scheme, first.year, AT + 3 * HOUR)) == [first]
    assert list(selectors.history(first.scheme, first.year)) == [second, first]


def test_what_is_live_takes_one_query(django_assert_num_queries):
    scheme = SchemeFactory()
    for year in (2023, 2024):
        published(a_stated_draft(scheme=scheme, year=year))

    with django_assert_num_queries(1):
        rows = selectors.live(LATER)
        names = [(row.scheme.title, row.scheme.authority) for row in rows]

    assert len(names) == 2


def test_the_release_changes_with_everything_public_and_with_nothing_else():
    empty = selectors.release(AT)
    row = published()
    first = selectors.release(AT)
    a_stated_draft(scheme=row.scheme, year=2024)
    embargoed(row.scheme, 2023)

    assert len({empty, first}) == 2
    assert selectors.release(AT) == first
    assert selectors.release(LATER) != first
    assert selectors.release(AT - HOUR) == empty


def test_the_release_changes_with_the_register():
    before = selectors.release(AT)
    audit.record("decree.recorded", subject="x", by=None)

    assert selectors.release(AT) != before


def test_the_calendar_names_days_and_no_content():
    scheme = SchemeFactory()
    out = published(a_stated_draft(scheme=scheme, year=2022))
    embargoed(scheme, 2023, LATER + HOUR)
    announced = a_stated_draft(scheme=scheme, year=2024)
    services.embargo(publication=announced, until=LATER, by=officer(), at=AT)
    a_stated_draft(scheme=scheme, year=2025)

    lines = selectors.calendar(AT + HOUR)

    assert [(one.year, one.at, one.is_out) for one in lines] == [
        (2023, LATER + HOUR, False),
        (2024, LATER, False),
        (2022, AT, True),
    ]
    assert lines[2].version == out.version


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        pytest.param(lambda path: path.unlink(), "Thiếu tệp", id="missing"),
        pytest.param(lambda path: path.write_bytes(b"PK"), "bị thay đổi", id="changed"),
    ],
)
def test_a_frozen_file_that_is_not_as_it_was_is_refused(spoil, said):
    row = published()
    path = selectors.bundle_path(row.snapshot_hash)
    path.chmod(0o644)
    spoil(path)

    with pytest.raises(errors.UnsoundFile, match=said):
        selectors.snapshot_of(row)


def test_a_frozen_file_is_read_once_a_process():
    row = published()

    assert selectors.snapshot_of(row) is selectors.snapshot_of(row)


def test_a_later_run_changes_nothing_public_and_is_told():
    row = published()
    public = selectors.snapshot_of(row)
    run = a_run(LOST, edition=row.run.edition, at=AT + HOUR)

    assert selectors.newer_run(row) == run
    assert selectors.snapshot_of(selectors.live(LATER)[0]) is public
    told = {(one.code, one.what.vi): (one.old, one.new) for one in selected(row, run)}
    assert told["1.2", "điểm"] == (Decimal(3), Decimal(0))
    assert ("", "tổng điểm") in told


def selected(row, run):
    """Differences of unit A."""
    named = selectors.named_differences(row, run)
    return [one for one in named if one.unit.vi == "Xã An Bình"]


def test_only_another_run_with_other_figures_is_told():
    row = published()

    assert selectors.newer_run(row) is None
    assert selectors.newer_run(published(a_stated_draft(scheme=row.scheme, year=2020))) is None


def test_a_unit_without_total_is_no_zero_among_the_differences():
    row = published()
    run = a_run({("A", "1.2", "numerator"): None, ("A", "1.2", "denominator"): None},
                edition=row.run.edition, at=AT + HOUR)  # fmt: skip

    told = {(one.code, one.what.vi): one.new for one in selected(row, run)}

    assert told["", "tổng điểm"] == "–"
    assert told["", "xếp loại"] == "–"


@pytest.mark.parametrize(
    ("what", "old", "new", "shown"),
    [
        ("total", "81.46417983171883", "82.214", (Decimal("81.46"), Decimal("82.21"))),
        ("points", "0.125", "1.5", (Decimal("0.13"), Decimal("1.50"))),
        ("total", "81.464", "81.4641", (Decimal("81.464"), Decimal("81.4641"))),
        ("rank", "15", "14", (Decimal(15), Decimal(14))),
        ("total", "", "82.214", ("–", Decimal("82.21"))),
        ("band", "B", "", ("B", "–")),
    ],
)
def test_differences_are_rounded_as_what_is_published_unless_that_hides_them(what, old, new, shown):
    assert pair(Correction("A", "", what, old, new), 2) == shown


def test_units_that_are_gone_come_last_among_corrections():
    one = stated()
    two = stated()._replace(units=(one.units[0]._replace(unit=line("B", "Xã Bình An")),))
    row = a_stated_draft(statement=one)
    other = a_stated_draft(scheme=row.scheme, year=2024, statement=two)

    found = corrections_between(selectors.draft_snapshot(row), selectors.draft_snapshot(other))

    assert next(each.unit for each in found) == "B"
    assert [each.unit for each in found][-1] == "A"
    assert {(each.code, each.new) for each in found if each.unit == "A"} >= {("I", ""), ("", "")}


def test_a_snapshot_tells_what_the_register_knows():
    UnitFactory(code="A", population=9000)
    snapshot = selectors.draft_snapshot(a_draft())

    assert snapshot.units["A"].population == 9000
    assert snapshot.units["B"].kind == ""


def test_lineage_is_read_again_once_the_register_has_changed():
    draft = a_draft()
    audit.record("register.loaded", subject="x", by=None)

    assert selectors.draft_snapshot(draft).lineage == ()
    assert selectors.draft_snapshot(draft).lineage == ()


def test_runs_to_publish_are_the_latest_of_years_without_publication():
    old = a_run()
    run = a_run(LOST, edition=old.edition, at=AT)

    assert list(selectors.runs_to_publish()) == [run]
    services.prepare(run=run, by=officer(), at=AT)
    assert list(selectors.runs_to_publish()) == []


def test_runs_that_may_correct_are_all_others_of_the_year():
    row = published()
    run = a_run(LOST, edition=row.run.edition, at=AT + HOUR)

    assert list(selectors.runs_of_year(row)) == [run]


def test_lines_before_release_show_no_total_where_figures_are_missing():
    draft = a_draft({("B", "2.1", "numerator"): None, ("B", "2.1", "denominator"): None})

    lines = selectors.lines(selectors.draft_snapshot(draft), "xã")

    assert [(one.title.vi, one.rank) for one in lines] == [("Xã An Bình", 1), ("Xã Bình An", None)]
    assert lines[1].total is None


def table(*statements, name="bang.csv"):
    return PublishedTable(statements, name)


def test_a_table_of_one_unit_becomes_a_statement_about_it():
    rows = (
        Part(code="I", name="Chỉ đạo", points=Decimal("14.24"), maximum=Decimal("16.5")),
        Part(points=Decimal(1), maximum=Decimal(2)),
        Part(code="III", name="Trống"),
    )
    whole = Statement(unit="bang.csv", total=Decimal("93.91"), maximum=Decimal(100), parts=rows)

    found = selectors.stated_from(
        table(whole), scheme="nho", title=Sentence("a", "b"), unit=line("695", "Huyện Đồng Phú")
    )

    assert found.scale == 100
    assert [one.unit.code for one in found.units] == ["695"]
    assert [(one.code, one.title.vi) for one in found.units[0].parts] == [
        ("I", "Chỉ đạo"),
        ("2", "–"),
    ]


def test_a_list_of_units_becomes_one_statement_each():
    rows = [
        Statement(unit="Xã A", level="", total=Decimal(90), rank=1),
        Statement(unit="Xã B", level="phường", total=Decimal(80), maximum=Decimal(100)),
    ]

    found = selectors.stated_from(
        table(*rows), scheme="nho", title=Sentence("a", "b"), unit=line(block="xã")
    )

    assert [(one.unit.name, one.unit.block) for one in found.units] == [
        ("Xã A", "xã"),
        ("Xã B", "phường"),
    ]
    assert found.scale is None


def test_the_statement_of_a_draft_comes_back_as_it_was():
    full = stated(
        parts=(*AGREEING, part("III", "0", "1", change="0.50")),
        facts=(Sentence("Một", "One"),),
        points_change=Decimal("4.10"),
    )

    assert selectors.stated_in(selectors.as_json(full)) == full._replace(units=full.units)


def test_the_list_of_the_workspace_takes_one_query(django_assert_num_queries):
    row = published()
    corrected(row, LOST)

    with django_assert_num_queries(1):
        rows = [(str(one), one.run, one.replaces) for one in selectors.publications()]

    assert len(rows) == 2


def test_findings_of_many_are_named_up_to_three():
    units = tuple(
        stated(total="89.9").units[0]._replace(unit=line(code, f"Xã {code}"), rank=None)
        for code in "ABCDE"
    )
    draft = a_stated_draft(statement=stated()._replace(units=units))
    services.check(publication=draft, by=director(), at=AT)
    draft.refresh_from_db()

    sentence = selectors.obstacles_to(draft)[0]

    assert sentence.vi.startswith("5 chỗ số không khớp")
    assert "(+2)" in sentence.vi
    assert "5 findings" in sentence.en


def test_moments_are_the_later_of_freezing_and_embargo():
    assert selectors.moment_of(published()) == AT
    assert datetime(2026, 3, 20, 1, tzinfo=UTC) == AT
