"""Where a person begins, and the page of all components."""

import pytest

from tests.factories.accounts import UserFactory, person_with
from tests.factories.publications import a_stated_draft
from thuocdo.apps.publications.models import Finding, PreRelease, Severity

pytestmark = pytest.mark.django_db
HOME, COMPONENTS = "/lam-viec/", "/quan-tri/thanh-phan"


def page(client, person, path=HOME):
    client.force_login(person)
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def test_strangers_sign_in_first(client):
    answer = client.get(HOME)

    assert answer.status_code == 302
    assert answer["Location"].endswith("?next=/lam-viec/")


def test_who_was_granted_nothing_is_refused(client):
    client.force_login(UserFactory())

    assert client.get(HOME).status_code == 403


@pytest.mark.parametrize(
    ("role", "opens", "hides"),
    [
        pytest.param("chair", "/lam-viec/ket-qua/", "/quan-tri/", id="chair"),
        pytest.param("inspector", "/quan-tri/nhat-ky", "/lam-viec/ket-qua/", id="inspector"),
        pytest.param("method_officer", "/quan-tri/don-vi/", "/quan-tri/nhat-ky", id="officer"),
        pytest.param("unit_officer", HOME, "/lam-viec/cong-bo/", id="unit"),
    ],
)
def test_the_menu_holds_what_may_be_opened(client, role, opens, hides):
    html = page(client, person_with(role))

    assert f'href="{opens}' in html
    assert f'href="{hides}' not in html


def test_nothing_waiting_is_said(client):
    html = page(client, person_with("chair"))

    assert "<h1>Không có việc nào đang chờ</h1>" in html
    assert "<select" not in html


def test_a_named_reader_finds_what_may_be_read_early(client):
    chair, other = person_with("chair"), person_with("chair")
    draft = a_stated_draft()
    PreRelease.objects.create(publication=draft, person=chair)

    link = f'href="/lam-viec/cong-bo/{draft.pk}/doc-truoc"'
    assert link in page(client, chair)
    assert link not in page(client, other)


def test_drafts_tell_what_stands_in_their_way(client):
    draft = a_stated_draft()
    Finding.objects.create(
        publication=draft,
        kind="parts_total",
        severity=Severity.ERROR,
        sentence="x",
        sentence_en="x",
    )

    html = page(client, person_with("method_officer"))

    assert f'href="/lam-viec/cong-bo/{draft.pk}"' in html
    assert "1 phép soát số chưa được chấp nhận" in html


def release():
    """Asked at most once a second; not part of a page's own queries."""
    return "tested"


def test_the_list_of_all_apps_costs_few_queries(client, settings, django_assert_max_num_queries):
    settings.PAGES_RELEASE = f"{__name__}.release"
    person = person_with("director")
    client.force_login(person)

    with django_assert_max_num_queries(16):
        client.get(HOME)


def test_the_components_page_shows_every_theme(client):
    html = page(client, person_with("director"), COMPONENTS)

    assert [f'data-theme="{theme}"' in html for theme in ("light", "dark", "contrast")] == [
        True
    ] * 3
    assert "31/02/2025" in html


def test_the_components_page_is_for_the_administration(client):
    client.force_login(person_with("chair"))

    assert client.get(COMPONENTS).status_code == 403
