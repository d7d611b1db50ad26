"""Phrases that all rules share: points, counts and percents in both languages."""

from decimal import Decimal

from thuocdo.vietnamese.numbers import write_number
from thuocdo.vietnamese.sentence import Sentence


def number(value: Decimal, decimals: int | None = None) -> Sentence:
    """A bare number; by default with as few decimals as it needs."""
    return Sentence(write_number(value, decimals), write_number(value, decimals, "en"))


def shown(value: Decimal) -> Sentence:
    """A measured number: at most two decimals, as it is shown on screens."""
    two = round(value, 2)
    return number(two if two != value else value)


def points(value: Decimal) -> Sentence:
    """An amount of points: "1,5 điểm", "1 point"."""
    vi, en = shown(value)
    return Sentence(f"{vi} điểm", f"{en} {'point' if abs(value) == 1 else 'points'}")


def percent(value: Decimal) -> Sentence:
    """A percentage: "92,5%"."""
    vi, en = shown(value)
    return Sentence(f"{vi}%", f"{en}%")


def amount(value: Decimal, noun: Sentence) -> Sentence:
    """So many of something: "132 hồ sơ"."""
    vi, en = shown(value)
    return Sentence(f"{vi} {noun.vi}".rstrip(), f"{en} {noun.en}".rstrip())


def joined(parts: list[Sentence], separator: str = "; ") -> Sentence:
    """Several phrases as one."""
    return Sentence(separator.join(p.vi for p in parts), separator.join(p.en for p in parts))
