"""The fields of an assessment as rows of a workbook, and what a workbook would change."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, NamedTuple
from unicodedata import normalize

from thuocdo.apps.audit import selectors as audit
from thuocdo.apps.rounds.errors import FieldRefused
from thuocdo.apps.rounds.models import Entry, Participant, Stage
from thuocdo.apps.rounds.selectors.fields import (
    FREE,
    NOT_APPLICABLE,
    input_of,
    is_declared,
    read,
    text_of,
)
from thuocdo.apps.rounds.selectors.own_fields import EXAMPLES, names_of, reading_of, version_of
from thuocdo.apps.rounds.selectors.own_history import FREE as FREE_LABELS
from thuocdo.apps.rounds.selectors.own_tree import Tree
from thuocdo.apps.rounds.selectors.scores import index_set_of, leaves_of
from thuocdo.core.index_set.model import Leaf, NotApplicable
from thuocdo.core.scoring.figures import InputType
from thuocdo.lib.digits import whole
from thuocdo.reading.figures.cells import figure_in
from thuocdo.reading.tables.refusals import refused_file
from thuocdo.reading.tables.table import Cell, Row, Table
from thuocdo.reporting.declared_sheet import KEYS, DeclaredRow
from thuocdo.vietnamese.dates import write_date
from thuocdo.vietnamese.sentence import Refusal, Sentence

NUMBERS = {InputType.COUNT, InputType.NUMBER, InputType.RATE, InputType.POINTS}
WORDS = Sentence("Viết thành câu", "In sentences")
NOT_OURS = Sentence(
    "tệp này không phải của đơn vị trong vòng này. Tải tệp từ trang Excel của bản tự đánh giá.",
    "this file is not of this unit in this round. Download one from the page of the assessment.",
)
UNKNOWN = Sentence("không có ô này trong bộ chỉ số", "the index set has no such field")
CLOSED = Sentence("mục này đã khóa", "the item is locked")


class Given(NamedTuple):
    """One row of a workbook, its value still as the cell holds it."""

    cell: Cell
    participant: str
    code: str
    field: str
    version: str


class Kind(StrEnum):
    """What a row would do."""

    ADD = "add"
    CHANGE = "change"
    SAME = "same"
    ERROR = "error"


class Planned(NamedTuple):
    """One row, and what it would do."""

    kind: Kind
    code: str
    field: str
    label: Sentence
    before: str
    after: str
    version: int
    place: Sentence  # row and column of the file
    reason: Sentence | None = None
    is_overtaken: bool = False  # somebody wrote after the file was made


class Plan(NamedTuple):
    """What a workbook would change."""

    rows: list[Planned]

    def of(self, kind: Kind) -> list[Planned]:
        """The rows of one kind."""
        return [row for row in self.rows if row.kind is kind]

    @property
    def counts(self) -> dict[str, int]:
        """How many rows of each kind."""
        return {kind.value: len(self.of(kind)) for kind in Kind}

    @property
    def errors(self) -> list[Planned]:
        """Rows that are refused."""
        return self.of(Kind.ERROR)

    @property
    def writes(self) -> list[Planned]:
        """Rows that would be written."""
        return [*self.of(Kind.ADD), *self.of(Kind.CHANGE)]

    def packed(self) -> list[list[Any]]:
        """What is carried from the preview to the writing."""
        return [[row.code, row.field, row.after, row.version] for row in self.writes]


class Imported(NamedTuple):
    """The last import, while it can be undone."""

    batch: str
    by: str
    at: datetime
    fields: int


def title_of(participant: Participant) -> Sentence:
    """The title of the workbook."""
    return Sentence(
        f"Tự đánh giá {participant.round.year}: {participant.unit.name}",
        f"Self-assessment {participant.round.year}: {participant.unit}",
    )


def rows_of(whole: Tree) -> list[DeclaredRow]:
    """All fields that the unit fills in. No query."""
    return [
        DeclaredRow(
            whole.participant.pk,
            line.leaf.code,
            name,
            version_of(line.entry.draft, name),
            line.leaf.title,
            label_of(line.leaf, name),
            example_of(line.leaf, name),
            value_of(line.leaf, name, text_of(line.entry.draft, name)),
        )
        for line in whole.own
        for name in fields_of(line.leaf)
    ]


def fields_of(leaf: Leaf) -> Iterator[str]:
    """The fields of one item that a workbook holds."""
    refused = leaf.not_applicable is NotApplicable.REFUSED
    return (name for name in names_of(leaf) if not (refused and name == NOT_APPLICABLE))


def label_of(leaf: Leaf, name: str) -> Sentence:
    """What a field is called."""
    asked = input_of(leaf, name)
    return asked.label if asked else FREE_LABELS[name]


def example_of(leaf: Leaf, name: str) -> Sentence:
    """How a field is written."""
    asked = input_of(leaf, name)
    if asked is None:
        return WORDS
    if asked.options:
        told = ", ".join(asked.options)
        return Sentence(told, told)
    return EXAMPLES[asked.type]


def value_of(leaf: Leaf, name: str, text: str) -> str | Decimal:
    """What stands in the cell: a number where the text is one."""
    asked = input_of(leaf, name)
    if asked is None or asked.type not in NUMBERS:
        return text
    value, _ = reading_of(leaf, name, text)
    return value if isinstance(value, Decimal) else text


def given_in(table: Table) -> list[Given]:
    """The rows of a workbook of ours.

    Raises:
        UnreadableTable: a column is missing.
    """
    missing = [key for key in KEYS if key not in table.headers]
    if missing or "value" not in table.columns:
        raise refused_file(
            table.name,
            Sentence(
                "thiếu các cột ẩn hoặc cột Giá trị. Dùng tệp đã tải từ trang này và chỉ điền cột "
                "Giá trị.",
                "the hidden columns or the column Value are missing. Use the file that was "
                "downloaded here and fill in the column Value only.",
            ),
        )
    places = [table.headers.index(key) for key in KEYS]
    return [
        Given(
            table.cell_at(row, table.columns["value"]),
            *(table.text_at(row, place) for place in places),
        )
        for row in table.rows
        if is_filled(table, row, places)
    ]


def is_filled(table: Table, row: Row, places: list[int]) -> bool:
    """Whether a row carries its keys; others are people's own notes."""
    return any(table.text_at(row, place) for place in places)


def compared(participant: Participant, rows: Iterable[Given]) -> Plan:
    """What the rows would change, read by the validators of the form. One query."""
    leaves = leaves_of(index_set_of(participant.round))
    entries = {row.code: row for row in participant.entries.all()}
    return Plan([planned(participant, leaves, entries, given) for given in rows])


def planned(
    participant: Participant, leaves: dict[str, Leaf], entries: dict[str, Entry], given: Given
) -> Planned:
    """What one row would do."""
    leaf, entry = leaves.get(given.code), entries.get(given.code)
    label = Sentence(given.field, given.field)
    if given.participant != str(participant.pk):
        return refused(given, label, NOT_OURS)
    if leaf is None or entry is None or not is_declared(leaf):
        return refused(given, label, UNKNOWN)
    if given.field not in set(fields_of(leaf)):
        return refused(given, label, UNKNOWN)
    return judged(leaf, entry, given)


def judged(leaf: Leaf, entry: Entry, given: Given) -> Planned:
    """A row whose field is known."""
    label, text = label_of(leaf, given.field), text_in(leaf, given)
    if given.field not in FREE:
        try:
            read(leaf, given.field, text)
        except FieldRefused as wrong:
            return refused(given, label, wrong.sentence, text)
    stands = text_of(entry.draft, given.field)
    if is_same(leaf, given.field, stands, text):
        kind = Kind.SAME
    elif entry.stage not in {Stage.DRAFT, Stage.RETURNED}:
        return refused(given, label, CLOSED, text)
    else:
        kind = Kind.CHANGE if stands.strip() else Kind.ADD
    version = whole(given.version) or 0
    is_overtaken = version_of(entry.draft, given.field) > version and kind is not Kind.SAME
    place = given.cell.place
    return Planned(
        kind, given.code, given.field, label, stands, text, version, place, None, is_overtaken
    )


def refused(given: Given, label: Sentence, reason: Sentence, text: str = "") -> Planned:
    """A row that is not written."""
    shown = text or given.cell.text
    return Planned(
        Kind.ERROR, given.code, given.field, label, "", shown, 0, given.cell.place, reason
    )


def is_same(leaf: Leaf, name: str, stands: str, text: str) -> bool:
    """Whether two texts mean the same figure, or are the same words."""
    if stands.strip() == text.strip():
        return True
    if name in FREE:
        return False
    (one, _), (two, _) = reading_of(leaf, name, stands), reading_of(leaf, name, text)
    return one is not None and one == two


def text_in(leaf: Leaf, given: Given) -> str:
    """The cell as a person would have typed it into the form; the mark settles what is doubtful."""
    value, asked = given.cell.value, input_of(leaf, given.field)
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, date):
        return write_date(value.date() if isinstance(value, datetime) else value)
    if asked is None or asked.type not in NUMBERS:
        return normalize("NFC", given.cell.text)
    try:
        number = figure_in(given.cell, asked, leaf.maximum)
    except Refusal:
        return normalize("NFC", given.cell.text)
    return f"{number:f}".replace(".", ",") if isinstance(number, Decimal) else ""


def last_import(participant: Participant) -> Imported | None:
    """The last import, unless it was undone. One query."""
    told = audit.events().filter(
        subject=f"rounds.Participant:{participant.pk}",
        action__in=["assessment.imported", "assessment.import_undone"],
    )
    last = told.first()
    if last is None or last.action != "assessment.imported":
        return None
    return Imported(str(last.details["batch"]), last.by_name, last.at, int(last.details["fields"]))
