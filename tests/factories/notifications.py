"""Notices, mails and pieces of work."""

from datetime import UTC, date, datetime

import factory
from factory.django import DjangoModelFactory

from tests.factories.accounts import UserFactory
from thuocdo.apps.notifications.models import Mailing, Notice, Urgency
from thuocdo.lib.work import Label, WorkItem
from thuocdo.vietnamese.sentence import Sentence

AT = datetime(2026, 3, 18, 1, 0, tzinfo=UTC)  # Wednesday, 8 o'clock in the zone of the site
TODAY, TOMORROW, YESTERDAY = date(2026, 3, 18), date(2026, 3, 19), date(2026, 3, 17)
KIND = Label("tu-danh-gia", Sentence("Tự đánh giá", "Self-assessment"))
ROUND = Label("vong-2026", Sentence("Vòng 2026", "Round 2026"))


class NoticeFactory(DjangoModelFactory):
    """Ordinary news; ``urgent=True`` makes it urgent."""

    class Meta:
        model = Notice

    class Params:
        urgent = factory.Trait(urgency=Urgency.URGENT)

    recipient = factory.SubFactory(UserFactory, email="nguoi@example.test")
    key = factory.Sequence(lambda number: f"viec:{number}")
    kind = "round.opened"
    text_vi = factory.Sequence(lambda number: f"Tin số {number}")
    text_en = factory.Sequence(lambda number: f"News {number}")
    url = "/lam-viec/"
    created_at = AT


class MailingFactory(DjangoModelFactory):
    """An urgent mail that waits, with one notice."""

    class Meta:
        model = Mailing
        skip_postgeneration_save = True

    recipient = factory.SubFactory(UserFactory, email="nguoi@example.test")
    kind = Mailing.Kind.URGENT
    day = TODAY
    made_at = AT
    notice = factory.RelatedFactory(
        NoticeFactory,
        factory_related_name="mailing",
        recipient=factory.SelfAttribute("..recipient"),
        urgent=True,
    )


def an_item(key="viec:1", **changed):
    """A piece of work without a due date."""
    item = WorkItem(
        key=key,
        title=Sentence(f"Làm {key}", f"Do {key}"),
        why=Sentence("Được giao.", "Assigned."),
        url=f"/lam-viec/{key}",
        kind=KIND,
        place=ROUND,
    )
    return item._replace(**changed)
