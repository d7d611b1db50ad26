"""A sign of life is for terminals only."""

import io
import sys

from thuocdo.cli.writing.progress import MANY, counted, working
from thuocdo.vietnamese.sentence import Sentence

WHAT = Sentence("Đang làm…", "Working…")


class Terminal(io.StringIO):
    """Standard error that is a terminal."""

    def isatty(self):
        return True


def test_nothing_is_said_into_a_file(capsys):
    with working(WHAT, "vi"):
        pass
    assert list(counted(["a", "b"], WHAT, "vi")) == ["a", "b"]

    assert capsys.readouterr() == ("", "")


def test_a_terminal_sees_what_goes_on(monkeypatch):
    monkeypatch.setattr(sys, "stderr", Terminal())
    monkeypatch.setenv("TERM", "xterm")

    with working(WHAT, "en"):
        pass
    assert list(counted([str(n) for n in range(MANY)], WHAT, "vi"))[-1] == str(MANY - 1)

    assert "Đang làm…" in sys.stderr.getvalue()
    assert "Working…" in sys.stderr.getvalue()
