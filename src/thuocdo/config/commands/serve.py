"""Command ``serve``: run the site with gunicorn."""

from thuocdo.cli.arguments import add_language, whole_number
from thuocdo.cli.parser import Commands
from thuocdo.config.commands.later import later
from thuocdo.vietnamese.sentence import Sentence


def add_to(commands: Commands) -> None:
    """Declare ``thuocdo serve``."""
    parser = commands.add_parser("serve")
    parser.add_argument(
        "--host",
        default="127.0.0.1",
        metavar=Sentence("ĐỊA_CHỈ", "ADDRESS"),
        help=Sentence("mặc định 127.0.0.1: chỉ máy này", "127.0.0.1, this machine only"),
    )
    parser.add_argument(
        "--port",
        type=whole_number(1, 65535),
        default=8000,
        metavar=Sentence("CỔNG", "PORT"),
        help=Sentence("mặc định 8000", "8000 unless given"),
    )
    parser.add_argument(
        "--workers",
        type=whole_number(1, 64),
        default=1,
        metavar=Sentence("SỐ", "N"),
        help=Sentence("tiến trình, mặc định 1", "processes, 1 unless given"),
    )
    parser.add_argument(
        "--threads",
        type=whole_number(1, 64),
        default=4,
        metavar=Sentence("SỐ", "N"),
        help=Sentence("luồng mỗi tiến trình, mặc định 4", "threads of each process, 4"),
    )
    add_language(parser)
    parser.set_defaults(run=later("thuocdo.config.serving:serve"))
