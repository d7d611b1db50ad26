"""The examples of the format reference load, and their worked cases come out as written."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from thuocdo.core.documents.located import Listing, reading_whole
from thuocdo.core.documents.yaml_reading import read_yaml
from thuocdo.core.index_set.heading import read_heading
from thuocdo.core.index_set.loading import load_index_set
from thuocdo.core.index_set.model import Leaf, Status
from thuocdo.core.index_set.tree import read_domain, read_node
from thuocdo.core.index_set.validating import unfit_leaf, unfit_sums
from thuocdo.core.rollup.worked_cases import fault_of
from thuocdo.core.scoring.kinds import KINDS

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/reference/index-set-format.md").read_text(encoding="utf-8")
FENCES = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)


def nodes_of_the_page() -> list[Leaf]:
    """The leaves that stand alone on the page."""
    documents = [read_yaml(fence, "index-set-format.md") for fence in FENCES]
    lists = [document for document in documents if isinstance(document, Listing)]
    return [read_node(item, []) for found in lists for item in found.items]


LEAVES = nodes_of_the_page()


@pytest.mark.parametrize("leaf", LEAVES, ids=[leaf.code for leaf in LEAVES])
def test_an_example_of_a_leaf_is_fit_and_its_cases_come_out(leaf: Leaf):
    shipped = load_index_set(ROOT / "index_sets/qd766/2026")
    page = replace(shipped, leaves=tuple(LEAVES))

    assert not list(unfit_leaf(leaf, Status.OFFICIAL))
    assert [fault_of(page, leaf, case) for case in leaf.cases] == [None] * len(leaf.cases)


def test_each_kind_of_rule_has_an_example():
    shown = {leaf.rule.kind for leaf in LEAVES if leaf.rule is not None}

    assert shown == {*KINDS, "chosen_tiers", "composite"}


def test_the_example_of_a_heading_can_be_read():
    (heading,) = (fence for fence in FENCES if fence.startswith("scheme:"))

    read = reading_whole(read_yaml(heading, "index-set-format.md"), read_heading)

    assert read.replaces == "example-communes/2025"


def test_the_example_of_a_domain_file_adds_up():
    (fence,) = (fence for fence in FENCES if fence.startswith("code:"))

    domain = reading_whole(
        read_yaml(fence, "index-set-format.md"), lambda document: read_domain(document, [])
    )

    assert not list(unfit_sums(domain))
