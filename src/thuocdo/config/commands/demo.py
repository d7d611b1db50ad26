"""Command ``demo``: load the demonstration, and play its rounds to any phase."""

from thuocdo.cli.arguments import add_language, whole_number
from thuocdo.cli.parser import Commands
from thuocdo.config.commands.later import ACTION, action, later
from thuocdo.vietnamese.sentence import Sentence

PHASES = ("self", "appraisal", "explanation", "second", "council")


def add_to(commands: Commands) -> None:
    """Declare ``thuocdo demo load`` and ``thuocdo demo play``."""
    group = commands.add_parser("demo")
    actions = group.add_commands(ACTION)
    summary = Sentence(
        "nạp tỉnh mẫu và năm trường hợp đã công bố; chạy lại không thêm gì",
        "load the demonstration province and five published cases; again adds nothing",
    )
    parser = action(actions, "load", group.language, summary)
    parser.add_argument(
        "--dossiers",
        type=whole_number(0, 100_000_000),
        metavar=Sentence("SỐ", "NUMBER"),
        help=Sentence(
            "số hồ sơ sinh ra, mặc định một triệu; 0: không sinh",
            "dossiers to invent, a million unless given; 0: none",
        ),
    )
    parser.add_argument(
        "--no-rounds",
        action="store_true",
        help=Sentence("không mở vòng đánh giá nào", "open no round of assessment"),
    )
    add_language(parser)
    parser.set_defaults(run=later("thuocdo.config.demo.loading:load"))
    summary = Sentence(
        "chơi tiếp một vòng đánh giá trình diễn đến giai đoạn được nêu",
        "play a round of the demonstration on to a phase",
    )
    parser = action(actions, "play", group.language, summary)
    help_ = Sentence("giai đoạn cần đến", "the phase to reach")
    parser.add_argument("--until", choices=PHASES, required=True, help=help_)
    help_ = Sentence("vòng của xã hoặc của sở, ngành", "the round of communes or of departments")
    parser.add_argument(
        "--index",
        choices=("departments", "communes"),
        default="departments",
        help=help_,
    )
    add_language(parser)
    parser.set_defaults(run=later("thuocdo.config.demo.rounds.playing:play"))
