"""Command ``bench``: the benchmarks of a checkout, ours and the peer's in one run."""

import argparse
import runpy
import sys

from thuocdo.cli.arguments import add_language
from thuocdo.cli.exits import Exit
from thuocdo.cli.parser import Commands
from thuocdo.core.errors import InvalidRequest
from thuocdo.reading.library import shipped
from thuocdo.vietnamese.sentence import Sentence

HELPERS = ("measuring", "demonstration")  # of which benchmarks are made


def add_to(commands: Commands) -> None:
    """Declare ``thuocdo bench``."""
    parser = commands.add_parser("bench")
    parser.add_argument(
        "names",
        nargs="*",
        metavar=Sentence("TÊN", "NAME"),
        help=Sentence("mặc định: mọi phép đo", "all, if none is named"),
    )
    add_language(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> Exit:
    """Run the named benchmarks, or all of them.

    Raises:
        InvalidRequest: this is no checkout, or there is no such benchmark.
    """
    folder = shipped() / "bench"
    known = {p.stem: p for p in sorted(folder.glob("*.py")) if p.stem not in HELPERS}
    if not known:
        raise InvalidRequest(
            "bản cài đặt không kèm phép đo. Chạy lệnh này trong thư mục mã nguồn.",
            "an installation holds no benchmarks. Run this in a checkout of the source.",
        )
    unknown = ", ".join(name for name in args.names if name not in known)
    if unknown:
        names = ", ".join(known)
        raise InvalidRequest(
            f"không có phép đo {unknown}. Mã nguồn có: {names}.",
            f"there is no benchmark {unknown}. A checkout has: {names}.",
        )
    sys.path.insert(0, str(folder))
    for name in args.names or known:
        sys.argv = [name]
        runpy.run_path(str(known[name]), run_name="__main__")
    return Exit.DONE
