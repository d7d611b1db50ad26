"""Pages of results: what they say, and who may not see them."""

import io
import re
import zipfile
from pathlib import Path

import pytest
import xlsxwriter
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from tests.factories.accounts import cast, person_with
from tests.factories.indexsets import EditionFactory, SchemeFactory
from tests.factories.results import FIGURES, a_run
from tests.factories.units import BlockFactory, MembershipFactory, ProvinceFactory, UnitFactory
from thuocdo.apps.results.models import Run

pytestmark = pytest.mark.django_db
READERS = {"method_officer", "director", "chair"}
LONG = "unit,code,input,value\n" + "".join(
    f"{unit},{code},{name},{value}\n" for (unit, code, name), value in FIGURES.items()
)


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.DATA = tmp_path
    with translation.override("vi"):  # a page that was read in English leaves its language behind
        yield


@pytest.fixture
def desk(client):
    """What the method officer sees."""
    client.person = person_with("method_officer")
    client.force_login(client.person)
    return client


@pytest.fixture
def registered():
    """The units of the small set in the register of its authority."""
    province = ProvinceFactory()
    SchemeFactory(authority=province)
    block = BlockFactory(authority=province, name="xã")
    for code, name in (("A", "Xã An Bình"), ("B", "Xã Bình An"), ("C", "Xã Cao Sơn")):
        unit = UnitFactory(code=code, name=name, parent=province)
        MembershipFactory(block=block, unit=unit, valid_from=unit.valid_from)
    return EditionFactory(issued=True)


def at(name, *args):
    return reverse(f"results:{name}", args=args)


def text(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def heading(response):
    return re.sub(
        r"<[^>]+>", "", re.search(r"<h1>(.*?)</h1>", response.content.decode(), re.DOTALL)[1]
    )


def page_of(kind, run):
    return {
        "list": at("list"),
        "run": at("run", run.pk),
        "unit": at("unit", run.pk, "A"),
        "leaf": at("leaf", run.pk, "A", "1.2"),
        "rehearsal": at("rehearsal"),
    }[kind]


@pytest.mark.parametrize("kind", ["list", "run", "unit", "leaf"])
def test_only_those_who_may_read_results_see_them(client, kind):
    run = a_run()

    seen = set()
    for role, person in cast().items():
        client.force_login(person)
        if client.get(page_of(kind, run)).status_code == 200:
            seen.add(role)

    assert seen == READERS


@pytest.mark.parametrize("page", ["new", "correct", "confirm"])
def test_only_the_method_officer_may_run(client, page):
    run = a_run()
    address = at("correct", run.pk, "A", "1.2") if page == "correct" else at(page)

    allowed = set()
    for role, person in cast().items():
        client.force_login(person)
        answer = client.post(address) if page == "confirm" else client.get(address)
        if answer.status_code != 403:
            allowed.add(role)

    assert allowed == {"method_officer"}


@pytest.mark.parametrize("kind", ["list", "run", "unit", "leaf", "rehearsal"])
def test_who_is_not_signed_in_is_asked_to(client, kind):
    answer = client.get(page_of(kind, a_run()))

    assert answer.status_code == 302
    assert "next=" in answer["Location"]


def test_an_officer_of_one_place_does_not_see_runs_of_another(client):
    here, there = ProvinceFactory(), ProvinceFactory()
    edition = EditionFactory(scheme=SchemeFactory(authority=here), issued=True)
    run = a_run(edition=edition)
    client.force_login(person_with("method_officer", unit=there))

    assert "lần 1" not in text(client.get(at("list"))).lower()
    assert client.get(at("run", run.pk)).status_code == 403


def test_the_list_names_runs_by_year(desk):
    run = a_run(reason="lần đầu")

    shown = desk.get(at("list"))

    assert at("run", run.pk) in shown.content.decode()
    assert "lần đầu" in text(shown)
    assert "2025" in text(shown)


def test_a_site_without_runs_says_so(desk):
    assert heading(desk.get(at("list"))) == "Chưa có lần tính nào"


@pytest.mark.parametrize("kind", ["list", "run", "unit"])
def test_more_runs_take_no_more_queries(desk, kind):
    edition = EditionFactory(issued=True)
    a_run(edition=edition)

    def queries(number):
        run = a_run({("A", "1.2", "numerator"): str(number)}, edition=edition)
        with CaptureQueriesContext(connection) as seen:
            desk.get(page_of(kind, run))
        return len(seen)

    queries(90)  # the session is written once a minute
    assert queries(91) == queries(92) == queries(93) <= 20


def test_a_run_names_what_is_missing(desk):
    run = a_run({("B", "1.1", "yes"): None})

    shown = desk.get(at("run", run.pk) + "?khoi=xã")

    assert heading(shown) == "Lần tính 1: 3 đơn vị, 1 đơn vị thiếu số liệu"
    assert "1.1 Có kế hoạch cải cách hành chính" in text(shown)
    assert "thiếu 1 mục" in text(shown)


def test_a_run_shows_one_block(desk):
    run = a_run()

    page = desk.get(at("run", run.pk) + "?khoi=phường")

    shown = text(page)
    assert "Khối phường: xếp hạng trong khối" in shown
    assert page.content.decode().count('khoi=ph%C6%B0%E1%BB%9Dng" aria-current="page"') == 1
    assert "Phường Cao Sơn" in shown
    assert "Xã An Bình" not in shown


def test_a_block_that_is_not_there_gives_the_first(desk):
    assert "Phường Cao Sơn" in text(desk.get(at("run", a_run().pk) + "?khoi=sở"))


def test_a_run_says_what_it_changed(desk):
    edition = EditionFactory(issued=True)
    a_run(edition=edition)
    run = a_run({("B", "1.1", "yes"): "có"}, edition=edition, reason="văn bản 9/BC")

    shown = text(desk.get(at("run", run.pk)))

    assert "So với lần 1, 1 đơn vị đổi điểm" in shown
    assert "Xã Bình An: +1,00" in shown
    assert "văn bản 9/BC" in shown


def test_a_unit_shows_its_items_with_their_documents(desk):
    shown = desk.get(at("unit", a_run().pk, "A"))

    assert heading(shown) == "Xã An Bình: 9,33/10 điểm, hạng 1/2"
    assert "1.2/BC-UBND, trang A" in text(shown)


def test_a_unit_that_lacks_figures_has_no_index(desk):
    run = a_run({("A", "1.1", "yes"): None})

    assert heading(desk.get(at("unit", run.pk, "A"))) == (
        "Xã An Bình: thiếu số liệu 1 mục, chưa có chỉ số"
    )


def test_an_item_explains_itself_down_to_the_page(desk):
    shown = text(desk.get(at("leaf", a_run().pk, "B", "1.2")))

    assert "1,50/3,00 điểm" in shown
    assert "từ 80% đến dưới 90%" in shown
    assert "1.2/BC-UBND, trang B" in shown
    assert "để đạt 3 điểm (thêm 1,5 điểm)" in shown


def test_pages_read_english(desk):
    shown = desk.get("/en" + at("leaf", a_run().pk, "B", "1.2"))

    assert heading(shown) == "Xã Bình An: 1.50/3.00 points, item 1.2 Dossiers on time"


@pytest.mark.parametrize(
    "address",
    [("unit", 0, "A"), ("unit", None, "X"), ("leaf", None, "A", "9"), ("correct", None, "A", "9")],
    ids=str,
)
def test_what_is_not_there_is_not_found(desk, address):
    name, pk, *rest = address
    run = a_run()

    assert desk.get(at(name, run.pk if pk is None else pk, *rest)).status_code == 404


# A new run.


def upload(client, edition, content, name="so-lieu.csv", **changes):
    file = io.BytesIO(content if isinstance(content, bytes) else content.encode())
    file.name = name
    data = {"edition": edition.pk, "year": 2025, "survey_held": "on", "file": file, **changes}
    return client.post(at("new"), data)


def workbook(rows):
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return out.getvalue()


def confirmed(client, checked):
    fields = dict(re.findall(r'name="([a-z_]+)" value="([^"]*)"', checked.content.decode()))
    return client.post(at("confirm"), fields, follow=True)


def test_a_table_is_checked_and_then_stored(desk, registered):
    checked = upload(desk, registered, LONG)
    assert heading(checked) == "Đọc được 3 đơn vị, 3 đơn vị xếp hạng được"
    assert not Run.objects.exists()

    stored = confirmed(desk, checked)

    run = Run.objects.get()
    assert stored.redirect_chain[-1][0] == at("run", run.pk)
    assert run.created_by == desk.person
    assert run.unit_scores.get(unit="C").out_of == 3
    assert run.unit_scores.get(unit="A").name == "Xã An Bình"


def test_a_workbook_will_do(desk, registered):
    rows = [["unit", "code", "input", "value"], *([*key, value] for key, value in FIGURES.items())]

    assert upload(desk, registered, workbook(rows), "so.xlsx").status_code == 200


def test_a_survey_that_was_not_held_is_kept_through_the_confirmation(desk, registered):
    checked = upload(desk, registered, LONG, survey_held="")

    assert checked.status_code == 422
    assert "điều tra" in text(checked)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        pytest.param(LONG.replace("95", "nhiều"), "dòng 3", id="a cell"),
        pytest.param(LONG.replace("A,1.2,numerator,95", "A,1.2,numerator,120"), "dòng", id="a sum"),
        pytest.param(LONG.replace("C,", "X,"), "X", id="a unit that is not registered"),
        pytest.param(LONG.replace("1.2", "7.7"), "7.7", id="a code"),
        pytest.param("", "trống", id="nothing"),
        pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00", "không phải CSV", id="a picture"),
        pytest.param(b"PK\x03\x04 no archive", "không mở được", id="a broken workbook"),
    ],
)
def test_faults_are_told_where_they_are(desk, registered, content, told):
    answer = upload(desk, registered, content)

    assert answer.status_code == 422
    assert told in text(answer)
    assert not Run.objects.exists()


def test_an_archive_that_is_no_workbook_is_refused(desk, registered):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "x")

    answer = upload(desk, registered, out.getvalue(), "so-lieu.xlsx")

    assert "không phải XLSX" in text(answer)


def test_drafts_are_not_offered(desk):
    draft = EditionFactory()

    assert f'value="{draft.pk}"' not in desk.get(at("new")).content.decode()


def test_a_file_of_somebody_else_is_not_stored(desk, registered):
    checked = upload(desk, registered, LONG)
    desk.force_login(person_with("method_officer"))

    answer = confirmed(desk, checked)

    assert answer.status_code == 409
    assert not Run.objects.exists()


@pytest.mark.parametrize("name", ["../../../etc/passwd", "0" * 64])
def test_a_name_that_was_not_given_is_refused(desk, registered, name):
    data = {"edition": registered.pk, "year": 2025, "survey_held": "on", "kept": name}

    assert desk.post(at("confirm"), data).status_code == 409


def test_a_kept_file_that_was_altered_is_refused(desk, registered, settings):
    checked = upload(desk, registered, LONG)
    for path in Path(settings.DATA).rglob("uploads/results/*/*"):
        path.write_text("other", encoding="utf-8")

    assert confirmed(desk, checked).status_code == 409


def test_a_confirmation_without_its_fields_begins_again(desk):
    assert desk.post(at("confirm"), {}).headers["Location"] == at("new")


# A correction.


def test_a_form_shows_the_figures_as_people_write_them(desk):
    shown = desk.get(at("correct", a_run().pk, "A", "1.2")).content.decode()

    assert 'name="so_numerator" value="95"' in shown


def test_a_corrected_figure_makes_a_new_run(desk):
    run = a_run()

    answer = desk.post(
        at("correct", run.pk, "B", "1.2"),
        {"so_numerator": "90,5", "so_denominator": "100", "reason": "sai số", "document": "9/BC"},
        follow=True,
    )

    assert answer.status_code == 422
    answer = desk.post(
        at("correct", run.pk, "B", "1.2"),
        {"so_numerator": "91", "so_denominator": "100", "reason": "sai số", "document": "9/BC"},
        follow=True,
    )
    made = Run.objects.get(number=2)
    assert answer.redirect_chain[-1][0] == at("leaf", made.pk, "B", "1.2")
    assert "3,00/3,00 điểm" in text(answer)
    assert made.created_by == desk.person


def test_a_correction_without_a_reason_is_told_at_the_field(desk):
    answer = desk.post(at("correct", a_run().pk, "B", "1.1"), {"so_yes": "có"})

    assert answer.status_code == 422
    assert Run.objects.count() == 1


def test_a_correction_that_changes_nothing_is_told(desk):
    answer = desk.post(at("correct", a_run().pk, "B", "1.1"), {"so_yes": "không", "reason": "r"})

    assert "không có số liệu nào thay đổi" in text(answer)


# A rehearsal.


def test_an_edition_is_rehearsed_on_a_run(desk):
    run = a_run()
    draft = EditionFactory(scheme=run.edition.scheme, year=2026,
                           replacing={"{from: 90, points: 3}": "{from: 96, points: 3}",
                                      "{from: 80, below: 90": "{from: 80, below: 96",
                                      "numerator: 92, denominator: 100}, points: 3":
                                      "numerator: 92, denominator: 100}, points: 1.5"})  # fmt: skip

    shown = desk.get(at("rehearsal"), {"bo": draft.pk, "lan": run.pk})

    assert shown.status_code == 200
    assert "đổi hạng nhiều nhất" in heading(shown)
    assert "2.1. Mức độ hài lòng" in text(shown)
    assert Run.objects.count() == 1


def test_a_rehearsal_first_asks_what_to_rehearse(desk):
    assert heading(desk.get(at("rehearsal"))) == "Thử một bộ chỉ số trên số liệu đã có"


def test_the_chair_reads_results_but_no_drafts(client):
    client.force_login(person_with("chair"))

    assert client.get(at("rehearsal")).status_code == 403


def test_a_rehearsal_of_nothing_known_is_told_at_the_field(desk):
    assert desk.get(at("rehearsal"), {"bo": 0, "lan": 0}).status_code == 422
