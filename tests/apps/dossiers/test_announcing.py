"""A list of procedures is checked line by line; nothing is lost and nothing wrong is kept."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.factories.accounts import person_with
from tests.factories.dossiers import now
from thuocdo.apps.accounts.errors import NotAllowed
from thuocdo.apps.dossiers import services
from thuocdo.apps.dossiers.errors import UnreadableFile
from thuocdo.apps.dossiers.models import Limit, Procedure
from thuocdo.apps.dossiers.services.announcing import COLUMNS, read_list

HEADER = ",".join(COLUMNS.values())
GOOD = "1.002003,Cấp giấy phép,LV07,Xây dựng,Cấp mới,2,01/03/2026,10,7,QĐ 12/2026"


def listed(*lines, header=HEADER):
    return read_list("\n".join([header, *lines]).encode(), "a.csv")


def test_a_line_becomes_a_procedure_with_its_limit():
    (one,) = listed(GOOD).announced

    assert (one.code, one.field, one.online_level) == ("1.002003", "LV07", 2)
    assert (one.from_on, one.legal_hours, one.promised_hours) == (date(2026, 3, 1), 80, 56)


@pytest.mark.parametrize(
    ("old", "new", "column"),
    [
        pytest.param("1.002003", "", "MaTTHC", id="no code"),
        pytest.param("Cấp giấy phép", "x" * 501, "TenTTHC", id="a long name"),
        pytest.param(",2,", ",3,", "MucDoDVC", id="an unknown level"),
        pytest.param("01/03/2026", "2026-03-01", "TuNgay", id="a day in another form"),
        pytest.param("01/03/2026", "30/02/2026", "TuNgay", id="a day that is none"),
        pytest.param(",10,", ",mười,", "SoNgayQuyDinh", id="no number"),
        pytest.param(",10,", ",NaN,", "SoNgayQuyDinh", id="not a number"),
        pytest.param(",10,", ",1001,", "SoNgayQuyDinh", id="too many days"),
        pytest.param(",7,", ",0.3,", "SoNgayCamKet", id="a part of an hour"),
        pytest.param(",7,", ",-1,", "SoNgayCamKet", id="below 0"),
        pytest.param(",7,", ",11,", "SoNgayCamKet", id="longer than the law"),
        pytest.param("QĐ 12/2026", "", "VanBan", id="no document"),
    ],
)
def test_a_wrong_line_is_refused_with_its_column_and_the_others_stay(old, new, column):
    found = listed("", GOOD.replace("1.002003", "1.000009"), GOOD.replace(old, new, 1))

    assert [(one.line, one.column) for one in found.refused] == [(4, column)]
    assert [one.code for one in found.announced] == ["1.000009"]
    assert found.refused_lines == 1


def test_half_days_commas_semicolons_and_an_empty_group_are_read():
    line = GOOD.replace(",10,7,", ",10,0.5,").replace("Cấp mới", "").replace(",", ";")

    (one,) = listed(line.replace("0.5", "0,5"), header=HEADER.replace(",", ";")).announced

    assert (one.promised_hours, one.group) == (4, "")


def test_a_procedure_is_listed_once_a_day():
    found = listed(GOOD, GOOD, GOOD.replace("01/03", "01/04"))

    assert [one.line for one in found.refused] == [3]
    assert len(found.announced) == 2


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"MaTTHC,TenTTHC\n", id="columns missing"),
        pytest.param(b"", id="nothing"),
        pytest.param(HEADER.encode() + b"\n\xff\xfe", id="not UTF-8"),
    ],
)
def test_what_is_no_list_is_refused_whole(content):
    with pytest.raises(UnreadableFile, match=r"a\.csv"):
        read_list(content, "a.csv")


@pytest.mark.django_db
def test_a_trial_keeps_nothing_and_loading_twice_adds_nothing():
    by, content = person_with("method_officer"), f"{HEADER}\n{GOOD}".encode()

    def load(*, is_trial):
        return services.announce(
            content=content, name="a.csv", is_trial=is_trial, by=by, at=now()
        ).added

    assert (load(is_trial=True), Procedure.objects.count()) == (0, 0)
    assert (load(is_trial=False), load(is_trial=False)) == (1, 0)
    assert Limit.objects.get().procedure.code == "1.002003"


@pytest.mark.django_db
def test_only_who_imports_may_even_try():
    with pytest.raises(NotAllowed):
        services.announce(
            content=b"", name="a.csv", is_trial=True, by=person_with("chair"), at=now()
        )


def test_the_page_says_what_was_refused_and_loads_the_rest(site, client):
    client.force_login(site.method_officer)
    wrong = GOOD.replace("01/03/2026", "ngày mai")
    file = SimpleUploadedFile("a.csv", f"{HEADER}\n{GOOD}\n{wrong}".encode())

    page = client.post(reverse("dossiers:announce"), {"file": file}).content.decode()

    assert "Nhận 1 dòng, từ chối 1 dòng" in page
    assert "ngày mai" in page
    assert Limit.objects.filter(procedure__code="1.002003").count() == 1


def test_a_page_without_a_file_asks_for_one(site, client):
    client.force_login(site.method_officer)

    assert client.get(reverse("dossiers:announce")).status_code == 200
    assert client.post(reverse("dossiers:announce"), {}).status_code == 422
