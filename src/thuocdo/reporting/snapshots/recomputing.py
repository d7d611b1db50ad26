"""The files of a bundle scored once more by the core."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from thuocdo.core.errors import InvalidFigure
from thuocdo.core.index_set.loading import load_index_set
from thuocdo.core.index_set.model import IndexSet
from thuocdo.reporting.scored import Scored, score_figures
from thuocdo.reporting.snapshots.contents import FIGURES, edition_in, text_of
from thuocdo.reporting.snapshots.figures import figures_again
from thuocdo.reporting.snapshots.model import Kind, Snapshot
from thuocdo.vietnamese.sentence import Refusal

KEPT = 8  # editions


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
    text, held = text_of(files, FIGURES), snapshot.survey_held
    try:
        figures = figures_again(text, index_set, snapshot.units)
        return score_figures(index_set, figures, survey_held=held)
    except InvalidFigure:  # once more, so that the refusal says in which cell
        figures = figures_again(text, index_set, snapshot.units, with_places=True)
        return score_figures(index_set, figures, survey_held=held)


def edition_of(texts: Mapping[str, str]) -> IndexSet:
    """The edition that these files are; read once for years that share it.

    Raises:
        InvalidIndexSet: it cannot be scored.
    """
    return edition_in_files(tuple(sorted(texts.items())))


@lru_cache(maxsize=KEPT)
def edition_in_files(texts: tuple[tuple[str, str], ...]) -> IndexSet:
    """The same, by content."""
    with TemporaryDirectory() as folder:
        for name, text in texts:
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        return load_index_set(Path(folder))
