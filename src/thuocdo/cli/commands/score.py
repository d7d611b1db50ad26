"""Command ``score``: points, ranks and bands of all units of a table of figures."""

import argparse

from thuocdo.cli.arguments import Commands, put, say, shared
from thuocdo.cli.dataset import add_dataset, scored_from
from thuocdo.cli.exits import Exit
from thuocdo.cli.results_sheet import domains_sheet, results_json, results_sheet
from thuocdo.cli.stated_totals import stated_findings
from thuocdo.cli.writing.exact_json import json_text


def add_to(commands: Commands) -> None:
    """Declare ``thuocdo score SET FIGURES``."""
    parser = commands.add_parser(
        "score",
        parents=[shared()],
        help="chấm điểm, xếp hạng, xếp loại các đơn vị trong một bảng số liệu",
    )
    add_dataset(parser, positional=True)
    parser.add_argument(
        "--leaves", action="store_true", help="JSON có thêm điểm từng tiêu chí thành phần"
    )
    parser.add_argument(
        "--domains", action="store_true", help="điểm theo lĩnh vực và theo cách chấm"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> Exit:
    """Score and write; what was stated and does not agree is told on standard error."""
    scored = scored_from(args)
    findings = stated_findings(scored)
    data = results_json(scored, with_leaves=args.leaves)
    data["findings"] = [finding_json for finding_json, _ in findings]
    sheet = domains_sheet(scored) if args.domains else results_sheet(scored)
    put(args, sheet, lambda: json_text(data))
    say([sentence for _, sentence in findings], args.lang)
    return Exit.FOUND if findings else Exit.DONE
