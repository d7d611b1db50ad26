"""Addresses of the public portal."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from django.urls import path
from django.urls.resolvers import URLPattern
from django.utils.module_loading import import_string


app_name = "portal"


def of(view: str) -> Callable[..., HttpResponseBase]:
    """A view of another package of the portal, imported when it is asked for first."""

    def shown(request: HttpRequest, **values: object) -> HttpResponseBase:
        answer = import_string(f"thuocdo.web.portal.{view}")(request, **values)
        if not isinstance(answer, HttpResponseBase):
            raise TypeError(view)
        return answer

    return shown


urlpatterns: list[URLPattern] = [
    path("", of("home.views.show_home"), name="home"),
    path("xep-hang", of("ranking.views.list_rankings"), name="rankings"),
    path("xep-hang/<slug:slug>", of("ranking.views.show_newest"), name="newest_ranking"),
    path(
        "xep-hang/<slug:slug>/<int:year>", of("ranking.views.show_first_block"), name="year_ranking"
    ),
    path(
        "xep-hang/<slug:slug>/<int:year>/<slug:block>",
        of("ranking.views.show_ranking"),
        name="ranking",
    ),
    path(
        "xep-hang/<slug:slug>/<int:year>/<slug:block>.svg",
        of("ranking.views.draw_ranking"),
        name="picture",
    ),
    path("don-vi", of("unit.views.list_units"), name="units"),
    path("don-vi/<str:code>", of("unit.views.show_unit"), name="unit"),
    path("tim", of("search.views.show_search"), name="search"),
    path(
        "tieu-chi/<slug:slug>/<str:edition>/<str:code>",
        of("criterion.views.show_criterion"),
        name="criterion",
    ),
    path("so/<str:id>", of("number.views.show_number"), name="number"),
    path("so-sanh", of("compare.views.show_comparison"), name="compare"),
    path("phuong-phap", of("method.views.list_methods"), name="method"),
    path("phuong-phap/<slug:name>", of("method.views.show_method"), name="method_page"),
    path(
        "kha-nang-tiep-can",
        of("method.views.show_page"),
        {"name": "accessibility"},
        "accessibility",
    ),
    path("quyen-rieng-tu", of("method.views.show_page"), {"name": "privacy"}, "privacy"),
    path("tro-giup", of("method.views.show_page"), {"name": "help"}, "help"),
    path("du-lieu", of("open_data.views.show_open_data"), name="open_data"),
    path("tai-ve/<slug:slug>/<int:year>.zip", of("open_data.views.send_bundle"), name="bundle"),
    path(
        "truy-vet/<slug:slug>/<int:year>/<str:unit>/<str:code>",
        of("trace.views.show_trace"),
        name="trace",
    ),
]
