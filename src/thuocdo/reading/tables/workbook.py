"""Reading of XLSX (and other spreadsheets) through calamine."""

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, time, timedelta
from decimal import Decimal

import python_calamine as calamine

from thuocdo.reading.tables.encoding import conversion_note
from thuocdo.reading.tables.grid import Grid, is_empty
from thuocdo.reading.tables.refusals import UnreadableTable, refused_file
from thuocdo.reading.tables.table import Row, Value
from thuocdo.vietnamese.legacy import detect, to_unicode
from thuocdo.vietnamese.normalising import to_nfc
from thuocdo.vietnamese.sentence import Sentence

_ERROR_CELL = re.compile(rb'<c\b(?=[^>]*\bt="e")[^>]*\br="([A-Z]+)([0-9]+)"')


def workbook_grid(content: bytes, name: str) -> Grid:
    """The rows of the first sheet that holds anything.

    Whole numbers have no decimals, others fifteen significant digits: the file stores 14.24
    as the nearest binary number.

    Raises:
        UnreadableTable: the file is damaged, needs a password, or a cell shows a formula error.
    """
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheets = [book.get_sheet_by_index(place) for place in range(len(book.sheet_names))]
        grids = [sheet.to_python(skip_empty_area=False) for sheet in sheets]
    except calamine.PasswordError as error:
        raise _locked(name) from error
    except (calamine.CalamineError, OSError, ValueError) as error:
        raise _damaged(name) from error
    place = next((place for place, rows in enumerate(grids) if any(map(any, rows))), 0)
    _refuse_formula_errors(content, name, place)
    rows = tuple(_rows(grids[place])) if grids else ()
    return _in_unicode(rows)


def _rows(grid: Sequence[Sequence[object]]) -> Iterator[Row]:
    for number, values in enumerate(grid, start=1):
        plain = tuple(map(_plain, values))
        if not is_empty(plain):
            yield Row(number, plain)


def _plain(value: object) -> Value:
    if isinstance(value, bool | date):
        return value
    if isinstance(value, int | float):
        return _decimal(value)
    if isinstance(value, time | timedelta):
        return str(value)
    return None if value in {"", None} else to_nfc(str(value))


def _decimal(value: float) -> Decimal:
    exact = Decimal(f"{value:.15g}")
    whole = exact.to_integral_value()
    return whole if exact == whole else exact


def _in_unicode(rows: tuple[Row, ...]) -> Grid:
    """Cells typed in a TCVN3 or VNI font, judged over the whole sheet."""
    texts = "\n".join(value for row in rows for value in row.values if isinstance(value, str))
    encoding = detect(texts)
    if encoding is None:
        return Grid(rows)

    def in_unicode(value: Value) -> Value:
        return to_nfc(to_unicode(value, encoding)) if isinstance(value, str) else value

    changed = (Row(row.number, tuple(map(in_unicode, row.values))) for row in rows)
    return Grid(tuple(changed), (conversion_note(encoding),))


def _refuse_formula_errors(content: bytes, name: str, place: int) -> None:
    """Calamine reads #DIV/0! as an empty cell, and an empty cell means something else here."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as files:
            sheet = files.read(f"xl/worksheets/sheet{place + 1}.xml")
    except (KeyError, zipfile.BadZipFile):
        return  # another spreadsheet format, or sheets under names of their own
    found = _ERROR_CELL.search(sheet)
    if found:
        column, row = found[1].decode(), found[2].decode()
        raise refused_file(
            name,
            Sentence(
                f"dòng {row}, cột {column}: công thức bị lỗi. Sửa công thức hoặc xóa ô này.",
                f"row {row}, column {column}: the formula gives an error. Correct it or clear "
                "the cell.",
            ),
        )


def _locked(name: str) -> UnreadableTable:
    return refused_file(
        name,
        Sentence(
            "tệp có mật khẩu. Lưu một bản không có mật khẩu rồi đọc lại.",
            "the file has a password. Save a copy without one and read again.",
        ),
    )


def _damaged(name: str) -> UnreadableTable:
    return refused_file(
        name,
        Sentence(
            "không mở được bảng tính, có thể tệp bị hỏng. Mở bằng Excel, lưu lại thành XLSX.",
            "the spreadsheet cannot be opened; it may be damaged. Open it in Excel and save it "
            "as XLSX again.",
        ),
    )
