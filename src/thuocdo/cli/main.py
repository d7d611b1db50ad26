"""Entry point of the command line; needs no database and no web server."""

import io
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from types import MappingProxyType
from typing import NamedTuple

from thuocdo import __version__
from thuocdo.cli.exits import Exit
from thuocdo.cli.parser import LANGUAGE, LANGUAGES, Commands, Parser, language_of
from thuocdo.vietnamese.sentence import Refusal, Sentence

# In the order of work. Each is a module of cli.commands with add_to(commands), loaded when asked
# for: a help text need not wait for numpy.
COMMANDS = {
    "index-sets": Sentence(
        "kiểm tra, xem, so sánh, nhập bộ chỉ số", "check, show, compare and import index sets"
    ),
    "score": Sentence(
        "chấm điểm, xếp hạng, xếp loại một bảng số liệu",
        "points, ranks and bands for a table of figures",
    ),
    "rank": Sentence("xếp hạng từng khối, hoặc theo vùng", "ranking of each block, or by region"),
    "explain": Sentence(
        "giải thích điểm một tiêu chí thành phần của một đơn vị",
        "where the points of one item of one unit come from",
    ),
    "gaps": Sentence(
        "điểm có thể lấy lại của một đơn vị và việc cần làm",
        "points that a unit could win, and what it takes",
    ),
    "compare": Sentence(
        "so sánh hai năm; vì sao tổng điểm thay đổi", "two years compared; why a total changed"
    ),
    "intervals": Sentence(
        "khoảng hạng, nhóm không phân biệt được",
        "rank intervals, units that cannot be told apart",
    ),
    "check-numbers": Sentence(
        "soát số công bố: các số có khớp nhau không", "do published figures agree with each other"
    ),
    "dossiers": Sentence(
        "hồ sơ: tính chỉ tiêu từ kho, sinh hồ sơ trình diễn",
        "dossiers: indicators of a lake, invented dossiers",
    ),
    "bundle": Sentence(
        "kiểm tra gói tái lập của một bản công bố", "check the reproducible bundle of a publication"
    ),
    "bench": Sentence(
        "đo tốc độ và bộ nhớ so với cách làm thông thường",
        "speed and memory against the usual way",
    ),
}
ABOUT = Sentence(
    "Thước Đo: chấm điểm, xếp hạng, so sánh, soát số.",
    "Thước Đo, the yardstick: score, rank, compare, check numbers.",
)
VERSION = Sentence("hiện phiên bản rồi thoát", "show the version and exit")


class Command(NamedTuple):
    """A command and the module that declares its arguments when it is asked for."""

    summary: Sentence
    module: str  # with add_to(commands)


NO_MORE: Mapping[str, Command] = MappingProxyType({})


def run(argv: Sequence[str] | None = None, more: Mapping[str, Command] = NO_MORE) -> int:
    """Parse, run, and turn a refusal into one sentence and an exit code.

    Args:
        argv: The words of the command line; those of the process if not named.
        more: Commands of whoever builds on this command line, listed after its own.
    """
    words = sys.argv[1:] if argv is None else list(argv)
    speak_unicode()
    args = build_parser(words, more).parse_args(words)
    try:
        return int(args.run(args))
    except Refusal as refusal:
        sys.stderr.write(f"thuocdo: {refusal.sentence.in_language(args.lang)}\n")
        return Exit.REFUSED
    except KeyboardInterrupt:
        return Exit.STOPPED


def speak_unicode() -> None:
    """Vietnamese letters go out as UTF-8, whatever a terminal or pipe is set to."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def build_parser(argv: Sequence[str], more: Mapping[str, Command] = NO_MORE) -> Parser:
    """The command line, as far as these words need it."""
    language = language_of(argv)
    parser = Parser(language=language, prog="thuocdo", description=ABOUT)
    parser.add_argument("--version", action="version", version=__version__, help=VERSION)
    parser.add_argument("--lang", choices=LANGUAGES, default=language, help=LANGUAGE)
    commands = parser.add_commands(Sentence("LỆNH", "COMMAND"))
    asked = command_in(argv)
    for name, command in {**own_commands(), **more}.items():
        summary = command.summary.in_language(language)
        if name == asked:
            add_whole(commands, name, command.module, summary)
        else:
            commands.add_parser(name, help=summary)
    return parser


def own_commands() -> dict[str, Command]:
    """The commands over the core, each with its module."""
    return {
        name: Command(summary, f"thuocdo.cli.commands.{name.replace('-', '_')}")
        for name, summary in COMMANDS.items()
    }


def command_in(argv: Sequence[str]) -> str | None:
    """The first word that is no option and no language."""
    before = ("", *argv)
    return next(
        (w for w, b in zip(argv, before, strict=False) if not w.startswith("-") and b != "--lang"),
        None,
    )


def add_whole(commands: Commands, name: str, module: str, summary: str) -> None:
    """Load the module of a command and let it declare its arguments."""
    import_module(module).add_to(commands)
    commands.choices[name].description = summary
