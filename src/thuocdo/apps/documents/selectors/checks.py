"""What looks doubtful about evidence: always a question with its reason, never a deduction."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from thuocdo.apps.documents.models import Document, DocumentFile, Type
from thuocdo.apps.documents.selectors.register import with_any_of
from thuocdo.apps.units.models import Unit
from thuocdo.vietnamese.dates import write_date
from thuocdo.vietnamese.folding import fold
from thuocdo.vietnamese.sentence import Sentence

LEVEL = Sentence("nghi vấn", "doubtful")  # the only level there is
AFTERWARDS = frozenset({Type.REPORT, Type.MINUTES, Type.NOTICE})  # written when a year is over
LAST_MONTH_AFTERWARDS = 3  # of the year that follows
NAMED = 3  # units named in one sentence


class Kind(StrEnum):
    """What can be doubtful."""

    MISSING_FILE = "missing_file"
    WRONG_YEAR = "wrong_year"
    WRONG_ISSUER = "wrong_issuer"
    SAME_FILE_ELSEWHERE = "same_file_elsewhere"
    SAME_FILE_TWICE = "same_file_twice"
    UNSIGNED = "unsigned"
    NO_TEXT_LAYER = "no_text_layer"
    UNNUMBERED = "unnumbered"
    ANOTHER_NUMBER = "another_number"
    ANOTHER_DAY = "another_day"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"


class Finding(NamedTuple):
    """One doubt about a document, explained."""

    kind: Kind
    sentence: Sentence
    level: Sentence = LEVEL


class Asked(NamedTuple):
    """What evidence is held against."""

    year: int | None  # assessed; None: any year will do
    issuers: frozenset[str]  # folded; empty: anybody's document will do


def findings(
    document: Document, *, year: int | None, issuers: Collection[str], unit: Unit
) -> list[Finding]:
    """All doubts about a document as evidence of a unit for a year.

    Args:
        document: As ``selectors.documents`` reads it.
        year: The year assessed; None asks nothing about years.
        issuers: Who may have issued it, as people write the names; empty: anybody.
        unit: Whose assessment it serves.
    """
    return findings_of([document], year=year, issuers=issuers, unit=unit)[document.pk]


def findings_of(
    documents: Iterable[Document], *, year: int | None, issuers: Collection[str], unit: Unit
) -> dict[int, list[Finding]]:
    """All doubts about each document, by its key; three queries for any number of them."""
    rows = list(documents)
    asked = Asked(year, frozenset(map(fold, issuers)))
    current = {row.pk: row.current for row in rows}
    files = {one.file.pk: one.file for one in current.values() if one}
    sharing: dict[int, list[Document]] = {key: [] for key in files}
    for other in with_any_of(files.values()):
        assert other.current is not None  # noqa: S101  (it was found by its file)
        sharing[other.current.file_id].append(other)
    found = {}
    for row in rows:
        version = current[row.pk]
        others = [each for each in sharing[version.file_id] if each.pk != row.pk] if version else []
        found[row.pk] = [
            *about_standing(row),
            *about_entry(row, asked),
            *about_file(row, version),
            *about_others(others, unit),
        ]
    return found


def about_standing(document: Document) -> Iterator[Finding]:
    """Whether it still counts."""
    if document.is_withdrawn:
        yield Finding(
            Kind.WITHDRAWN,
            Sentence(
                f"Văn bản đã rút khỏi kho: {document.withdrawn_reason}",
                f"The document was withdrawn from the register: {document.withdrawn_reason}",
            ),
        )
    if document.replaced_by_id is not None:
        yield Finding(
            Kind.REPLACED,
            Sentence(
                "Văn bản đã được thay thế bằng văn bản khác trong kho.",
                "Another document of the register takes its place.",
            ),
        )


def about_entry(document: Document, asked: Asked) -> Iterator[Finding]:
    """Number, day and issuer as they were registered."""
    if not document.number:
        yield Finding(
            Kind.UNNUMBERED,
            Sentence("Chưa ghi số, ký hiệu văn bản.", "No document number is registered."),
        )
    if asked.year is not None and not fits_year(document, asked.year):
        yield Finding(Kind.WRONG_YEAR, year_told(document, asked.year))
    if asked.issuers and fold(document.issuer) not in asked.issuers:
        said = document.issuer
        vi = f"Cơ quan ban hành là {said}" if said else "Chưa ghi cơ quan ban hành"
        en = f"It was issued by {said}" if said else "No issuer is registered"
        yield Finding(
            Kind.WRONG_ISSUER,
            Sentence(f"{vi}, khác với nơi phải ban hành.", f"{en}; somebody else was expected."),
        )


def fits_year(document: Document, year: int) -> bool:
    """Issued in the year, in force in it, or a report written in the three months after it."""
    day = document.issued_on
    if document.valid_from and document.valid_from <= date(year, 12, 31):
        return document.valid_to is None or document.valid_to >= date(year, 1, 1)
    if day is None:
        return False
    is_afterwards = document.type in AFTERWARDS and day.month <= LAST_MONTH_AFTERWARDS
    return day.year == year or (is_afterwards and day.year == year + 1)


def year_told(document: Document, year: int) -> Sentence:
    """Why the day is doubtful."""
    if document.issued_on is None:
        return Sentence(
            f"Chưa ghi ngày ban hành, không biết có thuộc năm {year} không.",
            f"No day of issue is registered; it may not belong to {year}.",
        )
    day = write_date(document.issued_on)
    return Sentence(
        f"Ban hành ngày {day}, ngoài năm đánh giá {year}.",
        f"Issued on {day}, outside the year assessed, {year}.",
    )


def about_file(document: Document, version: DocumentFile | None) -> Iterator[Finding]:
    """What the newest file says of itself."""
    if version is None:
        yield Finding(
            Kind.MISSING_FILE,
            Sentence("Mới có số văn bản, chưa có tệp.", "Only registered: there is no file."),
        )
        return
    file = version.file
    if file.has_signature is False:
        yield Finding(
            Kind.UNSIGNED,
            Sentence("Tệp chưa có chữ ký số.", "The file carries no digital signature."),
        )
    if file.has_text_layer is False:
        yield Finding(
            Kind.NO_TEXT_LAYER,
            Sentence(
                "Tệp là ảnh quét, không có lớp chữ nên không tìm và không đối chiếu được.",
                "The file is a scan without text; it can be neither searched nor compared.",
            ),
        )
    yield from about_text(document, version)


def about_text(document: Document, version: DocumentFile) -> Iterator[Finding]:
    """Number and day on the first page against what was registered."""
    number, day = version.file.stated_number, version.file.stated_on
    if document.number and number and bare(number) != bare(document.number):
        yield Finding(
            Kind.ANOTHER_NUMBER,
            Sentence(
                f"Trang đầu ghi số {number}, kho ghi {document.number}.",
                f"The first page says {number}, the register {document.number}.",
            ),
        )
    if document.issued_on and day and day != document.issued_on:
        written, registered = write_date(day), write_date(document.issued_on)
        yield Finding(
            Kind.ANOTHER_DAY,
            Sentence(
                f"Trang đầu ghi ngày {written}, kho ghi {registered}.",
                f"The first page says {written}, the register {registered}.",
            ),
        )


def bare(number: str) -> str:
    """A number without marks, case and spaces."""
    return "".join(fold(number).split())


def about_others(others: list[Document], unit: Unit) -> Iterator[Finding]:
    """The same bytes in other registers, and twice in the own one."""
    units = list(dict.fromkeys(each.unit for each in others if each.unit_id != unit.pk))
    if units:
        vi = "Cùng một tệp với " + ", ".join(each.name for each in units[:NAMED])
        en = "The same file as of " + ", ".join(each.name_en or each.name for each in units[:NAMED])
        more = len(units) - NAMED
        yield Finding(
            Kind.SAME_FILE_ELSEWHERE,
            Sentence(
                f"{vi} và {more} đơn vị khác." if more > 0 else f"{vi}.",
                f"{en} and {more} more." if more > 0 else f"{en}.",
            ),
        )
    own = [str(each) for each in others if each.unit_id == unit.pk]
    if own:
        told = ", ".join(own[:NAMED])
        yield Finding(
            Kind.SAME_FILE_TWICE,
            Sentence(
                f"Cùng một tệp đã đăng ký là {told}.", f"The same file is registered as {told}."
            ),
        )
