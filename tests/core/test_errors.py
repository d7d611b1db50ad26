"""What the core refuses is said in both languages and caught by one base."""

import pytest

from thuocdo.core.errors import CoreRefusal, InvalidFigure, InvalidIndexSet, InvalidRequest


@pytest.mark.parametrize("kind", [InvalidIndexSet, InvalidFigure, InvalidRequest])
def test_every_refusal_of_the_core_carries_both_sentences(kind):
    refusal = kind("Sửa số này.", "Correct it.")

    assert isinstance(refusal, CoreRefusal)
    assert refusal.sentence == ("Sửa số này.", "Correct it.")
    assert str(refusal) == "Sửa số này."
