"""Writing the log: the one way to add an event."""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import cast

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models
from django.db.transaction import TransactionManagementError
from django.utils import timezone

from thuocdo.apps.audit.errors import SecretInDetails
from thuocdo.apps.audit.models import ChainHead, Event

HEAD = 1  # key of the one row of ChainHead
SECRET = ("password", "secret", "token", "csrf", "recovery", "otp", "mat_khau")


def record(
    action: str,
    *,
    subject: models.Model | str,
    by: AbstractBaseUser | None,
    details: Mapping[str, object] | None = None,
    at: datetime | None = None,
) -> Event:
    """Append an event to the chain, inside the transaction of what it tells.

    Args:
        action: Noun and verb: "publication.published".
        subject: What it happened to: a row, or a name of something without a row.
        by: Who did it; None is the system itself.
        details: What else a reader of the log needs; never a secret or a person's figures.
        at: When; now if not named.

    Raises:
        TransactionManagementError: called outside a transaction.
        SecretInDetails: a detail is named like a password or a token.

    What somebody does by delegation alone names whom it was done for, as the check noted it.
    Whoever appends holds the head of the chain until the transaction ends, so that numbers have
    no gaps and a write that is undone leaves no event.
    """
    if not connection.in_atomic_block:
        raise TransactionManagementError("An event is recorded in the transaction of its write.")
    written = plain({**(details or {}), **named(getattr(by, "acting_for", ""))})
    refuse_secrets(written)
    head, _ = ChainHead.objects.select_for_update().get_or_create(pk=HEAD)
    event = Event(
        number=head.number + 1,
        at=at or timezone.now(),
        by_id=None if by is None else by.pk,
        by_name="" if by is None else str(by)[:200],
        action=action,
        subject=key_of(subject),
        subject_name=str(subject)[:300],
        details=written,
        previous_hash=head.content_hash,
    )
    event.content_hash = event.computed_hash()
    event.save()
    head.number, head.content_hash = event.number, event.content_hash
    head.save()
    return event


def named(acting_for: str) -> dict[str, str]:
    """The detail of what was done by delegation; none where it was done by an own right."""
    return {"on_behalf_of": acting_for} if acting_for else {}


def key_of(subject: models.Model | str) -> str:
    """What a row is called in the log: ``publications.Publication:12``."""
    if isinstance(subject, str):
        return subject
    return f"{subject._meta.label}:{subject.pk}"  # noqa: SLF001  (public, as Django documents it)


def plain(details: Mapping[str, object]) -> dict[str, object]:
    """The details as every database gives them back: binary fractions become text."""
    text = json.dumps(details, cls=DjangoJSONEncoder)
    return cast("dict[str, object]", json.loads(text, parse_float=str))


def refuse_secrets(details: object) -> None:
    """Look at the names of all details, however deep they lie."""
    inner: Iterable[object] = details if isinstance(details, list) else ()
    if isinstance(details, dict):
        for name in details:
            if any(word in name.lower() for word in SECRET):
                raise SecretInDetails(f"The log must not hold `{name}`.")
        inner = details.values()
    for part in inner:
        refuse_secrets(part)
