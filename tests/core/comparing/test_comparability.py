"""A difference is plain only for the same unit, edition and cohort."""

import pytest

from thuocdo.core.comparing.comparability import (
    PLAIN,
    Circumstances,
    Comparability,
    judged,
    ranks_judged,
)
from thuocdo.core.ranking.places import Place

HERE = Circumstances("A", "x/2024", "hash", "communes", frozenset({"A", "B"}))
FIFTH, SECOND = Place(5, 8, is_tied=False), Place(2, 8, is_tied=False)


@pytest.mark.parametrize(
    ("new", "is_bridged", "flag", "vi"),
    [
        pytest.param(HERE, False, Comparability.COMPARABLE, [], id="nothing changed"),
        pytest.param(
            HERE._replace(unit="X"),
            False,
            Comparability.NOT_COMPARABLE,
            ["đơn vị thay đổi: A → X"],
            id="another unit",
        ),
        pytest.param(
            HERE._replace(edition="x/2025", content_hash="other"),
            False,
            Comparability.NOT_COMPARABLE,
            ["bộ chỉ số thay đổi: x/2024 → x/2025"],
            id="another edition",
        ),
        pytest.param(
            HERE._replace(content_hash="other"),
            False,
            Comparability.NOT_COMPARABLE,
            ["bộ chỉ số thay đổi: x/2024 → x/2024"],
            id="an edition that was changed in silence",
        ),
        pytest.param(
            HERE._replace(unit="X", edition="x/2025", content_hash="other"),
            True,
            Comparability.CONDITIONAL,
            ["đơn vị thay đổi: A → X", "bộ chỉ số thay đổi: x/2024 → x/2025"],
            id="both, bridged",
        ),
        pytest.param(HERE, True, Comparability.COMPARABLE, [], id="a bridge over nothing"),
    ],
)
def test_points(new, is_bridged, flag, vi):
    judgement = judged(HERE, new, is_bridged=is_bridged)

    assert judgement.flag is flag
    assert [reason.vi for reason in judgement.reasons] == vi


@pytest.mark.parametrize(
    ("new", "places", "flag", "en"),
    [
        pytest.param(HERE, (FIFTH, SECOND), Comparability.COMPARABLE, [], id="same cohort"),
        pytest.param(
            HERE, None, Comparability.NOT_COMPARABLE, ["not ranked in both years"], id="unranked"
        ),
        pytest.param(
            HERE,
            (FIFTH, Place(2, 7, is_tied=False)),
            Comparability.NOT_COMPARABLE,
            ["another cohort: 8 units → 7 units"],
            id="another size",
        ),
        pytest.param(
            HERE._replace(block="departments"),
            (FIFTH, SECOND),
            Comparability.NOT_COMPARABLE,
            ["another cohort: 8 units → 8 units"],
            id="another block",
        ),
        pytest.param(
            HERE._replace(members=frozenset({"A", "C"})),
            (FIFTH, SECOND),
            Comparability.NOT_COMPARABLE,
            ["another cohort: 8 units → 8 units"],
            id="other members",
        ),
        pytest.param(
            HERE._replace(members=None),
            (FIFTH, SECOND),
            Comparability.COMPARABLE,
            [],
            id="members not known",
        ),
        pytest.param(
            HERE._replace(unit="X"), (FIFTH, SECOND), Comparability.NOT_COMPARABLE, [], id="unit"
        ),
    ],
)
def test_ranks(new, places, flag, en):
    judgement = ranks_judged(HERE, new, places, PLAIN)

    assert judgement.flag is flag
    assert [reason.en for reason in judgement.reasons] == en


def test_members_unknown_before_are_judged_by_size():
    old = HERE._replace(members=None)

    assert ranks_judged(old, HERE, (FIFTH, SECOND), PLAIN) == PLAIN
