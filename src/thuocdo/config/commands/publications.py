"""Command ``publications``: list what was published and verify the frozen files."""

from thuocdo.cli.arguments import add_language
from thuocdo.cli.parser import Commands
from thuocdo.config.commands.later import ACTION, action, later
from thuocdo.vietnamese.sentence import Sentence

LIST = Sentence("các bản công bố, mới nhất trước", "publications, newest first")
VERIFY = Sentence(
    "so mã băm của từng tệp đã khóa với bản ghi", "hash of each frozen file against its row"
)


def add_to(commands: Commands) -> None:
    """Declare ``thuocdo publications list|verify``."""
    group = commands.add_parser("publications")
    actions = group.add_commands(ACTION)
    for name, summary in (("list", LIST), ("verify", VERIFY)):
        parser = action(actions, name, group.language, summary)
        add_language(parser)
        parser.set_defaults(run=later(f"thuocdo.config.keeping:{name}_publications"))
