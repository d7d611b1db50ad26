"""Command ``score``: points, ranks and bands of all units of a table of figures."""

import argparse

from thuocdo.cli.arguments import add_output, put, say
from thuocdo.cli.dataset import add_dataset, scored_from
from thuocdo.cli.exits import Exit
from thuocdo.cli.parser import Commands
from thuocdo.core.checking.finding import Severity
from thuocdo.reporting.exact_json import json_text
from thuocdo.reporting.results_sheet import domains_sheet, results_json, results_sheet
from thuocdo.reporting.stated_totals import finding_json, in_words, stated_findings
from thuocdo.vietnamese.sentence import Sentence


def add_to(commands: Commands) -> None:
    """Declare ``thuocdo score SET FIGURES``."""
    parser = commands.add_parser("score")
    add_dataset(parser, positional=True)
    parser.add_argument(
        "--leaves",
        action="store_true",
        help=Sentence(
            "JSON có thêm điểm từng tiêu chí thành phần", "the JSON holds the items as well"
        ),
    )
    parser.add_argument(
        "--domains",
        action="store_true",
        help=Sentence(
            "bảng điểm theo lĩnh vực và theo cách chấm", "a table by domain and by method"
        ),
    )
    add_output(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> Exit:
    """Score and write; what was stated and does not agree is told on standard error."""
    scored = scored_from(args)
    findings = stated_findings(scored)
    data = results_json(scored, args.lang, with_leaves=args.leaves)
    data["findings"] = [finding_json(finding, args.lang) for finding in findings]
    sheet = domains_sheet(scored) if args.domains else results_sheet(scored)
    put(args, sheet, lambda: json_text(data))
    say([in_words(finding) for finding in findings], args.lang)
    is_wrong = any(finding.severity is Severity.ERROR for finding in findings)
    return Exit.FOUND if is_wrong else Exit.DONE
