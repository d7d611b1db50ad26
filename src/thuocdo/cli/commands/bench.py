"""Command ``bench``: the benchmarks of a checkout, ours and the peer's in one run."""

import argparse
import runpy
import sys

from thuocdo.cli.arguments import Commands, shared
from thuocdo.cli.exits import Exit
from thuocdo.cli.library import shipped
from thuocdo.core.errors import InvalidRequest


def add_to(commands: Commands) -> None:
    """Declare ``thuocdo bench``."""
    parser = commands.add_parser(
        "bench",
        parents=[shared(formats=())],
        help="đo tốc độ và bộ nhớ so với cách làm thông thường",
    )
    parser.add_argument("names", nargs="*", metavar="TÊN", help="mặc định: mọi phép đo")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> Exit:
    """Run the named benchmarks, or all of them.

    Raises:
        InvalidRequest: this is no checkout, or there is no such benchmark.
    """
    folder = shipped() / "bench"
    known = {path.stem: path for path in sorted(folder.glob("*.py")) if path.stem != "measuring"}
    unknown = [name for name in args.names if name not in known]
    if unknown or not known:
        names = ", ".join(known)
        raise InvalidRequest(
            f"không có phép đo {', '.join(unknown)}. Mã nguồn có: {names or 'không có'}.",
            f"there is no benchmark {', '.join(unknown)}. A checkout has: {names or 'none'}.",
        )
    sys.path.insert(0, str(folder))
    for name in args.names or known:
        sys.argv = [name]
        runpy.run_path(str(known[name]), run_name="__main__")
    return Exit.DONE
