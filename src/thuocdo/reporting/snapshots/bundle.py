"""The reproducible bundle: one deterministic zip that holds a publication and its check."""

from collections.abc import Mapping
from pathlib import Path

from thuocdo.reading.figures.figure_set import FigureSet
from thuocdo.reporting.snapshots.archive import Members, packed, unpacked, whole
from thuocdo.reporting.snapshots.contents import (
    EDITION,
    FIGURES,
    FINDINGS,
    HEADING,
    ITEMS,
    LAYERS,
    LINEAGE,
    SCORES,
    TRACES,
    UNITS,
    snapshot_in,
)
from thuocdo.reporting.snapshots.differences import differences
from thuocdo.reporting.snapshots.engine import SCRIPT, engine_files
from thuocdo.reporting.snapshots.explaining import dictionary_csv, readme
from thuocdo.reporting.snapshots.figures import figures_csv
from thuocdo.reporting.snapshots.findings import findings_csv
from thuocdo.reporting.snapshots.heading import heading_json
from thuocdo.reporting.snapshots.layers import layer_differences, layers_csv
from thuocdo.reporting.snapshots.listings import items_csv, lineage_csv, units_csv
from thuocdo.reporting.snapshots.model import Kind, Snapshot
from thuocdo.reporting.snapshots.recomputing import scored_from
from thuocdo.reporting.snapshots.scores import scores_csv
from thuocdo.reporting.snapshots.simulation import simulation_of
from thuocdo.reporting.snapshots.statements import findings_of
from thuocdo.reporting.snapshots.traces import traces_jsonl
from thuocdo.vietnamese.sentence import Refusal


class NotReproducible(Refusal):
    """The snapshot is not what its edition and figures give."""

    def __init__(self, item: str, published: str, recomputed: str) -> None:
        super().__init__(
            f"không đóng gói được: {item} trong bản này là {published or '–'} nhưng tính lại được "
            f"{recomputed or '–'}. Chạy lại kết quả từ đúng bộ chỉ số và số liệu.",
            f"it cannot be packed: {item} is {published or '–'} here but computes to "
            f"{recomputed or '–'}. Run the results again with the right edition and figures.",
        )


def write_bundle(snapshot: Snapshot, edition_files: Mapping[str, str], figures: FigureSet) -> bytes:
    """Everything of a publication as one zip; the same arguments give the same bytes.

    Args:
        snapshot: What is published.
        edition_files: Path below the folder of the edition → text; empty for stated figures.
        figures: What was declared; empty for stated figures.

    Raises:
        NotReproducible: edition and figures do not give the snapshot.
    """
    files = {name: text.encode() for name, text in texts_of(snapshot).items()}
    if snapshot.kind is Kind.COMPUTED:
        files[FIGURES] = figures_csv(figures).encode()
        files |= {f"{EDITION}{name}": text.encode() for name, text in edition_files.items()}
        refuse_different(snapshot, files)
    else:
        files[FINDINGS] = findings_csv(findings_of(snapshot)).encode()
    if snapshot.layers:
        files[LAYERS] = layers_csv(snapshot.layers).encode()
    files["README.md"] = readme(snapshot).encode()
    files["dictionary.csv"] = dictionary_csv(files).encode()
    files[SCRIPT.name] = SCRIPT.read_bytes()
    return packed({**files, **engine_files()})


def texts_of(snapshot: Snapshot) -> dict[str, str]:
    """The files that hold the snapshot."""
    is_computed = snapshot.kind is Kind.COMPUTED
    settings = simulation_of(snapshot.edition_hash, snapshot.year)
    return {
        HEADING: heading_json(snapshot, settings._asdict() if is_computed else None),
        UNITS: units_csv(snapshot.units),
        ITEMS: items_csv(snapshot.nodes),
        LINEAGE: lineage_csv(snapshot.lineage),
        SCORES: scores_csv(snapshot.scores),
        TRACES: traces_jsonl(snapshot.scores),
    }


def refuse_different(snapshot: Snapshot, files: Mapping[str, bytes]) -> None:
    """What is frozen must compute: nobody should find out by downloading it.

    Raises:
        NotReproducible: an item differs.
    """
    recomputed = differences(snapshot, scored_from(snapshot, files))
    for one in (*recomputed, *layer_differences(snapshot)):
        item = " ".join(filter(None, (one.unit, one.code, one.what)))
        raise NotReproducible(item, one.published, one.recomputed)


def read_bundle(source: bytes | Path) -> Snapshot:
    """The snapshot of a bundle, exactly as it was written.

    Raises:
        BrokenBundle: it is no bundle, or a file of it is not what its checksum says.
    """
    return snapshot_of(unpacked(source))


def snapshot_of(files: Mapping[str, bytes]) -> Snapshot:
    """The snapshot that the files hold.

    Raises:
        BrokenBundle: they hold none.
    """
    snapshot = lazy_snapshot(files)
    read = [leaf for score in snapshot.scores.values() for leaf in score.leaves.values()]
    with whole():
        if files[TRACES].count(b"\n") != len(read):
            raise ValueError(len(read))
        list(snapshot.layers.values())
    return snapshot


def read_frozen(data: bytes) -> Snapshot:
    """The snapshot of a bundle that is known to be what was published; traces wait to be asked for.

    Raises:
        BrokenBundle: it is no bundle, or a file of it is not what its checksum says.
    """
    return lazy_snapshot(Members(data))


def lazy_snapshot(files: Mapping[str, bytes]) -> Snapshot:
    """The same, without the traces until they are asked for.

    Raises:
        BrokenBundle: they hold none.
    """
    with whole():
        return snapshot_in(files)
