"""Addresses of indexsets."""

from django.urls.resolvers import URLPattern

app_name = "indexsets"
urlpatterns: list[URLPattern] = []
