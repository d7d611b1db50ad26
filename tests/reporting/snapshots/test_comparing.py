"""Years read back from bundles: computed again, compared, put in a row."""

from decimal import Decimal

import pytest

from tests.factories.snapshots import COMMUNES, demo_edition_files, demo_snapshot, demo_years
from thuocdo.core.errors import InvalidRequest
from thuocdo.reporting.snapshots import again, comparing
from thuocdo.reporting.snapshots.again import scored_again
from thuocdo.reporting.snapshots.archive import BrokenBundle, packed
from thuocdo.reporting.snapshots.bundle import write_bundle
from thuocdo.reporting.snapshots.comparing import Way, all_ways, series, two_years
from thuocdo.reporting.snapshots.recomputing import NotComputed


@pytest.fixture(scope="session")
def paths(bundle, stated_bundle, tmp_path_factory):
    """Bundles of two years, and of a stated table."""
    folder = tmp_path_factory.mktemp("years")
    old = write_bundle(
        demo_snapshot(year=2024), demo_edition_files(year=2024), demo_years(year=2024).figures
    )
    found = {}
    for name, data in (("2024", old), ("2025", bundle), ("stated", stated_bundle)):
        found[name] = folder / f"{name}.zip"
        found[name].write_bytes(data)
    return found


def test_a_bundle_gives_the_same_scores_again(paths):
    found = scored_again(paths["2025"])

    assert {u: r.total for u, r in found.results.items()} == {
        u: r.total for u, r in demo_years().results.items()
    }
    assert found.places == demo_years().places
    assert found.figures.units == demo_years().figures.units


def test_scores_are_computed_once_for_a_content(paths):
    assert scored_again(paths["2025"]) is scored_again(paths["2025"])


def test_another_content_under_the_same_name_is_computed_anew(paths, tmp_path):
    path = tmp_path / "goi.zip"
    path.write_bytes(paths["2025"].read_bytes())
    first = scored_again(path)
    path.write_bytes(paths["2024"].read_bytes())

    assert scored_again(path).index_set.edition == "2024"
    assert first.index_set.edition == "2025"


def test_stated_figures_cannot_be_computed_again(paths):
    with pytest.raises(NotComputed) as refusal:
        scored_again(paths["stated"])

    assert "nguyên từ văn bản" in refusal.value.sentence.vi


def test_a_bundle_with_strange_content_is_refused(tmp_path):
    path = tmp_path / "goi.zip"
    path.write_bytes(packed({"publication.json": b"{}"}))

    with pytest.raises(BrokenBundle):
        scored_again(path)


def test_two_years_are_compared_with_the_lineage_of_the_newer(paths):
    years = two_years(paths["2024"], paths["2025"])

    assert (years.old_year, years.new_year) == (2024, 2025)
    change = years.change_of("C001")
    old, new = (demo_years(year=year).results["C001"].total for year in (2024, 2025))
    assert change.bridge.difference == (new - old).quantize(Decimal("1e-12"))
    assert years.predecessors_of("C062")
    assert two_years(paths["2024"], paths["2025"]) is years


def snapshots(*years):
    return [demo_snapshot(COMMUNES, year) for year in years]


def test_a_unit_that_never_changed_is_the_same_in_all_ways():
    ways = all_ways("C001", snapshots(2025, 2023, 2024))

    values = [(p.year, p.value) for p in ways[Way.AS_IT_WAS]]
    assert [year for year, _ in values] == [2023, 2024, 2025]
    assert values[2][1] == demo_years().results["C001"].percent
    assert all([(p.year, p.value) for p in way] == values for way in ways.values())


def test_a_merged_unit_shows_what_it_was():
    points = series("C062", snapshots(2024, 2025), Way.AS_IT_WAS)

    assert [p.unit for p in points if p.year == 2024] == ["C005", "C011", "C019"]
    assert [p.unit for p in points if p.year == 2025] == ["C062"]


def test_a_merged_unit_is_worked_out_by_population():
    old, new = series("C062", snapshots(2024, 2025), Way.TODAYS_UNITS)

    shot = demo_snapshot(COMMUNES, 2024)
    parts = ["C005", "C011", "C019"]
    people = {code: shot.units[code].population for code in parts}
    mean = sum(shot.scores[c].percent * people[c] for c in parts) / sum(people.values())
    assert old.is_reconstructed
    assert old.value.quantize(Decimal("1e-9")) == mean.quantize(Decimal("1e-9"))
    assert new.value == demo_years().results["C062"].percent


def test_a_merged_unit_is_left_out_of_unchanged_ones():
    assert series("C062", snapshots(2024, 2025), Way.UNCHANGED) == []


def test_a_unit_that_ended_has_no_series():
    with pytest.raises(InvalidRequest):
        series("C005", snapshots(2024, 2025), Way.AS_IT_WAS)


def test_without_populations_units_count_equally():
    shot = demo_snapshot("demo-province-departments", 2025)

    assert comparing.year_of(shot).sizes is None
    assert again.KEPT >= 8
