"""What every file says of itself: title, unit, definition, source, licence, version, address."""

from collections.abc import Iterator
from typing import NamedTuple

from django.utils import timezone

from thuocdo.vietnamese.dates import write_date
from thuocdo.vietnamese.sentence import Sentence
from thuocdo.web.portal.shelf import Published

LICENCE = Sentence(
    "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/deed.vi",
    "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/",
)
LICENCE_ADDRESS = "https://creativecommons.org/licenses/by/4.0/"
POINTS = Sentence("điểm", "points")
DEMO = Sentence("số liệu minh họa, không phải kết quả chính thức", "demonstration, not official")
SHOWN_OF_HASH = 12  # characters; enough to tell two versions apart by eye


class Statement(NamedTuple):
    """One line about a file: its key for programs, its label and text for people."""

    key: str
    label: Sentence
    text: Sentence


class About(NamedTuple):
    """What a file says of itself, in both languages."""

    title: Sentence
    unit: Sentence  # of measurement
    definition: Sentence
    source: Sentence
    version: Sentence
    address: str  # of the page that shows the same table

    def statements(self) -> Iterator[Statement]:
        """All of it, in the order in which files carry it."""
        told = (self.title, self.unit, self.definition, self.source, LICENCE, self.version)
        for (key, label), text in zip(LABELS, told, strict=True):
            yield Statement(key, label, text)
        yield Statement("address", Sentence("Địa chỉ", "Address"), same(self.address))


LABELS = (
    ("title", Sentence("Tên bảng", "Title")),
    ("unit", Sentence("Đơn vị tính", "Unit of measurement")),
    ("definition", Sentence("Định nghĩa", "Definition")),
    ("source", Sentence("Nguồn", "Source")),
    ("licence", Sentence("Giấy phép", "Licence")),
    ("version", Sentence("Phiên bản", "Version")),
)


def about(
    published: Published,
    title: Sentence,
    definition: Sentence,
    address: str,
    unit: Sentence = POINTS,
) -> About:
    """What a table from one publication says of itself."""
    return About(title, unit, definition, source_of(published), version_of(published), address)


def source_of(published: Published) -> Sentence:
    """The decision and who publishes it; a demonstration says that it is none."""
    decision, authority = published.snapshot.decision, published.authority
    day = write_date(decision.decided_on)
    vi = f"{authority.vi}, {decision.number} ngày {day} ({decision.decided_by})"
    en = f"{authority.en}, {decision.number} of {day} ({decision.decided_by})"
    if decision.is_demo:
        return Sentence(f"{vi}; {DEMO.vi}", f"{en}; {DEMO.en}")
    return Sentence(vi, en)


def version_of(published: Published) -> Sentence:
    """Number, day and hash of the version, by which anybody can check it."""
    day = write_date(timezone.localdate(published.published_at))
    number, digest = published.snapshot.version, published.content_hash
    return Sentence(
        f"phiên bản {number}, công bố {day}, SHA-256 {digest}",
        f"version {number}, published {day}, SHA-256 {digest}",
    )


def same(text: str) -> Sentence:
    """A text that is the same in both languages."""
    return Sentence(text, text)
