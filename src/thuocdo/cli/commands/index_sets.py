"""Command ``index-sets``: check, show, compare and import rule books."""

import argparse
from pathlib import Path

from thuocdo.cli.arguments import (
    YEAR,
    Contradiction,
    add_decimal,
    add_language,
    add_output,
    put,
    say,
)
from thuocdo.cli.dataset import DRAFT_YEAR, open_set
from thuocdo.cli.exits import Exit
from thuocdo.cli.parser import Commands, Parser
from thuocdo.core.errors import InvalidIndexSet
from thuocdo.core.index_set.editions import compare_editions
from thuocdo.core.index_set.loading import load_index_set
from thuocdo.core.rollup.worked_cases import failures_of
from thuocdo.core.scoring.wording import number
from thuocdo.reading.importing.documents import About, slug
from thuocdo.reading.importing.importing import import_table, refuse_taken, write_folder
from thuocdo.reading.library import edition_folder, editions
from thuocdo.reading.tables.written import write_whole
from thuocdo.reporting.exact_json import json_text
from thuocdo.reporting.index_set_sheets import (
    comparison_sheet,
    leaf_sheet,
    list_sheet,
    tree_sheet,
)
from thuocdo.reporting.sheets import rows_json
from thuocdo.vietnamese.sentence import Sentence

SET = Sentence(
    "tên/phiên bản, thư mục hoặc bảng tiêu chí", "scheme/edition, a folder or a criteria table"
)


def add_to(commands: Commands) -> None:
    """Declare ``thuocdo index-sets check|show|diff|import``."""
    group = commands.add_parser("index-sets")
    actions = group.add_commands(Sentence("VIỆC", "ACTION"))
    for add in (add_check, add_show, add_diff, add_import):
        add(actions, group.language)


def action(actions: Commands, name: str, language: str, summary: Sentence) -> Parser:
    """The parser of one action; its summary stands in the list and in its own help."""
    text = summary.in_language(language)
    parser: Parser = actions.add_parser(name, help=text, description=text)
    return parser


def add_check(actions: Commands, language: str) -> None:
    """Declare ``thuocdo index-sets check``."""
    summary = Sentence(
        "đọc bộ và chạy mọi ví dụ tính điểm", "read sets and run all their worked cases"
    )
    parser = action(actions, "check", language, summary)
    parser.add_argument(
        "sets",
        nargs="*",
        metavar="SET",
        help=Sentence("mặc định: mọi bộ có sẵn", "all sets there are, if none is named"),
    )
    add_language(parser)
    parser.set_defaults(run=run_check)


def add_show(actions: Commands, language: str) -> None:
    """Declare ``thuocdo index-sets show``."""
    summary = Sentence(
        "danh sách bộ, cây tiêu chí, hoặc một quy tắc", "the list of sets, a tree, or one rule"
    )
    parser = action(actions, "show", language, summary)
    parser.add_argument("set", nargs="?", metavar="SET", help=SET)
    parser.add_argument(
        "--leaf",
        metavar=Sentence("MÃ", "CODE"),
        help=Sentence(
            "quy tắc và ví dụ của một tiêu chí thành phần", "the rule and worked cases of one item"
        ),
    )
    add_output(parser)
    parser.set_defaults(run=run_show)


def add_diff(actions: Commands, language: str) -> None:
    """Declare ``thuocdo index-sets diff``."""
    summary = Sentence("hai phiên bản khác nhau ở đâu", "what differs between two editions")
    parser = action(actions, "diff", language, summary)
    parser.add_argument("old", metavar="OLD", help=SET)
    parser.add_argument("new", metavar="NEW", help=SET)
    add_output(parser)
    parser.set_defaults(run=run_diff)


def add_import(actions: Commands, language: str) -> None:
    """Declare ``thuocdo index-sets import``."""
    summary = Sentence(
        "tạo bộ từ bảng code, parent, title, maximum, method, rule",
        "make a set from a table code, parent, title, maximum, method, rule",
    )
    parser = action(actions, "import", language, summary)
    parser.add_argument(
        "table",
        metavar="TABLE",
        help=Sentence("CSV hoặc XLSX; - đọc đầu vào chuẩn", "CSV or XLSX; - is standard input"),
    )
    folder = Sentence("thư mục mới; mặc định tên/phiên bản", "new folder; scheme/edition")
    parser.add_argument("folder", nargs="?", type=Path, metavar="DIR", help=folder)
    parser.add_argument("--out", "-o", type=Path, metavar="DIR", help=folder)
    add_about(parser)
    add_decimal(parser)
    add_language(parser)
    parser.set_defaults(run=run_import)


def add_about(parser: Parser) -> None:
    """Declare what a table does not say of the set."""
    name, year = Sentence("TÊN", "NAME"), Sentence("NĂM", "YEAR")
    parser.add_argument(
        "--scheme", metavar=name, help=Sentence("mã bộ; mặc định: tên tệp", "the file's name")
    )
    parser.add_argument(
        "--edition", metavar=name, help=Sentence("phiên bản; mặc định: năm", "the year")
    )
    parser.add_argument(
        "--title", default="", metavar=name, help=Sentence("tên bộ chỉ số", "title of the set")
    )
    parser.add_argument(
        "--year",
        type=YEAR,
        default=DRAFT_YEAR,
        metavar=year,
        help=Sentence(f"năm đánh giá; mặc định {DRAFT_YEAR}", f"year assessed; {DRAFT_YEAR}"),
    )
    parser.add_argument(
        "--as-published",
        default="",
        metavar=Sentence("LÝ DO", "REASON"),
        help=Sentence(
            "lý do điểm tối đa không cộng đủ thang điểm", "why the maxima do not add to the scale"
        ),
    )
    parser.add_argument(
        "--prose",
        action="store_true",
        help=Sentence(
            "giữ cột rule làm ghi chú, nhập điểm trực tiếp",
            "keep the column rule as notes; points are entered directly",
        ),
    )


def run_check(args: argparse.Namespace) -> Exit:
    """Load each edition and run its worked cases; one line an edition, then what is wrong."""
    folders = [edition_folder(name) for name in args.sets] or editions()
    lines, is_wrong = [], False
    for folder in folders:
        found = problems_in(folder)
        is_wrong |= bool(found[1])
        lines += [
            found[0].in_language(args.lang),
            *(f"  {s.in_language(args.lang)}" for s in found[1]),
        ]
    write_whole("\n".join(lines) + "\n", None)
    return Exit.FOUND if is_wrong else Exit.DONE


def problems_in(folder: Path) -> tuple[Sentence, list[Sentence]]:
    """A line on the edition, and everything that is wrong with it."""
    name = f"{folder.parent.name}/{folder.name}"
    try:
        index_set = load_index_set(folder)
    except InvalidIndexSet as refusal:
        return Sentence(f"✗ {name}", f"✗ {name}"), [refusal.sentence]
    failures = failures_of(index_set)
    cases = sum(len(leaf.cases) for leaf in index_set.leaves)
    mark, digest = "✗" if failures else "✓", index_set.content_hash[:12]
    return (
        Sentence(
            f"{mark} {index_set.name}: {len(index_set.leaves)} mục, {cases} ví dụ, {digest}",
            f"{mark} {index_set.name}: {len(index_set.leaves)} items, {cases} cases, {digest}",
        ),
        [failure.sentence for failure in failures],
    )


def run_show(args: argparse.Namespace) -> Exit:
    """List the sets, or show the tree of one, or one rule with its worked cases."""
    if args.set is None:
        sheet = list_sheet([load_index_set(folder) for folder in editions()])
    elif args.leaf:
        index_set = open_set(args.set)
        sheet = leaf_sheet(index_set, index_set.leaf(args.leaf))
    else:
        sheet = tree_sheet(open_set(args.set))
    put(args, sheet, lambda: json_text(rows_json(sheet, args.lang)))
    return Exit.DONE


def run_diff(args: argparse.Namespace) -> Exit:
    """Compare two editions item by item."""
    comparison = compare_editions(open_set(args.old), open_set(args.new))
    sheet = comparison_sheet(comparison)
    put(args, sheet, lambda: json_text(rows_json(sheet, args.lang)))
    return Exit.DONE


def run_import(args: argparse.Namespace) -> Exit:
    """Make a folder from a table, or refuse and write nothing."""
    scheme = slug(args.scheme or Path(args.table).stem)
    edition = args.edition or str(args.year)
    folder = folder_for(args, Path(scheme) / (slug(edition)))
    refuse_taken(folder)
    about = About(scheme, edition, args.title, args.year, args.as_published)
    imported = import_table(args.table, about, decimal=args.decimal, prose=args.prose)
    write_folder(imported, folder)
    say(imported.notes, args.lang)
    index_set = imported.index_set
    items, scale = len(index_set.leaves), number(index_set.scale)
    done = Sentence(
        f"Đã tạo bộ nháp {index_set.name} trong {folder}: {items} mục, thang điểm {scale.vi}. "
        f"Chấm điểm: thuocdo score {folder} SỐ_LIỆU.csv",
        f"Made the draft {index_set.name} in {folder}: {items} items, scale {scale.en}. "
        f"To score: thuocdo score {folder} FIGURES.csv",
    )
    write_whole(done.in_language(args.lang) + "\n", None)
    return Exit.DONE


def folder_for(args: argparse.Namespace, usual: Path) -> Path:
    """The folder that was asked for, else the usual one.

    Raises:
        Contradiction: two were asked for.
    """
    if args.out and args.folder and args.out != args.folder:
        raise Contradiction(
            f"có hai thư mục: {args.folder} và --out {args.out}. Bỏ một.",
            f"two folders are named: {args.folder} and --out {args.out}. Drop one.",
        )
    return Path(args.out or args.folder or usual)
