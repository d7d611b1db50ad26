"""Lists of procedures from a table: checked line by line, loaded as far as they are right."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from types import MappingProxyType
from typing import NamedTuple

from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.permissions import Permission, require
from thuocdo.apps.dossiers.errors import UnreadableFile
from thuocdo.apps.dossiers.services.codes import Announced, load_procedures
from thuocdo.vietnamese.sentence import Sentence

COLUMNS = MappingProxyType(
    {
        "code": "MaTTHC",
        "name": "TenTTHC",
        "field": "MaLinhVuc",
        "field_name": "TenLinhVuc",
        "group": "NhomThuTuc",
        "online_level": "MucDoDVC",
        "from_on": "TuNgay",
        "legal": "SoNgayQuyDinh",
        "promised": "SoNgayCamKet",
        "document": "VanBan",
    }
)
MAY_BE_EMPTY = frozenset({"group"})
LONGEST = MappingProxyType({"code": 60, "field": 60, "group": 200, "document": 300})
LONGEST_TEXT = 500
HOURS = 8  # of a working day
MOST_DAYS = 1000
LEVELS = ("0", "1", "2")

MISSING = Sentence("thiếu; điền vào ô này", "is missing; fill it in")
TOO_LONG = Sentence("quá dài; rút gọn", "is too long; shorten it")
LEVEL = Sentence("phải là 0, 1 hoặc 2; sửa mức", "must be 0, 1 or 2; correct it")
DAY = Sentence("không phải ngày dd/mm/yyyy; sửa ngày", "is no day dd/mm/yyyy; correct it")
NUMBER = Sentence(
    "phải là số ngày làm việc từ 0 đến 1000, chẵn đến từng giờ; sửa số",
    "must be working days from 0 to 1000, whole to the hour; correct it",
)
OVER = Sentence(
    "dài hơn thời hạn quy định; sửa một trong hai", "is longer than the legal limit; correct one"
)
TWICE = Sentence(
    "thủ tục và ngày này đã có ở dòng trên; giữ một dòng",
    "an earlier line has this procedure and day; keep one",
)


class RefusedLine(NamedTuple):
    """One fault of a line."""

    line: int
    column: str
    value: str
    reason: Sentence


@dataclass
class List:
    """What a table of procedures holds; lines in = lines kept + lines refused."""

    announced: list[Announced] = field(default_factory=list)
    refused: list[RefusedLine] = field(default_factory=list)
    added: int = 0  # limits that are new; 0 where it was only tried

    @property
    def refused_lines(self) -> int:
        """Lines refused, whatever the number of their faults."""
        return len({one.line for one in self.refused})


def announce(*, content: bytes, name: str, is_trial: bool, by: User, at: datetime) -> List:
    """Check a CSV table of procedures and, unless it is a trial, load the lines without fault.

    Raises:
        NotAllowed: the person imports no dossiers.
        UnreadableFile: it is not UTF-8, or a column is missing.
    """
    require(by, Permission.IMPORT_DOSSIERS)
    found = read_list(content, name)
    if not is_trial and found.announced:
        found.added = load_procedures(announced=found.announced, by=by, at=at)
    return found


def read_list(content: bytes, name: str) -> List:
    """Check all lines.

    Raises:
        UnreadableFile: it is not UTF-8, or a column is missing.
    """
    found, seen = List(), set[tuple[str, date]]()
    for line, row in lines_of(content, name):
        faults = [RefusedLine(line, COLUMNS[key], row[key], why) for key, why in faults_of(row)]
        if not faults:
            one = announced_of(row)
            if (one.code, one.from_on) in seen:
                faults = [RefusedLine(line, COLUMNS["code"], one.code, TWICE)]
            else:
                seen.add((one.code, one.from_on))
                found.announced.append(one)
        found.refused += faults
    return found


def lines_of(content: bytes, name: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Lines under our names, with their numbers; blank lines are none.

    Raises:
        UnreadableFile: it is not UTF-8, or a column is missing.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableFile(
            f"{name}: không phải UTF-8. Lưu lại dạng «CSV UTF-8» rồi tải lên.",
            f"{name} is not UTF-8. Save it as “CSV UTF-8” and upload it again.",
        ) from None
    delimiter = ";" if text.partition("\n")[0].count(";") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    header = [cell.strip() for cell in next(reader, [])]
    absent = [column for column in COLUMNS.values() if column not in header]
    if absent:
        raise UnreadableFile(
            f"{name}: thiếu cột {', '.join(absent)}. Ghi đủ tên cột ở dòng đầu.",
            f"{name} lacks the column {', '.join(absent)}. Name all columns in the first line.",
        )
    places = {key: header.index(column) for key, column in COLUMNS.items()}
    line = reader.line_num + 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            padded = [*cells, *[""] * (len(header) - len(cells))]
            yield line, {key: padded[place].strip() for key, place in places.items()}
        line = reader.line_num + 1


def faults_of(row: Mapping[str, str]) -> Iterator[tuple[str, Sentence]]:
    """Columns with what is wrong in them."""
    there = {key for key, text in row.items() if text}
    yield from ((key, MISSING) for key in COLUMNS if key not in there | MAY_BE_EMPTY)
    for key, text in row.items():
        if len(text) > LONGEST.get(key, LONGEST_TEXT):
            yield key, TOO_LONG
    if "online_level" in there and row["online_level"] not in LEVELS:
        yield "online_level", LEVEL
    if "from_on" in there and day_of(row["from_on"]) is None:
        yield "from_on", DAY
    legal, promised = hours_of(row["legal"]), hours_of(row["promised"])
    yield from ((k, NUMBER) for k in ("legal", "promised") if k in there and not_hours(row[k]))
    if legal is not None and promised is not None and promised > legal:
        yield "promised", OVER


def not_hours(text: str) -> bool:
    """Whether a text is no number of working days."""
    return hours_of(text) is None


def hours_of(text: str) -> int | None:
    """Working hours of so many working days; none where they are no whole hours."""
    try:
        hours = Decimal(text.replace(",", ".")) * HOURS
    except InvalidOperation:
        return None
    is_right = hours.is_finite() and 0 <= hours <= MOST_DAYS * HOURS and hours == int(hours)
    return int(hours) if is_right else None


def day_of(text: str) -> date | None:
    """The day of ``dd/mm/yyyy``."""
    try:
        return datetime.strptime(text, "%d/%m/%Y").date()  # noqa: DTZ007  (a bare day)
    except ValueError:
        return None


def announced_of(row: Mapping[str, str]) -> Announced:
    """A line without fault."""
    from_on, legal = day_of(row["from_on"]), hours_of(row["legal"])
    promised = hours_of(row["promised"])
    assert from_on is not None  # noqa: S101  (see ``faults_of``)
    assert legal is not None  # noqa: S101
    assert promised is not None  # noqa: S101
    return Announced(
        code=row["code"],
        name=row["name"],
        field=row["field"],
        field_name=row["field_name"],
        group=row["group"],
        online_level=int(row["online_level"]),
        from_on=from_on,
        legal_hours=legal,
        promised_hours=promised,
        document=row["document"],
    )
