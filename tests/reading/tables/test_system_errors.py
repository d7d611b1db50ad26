"""The operating system's refusals in both languages, wherever a file is read or written."""

import errno
from pathlib import Path

import pytest

from thuocdo.reading.tables.refusals import UnreadableTable
from thuocdo.reading.tables.sources import read_source
from thuocdo.reading.tables.system_errors import REASONS, reason_of
from thuocdo.reading.tables.written import UnwritableFile, write_whole


@pytest.mark.parametrize("number", REASONS, ids=lambda number: errno.errorcode[number])
def test_a_common_reason_is_told_without_the_systems_own_words(number):
    vi, en = reason_of(OSError(number, "system text"))

    assert vi != en
    assert "system text" not in vi + en


@pytest.mark.parametrize(
    ("error", "name"),
    [
        pytest.param(OSError(errno.EMFILE, "Too many open files"), "EMFILE", id="rare"),
        pytest.param(OSError("no number"), "OSError", id="without a number"),
    ],
)
def test_a_rare_reason_keeps_only_its_name(error, name):
    assert tuple(reason_of(error)) == (name, name)


def test_a_file_that_may_not_be_read_or_written_is_told_in_vietnamese(tmp_path, monkeypatch):
    def refuse(*_):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    monkeypatch.setattr(Path, "write_bytes", refuse)
    with pytest.raises(UnreadableTable) as unread:
        read_source("a.csv")
    with pytest.raises(UnwritableFile) as unwritten:
        write_whole("x", tmp_path / "a.csv")

    for refusal in (unread.value, unwritten.value):
        assert "(không có quyền)" in refusal.sentence.vi
        assert "(no permission)" in refusal.sentence.en


def test_a_missing_folder_is_told(tmp_path):
    with pytest.raises(UnwritableFile) as refusal:
        write_whole("x", tmp_path / "none" / "a.csv")

    assert "(không có tệp hoặc thư mục này)" in refusal.value.sentence.vi
