"""Addresses of results."""

from django.urls.resolvers import URLPattern

app_name = "results"
urlpatterns: list[URLPattern] = []
