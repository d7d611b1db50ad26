"""The files of a bundle scored once more by the core."""

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from thuocdo.core.index_set.loading import load_index_set
from thuocdo.core.index_set.model import IndexSet
from thuocdo.reporting.scored import Scored, score_figures
from thuocdo.reporting.snapshots.contents import FIGURES, edition_in, text_of
from thuocdo.reporting.snapshots.figures import figures_again
from thuocdo.reporting.snapshots.model import Kind, Snapshot
from thuocdo.vietnamese.sentence import Refusal


class NotComputed(Refusal):
    """Stated figures have nothing from which they could be computed."""

    def __init__(self) -> None:
        super().__init__(
            "kết quả này lấy nguyên từ văn bản đã công bố, không có số liệu gốc để tính lại.",
            "these results are as an old document states them; there are no figures from which to "
            "compute them.",
        )


def scored_from(snapshot: Snapshot, files: Mapping[str, bytes]) -> Scored:
    """Edition, figures and units put through the core.

    Raises:
        NotComputed: the figures are stated ones.
        Refusal: the edition or a figure cannot be read; the sentence says where.
        ValueError: a figure is of no unit of the list.
    """
    if snapshot.kind is Kind.STATED:
        raise NotComputed
    index_set = edition_of(edition_in(files))
    figures = figures_again(text_of(files, FIGURES), index_set, snapshot.units)
    return score_figures(index_set, figures, survey_held=snapshot.survey_held)


def edition_of(texts: Mapping[str, str]) -> IndexSet:
    """The edition that these files are.

    Raises:
        InvalidIndexSet: it cannot be scored.
    """
    with TemporaryDirectory() as folder:
        for name, text in texts.items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        return load_index_set(Path(folder))
