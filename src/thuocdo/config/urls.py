"""Addresses: Vietnamese without a prefix, English under /en/."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from django.urls.resolvers import URLPattern, URLResolver

unprefixed: list[URLPattern | URLResolver] = []
urlpatterns: list[URLPattern | URLResolver] = [
    *unprefixed,
    *i18n_patterns(
        path("", include("thuocdo.web.portal.urls")),
        path("lam-viec/", include("thuocdo.web.workspace.urls")),
        prefix_default_language=False,
    ),
]
