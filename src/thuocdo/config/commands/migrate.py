"""Command ``migrate``: make or upgrade the database, gather static files."""

from thuocdo.cli.arguments import add_language
from thuocdo.cli.parser import Commands
from thuocdo.config.commands.later import later


def add_to(commands: Commands) -> None:
    """Declare ``thuocdo migrate``."""
    parser = commands.add_parser("migrate")
    add_language(parser)
    parser.set_defaults(run=later("thuocdo.config.setting_up:migrate"))
