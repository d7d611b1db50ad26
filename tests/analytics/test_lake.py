"""A lake of Parquet by month of receipt."""

import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.factories.lakes import dossier, lake_of
from thuocdo.analytics.dictionaries import Dictionary
from thuocdo.analytics.errors import InvalidLake
from thuocdo.analytics.lake import Lake
from thuocdo.analytics.tables import DICTIONARIES, SCHEMA, SORTED_BY

ENTRIES = [{"code": "S01", "name": "Sở Nội vụ", "level": "province"}, {"code": "C1", "name": "Xã"}]


def test_a_lake_that_was_never_written_has_nothing(tmp_path):
    lake = Lake(tmp_path / "none")

    assert (lake.months(), lake.files(), lake.hidden()) == ((), (), ())
    assert lake.dictionary("units").rows == ()
    with pytest.raises(InvalidLake):
        lake.check()


def test_rows_lie_in_the_month_of_receipt_and_in_order(tmp_path):
    rows = [dossier(received="2026-03-02 08:00", responsible=n) for n in (3, 1, 2)]
    lake = lake_of([*rows, dossier(received="2025-12-31 16:59")], tmp_path)

    assert lake.months() == ("2025-12", "2026-03")
    assert [file.parent.name for file in lake.files(["2026-03"])] == ["month=2026-03"]
    kept = pq.read_table(lake.files(["2026-03"])[0], partitioning=None)
    assert kept.schema.equals(SCHEMA)
    assert kept["responsible"].to_pylist() == [1, 2, 3]
    assert kept.equals(kept.sort_by([(name, "ascending") for name in SORTED_BY]))


@pytest.mark.parametrize(
    "table",
    [
        pytest.param(SCHEMA.empty_table().drop_columns(["due"]), id="a column is missing"),
        pytest.param(
            SCHEMA.empty_table().append_column("name", pa.array([], pa.string())), id="one too many"
        ),
        pytest.param(
            SCHEMA.empty_table().set_column(1, "receiver", pa.array([], pa.int64())),
            id="other type",
        ),
    ],
)
def test_other_columns_are_refused(tmp_path, table):
    with pytest.raises(InvalidLake) as refused:
        Lake(tmp_path).write("2026-01", table)

    assert "month=2026-01" in refused.value.sentence.en


def test_a_lake_of_another_version_or_with_foreign_files_is_refused(tmp_path):
    lake = lake_of([dossier()], tmp_path)
    lake.check()
    foreign = lake.partition("2026-03") / "foreign.parquet"
    pq.write_table(pa.table({"a": [1]}), foreign)

    with pytest.raises(InvalidLake, match="foreign"):
        lake.check()

    foreign.unlink()
    (tmp_path / "lake.json").write_text(json.dumps({"version": 0}))
    with pytest.raises(InvalidLake):
        lake.check()


def test_ids_of_codes_stay(tmp_path):
    lake = Lake(tmp_path)
    lake.save(Dictionary.empty("units").extended(ENTRIES))

    lake.save(lake.dictionary("units").extended([{"code": "C0", "name": "Xã mới"}, ENTRIES[0]]))

    units = lake.dictionary("units")
    assert dict(units.ids) == {"S01": 1, "C1": 2, "C0": 3}
    assert (units.code_of(2), units.code_of(None)) == ("C1", "")
    assert units.by_id[1]["level"] == "province"
    assert units.by_id[2]["level"] is None
    assert units.table.schema.equals(DICTIONARIES["units"])


def test_a_code_given_twice_at_once_is_one():
    assert len(Dictionary.empty("fields").extended([ENTRIES[0], ENTRIES[0]]).rows) == 1
