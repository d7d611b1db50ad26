"""``traces.jsonl``: one line a leaf of a unit, with the words and figures that explain it."""

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from thuocdo.reporting.snapshots.cells import digits
from thuocdo.reporting.snapshots.model import FigureLine, LeafLine, UnitScore
from thuocdo.reporting.snapshots.scores import Points
from thuocdo.vietnamese.sentence import Sentence

Lines = dict[str, dict[str, dict[str, Any]]]  # unit → code → line


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


def leaves_in(text: str, points: Mapping[str, Points]) -> dict[str, dict[str, LeafLine]]:
    """The leaves again, by unit and code.

    Raises:
        ValueError: the lines are not those of the scores.
    """
    leaves: dict[str, dict[str, LeafLine]] = {unit: {} for unit in points}
    figures = Figures()
    for line in lines_in(text):
        unit, code = line["unit"], line["code"]
        leaves[unit][code] = leaf_in(line, points[unit], figures)
    for unit, own in leaves.items():
        if own.keys() != points[unit].leaves.keys():
            raise ValueError(unit)
    return leaves


def lines_in(text: str) -> Iterator[dict[str, Any]]:
    """The lines; read as one list, which takes half the time of reading each by itself."""
    lines = text.split("\n")[:-1]
    found: list[dict[str, Any]] = json.loads(f"[{','.join(lines)}]")
    return iter(found)


class Figures:
    """Figures again; units declare much the same, and equal lines and labels are kept once."""

    def __init__(self) -> None:
        self.lines: dict[tuple[str, ...], FigureLine] = {}
        self.labels: dict[tuple[str, str], Sentence] = {}

    def line(self, cells: list[str]) -> FigureLine:
        """One figure."""
        key = tuple(cells)
        found = self.lines.get(key)
        if found is None:
            name, vi, en, text, text_en, value = cells
            label = self.labels.setdefault((vi, en), Sentence(vi, en))
            found = self.lines[key] = FigureLine(name, label, Sentence(text, text_en), value)
        return found


def leaf_in(line: dict[str, Any], points: Points, figures: Figures) -> LeafLine:
    """One leaf again."""
    code, gain = line["code"], line["gain"]
    state, got, maximum = points.leaves[code]
    return LeafLine(
        code,
        state,
        got,
        maximum,
        Sentence(*line["sentence"]),
        Sentence(*line["explanation"]),
        tuple(map(figures.line, line["figures"])),
        line["document"],
        line["page"],
        line["layer"],
        line["role"],
        Sentence(*line["gap"]),
        Decimal(gain) if gain else None,
    )
