"""Addresses of the workspace."""

from django.urls.resolvers import URLPattern

app_name = "workspace"
urlpatterns: list[URLPattern] = []
