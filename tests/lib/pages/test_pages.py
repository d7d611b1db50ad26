"""Public pages are made once for each state of what is public."""

import gzip

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from thuocdo.lib.pages import PublicPages, public_page
from thuocdo.lib.pages.kept import Shelf, kept

STATE = {"release": "one"}


def release():
    """Named by the settings of these tests."""
    return STATE["release"]


class Site:
    """A view that counts how often it was asked."""

    def __init__(self, body="x" * 2000, *, is_public=True, status=200):
        self.asked, self.body, self.status = 0, body, status
        self.view = public_page(self.page) if is_public else self.page

    def page(self, request):
        self.asked += 1
        response = HttpResponse(f"{request.path}{self.body}", status=self.status)
        response["Content-Security-Policy"] = "default-src 'self'"
        return response


@pytest.fixture
def serve(settings):
    settings.PAGES_RELEASE = f"{__name__}.release"
    settings.PAGES_BYTES = 1_000_000
    STATE["release"] = "one"

    def middleware(site):
        return PublicPages(site.view)

    return middleware


def get(path="/xep-hang", **headers):
    return RequestFactory().get(path, headers=headers)


def test_a_public_page_is_made_once(serve):
    site = Site()
    pages = serve(site)

    first, second = pages(get()), pages(get())

    assert site.asked == 1
    assert first.content == second.content
    assert second["Content-Security-Policy"] == "default-src 'self'"
    assert second["Cache-Control"] == "public, max-age=0, must-revalidate"


def test_a_new_release_makes_it_again(serve):
    site = Site()
    pages = serve(site)

    pages(get())
    STATE["release"] = "two"
    pages(get())

    assert site.asked == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(get("/a"), get("/b"), id="path"),
        pytest.param(get("/a?x=1"), get("/a?x=2"), id="query"),
        pytest.param(get("/a"), get("/a", cookie="theme=dark"), id="theme"),
        pytest.param(get("/a"), get("/a", cookie="text=large"), id="text size"),
        pytest.param(get("/a"), get("/a", hx_request="true"), id="part of a page"),
    ],
)
def test_what_a_page_depends_on_makes_another(serve, one, other):
    site = Site()
    pages = serve(site)

    pages(one)
    pages(other)

    assert site.asked == 2


def test_a_cookie_that_means_nothing_changes_nothing(serve):
    site = Site()
    pages = serve(site)

    pages(get(cookie="theme=pink; sessionid=abc"))
    pages(get())

    assert site.asked == 1


def test_who_has_the_page_is_told_so(serve):
    pages = serve(Site())
    etag = pages(get())["ETag"]

    answer = pages(get(if_none_match=etag))

    assert (answer.status_code, answer.content, answer["ETag"]) == (304, b"", etag)


@pytest.mark.parametrize(
    ("told", "status"),
    [("W/{etag}", 304), ('"other", {etag}', 304), ("*", 304), ('"other"', 200), ("", 200)],
)
def test_tags_are_compared_as_the_protocol_says(serve, told, status):
    pages = serve(Site())
    etag = pages(get())["ETag"]

    assert pages(get(if_none_match=told.format(etag=etag))).status_code == status


def test_the_compressed_form_has_its_own_tag(serve):
    pages = serve(Site())

    plain, packed = pages(get()), pages(get(accept_encoding="br, gzip"))

    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert packed["ETag"] != plain["ETag"]
    assert int(packed["Content-Length"]) == len(packed.content)
    assert "Accept-Encoding" in packed["Vary"]


@pytest.mark.parametrize(
    "site",
    [
        pytest.param(Site(is_public=False), id="not marked"),
        pytest.param(Site(status=404), id="not there"),
    ],
)
def test_other_answers_are_never_kept(serve, site):
    pages = serve(site)

    pages(get())
    answer = pages(get())

    assert site.asked == 2
    assert "ETag" not in answer


def test_a_write_goes_on(serve):
    site = Site()
    pages = serve(site)

    pages(get())
    pages(RequestFactory().post("/xep-hang"))

    assert site.asked == 2


def test_the_memory_is_bounded_and_the_longest_unused_goes():
    shelf = Shelf(4 * 1000)
    pages = {name: kept(HttpResponse(name * 999)) for name in "abcde"}
    size = pages["a"].size
    shelf.limit = 4 * size

    for name in "abcd":
        shelf.put((name,), pages[name])
    shelf.find(("a",))
    shelf.put(("e",), pages["e"])

    assert shelf.find(("b",)) is None
    assert shelf.find(("a",)) is pages["a"]
    assert shelf.size == 4 * size


def test_putting_a_page_again_counts_it_once():
    shelf = Shelf(100_000)
    page = kept(HttpResponse("a" * 999))

    shelf.put(("a",), page)
    shelf.put(("a",), page)

    assert shelf.size == page.size


def test_a_page_that_would_push_out_the_others_is_not_kept():
    shelf = Shelf(1000)

    shelf.put(("a",), kept(HttpResponse(bytes(range(256)) * 2, content_type="image/png")))

    assert shelf.find(("a",)) is None


def test_a_view_may_bring_its_own_tag():
    response = HttpResponse("data", headers={"ETag": '"abc"'})

    assert kept(response).etag == "abc"
