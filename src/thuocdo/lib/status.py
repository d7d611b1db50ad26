"""The one vocabulary of states that things go through, for all modules of the site."""

from enum import StrEnum
from typing import NamedTuple

from thuocdo.vietnamese.sentence import Sentence


class Look(NamedTuple):
    """How a state is shown: a sign and a word, and a colour beside them."""

    mark: str
    word: Sentence
    style: str  # class of the stylesheet


class Status(StrEnum):
    """Where a piece of work stands."""

    DRAFT = "draft"
    DOING = "doing"
    WAITING = "waiting"  # for somebody's approval
    RETURNED = "returned"
    APPROVED = "approved"
    LOCKED = "locked"
    PUBLISHED = "published"

    @property
    def look(self) -> Look:
        """Sign, word and colour."""
        return LOOKS[self]


LOOKS = {
    Status.DRAFT: Look("○", Sentence("Nháp", "Draft"), "state--todo"),
    Status.DOING: Look("◐", Sentence("Đang làm", "In progress"), "state--todo"),
    Status.WAITING: Look("◷", Sentence("Chờ duyệt", "Awaiting approval"), "state--todo"),
    Status.RETURNED: Look("↩", Sentence("Bị trả lại", "Returned"), "state--returned"),
    Status.APPROVED: Look("✓", Sentence("Đã duyệt", "Approved"), "state--done"),
    Status.LOCKED: Look("■", Sentence("Đã khóa", "Locked"), "state--done"),
    Status.PUBLISHED: Look("★", Sentence("Đã công bố", "Published"), "state--done"),
}
