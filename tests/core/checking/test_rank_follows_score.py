"""A higher total has a better rank, equal totals an equal one."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thuocdo.core.checking.finding import Severity
from thuocdo.core.checking.rank_follows_score import Place, rank_follows_score


def places(text):
    """``A 90.5 1; B 88 2``."""
    rows = (row.split() for row in text.split("; "))
    return [Place(subject, Decimal(total), int(rank)) for subject, total, rank in rows]


def found(text, out_of=None):
    return [
        (finding.subject, finding.expected, finding.found, str(finding.severity))
        for finding in rank_follows_score(places(text), out_of)
    ]


@pytest.mark.parametrize(
    ("text", "out_of", "expected"),
    [
        pytest.param("A 95 1; B 90 2; C 85 3", 3, [], id="in order"),
        pytest.param("C 85 3; A 95 1; B 90 2", 3, [], id="in any order of rows"),
        pytest.param("A 95 1; B 90 5; C 85 9", 11, [], id="a part of the list"),
        pytest.param("A 95 3", 8, [], id="one unit"),
        pytest.param(
            "A 95 1; B 90 1; C 85 3", None, [("B", 2, 1, "error")], id="a tie of unequals"
        ),
        pytest.param("A 95 1; B 90 9; C 85 3; D 80 4", None, [("B", 2, 9, "error")], id="too low"),
        pytest.param("A 95 1; B 90 2; C 85 3; D 80 1", None, [("D", 4, 1, "error")], id="too high"),
        pytest.param(
            "A 95 1; B 60 2; C 90 3; D 85 4; E 80 5", 5, [("B", 5, 2, "error")], id="total"
        ),
        pytest.param(
            "A 95 2; B 90 3", 2, [("A", 1, 2, "error"), ("B", 2, 3, "error")], id="shifted"
        ),
        pytest.param("A 95 1; B 90 2; C 90 2; D 85 4", 4, [], id="1 2 2 4"),
        pytest.param("A 95 1; B 90 2; C 90 2; D 85 3", 4, [], id="1 2 2 3"),
        pytest.param("A 95 1; B 90 2; C 90 2; D 85 5", 4, [("D", 4, 5, "error")], id="1 2 2 5"),
        pytest.param("A 95 1; B 90 2; C 90 3; D 85 4", 4, [("C", 2, 3, "note")], id="1 2 3 4"),
        pytest.param(
            "A 95 1; B 90 2; C 90 2; D 90 2; E 90 5", 5, [("E", 2, 5, "error")], id="one odd equal"
        ),
        pytest.param(
            "A 95 1; B 90 2; C 90 2; D 90 4", 4, [("D", 2, 4, "warning")], id="decimals or odd"
        ),
        pytest.param("A 95 1; B 90.0 2; C 90.00 2", 3, [], id="trailing zeros do not matter"),
        pytest.param("A 95 2; B 90 1", None, [("B", 3, 1, "error")], id="of two, the lower moves"),
        pytest.param("A 95 5; B 90 1; C 85 2", None, [("A", 1, 5, "error")], id="no rank below 1"),
        pytest.param("A 90.95 2; B 90.9 2", None, [("B", 3, 2, "warning")], id="half a unit"),
        pytest.param("A 90.96 2; B 90.9 2", None, [("B", 3, 2, "error")], id="more than half"),
        pytest.param("A 95 0; B 90 1; C 85 2", None, [], id="a rank out of range is in order"),
        pytest.param(
            "A 90.94 2; B 90.9 2", None, [("B", 3, 2, "warning")], id="too coarse to tell"
        ),
        pytest.param("A 90.94 2; B 90.90 2", None, [("B", 3, 2, "error")], id="fine enough"),
    ],
)
def test_ranks_are_held_against_totals(text, out_of, expected):
    assert found(text, out_of) == expected


def test_a_swap_of_two_neighbours_moves_one():
    ((_, _, _, severity),) = found("A 95 1; B 90 3; C 85 2; D 80 4")

    assert severity == "error"


def test_no_places_no_findings():
    assert list(rank_follows_score([], None)) == []


def test_the_sentences_name_the_other_unit():
    (moved,) = rank_follows_score(places("A 95 1; B 90.5 9; C 85 3; D 80 4"), None)
    (untied,) = rank_follows_score(places("A 95 1; B 95 2"), 2)
    wrong, *_ = rank_follows_score(places("A 95 2; B 90 3"), 2)

    assert moved.message.vi == (
        "Số công bố không khớp: đạt 90,5 điểm, hạng 9, trong khi C đạt 85 điểm, hạng 3; "
        "thứ hạng chưa theo điểm."
    )
    assert "90.5 points, rank 9, while C has 85 points, rank 3" in moved.message.en
    assert untied.message.vi.startswith("Lưu ý: bằng điểm với A nhưng hạng 2, không phải 1;")
    assert wrong.message.en.endswith("the stated rank is 2, by the points it is 1.")
    assert untied.severity is Severity.NOTE


def test_the_sentence_of_a_doubtful_rank_offers_the_decimals():
    (doubtful,) = rank_follows_score(places("A 90 1; B 90 1; C 90 3"), 3)

    assert doubtful.message.vi == (
        "Số công bố nên xem lại: hạng công bố là 3, theo điểm là 1. "
        "Có thể xếp theo phần thập phân không công bố."
    )
    assert doubtful.message.en.endswith("Decimals that are not shown may have decided.")


totals = st.lists(st.decimals(0, 100, places=2), min_size=1, max_size=30)


@pytest.mark.slow
@given(totals, st.sampled_from(["1 1 3", "1 1 2"]), st.randoms(use_true_random=False))
def test_true_ranks_are_never_found(points, ties, random):
    levels = sorted(set(points), reverse=True)
    ranked = [
        Place(
            f"U{number}",
            total,
            levels.index(total) + 1 if ties == "1 1 2" else sum(o > total for o in points) + 1,
        )
        for number, total in enumerate(points)
    ]
    random.shuffle(ranked)

    assert list(rank_follows_score(ranked, len(points))) == []


@pytest.mark.slow
@given(st.lists(st.tuples(st.integers(0, 6), st.integers(1, 6)), min_size=1, max_size=7))
def test_without_the_units_found_the_rest_is_in_order(rows):
    listed = [Place(f"U{n}", Decimal(total), rank) for n, (total, rank) in enumerate(rows)]

    moved = {f.subject for f in rank_follows_score(listed, None) if f.severity is Severity.ERROR}
    rest = [place for place in listed if place.subject not in moved]

    assert all(one.rank < other.rank for one in rest for other in rest if one.total > other.total)
    assert len(moved) == len(listed) - longest_in_order(listed)


def longest_in_order(listed):
    """By trying every choice of units."""
    best = 0
    for mask in range(1 << len(listed)):
        chosen = [place for bit, place in enumerate(listed) if mask >> bit & 1]
        if all(a.rank < b.rank for a in chosen for b in chosen if a.total > b.total):
            best = max(best, len(chosen))
    return best
