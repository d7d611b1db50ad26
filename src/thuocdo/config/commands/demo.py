"""Command ``demo``: load the demonstration province and the published cases."""

from thuocdo.cli.arguments import add_language
from thuocdo.cli.parser import Commands
from thuocdo.config.commands.later import ACTION, action, later
from thuocdo.vietnamese.sentence import Sentence


def add_to(commands: Commands) -> None:
    """Declare ``thuocdo demo load``."""
    group = commands.add_parser("demo")
    actions = group.add_commands(ACTION)
    summary = Sentence(
        "nạp tỉnh mẫu và năm trường hợp đã công bố; chạy lại không thêm gì",
        "load the demonstration province and five published cases; again adds nothing",
    )
    parser = action(actions, "load", group.language, summary)
    add_language(parser)
    parser.set_defaults(run=later("thuocdo.config.demo.loading:load"))
