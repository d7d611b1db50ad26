"""Writing of a result: to standard output, or to a file that appears whole or not at all."""

import os
import sys
from pathlib import Path

from thuocdo.reading.tables.system_errors import reason_of
from thuocdo.vietnamese.sentence import Refusal


class UnwritableFile(Refusal):
    """The result cannot be put where it was asked for."""


def write_whole(text: str, out: Path | None) -> None:
    """Write the text to the file, or to standard output where there is no file.

    Raises:
        UnwritableFile: the folder is missing or may not be written to.
    """
    if out is None:
        _write_out(text)
    else:
        write_bytes(text.encode(), out)


def write_bytes(content: bytes, out: Path) -> None:
    """Write the content to the file, whole or not at all.

    Raises:
        UnwritableFile: the folder is missing or may not be written to.
    """
    part = out.with_name(f".{out.name}.{os.getpid()}.part")
    try:
        try:
            part.write_bytes(content)
            part.replace(out)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        reason = reason_of(error)
        raise UnwritableFile(
            f"{out}: không ghi được ({reason.vi}). Kiểm tra thư mục, quyền ghi và chỗ trống.",
            f"{out}: cannot be written ({reason.en}). "
            "Check the folder, the permission and the space left.",
        ) from error


def _write_out(text: str) -> None:
    """A reader that stops early, such as ``head``, ends the output quietly."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        # The interpreter flushes once more at exit and would complain then.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
