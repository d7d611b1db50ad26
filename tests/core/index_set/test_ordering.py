"""A leaf is scored after those that its rule looks at."""

import pytest


def looking_at(*codes):
    leaves = [{"code": code, "full": 5} for code in codes]
    return {"kind": "composite", "combine": "all", "leaves": leaves}


def test_leaves_stand_in_the_order_of_the_document_where_nothing_looks_elsewhere(books):
    edition = books.load(books.group("1", *(books.leaf(f"1.{n}") for n in (2, 1, 3))))

    assert [leaf.code for leaf in edition.order] == ["1.2", "1.1", "1.3"]


def test_a_leaf_comes_after_those_it_looks_at(books):
    first = books.leaf("1.1", rule=looking_at("1.2", "2.1"))
    second = books.leaf("1.2", rule=looking_at("2.1"))
    edition = books.load(books.group("1", first, second), books.group("2", books.leaf("2.1")))

    assert [leaf.code for leaf in edition.order] == ["2.1", "1.2", "1.1"]
    assert [leaf.code for leaf in edition.leaves] == ["1.1", "1.2", "2.1"]


def test_a_circle_is_refused_by_name(books):
    domain = books.group(
        "1",
        books.leaf("1.1", rule=looking_at("1.2")),
        books.leaf("1.2", rule=looking_at("1.3")),
        books.leaf("1.3", rule=looking_at("1.1")),
    )

    (line,) = books.refusal(domain)

    assert "1-a.yaml, dòng" in line
    turns = ("1.1 → 1.2 → 1.3 → 1.1", "1.2 → 1.3 → 1.1 → 1.2", "1.3 → 1.1 → 1.2 → 1.3")
    assert any(turn in line for turn in turns)
    assert "Bỏ một liên kết" in line


@pytest.mark.parametrize(
    ("code", "named"),
    [
        pytest.param("9.9", "dựa vào mục `9.9` không có trong bộ", id="unknown"),
        pytest.param("1", "dựa vào mục `1` không có trong bộ", id="a group has no points to see"),
        pytest.param("1.1", "1.1 → 1.1", id="itself"),
    ],
)
def test_a_rule_can_only_look_at_another_leaf(books, code, named):
    (line,) = books.refusal(books.group("1", books.leaf("1.1", rule=looking_at(code))))

    assert named in line
