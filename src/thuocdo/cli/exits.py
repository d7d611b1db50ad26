"""Exit codes of the command, the same for every subcommand."""

from enum import IntEnum


class Exit(IntEnum):
    """What the calling program may rely on; documented in docs/reference/command.md."""

    DONE = 0  # done, and nothing to object to
    FOUND = 1  # done, and the check found something
    USAGE = 2  # the command line itself is wrong (argparse uses the same code)
    REFUSED = 3  # an input was refused; the sentence says what, where and what to do
    STOPPED = 130  # by Ctrl+C, as shells have it
