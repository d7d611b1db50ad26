"""Every worked case of every shipped edition, one test each."""

from functools import cache
from pathlib import Path

import pytest

from thuocdo.core.errors import InvalidIndexSet
from thuocdo.core.index_set.loading import load_index_set
from thuocdo.core.index_set.model import Case, IndexSet, Leaf, Status
from thuocdo.core.rollup.worked_cases import fault_of

ROOT = Path(__file__).parents[2] / "index_sets"
FOLDERS = sorted(path.parent for path in ROOT.glob("*/*/index_set.yaml"))

edition = cache(load_index_set)


def loaded(folder: Path) -> IndexSet | None:
    """The edition; None where it is refused, which has a test of its own."""
    try:
        return edition(folder)
    except InvalidIndexSet:
        return None


SETS = [found for folder in FOLDERS if (found := loaded(folder)) is not None]
CASES = [
    pytest.param((index_set, leaf, case), id=f"{index_set.name} {leaf.code} {case.name}")
    for index_set in SETS
    for leaf in index_set.leaves
    for case in leaf.cases
]


@pytest.mark.parametrize(
    "folder", FOLDERS, ids=[f"{path.parent.name}/{path.name}" for path in FOLDERS]
)
def test_an_edition_loads_under_the_name_of_its_folder(folder):
    index_set = edition(folder)

    assert index_set.name == f"{folder.parent.name}/{folder.name}"


# One parameter, not three: with two thousand cases the fixtures are what takes the time.
@pytest.mark.parametrize("worked", CASES)
def test_a_worked_case_comes_out_as_written(worked: tuple[IndexSet, Leaf, Case]):
    fault = fault_of(*worked)

    assert fault is None, f"{worked[2].place}: {fault.en}"


@pytest.mark.parametrize("index_set", SETS, ids=[index_set.name for index_set in SETS])
def test_each_scored_leaf_has_a_worked_case(index_set: IndexSet):
    bare = [leaf.code for leaf in index_set.leaves if leaf.rule is not None and not leaf.cases]

    assert index_set.status is not Status.DRAFT
    assert not bare


@pytest.mark.parametrize("index_set", SETS, ids=[index_set.name for index_set in SETS])
def test_each_policy_for_what_is_absent_has_a_worked_case(index_set: IndexSet):
    bare = [leaf.code for leaf in index_set.leaves if lacks_case_of_absence(leaf)]

    assert not bare


def lacks_case_of_absence(leaf: Leaf) -> bool:
    """Whether the leaf allows "not applicable" and no case shows what that does."""
    declared = any(case.entry.not_applicable is not None for case in leaf.cases)
    return leaf.not_applicable != "refused" and not declared
