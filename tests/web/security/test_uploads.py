"""What is uploaded is judged by its content; what does not fit is told once and leaves nothing."""

from importlib import import_module
from pathlib import Path
from time import process_time

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.web.security.answers import content_faults, header_faults
from tests.web.security.files import (
    ARCHIVES,
    FILE_NAMES,
    HEAD,
    MEGABYTE,
    NAMED,
    NUMBERS,
    with_formulas,
)
from tests.web.security.world import Undone, state_of_tables

pytestmark = [pytest.mark.slow, pytest.mark.thorough]
FORMS = {
    "units": ("/quan-tri/don-vi/van-ban/tai-len", "table", lambda _: {}),
    "indexsets": (
        "/quan-tri/bo-chi-so/nhap",
        "file",
        lambda _: {"scheme": "moi", "edition": "2026", "title": "Bộ mới", "year": "2026"},
    ),
    "results": (
        "/lam-viec/ket-qua/moi",
        "file",
        lambda rows: {"edition": rows["edition"].pk, "year": "2025"},
    ),
    "stated": (
        "/lam-viec/cong-bo/moi/bang",
        "table",
        lambda rows: {
            "scheme": rows["scheme"].pk,
            "year": "2010",
            "unit": "Xã",
            "code": "X",
            "kind": "commune",
            "block": "xã",
            "source": "Báo cáo",
        },
    ),
}
REFUSED = (400, 409, 413, 422)
NAMES = {"units": "x.xlsx", "indexsets": "x.zip", "results": "x.csv", "stated": "x.xlsx"}
SECONDS = 20  # of this process; a bomb takes minutes


@pytest.fixture
def send(world, monkeypatch):
    """Send a file to a form; limits that would make the tests slow are lowered."""
    figures = import_module("thuocdo.apps.results.services.uploading")
    monkeypatch.setattr(figures, "MOST_BYTES", 3 * MEGABYTE)
    monkeypatch.setattr(figures, "MOST_UNPACKED", 20 * MEGABYTE)

    def sent(form, content, name=None):
        path, field, data = FORMS[form]
        file = SimpleUploadedFile("x", content)
        file._name = NAMES[form] if name is None else name  # a browser may say anything
        return world.client("method_officer").post(path, {"x": "", **data(world.rows), field: file})

    return sent


def stored():
    """What tables and the folder of the site hold."""
    kept = Path(settings.DATA)
    return state_of_tables(), sorted(path for path in kept.rglob("*") if path.is_file())


def refused(answer):
    """Whether it says in a sentence what is wrong, and nothing of the inside."""
    text = answer.content.decode()
    main = text.partition("<main")[2].lower()
    tells = any(word in main for word in ("tệp", "bảng", "file"))
    return answer.status_code in REFUSED and tells and "traceback" not in main


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("case", [*NAMED, *ARCHIVES])
def test_what_does_not_fit_is_told_and_nothing_is_stored(send, form, case):
    content = (NAMED | ARCHIVES)[case]
    before, began = stored(), process_time()

    answer = send(form, content)

    assert refused(answer), answer.status_code
    assert process_time() - began < SECONDS
    assert header_faults(answer) + content_faults(answer) == []
    assert stored() == before


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", ["x.csv", "x.xlsx", "x.zip", "x"])
@pytest.mark.parametrize("case", ["program of Windows", "picture", "page"])
def test_no_name_makes_a_file_fit(send, form, name, case):
    before = stored()

    assert refused(send(form, NAMED[case], name))
    assert stored() == before


@pytest.mark.parametrize("form", FORMS)
def test_an_empty_file_and_no_file_are_told(world, send, form):
    before = stored()
    path, _, data = FORMS[form]

    assert refused(send(form, b""))
    assert refused(world.client("method_officer").post(path, {"x": "", **data(world.rows)}))
    assert stored() == before


@pytest.mark.parametrize("form", FORMS)
def test_what_is_too_large_is_told(send, form):
    before = stored()

    assert refused(send(form, HEAD.encode() + b"a,b\n" * MEGABYTE))
    assert stored() == before


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", FILE_NAMES)
def test_the_name_of_a_file_is_only_shown(send, form, name):
    before = stored()

    answer = send(form, b"a,b\n1,2\n", name)

    assert answer.status_code in REFUSED
    assert content_faults(answer) == []
    assert "X-Evil" not in answer.headers
    assert stored() == before


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("page", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "cp1258"])
def test_other_ways_to_write_letters_are_read_or_told(send, form, page):
    text = HEAD + "2026-01-01,rename,A,AA,1,1/NQ,có,Xã Mới,xã,,\n"

    with Undone():
        answer = send(form, text.encode(page, "replace"))

    assert answer.status_code in (200, 302, *REFUSED)
    assert content_faults(answer) == []


def test_letters_of_the_nineties_are_read_or_told(send):
    legacy = (HEAD + "2026-01-01,rename,A,AA,1,1/NQ,c\xf3,X\xb7 M\xedi,x\xb7,,\n").encode("latin-1")
    for form in FORMS:
        with Undone():
            answer = send(form, legacy)
        assert answer.status_code in (200, 302, *REFUSED)


@pytest.mark.parametrize("form", FORMS)
def test_formulas_are_never_run_or_shown_as_links(send, form):
    with Undone():
        answer = send(form, with_formulas(), "x.xlsx")

    assert answer.status_code in (200, 302, *REFUSED)
    assert 'href="http://evil.example' not in answer.content.decode()


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "01/01/0001", "31/12/9999", "1"])
def test_absurd_days_in_tables_are_told(send, day):
    with Undone():
        answer = send("units", f"{HEAD}{day},rename,A,AA,1,1/NQ,có,Xã Mới,xã,,\n".encode(), "x.csv")

    assert answer.status_code in (200, *REFUSED)


@pytest.mark.parametrize("number", NUMBERS)
def test_absurd_numbers_in_tables_are_told(send, number):
    tables = {
        "results": f"unit,code,input,value,document,page\nA,1.2,numerator,{number},1,1\n"
        "A,1.2,denominator,100,1,1\n",
        "units": f"{HEAD}2026-01-01,split,A,AA,{number},1/NQ,có,Xã Mới,xã,,{number}\n",
        "stated": f"code,name,points,maximum,change\nI,Một,{number},50,1\n,Tổng,{number},50,1\n",
        "indexsets": f"code,parent,title,maximum,method,rule\n1,,Một,{number},self,\n",
    }
    assert set(tables) == set(FORMS)
    for form, table in tables.items():
        began = process_time()
        with Undone():
            answer = send(form, table.encode(), "x.csv")
        assert answer.status_code in (200, 302, *REFUSED), form
        assert process_time() - began < SECONDS, form


@pytest.mark.parametrize(
    "name", ["0" * 64, "../" * 5 + "etc/passwd", "a" * 64, "", "x\x00", "/etc/passwd"]
)
def test_a_kept_file_is_found_by_its_owner_alone(world, name):
    rows = world.rows
    data = {"edition": rows["edition"].pk, "year": "2025", "kept": name}
    before = state_of_tables()

    answer = world.client("method_officer").post("/lam-viec/ket-qua/moi/xac-nhan", data)

    assert answer.status_code in (302, *REFUSED)
    assert state_of_tables() == before


@pytest.mark.parametrize("seal", ["", "x", "a:b:c", "eyJhIjoxfQ:1abcde:xyz", "\x00", "." * 5000])
@pytest.mark.parametrize(
    ("path", "field"),
    [("/quan-tri/bo-chi-so/nhap/luu", "sealed"), ("/quan-tri/don-vi/van-ban/tai-len", "checked")],
)
def test_a_broken_seal_stores_nothing(world, path, field, seal):
    before = state_of_tables()

    answer = world.client("method_officer").post(path, {field: seal})

    assert answer.status_code in REFUSED
    assert state_of_tables() == before
