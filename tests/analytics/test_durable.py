"""Tests of files that are there whole or not at all."""

import pytest

from thuocdo.analytics import durable
from thuocdo.analytics.durable import PARTIAL, together, whole, writing


@pytest.fixture
def settled(monkeypatch):
    """Every file and folder that was waited for, in order."""
    seen = []
    monkeypatch.setattr(durable, "settle", seen.append)
    return seen


def write(path, text="x"):
    """One file."""
    with whole(path) as partial:
        partial.write_text(text, encoding="utf-8")


def test_a_file_is_on_the_disk_before_it_takes_its_place(tmp_path, settled):
    write(tmp_path / "a")
    assert [path.name for path in settled] == [f".a{PARTIAL}", tmp_path.name]


def test_files_written_together_are_waited_for_at_the_end_with_new_folders(tmp_path, settled):
    with together():
        write(tmp_path / "month=1" / "a")
        write(tmp_path / "month=2" / "b")
        assert settled == []
    months = {tmp_path / "month=1", tmp_path / "month=2"}
    assert (
        set(settled) == {tmp_path / "month=1" / "a", tmp_path / "month=2" / "b", tmp_path} | months
    )


def test_a_block_that_fails_waits_for_nothing_and_ends(tmp_path, settled):
    def failing():
        with together():
            write(tmp_path / "a")
            raise ValueError("stop")

    with pytest.raises(ValueError, match="stop"):
        failing()
    assert settled == []
    write(tmp_path / "b")
    assert settled[-1] == tmp_path


def test_a_file_that_fails_leaves_the_older_one(tmp_path):
    write(tmp_path / "a", "older")

    def failing():
        with whole(tmp_path / "a") as partial:
            partial.write_text("half", encoding="utf-8")
            raise ValueError("stop")

    with pytest.raises(ValueError, match="stop"), together():
        failing()
    assert [path.name for path in tmp_path.iterdir()] == ["a"]
    assert (tmp_path / "a").read_text(encoding="utf-8") == "older"


def test_what_cannot_be_written_beside_other_work_is_told(tmp_path):
    def fail(path):
        raise OSError(path)

    def begin_both():
        with writing() as begin:
            begin(write, tmp_path / "one", "1")
            begin(fail, "full")

    with pytest.raises(OSError, match="full"):
        begin_both()

    assert (tmp_path / "one").read_text() == "1"
