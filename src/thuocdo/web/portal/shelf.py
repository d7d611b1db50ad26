"""Everything that is public at a moment: what all pages, files and the interface are made from."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from thuocdo.reporting.snapshots.model import Snapshot, UnitLine, UnitScore
from thuocdo.vietnamese.sentence import Sentence


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a publication; all of them stay readable."""

    number: int
    content_hash: str  # SHA-256 of the bundle
    published_at: datetime
    reason: str  # of an erratum; "" for the first


@dataclass(frozen=True, slots=True)
class Published:
    """The valid version of one scheme and year, with those before it."""

    snapshot: Snapshot
    content_hash: str  # SHA-256 of the bundle
    published_at: datetime
    short: Sentence  # name of the index in menus
    authority: Sentence  # who publishes it
    order: int  # in menus
    versions: tuple[Version, ...]

    @property
    def slug(self) -> str:
        """Of the scheme, in addresses."""
        return self.snapshot.slug

    @property
    def year(self) -> int:
        """That was assessed."""
        return self.snapshot.year


@dataclass(frozen=True)
class Shelf:
    """All published results at one moment."""

    release: str  # changes whenever anything public changes; pages carry it in their ETag
    published: tuple[Published, ...]
    by_scheme: dict[str, dict[int, Published]] = field(init=False)

    def __post_init__(self) -> None:
        schemes: dict[str, dict[int, Published]] = {}
        for one in sorted(self.published, key=lambda p: (p.order, p.slug, -p.year)):
            schemes.setdefault(one.slug, {})[one.year] = one
        object.__setattr__(self, "by_scheme", schemes)

    def find(self, slug: str, year: int) -> Published | None:
        """One scheme and year."""
        return self.by_scheme.get(slug, {}).get(year)

    def years(self, slug: str) -> list[int]:
        """Published years of a scheme, newest first."""
        return list(self.by_scheme.get(slug, {}))

    def newest(self, slug: str) -> Published | None:
        """The last published year of a scheme."""
        years = self.by_scheme.get(slug, {})
        return next(iter(years.values()), None)

    def before(self, one: Published) -> Published | None:
        """The year before of the same scheme, if it was published."""
        return self.find(one.slug, one.year - 1)

    def of_unit(self, code: str) -> Iterator[tuple[Published, UnitScore]]:
        """All published results of a unit, newest first within each scheme."""
        for years in self.by_scheme.values():
            for one in years.values():
                if code in one.snapshot.scores:
                    yield one, one.snapshot.scores[code]

    @cached_property
    def units(self) -> dict[str, UnitLine]:
        """All units with a published result, each as it was registered last."""
        ordered: Iterable[Published] = sorted(self.published, key=lambda p: p.year)
        return {code: unit for one in ordered for code, unit in one.snapshot.units.items()}
