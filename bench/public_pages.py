"""P12: a published page and a data file, against a bare view, a page made anew, and a bare file."""

import argparse
import gzip
import io
import re
import statistics
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import urlsplit
from wsgiref.util import setup_testing_defaults

from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest, HttpResponse
from django.test import override_settings
from django.urls import ResolverMatch, get_resolver, re_path

from demonstration import HOST, demonstration, resident_mb
from measuring import Disagreement, measure

REQUESTS, ANEW = 300, 20  # in one timed run; of pages that are made each time
FULL, UNCHANGED, MEMORY = 0.6, 0.4, 400  # budgets: ms, ms, MB
PAGE = "/xep-hang/cchc-cap-xa/2025/xa"
DATA = "/du-lieu/cchc-cap-xa/2025/ket-qua.csv"
Environ = dict[str, Any]
Application = Callable[[Environ, Callable[..., Any]], Any]


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: str
    headers: dict[str, str]
    body: bytes


def ask(application: Application, address: str, **headers: str) -> Answer:
    """One request, without a network."""
    told: list[Any] = []
    parts = urlsplit(address)
    environ: Environ = {
        "PATH_INFO": parts.path,
        "QUERY_STRING": parts.query,
        "HTTP_HOST": HOST,
        "HTTP_ACCEPT_ENCODING": "gzip, deflate, br",
        "HTTP_ACCEPT_LANGUAGE": "vi",
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.input": io.BytesIO(),
        **headers,
    }
    setup_testing_defaults(environ)
    found = application(environ, lambda *start: told.append(start))
    body = b"".join(found)
    if hasattr(found, "close"):
        found.close()
    return Answer(told[0][0][:3], dict(told[0][1]), body)


def many(application: Application, address: str, count: int, **headers: str) -> Answer:
    """The same request again and again; the last answer."""
    answer = ask(application, address, **headers)
    for _ in range(count - 1):
        answer = ask(application, address, **headers)
    return answer


def per_request(work: Callable[[int], Answer], count: int, runs: int) -> float:
    """Median milliseconds of processor time of one request."""
    return statistics.median(measure(partial(work, count)).cpu for _ in range(runs)) / count * 1e3


def bare_view(answer: Answer) -> Application:
    """Django with one view and no middleware that returns the same bytes."""

    def view(_request: HttpRequest) -> HttpResponse:
        return HttpResponse(answer.body, content_type=answer.headers["Content-Type"])

    urls = ModuleType("bare_urls")
    urls.urlpatterns = [re_path("", view)]  # type: ignore[attr-defined]
    sys.modules["bare_urls"] = urls
    with override_settings(MIDDLEWARE=[], ROOT_URLCONF="bare_urls"):
        handler = WSGIHandler()

    resolver = get_resolver("bare_urls")

    def resolve(request: HttpRequest) -> ResolverMatch:
        match = request.resolver_match = resolver.resolve(request.path_info)
        return match

    handler.resolve_request = resolve  # type: ignore[method-assign]
    return handler


def bare_file(answer: Answer, path: Path) -> Application:
    """The bytes from the disk, without Django."""
    path.write_bytes(answer.body)
    headers = [("Content-Type", answer.headers["Content-Type"])]

    def application(_environ: Environ, start: Callable[..., Any]) -> list[bytes]:
        start("200 OK", headers)
        return [path.read_bytes()]

    return application


def made_anew(site: Any) -> Application:  # noqa: ANN401  (a Django handler)
    """The site, which forgets its pages before each request."""
    pages = site._middleware_chain.__wrapped__  # noqa: SLF001

    def application(environ: Environ, start: Callable[..., Any]) -> Any:  # noqa: ANN401
        pages.shelf.pages.clear()
        pages.shelf.size = 0
        return site(environ, start)

    return application


def compared(site: Any, address: str, folder: Path, runs: int) -> None:  # noqa: ANN401
    """Print one address: ours, full and unchanged, and the three peers, in turn."""
    first = ask(site, address)
    if first.status != "200":
        raise Disagreement(f"{address} answers {first.status}.")
    peers = {
        "a bare Django view, no middleware": (bare_view(first), REQUESTS),
        "the same page made each time": (made_anew(site), ANEW),
        "a bare WSGI function, file from disk": (bare_file(first, folder / "bare"), REQUESTS),
    }
    tag = {"HTTP_IF_NONE_MATCH": first.headers["ETag"]}
    for name, (peer, _) in peers.items():
        if ask(peer, address).body != first.body:
            raise Disagreement(f"{address}: {name} gives another body; nothing was timed.")
    if ask(site, address, **tag).status != "304":
        raise Disagreement(f"{address}: who has the page gets it again.")
    full = per_request(partial(many, site, address), REQUESTS, runs)
    same = per_request(lambda count: many(site, address, count, **tag), REQUESTS, runs)
    print(f"P12 {address}: {len(first.body):,} bytes compressed, median of {runs}, bodies equal")
    print(f"  full {full:.3f} ms CPU (budget {FULL});  304 {same:.3f} ms (budget {UNCHANGED})")
    for name, (peer, count) in peers.items():
        theirs = per_request(partial(many, peer, address), count, runs)
        print(f"  peer {theirs:8.3f} ms  ratio {theirs / full:6.2f} ×  {name}")


def public_addresses(site: Any) -> Iterator[str]:  # noqa: ANN401
    """Every page of the site map, in both languages."""
    found = ask(site, "/sitemap.xml").body
    if found[:2] == b"\x1f\x8b":
        found = gzip.decompress(found)
    for address in re.findall(rb"<loc>([^<]+)</loc>", found):
        yield urlsplit(address.decode()).path


def memory(site: Any) -> None:  # noqa: ANN401
    """Print what one process holds after every public page was asked for."""
    before, asked = resident_mb(), list(dict.fromkeys(public_addresses(site)))
    refused = [address for address in asked if ask(site, address).status != "200"]
    after = resident_mb()
    print(f"memory: {before:.0f} MB before, {after:.0f} MB after {len(asked):,} public pages "
          f"(budget {MEMORY}); {len(refused)} were not there {refused[:3]}")  # fmt: skip


def main(folder: Path | None, runs: int) -> None:
    """Print page, data file and memory."""
    data = demonstration(folder)
    application = import_module("thuocdo.config.wsgi").application  # settings are known by now
    for address in (PAGE, DATA):
        compared(application, address, data, runs)
    memory(application)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, help="of a loaded demonstration")
    parser.add_argument("--runs", type=int, default=5)
    given = parser.parse_args()
    main(given.folder, given.runs)
