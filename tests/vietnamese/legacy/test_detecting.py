"""Legacy text is recognised; what may be right already is left alone."""

import unicodedata

import pytest

from thuocdo.vietnamese.legacy import LegacyEncoding, detect

TCVN3, VNI = LegacyEncoding.TCVN3, LegacyEncoding.VNI


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        pytest.param("Céng hßa x· héi chñ nghÜa ViÖt Nam", TCVN3, id="TCVN3"),
        pytest.param("Uû ban nh©n d©n tØnh B×nh Ph\u00adíc", TCVN3, id="TCVN3 with soft hyphen"),
        pytest.param("CéNG HßA X· HéI", TCVN3, id="TCVN3 in a font of capitals"),
        pytest.param("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", VNI, id="VNI"),
        pytest.param("ÑAÙNH GIAÙ CHÆ SOÁ", VNI, id="VNI capitals"),
        pytest.param("Haø Noäi", VNI, id="two words are enough"),
        pytest.param("Trang chuû cuûa heä thoáng", VNI, id="readable as both, VNI is likelier"),
        pytest.param("UBND, TTHC, CCHC, PAR INDEX: ®¸nh gi¸", TCVN3, id="among abbreviations"),
        pytest.param("Kr«ng P¾c, huyÖn Bu«n §«n, tØnh §¾k L¾k", TCVN3, id="a name among words"),
    ],
)
def test_legacy_text_is_recognised(text, encoding):
    assert detect(text) == encoding
    assert detect(unicodedata.normalize("NFD", text)) == encoding


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Cộng hòa xã hội chủ nghĩa Việt Nam", id="Unicode"),
        pytest.param(unicodedata.normalize("NFD", "Xã Hòa Bình"), id="Unicode taken apart"),
        pytest.param("Hà Nam có xã mà tôi là bí thư", id="Unicode, nearly all in Latin-1"),
        pytest.param("có xã, bé tí", id="Unicode, all in Latin-1"),
        pytest.param("Céng hßa x· héi, Đồng Phú", id="both in one text"),
        pytest.param("plain ASCII, nothing else", id="ASCII"),
        pytest.param("", id="empty"),
        pytest.param("Hueá", id="one word is not enough"),
        pytest.param("Hueá Hueá", id="the same word twice"),
        pytest.param("là où", id="French, two short words"),
        pytest.param("où va Noël ?", id="French, one word like VNI"),
        pytest.param("Liberté, égalité, fraternité : hôtel où l'on dîne à côté", id="French"),
        pytest.param("Öffentliche Verwaltung für Bürger, schön und groß", id="German"),
        pytest.param("angivet mer än en gång", id="Swedish"),
        pytest.param("não são João, ação e coração", id="Portuguese"),
        pytest.param("señor, años, mañana, aún", id="Spanish"),
        pytest.param("5 µm, 3 m², «50 %», §5, ½", id="signs"),
    ],
)
def test_other_text_is_left_alone(text):
    assert detect(text) is None
