"""Command ``work``: what is done beside the requests."""

from thuocdo.cli.arguments import add_language, whole_number
from thuocdo.cli.parser import Commands
from thuocdo.config.commands.later import later
from thuocdo.vietnamese.sentence import Sentence


def add_to(commands: Commands) -> None:
    """Declare ``thuocdo work``."""
    parser = commands.add_parser("work")
    parser.add_argument(
        "--every",
        type=whole_number(1, 3600),
        default=15,
        metavar=Sentence("GIÂY", "SECONDS"),
        help=Sentence(
            "khoảng cách giữa hai lần xem có gì mới công bố, mặc định 15",
            "between two looks at what is public, 15 unless given",
        ),
    )
    parser.add_argument(
        "--tasks",
        type=whole_number(1, 16),
        default=1,
        metavar=Sentence("SỐ", "NUMBER"),
        help=Sentence(
            "số việc chạy cùng lúc, mặc định 1", "tasks run side by side, 1 unless given"
        ),
    )
    parser.add_argument(
        "--once",
        action="store_true",
        help=Sentence("làm hết những gì đang chờ rồi thoát", "do all that waits, then end"),
    )
    add_language(parser)
    parser.set_defaults(run=later("thuocdo.config.working:work"))
