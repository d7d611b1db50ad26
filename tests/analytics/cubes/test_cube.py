"""The cube says what the rows say."""

from datetime import date

import pytest

from thuocdo.analytics.cubes.building import kept, recounted
from thuocdo.analytics.cubes.cube import Cube, Where, cube_of
from thuocdo.analytics.cubes.errors import NotInCube
from thuocdo.analytics.engines.duckdb import DUCKDB
from thuocdo.analytics.generating.writing import Plan, generate
from thuocdo.analytics.ingesting.readying import ready
from thuocdo.analytics.lake import Lake
from thuocdo.analytics.levels import levelled
from thuocdo.analytics.periods import Every, divided, read_period
from thuocdo.analytics.question import Question

pytestmark = pytest.mark.slow

COLUMN = {"unit": "responsible", "field": "field", "channel": "channel"}


@pytest.fixture(scope="module")
def lake(tmp_path_factory):
    lake = Lake(tmp_path_factory.mktemp("cube"))
    generate(lake, Plan(4000, read_period("2025-10-01..2026-03-20"), date(2026, 3, 20), seed=5))
    ready(lake)
    return lake


def by_rows(lake, question):
    """Group and part → sums, counted from rows."""
    table = levelled(DUCKDB.sums(lake, question), question).to_pylist()
    names = [m.name for m in question.measures]
    return {
        (*(row[c] for c in question.columns), row["part"]): {n: row[n] for n in names}
        for row in table
    }


def by_cube(lake, question, by, where=None):
    answer = cube_of(lake).sums(question.parts, question.as_of, where, by)
    return {group: answer.of(place) for place, group in enumerate(answer.groups)}


@pytest.mark.parametrize(
    ("period", "as_of", "every", "by"),
    [
        pytest.param("2026-01", "2026-03-31", None, (), id="one month, later seen"),
        pytest.param("2026-Q1", "2026-03-20", Every.MONTH, (), id="months up to today"),
        pytest.param("2026", "2026-03-20", Every.QUARTER, ("unit",), id="a year not over, by unit"),
        pytest.param("2026-R", "2026-03-25", None, ("field",), id="reporting year, by field"),
        pytest.param("2025-12", "2025-12-31", None, ("unit", "field"), id="as of the month's end"),
        pytest.param("2026-Q1", "2026-02-14", Every.MONTH, ("unit",), id="as of a half-month ago"),
        pytest.param("2026-02", "2026-03-31", None, ("channel",), id="by channel"),
    ],
)
def test_every_measure_is_what_the_rows_add_up_to(lake, period, as_of, every, by):
    columns = tuple(COLUMN[name] for name in by)
    question = Question(read_period(period), date.fromisoformat(as_of), columns, every)

    assert by_cube(lake, question, by) == by_rows(lake, question)


def test_the_receiving_unit_differs_from_the_responsible_one(lake):
    question = Question(read_period("2026-01"), date(2026, 3, 31), ("receiver",))

    received = by_cube(lake, question, ("unit",), Where(side="receiver"))

    assert received == by_rows(lake, question)
    assert received != by_cube(lake, question, ("unit",))


def test_a_subtree_is_the_sum_of_its_units(lake):
    question = Question(read_period("2026-01"), date(2026, 3, 31), ("responsible",))
    rows, units = by_rows(lake, question), [3, 5, 8, 13, 40]

    answer = by_cube(lake, question, (), Where(units=units))

    for name, total in answer[(1,)].items():
        assert total == sum(rows[unit, 1][name] for unit in units if (unit, 1) in rows), name


def test_fields_and_channels_narrow_the_answer(lake):
    question = Question(read_period("2026-01"), date(2026, 3, 31), ("field", "channel"))
    rows = by_rows(lake, question)

    answer = by_cube(lake, question, ("field",), Where(fields=[1, 2], channels=[2]))

    assert answer == {(f, 1): rows[f, 2, 1] for f in (1, 2) if (f, 2, 1) in rows}


def test_groups_of_procedures_add_up_to_everything(lake):
    question = Question(read_period("2026-01"), date(2026, 3, 31))

    groups = by_cube(lake, question, ("group",))

    total = by_rows(lake, question)[(1,)]
    assert len(groups) > 1
    assert {name: sum(g[name] for g in groups.values()) for name in total} == total


@pytest.mark.parametrize(
    ("period", "as_of", "by"),
    [
        pytest.param("2026-01-03..2026-01-31", "2026-03-31", (), id="begins within a half"),
        pytest.param("2026-01-01..2026-01-20", "2026-03-31", (), id="ends within a half"),
        pytest.param("2026-Q1", "2026-02-03", (), id="as of a day long past"),
        pytest.param("2026-Q1", "2026-03-31", ("procedure",), id="by procedure"),
    ],
)
def test_what_only_rows_can_say_is_refused(lake, period, as_of, by):
    parts = divided(read_period(period), None)

    with pytest.raises(NotInCube):
        cube_of(lake).sums(parts, date.fromisoformat(as_of), by=by)


def test_the_cube_is_read_anew_only_after_an_import(lake):
    assert cube_of(lake) is cube_of(Lake(lake.root))


def test_few_days_are_held_at_once(lake):
    cube = Cube(kept(lake), lake.manifest())

    for day in range(1, 9):
        cube.view(date(2026, 3, day))

    assert len(cube.views) == 4


def test_a_lake_without_imports_has_no_cube(tmp_path):
    with pytest.raises(NotInCube):
        cube_of(Lake(tmp_path))


def test_what_is_kept_equals_a_full_recount(lake):
    assert kept(lake) == recounted(lake)
