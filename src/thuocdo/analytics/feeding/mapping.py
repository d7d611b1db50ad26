"""Which leaf of an index set takes its figures from which indicator, and which cannot."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from thuocdo.analytics.catalogue import BY_CODE, named
from thuocdo.analytics.kpi import Kpi
from thuocdo.core.documents.located import Mapping, as_mapping
from thuocdo.core.documents.yaml_reading import read_yaml
from thuocdo.vietnamese.sentence import Sentence


@dataclass(frozen=True, slots=True)
class Fed:
    """A leaf that an indicator fills in."""

    code: str
    kpi: Kpi
    numerator: str  # name of the leaf's input
    denominator: str
    is_partial: bool  # other inputs of the leaf are not known: shown, never handed over


@dataclass(frozen=True, slots=True)
class Absent:
    """Leaves that dossiers say nothing of."""

    codes: tuple[str, ...]
    reason: Sentence


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """Leaves that units of a level do not have."""

    level: str
    codes: tuple[str, ...]
    reason: str  # as it stands in the figures


@dataclass(frozen=True, slots=True)
class Feeding:
    """All of one index set."""

    index_set: str
    side: str  # to whom dossiers are credited
    leaves: tuple[Fed, ...]
    absent: tuple[Absent, ...]
    not_applicable: tuple[NotApplicable, ...]


def feeding_of(index_set: str) -> Feeding | None:
    """What is stated for an index set by its scheme's name; none where nothing is."""
    return feedings().get(index_set)


@cache
def feedings() -> dict[str, Feeding]:
    """All that are shipped, by scheme."""
    folder = files("thuocdo.analytics.feeding").joinpath("sets")
    found = sorted(p for p in folder.iterdir() if p.name.endswith(".yaml"))  # type: ignore[type-var]
    read = [read_feeding(path.read_text(encoding="utf-8"), path.name) for path in found]
    return {feeding.index_set: feeding for feeding in read}


def read_feeding(text: str, file: str) -> Feeding:
    """One file.

    Raises:
        InvalidIndexSet: a key is missing or not known.
        UnknownIndicator: there is no such indicator.
    """
    document = as_mapping(read_yaml(text, file), file)
    feeding = Feeding(
        document.text("index_set"),
        document.text_or("side", "responsible"),
        document.each("leaves", read_fed),
        document.each("absent", read_absent) if document.has("absent") else (),
        document.each("not_applicable", read_inapplicable)
        if document.has("not_applicable")
        else (),
    )
    document.refuse_unknown()
    return feeding


def read_fed(entry: Mapping) -> Fed:
    """One leaf."""
    named([entry.text("kpi")])
    prefix = entry.text_or("part", "")
    dot = f"{prefix}." if prefix else ""
    return Fed(
        entry.text("code"),
        BY_CODE[entry.text("kpi")],
        f"{dot}numerator",
        f"{dot}denominator",
        entry.flag("partial", absent=False),
    )


def read_absent(entry: Mapping) -> Absent:
    """Leaves with the reason, in both languages."""
    return Absent(entry.texts("codes"), Sentence(entry.text("vi"), entry.text("en")))


def read_inapplicable(entry: Mapping) -> NotApplicable:
    """Leaves of a level."""
    return NotApplicable(entry.text("level"), entry.texts("codes"), entry.text("reason"))
