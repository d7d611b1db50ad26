"""A sentence for people, in Vietnamese and in English, and the refusal that carries one."""

from typing import NamedTuple


class Sentence(NamedTuple):
    """The same statement twice; neither is an abbreviation of the other."""

    vi: str
    en: str

    def in_language(self, language: str) -> str:
        """Return the text in ``"vi"`` or ``"en"``."""
        return {"vi": self.vi, "en": self.en}[language]


class Refusal(Exception):  # noqa: N818  (a refusal is an outcome for the user, not a bug)
    """What was asked cannot be done; the sentence says what, where and what to do next."""

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(vi)
        self.sentence = Sentence(vi, en)
