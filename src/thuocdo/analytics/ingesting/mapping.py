"""Which column of a source says what; saved once a source, as plain data."""

from collections.abc import Iterable
from collections.abc import Mapping as Mapped
from dataclasses import dataclass, field
from typing import Any, Self

from thuocdo.analytics.ingesting.errors import MissingColumn
from thuocdo.analytics.ingesting.fields import BY_NAME, FIELDS
from thuocdo.vietnamese.folding import fold


@dataclass(frozen=True)
class Mapping:
    """Columns and words of one source.

    Attributes:
        columns: Our name of a field → the source's column; a field left out is not in the source.
        words: Our name of a field with choices → the source's words → our numbers, beside the
            words that are known anyway.
        delimiter: Between the columns of a CSV file.
        sheet: Of a workbook; empty: the first.
    """

    columns: Mapped[str, str]
    words: Mapped[str, Mapped[str, int]] = field(default_factory=dict)
    delimiter: str = ","
    sheet: str = ""

    def __post_init__(self) -> None:
        """Refuse a field that does not exist, one that is needed and not there, a column twice.

        Raises:
            MissingColumn: names the fields.
        """
        unknown = sorted(self.columns.keys() - BY_NAME.keys())
        if unknown:
            raise MissingColumn(
                f"Không có trường {', '.join(unknown)}. Các trường: {', '.join(BY_NAME)}.",
                f"There is no field {', '.join(unknown)}. The fields: {', '.join(BY_NAME)}.",
            )
        missing = [f for f in FIELDS if f.is_required and f.name not in self.columns]
        if missing:
            raise MissingColumn(
                "Chưa chỉ ra cột của: "
                + ", ".join(f"{f.title.vi} ({f.national})" for f in missing)
                + ". Chọn cột tương ứng trong tệp.",
                "No column is given for: "
                + ", ".join(f"{f.title.en} ({f.national})" for f in missing)
                + ". Choose the column of the file.",
            )

    @classmethod
    def national(cls, headers: Iterable[str] | None = None) -> Self:
        """With the names of the national exchange; of these only the headers given, if any are."""
        there = None if headers is None else set(headers)
        return cls(
            {f.name: f.national for f in FIELDS if there is None or f.national in there},
        )

    @classmethod
    def suggested(cls, headers: Iterable[str]) -> dict[str, str]:
        """Columns whose header is a field's name or title, marks and capitals aside."""
        found = {_plain(header): header for header in headers}
        named = {f.name: (f.national, f.name, f.title.vi, f.title.en) for f in FIELDS}
        return {
            name: found[_plain(text)]
            for name, texts in named.items()
            for text in texts[:1] + tuple(t for t in texts[1:] if _plain(texts[0]) not in found)
            if _plain(text) in found
        }

    @staticmethod
    def needed() -> frozenset[str]:
        """The fields without which no dossier counts."""
        return frozenset(f.name for f in FIELDS if f.is_required)

    def as_dict(self) -> dict[str, Any]:
        """As JSON keeps it."""
        words = {name: dict(words) for name, words in self.words.items()}
        return {
            "columns": dict(self.columns),
            "words": words,
            "delimiter": self.delimiter,
            "sheet": self.sheet,
        }

    @classmethod
    def from_dict(cls, kept: Mapped[str, Any]) -> Self:
        """What ``as_dict`` gave."""
        return cls(**kept)

    def refuse_absent(self, headers: Iterable[str], file: str) -> None:
        """Refuse a file without a column that the mapping names.

        Raises:
            MissingColumn: names the file and the columns.
        """
        there = set(headers)
        absent = [column for column in self.columns.values() if column not in there]
        if absent:
            raise MissingColumn(
                f"{file}: không có cột {', '.join(absent)}. Sửa tiêu đề trong tệp hoặc khai lại "
                "cột của nguồn.",
                f"{file} has no column {', '.join(absent)}. Correct the header of the file or the "
                "columns of the source.",
            )

    def choices(self, name: str) -> dict[str, int]:
        """Folded words of a field → our numbers, the source's own words first."""
        own = {fold(word): number for word, number in self.words.get(name, {}).items()}
        return {**BY_NAME[name].choices, **own}


def _plain(text: str) -> str:
    return "".join(letter for letter in fold(text) if letter.isalnum())
