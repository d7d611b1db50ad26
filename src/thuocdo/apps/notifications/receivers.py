"""Tells people of rights that others passed on to them, or took back."""

from datetime import datetime

from django.dispatch import receiver
from django.urls import reverse

from thuocdo.apps.accounts.models import Grant, User
from thuocdo.apps.accounts.permissions import ROLES
from thuocdo.apps.accounts.signals import delegation_begun, delegation_ended
from thuocdo.apps.notifications.services.telling import Message, notify
from thuocdo.vietnamese.sentence import Sentence


@receiver(delegation_begun)
def tell_stand_in(grant: Grant, at: datetime, **_: object) -> None:
    """Say to whoever received a right for some days which one, whose and until when."""
    what, days = named(grant), f"{grant.from_on:%d/%m/%Y}–{grant.until_on:%d/%m/%Y}"
    text = Sentence(
        f"{giver(grant)} ủy quyền vai trò {what.vi}, {days}, theo {grant.document}.",
        f"{giver(grant)} delegated the role {what.en}, {days}, by {grant.document}.",
    )
    tell("grant.delegated", grant, text, to=grant.person, at=at)


@receiver(delegation_ended)
def tell_other(grant: Grant, by: User, at: datetime, **_: object) -> None:
    """Say to the other of the two that a delegation has ended."""
    other = giver(grant) if by.pk == grant.person_id else grant.person
    what = named(grant)
    text = Sentence(
        f"{by} kết thúc việc ủy quyền vai trò {what.vi}.",
        f"{by} ended the delegation of the role {what.en}.",
    )
    tell("grant.delegation_ended", grant, text, to=other, at=at)


def giver(grant: Grant) -> User:
    """Whose right it is."""
    source = grant.delegated_from
    return grant.person if source is None else source.person


def named(grant: Grant) -> Sentence:
    """The role in words, with the unit over which it counts."""
    title, place = ROLES[grant.role].title, f" ({grant.unit})" if grant.unit else ""
    return Sentence(f"“{title.vi}”{place}", f"“{title.en}”{place}")


def tell(kind: str, grant: Grant, text: Sentence, *, to: User, at: datetime) -> None:
    """One notice that leads to the person's own page of rights."""
    message = Message(kind, text, reverse("accounts:mine"))
    notify(message, recipients=[to], key=f"{kind}:{grant.pk}", at=at)
