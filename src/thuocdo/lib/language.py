"""Texts in the language of the reader; both stand side by side where they are written."""

from typing import TYPE_CHECKING, Any

from django.utils.functional import lazy
from django.utils.translation import get_language

from thuocdo.vietnamese.sentence import Sentence

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

ENGLISH, VIETNAMESE = "en", "vi"


def language() -> str:
    """The reader's language: ``"vi"`` or ``"en"``; Vietnamese when nothing was asked."""
    return ENGLISH if (get_language() or VIETNAMESE).startswith(ENGLISH) else VIETNAMESE


def name_for(name: str, name_en: str, reader: str = "") -> str:
    """The name of something for the reader; what has none in English keeps its own.

    ``reader`` is the language where many names are asked for at once.
    """
    return name_en if name_en and (reader or language()) == ENGLISH else name


def said(sentence: Sentence) -> str:
    """The text of a sentence in the reader's language."""
    return sentence.in_language(language())


class Said:
    """A text that chooses its language when it is shown."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence

    def __str__(self) -> str:
        return said(self.sentence)


def shown(text: Said) -> str:
    """The text in the language of the moment."""
    return str(text)


LATER: Any = lazy(shown, str)  # made once: Django's ``lazystr`` makes a class for every text


def say(vi: str, en: str) -> "_StrPromise":
    """A text for labels and messages; the language is chosen when it is shown."""
    later: _StrPromise = LATER(Said(Sentence(vi, en)))
    return later
