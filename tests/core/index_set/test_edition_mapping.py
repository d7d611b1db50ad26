"""Nodes of an edition by code; what the pairings say is tested with the editions."""

from pathlib import Path

import pytest

from thuocdo.core.index_set.edition_mapping import nodes_of, pairings_of
from thuocdo.core.index_set.loading import load_index_set

SETS = Path(__file__).parents[3] / "index_sets"


@pytest.mark.slow  # reads a whole edition
def test_nodes_are_found_by_code_whether_leaf_or_group():
    nodes = nodes_of(load_index_set(SETS / "qd766" / "2026"))

    assert len(nodes.leaves) == 24
    assert nodes.node(next(iter(nodes.leaves))).maximum > 0
    domain = next(iter(nodes.groups))
    assert nodes.node(domain) is nodes.groups[domain]
    assert nodes.has(domain)
    assert not nodes.has("no such code")


@pytest.mark.slow  # reads two whole editions
def test_each_code_of_two_editions_stands_in_one_pairing():
    old, new = (load_index_set(SETS / "demo-province-communes" / year) for year in ("2024", "2025"))

    leaves, groups = pairings_of(old, new)

    assert sorted(code for pair in leaves for code in pair.old) == sorted(nodes_of(old).leaves)
    assert sorted(code for pair in leaves for code in pair.new) == sorted(nodes_of(new).leaves)
    assert sorted(code for pair in groups for code in pair.new) == sorted(nodes_of(new).groups)
