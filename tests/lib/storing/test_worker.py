"""The reading process: what it tells, and that it dies alone."""

import zipfile

import pytest

from tests.factories.paper import excel, pdf, picture, with_parts, word
from thuocdo.lib.storing import asking, worker
from thuocdo.lib.storing.archives import DOCX, XLSX, written
from thuocdo.lib.storing.asking import Facts, draw, inspect, letter_of
from thuocdo.lib.storing.errors import Unreadable

pytestmark = pytest.mark.slow


@pytest.fixture
def write(tmp_path):
    def write_file(content, name="part"):
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return write_file


def test_facts_of_a_signed_report_come_from_the_process(write):
    assert inspect(write(pdf(pages=3, signed=True)), "pdf") == Facts(
        media_type="application/pdf",
        page_count=3,
        has_text_layer=True,
        has_signature=True,
        stated_number="112/BC-UBND",
        stated_on="2025-12-10",
    )


def test_a_page_is_drawn_by_the_process(write, tmp_path):
    page = draw(write(pdf(pages=2)), "application/pdf", 2, tmp_path / "page.png")

    assert (page.kind, page.page, page.pages) == ("picture", 2, 2)
    assert (tmp_path / "page.png").read_bytes().startswith(b"\x89PNG")


def test_a_refusal_of_the_process_is_told(write):
    with pytest.raises(Unreadable, match="password"):
        inspect(write(pdf(locked="password")), "pdf")


def test_a_process_that_dies_means_a_broken_file(write):
    with pytest.raises(Unreadable, match="broken"):
        inspect(write(b""), "no such kind")


def test_a_process_that_takes_too_long_is_ended(write, monkeypatch):
    monkeypatch.setattr(asking, "SECONDS", 0.01)

    with pytest.raises(Unreadable, match="slow"):
        inspect(write(pdf()), "pdf")


def test_the_process_bounds_itself_before_it_reads(monkeypatch, capsys, write):
    set_limits = []
    monkeypatch.setattr(worker.resource, "setrlimit", lambda *limit: set_limits.append(limit))

    worker.main(["inspect", "picture", str(write(picture()))])
    worker.main(["inspect", "picture", str(write(b"no picture"))])

    assert [limit for _, limit in set_limits[:3]] == [
        (worker.SECONDS,) * 2, (worker.MEMORY,) * 2, (worker.WRITTEN,) * 2,
    ]  # fmt: skip
    out = capsys.readouterr().out
    assert '"image/png"' in out
    assert '"refused": "broken"' in out


def here(command, kind, path, *more):
    return worker.answer([command, kind, str(path), *map(str, more)])


def test_a_scan_has_pages_but_no_text(write):
    facts = here("inspect", "pdf", write(pdf((), pages=2)))

    assert (facts["page_count"], facts["has_text_layer"]) == (2, False)
    assert facts["has_signature"] is False


def test_a_page_number_alone_is_no_text(write):
    assert not here("inspect", "pdf", write(pdf(("Trang một của ba",))))["has_text_layer"]


def test_a_file_that_opens_without_its_password_says_that_it_is_encrypted(write):
    assert here("inspect", "pdf", write(pdf(locked="owner")))["is_encrypted"]
    assert not here("inspect", "pdf", write(pdf()))["is_encrypted"]


def test_a_file_with_too_many_pages_is_refused(write, monkeypatch):
    monkeypatch.setattr("thuocdo.lib.storing.pdfs.MOST_PAGES", 2)

    assert here("inspect", "pdf", write(pdf(pages=2)))
    with pytest.raises(Unreadable, match="pages"):
        here("inspect", "pdf", write(pdf(pages=3)))


@pytest.mark.parametrize("size", [(0, 842), (595, 0)])
def test_a_page_without_an_area_gets_the_usual_one(write, tmp_path, size):
    page = here("draw", "application/pdf", write(pdf(size=size)), 1, tmp_path / "x.png")

    assert page["width"] > 0


def test_a_signed_word_file_is_known_by_its_signature(write):
    plain, signed = word(), with_parts(word(), _xmlsignatures_S_sig1__xml="<x/>")

    assert here("inspect", "archive", write(plain))["has_signature"] is False
    assert here("inspect", "archive", write(signed))["has_signature"] is True


def test_archives_packed_in_ways_without_a_bound_are_refused(write):
    path = write(word())
    with zipfile.ZipFile(path, "a", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("x.bin", b"x")

    with pytest.raises(Unreadable, match="bomb"):
        here("inspect", "archive", path)


def test_archives_with_a_password_or_too_many_parts_are_refused(write, monkeypatch):
    locked = bytearray(word())
    for mark, place in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        locked[locked.index(mark) + place] |= 1
    with pytest.raises(Unreadable, match="password"):
        here("inspect", "archive", write(bytes(locked)))

    monkeypatch.setattr("thuocdo.lib.storing.archives.MOST_ENTRIES", 3)
    with pytest.raises(Unreadable, match="bomb"):
        here("inspect", "archive", write(word()))


def test_a_broken_workbook_or_text_is_refused_when_drawn(write, tmp_path):
    for kind in (DOCX, XLSX):
        with pytest.raises(Unreadable, match="broken"):
            here("draw", kind, write(b"PK\x03\x04 nothing"), 1, tmp_path / "x")


def test_a_large_sheet_is_cut_and_says_so(write, tmp_path):
    sheet = here("draw", XLSX, write(excel({"A": {"A400": 1, "BZ1": 2}})), 1, tmp_path / "x")

    assert sheet["is_cut"]
    assert len(sheet["blocks"][0]["rows"]) == 300
    assert len(sheet["blocks"][0]["rows"][0]) == 40


def test_an_empty_word_file_is_one_empty_page(write, tmp_path):
    page = here("draw", DOCX, write(word(("",), ())), 5, tmp_path / "x")

    assert (page["page"], page["pages"]) == (1, 1)


@pytest.mark.parametrize(
    ("number", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ")]
)
def test_columns_are_named_as_their_program_names_them(number, letters):
    assert letter_of(number) == letters


def test_cells_are_written_as_people_write_them():
    from datetime import date, datetime  # noqa: PLC0415

    cells = [468.0, 1.5, "x", "", True, date(2025, 12, 1), datetime(2025, 12, 1, 8, 30)]  # noqa: DTZ001

    assert [written(cell) for cell in cells] == [
        "468", "1.5", "x", "", "True", "01/12/2025", "01/12/2025 08:30",
    ]  # fmt: skip
