"""``traces.jsonl``: one line a leaf of a unit, with the words and figures that explain it."""

import json
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import cached_property
from typing import Any

from thuocdo.reporting.snapshots.archive import whole
from thuocdo.reporting.snapshots.cells import digits
from thuocdo.reporting.snapshots.model import (
    FigureLine,
    LeafLine,
    LeafPoints,
    PointsFirst,
    UnitScore,
)
from thuocdo.reporting.snapshots.scores import Points
from thuocdo.vietnamese.sentence import Sentence

KEPT = 256  # leaves in memory of each bundle: those of a page or two, some 1 MB


def traces_jsonl(scores: Mapping[str, UnitScore]) -> str:
    """All leaves of all units, in the order of the scores."""
    return "".join(
        json.dumps(line_of(score.unit, leaf), ensure_ascii=False) + "\n"
        for score in scores.values()
        for leaf in score.leaves.values()
    )


def line_of(unit: str, leaf: LeafLine) -> dict[str, Any]:
    """One line; points stand in ``scores.csv``."""
    return {
        "unit": unit,
        "code": leaf.code,
        "sentence": leaf.sentence,
        "explanation": leaf.explanation,
        "figures": [[f.name, *f.label, *f.text, f.value] for f in leaf.figures],
        "document": leaf.document,
        "page": leaf.page,
        "layer": leaf.layer,
        "role": leaf.role,
        "gap": leaf.gap,
        "gain": digits(leaf.gain),
    }


def leaves_in(
    read: Callable[[], bytes], points: Mapping[str, Points]
) -> dict[str, Mapping[str, LeafLine]]:
    """The leaves again, by unit and code; nothing is read before a leaf is asked for."""
    traces = Traces(read, sum(len(own.leaves) for own in points.values()))
    leaves: dict[str, Mapping[str, LeafLine]] = {}
    first = 0
    for unit, own in points.items():
        leaves[unit] = Leaves(traces, unit, own, first)
        first += len(own.leaves)
    return leaves


class Traces:
    """The lines of a bundle, which stand in the order of the scores."""

    def __init__(self, read: Callable[[], bytes], count: int) -> None:
        self.read, self.count = read, count
        self.known: dict[int, LeafLine] = {}  # by place

    @cached_property
    def lines(self) -> list[bytes]:
        """One for each leaf of each unit.

        Raises:
            ValueError: there are more or fewer than scored leaves.
        """
        lines = self.read().split(b"\n")[:-1]
        if len(lines) != self.count:
            raise ValueError(len(lines))
        return lines


class Leaves(PointsFirst):
    """The leaves of one unit, each read when it is first asked for."""

    def __init__(self, traces: Traces, unit: str, points: Points, first: int) -> None:
        self.traces, self.unit, self.points = traces, unit, points
        self.places = {code: place for place, code in enumerate(points.leaves, first)}

    def __getitem__(self, code: str) -> LeafLine:
        place, known = self.places[code], self.traces.known
        found = known.get(place)
        if found is None:
            with whole():
                found = self.leaf_at(place, code)
            if len(known) >= KEPT:
                known.clear()
            known[place] = found
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self.places)

    def __len__(self) -> int:
        return len(self.places)

    def __contains__(self, code: object) -> bool:
        return code in self.places

    def points_of(self, code: str) -> LeafPoints:
        """The points of one leaf, which stand in the scores."""
        return LeafPoints(code, *self.points.leaf(code))

    def leaf_at(self, place: int, code: str) -> LeafLine:
        """One leaf again.

        Raises:
            ValueError: the line is of another leaf.
        """
        line = json.loads(self.traces.lines[place])
        if (line["unit"], line["code"]) != (self.unit, code):
            raise ValueError(code)
        return leaf_in(line, self.points)


def leaf_in(line: dict[str, Any], points: Points) -> LeafLine:
    """One leaf again."""
    code, gain = line["code"], line["gain"]
    state, got, maximum = points.leaf(code)
    return LeafLine(
        code,
        state,
        got,
        maximum,
        Sentence(*line["sentence"]),
        Sentence(*line["explanation"]),
        tuple(map(figure_in, line["figures"])),
        line["document"],
        line["page"],
        line["layer"],
        line["role"],
        Sentence(*line["gap"]),
        Decimal(gain) if gain else None,
    )


def figure_in(cells: list[str]) -> FigureLine:
    """One figure again."""
    name, vi, en, text, text_en, value = cells
    return FigureLine(name, Sentence(vi, en), Sentence(text, text_en), value)
