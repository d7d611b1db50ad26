"""Command ``units``: load a register of units, add the decrees that came after it."""

from pathlib import Path

from thuocdo.cli.arguments import add_language
from thuocdo.cli.parser import Commands
from thuocdo.config.commands.later import ACTION, action, later
from thuocdo.vietnamese.sentence import Sentence

FILE = Sentence("TỆP", "FILE")


def add_to(commands: Commands) -> None:
    """Declare ``thuocdo units load|add-decree``."""
    group = commands.add_parser("units")
    actions = group.add_commands(ACTION)
    add_load(actions, group.language)
    add_decree(actions, group.language)


def add_load(actions: Commands, language: str) -> None:
    """Declare ``thuocdo units load``."""
    summary = Sentence(
        "nạp danh mục; không nêu tệp: danh mục cả nước kèm theo",
        "load a register; without a file, the shipped one of Viet Nam",
    )
    parser = action(actions, "load", language, summary)
    columns = "code, name, type, parent, valid_from, valid_to"
    parser.add_argument(
        "units", nargs="?", type=Path, metavar=FILE, help=Sentence(columns, columns)
    )
    parser.add_argument(
        "--lineage",
        type=Path,
        metavar=FILE,
        help=Sentence("sáp nhập, chia tách giữa các đơn vị đó", "what happened between the units"),
    )
    parser.add_argument(
        "--source",
        metavar=Sentence("NGUỒN", "SOURCE"),
        help=Sentence("nguồn ghi cùng mỗi đơn vị; mặc định tên tệp", "kept with each unit"),
    )
    add_language(parser)
    parser.set_defaults(run=later("thuocdo.config.keeping:load_units"))


def add_decree(actions: Commands, language: str) -> None:
    """Declare ``thuocdo units add-decree``."""
    summary = Sentence(
        "ghi nghị quyết sắp xếp đơn vị mới; ghi hết hoặc không ghi gì",
        "record a later decree; all of it or nothing",
    )
    parser = action(actions, "add-decree", language, summary)
    parser.add_argument(
        "file",
        type=Path,
        metavar=FILE,
        help=Sentence("bảng CSV, XLSX: mỗi dòng một phần đơn vị cũ", "CSV, XLSX: one edge a row"),
    )
    parser.add_argument(
        "--dry-run",
        action="store_true",
        help=Sentence("chỉ đọc và kiểm tra, không ghi", "read and check, record nothing"),
    )
    add_language(parser)
    parser.set_defaults(run=later("thuocdo.config.keeping:add_decree"))
