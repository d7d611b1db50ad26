"""A ranking page as plain data: everything the template shows and the files hold."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from thuocdo.reporting.snapshots.model import Accepted, Kind, Snapshot
from thuocdo.vietnamese.collation import sort_key
from thuocdo.vietnamese.numbers import write_number
from thuocdo.vietnamese.sentence import Sentence
from thuocdo.web.portal.ranking.changes import Compared
from thuocdo.web.portal.ranking.errata import Erratum, errata_of
from thuocdo.web.portal.ranking.finding import finding, mean_sentence
from thuocdo.web.portal.ranking.naming import block_slug, block_title
from thuocdo.web.portal.ranking.rows import Row, Source, rows_of
from thuocdo.web.portal.ranking.standing import Spread, block_spread, full_scale, spread_of
from thuocdo.web.portal.ranking.state import Order, State
from thuocdo.web.portal.shelf import Published, Shelf


@dataclass(frozen=True, slots=True)
class Choice:
    """An entry of a list to choose from."""

    value: str
    title: Sentence
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Header:
    """A column that orders the rows."""

    order: Order
    title: Sentence
    query: str
    aria_sort: str
    is_number: bool = True
    is_wide: bool = False  # left out on a phone


@dataclass(frozen=True, slots=True)
class RankingPage:
    """One block of one index and year, as the reader asked to see it."""

    published: Published
    block: str
    state: State
    title: Sentence  # the finding
    mean: Sentence
    rows: Sequence[Row]
    count: int  # units of the block, or of the region that was chosen
    spread: Spread | None
    before: Spread | None
    compared: Compared | None
    note: Sentence  # with what reservation years are compared; "" without
    errata: Sequence[Erratum]
    accepted: Sequence[Accepted]
    headers: dict[str, Header]
    years: Sequence[Choice]
    blocks: Sequence[Choice]
    regions: Sequence[Choice]

    @property
    def snapshot(self) -> Snapshot:
        """The published figures."""
        return self.published.snapshot

    @property
    def year_text(self) -> str:
        """The year, which is no number to be grouped."""
        return str(self.snapshot.year)

    @property
    def whole(self) -> Decimal | None:
        """The most that points can be."""
        return full_scale(self.snapshot)

    @property
    def marks(self) -> Sentence:
        """Where bands begin, in words."""
        floors = sorted(band.floor for band in self.snapshot.bands if band.floor > 0)
        return Sentence(
            *(", ".join(write_number(f, None, s) for f in floors) for s in ("vi", "en"))
        )

    @property
    def median_before(self) -> Sentence:
        """The median of the year before, as it was shown."""
        value = self.before.median if self.before else None
        decimals = self.snapshot.decimals
        if value is None:
            return Sentence("–", "–")
        return Sentence(*(write_number(value, decimals, speech) for speech in ("vi", "en")))

    @property
    def block_slug(self) -> str:
        """The block, in addresses."""
        return block_slug(self.block)

    @property
    def block_title(self) -> Sentence:
        """The block, in texts."""
        return block_title(self.block)

    @property
    def is_stated(self) -> bool:
        """Whether the figures are those of an old document."""
        return self.snapshot.kind is Kind.STATED

    @property
    def has_changes(self) -> bool:
        """Whether any unit can be compared with the year before."""
        return self.compared is not None

    @property
    def has_intervals(self) -> bool:
        """Whether places have limits that chance allows."""
        return any(row.interval for row in self.rows)

    @property
    def has_bands(self) -> bool:
        """Whether results are put in classes."""
        return any(row.band for row in self.rows)


def ranking_page(
    shelf: Shelf, one: Published, block: str, state: State, compared: Compared | None
) -> RankingPage:
    """The page of a block; differences come computed, since they cost time."""
    source = Source(one.snapshot, block, compared)
    whole = rows_of(source, State(region=state.region))
    spread = spread_of(row.value for row in whole if row.unit.is_ranked)
    before = None if state.region else spread_before(shelf, one, block, compared)
    codes = {row.unit.code for row in whole}
    return RankingPage(
        published=one,
        block=block,
        state=state,
        title=finding(whole, compared),
        mean=mean_sentence(one.snapshot, spread, before),
        rows=rows_of(source, state),
        count=len(whole),
        spread=spread,
        before=before,
        compared=compared,
        note=compared.note_on(codes) if compared else Sentence("", ""),
        errata=errata_of(one, codes),
        accepted=one.snapshot.accepted,
        headers=headers(state, compared),
        years=year_choices(shelf, one),
        blocks=block_choices(one.snapshot, block),
        regions=region_choices(one.snapshot, block, state),
    )


def spread_before(
    shelf: Shelf, one: Published, block: str, compared: Compared | None
) -> Spread | None:
    """The spread of the same block in the year before, where years are compared at all."""
    older = shelf.before(one)
    if older is None or compared is None or compared.years is None:
        return None
    return block_spread(older.snapshot, block) if block in older.snapshot.blocks else None


def headers(state: State, compared: Compared | None) -> dict[str, Header]:
    """The headers by which rows can be ordered."""
    year = compared.year if compared else ""
    titles = (
        (Order.RANK, Sentence("Hạng", "Rank"), True, False),
        (Order.NAME, Sentence("Đơn vị", "Unit"), False, False),
        (Order.POINTS, Sentence("Điểm", "Points"), True, False),
        (Order.CHANGE, Sentence(f"So với {year}", f"Against {year}"), True, False),
        (Order.PLACES, Sentence("Đổi hạng", "Places"), True, True),
        (Order.BAND, Sentence("Loại", "Band"), True, False),
    )
    return {
        order.name.lower(): Header(
            order, title, state.ordered_by(order), state.aria_sort(order), is_number, is_wide
        )
        for order, title, is_number, is_wide in titles
    }


def year_choices(shelf: Shelf, one: Published) -> list[Choice]:
    """The published years of the index, newest first."""
    return [
        Choice(str(year), Sentence(str(year), str(year)), year == one.year)
        for year in shelf.years(one.slug)
    ]


def block_choices(snapshot: Snapshot, block: str) -> list[Choice]:
    """The blocks with their sizes; they are never mixed."""
    choices = []
    for name in snapshot.blocks:
        count, title = sum(1 for _ in snapshot.in_block(name)), block_title(name)
        told = Sentence(f"{title.vi} ({count})", f"{title.en} ({count})")
        choices.append(Choice(block_slug(name), told, name == block))
    return choices


def region_choices(snapshot: Snapshot, block: str, state: State) -> list[Choice]:
    """The regions of the block in the order of the alphabet; none where there is but one."""
    names = {snapshot.units[score.unit].region for score in snapshot.in_block(block)} - {""}
    if not names:
        return []
    everything = Choice("", Sentence("Tất cả các vùng", "All regions"), not state.region)
    return [
        everything,
        *(
            Choice(name, Sentence(name, name), name == state.region)
            for name in sorted(names, key=sort_key)
        ),
    ]
