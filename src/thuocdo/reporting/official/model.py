"""An official document as plain data: head, body, signatures, recipients, appendix."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from thuocdo.vietnamese.dates import write_document_date

COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
BLANK_NUMBER = "        "  # the registry writes it
ARCHIVE = "Lưu: VT."


class Acting(StrEnum):
    """How a signer stands in for another."""

    ON_BEHALF = "TM."  # of a collective
    DEPUTY = "KT."
    BY_ORDER = "TL."
    BY_AUTHORITY = "TUQ."
    IN_CHARGE = "Q."


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above the text."""

    issuer: str  # "SỞ NỘI VỤ"
    parent: str  # "ỦY BAN NHÂN DÂN TỈNH MẪU"; empty where there is none
    symbol: str  # after the number: "BC-SNV"
    place: str  # "Tỉnh mẫu"
    on: date | None = None  # none: the registry writes the day
    number: str = ""  # none: the registry writes it

    @property
    def numbered(self) -> str:
        """The line of number and symbol."""
        return f"Số: {self.number or BLANK_NUMBER}/{self.symbol}"

    @property
    def dated(self) -> str:
        """The line of place and day."""
        if self.on is None:
            return f"{self.place}, ngày      tháng      năm      "
        return f"{self.place}, {write_document_date(self.on)}"


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs, and in whose place."""

    title: str  # office of who signs: "PHÓ CHỦ TỊCH"
    name: str = ""
    acting: tuple[tuple[Acting, str], ...] = ()  # (TM., "ỦY BAN NHÂN DÂN"), (KT., "CHỦ TỊCH")

    @property
    def lines(self) -> list[str]:
        """What stands above the signature, line by line."""
        return [*(f"{how.value} {whom}" for how, whom in self.acting), self.title]


class Column(NamedTuple):
    """A column of a table."""

    title: str
    share: int  # of the width
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table; every cell is a text already."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""


class Part(NamedTuple):
    """A piece of the body: one of the three."""

    heading: str = ""
    text: str = ""
    table: Table | None = None


@dataclass(frozen=True, slots=True)
class Appendix:
    """What is kept with a document, on pages of its own."""

    title: str  # "PHỤ LỤC I"
    about: str
    belongs: str  # "(Kèm theo Quyết định số … ngày …)"
    table: Table


@dataclass(frozen=True, slots=True)
class Official:
    """One document."""

    heading: Heading
    kind: str  # "BIÊN BẢN"; empty: a letter
    about: str
    parts: tuple[Part, ...]
    signatures: tuple[Signature, ...]  # one; minutes have two
    recipients: tuple[str, ...] = ()
    appendices: tuple[Appendix, ...] = field(default=())
    opening: tuple[str, ...] = ()  # grounds of a decision, in italics
