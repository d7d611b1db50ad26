"""Addresses of units."""

from django.urls.resolvers import URLPattern

app_name = "units"
urlpatterns: list[URLPattern] = []
