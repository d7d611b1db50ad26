"""Command ``backup``: everything that the site keeps, in one file with checksums."""

from pathlib import Path

from thuocdo.cli.arguments import add_language
from thuocdo.cli.parser import Commands
from thuocdo.config.commands.later import later
from thuocdo.vietnamese.sentence import Sentence


def add_to(commands: Commands) -> None:
    """Declare ``thuocdo backup FILE``."""
    parser = commands.add_parser("backup")
    parser.add_argument(
        "file",
        type=Path,
        metavar=Sentence("TỆP", "FILE"),
        help=Sentence("tệp .zip chưa có", "a .zip file that is not there yet"),
    )
    add_language(parser)
    parser.set_defaults(run=later("thuocdo.config.backup.saving:backup"))
