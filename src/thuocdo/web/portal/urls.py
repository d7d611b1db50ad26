"""Addresses of the public portal."""

from collections.abc import Callable

from django.http import HttpResponseBase
from django.urls import path, register_converter
from django.urls.resolvers import URLPattern

from thuocdo.web.portal.compare import views as compare
from thuocdo.web.portal.criterion import views as criterion
from thuocdo.web.portal.dossiers import views as dossiers
from thuocdo.web.portal.files.forms import FormConverter
from thuocdo.web.portal.home import views as home
from thuocdo.web.portal.method import views as method
from thuocdo.web.portal.open_data import views as open_data
from thuocdo.web.portal.ranking import views as ranking
from thuocdo.web.portal.search import views as search
from thuocdo.web.portal.tracing import views as tracing
from thuocdo.web.portal.unit import views as unit

app_name = "portal"


register_converter(FormConverter, "form")


def with_files(route: str, view: Callable[..., HttpResponseBase], name: str) -> list[URLPattern]:
    """A page and, under its address with an ending, the same as files: ``{name}_file``."""
    return [path(f"{route}.<form:form>", view, name=f"{name}_file"), path(route, view, name=name)]


urlpatterns: list[URLPattern] = [
    path("", home.show_home, name="home"),
    path("xep-hang", ranking.list_rankings, name="rankings"),
    path("xep-hang/<slug:slug>", ranking.show_newest, name="newest_ranking"),
    path("xep-hang/<slug:slug>/<int:year>", ranking.show_first_block, name="year_ranking"),
    *with_files("xep-hang/<slug:slug>/<int:year>/<slug:block>", ranking.show_ranking, "ranking"),
    path("don-vi", unit.list_units, name="units"),
    *with_files("don-vi/<str:code>", unit.show_unit, "unit"),
    *with_files("ho-so", dossiers.show_dossiers, "dossiers"),
    path("tim", search.show_search, name="search"),
    *with_files(
        "tieu-chi/<slug:slug>/<str:edition>/<str:code>",
        criterion.show_criterion,
        "criterion",
    ),
    *with_files("so/<str:id>", tracing.show_number, "number"),
    *with_files("so-sanh", compare.show_comparison, "compare"),
    path("phuong-phap", method.list_methods, name="method"),
    path("phuong-phap/<slug:name>", method.show_method, name="method_page"),
    *with_files(
        "phuong-phap/<slug:slug>/<str:edition>",
        method.show_edition,
        "method_edition",
    ),
    path(
        "kha-nang-tiep-can",
        method.show_page,
        {"name": "kha-nang-tiep-can"},
        "accessibility",
    ),
    path("quyen-rieng-tu", method.show_page, {"name": "quyen-rieng-tu"}, "privacy"),
    path("tro-giup", method.show_page, {"name": "tro-giup"}, "help"),
    *with_files("du-lieu", open_data.show_open_data, "open_data"),
    path(
        "du-lieu/<slug:slug>/<int:year>/<slug:table>.<form:form>",
        open_data.send_table,
        name="data_table",
    ),
    path("tai-ve/<slug:slug>-<int:year>.zip", open_data.send_bundle, name="bundle"),
    *with_files(
        "truy-vet/<slug:slug>/<int:year>/<str:unit>/<str:code>",
        tracing.show_trace,
        "trace",
    ),
]
