"""The command line in Vietnamese or English: help, headings and usage errors."""

import argparse
import os
import re
import sys
from collections.abc import Sequence
from functools import partial
from typing import Any, NoReturn, TypeAlias, cast

from thuocdo.cli.exits import Exit
from thuocdo.vietnamese.sentence import Sentence

Commands: TypeAlias = "argparse._SubParsersAction[Parser]"  # noqa: SLF001  (argparse gives it no public name)

LANGUAGE_VARIABLE = "THUOCDO_LANG"
LANGUAGES = ("vi", "en")
USAGE = Sentence("cách dùng: ", "usage: ")
ARGUMENTS = Sentence("đối số", "arguments")
OPTIONS = Sentence("tùy chọn", "options")
LANGUAGE = Sentence(
    "ngôn ngữ; mặc định vi, hoặc theo biến THUOCDO_LANG", "language; vi, or what THUOCDO_LANG says"
)
HELP = Sentence("hiện hướng dẫn này rồi thoát", "show this help and exit")

# What argparse says of a wrong command line → the same in Vietnamese.
ERRORS = (
    (r"the following arguments are required: (.*)", r"thiếu \1"),
    (r"unrecognized arguments: (.*)", r"không có tùy chọn hoặc đối số `\1`"),
    (
        r"argument (.*): invalid choice: '?(.*?)'? \(choose from (.*)\)",
        r"\1 không nhận `\2`, chỉ nhận: \3",
    ),
    (r"argument (.*): expected one argument", r"\1 cần một giá trị"),
    (r"argument (.*): expected at least one argument", r"\1 cần ít nhất một giá trị"),
    (r"argument (.*): expected (\d+) arguments", r"\1 cần \2 giá trị"),
    (r"argument (.*): invalid \S+ value: '(.*)'", r"\1 không nhận giá trị `\2`"),
    (r"ambiguous option: (\S+) could match (.*)", r"`\1` có thể là \2"),
)


def language_of(argv: Sequence[str]) -> str:
    """The language asked for: the last ``--lang``, else the environment's, else Vietnamese."""
    asked = os.environ.get(LANGUAGE_VARIABLE, "")
    for place, word in enumerate(argv):
        if word == "--lang":
            asked = "".join(argv[place + 1 : place + 2])
        elif word.startswith("--lang="):
            asked = word.removeprefix("--lang=")
    return asked if asked in LANGUAGES else LANGUAGES[0]


class Wide(argparse.HelpFormatter):
    """Room for the names of all commands in one column."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=28)
        self._action_max_length = 20  # argparse forgets the indentation of the longest name


class Parser(argparse.ArgumentParser):
    """A parser that speaks one language; help texts may be given as sentences."""

    def __init__(self, *, language: str = "vi", **options: Any) -> None:  # noqa: ANN401
        description = options.get("description")
        if isinstance(description, Sentence):
            options["description"] = description.in_language(language)
        super().__init__(
            **{"formatter_class": Wide, **options, "add_help": False, "allow_abbrev": False}
        )
        self.language = language
        self._positionals.title = ARGUMENTS.in_language(language)
        self._optionals.title = OPTIONS.in_language(language)
        self.add_argument("-h", "--help", action="help", help=HELP)

    def add_argument(self, *names: Any, **options: Any) -> argparse.Action:  # noqa: ANN401
        """Declare an argument; ``help`` and ``metavar`` may be sentences."""
        for key in ("help", "metavar"):
            if isinstance(options.get(key), Sentence):
                options[key] = options[key].in_language(self.language)
        return super().add_argument(*names, **options)

    def add_commands(self, metavar: Sentence) -> "Commands":
        """Subcommands, which speak the same language."""
        return self.add_subparsers(
            required=True,
            metavar=metavar.in_language(self.language),
            parser_class=cast("type[Parser]", partial(Parser, language=self.language)),
        )

    def format_help(self) -> str:
        """The whole help under headings of the language."""
        formatter = self._get_formatter()
        formatter.add_usage(
            self.usage,
            self._actions,
            self._mutually_exclusive_groups,
            prefix=USAGE.in_language(self.language),
        )
        formatter.add_text(self.description)
        for group in self._action_groups:
            formatter.start_section(group.title)
            formatter.add_text(group.description)
            formatter.add_arguments(group._group_actions)  # noqa: SLF001  (as argparse does)
            formatter.end_section()
        formatter.add_text(self.epilog)
        return formatter.format_help()

    def error(self, message: str) -> NoReturn:
        """One sentence and the exit code for a wrong command line."""
        vi = f"{in_vietnamese(message)}. Xem `{self.prog} --help`."
        en = f"{message}. See `{self.prog} --help`."
        sys.stderr.write(f"thuocdo: {Sentence(vi, en).in_language(self.language)}\n")
        sys.exit(Exit.USAGE)


def in_vietnamese(message: str) -> str:
    """What argparse says, in Vietnamese; as it is where the form is not known."""
    for english, vietnamese in ERRORS:
        found = re.fullmatch(english, message, re.DOTALL)
        if found:
            return found.expand(vietnamese)
    return message
