"""Phrases that all rules share: points, counts and percents in both languages."""

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import lru_cache

from thuocdo.core.rounding import to_published
from thuocdo.vietnamese.numbers import write_number
from thuocdo.vietnamese.sentence import Sentence

SHOWN_DECIMALS = 2
FINEST = 12  # decimals; two figures that differ further behind are shown alike
# The first plural of a phrase: "dossiers handled online", but not "process" or "status".
PLURAL = re.compile(r"\b([^\W\d_]+?)(ies|sses|xes|ches|shes|(?<![sui])s)(?![\w'’])")
SINGULARS = {"ies": "y", "sses": "ss", "xes": "x", "ches": "ch", "shes": "sh", "s": ""}
CASES = Sentence("trường hợp", "cases")  # what is counted when the leaf does not name it


@lru_cache(maxsize=65_536)  # marks and points recur in every trace: half of its cost
def number(value: Decimal, decimals: int | None = None) -> Sentence:
    """A bare number; by default with as few decimals as it needs."""
    return Sentence(write_number(value, decimals), write_number(value, decimals, "en"))


@lru_cache(maxsize=65_536)
def shown(value: Decimal, decimals: int = SHOWN_DECIMALS) -> Sentence:
    """A measured number as screens show it, rounded half up; what is not zero never shows as 0."""
    rounded = to_published(value, decimals)
    while not rounded and value and decimals < FINEST:
        decimals += 1
        rounded = to_published(value, decimals)
    return number(rounded)


def decimals_that_keep(value: Decimal, holds: Callable[[Decimal], bool]) -> int:
    """The fewest decimals, two or more, with which the rounded value still holds.

    So 84.999 is not told as 85 beside a step that ends below 85.
    """
    enough = (d for d in range(SHOWN_DECIMALS, FINEST) if holds(to_published(value, d)))
    return next(enough, FINEST)


def points(value: Decimal) -> Sentence:
    """An amount of points: "1,5 điểm", "1 point"."""
    return amount(value, Sentence("điểm", "points"))


def percent(value: Decimal, decimals: int = SHOWN_DECIMALS) -> Sentence:
    """A percentage: "92,5%"."""
    vi, en = shown(value, decimals)
    return Sentence(f"{vi}%", f"{en}%")


def amount(value: Decimal, noun: Sentence, decimals: int = SHOWN_DECIMALS) -> Sentence:
    """So many of something: "132 hồ sơ", "1 dossier"."""
    vi, en = shown(value, decimals)
    return Sentence(f"{vi} {noun.vi}".rstrip(), f"{en} {counted_en(value, noun)}".rstrip())


def more(value: Decimal, noun: Sentence) -> Sentence:
    """What is to be added: "cần thêm 132 hồ sơ", "132 more dossiers needed"."""
    return change("cần thêm", "more", value, noun)


def fewer(value: Decimal, noun: Sentence) -> Sentence:
    """What is to be taken away: "cần giảm 6 hồ sơ", "6 fewer dossiers needed"."""
    return change("cần giảm", "fewer", value, noun)


def change(verb: str, comparative: str, value: Decimal, noun: Sentence) -> Sentence:
    """So many of something, more or fewer than now."""
    (vi, en), word = shown(value), counted_en(value, noun)
    return Sentence(
        " ".join(filter(None, (verb, vi, noun.vi))),
        " ".join(filter(None, (en, comparative, word, "needed"))),
    )


def counted_en(value: Decimal, noun: Sentence) -> str:
    """The English noun after this number; rule books give it in the plural."""
    return singular(noun.en) if abs(value) == 1 else noun.en


@lru_cache(maxsize=1024)
def singular(plural: str) -> str:
    """The English phrase with its first plural word in the singular."""
    return PLURAL.sub(lambda found: found[1] + SINGULARS[found[2]], plural, count=1)


def joined(parts: Sequence[Sentence], separator: str = "; ") -> Sentence:
    """Several phrases as one."""
    return Sentence(separator.join(p.vi for p in parts), separator.join(p.en for p in parts))
