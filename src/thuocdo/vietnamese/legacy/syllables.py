"""Tell whether a word is built like a Vietnamese syllable."""

import re
import unicodedata

_TONES = "[\u0300\u0309\u0303\u0301\u0323]"
_ONSET = "b|ch?|d|đ|gh?|gi|h|kh?|l|m|nh?|ngh?|ph?|qu?|r|s|th?|tr|v|x"
_OPEN = (  # rimes that end in a vowel, a semivowel or a nasal: any tone
    "a|ai|am|an|ang|anh|ao|au|ay|ăm|ăn|ăng|âm|ân|âng|âu|ây|e|em|en|eng|eo|ê|êm|ên|ênh|êu"
    "|i|ia|iêm|iên|iêng|iêu|im|in|inh|iu|o|oa|oai|oam|oan|oang|oanh|oao|oay|oăm|oăn|oăng"
    "|oe|oen|oeo|oi|om|on|ong|oong|ô|ôi|ôm|ôn|ông|ơ|ơi|ơm|ơn|u|ua|uân|uâng|uây|uê|uênh"
    "|ui|um|un|ung|uôi|uôm|uôn|uông|uơ|uy|uya|uyên|uynh|uyu|ư|ưa|ưi|ưm|ưng|ươi|ươm|ươn"
    "|ương|ươu|ưu|y|yêm|yên|yêng|yêu|ynh"
)
_STOPPED = (  # rimes that end in a stop: only sắc and nặng
    "ac|ach|ap|at|ăc|ăk|ăp|ăt|âc|âp|ât|ec|ep|et|êch|êp|êt|ich|iêc|iêp|iêt|ip|it|oac|oach"
    "|oap|oat|oăc|oăt|oc|oet|ooc|op|ot|ôc|ôp|ôt|ơp|ơt|uât|uc|uêch|uôc|uôt|up|ut|uych|uyêt"
    "|uyt|ưc|ươc|ươp|ươt|ưt|yêt"
)
_OPEN_SYLLABLE = re.compile(f"(?:{_ONSET})?(?:{_OPEN})")
_STOPPED_SYLLABLE = re.compile(f"(?:{_ONSET})?(?:{_STOPPED})")
_STOPPED_TONES = {"\u0301", "\u0323"}


def is_syllable(word: str) -> bool:
    """Whether the letters and the tone go together; the word need not be in any dictionary."""
    apart = unicodedata.normalize("NFD", word.lower())
    tones = re.findall(_TONES, apart)
    letters = unicodedata.normalize("NFC", re.sub(_TONES, "", apart))
    if len(tones) > 1:
        return False
    if _STOPPED_SYLLABLE.fullmatch(letters):
        return set(tones) <= _STOPPED_TONES and bool(tones)
    return bool(_OPEN_SYLLABLE.fullmatch(letters))
