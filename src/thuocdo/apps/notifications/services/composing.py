"""The text of a mail: plain and as simple HTML, in the reader's language, with whole links."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override

from thuocdo.apps.notifications.models import Mailing, Notice
from thuocdo.apps.notifications.selectors.due import pressing
from thuocdo.apps.notifications.selectors.mailing import preference_of
from thuocdo.lib.addresses import in_language, without_language
from thuocdo.lib.deadlines import in_words
from thuocdo.lib.language import said
from thuocdo.lib.work import WorkItem
from thuocdo.vietnamese.dates import write_date
from thuocdo.vietnamese.sentence import Sentence

SHOWN = 20  # lines of a section
URGENT, NEWS, WORK = (
    Sentence("Việc gấp", "Urgent"),
    Sentence("Thông báo mới", "News"),
    Sentence("Việc đến hạn", "Work that is due"),
)


class Line(NamedTuple):
    """One sentence with its link."""

    text: str
    note: str
    url: str


class Section(NamedTuple):
    """Lines under a heading."""

    title: str
    lines: Sequence[Line]
    more: int  # that are not shown


def compose(mailing: Mailing) -> EmailMultiAlternatives | None:
    """The mail as it is to be sent now; None if all of it was seen or done in the meantime."""
    notices = list(mailing.notices.filter(read_at__isnull=True, settled_at__isnull=True))
    is_digest = mailing.kind == Mailing.Kind.DIGEST
    items = pressing(mailing.recipient, mailing.day) if is_digest else []
    if not notices and not items:
        return None
    with override(preference_of(mailing.recipient).language):
        return written(mailing, sections(notices, items, mailing.day))


def sections(notices: list[Notice], items: list[WorkItem], today: date) -> list[Section]:
    """Headings with something under them, the urgent first."""
    told = {notice.url for notice in notices if notice.is_urgent}  # not twice in one mail
    found = (
        (URGENT, [notice_line(each, today) for each in notices if each.is_urgent]),
        (NEWS, [notice_line(each, today) for each in notices if not each.is_urgent]),
        (
            WORK,
            [item_line(each, today) for each in items if without_language(each.url) not in told],
        ),
    )
    return [
        Section(said(title), lines[:SHOWN], max(len(lines) - SHOWN, 0))
        for title, lines in found
        if lines
    ]


def notice_line(notice: Notice, today: date) -> Line:
    """A notice and how long there is."""
    return Line(said(notice.text), term(notice.due_on, today), whole(notice.url))


def item_line(item: WorkItem, today: date) -> Line:
    """A piece of work and how long there is."""
    return Line(said(item.title), term(item.due_on, today), whole(item.url))


def term(due_on: date | None, today: date) -> str:
    """The due date and the working days until then."""
    if due_on is None:
        return ""
    return f"{write_date(due_on)}, {said(in_words(today, due_on))}"


def whole(url: str) -> str:
    """The address with its host, in the reader's language."""
    return settings.SITE_URL + in_language(url)


def written(mailing: Mailing, found: list[Section]) -> EmailMultiAlternatives:
    """Headers and both bodies."""
    context = {
        "person": mailing.recipient,
        "sections": found,
        "work_url": whole(reverse("workspace:home")),
        "preferences_url": whole(reverse("notifications:preferences")),
    }
    mail = EmailMultiAlternatives(
        subject=subject(mailing, found),
        body=render_to_string("notifications/mail.txt", context),
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[mailing.recipient.email],
        headers={"Auto-Submitted": "auto-generated", "Message-ID": message_id(mailing)},
    )
    mail.attach_alternative(render_to_string("notifications/mail.html", context), "text/html")
    return mail


def subject(mailing: Mailing, found: list[Section]) -> str:
    """How many of what: "Thước Đo 23/11/2026: việc gấp (2), thông báo mới (1)"."""
    counts = (f"{each.title.lower()} ({len(each.lines) + each.more})" for each in found)
    return f"Thước Đo {write_date(mailing.day)}: {', '.join(counts)}"


def message_id(mailing: Mailing) -> str:
    """The same whenever this mail is sent, so that a reader's program can drop a second one."""
    host = settings.SITE_URL.split("//")[-1].split("/")[0].split(":")[0]
    return f"<mailing-{mailing.pk}-{mailing.made_at:%Y%m%d%H%M%S}@{host}>"
