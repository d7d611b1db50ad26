"""Running the generators again gives the files that ship, byte for byte."""

from pathlib import Path

import pytest

import make_demo_figures
import make_demo_sets

ROOT = Path(__file__).parents[2]


def contents(folder, pattern):
    return {p.relative_to(folder): p.read_bytes() for p in folder.rglob(pattern) if p.is_file()}


@pytest.mark.slow
def test_the_sets_are_what_the_script_writes(tmp_path):
    make_demo_sets.main(["--out", str(tmp_path)])

    written = contents(tmp_path, "*")
    shipped = {
        path: data
        for path, data in contents(ROOT / "index_sets", "*").items()
        if path.parts[0].startswith("demo-province-")
    }
    assert len(written) == 46
    assert written == shipped


@pytest.mark.slow
def test_the_figures_are_what_the_script_writes(tmp_path):
    make_demo_figures.main(["--out", str(tmp_path)])

    written = contents(tmp_path, "*.csv")
    assert len(written) == 10
    assert written == contents(ROOT / "demo" / "province", "*.csv")
