"""A snapshot as the files of a bundle, and the files as a snapshot again."""

import json
from collections.abc import Mapping
from typing import Any

from thuocdo.reporting.snapshots.heading import facts_in, heading_in
from thuocdo.reporting.snapshots.layers import layers_in
from thuocdo.reporting.snapshots.listings import items_in, lineage_in, units_in
from thuocdo.reporting.snapshots.model import Snapshot, UnitScore
from thuocdo.reporting.snapshots.scores import points_in
from thuocdo.reporting.snapshots.traces import leaves_in

HEADING, UNITS, ITEMS, LINEAGE, FIGURES, SCORES, TRACES, FINDINGS, LAYERS = (
    "publication.json",
    "units.csv",
    "items.csv",
    "lineage.csv",
    "figures.csv",
    "scores.csv",
    "traces.jsonl",
    "findings.csv",
    "layers.csv",
)
EDITION = "edition/"


def snapshot_in(files: Mapping[str, bytes]) -> Snapshot:
    """The snapshot that the files hold.

    Raises:
        KeyError: a file or a field is missing.
        ValueError: something in them is not what it should be.
    """
    heading: dict[str, Any] = json.loads(files[HEADING])
    units, scores = units_in(text_of(files, UNITS)), scores_in(files, heading)
    if not scores.keys() <= units.keys():
        raise ValueError(scores.keys() - units.keys())
    return Snapshot(
        **heading_in(heading),
        nodes=items_in(text_of(files, ITEMS)),
        units=units,
        scores=scores,
        lineage=lineage_in(text_of(files, LINEAGE)),
        layers=layers_in(lambda: files[LAYERS]) if LAYERS in files else {},
    )


def scores_in(files: Mapping[str, bytes], heading: dict[str, Any]) -> dict[str, UnitScore]:
    """The scores with their leaves and facts."""
    points, facts = points_in(text_of(files, SCORES)), facts_in(heading)
    leaves = leaves_in(lambda: files[TRACES], points)
    return {unit: own.score(leaves[unit], facts.get(unit, ())) for unit, own in points.items()}


def text_of(files: Mapping[str, bytes], name: str) -> str:
    """A file as text."""
    return files[name].decode()


def edition_in(files: Mapping[str, bytes]) -> dict[str, str]:
    """The files of the edition, by path below its folder."""
    return {
        name.removeprefix(EDITION): text_of(files, name)
        for name in files
        if name.startswith(EDITION)
    }
