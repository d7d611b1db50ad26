"""A result appears whole or not at all, and a reader may stop early."""

import subprocess
import sys

import pytest

from thuocdo.reading.tables.written import UnwritableFile, write_whole


def test_an_old_file_is_replaced(tmp_path):
    out = tmp_path / "a.txt"
    out.write_text("old", encoding="utf-8")

    write_whole("mới\n", out)

    assert out.read_bytes() == "mới\n".encode()
    assert list(tmp_path.iterdir()) == [out]


def test_a_folder_in_the_way_is_refused_and_nothing_is_left(tmp_path):
    (tmp_path / "a").mkdir()

    with pytest.raises(UnwritableFile):
        write_whole("x", tmp_path / "a")

    assert [path.name for path in tmp_path.iterdir()] == ["a"]


@pytest.mark.slow
def test_a_closed_pipe_ends_quietly():
    code = "from thuocdo.reading.tables.written import write_whole; write_whole('x' * 10**6, None)"
    process = subprocess.Popen(  # noqa: S603
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    process.stdout.close()

    error = process.stderr.read()
    process.stderr.close()

    assert (process.wait(timeout=30), error) == (0, b"")
