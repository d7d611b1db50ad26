"""What a command of the site does first: set up Django, in the language that was asked for."""

import argparse
import os
from collections.abc import Callable
from importlib import import_module

from thuocdo.cli.exits import Exit
from thuocdo.cli.parser import Commands, Parser
from thuocdo.vietnamese.sentence import Refusal, Sentence

SETTINGS = "thuocdo.config.settings"
ACTION = Sentence("VIỆC", "ACTION")


class NotReady(Refusal):
    """The database lacks tables or columns that this version needs."""


def set_up(language: str) -> None:
    """Load the settings and the apps.

    Raises:
        InvalidSetting: a variable of the environment says something that cannot be meant.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    import django  # noqa: PLC0415  (slow; help texts do not need it)
    from django.utils import translation  # noqa: PLC0415

    django.setup()
    translation.activate(language)


def later(place: str) -> Callable[[argparse.Namespace], int]:
    """What runs ``module:function`` once Django is there.

    Raises:
        NotReady: the database was never migrated, or not by this version.
    """

    def run(args: argparse.Namespace) -> int:
        set_up(args.lang)
        from django.db.utils import OperationalError, ProgrammingError  # noqa: PLC0415

        module, function = place.split(":")
        try:
            return int(getattr(import_module(module), function)(args) or Exit.DONE)
        except (OperationalError, ProgrammingError) as error:
            raise not_ready(error) from error

    return run


def not_ready(error: Exception) -> NotReady:
    """The refusal with what the database itself said."""
    said = " ".join(str(error).split())
    return NotReady(
        f"cơ sở dữ liệu chưa dùng được: {said}. Kiểm tra DATABASE_URL, rồi chạy `thuocdo migrate`.",
        f"the database cannot be used: {said}. Check DATABASE_URL, then run `thuocdo migrate`.",
    )


def action(actions: Commands, name: str, language: str, summary: Sentence) -> Parser:
    """The parser of one action; its summary stands in the list and in its own help."""
    text = summary.in_language(language)
    parser: Parser = actions.add_parser(name, help=text, description=text)
    return parser
