"""Files of the national exchange say the same as the lake, and ingest reads them back."""

import csv
import json
from datetime import date

import pytest

from thuocdo.analytics.generating.exchange import Form, write_exchange
from thuocdo.analytics.generating.writing import Plan, generate
from thuocdo.analytics.ingesting.codes import Code, Codes, Limit
from thuocdo.analytics.ingesting.hashing import Key
from thuocdo.analytics.ingesting.ingesting import Format, Given, ingest
from thuocdo.analytics.ingesting.mapping import Mapping
from thuocdo.analytics.lake import Lake
from thuocdo.analytics.measuring import kpi_table
from thuocdo.analytics.periods import Every, days
from thuocdo.analytics.question import Question

SPAN, UNTIL = days(date(2025, 11, 1), date(2026, 1, 31)), date(2026, 1, 20)
PLAN = Plan(3_000, SPAN, UNTIL)


def codes_of(lake):
    """The lists of a lake, as a site would have them."""

    def plain(name):
        return [Code(row["code"], row["name"]) for row in lake.dictionary(name).rows]

    fields = lake.dictionary("fields")
    procedures = lake.dictionary("procedures").rows
    units = [
        Code(row["code"], row["name"], entry={"level": row["level"]})
        for row in lake.dictionary("units").rows
    ]
    return Codes(
        units=units,
        fields=plain("fields"),
        causes=plain("causes"),
        procedures=[
            Code(
                row["code"],
                row["name"],
                entry={**row, "field": fields.code_of(row["field"])},
            )
            for row in procedures
        ],
        limits=[
            Limit(row["code"], date(2024, 1, 1), row["legal_limit"], row["promised_limit"])
            for row in procedures
        ],
    )


@pytest.fixture
def lake(tmp_path):
    made = Lake(tmp_path / "made")
    generate(made, PLAN)
    return made


@pytest.mark.slow
@pytest.mark.parametrize("form", list(Form))
def test_the_table_is_the_same_after_a_way_through_files(lake, tmp_path, form):
    read, codes = Lake(tmp_path / "read"), codes_of(lake)
    refused = tmp_path / "refused.csv"

    for path in write_exchange(tmp_path / "files", PLAN, form):
        given = Given(path, Format(form), Mapping.national(), codes, Key(bytes(32)), UNTIL)
        outcome = ingest(read, given, refused)
        assert outcome.refused == 0, refused.read_text()

    question = Question(SPAN, UNTIL, ("level", "field", "cause"), Every.MONTH)
    assert kpi_table(read, question).as_csv() == kpi_table(lake, question).as_csv()


def test_csv_has_the_columns_of_the_exchange(tmp_path):
    first = next(write_exchange(tmp_path, PLAN, Form.CSV))

    with first.open(encoding="utf-8", newline="") as stream:
        row = next(csv.DictReader(stream))
    assert first.name == "ho-so-2025-11-0.csv"
    assert row["NgayTiepNhan"].startswith("202511")
    assert len(row["NgayTiepNhan"]) == 14
    assert row["ChuHoSo"].startswith("Nguyễn Văn Mẫu")


def test_json_has_a_paper_for_each_component(tmp_path):
    first = next(write_exchange(tmp_path, PLAN, Form.JSON))

    row = json.loads(first.read_text(encoding="utf-8").splitlines()[0])
    assert len(row["TaiLieuNop"]) >= 2
    assert set(row["TaiLieuNop"][0]) == {"DuocSoHoa", "DuocTaiSuDung", "DuocLayTuKhoDMQG"}
