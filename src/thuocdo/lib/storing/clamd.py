"""Asks clamd about a file by its INSTREAM command, over a socket of the machine or of the net."""

import socket
import struct
from pathlib import Path

from django.conf import settings

from thuocdo.lib.storing.errors import ScannerSilent

SECONDS = 60
PIECE = 64 * 1024
CLEAN, FOUND = "OK", "FOUND"


def scan(path: Path) -> str | None:
    """The name of what was found; None where there is nothing.

    Raises:
        ScannerSilent: it cannot be reached, or says something else.
    """
    try:
        with connected(settings.CLAMD) as line:
            line.sendall(b"zINSTREAM\0")
            with path.open("rb") as stream:
                while piece := stream.read(PIECE):
                    line.sendall(struct.pack("!L", len(piece)) + piece)
            line.sendall(struct.pack("!L", 0))
            told = line.makefile("rb").read().decode("utf-8", "replace").rstrip("\0\n")
    except OSError as error:
        raise ScannerSilent(str(error)) from None
    return understood(told)


def connected(address: str) -> socket.socket:
    """A line to clamd: ``/run/clamav/clamd.ctl``, or ``host:port``."""
    host, _, port = address.rpartition(":")
    if address.startswith("/"):
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.settimeout(SECONDS)
        try:
            line.connect(address)
        except OSError:
            line.close()
            raise
        return line
    return socket.create_connection((host, int(port)), timeout=SECONDS)


def understood(told: str) -> str | None:
    """``stream: OK`` and ``stream: Eicar-Signature FOUND``; all else is no answer."""
    what = told.removeprefix("stream: ")
    if what == CLEAN:
        return None
    name, _, last = what.rpartition(" ")
    if last != FOUND or not name:
        raise ScannerSilent(told)
    return name
