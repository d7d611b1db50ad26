"""Pages of publications: what they say, what they do, whom they refuse."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone, translation

from tests.factories.accounts import UserFactory, person_with
from tests.factories.indexsets import SchemeFactory
from tests.factories.publications import (
    AT,
    HOUR,
    a_draft,
    a_stated_draft,
    corrected,
    director,
    officer,
    published,
    stated,
)
from tests.factories.results import a_run
from thuocdo.apps.audit.models import Event
from thuocdo.apps.publications import services
from thuocdo.apps.publications.models import Publication

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
TABLE = Path(__file__).parents[3] / "demo" / "published" / "dong-phu-2022-table.csv"
LOST = {("A", "1.2", "numerator"): "70", ("A", "2.1", "numerator"): "30"}


@pytest.fixture
def worker(client):
    """A browser of somebody who prepares publications."""
    client.force_login(officer())
    return client


@pytest.fixture
def chief(client):
    """A browser of somebody who publishes."""
    client.force_login(director())
    return client


def page(name, *args):
    """The Vietnamese address, whatever was read last."""
    with translation.override("vi"):
        return reverse(f"publications:{name}", args=args)


def text_of(response):
    """What a reader sees, spaces put together."""
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_the_list_tells_the_state_of_each(worker):
    first = published()
    published(corrected(first, LOST), at=AT + HOUR)
    waiting = a_stated_draft(scheme=first.scheme, year=2024)
    services.embargo(
        publication=waiting, until=timezone.now() + HOUR, by=officer(), at=timezone.now()
    )
    published(waiting)
    a_stated_draft(scheme=first.scheme, year=2023)

    text = text_of(worker.get(page("list")))

    for state in ("Đã có đính chính", "✓ Đã công bố", "Đã khóa, chờ đến giờ", "○ Nháp"):
        assert state in text


def test_the_list_has_a_constant_number_of_queries(worker, django_assert_max_num_queries):
    scheme = SchemeFactory()
    for year in range(2015, 2025):
        a_stated_draft(scheme=scheme, year=year)

    with django_assert_max_num_queries(13):  # session, rights and menu take eleven
        worker.get(page("list"))


def test_an_empty_list_says_so(worker):
    assert "Chưa có bản nào." in text_of(worker.get(page("list")))


def test_a_draft_is_made_from_a_run(worker):
    run = a_run()
    assert "Lập bản nháp" in text_of(worker.get(page("new")))

    response = worker.post(page("prepare"), {"run": run.pk})

    row = Publication.objects.get()
    assert response.url == page("publication", row.pk)
    assert row.run == run


def test_a_draft_is_not_made_from_nothing(worker):
    response = worker.post(page("prepare"), {"run": ""})

    assert response.status_code == 422
    assert "Mọi năm đã tính điểm" in text_of(response)


def upload(scheme, content=None):
    """What is typed and uploaded for Đồng Phú."""
    content = TABLE.read_bytes() if content is None else content
    return {
        "scheme": scheme.pk,
        "year": 2022,
        "unit": "Huyện Đồng Phú",
        "code": "695",
        "kind": "district",
        "block": "huyện",
        "table": SimpleUploadedFile("bang.csv", content),
        "source": "Tin ngày 10/3/2023",
    }


def test_the_table_of_dong_phu_blocks_publication_until_it_is_accepted(chief):
    response = chief.post(page("prepare_table"), upload(SchemeFactory()), follow=True)

    row = Publication.objects.get()
    text = text_of(response)
    assert "106,42" in text
    assert "93,91" in text
    assert "106,42 ≠ 93,91" in text
    assert "113 ≠ 100" in text
    assert "disabled" in response.content.decode()
    for finding in [one for one in row.findings.all() if one.is_failed]:
        where = page("accept", row.pk, finding.pk)
        assert chief.post(where, {"reason": " "}).status_code == 422
        assert chief.post(where, {"reason": "Giữ như văn bản"}).status_code == 302
    answer = chief.post(
        page("decision", row.pk),
        {"title": "A", "title_en": "B", "number": "1", "on": "10/03/2023", "authority": "Tỉnh"},
    )
    assert answer.status_code == 302
    checks = chief.get(page("checks", row.pk))
    assert "Đã đủ điều kiện công bố" in text_of(checks)
    assert page("publish", row.pk) in checks.content.decode()
    assert chief.post(page("publish", row.pk)).status_code == 302
    assert Publication.objects.get().is_published


def test_a_table_that_cannot_be_read_is_told_with_its_cell(worker):
    content = b"code,name,points,maximum\nI,A,abc,10\n"

    response = worker.post(page("prepare_table"), upload(SchemeFactory(), content))

    assert response.status_code == 422
    assert "abc" in text_of(response)


def test_a_decision_without_title_is_refused(worker):
    draft = a_draft()
    assert "12/QĐ-UBND" in worker.get(page("decision", draft.pk)).content.decode()

    response = worker.post(page("decision", draft.pk), {"title": ""})

    assert response.status_code == 422


def test_a_draft_is_thrown_away(worker):
    draft = a_draft()

    assert worker.post(page("drop", draft.pk)).url == page("list")
    assert not Publication.objects.exists()


def test_checks_run_on_demand(worker):
    draft = a_draft()
    assert "Chưa soát số" in text_of(worker.get(page("checks", draft.pk)))

    text = text_of(worker.post(page("checks", draft.pk), follow=True))

    assert "Các số đã soát khớp với nhau" in text
    assert "✓ Các phần cộng lại bằng tổng điểm." in text


def test_who_may_not_accept_reads_who_may(worker):
    draft = a_stated_draft(statement=stated(total="89.90"))
    services.check(publication=draft, by=officer(), at=AT)

    assert "Người có quyền công bố chấp nhận." in text_of(worker.get(page("checks", draft.pk)))


def test_the_moment_of_release_is_set_and_lifted(worker):
    draft = a_draft()
    day = timezone.localdate() + timedelta(days=3)
    typed = {"day": f"{day:%d/%m/%Y}", "hour": "08:30"}

    worker.post(page("embargo", draft.pk), typed)
    draft.refresh_from_db()
    assert f"{timezone.localtime(draft.embargo_until):%d/%m/%Y %H:%M}" == " ".join(typed.values())
    assert typed["day"] in worker.get(page("withhold", draft.pk)).content.decode()
    worker.post(page("embargo", draft.pk), {"day": "", "hour": ""})
    draft.refresh_from_db()
    assert draft.embargo_until is None


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        pytest.param("embargo", {"hour": "08:30"}, id="an hour without a day"),
        pytest.param("embargo", {"day": "32/01/2026"}, id="no day"),
        pytest.param("add_reader", {"username": "khong-co"}, id="nobody of that name"),
    ],
)
def test_what_cannot_be_meant_is_told_at_the_field(worker, name, typed):
    assert worker.post(page(name, a_draft().pk), typed).status_code == 422


def test_a_moment_that_has_passed_is_refused(worker):
    assert worker.post(page("embargo", a_draft().pk), {"day": "01/01/2020"}).status_code == 409


def test_readers_are_named_and_removed(worker):
    draft, reader = a_draft(), UserFactory(username="doc-truoc")

    worker.post(page("add_reader", draft.pk), {"username": "DOC-TRUOC"})
    assert reader.full_name in text_of(worker.get(page("withhold", draft.pk)))
    worker.post(page("remove_reader", draft.pk, draft.readers.get().pk))
    assert not draft.readers.exists()


@pytest.mark.parametrize(
    "draft_of",
    [
        pytest.param(a_draft, id="a draft"),
        pytest.param(lambda: published(a_draft()), id="frozen and waiting"),
    ],
)
def test_a_named_reader_reads_and_the_log_knows(client, draft_of):
    draft, reader = draft_of(), person_with("unit_officer")
    services.add_reader(publication=draft, person=reader, by=officer(), at=AT)
    client.force_login(reader)

    response = client.get(page("read_early", draft.pk))

    assert "Xã An Bình" in text_of(response)
    assert "no-store" in response["Cache-Control"]
    assert Event.objects.latest("number").action == "publication.read_early"


@pytest.mark.parametrize(
    "who", [pytest.param(None, id="nobody signed in"), pytest.param(director, id="not named")]
)
def test_nobody_else_learns_that_there_is_something_to_read(client, who):
    draft = a_draft()
    if who:
        client.force_login(who())

    response = client.get(page("read_early", draft.pk))

    assert response.status_code == 404
    assert "Xã An Bình" not in text_of(response)
    assert client.get(page("read_early", draft.pk + 1)).status_code == 404


def test_publishing_asks_once_more_and_then_freezes(chief):
    draft = a_draft()
    services.check(publication=draft, by=officer(), at=AT)
    assert "Công bố kết quả năm 2025?" in text_of(chief.get(page("publish", draft.pk)))

    text = text_of(chief.post(page("publish", draft.pk), follow=True))

    assert "Đã khóa và công bố" in text
    assert Publication.objects.get().snapshot_hash in text


def test_publishing_unready_is_refused_with_the_reasons(chief):
    response = chief.post(page("publish", a_draft().pk))

    assert response.status_code == 409
    assert "Chưa soát số" in text_of(response)


def test_a_later_run_is_told_and_its_differences_are_listed(chief):
    row = published()
    assert "Khác với bản công bố" not in text_of(chief.get(page("publication", row.pk)))
    a_run(LOST, edition=row.run.edition, at=AT + HOUR)

    assert "Khác với bản công bố" in text_of(chief.get(page("publication", row.pk)))
    differences = text_of(chief.get(page("differences", row.pk)))
    assert "Xã An Bình 1.2 điểm 3 0" in differences


def test_the_draft_of_an_erratum_lists_old_and_new_values(worker):
    first = published()
    draft = corrected(first, LOST)

    text = text_of(worker.get(page("differences", draft.pk)))

    assert "Xã An Bình 1.2 điểm 3 0" in text
    assert "Xã An Bình – hạng 1 2" in text
    assert (
        page("correct", draft.pk) not in worker.get(page("differences", draft.pk)).content.decode()
    )


def test_a_corrected_version_leads_to_the_newer_one(worker):
    first = published()
    second = published(corrected(first, LOST), at=AT + HOUR)

    content = worker.get(page("publication", first.pk)).content.decode()

    assert "Phiên bản này đã được đính chính." in content
    assert page("publication", second.pk) in content
    assert page("correct", first.pk) not in content


def test_without_a_later_run_there_are_no_differences(chief):
    assert "Không có giá trị nào" in text_of(chief.get(page("differences", a_draft().pk)))


def test_an_erratum_is_prepared_with_a_reason(worker):
    row = published()
    assert "Chưa có lần tính điểm nào khác" in text_of(worker.get(page("correct", row.pk)))
    run = a_run(LOST, edition=row.run.edition, at=AT + HOUR)
    assert worker.post(page("correct", row.pk), {"run": run.pk}).status_code == 422

    response = worker.post(page("correct", row.pk), {"run": run.pk, "reason": "Khai trùng"})

    draft = Publication.objects.get(version=2)
    assert response.url == page("publication", draft.pk)
    assert "Khai trùng" in text_of(worker.get(response.url))


PAGES = ("publication", "decision", "checks", "withhold", "publish", "differences", "correct")
POSTS = ("drop", "embargo", "add_reader", "checks", "publish", "correct", "decision")


@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_complete_in_english(chief, name):
    row = published() if name in {"differences", "correct"} else a_draft()

    response = chief.get("/en" + page(name, row.pk))

    assert response.status_code == 200
    assert 'lang="en"' in response.content.decode()


@pytest.mark.parametrize("role", ["it_administrator", "chair", "inspector", "unit_officer"])
@pytest.mark.parametrize("name", PAGES)
def test_pages_are_refused_to_roles_without_the_right(client, role, name):
    draft = a_draft()
    client.force_login(person_with(role))

    assert client.get(page(name, draft.pk)).status_code == 403


@pytest.mark.parametrize("name", POSTS)
def test_writes_are_refused_to_roles_without_the_right(client, name):
    draft = a_draft()
    client.force_login(person_with("chair"))

    assert client.post(page(name, draft.pk)).status_code == 403
    assert Publication.objects.get().state == "draft"


@pytest.mark.parametrize("name", ["list", "new"])
def test_whoever_is_not_signed_in_is_led_there(client, name):
    assert client.get(page(name)).status_code == 302


def test_a_publication_that_is_not_there_is_not_found(worker):
    assert worker.get(page("publication", 99)).status_code == 404
