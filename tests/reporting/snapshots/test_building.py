"""What a snapshot says of a scored year, and of a stated table."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.factories.snapshots import demo_about, demo_snapshot, demo_years, stated_example
from thuocdo.core.rollup.results import State
from thuocdo.core.rounding import EXACT, to_published
from thuocdo.core.scoring.figures import Entry, Layer, Provenance
from thuocdo.reporting.scored import score_figures
from thuocdo.reporting.snapshots.building import computed_snapshot
from thuocdo.reporting.snapshots.intervals import intervals_of
from thuocdo.reporting.snapshots.leaves import ROLES
from thuocdo.reporting.snapshots.model import Kind
from thuocdo.reporting.snapshots.simulation import simulation_of
from thuocdo.reporting.snapshots.statements import findings_of, statement_of
from thuocdo.reporting.snapshots.stating import Stated, StatedUnit, stated_snapshot
from thuocdo.vietnamese.sentence import Sentence


def with_entries(changes, drop=()):
    """The demonstration with some entries of the first unit changed."""
    scored = demo_years()
    entries = {unit: dict(own) for unit, own in scored.figures.entries.items()}
    entries["C001"] |= changes
    for code in drop:
        del entries["C001"][code]
    figures = replace(scored.figures, entries=entries)
    return computed_snapshot(score_figures(scored.index_set, figures), demo_about())


def shown(score):
    """What the demonstration ranks: the percent as it is published."""
    return to_published(score.percent)


def test_a_snapshot_says_what_the_core_computed():
    snapshot, scored = demo_snapshot(), demo_years()

    assert snapshot.kind is Kind.COMPUTED
    assert (snapshot.scheme, snapshot.edition) == ("demo-province-communes", "2025")
    for unit, score in snapshot.scores.items():
        result, place = scored.results[unit], scored.places[unit]
        assert (score.total, score.percent, score.band) == (
            result.total, result.percent, result.band,
        )  # fmt: skip
        assert (score.rank, score.out_of, score.is_tied) == place
        assert {c: t.points for c, t in score.groups.items()} == {
            c: t.points for c, t in result.groups.items()
        }
        assert list(score.leaves) == list(result.leaves)


def test_scores_stand_by_block_and_rank():
    snapshot = demo_snapshot()

    keys = [(snapshot.units[c].block, s.rank) for c, s in snapshot.scores.items()]
    assert keys == sorted(keys)
    assert snapshot.blocks == ["phường", "xã"]


def test_nodes_stand_below_their_parents_in_the_order_of_the_document():
    nodes = demo_snapshot().nodes

    seen = set()
    for node in nodes.values():
        assert not node.parent or node.parent in seen
        seen.add(node.code)
    assert nodes["1.1.1"].parent == "1.1"
    assert nodes["1.1.1"].rule.vi.endswith(".")
    assert "mục 1.1.1" in nodes["1.1.1"].source
    assert (nodes["1"].is_leaf, nodes["1"].method) == (False, "")


def test_ranks_in_a_region_are_those_of_the_block():
    snapshot = demo_snapshot()

    groups = {}
    for code, score in snapshot.scores.items():
        unit = snapshot.units[code]
        groups.setdefault((unit.block, unit.region), []).append(score)
    assert len(groups) > 2
    for scores in groups.values():
        assert {score.region_out_of for score in scores} == {len(scores)}
        assert [s.region_rank for s in scores] == [
            1 + sum(shown(other) > shown(s) for other in scores) for s in scores
        ]


def test_departments_have_no_regions_and_the_unranked_no_rank():
    snapshot = demo_snapshot("demo-province-departments", 2025)

    assert {score.region_rank for score in snapshot.scores.values()} == {None}
    assert snapshot.scores["S01"].rank is None
    assert snapshot.scores["S01"].interval is None


def test_intervals_hold_the_official_rank_and_are_drawn_again_the_same():
    scored, snapshot = demo_years(), demo_snapshot()

    intervals = {code: score.interval for code, score in snapshot.scores.items()}
    assert all(low <= snapshot.scores[code].rank <= high for code, (low, high) in intervals.items())
    assert any(low < high for low, high in intervals.values())
    assert intervals_of(scored, 2025) == intervals


def test_the_seed_follows_from_edition_and_year():
    assert simulation_of("a" * 64, 2025) == simulation_of("a" * 64, 2025)
    assert len({simulation_of(h, y).seed for h in "ab" for y in (2024, 2025)}) == 4
    assert simulation_of("a", 2025)[1:] == (1000, 0.9)


def test_no_ranked_unit_needs_no_simulation():
    assert intervals_of(replace(demo_years(), places={}), 2025) == {}


def test_a_leaf_explains_itself():
    leaf = demo_snapshot().scores["C001"].leaves["1.1.1"]

    assert leaf.sentence.vi.startswith("Mục 1.1.1")
    assert leaf.explanation.en.startswith("Done on 29/01/2025")
    assert leaf.explanation.en.endswith(".")
    assert [(f.name, f.text.en, f.value) for f in leaf.figures] == [
        ("done_on", "29/01/2025", "2025-01-29"),
        ("reference_on", "08/01/2025", "2025-01-08"),
        ("provided", "yes", "có"),
    ]
    assert (leaf.layer, leaf.role) == ("declared", "unit")
    assert (leaf.gap, leaf.gain) == (("", ""), None)


def test_a_leaf_below_its_maximum_says_what_it_takes():
    leaves = demo_snapshot().scores["C001"].leaves.values()

    open_leaves = [leaf for leaf in leaves if leaf.points is not None and leaf.gain]
    assert open_leaves
    for leaf in open_leaves:
        assert 0 < leaf.gain <= EXACT.subtract(leaf.maximum, leaf.points)
        assert leaf.gap.vi


def test_a_unit_without_figures_has_no_percent_rank_or_interval():
    snapshot = with_entries({}, drop=["1.1.1"])
    score = snapshot.scores["C001"]

    assert score.missing == ("1.1.1",)
    assert (score.percent, score.rank, score.band, score.interval, score.region_rank) == (
        None, None, "", None, None,
    )  # fmt: skip
    leaf = score.leaves["1.1.1"]
    assert (leaf.state, leaf.points, leaf.layer, leaf.role) == (State.MISSING, None, "", "")
    assert leaf.gap.en
    assert score.groups["1"].missing == 1
    assert score.groups["1"].percent is None
    assert next(reversed(list(snapshot.in_block("phường")))).unit == "C001"


@pytest.mark.parametrize(
    ("layer", "role"),
    [
        (Layer.DECLARED, "unit"),
        (Layer.APPRAISED, "appraiser"),
        (Layer.EXPLAINED, "appraiser"),
        (Layer.COUNCIL, "council"),
        (Layer.FINAL, "authority"),
    ],
)
def test_a_figure_names_a_role_and_a_document(layer, role):
    entry = demo_years().figures.entries["C001"]["1.1.1"]
    source = Provenance(layer, "Nguyễn Văn A", None, "7/BC", "3")

    leaf = with_entries({"1.1.1": entry._replace(provenance=source)}).scores["C001"].leaves["1.1.1"]

    assert (leaf.layer, leaf.role, leaf.document, leaf.page) == (layer, role, "7/BC", "3")
    assert role in ROLES


def test_survey_and_data_have_roles_of_their_own():
    snapshot = demo_snapshot()

    roles = {
        snapshot.nodes[leaf.code].method: leaf.role
        for score in snapshot.scores.values()
        for leaf in score.leaves.values()
        if leaf.layer == "declared"
    }
    assert roles["survey"] == "survey"
    assert roles["data"] == "data"
    assert roles["self"] == "unit"


def test_what_does_not_apply_says_so():
    codes = [
        leaf.code
        for leaf in demo_years().index_set.leaves
        if leaf.not_applicable.value == "reduce_maximum"
    ]
    snapshot = with_entries({codes[0]: Entry({}, "không phát sinh")})

    leaf = snapshot.scores["C001"].leaves[codes[0]]
    assert (leaf.state, leaf.points, leaf.maximum) == ("not_applicable", None, 0)
    assert "không phát sinh" in leaf.explanation.vi
    assert leaf.gap == ("", "")


def test_lineage_names_each_edge():
    lines = demo_snapshot().lineage

    assert ("C005", "C062", "merge") in {(line.old, line.new, line.kind) for line in lines}
    assert all(line.document for line in lines)


def test_a_title_of_the_publication_goes_before_that_of_the_edition():
    title = Sentence("Chỉ số riêng", "An index")

    assert computed_snapshot(demo_years(), demo_about(title=title)).title == title


# Stated figures.


def test_a_stated_snapshot_computes_nothing():
    snapshot = stated_example()
    score = snapshot.scores["691"]

    assert snapshot.kind is Kind.STATED
    assert (score.total, score.rank, score.out_of) == (Decimal("93.91"), 5, 11)
    assert score.stated == (None, 6)
    assert score.groups["I"].change == Decimal("1.06")
    assert score.percent == Decimal("93.91")
    assert (score.leaves, score.interval, score.missing) == ({}, None, ())
    assert next(node.code for node in snapshot.domains) == "XHH"


def test_stated_units_stand_by_rank_and_the_unknown_last():
    line = stated_example().units["691"]
    units = [
        StatedUnit(line._replace(code="a")),
        StatedUnit(line._replace(code="b"), rank=2, out_of=3),
        StatedUnit(line._replace(code="c"), rank=1, out_of=3, total=Decimal(0)),
        StatedUnit(line._replace(code="d"), rank=2, out_of=3),
        StatedUnit(line._replace(code="e")),
    ]
    snapshot = stated_snapshot(Stated("s", Sentence("x", "x"), units), demo_about())

    assert list(snapshot.scores) == ["c", "b", "d", "a", "e"]
    assert [s.is_tied for s in snapshot.scores.values()] == [False, True, True, False, False]
    assert snapshot.scores["c"].percent is None
    assert snapshot.scores["a"].stated is None


def test_a_total_of_zero_is_a_total():
    line = stated_example().units["691"]
    unit = StatedUnit(line, total=Decimal(0), maximum=Decimal(10))

    snapshot = stated_snapshot(Stated("s", Sentence("x", "x"), [unit]), demo_about())

    assert snapshot.scores["691"].percent == 0


def test_the_number_checks_read_a_stated_snapshot():
    checks = {finding.check.value for finding in findings_of(stated_example())}

    assert "parts_total" in checks


def test_a_computed_unit_claims_parts_only_where_they_add_up():
    snapshot = demo_snapshot()
    score = snapshot.scores["C001"]

    whole = statement_of(snapshot, score)
    capped = statement_of(snapshot, replace(score, total=score.total + 1))

    assert [part.code for part in whole.parts] == [node.code for node in snapshot.domains]
    assert whole.claims_all_parts
    assert (capped.parts, capped.claims_all_parts) == ((), False)


def test_a_computed_unit_that_lacks_figures_claims_no_total():
    snapshot = with_entries({}, drop=["1.1.1"])

    statement = statement_of(snapshot, snapshot.scores["C001"])

    assert statement.total is None
    assert statement.parts[0].points is None
    assert statement.parts[1].points is not None
