"""Display choices, health, what search engines leave alone."""

import pytest

pytestmark = pytest.mark.django_db  # every page asks what is public


@pytest.mark.parametrize(
    ("query", "cookies"),
    [
        ("text=large", {"text": "large"}),
        ("theme=contrast", {"theme": "contrast"}),
        ("theme=pink&text=1000", {}),
    ],
)
def test_a_known_choice_is_kept(client, query, cookies):
    response = client.get(f"/hien-thi/dat?{query}&ve=/xep-hang?x=1")

    assert response.status_code == 302
    assert response["Location"] == "/xep-hang?x=1"
    assert {name: morsel.value for name, morsel in response.cookies.items()} == cookies


@pytest.mark.parametrize(
    "back", ["https://elsewhere.example/", "//elsewhere.example", "javascript:x"]
)
def test_nobody_is_led_to_another_host(client, back):
    assert client.get("/hien-thi/dat", {"ve": back})["Location"] == "/"


def test_a_choice_shows_on_the_page(client):
    client.get("/hien-thi/dat?theme=dark&text=larger")

    html = client.get("/hien-thi").content.decode()

    assert '<html lang="vi" data-text="larger" data-theme="dark">' in html


def test_the_other_language_is_one_link_away(client):
    assert 'href="/en/hien-thi"' in client.get("/hien-thi").content.decode()
    assert 'href="/hien-thi"' in client.get("/en/hien-thi").content.decode()


def test_health_says_that_the_database_answers(client):
    response = client.get("/tinh-trang")

    assert response.status_code == 200
    assert response.content.startswith(b"ok ")


def test_search_engines_leave_the_workspace_alone(client):
    assert b"Disallow: /lam-viec/" in client.get("/robots.txt").content
