"""The description of the interface as a page of our own: the usual ones load foreign scripts."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from thuocdo.lib.pages import public_page
from thuocdo.vietnamese.sentence import Sentence
from thuocdo.web.api.views import api

# What each address is for; the description itself is English, as programs read it.
PURPOSES = {
    "/api/v1/indices": Sentence(
        "Các chỉ số và những năm đã công bố", "All indices with their published years"
    ),
    "/api/v1/indices/{slug}/{year}": Sentence(
        "Một năm: quyết định, phiên bản, xếp loại, khối, cây tiêu chí, đính chính",
        "One year: decision, edition, bands, blocks, tree, corrections",
    ),
    "/api/v1/indices/{slug}/{year}/ranking": Sentence(
        "Xếp hạng theo khối; lọc theo khối, vùng", "Ranking by block; one block or region"
    ),
    "/api/v1/indices/{slug}/{year}/units/{code}": Sentence(
        "Kết quả một đơn vị: lĩnh vực, tiêu chí, từng mục",
        "One unit's result: domains, criteria, items",
    ),
    "/api/v1/indices/{slug}/{year}/units/{code}/{item}": Sentence(
        "Truy vết một mục: quy tắc, số liệu, văn bản, trang",
        "Trace of one item: rule, figures, document, page",
    ),
    "/api/v1/units/{code}": Sentence(
        "Một đơn vị: kết quả các năm, dòng kế thừa", "One unit: results over years, lineage"
    ),
    "/api/v1/publications": Sentence(
        "Mọi bản công bố, với mã SHA-256 của gói tái lập",
        "Everything published, with the SHA-256 of each reproducible bundle",
    ),
}


class Parameter(NamedTuple):
    """One parameter of a call."""

    name: str
    place: str  # path or query
    kind: str
    is_required: bool


class Call(NamedTuple):
    """One address."""

    path: str
    purpose: Sentence
    parameters: tuple[Parameter, ...]
    example: str


@require_safe
@public_page
def show_description(request: HttpRequest) -> HttpResponse:
    """Every address with its parameters and an example that can be opened."""
    return render(request, "portal/api.html", {"calls": list(calls()), "section": "data"})


def calls() -> Iterator[Call]:
    """The addresses in the order of the description."""
    for path, methods in api.get_openapi_schema()["paths"].items():
        found = methods["get"].get("parameters", [])
        yield Call(path, PURPOSES[path], tuple(map(parameter, found)), example(path))


def parameter(found: dict[str, Any]) -> Parameter:
    """A parameter out of the description."""
    schema = found["schema"]
    bounds = [f"{word} {schema[key]}" for key, word in BOUNDS.items() if key in schema]
    kind = ", ".join([schema.get("type", ""), *bounds])
    return Parameter(found["name"], found["in"], kind, found.get("required", False))


BOUNDS = {"minimum": "≥", "maximum": "≤", "maxLength": "≤", "pattern": "~", "default": "="}
SAMPLES = {"{slug}": "cchc-cap-xa", "{year}": "2025", "{code}": "C029", "{item}": "7.1.2"}


def example(path: str) -> str:
    """The address with values of the demonstration."""
    for name, value in SAMPLES.items():
        path = path.replace(name, value)
    return path
