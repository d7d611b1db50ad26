"""Sending one mail at most once: what the server may have taken is never sent again."""

import smtplib
from datetime import datetime

from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction

from thuocdo.apps.notifications.errors import MailRefused, ServerUnreachable
from thuocdo.apps.notifications.models import Mailing
from thuocdo.apps.notifications.services.composing import compose

State = Mailing.State
PERMANENT = 500  # codes of a mail server from here on
REFUSALS = (
    smtplib.SMTPRecipientsRefused,
    smtplib.SMTPSenderRefused,
    smtplib.SMTPDataError,
    smtplib.SMTPHeloError,
)  # the server has said that it did not take the mail


def send(*, mailing: Mailing, at: datetime) -> str:
    """Send a mail that waits; return its state.

    Raises:
        ServerUnreachable: nothing was sent, it can be tried again.
        MailRefused: the server did not take it and will not.
    """
    connection = get_connection()
    opened(connection, mailing)
    try:
        return handed_over(connection, mailing, at)
    finally:
        connection.close()


def opened(connection: BaseEmailBackend, mailing: Mailing) -> None:
    """Reach the server before the mail counts as being sent."""
    try:
        connection.open()
    except (OSError, smtplib.SMTPException) as error:
        raise put_back(mailing, error) from error


def handed_over(connection: BaseEmailBackend, mailing: Mailing, at: datetime) -> str:
    """Give the mail to the server and keep what it said."""
    mail = compose(mailing)
    state = State.SENDING if mail else State.EMPTY
    if not moved(mailing, State.WAITING, state) or mail is None:
        return Mailing.objects.get(pk=mailing.pk).state
    try:
        connection.send_messages([mail])
    except REFUSALS as error:
        raise refused(mailing, error) from error
    except (OSError, smtplib.SMTPException) as error:  # perhaps taken, perhaps not
        note(mailing, error)
        return State.SENDING
    moved(mailing, State.SENDING, State.SENT)
    Mailing.objects.filter(pk=mailing.pk).update(sent_at=at, problem="")
    return State.SENT


def moved(mailing: Mailing, before: str, after: str) -> bool:
    """From one state into another; only one of several workers can do so."""
    return bool(Mailing.objects.filter(pk=mailing.pk, state=before).update(state=after))


def refused(mailing: Mailing, error: smtplib.SMTPException) -> Exception:
    """What to do about a refusal: try again later, or never."""
    if code_of(error) < PERMANENT:
        return put_back(mailing, error)
    note(mailing, error)
    moved(mailing, State.SENDING, State.FAILED)
    return MailRefused()


def code_of(error: smtplib.SMTPException) -> int:
    """The server's code; of several refused addresses the first one's."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return int(next(iter(error.recipients.values()))[0])
    return int(getattr(error, "smtp_code", 0))


def put_back(mailing: Mailing, error: Exception) -> ServerUnreachable:
    """It waits again."""
    moved(mailing, State.SENDING, State.WAITING)
    note(mailing, error)
    return ServerUnreachable(str(error))


def note(mailing: Mailing, error: Exception) -> None:
    """Keep what went wrong."""
    text = f"{type(error).__name__}: {error}"
    Mailing.objects.filter(pk=mailing.pk).update(problem=text[:300])


@transaction.atomic
def give_up(*, mailing: Mailing) -> None:
    """The server could not be reached for hours: the news go into the next mail."""
    Mailing.objects.filter(pk=mailing.pk).update(state=State.FAILED)
    mailing.notices.update(mailing=None)
