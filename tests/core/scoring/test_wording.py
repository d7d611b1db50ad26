"""Phrases of numbers with their nouns, in both languages."""

from decimal import Decimal

import pytest

from thuocdo.core.scoring import wording
from thuocdo.vietnamese.sentence import Sentence

DOSSIERS = Sentence("hồ sơ", "dossiers")


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        pytest.param("43.41317", "43,41", "43.41", id="two decimals"),
        pytest.param("0.125", "0,13", "0.13", id="half up, not to even"),
        pytest.param("2.50", "2,5", "2.5", id="no idle zeros"),
        pytest.param("2004", "2.004", "2,004", id="thousands"),
        pytest.param("0.0004", "0,0004", "0.0004", id="what is not zero is not shown as 0"),
        pytest.param("0", "0", "0", id="zero"),
        pytest.param("1e-30", "0", "0", id="noise"),
    ],
)
def test_a_measured_number_as_shown(value, vi, en):
    assert wording.shown(Decimal(value)) == (vi, en)


@pytest.mark.parametrize(
    ("value", "decimals"),
    [
        pytest.param("84.2", 2, id="two are enough"),
        pytest.param("84.999", 3, id="rounding to two would cross"),
        pytest.param("84.99999", 5, id="five are needed"),
        pytest.param("84." + "9" * 30, 12, id="noise is not chased"),
    ],
)
def test_as_many_decimals_as_tell_a_value_from_a_bound(value, decimals):
    assert wording.decimals_that_keep(Decimal(value), lambda v: v < 85) == decimals


@pytest.mark.parametrize(
    ("plural", "singular"),
    [
        ("dossiers", "dossier"),
        ("duties", "duty"),
        ("boxes", "box"),
        ("businesses", "business"),
        ("breaches", "breach"),
        ("wishes", "wish"),
        ("cases", "case"),
        ("services", "service"),
        ("dossiers handled online", "dossier handled online"),
        ("business dossiers", "business dossier"),
        ("status reports", "status report"),
        ("units' tasks", "units' task"),
        ("people", "people"),
        ("", ""),
    ],
)
def test_an_english_noun_after_one(plural, singular):
    assert wording.singular(plural) == singular


@pytest.mark.parametrize(
    ("said", "vi", "en"),
    [
        pytest.param(
            wording.amount(Decimal(132), DOSSIERS), "132 hồ sơ", "132 dossiers", id="many"
        ),
        pytest.param(wording.amount(Decimal(1), DOSSIERS), "1 hồ sơ", "1 dossier", id="one"),
        pytest.param(wording.amount(Decimal(3), Sentence("", "")), "3", "3", id="no noun"),
        pytest.param(wording.points(Decimal("1.5")), "1,5 điểm", "1.5 points", id="points"),
        pytest.param(wording.points(Decimal(-1)), "-1 điểm", "-1 point", id="one point less"),
        pytest.param(wording.percent(Decimal("92.5")), "92,5%", "92.5%", id="percent"),
        pytest.param(
            wording.more(Decimal(132), DOSSIERS),
            "cần thêm 132 hồ sơ",
            "132 more dossiers needed",
            id="more",
        ),
        pytest.param(
            wording.fewer(Decimal(1), DOSSIERS),
            "cần giảm 1 hồ sơ",
            "1 fewer dossier needed",
            id="fewer",
        ),
        pytest.param(
            wording.more(Decimal(3), Sentence("", "")),
            "cần thêm 3",
            "3 more needed",
            id="more of something without a name",
        ),
        pytest.param(
            wording.joined([Sentence("a", "b"), Sentence("c", "d")]), "a; c", "b; d", id="joined"
        ),
        pytest.param(wording.number(Decimal("0.50")), "0,5", "0.5", id="a bare number"),
    ],
)
def test_a_phrase_in_both_languages(said, vi, en):
    assert said == (vi, en)
