"""Marks say what the rows say, and are never those of another definition."""

import shutil
from datetime import date

import duckdb
import numpy as np
import pyarrow.parquet as pq
import pytest

from tests.factories.lakes import dossier, lake_of, three_rates
from thuocdo.analytics import marking
from thuocdo.analytics.engines.duckdb import DUCKDB
from thuocdo.analytics.generating.writing import Plan, generate
from thuocdo.analytics.ingesting.applying import States, apply, complete
from thuocdo.analytics.ingesting.images import records_of
from thuocdo.analytics.ingesting.readying import ready
from thuocdo.analytics.ingesting.tidying import tidy
from thuocdo.analytics.lake import Lake
from thuocdo.analytics.levels import levelled
from thuocdo.analytics.marking import BITS, FOLDER, HALVES, TYPES, fingerprint, marking_sql
from thuocdo.analytics.periods import Every, read_period
from thuocdo.analytics.question import Question
from thuocdo.analytics.summing import Form, form_of
from thuocdo.analytics.tables import day_of

SPAN = read_period("2025-11-01..2026-01-31")
PATHS = pytest.mark.parametrize(
    ("period", "as_of", "every", "by"),
    [
        pytest.param("2026-01", "2026-01-31", None, ("responsible", "field"), id="one whole month"),
        pytest.param("2025-12", "2026-01-20", None, ("field",), id="fields alone"),
        pytest.param("2026-R", "2026-01-07", Every.MONTH, (), id="as of a day inside a half"),
        pytest.param("2025-12-03..2026-01-09", "2026-01-09", None, ("responsible",), id="odd days"),
        pytest.param("2026-Q1", "2026-01-31", Every.MONTH, ("channel", "cause"), id="by others"),
    ],
)


@pytest.fixture(scope="module")
def lake(tmp_path_factory):
    """Three months, some of whose dossiers were corrected."""
    lake = Lake(tmp_path_factory.mktemp("marks"))
    generate(lake, Plan(3000, SPAN, date(2026, 1, 31), seed=9))
    before = ready(lake)
    rows = pq.read_table(lake.files()[1], partitioning=None).slice(0, 400)
    records = records_of(rows)
    records["channel"] = 2
    records["rating"] = 5
    complete(lake, apply(lake, [States(rows["dossier"].to_numpy(), records)], before), before)
    return lake


def answer(lake, question):
    return levelled(DUCKDB.sums(lake, question), question).to_pylist()


@pytest.mark.slow
@PATHS
def test_marks_answer_what_rows_answer(lake, period, as_of, every, by, monkeypatch):
    question = Question(read_period(period), date.fromisoformat(as_of), by, every)
    by_marks = answer(lake, question)

    monkeypatch.setattr(marking, "fingerprint", lambda: "of no file")
    by_rows = answer(lake, question)

    assert by_marks == by_rows
    assert by_marks


def test_rows_in_blocks_and_sums_in_pieces_come_to_the_same(lake, monkeypatch):
    question = Question(SPAN, date(2026, 1, 31), ("field",), Every.MONTH)
    expected = answer(lake, question)

    monkeypatch.setattr("thuocdo.analytics.engines.sorted_marks.MANY", 1)
    monkeypatch.setattr("thuocdo.analytics.engines.sorted_marks.FEW", 0)

    assert answer(lake, question) == expected


def test_each_row_has_its_marks_beside_it(tmp_path):
    lake = lake_of(three_rates(), tmp_path)

    for file in lake.files():
        rows = pq.read_table(file, partitioning=None)
        marks = pq.read_table(marking.beside(lake.root, file), partitioning=None)

        assert marks.column_names == list(TYPES)
        assert marks["received"].to_pylist() == rows["received"].to_pylist()
        late = [value is not None for value in marks["late_at"].to_pylist()]
        assert (np.array(late) == (marking.numbers(marks, "received_late") == 1)).all()
        assert set(marks[HALVES["received"]].to_pylist()) <= set(range(624, 630))


def test_a_row_written_anew_is_marked_anew(tmp_path):
    lake = lake_of([dossier(received="2026-01-05 08:00")], tmp_path)
    question = Question(read_period("2026-01"), date(2026, 1, 31))
    assert answer(lake, question)[0]["settled"] == 0
    ended = dossier(received="2026-01-05 08:00", finished="2026-01-06 08:00")

    lake_of([ended], tmp_path)

    assert answer(lake, question)[0]["settled"] == 1


def test_missing_marks_are_written_when_an_import_begins(tmp_path):
    lake = lake_of(three_rates(), tmp_path)
    ready(lake)
    rows = pq.read_table(lake.files()[0], partitioning=None).slice(0, 3)
    records = records_of(rows)
    records["channel"] = 3
    before = ready(lake)
    complete(
        lake, apply(lake, [States(np.sort(rows["dossier"].to_numpy()), records)], before), before
    )
    question = Question(read_period("2026-Q1"), date(2026, 3, 31), ("channel",))
    expected = answer(lake, question)
    whole = sorted(path for path in (tmp_path / FOLDER).rglob("*.parquet"))
    shutil.rmtree(tmp_path / FOLDER)

    ready(lake)

    assert sorted(path for path in (tmp_path / FOLDER).rglob("*.parquet")) == whole
    assert answer(lake, question) == expected


@pytest.mark.slow
def test_tidying_removes_marks_of_other_definitions(tmp_path):
    lake = lake_of(three_rates(), tmp_path)
    stale = tmp_path / FOLDER / "0123456789abcdef" / "dossiers" / "month=2026-01"
    stale.mkdir(parents=True)
    (stale / "part-0.parquet").write_bytes(b"of an older indicator")

    tidy(lake)

    assert [path.name for path in (tmp_path / FOLDER).rglob("*.parquet")] == ["part-0.parquet"] * 2
    assert not (stale / "part-0.parquet").exists()
    assert len(fingerprint()) == 16


@pytest.mark.parametrize(
    ("period", "as_of", "known_until", "form"),
    [
        pytest.param("2026-01", "2026-03-31", None, Form.HALVES, id="a whole month"),
        pytest.param("2026-R", "2026-12-31", None, Form.HALVES, id="a reporting year"),
        pytest.param("2026-01", "2026-01-14", None, Form.HALVES, id="half a month"),
        pytest.param("2026-01", "2026-01-20", None, Form.MARKS, id="inside a half"),
        pytest.param("2026-01", "2026-01-20", "2026-01-20", Form.HALVES, id="nothing later"),
        pytest.param("2026-01", "2026-01-20", "2026-01-21", Form.MARKS, id="a day later known"),
        pytest.param("2026-01-02..2026-01-31", "2026-03-31", None, Form.MARKS, id="begins late"),
    ],
)
def test_half_months_are_asked_where_no_part_cuts_through_one(period, as_of, known_until, form):
    question = Question(read_period(period), date.fromisoformat(as_of))
    known = None if known_until is None else day_of(date.fromisoformat(known_until))

    assert form_of(question, known) is form


def test_every_condition_has_a_bit_of_its_own():
    assert sorted(BITS.values()) == list(range(len(BITS)))
    assert len(BITS) < 32


def test_the_quick_query_marks_as_the_one_that_names_the_marks(lake):
    (file, *_) = lake.files()
    rows = pq.read_table(file, partitioning=None)
    with duckdb.connect(":memory:") as con:
        con.register(marking.ROWS, rows)
        named, quick = (
            con.execute(marking_sql(quick=quick)).to_arrow_table() for quick in (False, True)
        )

    assert quick.equals(named)
    assert quick.num_rows > 100
