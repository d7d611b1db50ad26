"""Rows of a ranking: filters, order, places."""

from dataclasses import replace

import pytest

from tests.factories.shelves import stated_block
from thuocdo.reporting.snapshots.model import EventLine
from thuocdo.web.portal.ranking.changes import stated
from thuocdo.web.portal.ranking.rows import Source, rows_of
from thuocdo.web.portal.ranking.state import Order, State

BLOCK = [
    {"name": "Xã Đà Giang", "total": "70", "rank": 5, "region": "Ven biển"},
    {"name": "Xã An Khê", "total": "95", "rank": 1, "region": "Miền núi"},
    {"name": "Phường Duy Tiên", "total": "80", "rank": 3, "region": "Đồng bằng"},
    {"name": "Xã Ân Thi", "total": "80", "rank": 3, "region": "Miền núi"},
    {"name": "Xã Đồng Phú", "total": "90", "rank": 2, "region": "Miền núi"},
    {"name": "Xã Ăn Hải", "total": None, "rank": None, "region": "Ven biển"},
    {"name": "Phường Dĩ An", "total": "99", "rank": None, "region": "Đồng bằng"},
    {"name": "Xã Bắc Hà", "total": "60", "rank": 6, "region": "Đồng bằng", "code": "B6"},
]


def rows(state=State(), snapshot=None):  # noqa: B008  (frozen)
    snapshot = snapshot or stated_block(BLOCK)
    return rows_of(Source(snapshot, "xã", stated(snapshot)), state)


def names(found):
    return [row.unit.name.partition(" ")[2] for row in found]


def test_units_without_a_rank_come_last_with_the_reason():
    last_two = rows()[-2:]

    assert names(last_two) == ["Dĩ An", "Ăn Hải"]
    assert [row.remark.vi for row in last_two] == [
        "được chấm, không xếp hạng",
        "không công bố tổng điểm",
    ]


def test_names_follow_the_vietnamese_alphabet():
    found = names(rows(State(order=Order.NAME)))

    assert found == [
        "An Khê", "Ăn Hải", "Ân Thi", "Bắc Hà", "Dĩ An", "Duy Tiên", "Đà Giang", "Đồng Phú",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("state", "first", "last"),
    [
        pytest.param(State(order=Order.POINTS), "Dĩ An", "Ăn Hải", id="largest first"),
        pytest.param(
            State(order=Order.POINTS, is_reversed=True), "Bắc Hà", "Ăn Hải", id="smallest first"
        ),
        pytest.param(State(is_reversed=True), "Bắc Hà", "Ăn Hải", id="worst rank first"),
        pytest.param(State(order=Order.NAME, is_reversed=True), "Đồng Phú", "An Khê", id="names"),
    ],
)
def test_what_has_no_value_stays_last_in_both_directions(state, first, last):
    found = names(rows(state))

    assert (found[0], found[-1]) == (first, last)


def test_a_column_without_values_leaves_the_order_of_the_ranks():
    assert names(rows(State(order=Order.PLACES))) == names(rows())


@pytest.mark.parametrize(
    ("query", "found"),
    [
        pytest.param("dong phu", ["Đồng Phú"], id="without marks"),
        pytest.param("ĐỒNG", ["Đồng Phú"], id="capitals"),
        pytest.param("b6", ["Bắc Hà"], id="code"),
        pytest.param("an", ["An Khê", "Dĩ An", "Ân Thi", "Ăn Hải"], id="begins a word"),
        pytest.param("khong co", [], id="nothing"),
    ],
)
def test_units_are_found_however_their_marks_are_typed(query, found):
    assert sorted(names(rows(State(find=query)))) == sorted(found)


def test_a_region_is_ranked_by_itself():
    snapshot = stated_block(BLOCK)
    placed = {"U2": (1, 3), "U5": (2, 3), "U4": (3, 3)}
    scores = {
        code: replace(score, region_rank=placed[code][0], region_out_of=placed[code][1])
        if code in placed
        else score
        for code, score in snapshot.scores.items()
    }
    found = rows(State(region="Miền núi"), replace(snapshot, scores=scores))

    assert [(row.rank, row.out_of, row.score.rank) for row in found] == [
        (1, 3, 1),
        (2, 3, 2),
        (3, 3, 3),
    ]
    assert not any(row.is_tied for row in found)  # Ân Thi is tied with a unit of another region


def test_ties_are_told_in_the_whole_block():
    assert [row.rank for row in rows() if row.is_tied] == [3, 3]


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        pytest.param("merge", "sáp nhập 2023", id="merged"),
        pytest.param("split", "chia tách 2023", id="split"),
        pytest.param("other", "sắp xếp lại 2023", id="another kind"),
    ],
)
def test_a_unit_tells_how_it_came_about_in_the_year(kind, told):
    snapshot = stated_block(BLOCK)
    day = snapshot.decision.decided_on.replace(year=2023)
    event = EventLine(day, kind, "OLD", "U2", None, "", "")
    found = rows(snapshot=replace(snapshot, lineage=(event,)))

    assert [row.since.vi for row in found if row.since] == [told]


def test_another_maximum_stands_beside_the_points():
    snapshot = stated_block([{"name": "Xã Một", "total": "80", "rank": 1}])
    ((code, score),) = snapshot.scores.items()
    changed = replace(snapshot, scores={code: replace(score, maximum=snapshot.scale - 2)})

    assert rows(snapshot=changed)[0].of == (80, 98)
