"""The communes of the demo province over the reorganisation and the new edition of 2025."""

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from thuocdo.core.comparing.bridge import Predecessor, bridge
from thuocdo.core.comparing.events import Edge, Event, EventKind
from thuocdo.core.comparing.lineage import Lineage, predecessor_weights
from thuocdo.core.comparing.waterfall import bridged_contributions, waterfall
from thuocdo.core.index_set.editions import Change, compare_editions
from thuocdo.core.index_set.loading import load_index_set
from thuocdo.core.rollup.units import Scorer
from thuocdo.core.scoring.figures import Entry, InputType

pytestmark = pytest.mark.slow  # reads two editions and two years of figures

ROOT = Path(__file__).parents[3]
SETS, PROVINCE = ROOT / "index_sets" / "demo-province-communes", ROOT / "demo" / "province"
BEFORE, TODAY = date(2024, 12, 31), date(2025, 12, 31)
READERS = {
    InputType.YES_NO: lambda text: text == "có",
    InputType.DATE: date.fromisoformat,
    InputType.CHOICE: str,
    InputType.TEXT: str,
}


def rows_of(name):
    with (PROVINCE / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def entries_of(index_set, year):
    types = {
        leaf.code: {each.name: each.type for each in leaf.rule.inputs}
        for leaf in index_set.leaves
        if leaf.rule
    }
    units = {}
    for row in rows_of(f"communes-{year}.csv"):
        entries, name, text = units.setdefault(row["unit"], {}), row["input"], row["value"]
        if name == "not_applicable":
            entries[row["code"]] = Entry({}, text)
        else:
            read = READERS.get(types[row["code"]][name], Decimal)
            entries.setdefault(row["code"], Entry({})).values[name] = read(text)
    return units


@pytest.fixture(scope="module")
def comparison():
    return compare_editions(load_index_set(SETS / "2024"), load_index_set(SETS / "2025"))


@pytest.fixture(scope="module")
def scored(comparison):
    years = {2024: comparison.old, 2025: comparison.new}
    return {
        year: {
            unit: Scorer(index_set).score(unit, entries)
            for unit, entries in entries_of(index_set, year).items()
        }
        for year, index_set in years.items()
    }


@pytest.fixture(scope="module")
def lineage():
    events = {}
    for row in rows_of("lineage.csv"):
        share = Decimal(row["share_of_old"]) if row["share_of_old"] else None
        key = (date.fromisoformat(row["date"]), EventKind(row["kind"]), row["document"])
        events.setdefault(key, []).append(Edge(row["old"], row["new"] or None, share))
    return Lineage(
        Event(on, kind, tuple(edges), "population", document)
        for (on, kind, document), edges in events.items()
    )


def test_the_new_edition_changes_five_items_adds_two_and_drops_one(comparison):
    changed = {Change.CHANGED_WORDING, Change.CHANGED_RULE, Change.CHANGED_MAXIMUM, Change.MERGED}

    assert sum(bool(item.changes & changed) for item in comparison.leaves) == 5
    assert comparison.count(Change.NEW) == 2
    assert comparison.count(Change.DROPPED) == 1


def test_every_commune_is_bridged_exactly(comparison, scored, lineage):
    sizes = {row["code"]: Decimal(row["population"] or 0) for row in rows_of("units.csv")}

    for unit, result in scored[2025].items():
        weights = predecessor_weights(lineage.predecessors(unit, TODAY, BEFORE), sizes)
        before = [Predecessor(scored[2024][old], weight) for old, weight in weights.items()]

        crossed = bridge(comparison, result, before)
        steps = waterfall(
            crossed.old_total, crossed.new_total, bridged_contributions(crossed), shown=6
        )

        assert sum(crossed.effects) == crossed.new_total - crossed.old_total
        noise = crossed.difference - sum(step.change for step in steps[1:-1])
        assert abs(noise) <= Decimal("1e-9")
        missing = {code for each in before for code in each.result.missing}
        flagged = {row.codes for row in crossed.rows if row.reason}
        assert flagged == {"1.3.3"} | missing  # two items became 1.3.3: other figures are asked


def test_the_merged_commune_has_three_predecessors(lineage):
    assert lineage.predecessors("C062", TODAY, BEFORE) == dict.fromkeys(
        ("C005", "C011", "C019"), Decimal(1)
    )
