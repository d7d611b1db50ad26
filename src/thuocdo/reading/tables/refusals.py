"""What the reading of a table refuses, with the place and the remedy."""

from thuocdo.vietnamese.sentence import Refusal, Sentence


class UnreadableTable(Refusal):
    """A file cannot be read as the table or the records that it should be."""


class UnreadableCell(UnreadableTable):
    """One cell does not hold what its column asks for."""


MEND = Sentence("Sửa ô này hoặc bỏ dòng.", "Correct this cell or remove the row.")


def refused_cell(place: Sentence, what: Sentence) -> UnreadableCell:
    """``bang.xlsx, dòng 14, cột C (điểm): `abc` không phải là số. …``."""
    return UnreadableCell(f"{place.vi}: {what.vi}", f"{place.en}: {what.en}")


def refused_file(name: str, what: Sentence) -> UnreadableTable:
    """The file as a whole, or a line of it that ``what`` names."""
    return UnreadableTable(f"{name}: {what.vi}", f"{name}: {what.en}")
