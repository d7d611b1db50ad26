"""Pages that are made before the first reader comes."""

from threading import Event
from unittest.mock import Mock

import pytest
from django.template import engines

from tests.factories.shelves import make_public
from thuocdo.config import warming
from thuocdo.lib.compiled import ENGINE, in_language


@pytest.fixture
def shelf(monkeypatch):
    shown = make_public(monkeypatch)
    monkeypatch.setattr(warming, "present_shelf", lambda: shown)
    monkeypatch.setattr(warming.gc, "freeze", lambda: None)
    return shown


def test_the_first_page_and_the_newest_rankings_are_shown_in_all_languages(shelf):
    found = list(warming.addresses())

    slug = next(iter(shelf.by_scheme))
    assert found[0] == "/"
    assert "/en/" in found
    assert {a.split("/")[3] for a in found if a.startswith(f"/xep-hang/{slug}/")} == {
        str(shelf.years(slug)[0])
    }


@pytest.mark.slow
def test_templates_of_the_workspace_are_compiled_for_both_languages():
    """All can be compiled, and are found again without another look at their files."""
    in_language.cache_clear()

    warming.read_templates()

    for language in ("vi", "en"):
        kept = in_language(engines[ENGINE].env, language).cache
        assert "dossiers/_board.html" in {name for _, name in kept}


@pytest.mark.slow
def test_a_worker_starts_its_chart_engine_beside_its_requests(monkeypatch):
    """The engine of a parent process does not survive the fork."""
    started = Event()
    monkeypatch.setattr(warming, "start_engine", started.set)

    warming.settled(Mock())

    assert started.wait(5)


@pytest.mark.usefixtures("shelf")
@pytest.mark.parametrize(
    ("hosts", "expected"),
    [(["*"], "localhost"), ([".example.vn", "pm.example.vn"], "pm.example.vn")],
    ids=["a pattern alone", "a name"],
)
def test_pages_are_asked_for_under_a_host_of_the_site(settings, hosts, expected):
    settings.ALLOWED_HOSTS = hosts
    application = Mock()

    assert warming.warmed(application) is application

    asked = [call.args[0] for call in application.get_response.call_args_list]
    assert {request.headers["host"] for request in asked} == {expected}
    assert [request.path for request in asked] == list(warming.addresses())
