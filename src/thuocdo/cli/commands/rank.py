"""Command ``rank``: the ranking of a block, region by region if asked, with last year beside it."""

import argparse
from dataclasses import replace

from thuocdo.cli.arguments import Commands, put, shared
from thuocdo.cli.dataset import add_dataset, scored_from
from thuocdo.cli.exits import Exit
from thuocdo.cli.results_sheet import notes_of
from thuocdo.cli.scored import Scored, placed
from thuocdo.cli.writing.exact_json import json_text
from thuocdo.cli.writing.sheets import Column, Sheet, Value, rows_json
from thuocdo.core.errors import InvalidRequest
from thuocdo.core.index_set.model import RankedValue, Ties
from thuocdo.core.ranking.regions import region_standings
from thuocdo.core.rollup.results import UnitResult
from thuocdo.vietnamese.numbers import write_rank
from thuocdo.vietnamese.sentence import Sentence

COLUMNS = (
    Column("rank", Sentence("Hạng", "Rank")),
    Column("unit", Sentence("Mã", "Code")),
    Column("name", Sentence("Đơn vị", "Unit")),
    Column("total", Sentence("Điểm", "Points"), 2),
    Column("maximum", Sentence("Tối đa", "Maximum"), 2),
    Column("percent", Sentence("Chỉ số (%)", "Index (%)"), 2),
    Column("band", Sentence("Xếp loại", "Band")),
)
REGIONS = (
    Column("rank", Sentence("Hạng", "Rank")),
    Column("region", Sentence("Vùng", "Region")),
    Column("mean", Sentence("Điểm trung bình", "Mean points"), 2),
    Column("units", Sentence("Số đơn vị", "Units")),
)


def add_to(commands: Commands) -> None:
    """Declare ``thuocdo rank``."""
    parser = commands.add_parser(
        "rank", parents=[shared()], help="xếp hạng từng khối, so với năm trước, hoặc theo vùng"
    )
    add_dataset(parser)
    parser.add_argument("--block", metavar="KHỐI", help="chỉ một khối")
    parser.add_argument(
        "--ties", choices=list(Ties), help="1,1,3 · 1,1,2 · 1,2,3; mặc định theo bộ"
    )
    parser.add_argument(
        "--by", choices=list(RankedValue), help="giá trị để xếp hạng; mặc định theo bộ"
    )
    parser.add_argument(
        "--regions", action="store_true", help="thứ hạng trong vùng và giữa các vùng"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> Exit:
    """Rank and write."""
    scored = reranked(scored_from(args), args)
    sheet = regions_sheet(scored) if args.regions else ranking_sheet(scored, args.block)
    put(args, sheet, lambda: json_text(rows_json(sheet)))
    return Exit.DONE


def reranked(scored: Scored, args: argparse.Namespace) -> Scored:
    """The same results under the ties and the value that were asked for."""
    policies = scored.index_set.policies
    policies = replace(
        policies,
        ties=Ties(args.ties) if args.ties else policies.ties,
        ranked_value=RankedValue(args.by) if args.by else policies.ranked_value,
    )
    return replace(scored, places=placed(scored.figures, scored.results, policies))


def members(scored: Scored, block: str | None) -> list[UnitResult]:
    """The results of one block, or of all, in the order of their ranks.

    Raises:
        InvalidRequest: there is no such block.
    """
    units = scored.figures.units
    blocks = sorted({unit.block for unit in units.values()})
    if block is not None and block not in blocks:
        raise InvalidRequest(
            f"không có khối `{block}`. Các khối: {', '.join(blocks)}.",
            f"there is no block `{block}`. The blocks are: {', '.join(blocks)}.",
        )
    return [r for r in scored.in_order() if block in (None, units[r.unit].block)]


def ranking_sheet(scored: Scored, block: str | None) -> Sheet:
    """One row a unit."""
    rows = [row_of(scored, result) for result in members(scored, block)]
    return Sheet(scored.index_set.title, COLUMNS, rows, notes_of(scored.index_set))


def row_of(scored: Scored, result: UnitResult) -> tuple[Value, ...]:
    """Rank with its denominator, unit, points, index, band."""
    place = scored.places.get(result.unit)
    return (
        write_rank(place.rank, place.out_of) if place else None,
        result.unit,
        scored.figures.units[result.unit].name,
        result.total,
        result.maximum,
        result.percent,
        result.band,
    )


def regions_sheet(scored: Scored) -> Sheet:
    """The regions by their mean, with the best unit inside each."""
    totals = {unit: None if r.missing else r.total for unit, r in scored.results.items()}
    regions = {code: unit.region for code, unit in scored.figures.units.items() if unit.region}
    standings = region_standings(totals, regions, scored.index_set.policies)
    rows: list[tuple[Value, ...]] = [
        (write_rank(r.place.rank, r.place.out_of), r.name, r.mean, r.units)
        for r in standings.regions
    ]
    return Sheet(scored.index_set.title, REGIONS, rows, notes_of(scored.index_set))
