"""Command ``people``: the sign-in with which everything begins."""

from thuocdo.cli.arguments import add_language
from thuocdo.cli.parser import Commands
from thuocdo.config.commands.later import ACTION, action, later
from thuocdo.vietnamese.sentence import Sentence


def add_to(commands: Commands) -> None:
    """Declare ``thuocdo people create``."""
    group = commands.add_parser("people")
    actions = group.add_commands(ACTION)
    summary = Sentence(
        "tạo quản trị hệ thống đầu tiên; người khác được tạo trên trang quản trị",
        "make the first administrator; all others are made in the pages",
    )
    parser = action(actions, "create", group.language, summary)
    parser.add_argument(
        "username",
        metavar=Sentence("TÊN", "NAME"),
        help=Sentence("tên đăng nhập", "name to sign in with"),
    )
    parser.add_argument(
        "--name",
        required=True,
        metavar=Sentence("HỌ_TÊN", "FULL_NAME"),
        help=Sentence("họ và tên", "full name"),
    )
    parser.add_argument(
        "--document",
        required=True,
        metavar=Sentence("VĂN_BẢN", "DOCUMENT"),
        help=Sentence("văn bản giao quyền", "document that grants it"),
    )
    add_language(parser)
    parser.set_defaults(run=later("thuocdo.config.keeping:create_person"))
