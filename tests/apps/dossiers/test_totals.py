"""Totals of units without rows: tried, taken in, corrected, and labelled wherever they stand."""

import csv
import io
from datetime import date
from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook

from tests.factories.accounts import person_with
from tests.factories.dossiers import FieldFactory, SourceFactory, as_csv, now, scope_over
from tests.factories.units import ProvinceFactory, UnitFactory
from thuocdo.analytics.ingesting.declaring import COLUMNS
from thuocdo.apps.accounts.errors import NotAllowed
from thuocdo.apps.audit.models import Event
from thuocdo.apps.dossiers import selectors, services, tasks
from thuocdo.apps.dossiers.models import Batch, Outcome, Source
from thuocdo.apps.dossiers.selectors.boards import board_of
from thuocdo.apps.dossiers.selectors.declared import declared_of
from thuocdo.apps.dossiers.services import Wanted
from thuocdo.web.logbook.wording import ACTIONS

pytestmark = pytest.mark.django_db
GOOD = ("X3", "LV01", "01/2026", "100", "40", "80", "76", "20", "2")
LATER = date(2026, 4, 30)


@pytest.fixture
def third(site):
    """A commune that keeps no dossiers in any system."""
    return UnitFactory(code="X3", name="Xã Ba", parent=site.province)


def changed(**cells):
    return tuple(cells.get(name, value) for name, value in zip(COLUMNS, GOOD, strict=True))


def table(*lines):
    return "\n".join(",".join(line) for line in [COLUMNS.values(), *lines]).encode()


def handed_in(site, *lines, trial=False, as_of=LATER):
    batch = services.hand_in_totals(
        unit=site.province,
        file=services.stage("tong-hop.csv", [table(*lines)]),
        wanted=Wanted(as_of, trial),
        by=site.method_officer,
        at=now(),
    )
    return services.read_batch(batch)


def first_quarter(unit, **more):
    return declared_of(scope_over(unit, **more))


@pytest.mark.usefixtures("third")
def test_rows_in_are_rows_kept_and_rows_refused_each_with_its_reason(site):
    outcome = handed_in(site, GOOD, changed(month="02/2026", settled=""), changed(unit="X9"))

    assert (outcome.rows_in, outcome.kept, outcome.refused) == (3, 1, 2)
    assert [(one.line, one.column) for one in selectors.refused_lines(outcome.batch, 9)] == [
        ("3", "DaGiaiQuyet"),
        ("4", "DonVi"),
    ]
    assert "số nguyên" in selectors.refused_lines(outcome.batch, 1)[0].reason.vi
    assert selectors.refused_lines(site.batch, 9) == []  # nothing of it was refused
    assert Event.objects.filter(action="totals.declared").count() == 1


@pytest.fixture
def without_dossiers():
    """A province of which nothing was ever imported, with one commune that declared totals."""
    province = ProvinceFactory(code="T1")
    UnitFactory(code="X3", name="Xã Ba", parent=province)
    FieldFactory(code="LV01")
    found = SimpleNamespace(
        province=province, method_officer=person_with("method_officer", unit=province)
    )
    assert handed_in(found, GOOD).kept == 1
    return found


@pytest.mark.parametrize(
    ("prefix", "said"),
    [("", "1 đơn vị đã khai số tổng hợp"), ("/en", "Units that have declared totals: 1")],
    ids=["vi", "en"],
)
def test_totals_without_any_dossiers_are_told_with_where_they_are(
    without_dossiers, client, prefix, said
):
    client.force_login(without_dossiers.method_officer)

    shown = client.get(f"{prefix}/lam-viec/ho-so/").content.decode()

    assert said in shown
    assert f'<a href="{prefix}/lam-viec/ho-so/nhap/tong-hop">' in shown


@pytest.mark.usefixtures("without_dossiers")
def test_totals_of_others_are_not_told(client):
    """Neither where they lie outside a person's reach, nor the page to who hands in none."""
    client.force_login(person_with("unit_officer", unit=ProvinceFactory(code="T2")))
    assert "khai số tổng hợp" not in client.get(reverse("dossiers:dashboard")).content.decode()

    client.force_login(person_with("chair"))
    shown = client.get(reverse("dossiers:dashboard")).content.decode()
    assert "1 đơn vị đã khai số tổng hợp" in shown
    assert reverse("dossiers:totals") not in shown


def test_where_nobody_declared_anything_nothing_is_told(client):
    client.force_login(person_with("chair"))

    shown = client.get(reverse("dossiers:dashboard")).content.decode()

    assert "Chưa có hồ sơ nào" in shown
    assert "khai số tổng hợp" not in shown


@pytest.mark.usefixtures("third")
def test_the_same_table_again_changes_nothing(site):
    handed_in(site, GOOD)
    before = selectors.lake().manifest()

    outcome = handed_in(site, GOOD)

    assert (outcome.added, outcome.corrected, outcome.unchanged) == (0, 0, 1)
    assert outcome.number is None
    assert selectors.lake().manifest() == before


def test_a_corrected_value_replaces_the_older_which_is_kept(site, third):
    handed_in(site, GOOD)
    outcome = handed_in(site, changed(received="101"))

    (shown,) = first_quarter(third)
    assert (outcome.corrected, shown.numbers["received"]) == (1, 101)
    assert len(selectors.lake().manifest().declared) == 2


def test_a_trial_keeps_nothing_and_shows_nothing(site, third):
    outcome = handed_in(site, GOOD, trial=True)

    assert (outcome.added, outcome.number) == (1, None)
    assert first_quarter(third) == []


@pytest.mark.usefixtures("third")
def test_the_day_of_the_rows_is_not_that_of_a_table(site):
    before = selectors.data_as_of()

    handed_in(site, GOOD)

    assert selectors.data_as_of() == before
    assert not selectors.sources(["/"]).filter(format="totals").exists()


def test_what_happened_is_added_up_and_what_is_open_is_of_the_last_month(site, third):
    handed_in(site, GOOD, changed(month="03/2026", open="15", open_overdue="0"))

    (shown,) = first_quarter(site.province)

    assert (shown.code, shown.months) == ("X3", 2)
    assert (shown.first.code, shown.last.code) == ("2026-01", "2026-03")
    assert (shown.numbers["received"], shown.numbers["open"]) == (200, 15)
    assert (shown.on_time.number, shown.on_time.percent) == (152, 95)
    assert first_quarter(site.first) == []
    assert shown.name == third.name


def test_totals_are_in_no_number_counted_from_rows(site, third):
    before = board_of(scope_over(site.province)).counts["received"].number
    handed_in(site, GOOD)

    assert board_of(scope_over(site.province)).counts["received"].number == before
    assert board_of(scope_over(third)).counts["received"].number == 0


@pytest.mark.parametrize(
    "narrowed",
    [
        pytest.param({"side": "receiver"}, id="credited to who received"),
        pytest.param({"group": "Cấp mới"}, id="a group of procedures"),
        pytest.param({"procedure": "1.000001"}, id="a procedure"),
        pytest.param({"channel": 1}, id="a channel"),
        pytest.param({"field": "LV99"}, id="another field"),
        pytest.param({"level": "province"}, id="another level"),
    ],
)
def test_totals_are_not_shown_where_they_do_not_tell_apart(site, third, narrowed):
    handed_in(site, GOOD)

    assert first_quarter(third, field="LV01", level="commune")
    assert first_quarter(third, **narrowed) == []


def test_a_month_whose_rows_came_later_counts_from_its_rows(site, third):
    handed_in(site, GOOD, changed(month="03/2026"))
    rows = services.hand_in(
        source=SourceFactory(unit=site.province),
        file=services.stage("ho-so.csv", [as_csv({"DonViXuLy": "X3"})]),
        wanted=Wanted(LATER),
        by=site.method_officer,
        at=now(),
    )
    assert services.read_batch(rows).added == 1

    (shown,) = first_quarter(third)

    assert (shown.months, shown.last.code) == (1, "2026-01")


def test_a_lake_without_anything_has_no_totals(db):  # noqa: ARG001  (units are asked for)
    assert declared_of(scope_over(ProvinceFactory())) == []


def test_a_name_that_is_taken_is_refused_and_no_file_is_noted(site):
    SourceFactory(unit=site.province, name="Bảng tổng hợp")

    with pytest.raises(ValidationError):
        handed_in(site, GOOD)
    assert not Batch.objects.filter(file_name="tong-hop.csv").exists()


@pytest.mark.usefixtures("third")
def test_a_unit_has_one_source_of_totals_which_bears_its_name_in_words(site):
    handed_in(site, GOOD)
    handed_in(site, GOOD)

    assert str(Source.objects.get(format="totals")) == "Bảng tổng hợp"


@pytest.mark.parametrize("action", ["totals.handed_in", "totals.declared"])
def test_the_log_has_words_for_what_is_recorded(action):
    assert action in ACTIONS


def test_who_does_not_import_hands_nothing_in(site):
    with pytest.raises(NotAllowed):
        services.hand_in_totals(
            unit=site.province,
            file=services.Staged("x.csv", "0"),
            wanted=Wanted(LATER),
            by=person_with("chair", unit=site.province),
            at=now(),
        )


def sent(client, site, name, content):
    file = SimpleUploadedFile(name, content)
    given = {"unit": site.province.pk, "file": file, "as_of": "30/04/2026"}
    return client.post(reverse("dossiers:totals"), given)


def read_waiting():
    for batch in Batch.objects.filter(outcome=None):
        tasks.read_batch.call(batch.pk)


def test_from_the_page_to_the_dashboard(site, third, client):
    client.force_login(site.method_officer)
    wrong = changed(month="ngày mai")
    tried = sent(client, site, "tong-hop.csv", table(GOOD, wrong))["Location"]
    read_waiting()
    page = client.get(tried).content.decode()
    assert "Đọc thử: 1 dòng nhận được, 1 dòng bị từ chối" in page
    assert "không đọc được tháng" in page
    assert first_quarter(third) == []
    pk = Batch.objects.get(is_trial=True, file_name="tong-hop.csv").pk
    refused = client.get(reverse("dossiers:refused", args=[pk])).content.decode("utf-8-sig")
    assert [row["cot"] for row in csv.DictReader(io.StringIO(refused))] == ["Thang"]

    taken = client.post(reverse("dossiers:import_tried", args=[pk]))["Location"]
    read_waiting()

    assert "Đã nhận 1 dòng tổng hợp, từ chối 1 dòng" in client.get(taken).content.decode()
    board = reverse("dossiers:dashboard")
    page = client.get(board, {"don-vi": "X3", "ky": "2026-Q1"}).content.decode()
    assert "tự khai, không từ hồ sơ" in page
    assert "76 / 80" in page
    assert "Chưa có hồ sơ chi tiết, chỉ có số tự khai" in page
    other = client.get(board, {"don-vi": "X1", "ky": "2026-Q1"}).content.decode()
    assert "tự khai" not in other


@pytest.mark.usefixtures("third")
def test_a_workbook_is_tried_as_well(site, client):
    client.force_login(site.method_officer)
    book, content = Workbook(), io.BytesIO()
    book.active.append(list(COLUMNS.values()))
    book.active.append([*GOOD[:3], *map(int, GOOD[3:])])
    book.save(content)

    sent(client, site, "tong-hop.xlsx", content.getvalue())
    read_waiting()

    assert Outcome.objects.latest("pk").added == 1


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("a.pdf", b"x", id="another kind of file"),
        pytest.param("a.csv", b"x" * 5_000_001, id="too large"),
    ],
)
def test_what_is_no_table_is_not_even_tried(site, client, name, content):
    client.force_login(site.method_officer)

    assert sent(client, site, name, content).status_code == 422
    assert not Source.objects.filter(format="totals").exists()


def test_the_page_gives_a_form_that_can_be_handed_in_as_it_is(site, client):
    client.force_login(site.method_officer)

    page = client.get(reverse("dossiers:imports")).content.decode()
    form = client.get(reverse("dossiers:totals_form")).content

    assert reverse("dossiers:totals") in page
    assert client.get(reverse("dossiers:totals")).status_code == 200
    assert form.decode("utf-8-sig").split() == [",".join(COLUMNS.values())]
