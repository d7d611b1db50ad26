"""The virus scanner, over a socket of this machine."""

import socket
import struct
import tempfile
from pathlib import Path
from threading import Thread

import pytest

from thuocdo.lib.storing.clamd import connected, scan, understood
from thuocdo.lib.storing.errors import ScannerSilent

pytestmark = pytest.mark.slow


@pytest.fixture
def clamd(settings):
    """A scanner that gives one answer and notes what it was sent."""
    folder = tempfile.TemporaryDirectory(prefix="clamd-")  # short: such names may not be long
    address = str(Path(folder.name) / "s")
    listening = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    listening.bind(address)
    listening.listen(1)
    threads, heard = [], []

    def answer_once(answer):
        line, _ = listening.accept()
        with line, line.makefile("rb") as stream:
            heard.append(stream.read(len("zINSTREAM\0")))
            while size := struct.unpack("!L", stream.read(4))[0]:
                heard.append(stream.read(size))
            line.sendall(answer)

    def says(answer):
        thread = Thread(target=answer_once, args=(answer,))
        thread.start()
        threads.append(thread)
        return heard

    settings.CLAMD = address
    yield says
    for thread in threads:
        thread.join(5)
    listening.close()
    folder.cleanup()


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "file"
    path.write_bytes(b"x" * 100_000)
    return path


@pytest.mark.parametrize(
    ("answer", "found"),
    [(b"stream: OK\0", None), (b"stream: Eicar-Signature FOUND\0", "Eicar-Signature")],
)
def test_a_file_is_streamed_and_the_answer_understood(clamd, file, answer, found):
    heard = clamd(answer)

    assert scan(file) == found
    assert heard[0] == b"zINSTREAM\0"
    assert b"".join(heard[1:]) == file.read_bytes()


def test_a_scanner_that_is_not_there_is_silent(file, settings, tmp_path):
    settings.CLAMD = str(tmp_path / "none")

    with pytest.raises(ScannerSilent):
        scan(file)


@pytest.mark.parametrize("told", ["", "INSTREAM size limit exceeded. ERROR", "FOUND", "stream: "])
def test_any_other_answer_is_no_answer(told):
    with pytest.raises(ScannerSilent):
        understood(told)


def test_an_address_with_a_port_is_of_the_net(monkeypatch):
    asked = []
    monkeypatch.setattr(
        socket, "create_connection", lambda *to, timeout: asked.append((*to, timeout))
    )

    connected("scanner.local:3310")

    assert asked == [(("scanner.local", 3310), 60)]
