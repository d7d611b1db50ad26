"""Command ``index-sets``: check, show, compare and import rule books."""

import argparse
from pathlib import Path

from thuocdo.cli.arguments import Commands, add_decimal, put, say, shared
from thuocdo.cli.dataset import open_set
from thuocdo.cli.exits import Exit
from thuocdo.cli.importing.documents import About
from thuocdo.cli.importing.importing import import_table
from thuocdo.cli.index_set_sheets import (
    comparison_sheet,
    leaf_sheet,
    list_sheet,
    tree_sheet,
)
from thuocdo.cli.library import edition_folder, editions
from thuocdo.cli.tables.written import write_whole
from thuocdo.cli.writing.exact_json import json_text
from thuocdo.cli.writing.sheets import rows_json
from thuocdo.core.errors import InvalidIndexSet
from thuocdo.core.index_set.editions import compare_editions
from thuocdo.core.index_set.loading import load_index_set
from thuocdo.core.rollup.worked_cases import failures_of
from thuocdo.vietnamese.sentence import Sentence


def add_to(commands: Commands) -> None:
    """Declare ``thuocdo index-sets check|show|diff|import``."""
    group = commands.add_parser("index-sets", help="kiểm tra, xem, so sánh, nhập bộ chỉ số")
    actions = group.add_subparsers(required=True, metavar="VIỆC")
    check = actions.add_parser(
        "check", parents=[shared(formats=())], help="đọc bộ và chạy mọi ví dụ tính điểm"
    )
    check.add_argument("sets", nargs="*", metavar="SET", help="mặc định: mọi bộ có sẵn")
    check.set_defaults(run=run_check)
    show = actions.add_parser(
        "show", parents=[shared()], help="danh sách bộ, cây tiêu chí, hoặc một quy tắc"
    )
    show.add_argument("set", nargs="?", metavar="SET")
    show.add_argument("--leaf", metavar="MÃ", help="quy tắc và ví dụ của một tiêu chí thành phần")
    show.set_defaults(run=run_show)
    diff = actions.add_parser("diff", parents=[shared()], help="hai phiên bản khác nhau ở đâu")
    diff.add_argument("old", metavar="OLD")
    diff.add_argument("new", metavar="NEW")
    diff.set_defaults(run=run_diff)
    add_import(actions)


def add_import(actions: Commands) -> None:
    """Declare ``thuocdo index-sets import``."""
    parser = actions.add_parser(
        "import",
        parents=[shared(formats=())],
        help="tạo bộ từ bảng code, parent, title, maximum, method, rule",
    )
    parser.add_argument("table", metavar="TABLE", help="CSV hoặc XLSX")
    parser.add_argument("folder", nargs="?", type=Path, metavar="DIR")
    parser.add_argument(
        "--out", type=Path, metavar="DIR", help="thư mục mới; mặc định theo tên bảng"
    )
    parser.add_argument("--scheme", metavar="TÊN", help="mặc định: tên tệp")
    parser.add_argument("--edition", metavar="PHIÊN BẢN", help="mặc định: năm")
    parser.add_argument("--title", default="", metavar="TÊN BỘ")
    parser.add_argument("--year", type=int, default=2026, metavar="NĂM", help="năm đánh giá")
    parser.add_argument(
        "--as-published", default="", metavar="LÝ DO", help="điểm tối đa không cộng đủ thang điểm"
    )
    parser.add_argument(
        "--prose", action="store_true", help="giữ cột rule làm ghi chú, nhập điểm trực tiếp"
    )
    add_decimal(parser)
    parser.set_defaults(run=run_import)


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
    put(args, sheet, lambda: json_text(rows_json(sheet)))
    return Exit.DONE


def run_diff(args: argparse.Namespace) -> Exit:
    """Compare two editions item by item."""
    comparison = compare_editions(open_set(args.old), open_set(args.new))
    sheet = comparison_sheet(comparison)
    put(args, sheet, lambda: json_text(rows_json(sheet)))
    return Exit.DONE


def run_import(args: argparse.Namespace) -> Exit:
    """Make a folder from a table, or refuse and write nothing."""
    stem = Path(args.table).stem
    scheme, edition = args.scheme or stem, args.edition or str(args.year)
    folder = args.out or args.folder or Path(scheme) / edition
    about = About(scheme, edition, args.title, args.year, args.as_published)
    index_set = import_table(args.table, about, folder, decimal=args.decimal, prose=args.prose)
    say(
        [
            Sentence(
                f"đã tạo bộ nháp {index_set.name} trong {folder}: {len(index_set.leaves)} mục, "
                f"thang điểm {index_set.scale}. Chấm điểm: thuocdo score {folder} SỐ_LIỆU.csv",
                f"made the draft {index_set.name} in {folder}: {len(index_set.leaves)} items, "
                f"scale {index_set.scale}. To score: thuocdo score {folder} FIGURES.csv",
            )
        ],
        args.lang,
    )
    return Exit.DONE
