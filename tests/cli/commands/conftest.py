"""Two years of a small scheme in a library of its own, with a merged unit."""

from pathlib import Path

import pytest

LINES = {
    2024: "unit,name,block,region,1.1,1.2,1.10,2.1,2.2\n"
    "A,Xã An,xã,Bắc,1,85,4,6,60\nB,Xã Bình,xã,Nam,2,92,2,7,70\nC,Xã Cát,xã,Nam,1,70,1,5,40\n",
    2025: "unit,name,block,region,1.1,1.2,1.10,2.1,2.2\n"
    "A,Xã An,xã,Bắc,2,92,4,8,80\nD,Xã Đông,xã,Nam,1,85,2,6,40\n",
}
EVENTS = """\
date,kind,old,new,share_of_old,basis,document
2025-07-01,merge,B,D,1,population,12/NQ
2025-07-01,merge,C,D,1,population,12/NQ
"""


@pytest.fixture
def library(thuocdo, criteria, monkeypatch):
    """A folder of schemes with one edition that assesses 2024 and 2025."""
    folder = Path("library/small/2024")
    thuocdo("index-sets", "import", criteria, "--out", folder, "--scheme", "small", "--year", 2024)
    heading = folder / "index_set.yaml"
    heading.write_text(heading.read_text().replace("- 2024", "- 2024\n- 2025"))
    monkeypatch.setenv("THUOCDO_INDEX_SETS", "library")
    return folder


@pytest.fixture
def years(write):
    """The figures of both years."""
    return [write(f"{year}.csv", lines) for year, lines in LINES.items()]


@pytest.fixture
def events(write):
    """B and C became D."""
    return write("events.csv", EVENTS)


@pytest.fixture
def register(write):
    """Sizes of the units, for weights."""
    return write("units.csv", "code,population\nA,1000\nB,3000\nC,1000\nD,4000\n")
