"""What a ranking says in one sentence."""

from decimal import Decimal

import pytest

from tests.factories.shelves import dong_phu, kon_tum, stated_block
from thuocdo.web.portal.ranking.changes import stated
from thuocdo.web.portal.ranking.finding import finding, mean_sentence
from thuocdo.web.portal.ranking.rows import Source, rows_of
from thuocdo.web.portal.ranking.standing import block_spread, spread_of
from thuocdo.web.portal.ranking.state import State


def told(snapshot):
    block, against = snapshot.blocks[0], stated(snapshot)
    return finding(rows_of(Source(snapshot, block, against), State()), against)


def units(*ranks, **changes):
    return [
        {
            "name": f"Xã {place}",
            "name_en": f"Commune {place}",
            "total": "80",
            "rank": rank,
            **changes,
        }
        for place, rank in enumerate(ranks, start=1)
    ]


@pytest.mark.parametrize(
    ("snapshot", "vi", "en"),
    [
        pytest.param(
            dong_phu(),
            "Huyện Đồng Phú: hạng 5/11, tăng 6 bậc so với năm 2021",
            "Dong Phu district: rank 5/11, up 6 places against 2021",
            id="Đồng Phú",
        ),
        pytest.param(
            kon_tum(),
            "Tỉnh Kon Tum: hạng 43/63, tăng 12 bậc so với năm 2022",
            "Kon Tum province: rank 43/63, up 12 places against 2022",
            id="Kon Tum",
        ),
        pytest.param(
            stated_block(units(1, 2, 3)), "Xã 1 dẫn đầu trong 3 đơn vị",
            "Commune 1 leads among 3 units", id="nothing to compare with",
        ),
        pytest.param(
            stated_block(units(1, 1, 3)), "Xã 1 và Xã 2 cùng dẫn đầu trong 3 đơn vị",
            "Commune 1 and Commune 2 share the lead among 3 units", id="two lead",
        ),
        pytest.param(
            stated_block(units(1, 1, 1)), "3 đơn vị cùng dẫn đầu trong 3 đơn vị",
            "3 units share the lead among 3 units", id="many lead",
        ),
        pytest.param(
            stated_block(units(4, 7)), "2 đơn vị có kết quả công bố",
            "Published results of 2 units", id="the first is not told",
        ),
        pytest.param(
            stated_block([{"name": "Xã Một", "name_en": "One"}]),
            "Xã Một: không công bố tổng điểm", "One: no total published", id="nothing is told",
        ),
        pytest.param(
            stated_block(units(1, 2, points_change=Decimal("0.004"))),
            "Xã 1 dẫn đầu; 0 trong 2 đơn vị tăng điểm so với năm 2022",
            "Commune 1 leads; 0 of 2 units rose against 2022", id="no rise that shows",
        ),
        pytest.param(
            stated_block([*units(1, points_change=Decimal(2)), {"name": "Xã 9", "rank": 2}]),
            "Xã 1 dẫn đầu; 1 trong 1 đơn vị so sánh được tăng điểm so với năm 2022",
            "Commune 1 leads; 1 of 1 comparable units rose against 2022", id="one compares",
        ),
    ],
)  # fmt: skip
def test_the_title_says_the_finding(snapshot, vi, en):
    assert told(snapshot) == (vi, en)


def test_a_fall_is_a_fall():
    snapshot = stated_block([{"name": "Xã Một", "rank": 9, "places_change": -1}])

    assert told(snapshot) == (
        "Xã Một: hạng 9/1, giảm 1 bậc so với năm 2022",
        "Xã Một: rank 9/1, down 1 place against 2022",
    )


@pytest.mark.parametrize(
    ("before", "vi"),
    [
        pytest.param(None, "Trung bình 75,00/100 điểm.", id="no year before"),
        pytest.param(["70"], "Trung bình 75,00/100 điểm, tăng 5,00 điểm.", id="up"),
        pytest.param(["75.5"], "Trung bình 75,00/100 điểm, giảm 0,50 điểm.", id="down"),
        pytest.param(["75.004"], "Trung bình 75,00/100 điểm, bằng năm trước.", id="the same"),
    ],
)
def test_the_mean_and_how_it_moved(before, vi):
    snapshot = stated_block([
        {"name": "Xã Một", "total": "70", "rank": 2}, {"name": "Xã Hai", "total": "80", "rank": 1},
    ])  # fmt: skip
    older = spread_of(map(Decimal, before)) if before else None

    assert mean_sentence(snapshot, block_spread(snapshot, "xã"), older).vi == vi


def test_one_unit_has_no_mean():
    assert mean_sentence(dong_phu(), block_spread(dong_phu(), dong_phu().blocks[0]), None).vi == ""
