"""The inbox: what is new on top, read with one click, and a word about mails that cannot come."""

import pytest

from tests.factories.accounts import UserFactory, person_with
from tests.factories.notifications import AT, TOMORROW, MailingFactory, NoticeFactory
from thuocdo.apps.notifications import selectors
from thuocdo.apps.notifications.models import Notice

pytestmark = pytest.mark.django_db
REASONS = (
    "chưa nối với máy chủ thư",
    "Tài khoản chưa có địa chỉ thư",
    "Thư gần nhất chưa gửi được",
)
INBOX, PREFERENCES = "/lam-viec/hop-thu/", "/lam-viec/hop-thu/cach-nhan"


@pytest.fixture
def person(client):
    """Somebody with an address, signed in."""
    found = person_with("unit_officer", email="an@example.test")
    client.force_login(found)
    return found


def html(client, path=INBOX, status=200):
    answer = client.get(path)
    assert answer.status_code == status
    return answer.content.decode()


@pytest.mark.usefixtures("person")
def test_an_empty_inbox_says_what_will_be_there(client):
    page = html(client)

    assert "Không có thông báo mới" in page
    assert "Đánh dấu đã đọc tất cả" not in page


def test_new_things_are_counted_in_the_page_and_in_the_menu(client, person):
    NoticeFactory.create_batch(2, recipient=person, urgent=True, due_on=TOMORROW)
    NoticeFactory(recipient=person, read_at=AT)
    NoticeFactory(text_vi="Của người khác")

    page = html(client)

    assert "2 thông báo chưa đọc" in page
    assert '<strong>(2<span class="only-heard"> chưa đọc</span>)</strong>' in page
    assert page.count("▲ Gấp") == 2
    assert page.count("hạn <span") == 2
    assert "Của người khác" not in page


def test_the_inbox_is_read_in_english_too(client, person):
    NoticeFactory(recipient=person, text_en="Item 1.1 was returned", settled_at=AT)

    page = html(client, f"/en{INBOX}")

    assert "Item 1.1 was returned" in page
    assert "done" in page


@pytest.mark.parametrize(("prefix", "target"), [("", "/lam-viec/"), ("/en", "/en/lam-viec/")])
def test_opening_reads_and_leads_to_the_work(client, person, prefix, target):
    notice = NoticeFactory(recipient=person)

    answer = client.get(f"{prefix}{INBOX}{notice.pk}/mo")

    assert answer["Location"] == target
    assert selectors.unread(person) == 0


@pytest.mark.parametrize("path", ["{pk}/da-doc", "da-doc-het"])
def test_reading_needs_no_opening(client, person, path):
    notice = NoticeFactory(recipient=person)

    answer = client.post(INBOX + path.format(pk=notice.pk))

    assert answer["Location"] == INBOX
    assert selectors.unread(person) == 0


@pytest.mark.usefixtures("person")
@pytest.mark.parametrize("path", ["mo", "da-doc"])
def test_what_others_were_told_is_nobody_elses(client, path):
    notice = NoticeFactory()
    call = client.get if path == "mo" else client.post

    assert call(f"{INBOX}{notice.pk}/{path}").status_code == 410
    assert Notice.objects.get().read_at is None


def test_who_was_granted_nothing_has_no_inbox(client):
    client.force_login(UserFactory())

    assert html(client, status=403)


def test_a_long_inbox_has_pages(client, person):
    NoticeFactory.create_batch(51, recipient=person)

    assert "Trang 1 trên 2" in html(client)
    assert html(client, f"{INBOX}?trang=2").count('class="notice ') == 1
    assert "Trang 2 trên 2" in html(client, f"{INBOX}?trang=99")


def release():
    """Asked at most once a second; not part of a page's own queries."""
    return "tested"


def test_a_full_inbox_costs_as_many_queries_as_an_empty_one(
    client, person, settings, django_assert_max_num_queries
):
    settings.PAGES_RELEASE = f"{__name__}.release"
    NoticeFactory.create_batch(40, recipient=person)

    with django_assert_max_num_queries(12):
        client.get(INBOX)


@pytest.mark.parametrize(
    ("host", "email", "problem", "said"),
    [
        pytest.param("", "an@example.test", "", {"chưa nối với máy chủ thư"}, id="no server"),
        pytest.param("mail", "", "", {"Tài khoản chưa có địa chỉ thư"}, id="no address"),
        pytest.param("mail", "an@example.test", "x", {"Thư gần nhất chưa gửi được"}, id="failed"),
        pytest.param("mail", "an@example.test", "", set(), id="all is well"),
    ],
)
def test_the_inbox_says_why_no_mail_comes(client, settings, host, email, problem, said):
    settings.EMAIL_HOST = host
    person = person_with("unit_officer", email=email)
    client.force_login(person)
    MailingFactory(recipient=person, notice=None, problem=problem)

    page = html(client)

    assert {reason for reason in REASONS if reason in page} == said


def test_the_choice_of_mails_is_kept(client, person):
    assert 'value="an@example.test"' in html(client, PREFERENCES)

    answer = client.post(PREFERENCES, {"email": "", "has_urgent": "on", "language": "en"})

    assert answer["Location"] == PREFERENCES
    kept = selectors.preference_of(person)
    assert (kept.has_digest, kept.has_urgent, kept.language) == (False, True, "en")


@pytest.mark.usefixtures("person")
@pytest.mark.parametrize("data", [{"email": "x", "language": "vi"}, {"language": "fr"}], ids=str)
def test_a_choice_that_is_none_is_shown_again(client, data):
    answer = client.post(PREFERENCES, data)

    assert answer.status_code == 422
    assert 'class="error"' in answer.content.decode()
