"""Addresses and fields that mean harm: never a fault of the server, never run, never believed."""

import csv
import io
import re
import zipfile
from urllib.parse import quote

import pytest
from python_calamine import CalamineWorkbook

from tests.web.security.answers import content_faults
from tests.web.security.table import POSTED, PUBLIC, RULES, STAGE, example, holders, needs
from tests.web.security.world import ANONYMOUS, FORMULAS, SLUG, YEAR, Undone, state_of_tables

pytestmark = [pytest.mark.slow, pytest.mark.thorough]
ABSURD = {
    "null": "%00",
    "null inside": "a%00b",
    "no UTF-8": "%ff%fe%c0%80",
    "surrogate": "%ed%a0%80",
    "long": "x" * 10_000,
    "huge year": "99999999999999",
    "beyond every integer": "9" * 5000,
    "negative": "-1",
    "letters for digits": "%D9%A1%D9%A2",
    "superscript": "%C2%B2",
    "fraction": "1e999999999",
    "quotes": "%27%22%60",
    "SQL": quote("' OR 1=1; DROP TABLE accounts_user; --"),
    "template": quote("{{ settings.SECRET_KEY }}{% debug %}${7*7}"),
    "page": quote("</script><script>alert(1)</script>"),
    "attribute": quote('" autofocus onfocus="alert(1)'),
    "way out": quote("../../../../etc/passwd", safe=""),
    "line ends": "%0d%0aX-Evil:%201",
    "turned": "%E2%80%AE%E2%80%8B",
    "wildcards": quote("%_%\\[a-z]*(?:a+)+$"),
    "lookup": "password__startswith=a",
    "last day": "31/12/9999",
    "first day": "01/01/0001",
    "number of the past": f"{SLUG}:{'9' * 5000}:A:1.1",
}
WORST = {case: ABSURD[case] for case in (
    "null", "no UTF-8", "surrogate", "beyond every integer", "SQL", "page", "last day"
)}  # fmt: skip
PARAMETERS = [
    "q", "tim", "xem", "sap", "vung", "nhung", "khoi", "nam", "trang", "cu", "moi", "bo", "lan",
    "don-vi", "ma", "tu", "den", "nguoi", "viec", "doi_tuong", "truoc", "role", "state", "kind",
    "province", "phien-ban", "limit", "offset", "region", "block", "text", "theme", "ve", "next",
    "so", "chi-so", "nguon", "a", "b",
]  # fmt: skip
READ = [name for name in RULES if "GET" in RULES[name].methods]


def reader_of(name):
    return holders(name)[-1] if needs(name) else ANONYMOUS if is_open(name) else "chair"


def is_open(name):
    return RULES[name].need in (PUBLIC, STAGE)


def all_parameters(value):
    """Every parameter that some page knows, with the same value; the first ones twice."""
    names = [*PARAMETERS, *PARAMETERS[:4]]
    return "&".join(f"{name}={value}" for name in names)


@pytest.mark.parametrize("name", READ)
def test_no_value_of_a_parameter_is_a_fault_of_the_server(world, name):
    client, address = world.client(reader_of(name)), example(name, world.rows)
    bare = address.partition("?")[0]
    faults = {}
    for case, value in WORST.items():
        given = value if len(value) < 6000 else value[:200]  # forty of them in one address
        with Undone():
            answer = client.get(f"{bare}?{all_parameters(given)}")
        found = [] if answer.streaming else content_faults(answer)
        if answer.status_code >= 500 or found or "X-Evil" in answer.headers:
            faults[case] = (answer.status_code, found)

    assert faults == {}


ONE_BY_ONE = {
    "portal:ranking": ("xem", "sap", "vung", "tim", "khoi", "nam"),
    "portal:search": ("q", "trang"),
    "portal:compare": ("don-vi", "nam", "chi-so"),
    "portal:unit": ("nam", "chi-so"),
    "portal:bundle": ("phien-ban",),
    "units:list": ("q", "kind", "province", "state", "trang"),
    "accounts:people": ("q", "role", "state", "trang"),
    "audit:log": ("nguoi", "viec", "doi_tuong", "tu", "den", "truoc"),
    "results:run": ("khoi", "trang"),
    "results:rehearsal": ("bo", "lan"),
    "indexsets:compare": ("cu", "moi"),
    "api:show_ranking": ("limit", "offset", "block", "region"),
}


@pytest.mark.parametrize(
    ("name", "parameter"), [(name, each) for name, all_ in ONE_BY_ONE.items() for each in all_]
)
def test_no_single_parameter_is_a_fault_of_the_server(world, name, parameter):
    """One bad value must not hide behind another that is refused first."""
    client, address = world.client(reader_of(name)), example(name, world.rows).partition("?")[0]
    faults = {}
    for case, value in ABSURD.items():
        with Undone():
            answer = client.get(f"{address}?{parameter}={value}")
        found = content_faults(answer)
        if answer.status_code >= 500 or found:
            faults[case] = (answer.status_code, found)

    assert faults == {}


IN_PATHS = WORST | {case: ABSURD[case] for case in ("way out", "number of the past", "line ends")}
WORDED = ("portal:", "api:", "indexsets:", "results:")  # the others take numbers alone


@pytest.mark.parametrize("name", [n for n in READ if RULES[n].args and n.startswith(WORDED)])
def test_no_part_of_a_path_is_a_fault_of_the_server(world, name):
    client, address = world.client(reader_of(name)), example(name, world.rows).partition("?")[0]
    parts = address.strip("/").split("/")
    faults = {}
    for place in range(max(1, len(parts) - 2), len(parts)):  # the words of a thing
        for case, value in IN_PATHS.items():
            path = "/" + "/".join([*parts[:place], value, *parts[place + 1 :]])
            with Undone():
                answer = client.get(path)
            if answer.status_code >= 500 or "X-Evil" in answer.headers:
                faults[case] = (path[:200], answer.status_code)

    assert faults == {}


FIELDS = [
    "full_name", "username", "email", "unit", "role", "from_on", "until_on", "document", "domains",
    "everywhere", "name", "name_en", "region", "population", "area_km2", "latitude", "longitude",
    "reason", "kind", "on", "old", "note", "number", "authority", "source", "title", "title_en",
    "year", "edition", "scheme", "run", "day", "hour", "code", "block", "kept", "checked", "sealed",
    "so_yes", "not_applicable", "login", "password", "oldpassword", "password1", "password2",
    "new-TOTAL_FORMS", "new-INITIAL_FORMS", "new-0-code", "new-0-share", "new-0-population", "to",
]  # fmt: skip
TYPED = {
    "null": "a\x00b",
    "long": "x" * 10_000,
    "huge": "9" * 5000,
    "fraction": "1e999999999",
    "negative": "-99999999999999999999",
    "day that is none": "31/02/2026",
    "last year": "01/01/0000",
    "far day": "31/12/9999",
    "first day": "01/01/0001",
    "SQL": "'; DROP TABLE units_unit; --",
    "page": "<script>alert(1)</script>\"'",
    "turned": "\u202e\u200b\ufeff\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"),
    "digits of others": "١٢٣",
    "infinite": "Infinity",
    "none": "NaN",
}
EVIL = {case: TYPED[case] for case in (
    "null", "huge", "fraction", "far day", "first day", "page", "none"
)}  # fmt: skip


@pytest.mark.parametrize("name", [name for name in POSTED if needs(name)])
def test_no_typed_value_is_a_fault_of_the_server(world, name):
    client, address = world.client(holders(name)[0]), example(name, world.rows)
    faults = {}
    for case, value in EVIL.items():
        with Undone():
            answer = client.post(address, dict.fromkeys(FIELDS, value))
        found = content_faults(answer)
        if answer.status_code >= 500 or found:
            faults[case] = (answer.status_code, found)

    assert faults == {}


GRANTED = {"role": "chair", "unit": "A", "from_on": "01/01/2026", "document": "1/QĐ"}
WHOLE_FORMS = {
    "accounts:add": ("it_administrator",
        {"full_name": "Tên", "username": "ten", "email": "a@b.vn", "unit": "A"}),
    "accounts:grant": ("it_administrator", {**GRANTED, "until_on": "01/02/2026", "domains": "1"}),
    "accounts:delegate": ("director",
        {"source": "1", "to": "x", "unit": "A", "from_on": "01/01/2026", "until_on": "01/02/2026",
         "reason": "x", "document": "1/UQ"}),
    "units:correct": ("method_officer",
        {"name": "Xã", "name_en": "X", "region": "V", "population": "1", "area_km2": "1",
         "latitude": "10", "longitude": "106", "reason": "Sửa"}),
    "units:add_decree": ("method_officer",
        {"kind": "rename", "on": "01/01/2026", "document": "1/NQ", "old": "A", "note": "",
         "new-TOTAL_FORMS": "1", "new-INITIAL_FORMS": "0", "new-0-code": "AA",
         "new-0-name": "Xã Mới", "new-0-name_en": "N", "new-0-type": "commune",
         "new-0-parent": "", "new-0-share": "1", "new-0-population": "1"}),
    "publications:decision": ("method_officer",
        {"title": "T", "title_en": "T", "number": "1", "on": "01/01/2026", "authority": "U",
         "source": "S"}),
    "publications:embargo": ("method_officer", {"day": "01/01/2030", "hour": "08:30"}),
    "publications:add_reader": ("method_officer", {"username": "x"}),
    "publications:accept": ("director", {"reason": "Giữ nguyên"}),
    "publications:correct": ("method_officer", {"run": "1", "reason": "Sai"}),
    "publications:prepare": ("method_officer", {"run": "1"}),
    "indexsets:issue": ("director", {"number": "1/QĐ", "on": "01/01/2026"}),
    "indexsets:retire": ("director", {"reason": "Hết"}),
    "results:correct": ("method_officer", {"so_yes": "không", "reason": "Sai", "document": "1"}),
}  # fmt: skip


@pytest.mark.parametrize("name", WHOLE_FORMS)
def test_one_absurd_field_in_a_good_form_is_no_fault_of_the_server(world, name):
    who, data = WHOLE_FORMS[name]
    address, faults = example(name, world.rows), {}
    for field in data:
        for case, value in EVIL.items():
            with Undone():
                answer = world.client(who).post(address, data | {field: value})
            if answer.status_code >= 500 or content_faults(answer):
                faults[field, case] = answer.status_code

    assert faults == {}


FILES = [name for name in RULES if name.endswith(("_file", "log_csv", ":data_table"))]
PAPERS = {"dossiers:letter_file"}  # texts, no tables
BOOKS = [name for name in FILES if name not in PAPERS | {"audit:log_csv", "dossiers:list_file"}]
TABLES = [name for name in FILES if name not in PAPERS | {"rounds:own_excel_file"}]
RISKY = ("=", "+", "-", "@", "\t", "\r")
NUMBER = re.compile(r"-?\d+(\.\d+)?")


def cells_of(answer):
    """Cells as a spreadsheet gets them; those of a workbook as texts."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if answer["Content-Type"].startswith("text/csv"):
        rows = csv.reader(io.StringIO(body.decode("utf-8-sig")))
        return [cell for row in rows for cell in row]
    return []


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_cell_of_a_file_is_a_formula(world, name, language):
    address = example(name, world.rows, language)
    answer = world.client(reader_of(name)).get(address)

    assert answer.status_code == 200
    cells = cells_of(answer)
    assert cells
    risky = [c for c in cells if c.startswith(RISKY) and not NUMBER.fullmatch(c)]
    assert risky == []


@pytest.mark.parametrize("name", BOOKS)
def test_no_cell_of_a_workbook_is_a_formula(world, name):
    address = example(name, world.rows).replace(".csv", ".xlsx", 1)
    answer = world.client(reader_of(name)).get(address)

    assert answer.status_code == 200
    book = CalamineWorkbook.from_filelike(io.BytesIO(answer.content))
    for sheet in book.sheet_names:
        assert book.get_sheet_by_name(sheet).to_python()
    with zipfile.ZipFile(io.BytesIO(answer.content)) as parts:
        for part in parts.namelist():
            assert b"<f>" not in parts.read(part), part
            assert b"<hyperlink " not in parts.read(part), part


def test_the_files_do_hold_names_that_would_be_formulas(world):
    """Otherwise the tests above would prove nothing."""
    path = f"/xep-hang/{SLUG}/{YEAR}/xa.csv"
    cells = cells_of(world.client(ANONYMOUS).get(path))

    for formula in FORMULAS:
        assert any(cell.startswith(f"'{formula}") for cell in cells), formula


@pytest.mark.parametrize("path", [f"/xep-hang/{SLUG}/{YEAR}/xa", "/don-vi/A", "/du-lieu", "/"])
def test_hostile_names_are_shown_as_they_are_written(world, path):
    page = world.client(ANONYMOUS).get(path).content.decode()

    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "{{ 7|add:7 }}" in page or "alert(1)" not in page  # nothing was computed


def test_what_is_looked_for_is_text_and_no_query(world):
    client = world.client("it_administrator")
    everybody = client.get("/quan-tri/nguoi-dung/").context["page"].paginator.count

    for text in ("%", "_", "' OR '1'='1", "\\", "*"):
        found = client.get("/quan-tri/nguoi-dung/", {"q": text}).context["page"].paginator.count
        assert found < everybody, text


def test_json_says_that_it_is_json(world):
    for path in (f"/api/v1/indices/{SLUG}/{YEAR}/ranking", f"/xep-hang/{SLUG}/{YEAR}/xa.json"):
        answer = world.client(ANONYMOUS).get(path)
        assert answer["Content-Type"].startswith("application/json")
        assert answer["X-Content-Type-Options"] == "nosniff"


def test_reading_writes_nothing(world):
    before = state_of_tables()

    for name in READ:
        if is_open(name):
            world.client(ANONYMOUS).get(example(name, world.rows))

    assert state_of_tables() == before
