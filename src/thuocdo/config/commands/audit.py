"""Command ``audit``: verify that nothing in the log was changed, left out or put in."""

from thuocdo.cli.arguments import add_language
from thuocdo.cli.parser import Commands
from thuocdo.config.commands.later import ACTION, action, later
from thuocdo.vietnamese.sentence import Sentence


def add_to(commands: Commands) -> None:
    """Declare ``thuocdo audit verify``."""
    group = commands.add_parser("audit")
    actions = group.add_commands(ACTION)
    summary = Sentence("tính lại cả chuỗi và so từng dòng", "recompute the chain, row by row")
    parser = action(actions, "verify", group.language, summary)
    add_language(parser)
    parser.set_defaults(run=later("thuocdo.config.keeping:verify_audit"))
