"""What an uploaded table may be."""

import io
import zipfile

import pytest
import xlsxwriter

from thuocdo.apps.units.errors import UnfitUpload
from thuocdo.apps.units.services import MOST_BYTES, table_upload, uploads


def workbook():
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        book.add_worksheet().write_row(0, 0, ["date", "kind"])
    return content.getvalue()


def archive(**entries):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in entries.items():
            made.writestr(name, text)
    return content.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("ngày,loại\n".encode(), id="UTF-8"),
        pytest.param("ngày,loại\n".encode("utf-16"), id="UTF-16 as Excel writes it"),
        pytest.param(workbook(), id="XLSX"),
    ],
)
def test_tables_pass_whatever_they_are_called(content):
    assert table_upload("bang.exe", content).content == content


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"a" * (MOST_BYTES + 1), id="too large"),
        pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00", id="a picture"),
        pytest.param(b'[{"date": 1}]', id="records"),
        pytest.param(archive(readme="x"), id="an archive of something else"),
        pytest.param(workbook()[:200], id="half a workbook"),
        pytest.param(b"\xd0\xcf\x11\xe0 old Excel", id="XLS"),
    ],
)
def test_everything_else_is_refused(content):
    with pytest.raises(UnfitUpload):
        table_upload("bang.csv", content)


def test_an_archive_that_unpacks_without_end_is_refused(monkeypatch):
    monkeypatch.setattr(uploads, "MOST_UNPACKED", 1000)

    with pytest.raises(UnfitUpload):
        table_upload("bang.xlsx", archive(**{"xl/workbook.xml": "0" * 5000}))
