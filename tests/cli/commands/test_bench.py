"""Command ``bench``: runs what a checkout has, by name."""

import sys

import pytest

from thuocdo.cli.commands import bench


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """A checkout with one benchmark."""
    folder = tmp_path / "bench"
    folder.mkdir()
    for helper in ("measuring.py", "demonstration.py"):
        (folder / helper).write_text("raise SystemExit('no benchmark')")
    (folder / "counting.py").write_text("import sys; sys.stdout.write('counted\\n')")
    monkeypatch.setattr(bench, "shipped", lambda: tmp_path)
    monkeypatch.setattr(sys, "path", [*sys.path])
    monkeypatch.setattr(sys, "argv", [*sys.argv])


@pytest.mark.usefixtures("checkout")
@pytest.mark.parametrize("names", [[], ["counting"]])
def test_benchmarks_run(thuocdo, names):
    assert thuocdo("bench", *names) == (0, "counted\n", "")


@pytest.mark.usefixtures("checkout")
def test_an_unknown_benchmark_is_refused(thuocdo):
    outcome = thuocdo("bench", "flying")

    assert outcome.code == 3
    assert "Mã nguồn có: counting" in outcome.err


def test_an_installation_without_benchmarks_says_where_they_are(thuocdo, tmp_path, monkeypatch):
    monkeypatch.setattr(bench, "shipped", lambda: tmp_path)

    outcome = thuocdo("bench")

    assert outcome.code == 3
    assert "Chạy lệnh này trong thư mục mã nguồn" in outcome.err
