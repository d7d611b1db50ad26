"""Command ``django``: Django's own commands, with the settings of the site."""

import argparse
import sys
from collections.abc import Sequence

from thuocdo.cli.exits import Exit
from thuocdo.cli.parser import Commands, language_of
from thuocdo.config.commands.later import set_up
from thuocdo.vietnamese.sentence import Refusal, Sentence


def add_to(commands: Commands) -> None:
    """Declare ``thuocdo django …`` for the help; its words never come through here."""
    parser = commands.add_parser("django")
    parser.add_argument(
        "words",
        nargs=argparse.REMAINDER,
        metavar=Sentence("TỪ", "WORDS"),
        help=Sentence("như của django-admin", "as of django-admin"),
    )
    parser.set_defaults(run=lambda args: pass_on(args.words))


def pass_on(words: Sequence[str]) -> int:
    """Run a command of Django; its messages are Django's own."""
    try:
        set_up(language_of([]))
    except Refusal as refusal:
        sys.stderr.write(f"thuocdo: {refusal.sentence.in_language(language_of([]))}\n")
        return Exit.REFUSED
    from django.core.management import execute_from_command_line  # noqa: PLC0415

    execute_from_command_line(["thuocdo django", *words])
    return Exit.DONE
