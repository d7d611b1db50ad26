"""Command ``intervals``: how firm the ranking is, and which units cannot be told apart."""

import argparse

from thuocdo.cli.arguments import add_output, put, whole_number
from thuocdo.cli.dataset import add_dataset, scored_from
from thuocdo.cli.exits import Exit
from thuocdo.cli.parser import Commands, Parser
from thuocdo.cli.writing.progress import working
from thuocdo.core.robustness.brackets import brackets
from thuocdo.core.robustness.ceiling import ceiling_report
from thuocdo.core.robustness.influence import leave_one_out
from thuocdo.core.robustness.rank_intervals import RankIntervals, rank_intervals
from thuocdo.core.robustness.uncertainty import Uncertainty
from thuocdo.reporting.exact_json import json_text
from thuocdo.reporting.ranking_table import (
    RankingTable,
    error_points,
    move_points,
    ranking_table,
    rounding_points,
)
from thuocdo.reporting.scored import Scored
from thuocdo.reporting.sheets import Column, Sheet, Value, rows_json
from thuocdo.vietnamese.sentence import Sentence

RANKS = (
    Column("rank", Sentence("Hạng", "Rank"), is_unbroken=True),
    Column("out_of", Sentence("Số đơn vị xếp hạng", "Units ranked"), is_detail=True),
    Column("unit", Sentence("Mã", "Code")),
    Column("name", Sentence("Đơn vị", "Unit"), is_unbroken=True),
    Column("total", Sentence("Điểm", "Points"), 2),
    Column("low", Sentence("Từ hạng", "From rank")),
    Column("high", Sentence("Đến hạng", "To rank")),
    Column("bracket", Sentence("Nhóm không phân biệt được", "Not distinguishable")),
)
LEAVES = (
    Column("code", Sentence("Mã", "Code")),
    Column("title", Sentence("Tiêu chí thành phần", "Item")),
    Column("at_maximum", Sentence("Đạt tối đa (%)", "At maximum (%)"), 1),
    Column("variance_share", Sentence("Phần phân hóa (%)", "Share of variance (%)"), 1),
    Column("largest_change", Sentence("Đổi hạng nhiều nhất", "Largest rank change")),
    Column("remark", Sentence("Nhận xét", "Remark")),
)


def add_to(commands: Commands) -> None:
    """Declare ``thuocdo intervals``."""
    parser = commands.add_parser("intervals")
    add_dataset(parser)
    add_simulation(parser)
    add_uncertainty(parser)
    add_output(parser)
    parser.set_defaults(run=run)


def add_simulation(parser: Parser) -> None:
    """Declare how to simulate, and what to report."""
    parser.add_argument(
        "--leaves",
        action="store_true",
        help=Sentence(
            "báo cáo từng mục (trần điểm, mục ít tác dụng) thay cho từng đơn vị",
            "report items (ceilings, dead weight) in place of units",
        ),
    )
    parser.add_argument(
        "--replicates",
        type=whole_number(1, 10**6),
        default=1000,
        metavar="N",
        help=Sentence("số lần mô phỏng; mặc định 1000", "replicates; 1000"),
    )
    parser.add_argument(
        "--seed",
        type=int,
        default=2026,
        metavar="N",
        help=Sentence("hạt giống; mặc định 2026", "seed; 2026"),
    )
    parser.add_argument(
        "--level",
        type=float,
        default=0.9,
        metavar="P",
        help=Sentence("mức tin cậy; mặc định 0.9", "level of confidence; 0.9"),
    )


def add_uncertainty(parser: Parser) -> None:
    """Declare what the simulation allows for beside survey error and rounding."""
    parser.add_argument(
        "--weights",
        type=float,
        default=0.0,
        metavar="P",
        help=Sentence("dao động trọng số, ví dụ 0.1", "weights vary by this share, such as 0.1"),
    )
    parser.add_argument(
        "--disagreement",
        type=float,
        default=0.0,
        metavar="P",
        help=Sentence(
            "xác suất thẩm định khác đi ở một mục", "chance that an appraiser decides otherwise"
        ),
    )
    parser.add_argument(
        "--move",
        type=float,
        default=0.0,
        metavar=Sentence("ĐIỂM", "POINTS"),
        help=Sentence("khi đó khác đi bao nhiêu điểm", "by how many points then"),
    )


def run(args: argparse.Namespace) -> Exit:
    """Simulate and write; the official rank is never replaced."""
    scored = scored_from(args)
    table = ranking_table(scored)
    shown = leaves_sheet(scored, table) if args.leaves else intervals_sheet(scored, table, args)
    put(args, shown, lambda: json_text(rows_json(shown, args.lang)))
    return Exit.DONE


def intervals_sheet(scored: Scored, table: RankingTable, args: argparse.Namespace) -> Sheet:
    """One row a ranked unit."""
    uncertainty = Uncertainty(
        survey_error=error_points(scored, table),
        disagreement=args.disagreement,
        move=move_points(scored, table, args.move),
        rounding=rounding_points(scored, table),
        weights=args.weights,
    )
    with working(Sentence("Đang mô phỏng thứ hạng…", "Simulating ranks…"), args.lang):
        found = rank_intervals(
            table.points,
            uncertainty,
            seed=args.seed,
            replicates=args.replicates,
            level=args.level,
            workers=2,
        )
        groups = bracket_of(found)
    rows = [row_of(scored, table, found, groups, row) for row in in_order(scored, table)]
    share = f"{args.level * 100:g}"
    note = Sentence(
        f"Khoảng hạng {share}% từ {args.replicates} lần mô phỏng, hạt giống {args.seed}; "
        "không thay thế hạng chính thức.",
        f"{share}% rank intervals from {args.replicates} replicates, seed {args.seed}; "
        "they never replace the official rank.",
    )
    return Sheet(scored.index_set.title, RANKS, rows, (note,))


def in_order(scored: Scored, table: RankingTable) -> list[int]:
    """Rows of the table that have a place, by block and rank."""
    rows = {unit: row for row, unit in enumerate(table.units)}
    return [rows[r.unit] for r in scored.in_order() if r.unit in scored.places]


def bracket_of(found: RankIntervals) -> dict[int, str]:
    """Row of a unit → the numbers of the brackets in which it stands."""
    told: dict[int, list[str]] = {}
    for number, bracket in enumerate(brackets(found), start=1):
        for row in bracket.units:
            told.setdefault(row, []).append(str(number))
    return {row: ", ".join(numbers) for row, numbers in told.items()}


def row_of(
    scored: Scored, table: RankingTable, found: RankIntervals, groups: dict[int, str], row: int
) -> tuple[Value, ...]:
    """One unit."""
    unit = table.units[row]
    place = scored.places[unit]
    return (
        place,
        place.out_of,
        unit,
        scored.figures.units[unit].name,
        scored.results[unit].total,
        int(found.low[row]),
        int(found.high[row]),
        groups.get(row),
    )


def leaves_sheet(scored: Scored, table: RankingTable) -> Sheet:
    """Ceiling and dead-weight report, with the influence of each leaf on the ranking."""
    ceiling, influence = ceiling_report(table.points), leave_one_out(table.points)
    rows: list[tuple[Value, ...]] = []
    for column, code in enumerate(table.codes):
        rows.append(
            (
                code,
                scored.index_set.leaf(code).title,
                table.percent(ceiling.at_maximum[column]),
                table.percent(ceiling.variance_share[column]),
                int(influence.largest_change[column]),
                remark(
                    at_ceiling=bool(ceiling.is_ceiling[column]),
                    is_dead=bool(ceiling.is_dead_weight[column]),
                ),
            )
        )
    return Sheet(scored.index_set.title, LEAVES, rows)


def remark(*, at_ceiling: bool, is_dead: bool) -> Sentence | None:
    """What the report proposes to look at."""
    if at_ceiling:
        return Sentence(
            "chạm trần, gần như mọi đơn vị đạt tối đa", "at its ceiling: nearly all are full"
        )
    return Sentence("ít phân hóa", "tells units apart little") if is_dead else None
