"""Addresses of the public portal."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from django.urls import path, register_converter
from django.urls.resolvers import URLPattern
from django.utils.module_loading import import_string

from thuocdo.web.portal.files.forms import FormConverter

app_name = "portal"


def of(view: str) -> Callable[..., HttpResponseBase]:
    """A view of another package of the portal, imported when it is asked for first."""

    def shown(request: HttpRequest, **values: object) -> HttpResponseBase:
        answer = import_string(f"thuocdo.web.portal.{view}")(request, **values)
        if not isinstance(answer, HttpResponseBase):
            raise TypeError(view)
        return answer

    return shown


register_converter(FormConverter, "form")


def with_files(route: str, view: Callable[..., HttpResponseBase], name: str) -> list[URLPattern]:
    """A page and, under its address with an ending, the same as files: ``{name}_file``."""
    return [path(f"{route}.<form:form>", view, name=f"{name}_file"), path(route, view, name=name)]


urlpatterns: list[URLPattern] = [
    path("", of("home.views.show_home"), name="home"),
    path("xep-hang", of("ranking.views.list_rankings"), name="rankings"),
    path("xep-hang/<slug:slug>", of("ranking.views.show_newest"), name="newest_ranking"),
    path(
        "xep-hang/<slug:slug>/<int:year>", of("ranking.views.show_first_block"), name="year_ranking"
    ),
    *with_files(
        "xep-hang/<slug:slug>/<int:year>/<slug:block>", of("ranking.views.show_ranking"), "ranking"
    ),
    path("don-vi", of("unit.views.list_units"), name="units"),
    *with_files("don-vi/<str:code>", of("unit.views.show_unit"), "unit"),
    path("tim", of("search.views.show_search"), name="search"),
    *with_files(
        "tieu-chi/<slug:slug>/<str:edition>/<str:code>",
        of("criterion.views.show_criterion"),
        "criterion",
    ),
    *with_files("so/<str:id>", of("tracing.views.show_number"), "number"),
    *with_files("so-sanh", of("compare.views.show_comparison"), "compare"),
    path("phuong-phap", of("method.views.list_methods"), name="method"),
    path("phuong-phap/<slug:name>", of("method.views.show_method"), name="method_page"),
    *with_files(
        "phuong-phap/<slug:slug>/<str:edition>",
        of("method.views.show_edition"),
        "method_edition",
    ),
    path(
        "kha-nang-tiep-can",
        of("method.views.show_page"),
        {"name": "kha-nang-tiep-can"},
        "accessibility",
    ),
    path("quyen-rieng-tu", of("method.views.show_page"), {"name": "quyen-rieng-tu"}, "privacy"),
    path("tro-giup", of("method.views.show_page"), {"name": "tro-giup"}, "help"),
    *with_files("du-lieu", of("open_data.views.show_open_data"), "open_data"),
    path(
        "du-lieu/<slug:slug>/<int:year>/<slug:table>.<form:form>",
        of("open_data.views.send_table"),
        name="data_table",
    ),
    path("tai-ve/<slug:slug>-<int:year>.zip", of("open_data.views.send_bundle"), name="bundle"),
    *with_files(
        "truy-vet/<slug:slug>/<int:year>/<str:unit>/<str:code>",
        of("tracing.views.show_trace"),
        "trace",
    ),
]
