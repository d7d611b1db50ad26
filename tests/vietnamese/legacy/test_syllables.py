"""A Vietnamese syllable is known by its build."""

import pytest

from thuocdo.vietnamese.legacy.syllables import is_syllable


@pytest.mark.parametrize(
    "word",
    [
        *("nghiêng", "Quyết", "gì", "giờ", "ƯỚC", "khuỷu", "oong", "uỷ", "ủy", "hoà", "hòa"),
        *("đắk", "thuở", "xoẹt", "yêu", "y", "quốc", "ngoằng", "đường", "học", "bích"),
    ],
)
def test_a_syllable_is_known(word):
    assert is_syllable(word)


@pytest.mark.parametrize(
    "word",
    [
        pytest.param("cat", id="stop without a tone"),
        pytest.param("càt", id="stop with the wrong tone"),
        pytest.param("hóà", id="two tones"),
        pytest.param("số1", id="digit"),
        pytest.param("héi", id="TCVN3 as it stands"),
        pytest.param("hoäi", id="VNI as it stands"),
        pytest.param("être", id="French"),
        pytest.param("zô", id="foreign onset"),
        pytest.param("", id="nothing"),
    ],
)
def test_another_word_is_not(word):
    assert not is_syllable(word)
