"""An edition and what it is asked for."""

import pytest

from thuocdo.core.errors import InvalidRequest


@pytest.fixture(scope="module")
def edition(books):
    deep = books.group("1.2", books.leaf("1.2.1"), books.leaf("1.2.2"))
    return books.load(
        books.group("1", books.leaf("1.1"), deep), books.group("2", books.leaf("2.1"))
    )


def test_results_cite_an_edition_by_scheme_and_edition(edition):
    assert edition.name == "x/2026"


def test_a_group_lists_its_leaves_in_the_order_of_the_document(edition):
    assert [leaf.code for leaf in edition.domains[0].leaves()] == ["1.1", "1.2.1", "1.2.2"]
    assert [leaf.code for leaf in edition.leaves] == ["1.1", "1.2.1", "1.2.2", "2.1"]


def test_a_leaf_is_found_by_its_code(edition):
    assert edition.leaf("1.2.2").title.vi == "Mục 1.2.2"


def test_an_unknown_code_is_refused_with_the_command_that_lists_them(edition):
    with pytest.raises(InvalidRequest, match=r"không có tiêu chí `9`.*index-sets show x/2026"):
        edition.leaf("9")
