"""The shipped demonstration sets and figures, loaded once, beside the scripts that wrote them.

The tables are read here in the plainest way, so that a fault of the real reader is not repeated.
"""

import csv
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import pytest

from thuocdo.core.index_set.loading import load_index_set
from thuocdo.core.rollup.units import Scorer
from thuocdo.core.scoring.figures import Entry, InputType

ROOT = Path(__file__).parents[2]
SCHEMES = ("departments", "communes")
YEARS = (2022, 2023, 2024, 2025)
READ = {
    InputType.DATE: date.fromisoformat,
    InputType.YES_NO: {"có": True, "không": False}.__getitem__,
    InputType.CHOICE: str,
    InputType.TEXT: str,
}

sys.path.insert(0, str(ROOT / "scripts"))


def edition_of(year):
    return "2025" if year == 2025 else "2024"


def rows_of(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="session")
def editions():
    return {
        (scheme, edition): load_index_set(ROOT / "index_sets" / f"demo-province-{scheme}" / edition)
        for scheme in SCHEMES
        for edition in ("2024", "2025")
    }


@pytest.fixture(scope="session")
def province():
    return ROOT / "demo" / "province"


@pytest.fixture(scope="session")
def register(province):
    """Block, region and whether it is ranked, by code."""
    return {
        row["code"]: SimpleNamespace(
            block=row["block"], region=row["region"], is_ranked=row["is_ranked"] == "có"
        )
        for row in rows_of(province / "units.csv")
    }


def read_entries(path, index_set):
    """What each unit declared, by code."""
    asked = {
        leaf.code: {i.name: i.type for i in leaf.rule.inputs}
        for leaf in index_set.leaves
        if leaf.rule
    }
    units = {}
    for row in rows_of(path):
        unit = units.setdefault(row["unit"], {})
        if row["input"] == "not_applicable":
            unit[row["code"]] = Entry({}, row["value"])
            continue
        read = READ.get(asked[row["code"]][row["input"]], Decimal)
        unit.setdefault(row["code"], Entry({})).values[row["input"]] = read(row["value"])
    return units


@pytest.fixture(scope="session")
def figures(editions, province):
    """What the units declared, by scheme and year."""
    return {
        (scheme, year): read_entries(
            province / f"{scheme}-{year}.csv", editions[scheme, edition_of(year)]
        )
        for scheme in SCHEMES
        for year in YEARS
    }


@pytest.fixture(scope="session")
def results(editions, figures):
    """Results of every unit, by scheme and year."""
    scored = {}
    for (scheme, year), units in figures.items():
        scorer = Scorer(editions[scheme, edition_of(year)])
        scored[scheme, year] = {unit: scorer.score(unit, e) for unit, e in units.items()}
    return scored
