"""``layers.csv``: how each item went, from what the unit declared to what was decided."""

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from functools import cached_property

from thuocdo.reporting.snapshots.archive import whole
from thuocdo.reporting.snapshots.cells import decimal, digits, guarded, table, unguarded
from thuocdo.reporting.snapshots.differences import Difference
from thuocdo.reporting.snapshots.model import LayerLine, Layers, Snapshot
from thuocdo.vietnamese.sentence import Sentence

HEADER = (
    "unit",
    "code",
    "layer",
    "at",
    "role",
    "points",
    "maximum",
    "figures",
    "told",
    "told_en",
    "not_applicable",
    "reason",
    "reason_en",
    "document",
    "page",
)
TITLES = {
    "declared": Sentence("Tự đánh giá", "Declared"),
    "appraised": Sentence("Thẩm định lần một", "First appraisal"),
    "explanation": Sentence("Giải trình", "Explanation"),
    "second": Sentence("Thẩm định lần hai", "Second appraisal"),
    "council": Sentence("Hội đồng", "Council"),
    "final": Sentence("Kết quả", "Final"),
    "corrected": Sentence("Đính chính", "Correction"),
}
SETTLED = {"final", "corrected"}  # such a layer holds what was published
Key = tuple[str, str]  # unit, leaf


def one_line(text: str) -> str:
    """A text without line breaks: each word of a layer is one line of the file."""
    return " ".join(text.split())


def layers_csv(layers: Layers) -> str:
    """One row a word, in the order of units and leaves."""
    rows = (
        (unit, code, *cells_of(line)) for (unit, code), lines in layers.items() for line in lines
    )
    return table(HEADER, (list(map(guarded, row)) for row in rows))


def cells_of(line: LayerLine) -> tuple[str, ...]:
    """One word as plain texts."""
    texts = (*line.told, line.not_applicable, *line.reason, line.document, line.page)
    return (
        line.layer,
        line.at.astimezone(UTC).isoformat(),
        line.role,
        digits(line.points),
        digits(line.maximum),
        one_line(line.figures),
        *map(one_line, texts),
    )


def layers_in(read: Callable[[], bytes]) -> Layers:
    """The layers again; nothing is read before an item is asked for."""
    return Read(read)


class Read(Mapping[Key, tuple[LayerLine, ...]]):
    """The layers of a bundle; the words of an item are made when they are asked for."""

    def __init__(self, read: Callable[[], bytes]) -> None:
        self.read = read

    @cached_property
    def lines(self) -> dict[Key, list[str]]:
        """The lines of the file by unit and leaf.

        Raises:
            BrokenBundle: the columns are others.
        """
        found: dict[Key, list[str]] = {}
        with whole():
            header, *lines = self.read().decode().split("\n")[:-1]
            if header != ",".join(HEADER):
                raise ValueError(header)
            for line in lines:
                unit, code = map(unguarded, cells_in(line)[:2])
                found.setdefault((unit, code), []).append(line)
        return found

    def __getitem__(self, key: Key) -> tuple[LayerLine, ...]:
        lines = self.lines[key]
        with whole():
            return tuple(map(line_in, lines))

    def __iter__(self) -> Iterator[Key]:
        return iter(self.lines)

    def __len__(self) -> int:
        return len(self.lines)


def cells_in(line: str) -> list[str]:
    """The cells of one line.

    Raises:
        ValueError: there are more or fewer than columns.
    """
    (cells,) = csv.reader(io.StringIO(line, newline=""))
    if len(cells) != len(HEADER):
        raise ValueError(len(cells))
    return cells


def line_in(text: str) -> LayerLine:
    """One word again."""
    _, _, layer, at, role, points, maximum, figures, *texts = map(unguarded, cells_in(text))
    vi, en, not_applicable, reason, reason_en, document, page = texts
    return LayerLine(
        layer,
        datetime.fromisoformat(at),
        role,
        decimal(points),
        decimal(maximum),
        figures,
        Sentence(vi, en),
        not_applicable,
        Sentence(reason, reason_en),
        document,
        page,
    )


def layer_differences(snapshot: Snapshot) -> Iterator[Difference]:
    """Items whose last layer is not what was published of them."""
    known = {
        (score.unit, leaf.code): leaf.points
        for score in (snapshot.scores.values() if snapshot.layers else ())
        for leaf in score.leaf_points()
    }
    for key, lines in snapshot.layers.items():
        last = lines[-1]
        if key not in known or last.layer not in SETTLED or last.points != known[key]:
            yield Difference(*key, "layer", digits(known.get(key)), digits(last.points))
