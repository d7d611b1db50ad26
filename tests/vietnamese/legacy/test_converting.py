"""TCVN3 and VNI become Unicode, letter by letter and phrase by phrase."""

import unicodedata
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thuocdo.vietnamese.legacy import LegacyEncoding, to_unicode
from thuocdo.vietnamese.legacy.converting import is_wholly_read
from thuocdo.vietnamese.legacy.tables import SPELLINGS

TCVN3, VNI = LegacyEncoding.TCVN3, LegacyEncoding.VNI

TONES = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]
VOWELS = [unicodedata.normalize("NFC", "".join(pair)) for pair in product("aăâeêioôơuưy", TONES)]
SMALL = sorted({*VOWELS, "đ"} - set("aeiouy"))
CAPITAL = [letter.upper() for letter in SMALL]


def spelling(letter, encoding):
    """The regular spelling: in VNI, a capital's mark is a capital, too."""
    of_letter = [old for old, new in SPELLINGS[encoding].items() if new == letter]
    return next((old for old in of_letter if letter.islower() or old == old.upper()), None)


def test_the_alphabet_has_134_letters_beyond_ascii():
    assert len(SMALL + CAPITAL) == 134


@pytest.mark.parametrize(
    ("encoding", "letters"),
    [
        pytest.param(TCVN3, [*SMALL, *"ĂÂĐÊÔƠƯ"], id="TCVN3"),
        pytest.param(VNI, SMALL + CAPITAL, id="VNI"),
    ],
)
def test_each_letter_has_a_spelling_that_reads_back(encoding, letters):
    assert {to_unicode(spelling(letter, encoding), encoding) for letter in letters} == set(letters)
    assert set(SPELLINGS[encoding].values()) == set(letters)


def test_the_codes_of_tcvn3_are_those_of_the_standard():
    """TCVN 5712:1993, VN3; compared with the converter of the GNU C library."""
    codes = bytes([*range(0xA1, 0xAF), *range(0xB5, 0xBA), *range(0xBB, 0xBF), *range(0xC6, 0xCD)])
    codes += bytes([*range(0xCE, 0xD9), *range(0xDC, 0xE0), *range(0xE1, 0xF0), *range(0xF1, 0xFF)])

    assert to_unicode(codes.decode("latin-1"), TCVN3) == (
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
    )


def test_the_spellings_of_vni_are_those_of_its_fonts():
    old = (
        "aø aû aõ aù aï aê aè aú aü aé aë aâ aà aå aã aá aä ñ eø eû eõ eù eï eâ eà eå eã eá eä "
        "ì æ ó í ò oø oû oõ où oï oâ oà oå oã oá oä ô ôø ôû ôõ ôù ôï uø uû uõ uù uï "
        "ö öø öû öõ öù öï yø yû yõ yù î"
    )

    assert to_unicode(old, VNI) == (
        "à ả ã á ạ ă ằ ẳ ẵ ắ ặ â ầ ẩ ẫ ấ ậ đ è ẻ ẽ é ẹ ê ề ể ễ ế ệ "
        "ì ỉ ĩ í ị ò ỏ õ ó ọ ô ồ ổ ỗ ố ộ ơ ờ ở ỡ ớ ợ ù ủ ũ ú ụ ư ừ ử ữ ứ ự ỳ ỷ ỹ ý ỵ"
    )
    assert to_unicode(old.upper(), VNI) == to_unicode(old, VNI).upper()


def test_each_capital_of_tcvn3_is_a_small_letter_in_a_font_of_capitals():
    small = [spelling(letter, TCVN3) for letter in SMALL]

    assert [to_unicode(old, TCVN3, capitals=True) for old in small] == CAPITAL


@pytest.mark.slow
@given(st.text(SMALL + CAPITAL + list("abckhz AHN,.-1")))
def test_any_vni_text_reads_back(text):
    old = "".join(spelling(letter, VNI) or letter for letter in text)

    assert to_unicode(old, VNI) == text


@pytest.mark.parametrize(
    ("encoding", "old", "new"),
    [
        pytest.param(
            TCVN3, "Céng hßa x· héi chñ nghÜa ViÖt Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam",
            id="TCVN3 state name",
        ),
        pytest.param(
            TCVN3, "§éc lËp - Tù do - H¹nh phóc", "Độc lập - Tự do - Hạnh phúc",
            id="TCVN3 motto",
        ),
        pytest.param(
            TCVN3, "Uû ban nh©n d©n tØnh B×nh Ph\u00adíc", "Uỷ ban nhân dân tỉnh Bình Phước",
            id="TCVN3 with a soft hyphen for ư",
        ),
        pytest.param(
            TCVN3, "ChØ sè c¶i c¸ch hµnh chÝnh: 93,91%", "Chỉ số cải cách hành chính: 93,91%",
            id="TCVN3 with figures",
        ),
        pytest.param(
            VNI, "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam",
            id="VNI state name",
        ),
        pytest.param(
            VNI, "Ñoäc laäp - Töï do - Haïnh phuùc", "Độc lập - Tự do - Hạnh phúc",
            id="VNI motto",
        ),
        pytest.param(
            VNI, "ÑAÙNH GIAÙ CHÆ SOÁ CAÛI CAÙCH", "ĐÁNH GIÁ CHỈ SỐ CẢI CÁCH", id="VNI capitals"
        ),
        pytest.param(VNI, "Aán Ñoä, Ôû, Öùng", "Ấn Độ, Ở, Ứng", id="VNI capital, small mark"),
        pytest.param(VNI, "ngöôøi, thuyû, kyõ, tyï, kî", "người, thuỷ, kỹ, tỵ, kỵ", id="y"),
    ],
)  # fmt: skip
def test_a_known_phrase_is_converted(encoding, old, new):
    assert to_unicode(old, encoding) == new
    assert to_unicode(unicodedata.normalize("NFD", old), encoding) == new
    assert is_wholly_read(old, encoding)


def test_the_capital_font_of_tcvn3_is_told_by_an_argument():
    assert to_unicode("CéNG HßA X· HéI", TCVN3, capitals=True) == "CỘNG HÒA XÃ HỘI"


@pytest.mark.parametrize("encoding", LegacyEncoding)
@pytest.mark.parametrize("text", ["Việt Nam", "hệ", "ăn", "À"])
def test_unicode_text_is_not_wholly_read(encoding, text):
    assert not is_wholly_read(text, encoding)


@pytest.mark.parametrize("encoding", LegacyEncoding)
def test_plain_text_stays(encoding):
    assert to_unicode("Ban 1.2 (a) - 50%", encoding) == "Ban 1.2 (a) - 50%"
