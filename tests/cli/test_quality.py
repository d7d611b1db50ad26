"""``thuocdo dossiers qd766``: what dossiers give to Decision 766, the rest named as missing."""

import pytest

from tests.factories.dossiers import a_lake

pytestmark = pytest.mark.slow


def test_points_of_items_and_what_is_missing(thuocdo, tmp_path):
    a_lake(tmp_path / "lake")

    said = thuocdo("dossiers", "qd766", tmp_path / "lake", "--period", "2026-Q1", "--format", "csv")

    assert said.code == 0
    first = said.out.splitlines()[1].split(",")
    assert first[0] == "X1"
    assert first[2].startswith("18.18")
    assert "G5.3" in said.err
    assert "thiếu số liệu" in said.err
