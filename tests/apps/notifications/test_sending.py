"""A mail goes out at most once; a server that is away is asked again and holds up nobody."""

import smtplib
from datetime import timedelta
from functools import partial
from operator import add

import pytest
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from tests.apps.notifications.mail_server import free_port, serving
from tests.factories.accounts import UserFactory
from tests.factories.notifications import AT, TOMORROW, MailingFactory, NoticeFactory, an_item
from thuocdo.apps.notifications import selectors, tasks
from thuocdo.apps.notifications.errors import MailRefused, ServerUnreachable
from thuocdo.apps.notifications.models import Mailing, Notice, Preference
from thuocdo.apps.notifications.services import composing, sending
from thuocdo.lib.background.running import run_next

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("socket_enabled"), pytest.mark.slow]
State = Mailing.State


@pytest.fixture
def server(settings):
    """A mail server that the settings name."""
    with serving() as handler:
        use(settings, handler.port)
        yield handler


def use(settings, port):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.SITE_URL = "https://thuocdo.example.test"


def state(mailing):
    mailing.refresh_from_db()
    return mailing.state


def bodies(mail):
    parts = {
        part.get_content_type(): part.get_content()
        for part in mail.walk()
        if not part.is_multipart()
    }
    return parts["text/plain"], parts["text/html"]


def test_a_mail_arrives_plain_and_as_html_with_whole_links(server):
    person = UserFactory(full_name="Trần Thị Ngân", email="ngan@example.test")
    mailing = MailingFactory(
        recipient=person, notice__text_vi="Mục 1.1 <b> bị trả lại", notice__due_on=TOMORROW
    )

    assert sending.send(mailing=mailing, at=AT) == State.SENT

    mail = server.mails[0]
    plain, html = bodies(mail)
    assert mail["To"] == "ngan@example.test"
    assert mail["Subject"] == "Thước Đo 18/03/2026: việc gấp (1)"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Message-ID"] == f"<mailing-{mailing.pk}-20260318010000@thuocdo.example.test>"
    assert "Kính gửi anh/chị Trần Thị Ngân," in plain
    assert "- Mục 1.1 <b> bị trả lại (19/03/2026, còn 1 ngày làm việc)" in plain
    assert "https://thuocdo.example.test/lam-viec/hop-thu/cach-nhan" in plain
    assert '<a href="https://thuocdo.example.test/lam-viec/">Mục 1.1 &lt;b&gt;' in html
    assert (state(mailing), mailing.sent_at) == (State.SENT, AT)


def test_a_mail_comes_in_the_language_that_was_chosen(server):
    mailing = MailingFactory(notice__text_en="Item 1.1 was returned")
    Preference.objects.create(person=mailing.recipient, language="en")

    sending.send(mailing=mailing, at=AT)

    plain, html = bodies(server.mails[0])
    assert "Dear " in plain
    assert "https://thuocdo.example.test/en/lam-viec/" in plain
    assert '<html lang="en">' in html


def test_a_mail_is_never_sent_twice(server):
    mailing = MailingFactory()

    assert [sending.send(mailing=mailing, at=AT) for _ in range(2)] == [State.SENT, State.SENT]
    assert len(server.mails) == 1


def test_a_mail_about_which_nobody_knows_is_not_sent_again(server):
    mailing = MailingFactory(state=State.SENDING)

    assert sending.send(mailing=mailing, at=AT) == State.SENDING
    assert server.mails == []


@pytest.mark.parametrize("field", ["read_at", "settled_at"])
def test_what_was_seen_in_the_meantime_is_not_sent(server, field):
    mailing = MailingFactory()
    Notice.objects.update(**{field: AT})

    assert sending.send(mailing=mailing, at=AT) == State.EMPTY
    assert server.mails == []


def test_a_server_that_is_away_leaves_the_mail_waiting(settings):
    use(settings, free_port())
    mailing = MailingFactory()

    with pytest.raises(ServerUnreachable):
        sending.send(mailing=mailing, at=AT)

    assert state(mailing) == State.WAITING
    assert "ConnectionRefusedError" in mailing.problem
    assert selectors.last_problem(mailing.recipient) == mailing


def test_a_server_that_is_busy_is_asked_again(server):
    mailing = MailingFactory()
    server.answers.append("451 come back later")

    with pytest.raises(ServerUnreachable):
        sending.send(mailing=mailing, at=AT)
    assert state(mailing) == State.WAITING

    assert sending.send(mailing=mailing, at=AT) == State.SENT
    assert len(server.mails) == 1
    assert selectors.last_problem(mailing.recipient) is None


@pytest.mark.parametrize(
    ("email", "answers"),
    [("gone@example.test", []), ("an@example.test", ["554 no"])],
    ids=["no such person", "not this mail"],
)
def test_a_mail_that_is_refused_for_good_is_not_tried_again(server, email, answers):
    mailing = MailingFactory(recipient__email=email)
    server.answers.extend(answers)

    with pytest.raises(MailRefused):
        sending.send(mailing=mailing, at=AT)

    assert state(mailing) == State.FAILED
    assert Notice.objects.get().mailing == mailing


@pytest.mark.usefixtures("server")
def test_a_line_that_breaks_leaves_the_mail_unsent_or_not(monkeypatch):
    def broken(*_args, **_named):
        raise smtplib.SMTPServerDisconnected("gone")

    monkeypatch.setattr("smtplib.SMTP.sendmail", broken)
    mailing = MailingFactory()

    assert sending.send(mailing=mailing, at=AT) == State.SENDING
    assert "gone" in selectors.last_problem(mailing.recipient).problem


def test_who_waits_in_the_queue_is_sent(server):
    mailing = MailingFactory()
    tasks.hand_in(mailing)
    tasks.hand_in(mailing)

    run_next("w", timezone.now)

    assert DBTaskResult.objects.get().status == TaskResultStatus.SUCCESSFUL
    assert len(server.mails) == 1


def test_after_hours_without_a_server_the_news_go_into_the_next_mail(settings):
    use(settings, free_port())
    mailing = MailingFactory()
    tasks.hand_in(mailing)

    begin = timezone.now()
    for number in range(tasks.ATTEMPTS + 2):
        run_next("w", partial(add, begin, number * timedelta(hours=2)))

    task = DBTaskResult.objects.get()
    assert (task.status, len(task.worker_ids)) == (TaskResultStatus.FAILED, tasks.ATTEMPTS)
    assert state(mailing) == State.FAILED
    assert Notice.objects.get().mailing is None


def test_a_digest_tells_news_and_work_that_is_due(server, due):
    due.extend(
        [
            an_item("viec:1", due_on=TOMORROW),
            an_item("viec:2", url="/lam-viec/gap", due_on=TOMORROW),
            an_item("viec:3"),
            an_item("viec:4", is_returned=True),
        ]
    )
    mailing = MailingFactory(kind=Mailing.Kind.DIGEST, notice__url="/lam-viec/gap")
    NoticeFactory(recipient=mailing.recipient, mailing=mailing, text_vi="Vòng đã mở")

    sending.send(mailing=mailing, at=AT)

    mail = server.mails[0]
    plain, _ = bodies(mail)
    assert mail["Subject"].strip() == (
        "Thước Đo 18/03/2026: việc gấp (1), thông báo mới (1), việc đến hạn (2)"
    )
    assert "Vòng đã mở" in plain
    assert plain.index("Làm viec:4") < plain.index("Làm viec:1")
    assert "Làm viec:2" not in plain  # told as urgent news already
    assert "Làm viec:3" not in plain  # not due


def test_a_long_list_is_cut_and_says_so(due):
    due.extend(an_item(f"viec:{n:02}", due_on=TOMORROW) for n in range(25))
    mailing = MailingFactory(kind=Mailing.Kind.DIGEST, notice=None)

    mail = composing.compose(mailing)

    assert "việc đến hạn (25)" in mail.subject
    assert mail.body.count("Làm viec") == 20
    assert "và 5 mục khác" in mail.body
