"""The catalogue, its tables, and the frozen bundle under its hash."""

import csv
import io
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.http import Http404

from tests.factories.shelves import demo_shelf
from thuocdo.core.rounding import rank_key
from thuocdo.reporting.snapshots.model import Correction
from thuocdo.web.portal.files.about import about, same
from thuocdo.web.portal.files.forms import Form
from thuocdo.web.portal.files.written import written
from thuocdo.web.portal.open_data.catalogue import entries
from thuocdo.web.portal.open_data.dictionary import dictionary
from thuocdo.web.portal.open_data.tables import BY_SLUG, TABLES
from thuocdo.web.portal.open_data.views import open_data_page, version_of
from thuocdo.web.portal.shelf import Shelf, Version

pytestmark = pytest.mark.slow


def one():
    return demo_shelf().find("cap-xa", 2025)


def corrected():
    change = Correction("C051", "", "total", "94.1", "94.5")
    snapshot = replace(
        one().snapshot,
        version=2,
        corrections=(change,),
        reason="Nhập sai",
        erratum_on=date(2026, 4, 1),
    )
    moment = datetime(2026, 4, 1, tzinfo=UTC)
    return replace(
        one(),
        snapshot=snapshot,
        versions=(Version(2, "b" * 64, moment, "Nhập sai"), Version(1, "a" * 64, moment, "")),
    )


def rows(slug, published=None):
    table = BY_SLUG[slug]
    return [
        dict(zip([column.key for column in table.columns], row, strict=True))
        for row in table.of(published or one()).rows
    ]


def test_the_results_hold_every_unit_once_and_nothing_for_what_is_missing():
    found = rows("ket-qua")

    assert [row["unit"] for row in found] == list(one().snapshot.scores)
    for row in found:
        assert (row["total"] is None) == bool(row["missing"])


def test_every_item_adds_up_to_its_domain_in_the_table():
    found = [row for row in rows("tung-muc") if row["unit"] == "C051"]

    level = {row["code"]: row["level"].en for row in found}
    points = {row["code"]: row["points"] for row in found}
    below = [
        code for code, kind in level.items() if kind == "sub-criterion" and code.startswith("1.")
    ]
    added = sum((points[code] for code in below), Decimal(0))
    assert rank_key(added) == rank_key(points["1"])
    assert {row["number"] for row in found} >= {"cap-xa:2025:C051:1.1.2"}


def test_units_are_listed_as_they_were_registered():
    assert {row["is_ranked"].en for row in rows("don-vi")} <= {"yes", "no"}
    assert len(rows("don-vi")) == len(one().snapshot.units)


def test_errata_tell_before_now_day_and_reason():
    assert rows("dinh-chinh") == []
    (row,) = rows("dinh-chinh", corrected())

    assert (row["old"], row["new"], row["on"], row["reason"]) == (
        "94.1",
        "94.5",
        "2026-04-01",
        "Nhập sai",
    )


def test_errata_are_offered_only_where_there_are_some():
    shelf = Shelf("2", (corrected(),))
    (entry,) = entries(shelf, lambda _: 2048)

    assert entry.kilobytes == 2
    assert [table.slug for table in entry.tables] == [table.slug for table in TABLES]
    assert "dinh-chinh" not in [t.slug for t in entries(demo_shelf(), lambda _: None)[0].tables]


def test_a_csv_of_results_is_read_back_with_the_same_numbers():
    sheet = BY_SLUG["ket-qua"].of(one())
    text = written(sheet, Form.CSV, about(one(), sheet.title, same("d"), "http://x")).decode(
        "utf-8-sig"
    )

    first = next(csv.DictReader(io.StringIO(text, newline="")))

    best = one().snapshot.scores[first["unit"]]
    assert Decimal(first["percent"]) == pytest.approx(best.percent, abs=Decimal("1e-11"))
    assert int(first["rank"]) == best.rank


def test_the_dictionary_has_every_column_of_every_table():
    assert len(dictionary()) == sum(len(table.columns) for table in TABLES)


def test_the_page_lists_every_publication_with_its_hash(rf):
    html = open_data_page(rf.get("/x"), demo_shelf(), None).content.decode()

    for published in demo_shelf().published:
        assert published.content_hash in html
        assert f"/tai-ve/{published.slug}-{published.year}.zip" in html


def test_the_catalogue_is_a_file(rf):
    response = open_data_page(rf.get("/x"), demo_shelf(), Form.CSV)

    found = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"), newline="")))
    assert len(found) == len(demo_shelf().published)
    assert found[0]["bundle"].endswith("/tai-ve/cap-xa-2025.zip")


def test_earlier_versions_stay_readable_and_unknown_ones_are_not_there():
    assert version_of(corrected(), "") == (2, corrected().content_hash)
    assert version_of(corrected(), "1") == (1, "a" * 64)
    with pytest.raises(Http404):
        version_of(corrected(), "9")
