"""Texts in the language of the reader; both stand side by side where they are written."""

from typing import TYPE_CHECKING

from django.utils.functional import lazystr
from django.utils.translation import get_language

from thuocdo.vietnamese.sentence import Sentence

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

ENGLISH, VIETNAMESE = "en", "vi"


def language() -> str:
    """The reader's language: ``"vi"`` or ``"en"``; Vietnamese when nothing was asked."""
    return ENGLISH if (get_language() or VIETNAMESE).startswith(ENGLISH) else VIETNAMESE


def said(sentence: Sentence) -> str:
    """The text of a sentence in the reader's language."""
    return sentence.in_language(language())


class Said:
    """A text that chooses its language when it is shown."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence

    def __str__(self) -> str:
        return said(self.sentence)


def say(vi: str, en: str) -> "_StrPromise":
    """A text for labels and messages; the language is chosen when it is shown."""
    return lazystr(Said(Sentence(vi, en)))
