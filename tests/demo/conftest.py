"""The shipped demonstration sets and figures, loaded once, beside the scripts that wrote them."""

import sys
from pathlib import Path

import pytest

from thuocdo.cli.figures.reading import read_figures, with_register
from thuocdo.core.index_set.loading import load_index_set
from thuocdo.core.rollup.units import Scorer
from thuocdo.vietnamese.numbers import DecimalMark

ROOT = Path(__file__).parents[2]
SCHEMES = ("departments", "communes")
YEARS = (2022, 2023, 2024, 2025)

sys.path.insert(0, str(ROOT / "scripts"))


def folder_of(scheme, edition):
    return ROOT / "index_sets" / f"demo-province-{scheme}" / edition


@pytest.fixture(scope="session")
def editions():
    return {
        (scheme, edition): load_index_set(folder_of(scheme, edition))
        for scheme in SCHEMES
        for edition in ("2024", "2025")
    }


@pytest.fixture(scope="session")
def province():
    return ROOT / "demo" / "province"


@pytest.fixture(scope="session")
def figures(editions, province):
    """What the units declared, by scheme and year."""
    read = {}
    for scheme in SCHEMES:
        for year in YEARS:
            index_set = editions[scheme, "2025" if year == 2025 else "2024"]
            path = str(province / f"{scheme}-{year}.csv")
            table = read_figures(path, index_set, decimal=DecimalMark.POINT)
            read[scheme, year] = with_register(table, str(province / "units.csv"))
    return read


@pytest.fixture(scope="session")
def results(editions, figures):
    """Results of every unit, by scheme and year."""
    scored = {}
    for (scheme, year), table in figures.items():
        scorer = Scorer(editions[scheme, "2025" if year == 2025 else "2024"])
        scored[scheme, year] = {
            unit: scorer.score(unit, entries) for unit, entries in table.entries.items()
        }
    return scored
