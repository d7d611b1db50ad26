"""The library of reasons with its uses, the cases in which each was used, and what came of them."""

from collections import Counter
from typing import NamedTuple

from django.db.models import Count, Q, QuerySet

from thuocdo.apps.rounds.models import Layer, Reason, ReasonKind, Round, Stage, Word

JUDGING = (ReasonKind.LOWER, ReasonKind.RAISE)
EXPLAINING = (ReasonKind.ACCEPT, ReasonKind.REFUSE)


def library(round_: Round, code: str = "") -> QuerySet[Reason]:
    """Reasons in use that fit an item, those made for it first, then the most used. One query."""
    fitting = Q(leaf="") | Q(leaf=code) if code else Q()
    return (
        Reason.objects.filter(Q(scheme=round_.edition.scheme_id) | Q(scheme=None), fitting)
        .filter(is_active=True)
        .annotate(uses=Count("words"))
        .order_by("-leaf", "-uses", "code")
    )


def everything(round_: Round) -> QuerySet[Reason]:
    """The whole library, retired reasons last. One query."""
    rows = Reason.objects.filter(Q(scheme=round_.edition.scheme_id) | Q(scheme=None))
    return rows.annotate(uses=Count("words")).order_by("-is_active", "kind", "code")


def precedents(round_: Round, code: str, leaving_out: int = 0) -> list[Word]:
    """The latest uses of reasons on the same item elsewhere, and how it went on. One query."""
    rows = Word.objects.filter(
        entry__participant__round=round_,
        entry__code=code,
        layer__in=(Layer.APPRAISED, Layer.SECOND, Layer.COUNCIL),
        is_withdrawn=False,
    ).exclude(entry=leaving_out)
    with_reason = rows.filter(Q(reason__isnull=False) | ~Q(text=""))
    return list(
        with_reason.select_related("entry__participant__unit", "reason").order_by("-id")[:5]
    )


class Statistic(NamedTuple):
    """A reason, how often it was used in a round, and how often it stood."""

    reason: Reason
    used: int
    upheld: int  # agreed on in the second appraisal, or never explained
    disputed: int


def statistics(round_: Round) -> list[Statistic]:
    """How the reasons of first appraisals fared. One query."""
    used: Counter[int] = Counter()
    disputed: Counter[int] = Counter()
    reasons: dict[int, Reason] = {}
    words = Word.objects.filter(
        entry__participant__round=round_, layer=Layer.APPRAISED, reason__isnull=False
    )
    for word in words.select_related("reason", "entry").order_by("id"):
        assert word.reason is not None  # noqa: S101  (it was filtered for)
        reasons[word.reason.pk] = word.reason
        used[word.reason.pk] += 1
        disputed[word.reason.pk] += word.entry.stage == Stage.DISPUTED
    return [
        Statistic(reasons[key], count, count - disputed[key], disputed[key])
        for key, count in used.most_common()
    ]
