"""Invented dossiers behave like real ones, and are the same for the same plan."""

from datetime import date

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from thuocdo.analytics.errors import InvalidPeriod
from thuocdo.analytics.generating.days import working_days
from thuocdo.analytics.generating.province import COMMUNE, PROVINCE, Unit
from thuocdo.analytics.generating.writing import Plan, generate, pieces
from thuocdo.analytics.lake import Lake
from thuocdo.analytics.measuring import kpi_table
from thuocdo.analytics.periods import month, reporting_year, year
from thuocdo.analytics.question import Question
from thuocdo.analytics.tables import COLUMNS, DAY, SCHEMA, day_of, last_minute

ROWS, UNTIL = 30_000, date(2026, 1, 10)
PLAN = Plan(ROWS, year(2025), UNTIL)


@pytest.fixture(scope="module")
def lake(tmp_path_factory):
    made = Lake(tmp_path_factory.mktemp("lake"))
    generate(made, PLAN)
    return made


@pytest.fixture(scope="module")
def rows(lake):
    return pa.concat_tables([pq.read_table(file, partitioning=None) for file in lake.files()])


@pytest.fixture(scope="module")
def rates(lake):
    table = kpi_table(lake, Question(year(2025), UNTIL))
    return {cell.kpi.code: cell.rate.percent for cell in table.cells() if cell.rate}


def test_as_many_rows_as_asked_for_and_no_dossier_twice(rows):
    assert rows.num_rows == ROWS
    assert pc.count_distinct(rows["dossier"]).as_py() == ROWS


def test_the_lake_is_whole(lake):
    lake.check()

    assert lake.months() == tuple(f"2025-{n:02}" for n in range(1, 13))


@pytest.mark.parametrize("column", COLUMNS, ids=lambda column: column.name)
def test_every_column_keeps_to_what_it_says(rows, column):
    values = rows[column.name]

    assert column.null is not None or values.null_count == 0
    if values.null_count < ROWS:
        assert pc.min(values).as_py() >= column.low
        assert pc.max(values).as_py() <= column.high


def test_nothing_happened_after_the_last_day_known(rows):
    now = last_minute(UNTIL)

    for name in ("received", "submitted", "finished", "returned", "supplement_open"):
        assert pc.max(rows[name]).as_py() <= now
    assert pc.max(rows["apology_sent"]).as_py() <= now // DAY


def test_moments_are_in_order(rows):
    for earlier, later in (
        ("submitted", "received"),
        ("received", "due"),
        ("received", "finished"),
        ("finished", "returned"),
        ("supplement_open", "finished"),
        ("due", "legal_due"),
    ):
        assert pc.all(pc.less_equal(rows[earlier], rows[later])).as_py(), (earlier, later)


def test_offices_receive_on_working_days_only(rows):
    worked = set(working_days(2025, 2025).days.tolist())
    received = {minute // DAY for minute in rows["received"].to_pylist()}

    assert received <= worked
    assert not received & {day_of(date(2025, 1, day)) for day in range(27, 32)}  # Tết


def test_most_are_on_time_and_land_is_late(lake, rates):
    table = kpi_table(lake, Question(year(2025), UNTIL, by=("field",)))
    of_land = table.cell("on_time", ("LV01",)).rate.percent

    assert 97 <= rates["on_time"] <= 99.8
    assert of_land < 96


@pytest.mark.parametrize(
    ("code", "low", "high"),
    [
        pytest.param("online", 20, 60, id="online"),
        pytest.param("online_payment", 20, 70, id="paid online"),
        pytest.param("digitised", 60, 95, id="digitised"),
        pytest.param("satisfaction", 80, 99, id="satisfied"),
        pytest.param("apology_sent", 70, 95, id="letters sent"),
    ],
)
def test_other_rates_are_like_real_ones(rates, code, low, high):
    assert low <= rates[code] <= high


def test_few_units_have_most_dossiers(rows):
    counts = sorted(rows["responsible"].value_counts().field("counts").to_pylist())

    assert sum(counts[-20:]) > ROWS / 2


def test_received_elsewhere_is_not_settled_there(rows):
    elsewhere = pc.sum(pc.not_equal(rows["receiver"], rows["responsible"])).as_py()

    assert 0.08 < elsewhere / ROWS < 0.16


@pytest.mark.parametrize(
    ("plan", "is_same"),
    [
        pytest.param(Plan(500, month(2025, 5), UNTIL), True, id="the same plan"),
        pytest.param(Plan(500, month(2025, 5), UNTIL, seed=2), False, id="another seed"),
    ],
)
def test_the_same_plan_gives_the_same_bytes(tmp_path, plan, is_same):
    for name, each in (("one", Plan(500, month(2025, 5), UNTIL)), ("two", plan)):
        generate(Lake(tmp_path / name), each)

    one, two = (Lake(tmp_path / name).files()[0].read_bytes() for name in ("one", "two"))

    assert (one == two) is is_same


def test_only_what_is_known_is_invented(tmp_path):
    lake = Lake(tmp_path)

    generate(lake, Plan(1000, reporting_year(2026), date(2026, 2, 15)))

    assert lake.months() == ("2025-12", "2026-01", "2026-02")
    assert sum(pq.read_metadata(file).num_rows for file in lake.files()) == 1000
    with pytest.raises(InvalidPeriod):
        generate(lake, Plan(10, year(2026), date(2025, 12, 31)))


def test_units_of_the_place_are_used(tmp_path):
    units = [Unit("S01", "Sở Tư pháp", PROVINCE), Unit("C001", "Xã An Sơn", COMMUNE)]
    lake, seen = Lake(tmp_path), []

    generate(lake, Plan(200, month(2025, 5), UNTIL, units=units), seen.append)

    assert [row["code"] for row in lake.dictionary("units").rows] == ["S01", "C001"]
    assert pq.read_table(lake.files()[0], partitioning=None).schema.equals(SCHEMA)
    assert seen == [200]


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        pytest.param(0, [0], id="none"),
        pytest.param(500_000, [500_000], id="just one"),
        pytest.param(500_001, [250_001, 250_000], id="two of the same size"),
    ],
)
def test_large_months_are_made_in_pieces(count, expected):
    assert sorted(pieces(count), reverse=True) == expected
