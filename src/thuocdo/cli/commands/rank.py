"""Command ``rank``: the ranking of each block, or of the regions."""

import argparse
from dataclasses import replace

from thuocdo.cli.arguments import add_output, put
from thuocdo.cli.dataset import add_dataset, scored_from
from thuocdo.cli.exits import Exit
from thuocdo.cli.parser import Commands
from thuocdo.core.errors import InvalidRequest
from thuocdo.core.index_set.model import RankedValue, Ties
from thuocdo.core.ranking.places import Place
from thuocdo.core.ranking.regions import Standings, region_standings
from thuocdo.core.rollup.results import UnitResult
from thuocdo.reporting.exact_json import json_text
from thuocdo.reporting.results_sheet import ABOUT_UNIT, about_unit, notes_of
from thuocdo.reporting.scored import Scored, placed
from thuocdo.reporting.sheets import Column, Sheet, Value, rows_json
from thuocdo.vietnamese.sentence import Sentence

COLUMNS = (
    *ABOUT_UNIT,
    Column("region", Sentence("Vùng", "Region"), is_detail=True),
    Column("region_rank", Sentence("Hạng trong vùng", "Rank in region"), is_detail=True),
    Column("region_out_of", Sentence("Số đơn vị trong vùng", "Out of"), is_detail=True),
)
REGIONS = (
    Column("rank", Sentence("Hạng", "Rank"), is_unbroken=True),
    Column("out_of", Sentence("Số đơn vị xếp hạng", "Units ranked"), is_detail=True),
    Column("region", Sentence("Vùng", "Region")),
    Column("mean", Sentence("Trung bình", "Mean"), 2),
    Column("units", Sentence("Số đơn vị", "Units")),
)


def add_to(commands: Commands) -> None:
    """Declare ``thuocdo rank``."""
    parser = commands.add_parser("rank")
    add_dataset(parser)
    parser.add_argument(
        "--block",
        metavar=Sentence("KHỐI", "BLOCK"),
        help=Sentence("chỉ một khối", "one block only"),
    )
    parser.add_argument(
        "--ties",
        choices=list(Ties),
        help=Sentence(
            "đồng hạng: 1,1,3 · 1,1,2 · 1,2,3; mặc định theo bộ",
            "ties: 1,1,3 · 1,1,2 · 1,2,3; as the set says",
        ),
    )
    parser.add_argument(
        "--by",
        choices=list(RankedValue),
        help=Sentence(
            "xếp theo giá trị chính xác hay đã công bố; mặc định theo bộ",
            "by the exact or the published value; as the set says",
        ),
    )
    parser.add_argument(
        "--regions",
        action="store_true",
        help=Sentence("thứ hạng giữa các vùng", "standings of the regions"),
    )
    add_output(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> Exit:
    """Rank and write."""
    scored = reranked(scored_from(args), args)
    sheet = regions_sheet(scored) if args.regions else ranking_sheet(scored, args.block)
    put(args, sheet, lambda: json_text(rows_json(sheet, args.lang)))
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
    """One row a unit; the block and the place inside the region beside it."""
    shown = members(scored, block)
    inside = standings_of(scored).inside
    rows = [row_of(scored, result, inside) for result in shown]
    return Sheet(scored.index_set.title, COLUMNS, rows, notes_of(scored.index_set))


def standings_of(scored: Scored) -> Standings:
    """Ranks inside the regions and of the regions; units that are only assessed stay out."""
    units = scored.figures.units
    by = scored.index_set.policies.standing
    totals = {unit: r.standing(by) for unit, r in scored.results.items()}
    regions = {code: unit.region for code, unit in units.items() if unit.region}
    excluded = [code for code, unit in units.items() if not unit.is_ranked]
    return region_standings(totals, regions, scored.index_set.policies, excluded)


def row_of(scored: Scored, result: UnitResult, inside: dict[str, Place]) -> tuple[Value, ...]:
    """Rank with its denominator, unit, points, index, band, region."""
    local = inside.get(result.unit)
    return (
        *about_unit(scored, result),
        scored.figures.units[result.unit].region or None,
        local,
        local.out_of if local else None,
    )


def regions_sheet(scored: Scored) -> Sheet:
    """The regions by the mean of their units.

    Raises:
        InvalidRequest: no unit has a region.
    """
    standings = standings_of(scored)
    if not standings.regions:
        raise InvalidRequest(
            "chưa đơn vị nào có vùng. Thêm cột region vào số liệu hoặc vào danh mục (--units).",
            "no unit has a region. Add a column region to the figures or to the table of units "
            "(--units).",
        )
    rows: list[tuple[Value, ...]] = [
        (r.place, r.place.out_of, r.name, r.mean, r.units) for r in standings.regions
    ]
    return Sheet(scored.index_set.title, REGIONS, rows, notes_of(scored.index_set))
