"""A sentence is told in either language."""

import pytest

from thuocdo.vietnamese.sentence import Refusal, Sentence


@pytest.mark.parametrize(("language", "text"), [("vi", "Không có."), ("en", "There is none.")])
def test_a_refusal_tells_its_sentence_in_either_language(language, text):
    refusal = Refusal("Không có.", "There is none.")

    assert refusal.sentence == Sentence("Không có.", "There is none.")
    assert refusal.sentence.in_language(language) == text
    assert str(refusal) == "Không có."
